"""A blind comparison: two answers to each brief, side by side, without saying which is whose.

The order of the pairs and the side on which each answer stands come from a seed that is never shown. Each set stands on
the left half of the time, so that a liking for one side favours neither.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Choice = Literal["left", "right", "tie"]
Side = Literal["one", "other"]
MOST_PAIRS = 1_000
Words = Annotated[str, Field(min_length=1, max_length=100_000)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Pair(_Frozen):
    """A brief with the answers of both sets; `task` is the id of a neighbouring task (see tracking.neighbours)."""

    brief: Words
    one: Words
    other: Words
    task: str | None = None


class Comparison(_Frozen):
    """What is compared; `one` and `other` name the sets ("tuned model", "best prompt")."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    one: Annotated[str, Field(min_length=1, max_length=120)]
    other: Annotated[str, Field(min_length=1, max_length=120)]
    pairs: Annotated[tuple[Pair, ...], Field(min_length=1, max_length=MOST_PAIRS)]
    identical: int = 0  # pairs whose answers were the same, left out before judging
    seed: str
    is_flexibility: bool = False

    @model_validator(mode="after")
    def _names_differ(self) -> Comparison:
        if self.one.casefold() == self.other.casefold():
            raise ValueError("the two sets need different names")
        return self


class Shown(_Frozen):
    """What a person sees of a pair; `place` counts from 0 in the order of showing."""

    place: int
    of: int
    brief: str
    left: str
    right: str


class Judged(_Frozen):
    """A pair with what was chosen; `winner` is None for a tie."""

    place: int
    pair: Pair
    left_is: Side
    choice: Choice
    winner: Side | None


def order_of(comparison: Comparison) -> list[int]:
    """The pairs in the order of showing."""
    return sorted(range(len(comparison.pairs)), key=lambda at: _draw(comparison.seed, "order", at))


def left_sides(comparison: Comparison) -> list[Side]:
    """Which set stands on the left at each place; each half of the time."""
    count = len(comparison.pairs)
    drawn = sorted(range(count), key=lambda place: _draw(comparison.seed, "side", place))
    odd = _draw(comparison.seed, "odd", 0) < "8"  # of an odd number, chance says who stands left once more
    first = set(drawn[: (count + 1) // 2 if odd else count // 2])
    return ["one" if place in first else "other" for place in range(count)]


def shown_at(comparison: Comparison, place: int) -> Shown:
    """The pair at a place, as the person sees it; raises IndexError."""
    pair = comparison.pairs[order_of(comparison)[place]]
    left, right = (pair.one, pair.other) if left_sides(comparison)[place] == "one" else (pair.other, pair.one)
    return Shown(place=place, of=len(comparison.pairs), brief=pair.brief, left=left, right=right)


def next_place(comparison: Comparison, choices: Mapping[int, Choice]) -> int | None:
    """The first place that is not judged yet; None when all are."""
    return next((place for place in range(len(comparison.pairs)) if place not in choices), None)


def judged(comparison: Comparison, choices: Mapping[int, Choice]) -> list[Judged]:
    """What was chosen, with the sides uncovered, in the order of showing."""
    order, lefts = order_of(comparison), left_sides(comparison)
    return [
        Judged(
            place=place,
            pair=comparison.pairs[order[place]],
            left_is=lefts[place],
            choice=choices[place],
            winner=_winner(lefts[place], choices[place]),
        )
        for place in sorted(choices)
    ]


def without_twins(pairs: Sequence[Pair]) -> tuple[tuple[Pair, ...], int]:
    """The pairs whose answers differ in more than white space, and how many do not."""
    kept = tuple(pair for pair in pairs if " ".join(pair.one.split()) != " ".join(pair.other.split()))
    return kept, len(pairs) - len(kept)


def _winner(left: Side, choice: Choice) -> Side | None:
    if choice == "tie":
        return None
    other: Side = "other" if left == "one" else "one"
    return left if choice == "left" else other


def _draw(seed: str, what: str, at: int) -> str:
    """A number for a place, the same in every version of Python."""
    return sha256(f"{seed}/{what}/{at}".encode()).hexdigest()
