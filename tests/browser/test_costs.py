"""The cost card and the brief in a real browser: moved, sorted, downloaded, printed, in every look."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.cards import HOUSE, PHONE, costs, scorecard, told
from tests.browser.conftest import SHOTS, OpenChat
from tests.browser.faults import faults_of
from tests.face.server import Server

TALL = 3_400


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with Server(tmp_path_factory.mktemp("costs") / "home", program=HOUSE) as running:
        yield running


def test_a_slider_moves_table_plot_and_words(open_chat: OpenChat) -> None:
    chat = open_chat(height=1_000)
    told(chat)
    chat.ask("What would it cost?")
    card = costs(chat)
    expect(card.get_by_test_id("figure-examples")).to_have_value("40")
    before = {name: card.get_by_test_id(name).inner_html() for name in ("costs", "plot", "break-even-words")}
    slider = card.get_by_test_id("slider-pieces")
    slider.focus()
    chat.page.keyboard.press("End")
    expect(card.get_by_test_id("figure-pieces")).to_have_value("2000")
    for name, html in before.items():
        chat.page.wait_for_function(
            "([name, html]) => document.querySelector(`[data-live=true] [data-testid=${name}]`).innerHTML !== html",
            arg=[name, html],
        )
    card.get_by_test_id("figure-examples").fill("99999999999")
    expect(card.get_by_role("alert")).to_contain_text("Examples must be a whole number")
    card.get_by_test_id("figure-examples").fill("500")
    expect(card.get_by_role("alert")).to_be_empty()
    chat.reload()
    expect(costs(chat).get_by_test_id("figure-examples")).to_have_value("500")
    costs(chat).get_by_test_id("costs-back").click()
    expect(costs(chat).get_by_test_id("figure-examples")).to_have_value("40")


def test_the_table_sorts_and_shows_each_way(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask("What would it cost?")
    card = costs(chat)
    card.get_by_test_id("costs-all").click()
    rows = card.locator("[data-testid=costs] tbody tr")
    assert rows.count() > 15
    for key, up in (("year_usd", True), ("year_usd", False)):
        card.get_by_test_id(f"sort-{key}").click()
        amounts = [_amount(text) for text in rows.locator("[data-label='First year']").all_inner_texts()]
        known = [amount for amount in amounts if amount is not None]
        assert known == sorted(known, reverse=not up)
        assert amounts[: len(known)] == known  # what has no price comes last either way
    expect(card.locator("th[aria-sort=descending]")).to_have_count(1)
    assert rows.first.get_by_role("link").first.get_attribute("href").startswith("https://")  # type: ignore[union-attr]


def test_the_plot_names_its_lines_and_says_in_words_what_it_shows(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask("What would it cost?")
    plot = costs(chat).get_by_test_id("plot")
    assert plot.get_by_test_id("plot-line").count() >= 4
    expect(plot).to_have_attribute("role", "img")
    expect(plot.locator("desc")).to_contain_text("Prompt: $")
    costs(chat).get_by_text("The plot as figures").click()
    expect(costs(chat).locator(".peri-figures tbody tr")).to_have_count(plot.get_by_test_id("plot-line").count())


def test_the_table_comes_as_csv_with_the_figures_of_the_sliders(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.ask("What would it cost?")
    card = costs(chat)
    card.get_by_test_id("figure-pieces").fill("123")
    expect(card.get_by_test_id("csv")).to_have_attribute("href", re.compile("pieces=123"))
    with chat.page.expect_download() as download:
        card.get_by_test_id("csv").click()
    assert download.value.suggested_filename.startswith("peri-costs-")
    rows = list(csv.DictReader(download.value.path().read_text("utf-8-sig").splitlines()))
    assert {"prompt", "tuned"} <= {row["way"] for row in rows}


def test_the_brief_opens_beside_the_talk(open_chat: OpenChat) -> None:
    chat = open_chat()
    told(chat)
    chat.ask("What would it cost?")
    costs(chat)
    with chat.page.context.expect_page() as opened:
        costs(chat).get_by_test_id("brief").click()
    page = opened.value
    expect(page.locator("body")).to_contain_text("Not now: 40 examples are too few.")
    expect(page.locator("table tbody tr")).to_have_count(5)
    assert faults_of(page) == []
    page.screenshot(path=SHOTS / "brief-light.png", full_page=True)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 1_031})  # A4 at 96 dots an inch, less the margins
    assert page.evaluate("document.documentElement.scrollHeight") <= 1_031
    page.screenshot(path=SHOTS / "brief-print.png", full_page=True)


@pytest.mark.parametrize(
    ("name", "window"),
    [("light", {}), ("dark", {"dark": True}), ("phone-light", PHONE), ("phone-dark", {**PHONE, "dark": True})],
)
def test_every_look_of_the_cards_is_usable(open_chat: OpenChat, name: str, window: dict[str, Any]) -> None:
    chat = open_chat(**window)
    told(chat)
    fold = scorecard(chat).get_by_test_id("scorecard-fold")
    expect(fold).to_have_attribute("aria-expanded", "false" if "phone" in name else "true")
    if "phone" in name:
        chat.shot(f"cards-{name}-1-folded")
        fold.tap()
    chat.shot(f"cards-{name}-2-scorecard")
    assert faults_of(chat.page) == []
    chat.ask("What would it cost?")
    costs(chat)
    assert chat.overflow() <= 0
    assert faults_of(chat.page) == []
    chat.page.set_viewport_size({"width": window.get("width", 1_280), "height": TALL})
    chat.shot(f"cards-{name}-3-costs")


def _amount(text: str) -> float | None:
    first = text.split("\n")[0].replace("$", "").replace(",", "")
    if first == "no bill":
        return 0.0
    return float(first) if first.replace(".", "").isdigit() else None
