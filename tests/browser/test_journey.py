"""The founding journey in a real browser, with the real guide, over two restarts of the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from journeys.journey import load_journeys
from tests.browser.cards import PHONE
from tests.browser.chat import PATIENCE_MS, Chat
from tests.browser.conftest import OpenChat
from tests.face.server import Server

PROGRAM = "assistant serve"
FOUNDING = next(journey for journey in load_journeys() if journey.id == "tune-on-your-best-work")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Path:
    folder = tmp_path_factory.mktemp("journey") / "home"
    folder.mkdir()
    (folder / "index").symlink_to(index_folder, target_is_directory=True)
    return folder


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    with Server(home, program=PROGRAM) as running:
        yield running


def card(chat: Chat) -> Locator:
    """The live one."""
    found = chat.page.locator("[data-testid=journey][data-live=true]")
    expect(found).to_have_count(1, timeout=PATIENCE_MS)
    return found


def press(chat: Chat, button: str) -> None:
    """Press a button of the card, and wait for the answer."""
    before = chat.questions.count()
    card(chat).get_by_test_id(button).click()
    expect(chat.questions).to_have_count(before + 1, timeout=PATIENCE_MS)
    chat.finished()


def now(chat: Chat, step: int) -> None:
    """The card says that this step is the one to take."""
    expect(card(chat).locator("[aria-current=step]")).to_contain_text(f"{step + 1}. {FOUNDING.steps[step].title}")


@pytest.mark.timeout(900)  # three starts of the server and some twenty answers
def test_the_founding_journey_is_walked_over_two_restarts(open_chat: OpenChat, server: Server) -> None:
    chat = open_chat()
    chat.ask("I have 150 approved product descriptions of my own, and make 60 a month")
    chat.ask(f"Start “{FOUNDING.title}”")
    now(chat, 1)  # the first was known: 150 pieces
    chat.shot("journey-1-begun")
    press(chat, "step-elsewhere")
    now(chat, 2)
    card(chat).get_by_test_id("step-skip").click()
    expect(chat.page.get_by_test_id("skip-why")).to_be_focused()
    chat.page.keyboard.type("I judged them last week")
    chat.shot("journey-2-skipping")
    chat.page.keyboard.press("Enter")
    chat.finished()
    expect(card(chat)).to_contain_text("skipped: I judged them last week")
    press(chat, "step-back")
    now(chat, 2)
    press(chat, "step-done")
    now(chat, 3)
    conversation = chat.thread()
    server.stop()

    with Server(server.home, port=server.port, program=PROGRAM) as second:
        chat = open_chat(f"/thread/{conversation}")
        now(chat, 3)  # the card is there again, with its buttons
        press(chat, "step-done")
        now(chat, 4)
        chat.reload()
        now(chat, 4)
        chat.ask("What would it cost me?")
        expect(card(chat).get_by_test_id(f"step-{FOUNDING.steps[5].id}")).to_contain_text("done")
        now(chat, 4)
        second.stop()

    with Server(server.home, port=server.port, program=PROGRAM):
        chat = open_chat()
        chat.page.locator("#starters").get_by_text("Where was I in my journey?").click()
        expect(chat.questions).to_have_count(1, timeout=PATIENCE_MS)
        chat.finished()
        now(chat, 4)
        expect(chat.answers.last).to_contain_text("Still known from before")
        chat.shot("journey-3-taken-up")
        while card(chat).get_by_test_id("step-done").count():
            press(chat, "step-done")
        expect(card(chat)).to_contain_text("Finished")
        expect(chat.answers.last).to_contain_text("That was the last step")
        assert chat.overflow() <= 0
        chat.shot("journey-4-finished")


def test_on_a_phone_the_card_shows_the_step_to_take_and_fits(open_chat: OpenChat, server: Server) -> None:
    with Server(server.home, port=server.port, program=PROGRAM):
        chat = open_chat(**PHONE, dark=True)
        chat.ask("Start “Keep it fresh”")
        expect(card(chat).locator(".peri-leg")).to_have_count(1)
        card(chat).get_by_test_id("journey-all").click()
        assert card(chat).locator(".peri-leg").count() > 5
        assert chat.overflow() <= 0
        chat.shot("journey-5-phone-dark")
        press(chat, "journey-park")
        expect(card(chat)).to_contain_text("Parked")
        press(chat, "journey-resume")
        expect(card(chat)).to_contain_text("Step 1 of")
