"""Providers of fine-tuning, with their dated prices: read from providers/*.yaml and asked about by date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from knowledge.content import ContentError, Problem, claimed_ids, file_label, read_record, read_yaml

Item = Literal["training", "input", "cached_input", "output", "hosting_hour", "storage_month", "min_job"]
Status = Literal[
    "open", "preview", "partly_open", "closing", "closed", "deprecated", "gone", "not_offered", "not_confirmed"
]  # fmt: skip
NOT_CONFIRMED = "not confirmed"
_ANSWER = {True: "yes", False: "no", None: NOT_CONFIRMED}
_SOURCE = {"source": "sources"}
_LINKS = {"prices": {"base": "bases"} | _SOURCE, "key_dates": _SOURCE, "facts": {"sources": "sources"}}


def _in_quotes(value: object) -> object:
    """An amount must be text: YAML reads 0.10 without quotes as a binary fraction, which is no longer exact."""
    if isinstance(value, str):
        return value
    raise ValueError(f'{value!r} is not in quotes. Write the amount in quotes, like "0.48", so that it stays exact.')


Amount = Annotated[Decimal, BeforeValidator(_in_quotes), Field(ge=0)]
Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=0)]


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(_Record):  # a public page, and the day on which it was read
    id: Text
    title: Text
    url: Annotated[str, Field(pattern=r"^https?://\S+$")]
    read_at: date
    note: str | None = None


class Price(_Record):
    """What one thing cost, as last seen on `as_of`. Entries are never changed: a new price is a new entry."""

    item: Item
    base: str | None = None
    amount: Amount
    currency: Literal["USD"] = "USD"
    per: Literal["1M tokens", "hour", "job", "month", "second"]
    as_of: date
    source: Text
    confirmed: bool
    note: str | None = None


class Base(_Record):  # what can be trained or rented: a model, a price group of models, or a graphics card
    id: Text
    name: Text
    method: Text
    open_to_newcomers: bool | None = None
    retires: date | None = None


class KeyDate(_Record):
    """A day on which something changes. `closes`: from that day nobody of this group can start."""

    date: date
    what: Text
    source: Text
    closes: Literal["newcomers", "everyone"] | None = None


class Limits(_Record):  # None is not known, never "no limit"
    min_examples: Count | None = None
    suggested_examples: Count | None = None
    max_examples: Count | None = None
    validation_examples: Count | None = None
    file_mb: Count | None = None
    tokens_per_example: Count | None = None
    note: str | None = None


class Weights(_Record):
    downloadable: bool | None = None
    note: str | None = None


class Fact(_Record):
    """One or two sentences that articles and answers quote; `as_of` is the day on which it was last seen to be true."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    text: Annotated[str, Field(pattern=r"[.?]$")]
    as_of: date
    sources: Annotated[tuple[str, ...], Field(min_length=1)]


