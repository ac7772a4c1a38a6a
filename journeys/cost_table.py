"""An estimate as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io

from journeys.estimate import CostEstimate, Line, Route
from journeys.span import Span, cents

COLUMNS = (
    "route", "way", "provider", "base", "part", "item", "when",
    "low_usd", "likely_usd", "high_usd",
    "quantity_low", "quantity_likely", "quantity_high", "unit", "unit_price_usd", "times_likely", "smallest_bill_usd",
    "price_seen", "price_confirmed", "source", "url", "note",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with these a spreadsheet takes a cell for a formula


def as_csv(found: CostEstimate) -> str:
    """Every line of every route, RFC 4180; no cell can run as a formula. Empty is not confirmed, or not told."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for route in found.routes:
        for line in route.lines:
            writer.writerow([_safe(cell) for cell in _cells(route, line)])
    return out.getvalue()


def _cells(route: Route, line: Line) -> list[str]:
    rate = line.rate
    return [
        route.id,
        route.kind.replace("_", " "),
        route.provider_name,
        route.base_name,
        line.part,
        line.item,
        line.when,
        *_dollars(line.usd),
        *(f"{value:f}" for value in line.quantity),
        line.unit,
        "" if line.unit_usd is None else f"{line.unit_usd:f}",
        f"{line.times.likely:f}",
        f"{line.at_least.amount:f}" if line.at_least else "",
        rate.as_of.isoformat() if rate else "",
        "" if rate is None else "yes" if rate.confirmed else "no",
        rate.source_title if rate else "your own hours",
        rate.source_url if rate else "",
        line.note or "",
    ]


def _dollars(span: Span | None) -> list[str]:
    return ["", "", ""] if span is None else [str(cents(value)) for value in span]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
