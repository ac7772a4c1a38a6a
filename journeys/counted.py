"""The share of words changed that a person counted: one figure or one a piece, and what was told along with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict

Role = Literal["before", "after"]
AGREE = Decimal("0.6")  # words in a hundred by which an average that is told may miss the one of its counts: rounding
LEAST_SERIES = 2  # counts from which on there is an average


class Counted(BaseModel):
    """What was counted at one time: words changed in a hundred, one value a piece or one for all.

    `over` is how many pieces a single value stands for, `of` how many there are where some are still to come. `said` is
    an average that was told in place of the one of the values. `role` is told where it is not the one of the step. `n`
    tells what was told later: a higher number is newer in its run.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    values: tuple[Decimal, ...]
    over: int | None = None
    of: int | None = None
    said: Decimal | None = None
    is_partial: bool = False
    role: Role | None = None
    n: int = 0
    told_on: date | None = None
    day: date | None = None
    model: str | None = None
    words: tuple[str, ...] = ()  # in which it was told

    @property
    def share(self) -> Decimal:
        """The average, to a tenth."""
        if self.said is not None:
            return self.said
        mean = sum(self.values, Decimal()) / len(self.values)
        tenths = mean if len(self.values) == 1 else mean.quantize(Decimal("0.1"))
        return Decimal(int(tenths)) if tenths == int(tenths) else tenths

    @property
    def counts(self) -> tuple[Decimal, ...]:
        """The values by which chance is judged: none but the average where another was told than theirs."""
        return self.values if self.said is None else (self.said,)

    @property
    def is_average(self) -> bool:
        """Whether it is one value for several pieces, or for a number of them that was not told."""
        return len(self.values) < LEAST_SERIES and self.over != 1 and not self.is_partial

    @property
    def pieces(self) -> int | None:
        """How many pieces it rests on; None where that was not told."""
        return len(self.values) if len(self.values) >= LEAST_SERIES else self.over

    @property
    def when(self) -> date | None:
        """The day of the measurement, else the one on which it was told."""
        return self.day or self.told_on


def joined(before: Sequence[Counted], new: Counted, *, goes_on: bool) -> tuple[Counted, ...]:
    """What was counted with one more: going on with the last, in place of it where it says the same, or after it.

    `goes_on` tells that the words speak of the rest of something. An average of counts that are known is no new figure.
    """
    last = before[-1] if before else None
    if last is None or last.role != new.role:
        return (*before, new)
    is_series = len(new.values) >= LEAST_SERIES
    if goes_on and last.is_average:
        return _beside_average(before, new)
    if (goes_on or last.is_partial) and (is_series or goes_on) and len(last.values) + len(new.values) >= LEAST_SERIES:
        values = (*last.values, *new.values)
        of = new.of or last.of
        more = new.is_partial or (of is not None and len(values) < of)
        return (*before[:-1], _with_new(last, new, {"values": values, "of": of, "said": None, "is_partial": more}))
    same_pieces = new.over is None or last.pieces is None or new.over == last.pieces
    if not is_series and same_pieces and _agree(last, new):
        update = {"over": last.over or new.over, "is_partial": last.is_partial and new.is_partial}
        return (*before[:-1], _with_new(last, new, update))
    return (*before, new)


def in_words(counted: Counted, *, is_short: bool = False) -> str:
    """37.6 words changed in a hundred on average, over nine pieces (from 28 to 55)."""
    unit = "" if is_short else " words changed in a hundred"
    if len(counted.counts) < LEAST_SERIES:
        over = f", over {number_word(counted.over)} pieces" if counted.over else ""
        return f"{counted.share:g}{unit}{over}"
    low, high = min(counted.values), max(counted.values)
    so_far = " so far" if counted.is_partial else ""
    many = number_word(len(counted.values))
    return f"{counted.share:g}{unit} on average, over {many} pieces{so_far} (from {low:g} to {high:g})"


def number_word(number: int) -> str:
    """Nine; from thirteen on in digits."""
    return NUMBERS[number] if 0 < number < len(NUMBERS) else str(number)


def without(counted: Counted, value: Decimal) -> Counted | None:
    """What is left when a value is taken out; None where nothing is. Counts whose average it rounds all stay."""
    if len(counted.values) < LEAST_SERIES:
        return None if says(counted, value) else counted
    if value in counted.values:
        at = counted.values.index(value)
        return counted.model_copy(update={"values": (*counted.values[:at], *counted.values[at + 1 :])})
    if counted.said == value:
        return counted.model_copy(update={"said": None})
    named = rf"(?<![\d.,]){re.escape(f'{value:g}')}(?![\d]|[.,]\d)"
    return counted.model_copy(update={"words": tuple(each for each in counted.words if not re.search(named, each))})


def says(counted: Counted, value: Decimal) -> bool:
    """Whether a value is the figure of what was counted, or one of its counts."""
    return value in counted.values or counted.share == value or (
        len(counted.values) >= LEAST_SERIES and _near(counted.share, value)
    )  # fmt: skip


NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number_of_word(word: str) -> int | None:
    """9 of "nine" or "9"; None for no number."""
    low = word.casefold()
    return int(low) if re.fullmatch(r"\d{1,3}", low) else NUMBERS.index(low) if low in NUMBERS else None


def _beside_average(before: Sequence[Counted], new: Counted) -> tuple[Counted, ...]:
    """What goes on with single counts, where an average was told since: it joins these, and the average stays.

    An average that their own agrees with is told by them. Without any that are known, what is new is no whole figure.
    """
    average = before[-1]
    at = next(
        (at for at in range(len(before) - 1, -1, -1) if before[at].role == new.role and _goes_on(before[at])), None
    )
    if at is None:
        return (*before[:-1], new, average)
    known = before[at]
    values, of = (*known.values, *new.values), new.of or known.of
    more = new.is_partial or (of is not None and len(values) < of)
    series = _with_new(known, new, {"values": values, "of": of, "said": None, "is_partial": more})
    others = [each for each in before[:-1] if each is not known]
    same_pieces = average.over is None or average.over == len(values)
    if same_pieces and _agree(series, average):
        return (*others, series)
    return (*others, series.model_copy(update={"n": known.n}), average)


def _goes_on(counted: Counted) -> bool:
    return len(counted.values) >= LEAST_SERIES or counted.is_partial


def _with_new(last: Counted, new: Counted, update: Mapping[str, object]) -> Counted:
    told = {
        "day": new.day or last.day,
        "model": new.model or last.model,
        "told_on": new.told_on or last.told_on,
        "n": new.n,
        "words": (*last.words, *(words for words in new.words if words not in last.words)),
    }
    return last.model_copy(update={**told, **update})


def _agree(last: Counted, new: Counted) -> bool:
    if len(last.values) < LEAST_SERIES:
        return last.share == new.share
    return _near(last.share, new.share)


def _near(mean: Decimal, told: Decimal) -> bool:
    return abs(mean - told) <= AGREE
