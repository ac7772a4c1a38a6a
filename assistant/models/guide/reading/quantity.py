"""A figure of a text, as it counts something over some time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.models.guide.reading.nouns import Counts
from assistant.models.guide.reading.number_words import rounded

Period = Literal["hour", "day", "week", "fortnight", "month", "quarter", "year"]

# Working days and weeks of a month, as people reckon them.
PER_MONTH: dict[str, float] = {
    "day": 20.0, "week": 4.0, "fortnight": 2.0, "month": 1.0, "quarter": 1 / 3, "year": 1 / 12,
}  # fmt: skip


@dataclass(frozen=True)
class Figure:
    """A number and what it counts; of a range the lower end is `value`. `start` and `end` are places in the read text."""

    value: int
    counts: Counts
    start: int
    end: int
    period: Period | None = None
    is_range: bool = False
    is_bound: bool = False  # only said to be less than this
    dollars: bool = False
    low: float = 0.0  # as written, not rounded
    high: float = 0.0
    noun_end: int = 0  # where the words that it counts end
    over: int = 1  # said for so many of its periods: "every 3 months"

    @property
    def is_stock(self) -> bool:
        """Could be a number of pieces on hand."""
        return self.counts in ("plain", "pieces") and self.period is None and not self.is_bound

    @property
    def middle(self) -> int:
        """The rounded middle of a range; the value itself where there is none."""
        return rounded((self.low + self.high) / 2)

    @property
    def monthly(self) -> int | None:
        """Pieces a month where a rate is said."""
        if self.period in (None, "hour") or self.counts not in ("plain", "pieces", "things") or self.is_bound:
            return None
        made = rounded((self.low + self.high) / 2 * PER_MONTH[self.period or ""] / self.over)
        return max(1, made) if self.low > 0 else 0
