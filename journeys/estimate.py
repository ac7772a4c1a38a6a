"""What comes out of an estimate: lines that trace to a dated price, routes made of lines, and who is left out.

Rate, Line and Route are dataclasses, since an estimate makes hundreds: as pydantic models they took 18 ms, so 7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from journeys.plan import Plan
from journeys.span import Record, Span, add
from knowledge.providers import Item, Status

Kind = Literal["prompt", "retrieval", "tuned", "take_home", "own_machine"]
Part = Literal["preparation", "training", "serving", "retraining"]
When = Literal["once", "monthly", "yearly"]
How = Literal["per token", "by the hour", "own machine", "not confirmed"]
MONTHS = 12
YOUR_HOURS = "your hours"


@dataclass(frozen=True)
class Rate:
    """A price as it was seen, and where."""

    item: Item
    amount: Decimal
    per: str
    as_of: date
    confirmed: bool
    note: str | None
    source_title: str
    source_url: str
    source_id: str
    """The provider and its source, as in tinker:pricing."""


@dataclass(frozen=True)
class Line:
    """One sum: `times` x the larger of `at_least` and price x quantity, exact.

    `rate` None is the person's own time: `unit_usd` is then what they told an hour is worth, None where they did not.
    """

    part: Part
    item: str
    when: When
    quantity: Span
    unit: str
    unit_usd: Decimal | None
    rate: Rate | None
    times: Span
    usd: Span | None
    at_least: Rate | None = None
    note: str | None = None


@dataclass(frozen=True)
class Route:
    """One way to get the work done, with all that it costs. `how` says how the model is used there."""

    id: str
    kind: Kind
    provider: str
    provider_name: str
    base: str | None
    base_name: str
    how: How
    status: Status
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    ends: date | None = None
    """The day on which the model stops working there."""

    @property
    def label(self) -> str:
        """What a person reads: the place, and the model there."""
        if self.kind in ("prompt", "retrieval"):
            what = "Prompt with samples" if self.kind == "prompt" else "Prompt with looked-up passages"
            return f"{what}, {short_name(self.base_name)}"
        if self.kind == "own_machine":
            return self.provider_name
        where = short_name(self.provider_name) + (f", {short_name(self.base_name)}" if self.base else "")
        return f"{where}, then your own machine" if self.kind == "take_home" else where

    @cached_property
    def once_usd(self) -> Span | None:
        """The bills before the first piece."""
        return add(line.usd for line in self.bills("once"))

    @cached_property
    def month_usd(self) -> Span | None:
        """The bills of a month of use; None where using it has no confirmed price."""
        return None if self.how == "not confirmed" else add(line.usd for line in self.bills("monthly"))

    @cached_property
    def later_usd(self) -> Span | None:
        """The bills of a year's re-training."""
        return add(line.usd for line in self.bills("yearly"))

    @cached_property
    def year_usd(self) -> Span | None:
        """The bills of the first twelve months; None where a part has no price or the model stops before."""
        month = self.month_usd
        if self.ends is not None or month is None:
            return None
        return add((self.once_usd, month.times(MONTHS), self.later_usd))

    @cached_property
    def hours_once(self) -> Span:
        """The person's hours before the first piece."""
        return _hours(self.lines, "once")

    @cached_property
    def hours_year(self) -> Span:
        """The person's hours in the first twelve months."""
        return _hours(self.lines, "once").plus(_hours(self.lines, "yearly"))

    @property
    def year_with_hours_usd(self) -> Span | None:
        """Bills and hours of the first twelve months; None where no rate was told or a bill has no price."""
        return add((self.year_usd, *(line.usd for line in self.lines if line.item == YOUR_HOURS)))

    @cached_property
    def rates(self) -> tuple[Rate, ...]:
        """Every price behind the route."""
        found = [rate for line in self.lines for rate in (line.rate, line.at_least) if rate is not None]
        return tuple(dict.fromkeys(found))

    @property
    def seen(self) -> date | None:
        """The day of the oldest price behind it."""
        return min((rate.as_of for rate in self.rates), default=None)

    @property
    def confirmed(self) -> bool:
        """Whether every price behind it is."""
        return all(rate.confirmed for rate in self.rates)

    def bills(self, when: When) -> tuple[Line, ...]:
        """The lines that somebody charges for, without the person's own hours."""
        return tuple(line for line in self.lines if line.when == when and line.item != YOUR_HOURS)


class LeftOut(Record):
    """A provider without a route in the estimate, and why."""

    provider: str
    provider_name: str
    why: str


class Series(Record):
    """The bills of a route added up month by month, 0 to 12, likely; None after the model has stopped."""

    route: str
    usd: tuple[Decimal | None, ...]
    break_even_month: int | None
    """The first month at or under the prompt's bills; None where there is none within the year."""


class BreakEven(Record):
    """When the cheapest tuned route beats the prompt. None is never; of the last two figures also: not known."""

    route: str | None
    month: int | None
    pieces_per_month: int | None
    hours_months: int | None
    minutes_needed: Decimal | None
    sentence: str
    time_sentence: str


class CostEstimate(Record):
    """An estimate on a day: the prompt first, then the routes by the bills of the first year, unpriced ones last."""

    plan: Plan
    on: date
    routes: tuple[Route, ...]
    not_confirmed: tuple[LeftOut, ...]
    closed: tuple[LeftOut, ...]
    series: tuple[Series, ...]
    break_even: BreakEven

    @property
    def prompt(self) -> Route | None:
        """The way without training; None where no model for it has a dated price."""
        return next((route for route in self.routes if route.kind == "prompt"), None)

    def route(self, id: str | None) -> Route | None:
        """The route of that id."""
        return next((route for route in self.routes if route.id == id), None)

    @cached_property
    def short(self) -> tuple[Route, ...]:
        """One route for each provider, the one with its cheapest year; of those to take home only the cheapest."""
        kept, seen = list[Route](), set[str]()
        hosted = {route.provider for route in self.routes if route.kind == "tuned"}
        for route in self.routes:
            key = route.kind if route.kind != "tuned" else route.provider
            if route.kind == "take_home" and route.provider not in hosted:
                key = route.provider
            if key not in seen:
                seen.add(key)
                kept.append(route)
        return tuple(kept)


def short_name(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return name.split(" (")[0]


def _hours(lines: tuple[Line, ...], when: When) -> Span:
    total = Span.fixed(0)
    for line in lines:
        if line.item == YOUR_HOURS and line.when == when:
            total = total.plus(line.quantity.times(line.times))
    return total