class Provider(_Record):
    """One place to train or use a model, and what was known of it on `as_of`."""

    id: Text
    name: Text
    aliases: tuple[Text, ...] = ()
    kind: Literal["hosted", "rented_gpu", "own_machine", "assistant"]
    status: Status
    status_note: Text
    open_to_newcomers: bool | None
    as_of: date
    review_by: date
    key_dates: tuple[KeyDate, ...] = ()
    bases: tuple[Base, ...] = ()
    prices: tuple[Price, ...] = ()
    limits: Limits = Limits()
    formats: tuple[Text, ...] = ()
    weights: Weights = Weights()
    data_terms: str | None = None
    facts: tuple[Fact, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Providers(dict[str, Provider]):
    """All providers by id."""

    def __init__(self, providers: Iterable[Provider]) -> None:
        super().__init__({provider.id: provider for provider in providers})
        self._by_name = {name: provider for provider in self.values() for name in _names(provider)}

    def fact(self, provider: str, fact: str) -> Fact:
        """The fact that `{{provider:fact}}` names. Raises KeyError if there is none."""
        return _fact(self[provider], fact)

    def find(self, name: str) -> Provider | None:
        """The provider of this id, name or alias, in any capitals."""
        return self._by_name.get(name.strip().casefold())


def load_providers(folder: Path) -> Providers:
    """Every provider of the folder. Raises ContentError with every problem of every file."""
    loaded, _, problems = read_providers(folder)
    if problems:
        raise ContentError(problems)
    return Providers(loaded)


def read_providers(folder: Path) -> tuple[list[Provider], set[str], list[Problem]]:
    """The providers that could be read, the ids of those that could not, and every problem of every file."""
    problems, loaded, broken = list[Problem](), dict[str, Provider](), set[str]()
    for path in sorted(folder.glob("*.yaml")):
        try:
            loaded[file_label(path)] = read_record(path, Provider, ["sources", "bases", "facts"], _LINKS)
        except ContentError as error:
            problems += error.problems
            broken |= claimed_ids(path, read_yaml)
    if not loaded and not problems:
        problems.append(Problem(file_label(folder), "folder", "holds no provider", "Check the name of the folder."))
    return list(loaded.values()), broken, problems + _shared_names(loaded)


def price_on(provider: Provider, item: Item, base: str | None, on: date) -> Price | None:
    """The newest price of exactly this item and base that had been seen by `on`; None is not known, never free."""
    seen = (price for price in provider.prices if (price.item, price.base) == (item, base) and price.as_of <= on)
    return max(seen, key=lambda price: price.as_of, default=None)


def is_open_to_newcomers(provider: Provider, on: date) -> bool | None:
    """Whether someone new could start on that day, by announced closures and retirements; None is not known."""
    closures = [key_date.date for key_date in provider.key_dates if key_date.closes]
    bases = [base for base in provider.bases if base.open_to_newcomers is not False]
    if any(day <= on for day in closures) or (bases and not any(_is_there(base, on) for base in bases)):
        return False
    return True if closures and provider.open_to_newcomers is False else provider.open_to_newcomers


def date_in_words(day: date) -> str:
    """22 November 2026."""
    return f"{day.day} {day:%B %Y}"


def fact_sentence(provider: Provider, fact: str) -> str:
    """The text of the fact with its date, ready to be quoted. Raises KeyError if the provider has no such fact."""
    known = _fact(provider, fact)
    return f"{known.text[:-1]} (as of {date_in_words(known.as_of)}){known.text[-1]}"


def facts_markdown(provider: Provider, today: date) -> str:
    """All that is known of a provider, as a block for a person; what is not known is said to be not confirmed."""
    seen = f"Seen {date_in_words(provider.as_of)}; check again by {date_in_words(provider.review_by)}."
    overdue = " **This check is overdue: treat the figures as old.**" if today > provider.review_by else ""
    bases = [_base_words(base) for base in provider.bases if _is_there(base, today)]
    weights = filter(None, [_ANSWER[provider.weights.downloadable], provider.weights.note])
    parts = [
        f"**{provider.name}** ({provider.status.replace('_', ' ')}). {provider.status_note} {seen}{overdue}\n",
        f"- May a newcomer start: {_ANSWER[is_open_to_newcomers(provider, today)]}",
        f"- Data terms: {provider.data_terms or NOT_CONFIRMED}",
        f"- Bases: {'; '.join(bases) or NOT_CONFIRMED}",
        f"- Prices:{''.join(_price_lines(provider, today)) or ' ' + NOT_CONFIRMED}",
        f"- Limits: {_limit_words(provider.limits)}",
        f"- Formats: {'; '.join(provider.formats) or NOT_CONFIRMED}",
        f"- Can you take the weights away: {'; '.join(weights)}",
    ]
    return "\n".join(parts[:3] if provider.status in ("not_offered", "gone") else parts)


def _price_lines(provider: Provider, on: date) -> list[str]:
    names = {base.id: base.name for base in provider.bases if _is_there(base, on)}
    lines = dict[tuple[str, str], list[str]]()
    for price in provider.prices:
        if price is price_on(provider, price.item, price.base, on) and (price.base is None or price.base in names):
            about = "; ".join(filter(None, ["" if price.confirmed else NOT_CONFIRMED, (price.note or "").rstrip(".")]))
            tail = f" per {price.per} (as of {date_in_words(price.as_of)}{about and '; ' + about})"
            item = price.item.removesuffix("_hour").removesuffix("_month").removesuffix("_job").replace("_", " ")
            lines.setdefault((names.get(price.base or "", "every base"), tail), []).append(f"{item} ${price.amount}")
    return [f"\n  - {name}: {', '.join(items)}{tail}" for (name, tail), items in lines.items()]


def _is_there(base: Base, on: date) -> bool:
    return base.retires is None or on < base.retires


def _base_words(base: Base) -> str:
    return f"{base.name}, {base.method}" + (f", until {date_in_words(base.retires)}" if base.retires else "")


def _limit_words(limits: Limits) -> str:
    known = [f"{name}: {value}".removeprefix("note: ") for name, value in limits if value is not None]
    return "; ".join(known).replace("_mb", " in MB").replace("_", " ") or NOT_CONFIRMED


def _fact(provider: Provider, fact: str) -> Fact:
    return {known.id: known for known in provider.facts}[fact]


def _names(provider: Provider) -> set[str]:
    return {name.casefold() for name in (provider.id, provider.name, *provider.aliases)}


def _shared_names(loaded: Mapping[str, Provider]) -> list[Problem]:
    problems, owner = list[Problem](), dict[str, str]()
    for file, name in ((file, name) for file, provider in loaded.items() for name in sorted(_names(provider))):
        if owner.setdefault(name, file) != file:
            what = f"'{name}' already names the provider of {owner[name]}"
            problems.append(Problem(file, "aliases", what, "Leave the name to one of the two."))
    return problems
