"""The scorecard in a real browser: filled in, corrected, kept over a reload and a restart."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.cards import HOUSE, PHONE, scorecard, told
from tests.browser.chat import PATIENCE_MS
from tests.browser.conftest import OpenChat
from tests.browser.faults import tab_to
from tests.face.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("cards") / "home", program=HOUSE) as running:
        yield running


def test_the_scorecard_fills_in_as_the_talk_goes_on(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask("I'm a copywriter, is it worth it?")
    card = scorecard(chat)
    expect(card).to_contain_text("Not decided yet")
    expect(card.get_by_test_id("score-examples")).to_contain_text("not known yet")
    expect(card).to_contain_text("How many finished pieces do you have?")
    chat.shot("scorecard-1-open")
    chat.ask("40 examples")
    expect(scorecard(chat).get_by_test_id("score-examples")).to_contain_text("speaks against")
    expect(scorecard(chat).get_by_test_id("flips")).to_contain_text("With 60 more good examples")
    chat.ask("and 60 a month")
    expect(scorecard(chat).get_by_test_id("score-volume")).to_contain_text("speaks for it")
    expect(scorecard(chat).get_by_test_id("told-profession")).to_contain_text("copywriter")
    expect(chat.page.locator("[data-testid=scorecard][data-live=false]")).to_have_count(2)
    expect(chat.page.locator("[data-live=false] .peri-inside")).to_have_count(0)  # one line each
    chat.shot("scorecard-2-filled")


def test_the_last_question_stays_in_sight_when_the_card_before_folds(open_chat: OpenChat) -> None:
    chat = open_chat()
    told(chat)
    scorecard(chat)
    chat.page.wait_for_timeout(500)  # Chainlit's own scrolling
    expect(chat.questions.last).to_be_in_viewport()


def test_a_corrected_fact_is_said_in_the_talk_and_judged_anew(open_chat: OpenChat) -> None:
    chat = open_chat()
    told(chat)
    scorecard(chat).get_by_test_id("edit-examples_on_hand").click()
    field = chat.page.get_by_test_id("fact-value")
    expect(field).to_be_focused()
    expect(field).to_have_value("40")
    field.fill("140")
    chat.shot("scorecard-3-correcting")
    chat.page.get_by_test_id("fact-save").click()
    expect(chat.questions.last).to_have_text("Please correct: examples on hand is 140.", timeout=PATIENCE_MS)
    chat.finished()
    expect(scorecard(chat)).to_contain_text("Fine-tuning fits")
    scorecard(chat).get_by_test_id("forget-profession").click()
    expect(chat.questions.last).to_have_text("Please forget: profession.", timeout=PATIENCE_MS)
    chat.finished()
    expect(scorecard(chat).get_by_test_id("told-profession")).to_have_count(0)


def test_the_keyboard_corrects_a_fact_and_escape_leaves_it(open_chat: OpenChat) -> None:
    chat = open_chat()
    told(chat)
    chat.composer.focus()
    tab_to(chat.page, "[data-testid=edit-volume_per_month]", back=True)
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_test_id("fact-value")).to_be_focused()
    chat.page.keyboard.press("Escape")
    expect(chat.page.get_by_test_id("fact-value")).to_have_count(0)
    expect(scorecard(chat).get_by_test_id("edit-volume_per_month")).to_be_focused()
    chat.page.keyboard.press("Enter")
    chat.page.keyboard.press("Control+a")
    chat.page.keyboard.type("80")
    chat.page.keyboard.press("Enter")
    expect(chat.questions.last).to_have_text("Please correct: volume per month is 80.", timeout=PATIENCE_MS)


def test_a_reason_opens_with_its_article_and_quiet_rows_on_demand(open_chat: OpenChat) -> None:
    chat = open_chat()
    told(chat)
    row = scorecard(chat).get_by_test_id("score-examples")
    row.get_by_role("button", name="Enough good examples").click()
    expect(row).to_contain_text("whatever the method")
    expect(row.get_by_role("link", name="Read more")).to_have_attribute("href", "/library/how-many-examples")
    expect(scorecard(chat).get_by_test_id("score-rights")).to_have_count(0)
    scorecard(chat).get_by_test_id("scorecard-all").click()
    expect(scorecard(chat).get_by_test_id("score-rights")).to_contain_text("in the clear")


@pytest.mark.parametrize("window", [{"height": 480}, {**PHONE, "height": 480}], ids=["desktop", "phone"])
def test_the_arrow_to_the_end_lies_over_nothing_to_press(open_chat: OpenChat, window: dict[str, Any]) -> None:
    chat = open_chat(**window)
    told(chat)
    arrow = chat.page.locator("button:has(> svg.lucide-arrow-down)")
    scroller = chat.page.locator("[data-step-type='user_message']").last
    shown = 0
    for place in ("start", "center", "end"):
        scroller.evaluate("(question, block) => question.scrollIntoView({block})", place)
        chat.page.wait_for_timeout(500)  # Chainlit's own scrolling
        if arrow.count() == 0 or not arrow.is_visible():
            continue
        shown += 1
        chat.shot(f"arrow-{'phone' if 'phone' in window else 'desktop'}-{place}")
        over = arrow.evaluate(
            """(button) => {
                const at = button.getBoundingClientRect();
                return document.elementsFromPoint(at.x + at.width / 2, at.y + at.height / 2)
                    .filter((each) => !button.contains(each)).some((each) => each.closest('.peri-card, button, a'));
            }"""
        )
        assert not over, place
    assert shown


def test_in_mid_interview_a_reload_and_a_restart_keep_the_question_and_its_replies(
    open_chat: OpenChat, server: Server
) -> None:
    chat = open_chat()
    chat.ask("I'm a copywriter, is it worth it?")
    conversation = chat.thread()
    chat.reload()
    expect(scorecard(chat).get_by_test_id("quick-reply")).to_have_count(3)
    server.stop()
    with Server(server.home, port=server.port, program=HOUSE):
        chat = open_chat(f"/thread/{conversation}")
        expect(scorecard(chat)).to_contain_text("How many finished pieces do you have?")
        scorecard(chat).get_by_test_id("quick-reply").filter(has_text="Skip").click()
        expect(chat.questions.last).to_have_text("Skip", timeout=PATIENCE_MS)
        chat.finished()
        expect(scorecard(chat)).to_contain_text("How many finished pieces do you have?")
        chat.ask("I have 140 examples")
        expect(scorecard(chat)).to_contain_text("Fine-tuning fits")
