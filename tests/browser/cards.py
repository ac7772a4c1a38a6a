"""The cards of a talk, as a person finds them."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.chat import PATIENCE_MS, Chat

HOUSE = "tests.face.cards_house"
PHONE = {"width": 390, "height": 844, "phone": True}


def scorecard(chat: Chat) -> Locator:
    """The live one."""
    card = chat.page.locator("[data-testid=scorecard][data-live=true]")
    expect(card).to_have_count(1, timeout=PATIENCE_MS)
    return card


def costs(chat: Chat) -> Locator:
    """The live cost card, counted."""
    card = chat.page.locator("[data-testid=costcard][data-live=true]")
    expect(card.get_by_test_id("plot")).to_be_visible(timeout=PATIENCE_MS)
    return card


def told(chat: Chat) -> None:
    """A talk with a verdict."""
    chat.ask("I'm a copywriter, is it worth it?")
    chat.ask("I have 40 examples, 60 a month")
