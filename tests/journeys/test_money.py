"""Whether a tuned model pays for this person."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.money import Money, weigh
from journeys.situation import Situation
from knowledge.library import CONTENT
from knowledge.providers import load_providers

TODAY = date(2026, 11, 22)
REAL = load_providers(CONTENT / "providers")
DEDICATED = [REAL[name] for name in ("openai", "together", "fireworks")]  # no trained model there is billed per token
ORDER = {"no": 0, "unknown": 1, "yes": 2}


def test_without_a_volume_it_is_not_known_whether_it_pays() -> None:
    money = told()

    assert money.pays == "unknown"
    assert money.prompt_usd_month is None
    assert money.training_usd is not None


def test_mending_that_is_long_and_often_pays_for_the_preparing() -> None:
    """180 pairs at 6 minutes, half a day for the test and a re-training of 72 pairs are 33.2 hours."""
    money = told(examples_on_hand=180, volume_per_month=60, minutes_each=10, hourly_rate_usd=60)

    assert money.pays == "yes"
    assert "if a piece needs 2.4 minutes less mending, at your $60.00 an hour" in money.sentence


def test_mending_that_is_short_and_seldom_never_does() -> None:
    money = told(examples_on_hand=400, volume_per_month=5, minutes_each=3)

    assert money.pays == "no"
    assert "you spend 3 on one today" in money.sentence


def test_between_the_two_only_a_trial_shows_it() -> None:
    money = told(examples_on_hand=180, volume_per_month=60, minutes_each=3, hourly_rate_usd=60)

    assert money.pays == "unknown"
    assert "only a trial shows it" in money.sentence


def test_hosting_by_the_hour_can_eat_the_gain() -> None:
    """Together's card for 8.67 hours a month is 571.18 a year: at 20 dollars an hour, 28.6 hours of saving."""
    facts: dict[str, Any] = {"volume_per_month": 15, "minutes_each": 8, "hourly_rate_usd": 20, "examples_on_hand": 60}
    money = weigh(Situation(**facts), DEDICATED, TODAY)

    assert money.pays == "no"
    assert money.where.startswith("Together AI")
    assert money.first_year_tuned_usd == Decimal("571.1796") + 2 * 4
    assert "hosting is nearly all of it" in money.sentence


def test_the_bills_are_those_of_the_estimate_with_the_oldest_day() -> None:
    money = told(volume_per_month=1_000, examples_on_hand=300)

    assert money.where == "Tinker, Qwen3 8B"
    assert money.as_of == date(2026, 10, 7)
    assert money.first_year_tuned_usd is not None
    assert money.first_year_prompt_usd is not None
    assert "prices since 7 October 2026" in money.sentence


def test_work_that_must_stay_at_home_is_weighed_at_home() -> None:
    money = told(volume_per_month=60, examples_on_hand=180, runs_where="on my own machine")

    assert money.where == "Your own machine"
    assert money.tuned_usd_month == 0
    assert "neither way brings a bill" in money.sentence


def test_the_place_brings_its_risks_with_their_dates() -> None:
    google = weigh(Situation(volume_per_month=60), [REAL["openai"], REAL["google"]], TODAY)
    openai = told(volume_per_month=60, tools="we already fine-tune at OpenAI")

    assert any("is a preview (as of 22 November 2026)" in risk for risk in google.risks)
    assert any("Google, 7 May 2027: Gemini 3.1 Flash-Lite may retire" in risk for risk in google.risks)
    assert not any("3.5 Flash may retire" in risk for risk in google.risks)
    assert any("OpenAI, 14 January 2027" in risk for risk in openai.risks)


def test_without_prices_nothing_is_claimed() -> None:
    money = weigh(Situation(volume_per_month=60), [], TODAY)

    assert (money.pays, money.where, money.training_usd) == ("unknown", "", None)


@settings(max_examples=80, deadline=None)
@given(
    st.integers(1, 5_000),
    st.integers(0, 5_000),
    st.none() | st.integers(1, 2_000),
    st.none() | st.integers(0, 90),
    st.none() | st.integers(1, 200),
    st.booleans(),
)
def test_more_pieces_a_month_never_make_it_worse(
    pieces: int, more: int, examples: int | None, minutes: int | None, rate: int | None, dedicated: bool
) -> None:
    facts = {"examples_on_hand": examples, "minutes_each": minutes, "hourly_rate_usd": rate}
    providers = DEDICATED if dedicated else list(REAL.values())
    before = weigh(Situation(volume_per_month=pieces, **facts), providers, TODAY)
    after = weigh(Situation(volume_per_month=pieces + more, **facts), providers, TODAY)

    assert ORDER[after.pays] >= ORDER[before.pays]


def told(**facts: Any) -> Money:
    return weigh(Situation(**facts), REAL.values(), TODAY)
