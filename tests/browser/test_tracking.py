"""The project log and a blind comparison in a real browser, with keyboard, at phone width, over a restart."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chat import PATIENCE_MS, Chat
from tests.browser.conftest import OpenChat
from tests.face.server import Server

REAL = "assistant serve"
SHEET = """project,kind,helper,rounds,minutes,date
Bo,ad,ChatGPT,3,120,2026-09-01
Ci,ad,ChatGPT,2,100,2026-09-08
Di,ad,general model,3,130,2026-09-15
Ed,ad,tuned model,1,80,2026-10-01
Fe,ad,tuned model,1,70,2026-10-08
"""
PAIRS = "\n".join(f"Brief: a tagline, number {at}\nA: plain words {at}\nB: loud words {at}!" for at in range(4))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Iterator[Server]:
    """`peri serve` as a person starts it."""
    home = tmp_path_factory.mktemp("tracking") / "home"
    shutil.copytree(index_folder, home / "index")
    with Server(home, program=REAL) as running:
        yield running


def log_card(chat: Chat) -> Locator:
    card = chat.page.locator("[data-testid=project-report][data-live=true]")
    expect(card).to_have_count(1, timeout=PATIENCE_MS)
    return card


def blind_card(chat: Chat) -> Locator:
    card = chat.page.locator("[data-testid=blind][data-live=true]").last
    expect(card).to_be_visible(timeout=PATIENCE_MS)
    return card


def test_a_project_is_told_filled_in_brought_in_and_reported(open_chat: OpenChat, tmp_path: Path) -> None:
    chat = open_chat()
    said = chat.ask("Acme landing page, tuned model, 2 rounds, 95 minutes, client happy")
    expect(said).to_contain_text("number 1 in your log")
    expect(said).to_contain_text("Helper: tuned model")
    chat.ask("log a project")
    card = log_card(chat)
    expect(card.get_by_test_id("log-project")).to_be_focused()
    card.get_by_test_id("log-project").fill("Blue Harbour newsletter")
    card.get_by_test_id("log-helper").select_option("general model")
    card.get_by_test_id("log-rounds").fill("3")
    chat.shot("tracking-1-form")
    card.get_by_test_id("log-save").click()
    expect(chat.answers.last).to_contain_text("How many minutes of your work", timeout=PATIENCE_MS)
    chat.finished()
    expect(chat.ask("110")).to_contain_text("Minutes: 110")
    sheet = tmp_path / "log.csv"
    sheet.write_text(SHEET)
    log_card(chat).get_by_test_id("project-report-fold").click()
    log_card(chat).get_by_test_id("log-file").set_input_files(sheet)
    expect(log_card(chat)).to_contain_text("Logged 5.", timeout=PATIENCE_MS)
    expect(chat.ask("Did it help?")).to_contain_text("could still be chance")
    card = log_card(chat)
    expect(card.get_by_test_id("plot-minutes").locator("circle")).to_have_count(7, timeout=PATIENCE_MS)
    card.scroll_into_view_if_needed()
    chat.shot("tracking-2-report")
    with chat.page.context.expect_page() as opened:
        card.get_by_test_id("report-page").click()
    expect(opened.value.locator("svg")).to_have_count(2)
    opened.value.screenshot(path=chat._shots / "tracking-3-page.png", full_page=True)


def test_a_comparison_is_judged_with_keys_and_goes_on_after_a_restart(open_chat: OpenChat, server: Server) -> None:
    chat = open_chat()
    chat.ask(f"A is prompt, B is tuned\n{PAIRS}")
    thread = chat.thread()
    card = blind_card(chat)
    expect(card.get_by_test_id("blind-place")).to_have_text("1 of 4", timeout=PATIENCE_MS)
    assert "tuned" not in card.inner_text()
    card.get_by_test_id("choose-left").focus()
    chat.page.keyboard.press("1")
    expect(card.get_by_test_id("blind-place")).to_have_text("2 of 4")
    chat.page.keyboard.press("0")
    expect(card.get_by_test_id("blind-place")).to_have_text("3 of 4")
    chat.page.keyboard.press("u")
    expect(card.get_by_test_id("blind-place")).to_have_text("2 of 4")
    card.scroll_into_view_if_needed()
    chat.shot("tracking-4-blind")
    server.stop()
    with Server(server.home, port=server.port, program=REAL):
        chat = open_chat(f"/thread/{thread}", width=390, height=844, phone=True)
        card = blind_card(chat)
        expect(card.get_by_test_id("blind-place")).to_have_text("2 of 4", timeout=PATIENCE_MS)
        for choice in ("choose-right", "choose-left", "choose-tie"):
            expect(card.get_by_test_id(choice)).to_be_enabled()
            place = card.get_by_test_id("blind-place").inner_text()
            card.get_by_test_id(choice).click()
            expect(card.get_by_text(place, exact=True)).to_have_count(0)
        chat.shot("tracking-5-blind-phone")
        card.get_by_test_id("blind-uncover").click()
        expect(card.get_by_test_id("blind-result")).to_contain_text("Too close to call", timeout=PATIENCE_MS)
        assert chat.overflow() <= 0
        card.scroll_into_view_if_needed()
        chat.shot("tracking-6-result")
