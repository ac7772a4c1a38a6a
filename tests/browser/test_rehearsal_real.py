"""A rehearsal with the real small model in a real browser, with pictures to look at.

Opt-in: PERI_TEST_REHEARSAL names a Peri home in which the model is installed (`peri rehearse --install`).
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.cards import PHONE
from tests.browser.chat import PATIENCE_MS
from tests.browser.conftest import OpenChat
from tests.browser.rehearsals import card_of, ended, planned, show
from tests.face.rehearsals_visitor import HOUSE
from tests.face.server import Server

HOME = os.environ.get("PERI_TEST_REHEARSAL")
LONG_MS = 1_800_000
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(7_200),
    pytest.mark.skipif(HOME is None, reason="PERI_TEST_REHEARSAL names no home with the small model"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    assert HOME is not None
    home = tmp_path_factory.mktemp("rehearsals") / "home"
    shutil.copytree(Path(HOME) / "models", home / "models")
    with Server(home, program=f"{HOUSE} --real") as running:
        yield running


def test_a_small_model_learns_the_house_style_and_invents_the_facts(open_chat: OpenChat) -> None:
    chat = open_chat(height=1500)
    card = planned(chat)
    show(chat, card, "rehearsal-real-1-start")
    card.get_by_test_id("start").click()
    expect(card.locator("[data-when=half] dd").first).not_to_contain_text("not there yet", timeout=LONG_MS)
    show(chat, card, "rehearsal-real-2-half")
    ended(card, "done", LONG_MS)
    result = card.get_by_test_id("result")
    before, after = (float(each) for each in result.locator(".peri-tiles strong").first.inner_text().split(" → "))
    assert (before > 2, after < 0.15) == (True, True)
    show(chat, result, "rehearsal-real-3-result")
    card.get_by_test_id("add-facts").click()
    facts = card.get_by_test_id("facts")
    expect(facts).to_contain_text("its pairs did hold", timeout=LONG_MS)
    show(chat, facts, "rehearsal-real-4-facts")

    for name, window in (("phone", PHONE), ("dark", {"dark": True})):
        other = open_chat(f"/thread/{chat.thread()}", **window)
        expect(card_of(other).get_by_test_id("result")).to_be_visible(timeout=PATIENCE_MS)
        for part in ("losses", "beside", "facts"):
            show(other, card_of(other).get_by_test_id(part), f"rehearsal-real-5-{name}-{part}")
        assert other.overflow() <= 0
