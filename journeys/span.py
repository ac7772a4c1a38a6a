"""A figure in three cases, low, likely and high, with exact decimals."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Record(BaseModel):
    """Immutable data that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(NamedTuple):
    """The same figure in the cheap, the likely and the dear case. A tuple, since an estimate makes hundreds of them."""

    low: Decimal
    likely: Decimal
    high: Decimal

    @classmethod
    def fixed(cls, value: Decimal | int) -> Span:
        """The same in every case."""
        amount = Decimal(value)
        return cls(amount, amount, amount)

    @classmethod
    def of(cls, low: Decimal | int, likely: Decimal | int, high: Decimal | int) -> Span:
        """The three cases."""
        return cls(Decimal(low), Decimal(likely), Decimal(high))

    def map(self, change: Callable[[Decimal], Decimal]) -> Span:
        """The same change in each case."""
        return Span(change(self.low), change(self.likely), change(self.high))

    def times(self, other: Span | Decimal | int) -> Span:
        """Case by case."""
        if isinstance(other, Span):
            return Span(self.low * other.low, self.likely * other.likely, self.high * other.high)
        return Span(self.low * other, self.likely * other, self.high * other)

    def plus(self, other: Span) -> Span:
        """Case by case."""
        return Span(self.low + other.low, self.likely + other.likely, self.high + other.high)

    def at_least(self, floor: Decimal) -> Span:
        """No case below the floor."""
        return self.map(lambda amount: max(floor, amount))

    @property
    def is_fixed(self) -> bool:
        """Whether the cases do not differ."""
        return self.low == self.likely == self.high


def _cases(value: Any) -> Any:
    return (value, value, value) if isinstance(value, int | str | Decimal) else value


Cases = Annotated[Span, BeforeValidator(_cases)]  # a plain number stands for all three cases


def add(parts: Iterable[Span | None]) -> Span | None:
    """The sum; None as soon as a part is not known."""
    total = Span.fixed(0)
    for part in parts:
        if part is None:
            return None
        total = total.plus(part)
    return total


def exact(number: float) -> Decimal:
    """The decimal as it was written; a binary fraction never reaches a sum."""
    amount = Decimal(str(number))
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount


def cents(amount: Decimal) -> Decimal:
    """The amount to the cent, half a cent upwards."""
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
