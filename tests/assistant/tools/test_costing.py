"""The tool on costs."""

from __future__ import annotations

import json
import re

import pytest

from assistant.errors import ToolRefusal
from assistant.tools.costing import CostResult, estimate_cost
from tests.assistant.tools.conftest import STRONG, Told, run, words

pytestmark = pytest.mark.anyio
DAY = r"\d{1,2} [A-Z][a-z]{2} 20\d\d"


async def test_the_answer_comes_first_and_says_what_the_bill_really_is(told: Told) -> None:
    lead = (await run(estimate_cost, told(**STRONG))).for_person().split("\n\n")[0]

    assert re.match(
        r"\*\*At 80 pieces a month a prompt with 5 samples comes to \$\d+\.\d\d \(.*\) in the first year", lead
    )
    assert "Training is the small part" in lead
    assert "The real bill is your time, 22 hours (13–34) of preparing" in lead


async def test_the_table_has_a_row_for_each_provider_and_each_row_its_days(told: Told) -> None:
    shown = (await run(estimate_cost, told(**STRONG))).for_person()
    rows = table(shown)

    assert 8 <= len(rows) <= 12
    assert all(re.search(rf"(\| |–){DAY} \|$", row) for row in rows)
    assert rows[0].startswith("| [Prompt with samples, GPT-6 Luna](https://")
    assert sum("[Together AI" in row for row in rows) == 1


async def test_what_was_told_is_used_and_every_assumption_is_listed(told: Told) -> None:
    context = told(**{**STRONG, "examples_on_hand": 210, "privacy": "50 are under NDA, the rest is mine"})
    result = await run(estimate_cost, context)
    assert isinstance(result, CostResult)

    assert "160 examples (210 less the 50 that are not free)" in result.assumptions
    assert any(assumption.startswith("80 pieces a month") for assumption in result.assumptions)
    assert all(assumption in result.for_person() for assumption in result.assumptions)


async def test_hosting_hours_become_a_monthly_bill(told: Told) -> None:
    result = await run(estimate_cost, told(), hours_hosted_per_month=8.67)

    assert "$69.36 (8.67 h at $8.00)" in result.for_person()


async def test_it_says_that_hosting_is_the_bill_and_what_is_closed_or_not_confirmed(told: Told) -> None:
    shown = (await run(estimate_cost, told())).for_person()

    assert "Hosting is the bill to watch:** left on all month, the cheapest card here comes to $274" in shown
    assert re.search(r"Price not confirmed:\*\* .*Microsoft Foundry", shown)
    assert "Closed to newcomers:** OpenAI (since 7 May 2026, to everyone from 6 January 2027)," in shown


async def test_the_break_even_is_said_and_never_is_an_answer(told: Told) -> None:
    few = (await run(estimate_cost, told(), pieces_per_month=3)).for_person()
    saved = (await run(estimate_cost, told(**STRONG), minutes_saved=10, hourly_rate_usd=50)).for_person()

    assert "**When it pays.** On the bills alone training does not pay at 3 pieces a month" in few
    assert re.search(r"earned back in \d months by saving 10 minutes a piece, bills included", saved)


async def test_a_smallest_bill_and_a_preview_are_named(told: Told) -> None:
    shown = (await run(estimate_cost, told())).for_person()

    assert "| $4.00 (smallest bill) |" in shown
    assert any("Google, Gemini 3.1 Flash-Lite]" in row and "in preview" in row for row in table(shown))


async def test_an_old_customer_of_a_closing_provider_sees_it_with_its_end(told: Told) -> None:
    shown = (await run(estimate_cost, told(tools="we already fine-tune at OpenAI"))).for_person()
    row = next(row for row in shown.splitlines() if "[OpenAI" in row)

    assert "until 14 Jan 2027" in row
    assert "stops before" in row
    assert "Closed to newcomers:** Anthropic" in shown


async def test_who_counts_in_euros_is_told_that_prices_are_in_dollars(told: Told) -> None:
    euros = await run(estimate_cost, told(budget="at most 40 euros a month"))
    dollars = await run(estimate_cost, told(budget="at most 40 dollars a month"))

    assert "Prices are in US dollars, as the vendors print them; I convert nothing" in euros.for_person()
    assert "I convert nothing" not in dollars.for_person()
    assert "€" not in euros.for_person()


async def test_a_sample_is_counted(told: Told) -> None:
    result = await run(estimate_cost, told(), sample="A brief. And the piece that came of it.")
    assert isinstance(result, CostResult)

    assert any("counted in your sample" in assumption for assumption in result.assumptions)
    assert result.for_model()["plan"]["words_each"] is None


