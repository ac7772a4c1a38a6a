"""Costs: worked examples to the cent with the prices on file, and what holds for every plan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.cost import (
    PROMPTING,
    cents,
    estimate,
    serving_on,
    training_cost,
    words_to_tokens,
)
from journeys.estimate import CostEstimate, CostLine, Plan
from knowledge.library import CONTENT
from knowledge.providers import Base, Price, Provider, Providers, Source, load_providers

TODAY = date(2026, 11, 22)
# 300 texts of 250 tokens; the same with a prompt of 100; 80 e-mails of 400, with 20 to evaluate on; 500 posts.
SHORT = Plan(examples=300, tokens_each=250)
PROMPTED = Plan(examples=300, tokens_each=350)
MAILS = Plan(examples=80, tokens_each=400, passes=4, validation_examples=20, evaluations=4)
POSTS = Plan(examples=500, tokens_each=1_500)
USE = {"pieces_per_month": 1_000, "tokens_in": 150, "tokens_out": 250}

BILLS: list[tuple[Plan, str, str, str]] = [
    (SHORT, "openai", "gpt-4.1-mini", "1.13"),
    (PROMPTED, "openai", "gpt-4.1-mini", "1.58"),
    (SHORT, "openai", "gpt-4.1", "5.63"),
    (PROMPTED, "openai", "gpt-4.1", "7.88"),
    (SHORT, "google", "gemini-3.1-flash-lite", "0.68"),
    (PROMPTED, "google", "gemini-3.1-flash-lite", "0.95"),
    (SHORT, "google", "gemini-3.5-flash", "2.25"),
    (PROMPTED, "google", "gemini-3.5-flash", "3.15"),
    (SHORT, "together", "up-to-16b", "4.00"),
    (SHORT, "fireworks", "up-to-16b", "0.11"),
    (PROMPTED, "fireworks", "up-to-16b", "0.16"),
    (SHORT, "tinker", "qwen3-8b", "0.10"),
    (PROMPTED, "tinker", "qwen3-8b", "0.14"),
    (SHORT, "nebius", "gpt-oss-20b", "0.45"),
    (PROMPTED, "nebius", "gpt-oss-20b", "0.63"),
    (MAILS, "together", "up-to-16b", "4.00"),
    (MAILS, "fireworks", "up-to-16b", "0.06"),
    (MAILS, "google", "gemini-3.1-flash-lite", "0.38"),
    (MAILS, "openai", "gpt-4.1-mini", "0.64"),
    (POSTS, "openai", "gpt-4.1", "56.25"),
    (POSTS, "openai", "gpt-4.1-mini", "11.25"),
    (POSTS, "google", "gemini-3.5-flash", "22.50"),
    (POSTS, "google", "gemini-3.1-flash-lite", "6.75"),
    (POSTS, "together", "up-to-16b", "4.00"),
    (POSTS, "together", "70b-to-100b", "6.53"),
    (POSTS, "fireworks", "up-to-16b", "1.13"),
    (POSTS, "fireworks", "up-to-80b", "6.75"),
    (POSTS, "tinker", "qwen3-8b", "0.99"),
    (POSTS, "tinker", "qwen3.5-9b", "3.29"),
]
MONTHS: list[tuple[str, str, str | None, str]] = [
    ("tinker", "qwen3-8b", None, "0.18"),
    ("google", "gemini-3.1-flash-lite", None, "0.62"),
    ("openai", "gpt-4.1-mini", None, "0.92"),
    ("google", "gemini-3.5-flash", None, "3.71"),
    ("together", "up-to-16b", "8.67", "47.60"),
    ("fireworks", "up-to-16b", "8.67", "69.36"),
    ("azure", "llama-3.3-70b", "730", "1241.00"),
    ("together", "up-to-16b", "730", "4007.70"),
    ("fireworks", "up-to-16b", "730", "5840.00"),
]


@pytest.fixture(scope="module")
def providers() -> Providers:
    return load_providers(CONTENT / "providers")


@pytest.mark.parametrize(("plan", "provider", "base", "usd"), BILLS)
def test_training_bills_are_right_to_the_cent(
    providers: Providers, plan: Plan, provider: str, base: str, usd: str
) -> None:
    bill = training_cost(plan, providers[provider], base, TODAY)

    assert bill is not None
    assert cents(bill) == Decimal(usd)


@pytest.mark.parametrize(("provider", "base", "hours", "usd"), MONTHS)
def test_a_month_of_use_is_right_to_the_cent(
    providers: Providers, provider: str, base: str, hours: str | None, usd: str
) -> None:
    limit = None if hours is None else Decimal(hours)
    plan = Plan(examples=500, tokens_each=1_500, hours_hosted_per_month=limit, **USE)
    serving = serving_on(plan, providers[provider], base, TODAY)

    assert serving is not None
    assert serving.monthly_usd is not None
    assert cents(serving.monthly_usd) == Decimal(usd)
    assert serving.how == ("per token" if hours is None else "by the hour")


def test_only_together_bills_evaluations(providers: Providers) -> None:
    large = Plan(examples=80_000, tokens_each=400, passes=4, validation_examples=20_000, evaluations=4)
    without = large.model_copy(update={"evaluations": 0})

    assert training_cost(large, providers["together"], "up-to-16b", TODAY) == Decimal("76.80")
    assert training_cost(without, providers["together"], "up-to-16b", TODAY) == Decimal("61.44")
    assert training_cost(large, providers["fireworks"], "up-to-16b", TODAY) == Decimal("64.00")


def test_each_line_brings_price_date_and_source(providers: Providers) -> None:
    found = estimate(SHORT, providers.values(), TODAY)

    assert found.lines
    for line in found.lines:
        rates = (line.training, *(line.serving.rates if line.serving else ()))
        assert all(rate.as_of <= TODAY and rate.source_title and rate.source_url.startswith("http") for rate in rates)


def test_every_provider_that_trains_is_in_exactly_one_part_of_the_estimate(providers: Providers) -> None:
    found = estimate(SHORT, providers.values(), TODAY)
    parts = [{line.provider for line in found.lines}]
    parts += [{left.provider for left in part} for part in (found.by_the_hour, found.not_confirmed, found.closed)]

    assert sum(len(part) for part in parts) == len(set().union(*parts))
    assert set().union(*parts) == {provider.id for provider in providers.values() if provider.kind != "assistant"}


def test_a_closed_provider_has_no_price_and_says_since_when_it_is_closed(providers: Providers) -> None:
    found = estimate(SHORT, providers.values(), TODAY)

    assert "openai" not in {line.provider for line in found.lines}
    assert next(left.why for left in found.closed if left.provider == "openai").startswith(
        "closed to newcomers since 7 May 2026"
    )


def test_a_price_that_was_not_yet_seen_is_not_used(providers: Providers) -> None:
    found = estimate(SHORT, providers.values(), date(2026, 10, 1))

    assert not any(line.provider == "together" for line in found.lines)
    assert any(line.provider == "google" for line in found.lines)


def test_a_base_that_retires_drops_out_on_its_day() -> None:
    provider = made_up(bases=[Base(id="old", name="Old", method="tuning", retires=date(2027, 1, 1))], training="2")

    assert [line.base for line in lines(provider, date(2026, 12, 31))] == ["old"]
    assert lines(provider, date(2027, 1, 1)) == ()


def test_an_open_provider_without_a_price_is_listed_as_not_confirmed(providers: Providers) -> None:
    found = estimate(SHORT, providers.values(), TODAY)

    assert {"azure", "aws-bedrock", "replicate"} <= {left.provider for left in found.not_confirmed}


def test_without_hours_or_pieces_there_is_a_rate_and_no_monthly_sum(providers: Providers) -> None:
    servings = [line.serving for line in estimate(SHORT, providers.values(), TODAY).lines if line.serving]

    assert servings
    assert all(serving.monthly_usd is None and serving.rates for serving in servings)


def test_a_prompt_on_an_untrained_model_is_priced_only_where_a_price_is_on_file() -> None:
    plan = SHORT.model_copy(update=USE)
    without = estimate(plan, [made_up(bases=[Base(id="m", name="M", method="tuning")], training="1")], TODAY)
    provider = made_up(bases=[Base(id="m", name="Small", method=PROMPTING)], input="0.10", output="0.40")
    found = estimate(plan, [provider], TODAY)

    assert without.baselines == ()
    assert [(b.base_name, b.monthly_usd, b.cached_usd) for b in found.baselines] == [("Small", Decimal("0.115"), None)]


def test_a_prompt_with_samples_is_priced_with_and_without_caching(providers: Providers) -> None:
    found = estimate(POSTS.model_copy(update={**USE, "sample_tokens": 3_500}), providers.values(), TODAY)
    bills = [
        (cents(b.monthly_usd or Decimal(0)), cents(b.cached_usd or Decimal(0)))
        for b in found.baselines
        if "Luna" in b.base_name
    ]

    assert bills == [(Decimal("0.49"), Decimal("0.18"))]


def test_tokens_are_estimated_from_words_and_rounded_up() -> None:
    assert [words_to_tokens(words) for words in (0, 1, 3, 75, 100)] == [0, 2, 4, 100, 134]


def test_half_a_cent_is_rounded_upwards() -> None:
    assert [cents(Decimal(amount)) for amount in ("1.125", "5.625", "0.1149")] == [
        Decimal("1.13"),
        Decimal("5.63"),
        Decimal("0.11"),
    ]


plans = st.builds(
    Plan,
    examples=st.integers(1, 1_000_000),
    tokens_each=st.integers(1, 20_000),
    passes=st.integers(1, 10),
    validation_examples=st.integers(0, 10_000),
    evaluations=st.integers(0, 10),
    pieces_per_month=st.one_of(st.none(), st.integers(0, 1_000_000)),
    tokens_in=st.integers(0, 20_000),
    tokens_out=st.integers(0, 20_000),
    hours_hosted_per_month=st.one_of(st.none(), st.decimals(0, 744, places=2)),
)
REAL = load_providers(CONTENT / "providers")


@given(plans)
def test_every_bill_is_exact_not_negative_and_not_below_its_floor(plan: Plan) -> None:
    for line in every(plan).lines:
        assert isinstance(line.training_usd, Decimal)
        assert line.training_usd >= (line.floor_usd or 0) >= 0
        assert line.training_usd == max(line.floor_usd or 0, expected(plan, line))
        if line.serving and line.serving.monthly_usd is not None:
            assert line.serving.monthly_usd >= 0


@given(plans, st.integers(1, 10_000), st.integers(1, 5))
def test_more_work_never_costs_less(plan: Plan, examples: int, passes: int) -> None:
    more = plan.model_copy(update={"examples": plan.examples + examples, "passes": plan.passes + passes})
    before = {(line.provider, line.base): line.training_usd for line in every(plan).lines}

    assert all(line.training_usd >= before[line.provider, line.base] for line in every(more).lines)


@given(plans)
def test_lines_are_sorted_by_the_training_bill(plan: Plan) -> None:
    bills = [line.training_usd for line in every(plan).lines]

    assert bills == sorted(bills)


def every(plan: Plan) -> CostEstimate:
    return estimate(plan, REAL.values(), TODAY)


def expected(plan: Plan, line: CostLine) -> Decimal:
    evaluated = plan.evaluations * plan.validation_examples if line.provider == "together" else 0
    tokens = (plan.examples * plan.passes + evaluated) * plan.tokens_each
    return line.training.amount * tokens / 1_000_000


def lines(provider: Provider, on: date) -> tuple[CostLine, ...]:
    return estimate(SHORT, [provider], on).lines


def made_up(bases: list[Base], **amounts: str) -> Provider:
    return Provider(
        id="made-up",
        name="Made up",
        kind="hosted",
        status="open",
        status_note="For a test.",
        open_to_newcomers=True,
        as_of=TODAY,
        review_by=date(2027, 1, 1),
        bases=tuple(bases),
        prices=tuple(
            Price.model_validate(
                {
                    "item": item,
                    "base": bases[0].id,
                    "amount": amount,
                    "per": "1M tokens",
                    "as_of": "2026-11-01",
                    "source": "page",
                    "confirmed": True,
                }
            )
            for item, amount in amounts.items()
        ),
        sources=(Source(id="page", title="A page", url="https://example.org/", read_at=TODAY),),
    )
