"""What training and using a tuned model would cost: every figure from a dated price, in exact decimals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from journeys.estimate import Baseline, CostEstimate, CostLine, LeftOut, Plan, Rate, Serving
from knowledge.providers import Base, Item, Price, Provider, date_in_words, is_open_to_newcomers, price_on

MILLION = Decimal(1_000_000)
WORDS_PER_TOKEN = Decimal("0.75")  # an estimate for English; services differ by some 10 to 20 per cent
HOURS_IN_MONTH = Decimal(730)
# Who bills the tokens of evaluations during training: docs.together.ai/docs/fine-tuning/pricing, read 2026-11-22.
# The others bill training tokens times passes, as far as their pages say.
BILLS_EVALUATIONS = frozenset({"together"})
PROMPTING = "prompting"  # a base of this method is used as it is, with samples in the prompt


def words_to_tokens(words: int) -> int:
    """Tokens of that many English words, rounded up: an estimate, 0.75 words a token."""
    return int((Decimal(words) / WORDS_PER_TOKEN).to_integral_value(ROUND_CEILING))


def cents(amount: Decimal) -> Decimal:
    """The amount to the cent, half a cent upwards."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def estimate(plan: Plan, providers: Iterable[Provider], today: date) -> CostEstimate:
    """What `plan` costs at each provider that takes newcomers on that day, and why the others are left out."""
    lines, by_the_hour, not_confirmed, closed = list[CostLine](), list[LeftOut](), list[LeftOut](), list[LeftOut]()
    known = tuple(providers)
    for provider in known:
        if provider.kind == "assistant":
            continue
        open_now = is_open_to_newcomers(provider, today)
        priced = [
            line for price in _rates_on(provider, "training", today) if (line := _line(plan, provider, price, today))
        ]
        if open_now is False:
            closed.append(_left_out(provider, _why_closed(provider, today)))
        elif open_now is None:
            not_confirmed.append(_left_out(provider, provider.status_note))
        elif priced:
            lines += priced
        elif provider.kind == "rented_gpu":
            by_the_hour.append(_left_out(provider, "billed by the time a card runs, which depends on model and card"))
        else:
            not_confirmed.append(_left_out(provider, "open, but its training price could not be confirmed"))
    lines.sort(key=lambda line: (line.training_usd, line.training.amount, line.provider_name, line.base_name))
    return CostEstimate(
        plan=plan,
        on=today,
        lines=tuple(lines),
        by_the_hour=tuple(by_the_hour),
        not_confirmed=tuple(not_confirmed),
        closed=tuple(closed),
        baselines=tuple(found for provider in known for found in _baselines(plan, provider, today)),
    )


def training_cost(plan: Plan, provider: Provider, base: str | None, today: date) -> Decimal | None:
    """The training bill for a base by that provider's rule, open to newcomers or not; None when no price is known."""
    price = price_on(provider, "training", base, today)
    if price is None or price.per != "1M tokens":
        return None
    billed = plan.passes * plan.examples * plan.tokens_each
    if provider.id in BILLS_EVALUATIONS:
        billed += plan.evaluations * plan.validation_examples * plan.tokens_each
    floor = price_on(provider, "min_job", None, today)
    return max(floor.amount if floor else Decimal(0), price.amount * billed / MILLION)


def serving_on(plan: Plan, provider: Provider, base: str | None, today: date) -> Serving | None:
    """How a tuned `base` is used there, and its monthly bill: per token if priced so, else on the cheapest card."""
    read, written = price_on(provider, "input", base, today), price_on(provider, "output", base, today)
    if read and written:
        rates = (_rate(provider, read), _rate(provider, written))
        return Serving(how="per token", what="per token", rates=rates, monthly_usd=_token_bill(plan, read, written))
    cards = _rates_on(provider, "hosting_hour", today)
    if not cards:
        return None
    card = min(cards, key=lambda price: price.amount)
    monthly = None if plan.hours_hosted_per_month is None else card.amount * plan.hours_hosted_per_month
    what = f"one {_base_name(provider, card.base)}" if card.base else "the deployment"
    return Serving(how="by the hour", what=what, rates=(_rate(provider, card),), monthly_usd=monthly)


def _line(plan: Plan, provider: Provider, price: Price, today: date) -> CostLine | None:
    base = next((known for known in provider.bases if known.id == price.base), None)
    training = training_cost(plan, provider, price.base, today)
    if training is None or (base is not None and not _can_start(base, today)):
        return None
    floor = price_on(provider, "min_job", None, today)
    return CostLine(
        provider=provider.id,
        provider_name=provider.name,
        base=price.base,
        base_name=base.name if base else "any model",
        training_usd=training,
        floor_usd=floor.amount if floor else None,
        floor_as_of=floor.as_of if floor else None,
        training=_rate(provider, price),
        serving=serving_on(plan, provider, price.base, today),
        status=provider.status,
        own_machine=provider.kind == "own_machine",
    )


def _can_start(base: Base, today: date) -> bool:
    return base.open_to_newcomers is not False and not (base.retires and base.retires <= today)


def _rates_on(provider: Provider, item: Item, today: date) -> list[Price]:
    """The newest price of the item for each base, in the order of the file."""
    bases = dict.fromkeys(price.base for price in provider.prices if price.item == item)
    return [price for base in bases if (price := price_on(provider, item, base, today))]


def _token_bill(plan: Plan, read: Price, written: Price, samples: Price | None = None) -> Decimal | None:
    """A month per token; with `samples`, the price at which each use also reads the samples of a prompt."""
    if plan.pieces_per_month is None:
        return None
    each = plan.tokens_in * read.amount + plan.tokens_out * written.amount
    if samples:
        each += plan.sample_tokens * samples.amount
    return plan.pieces_per_month * each / MILLION


def _baselines(plan: Plan, provider: Provider, today: date) -> list[Baseline]:
    found = []
    for base in (base for base in provider.bases if base.method == PROMPTING):
        read, written = price_on(provider, "input", base.id, today), price_on(provider, "output", base.id, today)
        cached = price_on(provider, "cached_input", base.id, today)
        if read and written:
            baseline = Baseline(
                provider_name=provider.name,
                base_name=base.name,
                monthly_usd=_token_bill(plan, read, written, read),
                cached_usd=_token_bill(plan, read, written, cached) if cached else None,
                rates=tuple(_rate(provider, price) for price in (read, cached, written) if price),
            )
            found.append(baseline)
    return found


def _rate(provider: Provider, price: Price) -> Rate:
    source = next(source for source in provider.sources if source.id == price.source)
    return Rate(
        **price.model_dump(include={"item", "amount", "per", "as_of", "confirmed", "note"}),
        source_title=source.title,
        source_url=source.url,
    )


def _base_name(provider: Provider, base: str | None) -> str:
    return next((known.name for known in provider.bases if known.id == base), str(base))


def _why_closed(provider: Provider, today: date) -> str:
    days = [known.date for known in provider.key_dates if known.closes and known.date <= today]
    since = f"closed to newcomers since {date_in_words(min(days))}" if days else provider.status.replace("_", " ")
    return f"{since}: {provider.status_note}"


def _left_out(provider: Provider, why: str) -> LeftOut:
    return LeftOut(provider=provider.id, provider_name=provider.name, why=why)