async def test_the_model_reads_one_row_for_each_provider_with_day_and_source_in_under_six_kilobytes(told: Told) -> None:
    context = told(**STRONG, budget="at most 40 euros a month", hourly_rate_usd=50)
    model = (await run(estimate_cost, context, minutes_saved=2.5)).for_model()
    rows = [dict(zip(model["columns"], row, strict=True)) for row in model["rows"]]

    assert len(json.dumps(model, ensure_ascii=False).encode()) < 6 * 1024
    assert 8 <= len(rows) <= 14
    assert all(re.fullmatch(r"2026-\d\d-\d\d", row["price_seen"]) for row in rows)
    assert all(re.fullmatch(r"[a-z-]+:\S+( [a-z-]+:\S+)*", row["sources"]) for row in rows)
    assert all(re.fullmatch(r"\d+\.\d\d(/\d+\.\d\d){0,2}", row["year"]) for row in rows if row["year"])
    assert "OpenAI (since 7 May 2026, to everyone from 6 January 2027)" in model["closed"]
    assert model["plan"] == {
        "examples": 180,
        "words_each": 250,
        "tokens_each": 334,
        "passes": 3,
        "pieces_per_month": 80,
        "hours_hosted_per_month": "8.67",
        "hourly_rate_usd": "50",
        "minutes_saved": "2.5",
    }
    assert model["breakeven"]["route"].split("/")[1] in {row["provider"] for row in rows}
    assert {one.get("argument") for one in model["assumptions"]} >= {"words_each", "passes", "retrain_per_year"}
    assert json.loads(json.dumps(model)) == model


async def test_a_provider_is_told_line_by_line_when_asked_for(told: Told) -> None:
    result = await run(estimate_cost, told(**STRONG), details="together")
    model = result.for_model()
    training = next(line for line in model["lines"]["tuned/together/up-to-16b"] if line["for"].startswith("training"))

    assert (training["unit_usd"], training["at_least_usd"]) == ("0.48", "4.00")
    assert re.fullmatch(r"2026-\d\d-\d\d", training["seen"])
    assert "https://" in model["sources"][training["source"]]
    assert "| tokens trained, once |" in result.for_person()
    assert len(json.dumps(model, ensure_ascii=False).encode()) < 6_500
    with pytest.raises(ToolRefusal, match=r"Ask for one of: .*tinker"):
        await run(estimate_cost, told(), details="nowhere")


async def test_the_cheapest_way_is_named_with_its_condition_also_when_it_has_no_bill(told: Told) -> None:
    lead = (await run(estimate_cost, told(**STRONG))).for_model()["lead"]

    assert "Cheapest is a model on a computer of your own, $0.00 in bills" in lead
    assert "trained at W&B Serverless Training, while its preview is free" in lead
    assert "if its memory is enough; electricity not counted" in lead
    assert "180 examples x 334 x 3 passes" in lead


async def test_the_provider_behind_the_break_even_is_described_with_a_date(told: Told) -> None:
    result = await run(estimate_cost, told())

    assert "Tinker by Thinking Machines is open to sign-up but expects you to write Python" in result.for_person()
    assert "(as of 22 November 2026)" in result.for_person()


async def test_an_estimate_stays_short(told: Told) -> None:
    result = await run(estimate_cost, told(**STRONG), hours_hosted_per_month=40)

    assert words(result.for_person()) <= 700  # the whole table, read on demand
    assert 2 <= len(result.suggestions) <= 3


async def test_validation_is_kept_aside_and_prepared_too(told: Told) -> None:
    with_checks = await run(estimate_cost, told(), examples=100, validation=20, minutes_per_pair=6)
    assert isinstance(with_checks, CostResult)

    assert "100 examples, and 20 kept aside for checking" in with_checks.assumptions
    assert "16 hours of preparing" in with_checks.for_person()  # 120 pairs at six minutes, and half a day


@pytest.mark.parametrize(
    "arguments",
    [
        {"examples": 0},
        {"examples": -5},
        {"words_each": 0},
        {"passes": 0},
        {"hours_hosted_per_month": 800},
        {"retrain_per_year": -1},
        {"hourly_rate_usd": -1},
        {"sample": ""},
    ],
)
async def test_a_plan_that_cannot_be_is_refused(told: Told, arguments: dict[str, object]) -> None:
    with pytest.raises(ToolRefusal, match="estimate_cost cannot run"):
        await run(estimate_cost, told(), **arguments)


def table(shown: str) -> list[str]:
    return [row for row in shown.splitlines() if row.startswith("|")][2:]


async def test_what_it_comes_to_by_the_month_stands_with_the_days_of_its_prices(told: Told) -> None:
    model = (await run(estimate_cost, told(**STRONG))).for_model()

    assert re.fullmatch(
        r"\*\*\$\d+\.\d\d a month trained and run for you, \$\d+\.\d\d by the prompt\*\*; prices seen .* 2026\.",
        model["monthly"],
    )
