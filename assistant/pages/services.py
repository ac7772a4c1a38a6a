"""A provider as a page shows it: who may start, what it costs and since when that is known. Unknown is "not known"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from knowledge.providers import Limits, Price, Provider, Source, date_in_words, is_open_to_newcomers, price_on

NOT_KNOWN = "not known"
ANSWER = {True: "Yes", False: "No", None: "Not known"}
STATUS = {
    "open": "Open", "preview": "Open as a preview", "partly_open": "Partly open", "closing": "Closing",
    "closed": "Closed", "deprecated": "On its way out", "gone": "Gone", "not_offered": "Tuning is not offered",
    "not_confirmed": "Not confirmed",
}  # fmt: skip
ITEM = {
    "training": "training", "input": "text read", "cached_input": "text read again", "output": "text written",
    "hosting_hour": "keeping it on", "storage_month": "storage", "min_job": "smallest job",
}  # fmt: skip
LIMIT = {
    "min_examples": "fewest examples: {}", "suggested_examples": "suggested examples: {}",
    "max_examples": "most examples: {}", "validation_examples": "most examples for validation: {}",
    "file_mb": "largest file: {} MB", "tokens_per_example": "longest example: {} tokens",
}  # fmt: skip
BRIEF = frozenset({"not_offered", "gone"})


@dataclass(frozen=True)
class PriceLine:
    """Prices of one base that were seen together."""

    base: str
    prices: str
    as_of: date
    source: Source
    note: str


@dataclass(frozen=True)
class Known:
    """A dated sentence with where it stands."""

    text: str
    as_of: date
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Service:
    """All that a page says of a provider."""

    id: str
    name: str
    status: str
    status_note: str
    newcomers: str
    billing: str
    training: str
    running: str
    weights: str
    weights_note: str
    data_terms: str
    bases: tuple[str, ...]
    prices: tuple[PriceLine, ...]
    limits: tuple[str, ...]
    formats: tuple[str, ...]
    dates: tuple[Known, ...]
    facts: tuple[Known, ...]
    sources: tuple[Source, ...]
    as_of: date
    review_by: date
    is_overdue: bool
    is_brief: bool


def service(provider: Provider, today: date) -> Service:
    """What is known of a provider on that day."""
    by_id = {source.id: source for source in provider.sources}
    current = _current(provider, today)
    is_per_token = any(price.item == "output" for price in current)
    names = {base.id: base.name for base in provider.bases}
    return Service(
        id=provider.id,
        name=provider.name,
        status=STATUS[provider.status],
        status_note=provider.status_note,
        newcomers=ANSWER[is_open_to_newcomers(provider, today)],
        billing=_billing(provider, current),
        training=_range(current, ("training",)),
        running=_range(current, ("output" if is_per_token else "hosting_hour",)),
        weights=ANSWER[provider.weights.downloadable],
        weights_note=provider.weights.note or "",
        data_terms=provider.data_terms or NOT_KNOWN,
        bases=tuple(_base_words(provider, today)),
        prices=tuple(_price_lines(current, names, by_id)),
        limits=tuple(_limit_words(provider.limits)),
        formats=provider.formats,
        dates=tuple(Known(key.what, key.date, (by_id[key.source],)) for key in provider.key_dates),
        facts=tuple(Known(f.text, f.as_of, tuple(by_id[name] for name in f.sources)) for f in provider.facts),
        sources=provider.sources,
        as_of=provider.as_of,
        review_by=provider.review_by,
        is_overdue=today > provider.review_by,
        is_brief=provider.status in BRIEF,
    )


def services(providers: Iterable[Provider], today: date) -> list[Service]:
    """All of them: first where a newcomer can start today, then what is not known, then what is closed."""
    order = ("Yes", "Not known", "No")
    found = [service(provider, today) for provider in providers]
    return sorted(found, key=lambda s: (order.index(s.newcomers), s.is_brief, s.name.casefold()))


def _current(provider: Provider, today: date) -> list[Price]:
    there = {base.id for base in provider.bases if base.retires is None or today < base.retires}
    return [
        price
        for price in provider.prices
        if price is price_on(provider, price.item, price.base, today) and (price.base is None or price.base in there)
    ]


def _billing(provider: Provider, prices: list[Price]) -> str:
    if provider.kind == "own_machine":
        return "Nothing but your machine and its electricity"
    training = _ways(prices, {"training": "per token"})
    use = _ways(prices, {"output": "per token", "input": "per token", "hosting_hour": "by the hour while it is on"})
    said = ", ".join(f"{what} {way}" for what, way in (("training", training), ("use", use)) if way)
    return said[:1].upper() + said[1:] if said else "Not known"


def _ways(prices: list[Price], wanted: dict[str, str]) -> str:
    """How these items are billed, each way once."""
    timed = {"hour": "by the hour", "second": "by the second", "month": "by the month", "job": "by the job"}
    found = [timed.get(price.per, wanted[price.item]) for price in prices if price.item in wanted]
    words = [wanted["hosting_hour"] if way == "by the hour" and "hosting_hour" in wanted else way for way in found]
    return " or ".join(dict.fromkeys(words))


def _range(prices: list[Price], items: tuple[str, ...]) -> str:
    """ "$0.48 to $25 per 1M tokens", each unit by itself."""
    by_unit: dict[str, list[Decimal]] = {}
    for price in prices:
        if price.item in items:
            by_unit.setdefault(price.per, []).append(price.amount)
    said = []
    for unit, amounts in by_unit.items():
        low, high = min(amounts), max(amounts)
        span = f"${low}" if low == high else f"${low} to ${high}"
        said.append(f"{span} per {unit}" if high else "free")
    return "; ".join(said) or "Not known"


def _price_lines(prices: list[Price], names: dict[str, str], sources: dict[str, Source]) -> Iterable[PriceLine]:
    groups: dict[tuple[str, str, date, str, str], list[str]] = {}
    for price in prices:
        note = "; ".join(filter(None, ("" if price.confirmed else "not confirmed", (price.note or "").rstrip("."))))
        base = names.get(price.base or "", "Every base")
        groups.setdefault((base, price.per, price.as_of, price.source, note), []).append(
            f"{ITEM[price.item]} ${price.amount}"
        )
    for (base, per, as_of, source, note), items in groups.items():
        yield PriceLine(base, f"{', '.join(items)} per {per}", as_of, sources[source], note)


def _base_words(provider: Provider, today: date) -> Iterable[str]:
    for base in provider.bases:
        if base.retires is not None and base.retires <= today:
            continue
        tail = f", until {date_in_words(base.retires)}" if base.retires else ""
        closed = ", not for newcomers" if base.open_to_newcomers is False else ""
        yield f"{base.name}: {base.method}{tail}{closed}"


def _limit_words(limits: Limits) -> Iterable[str]:
    for name, words in LIMIT.items():
        value = getattr(limits, name)
        if value is not None:
            yield words.format(f"{value:,}")
    if limits.note:
        yield limits.note
