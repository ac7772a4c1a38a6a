"""Amounts and hours as a person reads them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from journeys.span import Span, cents

WHOLE_FROM = 100  # dollars from which cents are left out


def usd(amount: Decimal) -> str:
    """$4.00, $1,241, under $0.01: from a hundred dollars on without cents."""
    if 0 < amount < Decimal("0.01"):
        return "under $0.01"
    return f"${cents(amount):,}" if amount < WHOLE_FROM else f"${amount.quantize(Decimal(1), ROUND_HALF_UP):,}"


def usd_span(span: Span) -> str:
    """$0.24 ($0.11 to $0.59): the likely amount, with its range where the cases read differently."""
    likely, low, high = usd(span.likely), usd(span.low), usd(span.high)
    return likely if low == high else f"{likely} ({low} to {high})"


def hours_words(span: Span) -> str:
    """24 hours (14–37), to the hour from ten on."""
    low, likely, high = (_hours(value) for value in (span.low, span.likely, span.high))
    unit = "hour" if likely == "1" else "hours"
    return f"{likely} {unit}" if low == high else f"{likely} {unit} ({low}–{high})"


def number(value: Decimal) -> str:
    """8.67, 2,000, 40 per cent's 0.4: no trailing zeros."""
    return f"{value:,f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:,f}"


def _hours(value: Decimal) -> str:
    rounded = value.quantize(Decimal(1) if value >= 10 else Decimal("0.1"), ROUND_HALF_UP)
    return f"{rounded:,f}".removesuffix(".0")
