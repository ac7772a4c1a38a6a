"""The tool on costs."""

from __future__ import annotations

import re
from datetime import date

import pytest

from assistant.errors import ToolRefusal
from assistant.tools.cost_words import cost_markdown
from assistant.tools.costing import CostResult, estimate_cost
from tests.assistant.tools.conftest import STRONG, Told, run, words

pytestmark = pytest.mark.anyio


async def test_the_table_is_sorted_by_price_and_every_figure_has_its_date(told: Told) -> None:
    result = await run(estimate_cost, told(), examples=300, words_each=250)
    rows = [row for row in result.for_person().splitlines() if row.startswith("| [")]
    bills = [float(re.findall(r"\$(\d+\.\d+)", row)[0]) for row in rows]

    assert bills == sorted(bills)
    assert len(bills) >= 5
    assert all(re.search(r"\(\d{1,2} [A-Z][a-z]{2} 20\d\d\)", row) for row in rows)


async def test_what_was_told_is_used_and_every_assumption_is_listed(told: Told) -> None:
    context = told(**{**STRONG, "examples_on_hand": 210, "privacy": "50 are under NDA, the rest is mine"})
    result = await run(estimate_cost, context)

    assert "160 examples (210 less the 50 that are not free)" in result.assumptions
    assert "250 words an example with its brief (assumed)" in result.assumptions
    assert any("80 pieces a month" in assumption for assumption in result.assumptions)
    assert all(assumption in result.for_person() for assumption in result.assumptions)


async def test_with_nothing_told_the_number_of_examples_is_said_to_be_assumed(told: Told) -> None:
    result = await run(estimate_cost, told())

    assert "100 examples (assumed; tell me how many you have)" in result.assumptions


async def test_what_is_given_counts_before_what_was_told(told: Told) -> None:
    result = await run(estimate_cost, told(**STRONG), examples=500, pieces_per_month=0)

    assert "500 examples" in result.assumptions
    assert "0 pieces a month" in " ".join(result.assumptions)


async def test_hosting_hours_become_a_monthly_bill(told: Told) -> None:
    result = await run(estimate_cost, told(), hours_hosted_per_month=8.67)

    assert "$69.36 a month: H100 or H200 card at $8.00 an hour\\* (9 Sep 2026)" in result.for_person()


async def test_it_says_that_hosting_is_the_bill_and_what_is_closed_or_not_confirmed(told: Told) -> None:
    shown = (await run(estimate_cost, told())).for_person()

    assert "Hosting is the bill to watch:** left on all month, the cheapest card here comes to $1,460" in shown
    assert "Price not confirmed:** " in shown
    assert "Microsoft Foundry" in shown
    assert "Closed to newcomers:** OpenAI," in shown


async def test_the_model_reads_each_base_with_date_and_source(told: Told) -> None:
    model = (await run(estimate_cost, told())).for_model()

    assert len(model["rows"]) > 10
    assert all("seen 2026-" in row["training_rate"] and "https://" in row["source"] for row in model["rows"])
    assert model["closed_to_newcomers"]["OpenAI"] == "closed to newcomers since 7 May 2026"


async def test_an_estimate_stays_short(told: Told) -> None:
    result = await run(estimate_cost, told(**STRONG), hours_hosted_per_month=40)

    assert words(result.for_person()) <= 290  # it grows by a row with each provider that opens
    assert 2 <= len(result.suggestions) <= 3


@pytest.mark.parametrize(
    "arguments", [{"examples": 0}, {"examples": -5}, {"words_each": 0}, {"passes": 0}, {"hours_hosted_per_month": 800}]
)
async def test_a_plan_that_cannot_be_is_refused(told: Told, arguments: dict[str, int]) -> None:
    with pytest.raises(ToolRefusal, match="estimate_cost cannot run"):
        await run(estimate_cost, told(), **arguments)


async def test_the_prompt_without_training_stands_beside_the_rest(told: Told) -> None:
    known = await run(estimate_cost, told(), pieces_per_month=1_000)
    unknown = await run(estimate_cost, told())

    assert re.search(r"a prompt with five samples: \$\d+\.\d\d a month, or .* cached \(.*20\d\d\)", known.for_person())
    assert "tell me how many pieces a month, and I price it" in unknown.for_person()


async def test_every_price_in_every_cell_has_its_own_date(told: Told) -> None:
    shown = (await run(estimate_cost, told(), pieces_per_month=80, hours_hosted_per_month=40)).for_person()
    cells = [cell for row in shown.splitlines() if row.startswith("| [") for cell in row.split("|")[2:4]]

    assert all(re.search(r"\(\d{1,2} [A-Z][a-z]{2} 20\d\d\)", cell) for cell in cells if "$" in cell)
    assert "$4.00, its smallest bill (22 Nov 2026)" in shown  # the day of the smallest bill, not of the token price


async def test_one_date_that_holds_for_all_is_said_once(told: Told) -> None:
    result = await run(estimate_cost, told(), pieces_per_month=80)
    assert isinstance(result, CostResult)
    found = result.estimate
    day = date(2026, 10, 1)
    lines = tuple(
        line.model_copy(
            update={
                "training": line.training.model_copy(update={"as_of": day}),
                "floor_as_of": day if line.floor_as_of else None,
                "serving": line.serving
                and line.serving.model_copy(
                    update={"rates": tuple(rate.model_copy(update={"as_of": day}) for rate in line.serving.rates)}
                ),
            }
        )
        for line in found.lines
    )
    shown = cost_markdown(found.model_copy(update={"lines": lines}), ("a",), None)
    table, rest = shown.split("\n\n", 1)

    assert "2026" not in table
    assert rest.startswith("Every price in the table was seen on 1 Oct 2026;")


async def test_two_bills_that_read_alike_are_said_once(told: Told) -> None:
    shown = (await run(estimate_cost, told(), pieces_per_month=1)).for_person()

    assert "a prompt with five samples: under $0.01 a month, with the samples cached or not (" in shown
