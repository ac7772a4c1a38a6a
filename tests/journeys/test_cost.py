"""Costs: sums done by hand, to the cent, with the prices on file; and who is in an estimate and who is not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from journeys.cost import estimate
from journeys.estimate import CostEstimate, Line, Route
from journeys.lines import billed_tokens, card_hours, priced, rate_of
from journeys.plan import Plan
from journeys.planning import words_to_tokens
from journeys.routes import serving_lines
from journeys.span import Span, cents
from knowledge.library import CONTENT
from knowledge.providers import Base, KeyDate, Price, Provider, Providers, Source, load_providers, price_on

TODAY = date(2026, 11, 22)
# 300 texts of 250 tokens; the same with a prompt of 100; 80 e-mails of 400, with 20 to evaluate on; 500 posts.
SHORT = Plan(examples=300, tokens_each=250)
PROMPTED = Plan(examples=300, tokens_each=350)
MAILS = Plan(examples=80, tokens_each=400, passes=4, validation_examples=20, evaluations=4)
POSTS = Plan(examples=500, tokens_each=1_500)
USE = {"pieces_per_month": 1_000, "tokens_in": 150, "tokens_out": 250, "sample_tokens": 3_500}

BILLS: list[tuple[Plan, str, str, str]] = [
    (SHORT, "openai", "gpt-4.1-mini", "1.13"),  # 225,000 tokens x 5 = 1.125
    (PROMPTED, "openai", "gpt-4.1-mini", "1.58"),  # 315,000 x 5 = 1.575
    (SHORT, "openai", "gpt-4.1", "5.63"),
    (PROMPTED, "openai", "gpt-4.1", "7.88"),
    (SHORT, "google", "gemini-3.1-flash-lite", "0.68"),
    (PROMPTED, "google", "gemini-3.1-flash-lite", "0.95"),
    (SHORT, "google", "gemini-3.5-flash", "2.25"),
    (PROMPTED, "google", "gemini-3.5-flash", "3.15"),
    (SHORT, "together", "up-to-16b", "4.00"),  # 225,000 x 0.48 = 0.108, raised to the smallest bill
    (PROMPTED, "together", "up-to-16b", "4.00"),
    (SHORT, "fireworks", "up-to-16b", "0.11"),
    (PROMPTED, "fireworks", "up-to-16b", "0.16"),
    (SHORT, "tinker", "qwen3-8b", "0.10"),
    (PROMPTED, "tinker", "qwen3-8b", "0.14"),
    (SHORT, "nebius", "gpt-oss-20b", "0.45"),
    (PROMPTED, "nebius", "gpt-oss-20b", "0.63"),
    (SHORT, "local", "any", "0.00"),
    (MAILS, "together", "up-to-16b", "4.00"),  # 128,000 + 32,000 x 0.48 = 0.0768
    (MAILS, "fireworks", "up-to-16b", "0.06"),  # evaluations not billed: 128,000 x 0.50
    (MAILS, "google", "gemini-3.1-flash-lite", "0.38"),
    (MAILS, "openai", "gpt-4.1-mini", "0.64"),
    (POSTS, "openai", "gpt-4.1", "56.25"),  # 2,250,000 x 25
    (POSTS, "openai", "gpt-4.1-mini", "11.25"),
    (POSTS, "google", "gemini-3.5-flash", "22.50"),
    (POSTS, "google", "gemini-3.1-flash-lite", "6.75"),
    (POSTS, "together", "up-to-16b", "4.00"),
    (POSTS, "together", "70b-to-100b", "6.53"),  # 6.525
    (POSTS, "fireworks", "up-to-16b", "1.13"),
    (POSTS, "fireworks", "up-to-80b", "6.75"),
    (POSTS, "tinker", "qwen3-8b", "0.99"),
    (POSTS, "tinker", "qwen3.5-9b", "3.29"),
]
MONTHS: list[tuple[str, str, str | None, str]] = [
    ("tinker", "qwen3-8b", None, "0.18"),  # 150,000 x 0.195 + 250,000 x 0.60
    ("google", "gemini-3.1-flash-lite", None, "0.62"),
    ("openai", "gpt-4.1-mini", None, "0.92"),
    ("google", "gemini-3.5-flash", None, "3.71"),
    ("together", "up-to-16b", "8.67", "47.60"),  # 8.67 h x 5.49 = 47.5983
    ("fireworks", "up-to-16b", "8.67", "69.36"),
    ("azure", "llama-3.3-70b", "730", "1241.00"),
    ("azure", "llama-3.3-70b", "720", "1224.00"),  # Microsoft's own example, a month of 30 days
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
    found = estimate(plan.model_copy(update={"pieces_per_month": 0}), providers.values(), TODAY, {"openai"})
    route = next(r for r in found.routes if r.provider == provider and (r.base or "any") == base)

    assert route.once_usd is not None
    assert cents(route.once_usd.likely) == Decimal(usd)


@pytest.mark.parametrize(("provider", "base", "hours", "usd"), MONTHS)
def test_a_month_of_use_is_right_to_the_cent(
    providers: Providers, provider: str, base: str, hours: str | None, usd: str
) -> None:
    plan = Plan(examples=500, tokens_each=1_500, hours_hosted_per_month=hours, **USE)
    lines = serving_lines(plan, providers[provider], base, TODAY)

    assert cents(sum(line.usd.likely for line in lines if line.usd)) == Decimal(usd)
    assert {line.unit for line in lines} == {"hour" if hours else "1M tokens"}


def test_a_card_left_on_at_nebius_comes_to_the_worked_sum(providers: Providers) -> None:
    nebius = providers["nebius"]
    price = price_on(nebius, "hosting_hour", "h100", TODAY)
    assert price is not None
    line = priced("serving", "hours", "monthly", Span.fixed(730), rate_of(nebius, price))

    assert line.usd == Span.fixed(Decimal("2956.50"))


@pytest.mark.parametrize(("misses", "usd"), [(0, "0.18"), (1, "0.49")])
def test_the_prompt_without_training_is_priced_with_its_samples_cached_or_not(
    providers: Providers, misses: int, usd: str
) -> None:
    plan = Plan(examples=500, tokens_each=1_500, cache_misses=misses, **USE)
    prompt = estimate(plan, providers.values(), TODAY).prompt

    assert prompt is not None
    assert prompt.month_usd is not None
    assert prompt.base == "gpt-6-luna"
    assert cents(prompt.month_usd.likely) == Decimal(usd)


def test_looked_up_passages_are_paid_on_top_of_the_prompt(providers: Providers) -> None:
    plan = Plan(examples=500, tokens_each=1_500, passage_tokens=2_000, **USE)
    found = estimate(plan, providers.values(), TODAY)
    retrieval = next(route for route in found.routes if route.kind == "retrieval")

    assert found.prompt
    assert found.prompt.month_usd
    assert retrieval.month_usd
    assert retrieval.month_usd.likely - found.prompt.month_usd.likely == Decimal("0.20")  # 2,000,000 x 0.10


def test_twenty_minutes_of_a_rented_card_are_billed_by_the_minute(providers: Providers) -> None:
    plan = SHORT.model_copy(update={"card_start_hours": Span.fixed(Decimal("0.3333"))})
    found = estimate(plan, [providers["huggingface-jobs"], providers["local"]], TODAY)
    bills = {route.base: route.once_usd.likely for route in found.routes if route.once_usd}

    assert cents(bills["t4-small"]) == Decimal("0.13")  # the cheapest card; 0.40 x 20 / 60
    assert card_hours(plan) == Span.fixed(Decimal("0.3333"))
    assert cents(card_hours(plan).likely * Decimal("1.00")) == Decimal("0.33")  # an A10G


@pytest.mark.parametrize(("plan", "speed", "minutes"), [(SHORT, 250, 15), (PROMPTED, 115, 46)])
def test_training_on_a_computer_of_ones_own_takes_time_and_no_bill(
    providers: Providers, plan: Plan, speed: int, minutes: int
) -> None:
    """225,000 tokens at 250 a second are 15 minutes; 315,000 at 115 are 46."""
    slow = plan.model_copy(update={"own_seconds_per_million": Span.fixed(Decimal(1_000_000) / speed)})
    route = estimate(slow, [providers["local"]], TODAY).routes[0]
    line = next(line for line in route.lines if line.item == "hours that your computer works")

    assert round(line.quantity.likely * 60) == minutes
    assert route.once_usd == Span.fixed(0)


def test_rows_filled_up_without_packing_are_billed_in_full_at_together_alone(providers: Providers) -> None:
    trap = SHORT.model_copy(update={"padded_to": 8_192})

    assert billed_tokens(trap, providers["together"]) == Span.fixed(7_372_800)
    assert cents(billed_tokens(trap, providers["together"]).likely * Decimal("0.48") / 1_000_000) == Decimal("3.54")
    assert billed_tokens(trap, providers["fireworks"]) == Span.fixed(225_000)


def test_only_together_bills_evaluations(providers: Providers) -> None:
    large = Plan(examples=80_000, tokens_each=400, passes=4, validation_examples=20_000, evaluations=4)
    without = large.model_copy(update={"evaluations": 0})

    assert training(large, providers["together"]) == Decimal("76.80")
    assert training(without, providers["together"]) == Decimal("61.44")
    assert training(large, providers["fireworks"]) == Decimal("64.00")


def test_below_the_smallest_bill_more_data_costs_nothing_extra(providers: Providers) -> None:
    """At $0.48 the smallest bill of $4.00 covers 8,333,333 tokens."""
    assert training(Plan(examples=8_333, tokens_each=1_000, passes=1), providers["together"]) == Decimal(4)
    assert training(Plan(examples=8_334, tokens_each=1_000, passes=1), providers["together"]) > Decimal(4)


def test_preparing_is_hours_alone_until_a_rate_is_told(providers: Providers) -> None:
    plan = Plan(examples=200, tokens_each=250, minutes_per_pair={"low": 3, "likely": 6, "high": 10}, test_hours=4)
    told = plan.model_copy(update={"hourly_rate_usd": Decimal(45)})
    hours, paid = preparing(plan, providers), preparing(told, providers)

    assert hours.quantity == Span.of(14, 24, Decimal("37.4"))  # 200 pairs at 3, 6, 10 minutes, and half a day
    assert hours.usd is None
    assert paid.usd is not None
    assert paid.usd.likely == Decimal(1_080)  # 24 hours at 45


def test_retraining_pays_the_training_and_the_fresh_pairs_again(providers: Providers) -> None:
    plan = Plan(
        examples=300, tokens_each=250, minutes_per_pair=6, fresh_share=Decimal("0.4"), retrain_per_year=2
    ).model_copy(update={"hourly_rate_usd": Decimal(10)})
    route = only(estimate(plan, [providers["together"]], TODAY), "up-to-16b")

    assert route.later_usd == Span.fixed(8)  # two smallest bills
    assert route.hours_once.likely == 30
    assert route.hours_year.likely == 30 + 2 * 12  # 120 pairs at six minutes, twice


def test_the_first_year_is_once_plus_twelve_months_plus_retraining(providers: Providers) -> None:
    plan = Plan(examples=300, tokens_each=250, hours_hosted_per_month=10, retrain_per_year=1, hourly_rate_usd=50, **USE)
    route = only(estimate(plan, [providers["fireworks"]], TODAY), "up-to-16b")

    assert route.year_usd is not None
    assert route.year_usd.likely == 2 * Decimal("0.1125") + 12 * 80
    assert route.year_with_hours_usd == route.year_usd  # no minutes a pair in this plan, so no hours


def test_every_provider_that_trains_is_in_exactly_one_part_of_the_estimate(providers: Providers) -> None:
    found = estimate(SHORT, providers.values(), TODAY)
    parts = [{route.provider for route in found.routes if route.kind not in ("prompt", "retrieval")}]
    parts += [{left.provider for left in part} for part in (found.not_confirmed, found.closed)]

    assert sum(len(part) for part in parts) == len(set().union(*parts))
    assert set().union(*parts) == {provider.id for provider in providers.values() if provider.kind != "assistant"}


def test_a_closed_provider_has_no_price_and_says_since_when_and_until_when(providers: Providers) -> None:
    found = estimate(SHORT, providers.values(), TODAY)

    assert "openai" not in {route.provider for route in found.routes if route.kind == "tuned"}
    assert next(left.why for left in found.closed if left.provider == "openai").startswith(
        "closed to newcomers since 7 May 2026, to everyone from 6 January 2027:"
    )


def test_an_old_customer_of_a_closing_provider_sees_it_with_its_end(providers: Providers) -> None:
    found = estimate(SHORT.model_copy(update={"pieces_per_month": 10}), providers.values(), TODAY, {"openai", "cohere"})
    ends = {route.ends for route in found.routes if route.provider == "openai" and route.kind == "tuned"}
    mini = only(found, "gpt-4.1-mini")
    months = next(one.usd for one in found.series if one.route == mini.id)

    assert ends == {date(2027, 1, 14)}
    assert mini.year_usd is None  # it does not live for a year
    assert [bill is None for bill in months] == [False] * 2 + [True] * 11
    assert "cohere" in {left.provider for left in found.closed}  # closed to all, whatever one was


def test_from_the_day_on_which_nobody_can_start_an_old_customer_sees_it_closed(providers: Providers) -> None:
    found = estimate(SHORT, [providers["openai"]], date(2027, 1, 6), {"openai"})

    assert [left.provider for left in found.closed] == ["openai"]


def test_a_base_is_out_from_the_day_of_its_retirement() -> None:
    retiring = made_up([Base(id="b", name="B", method="any", retires=date(2026, 12, 1))], training="3")

    assert tuned(retiring, date(2026, 11, 30))
    assert not tuned(retiring, date(2026, 12, 1))


def test_the_price_of_the_day_is_taken_and_a_newer_one_waits() -> None:
    provider = made_up([Base(id="b", name="B", method="any")], training="3")
    newer = provider.prices[0].model_copy(update={"amount": Decimal(6), "as_of": date(2026, 12, 1)})
    provider = provider.model_copy(update={"prices": (*provider.prices, newer)})

    assert [route.lines[1].unit_usd for route in tuned(provider, TODAY)] == [Decimal(3)]
    assert [route.lines[1].unit_usd for route in tuned(provider, date(2026, 12, 1))] == [Decimal(6)]


def test_use_without_a_price_is_not_confirmed_and_never_free() -> None:
    route = tuned(made_up([Base(id="b", name="B", method="any")], training="3"), TODAY)[0]

    assert route.how == "not confirmed"
    assert route.month_usd is None
    assert route.year_usd is None


def test_a_preview_a_switch_off_and_weights_that_cannot_leave_are_noted() -> None:
    base = Base(id="b", name="B", method="any", retires=date(2027, 3, 1))
    provider = made_up([base], training="3").model_copy(
        update={
            "status": "preview",
            "key_dates": (KeyDate(date=date(2027, 3, 1), what="B may retire.", source="page"),),
        }
    )
    notes = " ".join(tuned(provider, TODAY)[0].notes)

    assert "B is switched off at Made up on 1 March 2027." in notes
    assert "is a preview (as of 22 November 2026)" in notes
    assert "No way to take a model tuned at Made up elsewhere is known to me" in notes


def test_the_short_table_has_a_row_for_each_provider(providers: Providers) -> None:
    found = estimate(Plan(examples=300, tokens_each=250, hours_hosted_per_month=9, **USE), providers.values(), TODAY)
    keys = [route.provider if route.kind in ("tuned", "take_home") else route.kind for route in found.short]

    assert len(found.short) <= 12
    assert len([key for key in keys if key in providers]) - len({key for key in keys if key in providers}) <= 1
    assert {"prompt", "retrieval", "own_machine", "google", "together", "huggingface-jobs"} <= set(keys)


def test_tokens_are_estimated_from_words_and_rounded_up() -> None:
    assert [words_to_tokens(words) for words in (0, 1, 3, 75, 100)] == [0, 2, 4, 100, 134]


def test_half_a_cent_is_rounded_upwards() -> None:
    assert [str(cents(Decimal(amount))) for amount in ("1.125", "5.625", "0.1149")] == ["1.13", "5.63", "0.11"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"passes": {"low": 3, "likely": 2, "high": 4}},
        {"hours_hosted_per_month": 745},
        {"examples": 0},
        {"tokens_in": -1},
    ],
)
def test_a_plan_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Plan(**{"examples": 1, "tokens_each": 1, **wrong})


def training(plan: Plan, provider: Provider) -> Decimal:
    span = only(estimate(plan, [provider], TODAY), "up-to-16b").once_usd
    assert span is not None
    return span.likely


def preparing(plan: Plan, providers: Providers) -> Line:
    route = only(estimate(plan, [providers["fireworks"]], TODAY), "up-to-16b")
    return next(line for line in route.lines if line.part == "preparation")


def only(found: CostEstimate, base: str) -> Route:
    return next(route for route in found.routes if route.kind == "tuned" and route.base == base)


def tuned(provider: Provider, on: date) -> list[Route]:
    return [route for route in estimate(SHORT, [provider], on).routes if route.kind == "tuned"]


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
