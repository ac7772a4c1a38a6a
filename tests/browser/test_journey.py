"""The founding journey in a real browser, with the real guide and real files, over two restarts of the server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from journeys.journey import load_journeys
from tests.browser.cards import PHONE
from tests.browser.chat import PATIENCE_MS, Chat
from tests.browser.conftest import OpenChat
from tests.browser.faults import faults_of
from tests.browser.past import a_month, past_files, two_sets
from tests.browser.test_builds import bring, card_of, open_step, ready
from tests.face.server import Server

PROGRAM = "assistant serve"
LONG_MS = 120_000
FOUNDING = next(journey for journey in load_journeys() if journey.id == "tune-on-your-best-work")
AT = {step.id: number for number, step in enumerate(FOUNDING.steps)}


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


def again(server: Server) -> Server:
    """The server at the same address, begun anew, whichever test ran before."""
    if server.process.poll() is None:
        server.stop()
    return Server(server.home, port=server.port, program=PROGRAM)


def up(server: Server) -> AbstractContextManager[object]:
    """The server at that address, begun anew only if it does not run."""
    return nullcontext() if server.process.poll() is None else again(server)


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


def now(chat: Chat, step: str) -> None:
    """The card says that this step is the one to take."""
    expected = f"{AT[step] + 1}. {FOUNDING.steps[AT[step]].title}"
    expect(card(chat).locator("[aria-current=step]")).to_contain_text(expected, timeout=PATIENCE_MS)


def ticked(chat: Chat, step: str, by: str) -> None:
    """The card says that this step was ticked, and what showed it."""
    line = card(chat).get_by_test_id(f"step-{step}")
    expect(line).to_contain_text(re.compile(f"{by}.*done", re.DOTALL), timeout=PATIENCE_MS)


def hand_in(chat: Chat, words: str, *files: Path) -> Locator:
    """Choose files with the paperclip, write something, and send both."""
    chat.page.locator("#upload-button-input").set_input_files([str(file) for file in files])
    expect(chat.page.locator("#attachments")).to_be_visible(timeout=PATIENCE_MS)
    chat.write(words)
    expect(chat.page.locator("#chat-submit")).to_be_enabled(timeout=LONG_MS)
    chat.page.locator("#chat-submit").click()
    return chat.finished()


def show(chat: Chat, name: str, place: Locator) -> None:
    """A picture of that place, and no serious fault on the page."""
    place.scroll_into_view_if_needed()
    chat.shot(name)
    assert faults_of(chat.page) == []


def write_files(chat: Chat) -> None:
    """Answer what the card of the build asks, and let it write."""
    build = ready(card_of(chat))
    for step, button in (("whom", "whom-own"), ("names", "mask-all")):
        expect(build.get_by_test_id(f"step-{step}")).to_be_visible(timeout=PATIENCE_MS)
        open_step(build, step).get_by_test_id(button).click()
        expect(build.get_by_test_id(f"step-{step}")).to_have_attribute("data-done", "true", timeout=PATIENCE_MS)
    writing = open_step(build, "write")
    expect(writing.get_by_test_id("before")).to_contain_text("would be written", timeout=LONG_MS)
    writing.get_by_test_id("doubtful").check()  # the texts of one workbook are much alike
    expect(writing.get_by_test_id("before")).to_contain_text(re.compile(r"^[4-7]\d pairs"), timeout=LONG_MS)
    writing.get_by_test_id("write").click()
    expect(build).to_have_attribute("data-status", "written", timeout=LONG_MS)


def judge_all(chat: Chat, count: int) -> Locator:
    """Judge every pair with the keyboard, and uncover the result."""
    blind = chat.page.locator("[data-testid=blind][data-live=true]").last
    expect(blind.get_by_test_id("blind-place")).to_have_text(f"1 of {count}", timeout=PATIENCE_MS)
    blind.get_by_test_id("choose-left").focus()
    for number in range(count):
        left = blind.get_by_test_id("blind-left").inner_text()
        chat.page.keyboard.press("2" if "Buy it now!" in left else "1")
        if number + 1 < count:
            expect(blind.get_by_test_id("blind-place")).to_have_text(f"{number + 2} of {count}", timeout=PATIENCE_MS)
    blind.get_by_test_id("blind-uncover").click()
    expect(blind.get_by_test_id("blind-result")).to_contain_text("You preferred tuned model", timeout=PATIENCE_MS)
    return blind


@pytest.mark.timeout(1_200)  # three starts of the server, a build and some twenty answers
def test_the_founding_journey_is_walked_over_two_restarts(open_chat: OpenChat, server: Server, tmp_path: Path) -> None:
    chat = open_chat()
    chat.ask("I have 150 approved product descriptions of my own, and make 60 a month")
    chat.ask(f"Start “{FOUNDING.title}”")
    now(chat, "rights")
    ticked(chat, "collect", "150")  # known before, so it is not asked again
    show(chat, "journey-01-begun", card(chat))
    press(chat, "step-elsewhere")
    now(chat, "judge-and-set-aside")
    card(chat).get_by_test_id("step-skip").click()
    expect(chat.page.get_by_test_id("skip-why")).to_be_focused()
    chat.page.keyboard.type("I judged them last week")
    show(chat, "journey-02-skipping", card(chat))
    chat.page.keyboard.press("Enter")
    chat.finished()
    expect(card(chat)).to_contain_text("skipped: I judged them last week")
    press(chat, "step-back")
    now(chat, "judge-and-set-aside")
    press(chat, "step-done")
    now(chat, "training-file")
    ready(bring(chat, *past_files(tmp_path / "past")))
    show(chat, "journey-03-files-in", card_of(chat))
    conversation = chat.thread()

    with again(server) as second:
        chat = open_chat(f"/thread/{conversation}")
        write_files(chat)
        show(chat, "journey-04-written", card_of(chat).get_by_test_id("written"))
        chat.ask("Where was I in my journey?")
        ticked(chat, "training-file", "pairs in")  # by the build, and not by a word
        now(chat, "baseline")
        show(chat, "journey-05-ticked-by-the-build", card(chat))
        press(chat, "step-do")
        expect(chat.answers.last).to_contain_text("Your prompt kit is ready")
        press(chat, "step-done")
        now(chat, "cost")
        press(chat, "step-do")
        ticked(chat, "cost", "")
        now(chat, "where")
        show(chat, "journey-06-costed", card(chat))
        press(chat, "step-done")
        press(chat, "step-elsewhere")
        now(chat, "compare")
        chat.reload()
        now(chat, "compare")

    with again(second):
        chat = open_chat()
        chat.page.locator("#starters").get_by_text("Where was I in my journey?").click()
        expect(chat.questions).to_have_count(1, timeout=PATIENCE_MS)
        chat.finished()
        now(chat, "compare")
        expect(chat.answers.last).to_contain_text("Still known from before")
        show(chat, "journey-07-taken-up", card(chat))
        said = hand_in(chat, "Compare these blind", *two_sets(tmp_path / "sets"))
        expect(said).to_contain_text("0 of 20 pairs judged")
        expect(chat.questions.last).to_contain_text("two sets of answers to the same briefs")
        show(chat, "journey-08-blind", judge_all(chat, 20))
        chat.ask("What's next?")
        ticked(chat, "compare", "20 pairs judged blind")
        now(chat, "month")
        said = hand_in(chat, "My month", a_month(tmp_path / "month.csv", datetime.now(UTC).date()))
        expect(said).to_contain_text("12 projects logged.")
        ticked(chat, "month", "12 projects logged since you began")
        now(chat, "refresh")
        show(chat, "journey-09-logged", card(chat))
        chat.ask("Show my project report")
        show(chat, "journey-10-report", chat.page.locator("[data-testid=project-report][data-live=true]"))
        chat.ask("Done")
        expect(chat.answers.last).to_contain_text("When do you look again?")
        chat.ask("in three months")
        expect(card(chat)).to_contain_text("Finished")
        assert chat.overflow() <= 0
        show(chat, "journey-11-finished", card(chat))


@pytest.mark.parametrize("dark", [False, True])
def test_on_a_phone_the_card_shows_the_step_to_take_and_fits(open_chat: OpenChat, server: Server, dark: bool) -> None:
    with up(server):
        chat = open_chat(**PHONE, dark=dark)
        shade = "dark" if dark else "light"
        chat.ask("Start “Keep it fresh”")
        expect(card(chat).locator(".peri-leg")).to_have_count(1)
        show(chat, f"journey-phone-{shade}-1", card(chat))
        card(chat).get_by_test_id("journey-all").click()
        assert card(chat).locator(".peri-leg").count() > 5
        assert chat.overflow() <= 0
        show(chat, f"journey-phone-{shade}-2-all", card(chat))
        press(chat, "journey-park")
        expect(card(chat)).to_contain_text("Parked")
        press(chat, "journey-resume")
        expect(card(chat)).to_contain_text("Step 1 of")
        chat.ask("Bo page, tuned model, 2 rounds, 95 minutes")
        chat.ask("Show my project report")
        show(chat, f"journey-phone-{shade}-3-report", chat.page.locator("[data-testid=project-report][data-live=true]"))
        chat.ask("A is prompt, B is tuned\nBrief: a tagline\nA: plain words\nB: loud words!")
        blind = chat.page.locator("[data-testid=blind][data-live=true]").last
        expect(blind.get_by_test_id("blind-place")).to_have_text("1 of 1", timeout=PATIENCE_MS)
        show(chat, f"journey-phone-{shade}-4-blind", blind)
        blind.get_by_test_id("choose-left").click()
        blind.get_by_test_id("blind-uncover").click()
        expect(blind.get_by_test_id("blind-result")).to_be_visible(timeout=PATIENCE_MS)
        show(chat, f"journey-phone-{shade}-5-result", blind)
        assert chat.overflow() <= 0


@pytest.mark.parametrize(
    "window", [{}, {"dark": True}, PHONE, {**PHONE, "dark": True}], ids=["light", "dark", "phone", "phone-dark"]
)
def test_the_pages_of_journeys_have_no_serious_faults(
    open_chat: OpenChat, server: Server, window: dict[str, object]
) -> None:
    with up(server):
        chat = open_chat(**window)
        page = chat.page
        for name, path in (("all", "/library/journeys"), ("one", f"/library/journeys/{FOUNDING.id}")):
            answer = page.goto(chat.url + path)
            assert answer is not None
            assert answer.ok
            kind = "-".join(str(key) for key in window if key in ("dark", "phone")) or "light"
            page.screenshot(path=chat._shots / f"journey-page-{name}-{kind}.png")
            assert faults_of(page) == []
            assert chat.overflow() <= 0
