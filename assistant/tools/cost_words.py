"""A cost estimate as a person reads it: the answer, one short table, then what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from journeys.estimate import CostEstimate, LeftOut, Route, short_name
from journeys.lead import lead_sentence
from journeys.lines import HOUR
from journeys.showing import number, usd, usd_span
from journeys.situation import Situation
from knowledge.providers import date_in_words

NOT_CONFIRMED = "not confirmed"
HOURS_IN_MONTH = Decimal(730)
ROWS = 12  # of the table; the card holds every route
NAMED = 2  # closed providers that are named; the model is told all of them
EUROS = r"€|£|\b(?:euros?|eur|pounds?|sterling|gbp|quid)\b"


def cost_markdown(found: CostEstimate, caution: str | None, currency: str | None) -> str:
    """One row for each provider, by the bills of the first year. An asterisk marks a price that is not confirmed."""
    shown = _shown(found.short)
    parts = [
        lead_sentence(found),
        _table(shown),
        f"{_seen_words(shown)}Bills in US dollars, likely case (cheap to dear). "
        "\\* reported by one reader, or computed.",
        f"**When it pays.** {found.break_even.sentence} {found.break_even.time_sentence}".strip(),
        _left_on(found),
        caution or "",
        f"**Assumed:** {'; '.join(assumption.words for assumption in found.plan.assumptions)}.",
        f"**Price {NOT_CONFIRMED}:** {_unpriced(found)}. **Closed to newcomers:** {_closed(found.closed)}.",
        currency or "",
    ]
    return "\n\n".join(part for part in parts if part)


def currency_note(situation: Situation) -> str | None:
    """That prices stay in dollars, where the person counts in euros or pounds."""
    told = " ".join(str(fact) for fact in situation.told().values())
    if not re.search(EUROS, told, re.IGNORECASE):
        return None
    return (
        "Prices are in US dollars, as the vendors print them; I convert nothing, since I hold no dated exchange rate."
    )


def _shown(short: Sequence[Route]) -> list[Route]:
    """The cheapest rows, and those of a place that ends and where the person is; what has no price stands below."""
    kept = [route.id for route in short if route.ends]
    kept += [route.id for route in short if route.year_usd][: ROWS - len(kept)]
    return [route for route in short if route.id in kept]


def _table(routes: Sequence[Route]) -> str:
    head = ["| Way | Once | A month | First year | Prices seen |", "|---|---|---|---|---|"]
    return "\n".join([*head, *(_row(route) for route in routes)])


def _row(route: Route) -> str:
    if route.kind == "own_machine":
        day = _days([route])
        return f"| {route.label} | no bill | no bill | your hours and electricity | {day} |"
    url = next((rate.source_url for rate in route.rates), None)
    name = f"[{route.label}]({url})" if url else route.label
    name += ", in preview" if route.status == "preview" else ""
    name += f", until {_day(route.ends)}" if route.ends else ""
    star = "" if route.confirmed else "\\*"
    once = _bill(route.once_usd.likely) if route.once_usd else NOT_CONFIRMED
    once += " (smallest bill)" if _is_smallest(route) else ""
    month = _bill(route.month_usd.likely) + _by_hour(route) if route.month_usd else NOT_CONFIRMED
    year = usd_span(route.year_usd) + star if route.year_usd else "stops before" if route.ends else NOT_CONFIRMED
    return f"| {name} | {once} | {month} | {year} | {_days([route])} |"


def _bill(amount: Decimal) -> str:
    return usd(amount) if amount else "no bill"


def _is_smallest(route: Route) -> bool:
    """Whether the training bill is the provider's minimum."""
    return any(
        line.part == "training" and line.at_least and line.usd and line.usd.likely == line.at_least.amount
        for line in route.lines
    )


def _by_hour(route: Route) -> str:
    line = next((line for line in route.bills("monthly") if line.unit == HOUR and line.unit_usd), None)
    return f" ({line.quantity.likely.normalize():f} h at {usd(line.unit_usd)})" if line and line.unit_usd else ""


def _left_on(found: CostEstimate) -> str:
    """The cheapest card of the hosted routes, left on for a month."""
    cards = [
        (line.unit_usd, route, line.rate)
        for route in found.routes
        if route.kind == "tuned"
        for line in route.bills("monthly")
        if line.unit == HOUR and line.unit_usd is not None
    ]
    if not cards:
        return "Hosting is the bill to watch: ask what the model costs while nobody uses it."
    price, route, rate = min(cards, key=lambda card: card[0])
    seen = f", {_day(rate.as_of)}" if rate else ""
    return (
        f"**Hosting is the bill to watch:** left on all month, the cheapest card here comes to "
        f"{usd(price * HOURS_IN_MONTH)} ({HOURS_IN_MONTH} hours at ${number(price)}, "
        f"{short_name(route.provider_name)}{seen})."
    )


def _seen_words(routes: Sequence[Route]) -> str:
    days = _days(routes)
    return f"Every price in the table was seen on {days}. " if days and "–" not in days else ""


def _days(routes: Sequence[Route]) -> str:
    """8 Oct 2026, or the first and the last day on which the prices were seen."""
    days = sorted({rate.as_of for route in routes for rate in route.rates})
    if not days or days[0] == days[-1]:
        return _day(days[0]) if days else ""
    first = _day(days[0])
    return f"{first.removesuffix(str(days[-1].year)).strip()}–{_day(days[-1])}"


def _unpriced(found: CostEstimate) -> str:
    """Providers without a price for training, and those without one for use."""
    names = [short_name(left.provider_name) for left in found.not_confirmed]
    half = [route for route in found.short if route.how == NOT_CONFIRMED]
    return ", ".join([*names, *(f"use at {short_name(route.provider_name)}" for route in half)]) or "none"


def _closed(left_out: Sequence[LeftOut]) -> str:
    """The first by name with why, OpenAI before all since most people ask for it, and how many more."""
    first = sorted(left_out, key=lambda left: (left.provider != "openai", left.provider_name))
    named = [
        f"{short_name(left.provider_name)} ({left.why.split(':')[0].removeprefix('closed to newcomers ')})"
        for left in first[:NAMED]
    ]
    more = f" and {len(first) - NAMED} more" if len(first) > NAMED else ""
    return ", ".join(named) + more or "none"


def _day(day: date) -> str:
    """7 Oct 2026, whatever the language of the machine."""
    number, month, year = date_in_words(day).split()
    return f"{number} {month[:3]} {year}"
