"""The real Peri: what the guide judges and counts stands on the cards, and a correction there changes the verdict."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.cards import costs, scorecard
from tests.browser.chat import PATIENCE_MS
from tests.browser.conftest import OpenChat
from tests.browser.faults import faults_of
from tests.face.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Iterator[Server]:
    """`peri serve` as a person starts it."""
    home = tmp_path_factory.mktemp("guide-cards") / "home"
    shutil.copytree(index_folder, home / "index")
    with Server(home, program="assistant serve") as running:
        yield running


def test_a_correction_on_the_scorecard_moves_the_guides_verdict(open_chat: OpenChat) -> None:
    chat = open_chat(height=1_200)
    chat.ask("I'm a copywriter with 200 approved product descriptions and write 60 a month. Is training worth it?")
    expect(scorecard(chat)).to_contain_text("200")
    chat.shot("guide-cards-1-scorecard")
    assert faults_of(chat.page) == []
    for asked in (2, 3):
        scorecard(chat).get_by_test_id("quick-reply").filter(has_text="I don't know").click()
        expect(chat.questions).to_have_count(asked, timeout=PATIENCE_MS)
        chat.finished()
    scorecard(chat).get_by_test_id("edit-examples_on_hand").click()
    chat.page.get_by_test_id("fact-value").fill("30")
    chat.page.get_by_test_id("fact-save").click()
    expect(chat.questions.last).to_have_text("Please correct: examples on hand is 30.", timeout=PATIENCE_MS)
    chat.finished()
    expect(scorecard(chat).locator("[data-testid=score-pieces]")).to_contain_text("30")
    expect(scorecard(chat).locator("[data-outcome=prompt_first]")).to_be_visible()
    chat.shot("guide-cards-2-corrected")
    chat.ask("What would it cost me?")
    expect(costs(chat).get_by_test_id("figure-examples")).to_have_value("30")
    with chat.page.context.expect_page() as opened:
        costs(chat).get_by_test_id("brief").click()
    expect(opened.value.locator("body")).to_contain_text("copywriter")
    expect(opened.value.locator(".why a").first).to_have_attribute("href", re.compile("^/library/"))
