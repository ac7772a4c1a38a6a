"""A stretch of a text that a pattern found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Hit:
    """What was found and where; `label` heads its mask ("EMAIL"), `what` is its name for people."""

    label: str
    what: str
    value: str
    start: int
    end: int

    def moved(self, by: int) -> Hit:
        """The same, in a text that has so many characters more before it."""
        return Hit(self.label, self.what, self.value, self.start + by, self.end + by)


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order of place; of two that overlap the one that was given first stays."""
    kept: list[Hit] = []
    for hit in hits:
        if all(hit.end <= other.start or hit.start >= other.end for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def put_back(hits: Iterable[Hit], text: str, places: list[int] | None) -> list[Hit]:
    """The hits with their places in the text as it was before `plain_letters`."""
    if places is None:
        return [Hit(hit.label, hit.what, text[hit.start : hit.end], hit.start, hit.end) for hit in hits]
    back = ((hit, places[hit.start], places[hit.end - 1] + 1) for hit in hits)
    return [Hit(hit.label, hit.what, text[start:end], start, end) for hit, start, end in back]
