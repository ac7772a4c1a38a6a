"""What training and using a tuned model would cost: every figure from a dated price, in exact decimals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from knowledge.providers import Base, Item, Price, Provider, Status, date_in_words, is_open_to_newcomers, price_on

MILLION = Decimal(1_000_000)
WORDS_PER_TOKEN = Decimal("0.75")  # an estimate for English; services differ by some 10 to 20 per cent
HOURS_IN_MONTH = Decimal(730)
# Who bills the tokens of evaluations during training: docs.together.ai/docs/fine-tuning/pricing, read 2026-11-22.
# The others bill training tokens times passes, as far as their pages say.
BILLS_EVALUATIONS = frozenset({"together"})
PROMPTING = "prompting"  # a base of this method is used as it is, with samples in the prompt

Count = Annotated[int, Field(ge=0)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Plan(_Record):
    """What is to be trained and how much it will be used; None is not told."""

    examples: Annotated[int, Field(ge=1)]
    tokens_each: Annotated[int, Field(ge=1)]
    """Tokens of one whole example: instruction, brief and piece."""
    passes: Annotated[int, Field(ge=1)] = 3
    validation_examples: Count = 0
    evaluations: Count = 0
    pieces_per_month: Count | None = None
    tokens_in: Count = 0
    """Tokens that one use reads."""
    tokens_out: Count = 0
    """Tokens that one use writes."""
    hours_hosted_per_month: Annotated[Decimal, Field(ge=0, le=744)] | None = None


class Rate(_Record):
    """A price as it was seen, and where."""

    item: Item
    amount: Decimal
    per: str
    as_of: date
    confirmed: bool
    note: str | None
    source_title: str
    source_url: str


class Serving(_Record):
    """How a tuned model is used there. `monthly_usd` is None where the plan does not say how much."""

    how: Literal["per token", "by the hour"]
    what: str
    rates: tuple[Rate, ...]
    monthly_usd: Decimal | None


class CostLine(_Record):
    """One base at one provider: exact amounts, to be rounded for showing. `serving` None is not confirmed."""

    provider: str
    provider_name: str
    base: str | None
    base_name: str
    training_usd: Decimal
    floor_usd: Decimal | None
    training: Rate
    serving: Serving | None
    status: Status
    own_machine: bool = False


class LeftOut(_Record):
    """A provider without a line in the estimate, and why."""

    provider: str
    provider_name: str
    why: str


class Baseline(_Record):
    """The same work by a prompt with samples on an untrained model, a month."""

    provider_name: str
    base_name: str
    monthly_usd: Decimal | None
    rates: tuple[Rate, ...]


class CostEstimate(_Record):
    """An estimate on a day; `lines` are sorted by training cost. An empty `baselines` means: not priced."""

    plan: Plan
    on: date
    lines: tuple[CostLine, ...]
    by_the_hour: tuple[LeftOut, ...]
    not_confirmed: tuple[LeftOut, ...]
    closed: tuple[LeftOut, ...]
    baselines: tuple[Baseline, ...]


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
        base_name=base.name if base else "any of its models",
        training_usd=training,
        floor_usd=floor.amount if floor else None,
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


def _token_bill(plan: Plan, read: Price, written: Price) -> Decimal | None:
    if plan.pieces_per_month is None:
        return None
    each = plan.tokens_in * read.amount + plan.tokens_out * written.amount
    return plan.pieces_per_month * each / MILLION


def _baselines(plan: Plan, provider: Provider, today: date) -> list[Baseline]:
    found = []
    for base in provider.bases:
        read, written = price_on(provider, "input", base.id, today), price_on(provider, "output", base.id, today)
        if base.method == PROMPTING and read and written:
            rates = (_rate(provider, read), _rate(provider, written))
            bill = _token_bill(plan, read, written)
            found.append(Baseline(provider_name=provider.name, base_name=base.name, monthly_usd=bill, rates=rates))
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
