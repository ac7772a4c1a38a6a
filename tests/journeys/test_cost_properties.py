"""Costs: what holds for every plan, whatever is on file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.cost import estimate
from journeys.estimate import YOUR_HOURS, CostEstimate, Line
from journeys.plan import Plan
from journeys.planning import Asked, plan_for
from journeys.situation import Situation
from knowledge.library import CONTENT
from knowledge.providers import is_open_to_newcomers, load_providers

TODAY = date(2026, 11, 22)
REAL = load_providers(CONTENT / "providers")
asked = st.builds(
    Asked,
    examples=st.integers(1, 1_000_000),
    words_each=st.none() | st.integers(1, 20_000),
    passes=st.none() | st.integers(1, 10),
    validation=st.integers(0, 10_000),
    padded_to=st.none() | st.integers(1, 32_000),
    pieces_per_month=st.integers(0, 1_000_000),
    hours_hosted_per_month=st.none() | st.decimals(0, 744, places=2),
    retrain_per_year=st.none() | st.integers(0, 12),
    minutes_per_pair=st.none() | st.decimals(0, 60, places=1),
    hourly_rate_usd=st.none() | st.decimals(0, 300, places=2),
    minutes_saved=st.none() | st.decimals(0, 60, places=1),
)
plans = st.builds(lambda question: plan_for(question, Situation()), asked)
few = settings(max_examples=60, deadline=None)


@few
@given(plans)
def test_every_dollar_traces_to_a_dated_price_and_a_quantity(plan: Plan) -> None:
    for route in every(plan).routes:
        for line in route.lines:
            if line.item == YOUR_HOURS:
                assert line.rate is None
                assert line.unit_usd == plan.hourly_rate_usd
            else:
                assert line.rate is not None
                assert line.rate.as_of <= TODAY
                assert line.rate.source_url.startswith("http")
                assert any(
                    (price.item, price.amount, price.as_of) == (line.rate.item, line.rate.amount, line.rate.as_of)
                    for price in REAL[route.provider].prices
                )
            assert [*(line.usd or ())] == again(line)


@few
@given(plans)
def test_totals_are_the_sums_of_their_lines(plan: Plan) -> None:
    for route in every(plan).routes:
        bills = [line for line in route.lines if line.item != YOUR_HOURS]
        year = sum(line.usd.likely * (12 if line.when == "monthly" else 1) for line in bills if line.usd)
        assert route.year_usd is None or route.year_usd.likely == year


@few
@given(plans)
def test_money_is_exact_and_never_negative_and_dear_is_never_below_cheap(plan: Plan) -> None:
    for route in every(plan).routes:
        for span in (route.once_usd, route.month_usd, route.later_usd, route.year_usd, route.year_with_hours_usd):
            if span is not None:
                assert all(isinstance(value, Decimal) for value in span)
                assert 0 <= span.low <= span.likely <= span.high


@few
@given(asked, st.sampled_from(("examples", "validation", "pieces_per_month")), st.integers(1, 10_000))
def test_more_work_never_costs_less(question: Asked, what: str, more: int) -> None:
    assert_never_less(question, {what: getattr(question, what) + more})


@few
@given(asked, st.integers(1, 20), st.integers(1, 20))
def test_more_passes_and_more_retraining_never_cost_less(question: Asked, first: int, second: int) -> None:
    less, more = sorted((first, second))
    for name in ("passes", "retrain_per_year"):
        assert_never_less(question.model_copy(update={name: less}), {name: more})


@few
@given(asked, st.decimals(0, 372, places=2), st.decimals(0, 372, places=2))
def test_more_hours_and_dearer_hours_never_cost_less(question: Asked, some: Decimal, more: Decimal) -> None:
    for name in ("hours_hosted_per_month", "hourly_rate_usd", "minutes_per_pair"):
        assert_never_less(question.model_copy(update={name: some}), {name: some + more})


@few
@given(plans, st.dates(date(2026, 1, 1), date(2028, 1, 1)))
def test_what_is_closed_is_never_listed_as_open(plan: Plan, day: date) -> None:
    found = estimate(plan, REAL.values(), day)
    open_ones = {route.provider for route in found.routes if route.kind not in ("prompt", "retrieval")}

    assert all(is_open_to_newcomers(REAL[provider], day) for provider in open_ones)
    assert open_ones.isdisjoint(left.provider for left in found.closed)
    assert all(rate.as_of <= day for route in found.routes for rate in route.rates)


@few
@given(plans)
def test_a_series_starts_with_the_first_bill_and_ends_with_the_year(plan: Plan) -> None:
    found = every(plan)
    for one in found.series:
        route = found.route(one.route)
        assert route is not None
        assert route.once_usd is not None
        if route.ends:
            assert one.usd[-1] is None
            continue
        assert route.year_usd is not None
        bills = [bill for bill in one.usd if bill is not None]
        assert len(bills) == 13
        assert bills == sorted(bills)
        assert abs(bills[0] - route.once_usd.likely) <= Decimal("0.005")
        assert abs(bills[12] - route.year_usd.likely) <= Decimal("0.005")


@few
@given(plans)
def test_routes_come_with_the_untrained_first_and_then_by_the_year(plan: Plan) -> None:
    routes = every(plan).routes
    years = [r.year_usd.likely for r in routes if r.year_usd and r.kind not in ("prompt", "retrieval")]

    assert [route.kind for route in routes[:2]] == ["prompt", "retrieval"]
    assert years == sorted(years)
    assert len({route.id for route in routes}) == len(routes)


def every(plan: Plan) -> CostEstimate:
    return estimate(plan, REAL.values(), TODAY, {"openai"})


def again(line: Line) -> list[Decimal]:
    """The line worked out from its price and quantity, without the code under test."""
    if line.unit_usd is None:
        return []
    floor = line.at_least.amount if line.at_least else Decimal(0)
    return [
        times * max(floor, line.unit_usd * quantity) for times, quantity in zip(line.times, line.quantity, strict=True)
    ]


def assert_never_less(question: Asked, change: dict[str, object]) -> None:
    before = every(plan_for(question, Situation()))
    after = every(plan_for(question.model_copy(update=change), Situation()))
    for route in before.routes:
        now = after.route(route.id)
        if now is None:  # another place at this provider has become the cheapest to take a model home from
            assert route.kind == "take_home"
            continue
        for name in ("once_usd", "month_usd", "year_usd", "year_with_hours_usd", "hours_year"):
            old, new = getattr(route, name), getattr(now, name)
            assert (old is None) == (new is None)
            assert old is None or all(a <= b for a, b in zip(old, new, strict=True)), (route.id, name)
