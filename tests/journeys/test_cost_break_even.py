"""When training pays: on the bills, on the person's time, and never."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.cost import estimate
from journeys.estimate import CostEstimate
from journeys.plan import Plan
from knowledge.library import CONTENT
from knowledge.providers import Base, Price, Provider, Source, load_providers

TODAY = date(2026, 11, 22)
REAL = load_providers(CONTENT / "providers")


def test_the_volume_from_which_training_pays_is_the_one_worked_out_by_hand() -> None:
    """Prompt: 0.001 a piece read. Tuned: 12 once, nothing a piece. 12 = 12 x n x 0.001, so n = 1,000."""
    found = made(pieces=400, prompt="1", training="12", use="0")

    assert found.break_even.month is None
    assert found.break_even.pieces_per_month == 1_000
    assert "does not pay at 400 pieces a month" in found.break_even.sentence
    assert "from about 1,000." in found.break_even.sentence


def test_the_month_from_which_training_pays_is_the_one_worked_out_by_hand() -> None:
    """At 4,000 pieces the prompt costs 4 a month, so 12 once are won back by month 3."""
    found = made(pieces=4_000, prompt="1", training="12", use="0")

    assert found.break_even.month == 3
    assert [one.break_even_month for one in found.series if one.route == found.break_even.route] == [3]
    assert "by month 3" in found.break_even.sentence


def test_never_at_any_volume_is_an_answer() -> None:
    found = made(pieces=4_000, prompt="1", training="12", use="2")

    assert found.break_even.month is None
    assert found.break_even.pieces_per_month is None
    assert "never pays, at any volume" in found.break_even.sentence


def test_never_at_your_volume_is_said_where_nobody_writes_that_much() -> None:
    found = made(pieces=10, prompt="1", training="12000", use="0")

    assert "never pays at 10 pieces a month" in found.break_even.sentence
    assert found.break_even.pieces_per_month == 1_000_000


def test_the_hours_of_preparing_are_won_back_by_the_minutes_saved() -> None:
    """100 pairs at 6 minutes are 10 hours; 60 pieces at 5 minutes are 5 hours a month."""
    found = made(pieces=60, prompt="0", training="0", use="0", minutes_per_pair=6, minutes_saved=5, samples=0)

    assert found.break_even.hours_months == 2
    assert "earned back in 2 months by saving 5 minutes a piece." in found.break_even.time_sentence


def test_with_a_rate_bills_and_hours_are_counted_together() -> None:
    """As the article on the four costs has it: (20 h x 50 + 10) / (5 h x 50 - 15) = 1,010 / 235 = 4.3 months."""
    found = made(
        pieces=60,
        prompt="0",
        training="10",
        use="250",  # 60,000 tokens a month at 250 are 15
        minutes_per_pair=12,
        minutes_saved=5,
        hourly_rate_usd=50,
        samples=0,
    )

    assert found.break_even.hours_months == 5
    assert found.break_even.time_sentence.endswith(
        "earned back in 5 months by saving 5 minutes a piece, bills included."
    )


def test_saving_too_little_never_wins_the_hours_back() -> None:
    found = made(
        pieces=2, prompt="0", training="0", use="0", minutes_per_pair=6, minutes_saved=1, retrain_per_year=1,
        fresh_share=Decimal("0.4"), samples=0,
    )  # fmt: skip

    assert found.break_even.hours_months is None
    assert "never earned back by saving a minute a piece at this volume" in found.break_even.time_sentence


def test_untold_minutes_are_answered_with_how_many_it_would_take() -> None:
    """10 hours over 12 x 100 pieces are half a minute a piece."""
    found = made(pieces=100, prompt="0", training="0", use="0", minutes_per_pair=6, samples=0)

    assert found.break_even.minutes_needed == Decimal("0.5")
    assert "if a piece needs 0.5 minutes less editing" in found.break_even.time_sentence


def test_without_pieces_there_is_nothing_to_win_back() -> None:
    assert (
        "nothing that training could win back" in made(pieces=0, prompt="1", training="1", use="0").break_even.sentence
    )


def test_without_a_price_for_the_prompt_no_break_even_is_made_up() -> None:
    found = estimate(Plan(examples=10, tokens_each=10, pieces_per_month=10), [REAL["tinker"]], TODAY)

    assert found.break_even.route is None
    assert "No untrained model has a dated price" in found.break_even.sentence


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5_000), st.integers(1, 200), st.integers(1, 500), st.integers(0, 199))
def test_from_the_named_volume_on_the_year_is_cheaper_and_one_below_it_is_not(
    pieces: int, prompt: int, training: int, use: int
) -> None:
    def years(count: int) -> tuple[Decimal, Decimal]:
        found = made(pieces=count, prompt=str(prompt), training=str(training), use=str(use))
        tuned = found.route(found.break_even.route)
        assert tuned
        assert tuned.year_usd
        assert found.prompt
        assert found.prompt.year_usd
        return tuned.year_usd.likely, found.prompt.year_usd.likely

    volume = made(pieces=pieces, prompt=str(prompt), training=str(training), use=str(use)).break_even.pieces_per_month
    assert (volume is None) == (use >= prompt)
    if volume is not None:
        assert years(volume)[0] <= years(volume)[1]
        assert volume == 1 or years(volume - 1)[0] > years(volume - 1)[1]


def made(pieces: int, prompt: str, training: str, use: str, **plan: Any) -> CostEstimate:
    """A million tokens trained in one pass, and 1,000 read a piece; amounts are for a million."""
    wanted = Plan(examples=100, tokens_each=10_000, passes=1, pieces_per_month=pieces, tokens_in=1_000, **plan)
    trainer = provider("trainer", "supervised", training=training, input=use, output="0")
    return estimate(wanted, [provider("writer", "prompting", input=prompt, output="0"), trainer], TODAY)


def provider(id: str, method: str, **amounts: str) -> Provider:
    prices = [
        {"item": item, "base": "b", "amount": amount, "per": "1M tokens", "as_of": "2026-11-01", "source": "page"}
        for item, amount in amounts.items()
    ]
    return Provider(
        id=id,
        name=id.title(),
        kind="hosted" if method == "supervised" else "assistant",
        status="open",
        status_note="For a test.",
        open_to_newcomers=True,
        as_of=TODAY,
        review_by=date(2027, 1, 1),
        bases=(Base(id="b", name="B", method=method),),
        prices=tuple(Price.model_validate({**price, "confirmed": True}) for price in prices),
        sources=(Source(id="page", title="A page", url="https://example.org/", read_at=TODAY),),
    )
