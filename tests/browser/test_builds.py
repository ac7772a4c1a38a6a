"""Training data in the chat, as a person makes it: bring work in, watch it, say what is asked, review, write, take."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from dataset.check.check import check_file
from tests.browser.cards import PHONE
from tests.browser.chat import PATIENCE_MS, Chat
from tests.browser.conftest import OpenChat
from tests.browser.faults import faults_of
from tests.dataset.build.making import past_work
from tests.face.server import Server

HOUSE = "tests.face.builds_house"
LONG_MS = 60_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("builds") / "home", program=HOUSE) as running:
        yield running


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zip of past work for three clients, in a folder each."""
    folder = tmp_path_factory.mktemp("work")
    root = past_work(folder / "past", 60)
    with zipfile.ZipFile(folder / "past work.zip", "w") as archive:
        for file in sorted(path for path in root.rglob("*") if path.is_file()):
            archive.write(file, file.relative_to(root))
    return folder / "past work.zip"


def bring(chat: Chat, *files: Path) -> Locator:
    """Choose files with the paperclip and send them; the card."""
    chat.page.locator("#upload-button-input").set_input_files([str(file) for file in files])
    expect(chat.page.locator("#attachments")).to_be_visible(timeout=PATIENCE_MS)
    expect(chat.page.locator("#chat-submit")).to_be_enabled(timeout=LONG_MS)
    chat.page.locator("#chat-submit").click()
    chat.finished()
    return card_of(chat)


def card_of(chat: Chat) -> Locator:
    """The live card of a build."""
    card = chat.page.locator("[data-testid=buildcard][data-live=true]")
    expect(card).to_have_count(1, timeout=PATIENCE_MS)
    return card


def ready(card: Locator) -> Locator:
    """The card once the pairs are found."""
    expect(card).to_have_attribute("data-status", "review", timeout=LONG_MS)
    return card


def open_step(card: Locator, name: str) -> Locator:
    step = card.get_by_test_id(f"step-{name}")
    fold = step.locator(".peri-fold")
    if fold.get_attribute("aria-expanded") == "false":
        fold.click()
    return step


def test_from_a_zip_to_files_that_a_trainer_accepts(open_chat: OpenChat, work: Path, tmp_path: Path) -> None:
    chat = open_chat()
    card = bring(chat, work)
    expect(chat.questions.last).to_contain_text("With 1 zip file")
    chat.shot("build-1-begun")
    ready(card)
    expect(card.get_by_test_id("found")).to_contain_text("pairs found")
    chat.shot("build-2-found")

    open_step(card, "clients").get_by_test_id("permit-all").click()
    expect(card.get_by_test_id("step-clients")).to_have_attribute("data-done", "true", timeout=PATIENCE_MS)
    names = open_step(card, "names")
    names.get_by_test_id("mask-name").fill("Secret Brand")
    names.get_by_role("button", name="Add").click()
    expect(names).to_contain_text("Secret Brand")
    names.get_by_test_id("mask-all").click()
    expect(card.get_by_test_id("step-names")).to_have_attribute("data-done", "true", timeout=PATIENCE_MS)
    chat.shot("build-3-asked")

    writing = open_step(card, "write")
    expect(writing.get_by_test_id("before")).to_contain_text("would be written", timeout=PATIENCE_MS)
    writing.get_by_test_id("targets-all").click()
    writing.get_by_test_id("target-mlx").check()
    chat.page.wait_for_timeout(300)
    chat.shot("build-4-before-writing")
    writing.get_by_test_id("write").click()
    expect(card).to_have_attribute("data-status", "written", timeout=LONG_MS)
    card.get_by_test_id("written").scroll_into_view_if_needed()
    chat.shot("build-5-written")
    with chat.page.expect_download() as waiting:
        card.get_by_test_id("zip").click()
    waiting.value.save_as(tmp_path / "files.zip")
    with zipfile.ZipFile(tmp_path / "files.zip") as archive:
        archive.extractall(tmp_path / "files")
    assert check_file(tmp_path / "files/together/train.jsonl", "together").verdict != "error"
    text = (tmp_path / "files/together/train.jsonl").read_text()
    assert "Acme" not in text
    assert json.loads(text.splitlines()[0])["messages"]
    page = chat.page.context.new_page()
    page.goto(f"{chat.url}{card.get_by_test_id('report').get_attribute('href')}")
    expect(page.get_by_role("heading", name="Quality report")).to_be_visible()


