"""Light, dark, phone width, keyboard and screen reader."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenChat
from tests.browser.faults import faults_of, tab_to

PHONE = {"width": 390, "height": 844, "phone": True}


@pytest.mark.parametrize(
    ("name", "window"),
    [("light", {}), ("dark", {"dark": True}), ("phone-light", PHONE), ("phone-dark", {**PHONE, "dark": True})],
)
def test_every_look_is_usable_and_has_no_serious_accessibility_fault(
    open_chat: OpenChat, name: str, window: dict[str, Any]
) -> None:
    chat = open_chat(**window)
    faults = {"welcome": faults_of(chat.page)}
    chat.shot(f"{name}-1-welcome")
    chat.ask("What is fine-tuning?")
    faults["answer"] = faults_of(chat.page)
    chat.shot(f"{name}-2-answer")
    chat.cite(1)
    faults["panel"] = faults_of(chat.page)
    chat.shot(f"{name}-3-panel")
    assert chat.overflow() <= 0
    told = "\n".join(f"{where}: {fault}" for where, found in faults.items() for fault in found)
    assert not told, told


def test_a_phone_opens_its_history_and_an_older_conversation(open_chat: OpenChat) -> None:
    chat = open_chat(**PHONE)
    chat.ask("Tell me about pocket phones")
    chat.page.locator("#new-chat-button").first.tap()
    chat.ask("And about tablets")
    chat.page.locator("#sidebar-trigger-button").tap()
    sheet = chat.page.get_by_role("dialog", name="Conversations")
    expect(sheet).to_be_visible()
    assert faults_of(chat.page) == []
    chat.shot("phone-light-4-history")
    sheet.get_by_role("link", name="Tell me about pocket phones").tap()
    expect(chat.questions).to_have_text("Tell me about pocket phones", timeout=20_000)


def test_the_keyboard_alone_is_enough(open_chat: OpenChat) -> None:
    chat = open_chat()
    expect(chat.composer).to_be_focused()
    chat.page.wait_for_load_state("networkidle")  # what is typed before the page has settled is lost
    chat.page.keyboard.type("What is fine-tuning?")
    expect(chat.page.locator("#chat-submit")).to_be_enabled(timeout=20_000)
    chat.page.keyboard.press("Enter")
    chat.finished()
    tab_to(chat.page, 'a[href="#peri-cite-1"]', back=True)
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_test_id("cited")).to_be_focused(timeout=20_000)
    tab_to(chat.page, "#side-view-title button", back=True)
    chat.page.keyboard.press("Enter")
    expect(chat.panel).to_have_count(0)
    tab_to(chat.page, "[data-testid=suggestion]", back=True)
    chat.page.keyboard.press("Enter")
    expect(chat.questions).to_have_count(2, timeout=20_000)
    chat.finished()
    tab_to(chat.page, ".edit-message", back=True)
    chat.page.keyboard.press("Enter")
    expect(chat.page.locator("#edit-chat-input")).to_be_focused()


def test_a_finished_answer_is_announced_once(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask("What is fine-tuning?")
    live = chat.page.locator(".peri-hidden[aria-live='polite']")
    expect(live).to_contain_text("Peri has answered.")
    expect(live).to_contain_text("Fine-tuning trains")


def test_the_chooser_shows_who_speaks(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.page.get_by_role("button", name="Who speaks").click()
    dialog = chat.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Built-in guide")
    chat.shot("chooser-light")
    dialog.get_by_role("combobox").click()
    chat.page.get_by_role("option", name="Built-in guide").click()
    dialog.get_by_role("button", name="Confirm").click()
    chat.ask("What is fine-tuning?")
    chat.reload()
    chat.finished()
    chat.page.get_by_role("button", name="Who speaks").click()
    expect(chat.page.get_by_role("dialog").get_by_role("combobox")).to_contain_text("Built-in guide")
