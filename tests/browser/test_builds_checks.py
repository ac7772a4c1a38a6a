"""A training file in the chat is checked and mended; the sample work is built; what is kept is listed and deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from dataset.check.check import check_file
from tests.browser.cards import PHONE
from tests.browser.chat import PATIENCE_MS, Chat
from tests.browser.conftest import OpenChat
from tests.browser.faults import faults_of
from tests.browser.test_builds import HOUSE, card_of, open_step, ready
from tests.dataset.check.lines import assistant, chat, line, lines, user
from tests.face.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("checks") / "home", program=HOUSE) as running:
        yield running


@pytest.fixture(scope="module")
def training(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with more kinds of faults, and more of them, than a table shows at once."""
    faulty = [line(chat({**user(f"Brief {n}?"), "role": "human"}, assistant(f"Piece {n}."))) for n in range(15)]
    empty = [line(chat(user(f"What about {n}?"), assistant(""))) for n in range(4)]
    file = tmp_path_factory.mktemp("training") / "train.jsonl"
    file.write_bytes(b"\n".join([*lines("chat", 60), *faulty, *empty, b'{"messages": [']) + b"\n")
    return file


def bring(window: Chat, file: Path) -> Locator:
    """Choose a file with the paperclip and send it; the live check card."""
    window.page.locator("#upload-button-input").set_input_files(str(file))
    expect(window.page.locator("#attachments")).to_be_visible(timeout=PATIENCE_MS)
    expect(window.page.locator("#chat-submit")).to_be_enabled(timeout=PATIENCE_MS)
    window.page.locator("#chat-submit").click()
    window.finished()
    card = window.page.locator("[data-testid=checkcard][data-live=true]")
    expect(card.get_by_test_id("problems").first).to_be_visible(timeout=PATIENCE_MS)
    return card


@pytest.mark.parametrize(("look", "dark"), [("desk", False), ("desk", True), ("phone", True)])
def test_a_training_file_is_checked_mended_and_taken_home(
    open_chat: OpenChat, training: Path, tmp_path: Path, look: str, dark: bool
) -> None:
    window = open_chat(dark=dark, **(PHONE if look == "phone" else {}))
    card = bring(window, training)
    name = f"check-{look}-{'dark' if dark else 'light'}"
    expect(card).to_have_attribute("data-verdict", "error")
    expect(window.answers.last).to_contain_text("As it is, it would be refused")
    rows = card.get_by_test_id("problems").first.locator("tbody tr")
    expect(rows).to_have_count(12)
    card.scroll_into_view_if_needed()
    window.shot(f"{name}-1")
    assert window.overflow() <= 0
    assert faults_of(window.page) == []
    card.get_by_test_id("problems-all").click()
    expect(rows).to_have_count(20)
    expect(rows.first).to_contain_text("61")
    card.get_by_test_id("mend").click()
    expect(card.get_by_test_id("mended")).to_contain_text("A mended copy is ready", timeout=PATIENCE_MS)
    card.get_by_test_id("mended").scroll_into_view_if_needed()
    window.shot(f"{name}-2-mended")
    with window.page.expect_download() as waiting:
        card.get_by_test_id("mended-download").click()
    waiting.value.save_as(tmp_path / waiting.value.suggested_filename)
    left = check_file(tmp_path / "train.fixed.jsonl")
    assert {problem.rule for problem in left.problems} < {problem.rule for problem in check_file(training).problems}
    card.get_by_test_id("check-reader").select_option("together")
    expect(card.get_by_test_id("mended")).to_have_count(0, timeout=PATIENCE_MS)
    window.reload()
    expect(window.page.locator("[data-testid=checkcard][data-live=true]")).to_contain_text("train.jsonl")
    assert faults_of(window.page) == []


def test_the_sample_work_is_built_from_a_starter_and_deleted_where_all_that_is_kept_stands(
    open_chat: OpenChat,
) -> None:
    window = open_chat()
    window.page.locator("#starters button").filter(has_text="sample work").click()
    window.finished()
    card = ready(card_of(window))
    expect(card).to_contain_text("Sample work")
    expect(open_step(card, "clients")).to_contain_text("Brightwell Tea")
    window.ask("What have you kept of mine?")
    kept = window.page.locator("[data-testid=keptcard][data-live=true]")
    build = kept.get_by_test_id("kept").filter(has_text="Sample work")
    expect(build).to_be_visible(timeout=PATIENCE_MS)
    kept.scroll_into_view_if_needed()
    window.shot("kept-1")
    window.ask("Please delete the dataset Sample work")
    kept = window.page.locator("[data-testid=keptcard][data-live=true]")
    first = kept.get_by_test_id("kept").first
    expect(first).to_contain_text("Sample work", timeout=PATIENCE_MS)
    window.shot("kept-2-sure")
    assert faults_of(window.page) == []
    first.get_by_test_id("kept-delete-sure").click()
    expect(kept).to_contain_text("Sample work is deleted.", timeout=PATIENCE_MS)
    expect(window.page.get_by_test_id("build-gone")).to_be_visible(timeout=PATIENCE_MS)
    window.shot("kept-3-deleted")


def test_deleting_a_conversation_says_what_goes_and_what_stays(open_chat: OpenChat, training: Path) -> None:
    window = open_chat()
    bring(window, training)
    thread = window.thread()
    window.page.locator(f"#thread-history a[href='/thread/{thread}']").hover()
    window.page.get_by_role("button", name="Rename or delete").first.click()
    window.page.get_by_role("menuitem", name="Delete").click()
    dialog = window.page.get_by_role("alertdialog")
    expect(dialog).to_contain_text("the files that you brought to it")
    window.shot("delete-conversation")
    dialog.get_by_role("button", name=re.compile("^(Confirm|Delete)$")).click()
    expect(window.page.locator(f"#thread-history a[href='/thread/{thread}']")).to_have_count(0, timeout=PATIENCE_MS)
