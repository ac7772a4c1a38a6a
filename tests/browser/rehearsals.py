"""The card of a rehearsal, as a person finds it."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.chat import PATIENCE_MS, Chat


def card_of(chat: Chat) -> Locator:
    """The live card of a rehearsal."""
    card = chat.page.locator("[data-testid=rehearsalcard][data-live=true]")
    expect(card).to_have_count(1, timeout=PATIENCE_MS)
    return card


def planned(chat: Chat, text: str = "show me a small model learning") -> Locator:
    """Ask for a rehearsal; its card with the plan."""
    chat.ask(text)
    card = card_of(chat)
    expect(card.get_by_test_id("plan")).to_be_visible(timeout=PATIENCE_MS)
    return card


def ended(card: Locator, status: str, patience_ms: int) -> Locator:
    """The card once nobody works on it any more."""
    expect(card).to_have_attribute("data-status", status, timeout=patience_ms)
    return card


def show(chat: Chat, part: Locator, name: str) -> None:
    """Bring a part into sight, and take a picture of it."""
    part.scroll_into_view_if_needed()
    chat.shot(name)
