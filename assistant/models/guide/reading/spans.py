"""Where the clauses of a text begin and end."""

from __future__ import annotations

import re

BREAKS = (
    r"[,;:.!?…](?=\s)\s*|\s[-–—]+\s|\s(?:but|though|although|because|while|whereas|plus|yet)\s|"
    r"\sand (?=(?:i|i'm|i've|i'd|we|we've|my|our|it|it's|they|they're|each|then|spend|send|charge|have|has|do|that|the|about|roughly|maybe|takes?|keep|kept|there|also|could|can|\$|€|£|\d)(?!\w))|\sso (?=\w)"
)


def clause_around(low: str, start: int, end: int) -> tuple[int, int]:
    """The clause that the place from `start` to `end` stands in."""
    first = max((found.end() for found in re.finditer(BREAKS, low[:start])), default=0)
    after = re.search(BREAKS, low[end:])
    return first, end + after.start() if after else len(low)


def clause_spans(low: str) -> list[tuple[int, int]]:
    """All clauses of a text, in order."""
    cuts = [(found.start(), found.end()) for found in re.finditer(BREAKS, low)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(low)]
    return list(zip(starts, ends, strict=True))
