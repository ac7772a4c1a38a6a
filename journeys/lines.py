"""The lines of a route: each a dated price times a quantity, by the billing rule of the provider."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from journeys.estimate import YOUR_HOURS, Line, Part, Rate, When
from journeys.plan import ONE, Plan
from journeys.span import Span
from knowledge.providers import Price, Provider

MILLION = Decimal(1_000_000)
TOKENS, HOUR = "1M tokens", "hour"
# Who bills the tokens of evaluations during training, and rows that are filled up where packing is off:
# docs.together.ai/docs/fine-tuning/pricing, read 2026-11-22. The others bill training tokens times passes, as far as
# their pages say.
BILLS_EVALUATIONS = frozenset({"together"})


def rate_of(provider: Provider, price: Price) -> Rate:
    """The price with its source. Not checked again: whoever loaded `provider` did."""
    source = next(source for source in provider.sources if source.id == price.source)
    return Rate(
        item=price.item,
        amount=price.amount,
        per=price.per,
        as_of=price.as_of,
        confirmed=price.confirmed,
        note=price.note,
        source_title=source.title,
        source_url=source.url,
        source_id=f"{provider.id}:{source.id}",
    )


def priced(
    part: Part,
    item: str,
    when: When,
    quantity: Span,
    rate: Rate,
    at_least: Rate | None = None,
    times: Span = ONE,
    note: str | None = None,
) -> Line:
    """A line at a dated price: times x the larger of the smallest bill and price x quantity."""
    usd = quantity.times(rate.amount)
    if at_least is not None:
        usd = usd.at_least(at_least.amount)
    return Line(
        part=part,
        item=item,
        when=when,
        quantity=quantity,
        unit=rate.per,
        unit_usd=rate.amount,
        rate=rate,
        at_least=at_least,
        times=times,
        usd=usd if times is ONE else usd.times(times),
        note=note if note is not None else rate.note,
    )


def your_hours(plan: Plan, part: Part, when: When, hours: Span, note: str, times: Span = ONE) -> Line:
    """A line of the person's own time, at their rate if they told one."""
    rate = plan.hourly_rate_usd
    return Line(
        part=part,
        item=YOUR_HOURS,
        when=when,
        quantity=hours,
        unit=HOUR,
        unit_usd=rate,
        rate=None,
        at_least=None,
        times=times,
        usd=None if rate is None else hours.times(rate).times(times),
        note=note,
    )


def billed_tokens(plan: Plan, provider: Provider) -> Span:
    """Training tokens that the provider bills for one job."""
    own_rule = provider.id in BILLS_EVALUATIONS
    padded = plan.padded_to if own_rule else None
    each = plan.tokens_each if padded is None else plan.tokens_each.at_least(Decimal(padded))
    tokens = each.times(plan.examples).times(plan.passes)
    if own_rule and plan.evaluations and plan.validation_examples:
        tokens = tokens.plus(each.times(plan.evaluations * plan.validation_examples))
    return tokens


def millions(tokens: Span) -> Span:
    """Tokens in the unit in which they are priced; exact."""
    return tokens.map(lambda amount: amount / MILLION)


def preparing_hours(plan: Plan, pairs: int) -> Span:
    """The person's hours to write, mask and check that many pairs, to a tenth, rounded up."""
    return plan.minutes_per_pair.map(lambda minutes: _tenths(minutes * pairs / 60))


def renewing_hours(plan: Plan) -> Span:
    """The person's hours for one re-training: the pairs made anew, and the test."""
    share = plan.fresh_share.times(plan.minutes_per_pair).times(plan.examples)
    return share.map(lambda minutes: _tenths(minutes / 60)).plus(plan.test_hours)


def card_hours(plan: Plan) -> Span:
    """Hours that a rented card runs for one training, to the ten-thousandth."""
    return plan.card_start_hours.plus(_running(plan, plan.card_seconds_per_million)).map(_ten_thousandths)


def own_hours(plan: Plan) -> Span:
    """Hours that the person's own computer works for one training, to the ten-thousandth."""
    return _running(plan, plan.own_seconds_per_million).map(_ten_thousandths)


def training_lines(plan: Plan, quantity: Span, item: str, rate: Rate, at_least: Rate | None) -> tuple[Line, ...]:
    """The first training, and the re-trainings of a year."""
    first = priced("training", item, "once", quantity, rate, at_least)
    again = priced("retraining", item, "yearly", quantity, rate, at_least, plan.retrain_per_year)
    return (first,) if plan.retrain_per_year.high == 0 else (first, again)


def preparation_lines(plan: Plan) -> tuple[Line, ...]:
    """The person's hours before the training, and those of the re-trainings."""
    pairs = plan.examples + plan.validation_examples
    first = your_hours(
        plan,
        "preparation",
        "once",
        preparing_hours(plan, pairs).plus(plan.test_hours),
        f"{pairs:,} pairs written, masked and checked, and the test",
    )
    again = your_hours(
        plan, "retraining", "yearly", renewing_hours(plan), "pairs made anew, and the test", plan.retrain_per_year
    )
    return (first,) if plan.retrain_per_year.high == 0 else (first, again)


def token_lines(plan: Plan, read: Rate, written: Rate) -> tuple[Line, ...]:
    """A month of use per token. Only with `plan.pieces_per_month` told or assumed."""
    pieces = plan.pieces_per_month or 0
    return (
        priced("serving", "tokens read", "monthly", millions(plan.tokens_in.times(pieces)), read),
        priced("serving", "tokens written", "monthly", millions(plan.tokens_out.times(pieces)), written),
    )


def _running(plan: Plan, seconds_per_million: Span) -> Span:
    tokens = plan.tokens_each.times(plan.examples).times(plan.passes)
    return tokens.times(seconds_per_million).map(lambda seconds: seconds / MILLION / 3600)


def _tenths(hours: Decimal) -> Decimal:
    return hours.quantize(Decimal("0.1"), ROUND_CEILING)


def _ten_thousandths(hours: Decimal) -> Decimal:
    return hours.quantize(Decimal("0.0001"), ROUND_HALF_UP)