def test_the_review_is_done_with_the_keyboard_and_outlives_a_restart(
    open_chat: OpenChat, work: Path, tmp_path: Path
) -> None:
    server = Server(tmp_path / "home", program=HOUSE)
    chat = open_chat(server=server)
    card = ready(bring(chat, work))
    conversation = chat.thread()
    open_step(card, "look").get_by_test_id("review-open").click()
    review = chat.page.get_by_test_id("review")
    standing = review.get_by_test_id("standing")
    counts = review.get_by_test_id("review-counts")
    expect(standing).to_contain_text("to look at", timeout=PATIENCE_MS)
    chat.shot("review-1")
    pairs = review.get_by_test_id("pair")
    first = review.get_by_test_id("pair-answer").inner_text()
    chat.page.keyboard.press("a")
    expect(counts).to_contain_text("you decided on 1", timeout=PATIENCE_MS)
    expect(pairs.first).to_have_attribute("data-standing", "keep")
    chat.page.keyboard.press("x")
    expect(counts).to_contain_text("you decided on 2", timeout=PATIENCE_MS)
    chat.page.keyboard.press("u")
    expect(counts).to_contain_text("you decided on 1", timeout=PATIENCE_MS)
    chat.page.keyboard.press("j")
    chat.page.keyboard.press("e")
    review.get_by_test_id("edit-answer").fill("These are my own words, j and k and all.")
    chat.page.keyboard.press("Control+Enter")
    expect(counts).to_contain_text("you decided on 2", timeout=PATIENCE_MS)
    chat.shot("review-2-decided")
    assert faults_of(chat.page) == []

    server.kill()
    with Server(server.home, port=server.port, program=HOUSE):
        chat = open_chat(f"/thread/{conversation}", server=server)
        card = ready(card_of(chat))
        open_step(card, "look").get_by_test_id("review-open").click()
        review = chat.page.get_by_test_id("review")
        review.get_by_test_id("filter-standing").select_option("keep")
        expect(review.get_by_test_id("review-counts")).to_contain_text("you decided on 2", timeout=PATIENCE_MS)
        expect(review.get_by_test_id("pair")).to_have_count(2, timeout=PATIENCE_MS)  # the kept ones have come
        answers = review.get_by_test_id("pair-answer")
        expect(answers).to_have_count(1)
        seen = {answers.inner_text()}
        chat.page.keyboard.press("j")
        expect(answers).not_to_have_text(next(iter(seen)))
        assert {*seen, answers.inner_text()} == {first, "These are my own words, j and k and all."}
        chat.page.keyboard.press("Escape")
        expect(review).not_to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_on_a_phone_the_card_and_the_review_fit_and_have_no_faults(open_chat: OpenChat, work: Path, dark: bool) -> None:
    chat = open_chat(dark=dark, **PHONE)
    card = ready(bring(chat, work))
    shade = "dark" if dark else "light"
    chat.shot(f"build-phone-{shade}-1-found")
    assert chat.overflow() <= 0
    assert faults_of(chat.page) == []
    open_step(card, "look").get_by_test_id("review-open").click()
    review = chat.page.get_by_test_id("review")
    expect(review.get_by_test_id("standing")).to_be_visible(timeout=PATIENCE_MS)
    chat.shot(f"build-phone-{shade}-2-review")
    assert faults_of(chat.page) == []
    review.get_by_test_id("keep").click()
    expect(review.get_by_test_id("review-counts")).to_contain_text("you decided on 1", timeout=PATIENCE_MS)
    review.get_by_test_id("edit").click()
    chat.shot(f"build-phone-{shade}-3-edit")


def test_a_build_that_is_cut_off_goes_on_when_peri_is_back(open_chat: OpenChat, tmp_path: Path) -> None:
    root = past_work(tmp_path / "much", 900)
    with zipfile.ZipFile(tmp_path / "much.zip", "w") as archive:
        for file in sorted(path for path in root.rglob("*") if path.is_file()):
            archive.write(file, file.relative_to(root))
    with Server(tmp_path / "home", program=HOUSE) as first:
        chat = open_chat(server=first)
        card = bring(chat, tmp_path / "much.zip")
        conversation = chat.thread()
        expect(card).to_have_attribute("data-status", "working", timeout=PATIENCE_MS)
        chat.shot("build-cut-1-working")
        first.kill()
    with Server(first.home, port=first.port, program=HOUSE):
        expect(card).to_have_attribute("data-status", "review", timeout=LONG_MS)  # the open window finds it again
        chat = open_chat(f"/thread/{conversation}", server=first)
        ready(card_of(chat))
        chat.shot("build-cut-2-after")


def drop(chat: Chat, *paths: Path) -> None:
    """Let files or folders fall on the window, as the system does it."""
    expect(chat.page.locator("#upload-button")).to_be_enabled(timeout=PATIENCE_MS)  # once the page knows its settings
    session = chat.page.context.new_cdp_session(chat.page)
    for kind in ("dragEnter", "dragOver", "drop"):
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 640, "y": 400, "data": data})


def test_dropped_files_come_in_and_what_is_refused_is_told(open_chat: OpenChat, tmp_path: Path) -> None:
    chat = open_chat()
    (tmp_path / "socks.txt").write_text("Wool socks keep you warm in winter.\n\nThey are knitted in Wales by hand.\n")
    (tmp_path / "nothing.txt").write_bytes(b"")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    drop(chat, *sorted(tmp_path.iterdir()))
    attached = chat.page.locator("#attachments")
    expect(attached).to_contain_text("socks.txt", timeout=PATIENCE_MS)
    expect(chat.page.get_by_text("nothing.txt is empty")).to_be_visible(timeout=PATIENCE_MS)
    expect(attached).not_to_contain_text("nothing.txt")
    chat.shot("build-dropped-1")
    assert faults_of(chat.page) == []
    chat.write("Please make training data from these")
    chat.page.locator("#chat-submit").click()
    chat.finished()
    expect(chat.questions.last).to_contain_text("With 2 files: 1 png, 1 txt.")
    expect(chat.questions.last).to_contain_text("Not taken: nothing.txt is empty")
    card = ready(card_of(chat))
    card.get_by_test_id("unread").click()
    expect(card).to_contain_text("This is a picture. I read text only.")
    chat.shot("build-dropped-2-few")


def test_a_dropped_folder_tells_whose_work_it_is(open_chat: OpenChat, tmp_path: Path) -> None:
    chat = open_chat()
    drop(chat, past_work(tmp_path / "Past work", 9))
    expect(chat.page.locator("#attachments")).to_be_visible(timeout=PATIENCE_MS)
    expect(chat.page.locator("#chat-submit")).to_be_enabled(timeout=PATIENCE_MS)
    chat.page.locator("#chat-submit").click()
    chat.finished()
    card = ready(card_of(chat))
    expect(card.get_by_test_id("step-clients")).to_contain_text("Acme Foods")
    expect(card.get_by_test_id("step-clients")).to_contain_text("Corvina")
