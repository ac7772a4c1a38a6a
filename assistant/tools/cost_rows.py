"""A cost estimate as a model reads it: one short row for each way, and the lines of one provider on demand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journeys.estimate import CostEstimate, LeftOut, Line, Route, short_name
from journeys.span import Span, cents

CASES = "Amounts are US dollars, low/likely/high; null is not confirmed, never free."
COLUMNS = ("provider", "name", "once", "month", "year", "price_seen", "sources", "mind")


def cost_rows(found: CostEstimate) -> list[list[str | None]]:
    """One row for each provider, its cheapest base, as in COLUMNS; seen is the oldest day among its prices."""
    return [_row(route) for route in found.short]


def cost_details(found: CostEstimate, provider: str) -> dict[str, Any]:
    """Every route at a provider, as in COLUMNS; the lines of the cheapest of each kind, each by its dated price."""
    routes = [route for route in found.routes if route.provider == provider]
    rates = {rate.source_id: rate for route in routes for rate in route.rates}
    return {
        "rows": [_row(route) for route in routes],
        "lines": {route.id: [_line(line) for line in route.lines] for route in _first_of_each_kind(routes)},
        "notes": sorted({note for route in routes for note in route.notes}),
        "sources": {name: f"{rate.source_title}: {rate.source_url}" for name, rate in rates.items()},
    }


def details_markdown(found: CostEstimate, provider: str) -> str:
    """The lines of the cheapest route of each kind at a provider, as a table with dates and sources."""
    parts = list[str]()
    for route in _first_of_each_kind([route for route in found.routes if route.provider == provider]):
        head = [
            f"**{route.label}**",
            "",
            "| For | How much | Price | Comes to | Price seen |",
            "|---|---|---|---|---|",
        ]
        parts.append("\n".join([*head, *(_cells(line) for line in route.lines)]))
    return "\n\n".join(parts)


def in_one_line(left_out: Sequence[LeftOut]) -> str:
    """Names with since when, in one line."""
    told = ((short_name(left.provider_name), left.why.split(":")[0]) for left in left_out)
    return ", ".join(f"{name} ({why.removeprefix('closed to newcomers ')})" for name, why in told) or "none"


def _first_of_each_kind(routes: Sequence[Route]) -> list[Route]:
    return list({route.kind: route for route in reversed(routes)}.values())[::-1]


def _row(route: Route) -> list[str | None]:
    untrained = route.kind in ("prompt", "retrieval")  # used as they are, whatever becomes of training there
    odd = [
        "" if untrained or route.status == "open" else route.status,
        f"ends {route.ends.isoformat()}" if route.ends else "",
        "" if route.confirmed else "price not confirmed",
    ]
    return [
        route.provider,
        route.label,
        _cases(route.once_usd),
        _cases(route.month_usd),
        _cases(route.year_usd),
        route.seen.isoformat() if route.seen else None,
        " ".join(sorted({rate.source_id for rate in route.rates})),
        ", ".join(word for word in odd if word),
    ]


def _line(line: Line) -> dict[str, Any]:
    """A sum with what it is made of; what it has not is left out."""
    rate = line.rate
    told = {
        "for": f"{line.part}: {line.item}, {line.when}",
        "quantity": f"{line.quantity.likely.normalize():f} {line.unit}",
        "times": None if line.times.likely == 1 else f"{line.times.likely:f}",
        "unit_usd": None if line.unit_usd is None else f"{line.unit_usd:f}",
        "at_least_usd": line.at_least and str(cents(line.at_least.amount)),
        "usd": _cases(line.usd),
        "seen": rate and rate.as_of.isoformat(),
        "source": rate.source_id if rate else "the person's own hours",
        "note": line.note,
    }
    return {name: value for name, value in told.items() if value is not None}


def _cells(line: Line) -> str:
    rate = line.rate
    price = "your time" if line.unit_usd is None else f"${line.unit_usd:f} per {line.unit}"
    floor = f", at least ${cents(line.at_least.amount)}" if line.at_least else ""
    seen = f"[{rate.as_of.isoformat()}]({rate.source_url})" if rate else ""
    amount = f"{line.quantity.likely.normalize():f} {line.unit}"
    comes_to = "" if line.usd is None else f"${cents(line.usd.likely)}"
    return f"| {line.item}, {line.when} | {amount} | {price}{floor} | {comes_to} | {seen} |"


def _cases(span: Span | None) -> str | None:
    """Low / likely / high, to the cent; one amount where they do not differ."""
    if span is None:
        return None
    amounts = [str(cents(value)) for value in span]
    return amounts[0] if len(set(amounts)) == 1 else "/".join(amounts)
