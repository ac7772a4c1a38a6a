"""The routes of an estimate: a prompt, a prompt with looked-up passages, and every place that trains."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from journeys.estimate import How, Kind, Line, Rate, Route
from journeys.lines import (
    HOUR,
    TOKENS,
    billed_tokens,
    card_hours,
    millions,
    own_hours,
    preparation_lines,
    preparing_hours,
    priced,
    rate_of,
    token_lines,
    training_lines,
    your_hours,
)
from journeys.plan import Plan
from journeys.risks import risks_of
from knowledge.providers import Base, Item, Price, Provider, price_on

PROMPTING = "prompting"  # a base of this method is used as it is, with samples in the prompt
HOME_NOTE = "needs a computer with memory enough for the model; its electricity is not counted"
LOOKING_UP_NOTE = (
    "searching your files is counted as free, on your own computer; putting the files in order is not counted"
)


def prompt_routes(plan: Plan, provider: Provider, today: date) -> Iterator[Route]:
    """The work by a prompt with samples, without and with looked-up passages, on each model that is priced for it."""
    for base in (base for base in provider.bases if base.method == PROMPTING):
        read, written = _rate(provider, "input", base.id, today), _rate(provider, "output", base.id, today)
        if read and written and plan.pieces_per_month is not None:
            cached = _rate(provider, "cached_input", base.id, today)
            lines = _prompt_lines(plan, read, written, cached)
            yield _route("prompt", provider, base, lines, "per token")
            passages = millions(plan.passage_tokens.times(plan.pieces_per_month))
            found = priced("serving", "passages read", "monthly", passages, read)
            yield _route("retrieval", provider, base, (*lines, found), "per token", (LOOKING_UP_NOTE,))


def trained_routes(plan: Plan, provider: Provider, home: Provider | None, today: date, ends: bool) -> Iterator[Route]:
    """Each priced base of a provider that trains: used there, and, where the weights may leave, on one's own machine.

    `home` holds the price of running on one's own machine. With `ends` the bases that close to newcomers count too,
    for a customer of old.
    """
    preparing, floor = preparation_lines(plan), _rate(provider, "min_job", None, today)
    for price in prices_on(provider, "training", today):
        base = next((known for known in provider.bases if known.id == price.base), None)
        if base is not None and not can_start(base, today, ends):
            continue
        training = _training(plan, provider, price, floor)
        if not training:
            continue
        lines = (*preparing, *training)
        if provider.kind == "own_machine":
            working = _rate(provider, "hosting_hour", None, today)
            hours = (
                (priced("training", "hours that your computer works", "once", own_hours(plan), working),)
                if working
                else ()
            )
            yield _route("own_machine", provider, base, (*lines, *hours), "own machine", (HOME_NOTE,))
            continue
        serving = serving_lines(plan, provider, price.base, today)
        notes = risks_of(provider, base, today)
        if provider.kind != "rented_gpu" or serving:
            how: How = "not confirmed" if not serving else "by the hour" if serving[0].unit == HOUR else "per token"
            used = _route("tuned", provider, base, (*lines, *serving), how, notes)
            yield used if base is None or base.retires is None else replace(used, ends=base.retires)
        if home and (provider.weights.downloadable or provider.kind == "rented_gpu"):
            yield _route("take_home", provider, base, lines, "own machine", (HOME_NOTE,))


def serving_lines(plan: Plan, provider: Provider, base: str | None, today: date) -> tuple[Line, ...]:
    """A month of a tuned `base` there: per token if priced so, else the cheapest card; empty is not confirmed."""
    read, written = _rate(provider, "input", base, today), _rate(provider, "output", base, today)
    if read and written:
        return token_lines(plan, read, written) if plan.pieces_per_month is not None else ()
    cards = prices_on(provider, "hosting_hour", today)
    own = [price for price in cards if price.base == base]  # a rented card is trained on and used by the same price
    if not cards or plan.hours_hosted_per_month is None:
        return ()
    card = min(own if provider.kind == "rented_gpu" and own else cards, key=lambda price: price.amount)
    name = base_name(provider, card.base) if card.base else "the deployment"
    return (priced("serving", f"hours of {name}", "monthly", plan.hours_hosted_per_month, rate_of(provider, card)),)


def prices_on(provider: Provider, item: Item, today: date) -> list[Price]:
    """The newest price of the item for each base, in the order of the file."""
    bases = dict.fromkeys(price.base for price in provider.prices if price.item == item)
    return [price for base in bases if (price := price_on(provider, item, base, today))]


def can_start(base: Base, today: date, old_customer: bool = False) -> bool:
    """Whether a training on this base can begin that day."""
    return (old_customer or base.open_to_newcomers is not False) and not (base.retires and base.retires <= today)


def base_name(provider: Provider, base: str | None) -> str:
    """The name that a person reads."""
    return next((known.name for known in provider.bases if known.id == base), "any model" if base is None else base)


def _training(plan: Plan, provider: Provider, price: Price, floor: Rate | None) -> tuple[Line, ...]:
    """Training by this price, and again; empty where it is charged in a way that no plan can foresee."""
    rate = rate_of(provider, price)
    if price.per == TOKENS:
        quantity, item = millions(billed_tokens(plan, provider)), "tokens trained"
    elif price.per == HOUR and provider.kind == "rented_gpu":
        quantity, item = card_hours(plan), "hours of the card"
    else:
        return ()
    return training_lines(plan, quantity, item, rate, floor)


def _prompt_lines(plan: Plan, read: Rate, written: Rate, cached: Rate | None) -> tuple[Line, ...]:
    pieces = plan.pieces_per_month or 0
    samples = millions(plan.sample_tokens.times(pieces))
    full = samples if cached is None else samples.times(plan.cache_misses)
    hits = plan.cache_misses.map(lambda share: 1 - share)
    hours = preparing_hours(plan, plan.samples).plus(plan.test_hours)
    lines = [
        your_hours(plan, "preparation", "once", hours, f"{plan.samples} samples chosen and cleaned, and the test"),
        priced("serving", "samples read", "monthly", full, read),
    ]
    if cached is not None:
        lines.append(priced("serving", "samples read again from the cache", "monthly", samples.times(hits), cached))
    return (*lines, *token_lines(plan, read, written))


def _route(
    kind: Kind, provider: Provider, base: Base | None, lines: tuple[Line, ...], how: How, notes: tuple[str, ...] = ()
) -> Route:
    return Route(
        id=f"{kind}/{provider.id}/{base.id if base else 'any'}",
        kind=kind,
        provider=provider.id,
        provider_name=provider.name,
        base=base.id if base else None,
        base_name=base.name if base else "any model",
        how=how,
        status=provider.status,
        lines=lines,
        notes=notes,
    )


def _rate(provider: Provider, item: Item, base: str | None, today: date) -> Rate | None:
    price = price_on(provider, item, base, today)
    return rate_of(provider, price) if price else None
