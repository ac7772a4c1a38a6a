"""The cost card's JSON and the table for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from journeys.cost import estimate
from journeys.cost_card import cost_card
from journeys.cost_table import COLUMNS, as_csv
from journeys.estimate import CostEstimate
from journeys.planning import Asked, plan_for
from journeys.situation import Situation
from knowledge.library import CONTENT
from knowledge.providers import Provider, load_providers

TODAY = date(2026, 11, 22)
REAL = load_providers(CONTENT / "providers")


def test_the_card_is_plain_json_with_money_as_text() -> None:
    card = cost_card(made())

    assert json.loads(json.dumps(card)) == card
    assert card["as_of"] == "2026-11-22"
    assert all(
        value.count(".") == 1 and len(value.split(".")[1]) == 2
        for row in card["rows"]
        for span in (row["once_usd"], row["month_usd"], row["year_usd"])
        if span
        for value in span.values()
    )


def test_the_card_has_a_slider_for_each_figure_of_the_query() -> None:
    sliders = {slider["name"]: slider for slider in cost_card(made(examples=5_000))["sliders"]}

    assert list(sliders) == ["examples", "words", "passes", "pieces", "hours"]
    assert all(slider["min"] <= slider["value"] <= slider["max"] for slider in sliders.values())
    assert (sliders["examples"]["assumed"], sliders["words"]["assumed"]) == (False, True)


def test_the_plot_shows_the_short_rows_over_twelve_months() -> None:
    card = cost_card(made())
    short = {row["id"] for row in card["rows"] if row["short"] and row["year_usd"]}

    assert card["plot"]["months"] == list(range(13))
    assert {route["id"] for route in card["plot"]["routes"]} == short
    assert all(len(route["usd"]) == 13 for route in card["plot"]["routes"])


def test_every_line_of_the_card_can_be_worked_out_again() -> None:
    for row in cost_card(made(hourly_rate_usd=Decimal(40)))["rows"]:
        for line in row["lines"]:
            for case in ("low", "likely", "high"):
                floor = Decimal(line["at_least_usd"] or 0)
                exact = Decimal(line["unit_usd"]) * Decimal(line["quantity"][case])
                sum_ = Decimal(line["times"][case]) * max(floor, exact)
                assert abs(sum_ - Decimal(line["usd"][case])) <= Decimal("0.005")
            assert line["seen"] or line["item"] == "your hours"


def test_a_sample_that_was_counted_leaves_the_slider_of_words_out() -> None:
    assert "words" not in {slider["name"] for slider in cost_card(made(sample="one two three"))["sliders"]}


def test_the_table_holds_every_line_with_its_price_day_and_source() -> None:
    found = made()
    rows = list(csv.DictReader(io.StringIO(as_csv(found), newline="")))

    assert len(rows) == sum(len(route.lines) for route in found.routes)
    assert tuple(rows[0]) == COLUMNS
    assert all(row["price_seen"] and row["url"].startswith("http") for row in rows if row["item"] != "your hours")
    assert {row["likely_usd"] for row in rows if row["route"] == "tuned/together/up-to-16b"} >= {"4.00"}


def test_the_table_is_lines_with_crlf_and_quoted_commas() -> None:
    text = as_csv(made())

    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert '"Together AI, pricing"' in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_runs_as_a_formula(start: str) -> None:
    local = REAL["local"]
    evil = Provider.model_validate(local.model_dump() | {"name": f"{start}cmd|' /C calc'!A0", "prices": ()})
    evil = evil.model_copy(update={"prices": local.prices})
    rows = list(csv.reader(io.StringIO(as_csv(estimate(plan_for(Asked(), Situation()), [evil], TODAY)), newline="")))

    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert rows[1][2].startswith(f"'{start}cmd")


def made(**asked: Any) -> CostEstimate:
    plan = plan_for(Asked(**{"examples": 200, "pieces_per_month": 80, **asked}), Situation())
    return estimate(plan, REAL.values(), TODAY)
