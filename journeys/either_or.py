"""Which of two kinds of piece to take, where both are named: the one that is made most often, by their own counts."""

from __future__ import annotations

import re
from typing import NamedTuple

KIND = r"[a-z][\w'-]*(?: (?!or\b|which\b|and\b|i\b|do\b|what\b|should\b|first\b|for\b|to\b|now\b)[a-z][\w'-]*)?"
EITHER = rf"\b(?P<one>{KIND}),? or (?:the |my |rather |do i take )?(?P<other>{KIND})"
OPENERS = (
    r"^(?:(?:do|should|shall|can|must|i|we|take|use|choose|pick|the|my|count|for|begin|start|with|ok|so|it|is|"
    r"which)\b ?)+"
)
COUNT = r"\b(\d{1,4})\b"
BETWEEN = r"(?:\s+(?!and\b|or\b)[a-z][\w'-]*){0,2}?\s+"
SHORTEST = 4  # letters by which a plural and its singular are the same thing


class Options(NamedTuple):
    """The two kinds that were named, with how many of each are made; None where that was not told."""

    one: str
    other: str
    ones: int | None
    others: int | None


def options_in(words: str) -> Options | None:
    """The two kinds of an either-or question; None where there are not two."""
    said = " ".join(words.replace("’", "'").casefold().split())
    found = re.search(EITHER, said)
    if found is None:
        return None
    one, other = (re.sub(OPENERS, "", found[name]).strip() for name in ("one", "other"))
    return Options(one, other, _count_of(one, said), _count_of(other, said)) if one and other else None


def more_often(words: str) -> str:
    """What to take of the two that words name, and why, in a sentence or two."""
    found = options_in(words)
    if found is None:
        return "The kind that you make most often: what you save there comes back most. One kind is enough for now."
    one, other, ones, others = found
    if ones is None or others is None or ones == others:
        return (
            f"Only one of the two, {one} or {other}: the kind that you make most often, since what you save there "
            "comes back most. If they are level, take the one that costs you more mending. The other "
            "may follow afterwards."
        )
    most, few = (one, other) if ones > others else (other, one)
    return (
        f"{most[0].upper()}{most[1:]}: you make most of those, {max(ones, others)} against {min(ones, others)}, so "
        f"what you save there comes back most often. {few[0].upper()}{few[1:]} may follow later, in the same way."
    )


def _count_of(kind: str, said: str) -> int | None:
    """How many are told of a kind, by the last word of its name or a short form of it."""
    for word in reversed(kind.split()):
        stem = re.escape(word[: max(SHORTEST, len(word) - 2)])
        if found := re.search(rf"{COUNT}{BETWEEN}{stem}\w*", said):
            return int(found[1])
    return None
