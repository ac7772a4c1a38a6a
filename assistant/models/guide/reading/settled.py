"""The figure that a person settles on after weighing several: "nine a day in a freeze. Call it 160 a month"."""

from __future__ import annotations

import re

from assistant.models.guide.reading.figures import Figure
from assistant.models.guide.reading.said import Said, Sentence

OF_ALL = r"(?:it|that|this|them|the (?:average|medium|mean|middle|median|total|figure|number|usual|year|lot))"
SETTLES = re.compile(
    rf"\b(?:(?:make|call|put|take) {OF_ALL}|let's (?:say|call it|take|put)|(?:so|then|i'd|i would|we can|we'll|i'll) (?:just )?say|on average|"
    r"(?:over|across) the (?:whole )?year|averag\w+|it evens out(?: at| to)?)"
    r"(?:,? (?:at|to|of|it's|it is|that's|say|about|around|roughly|some|maybe|perhaps|i'd say|then|is|comes to))*[ ,:]*$"
)
AFTER = re.compile(
    r",? (?:(?:on|as an?) average|(?:averaged|spread)? ?(?:over|across) the (?:whole )?year|averaged out)\b"
)
COUNTED = ("plain", "pieces", "things")


def settled(said: Said) -> Figure | None:
    """The last figure that a message settles on after it named others; None where it weighs nothing."""
    named = [(s, f) for s in said.statements for f in s.standing if f.counts in COUNTED and not f.is_bound]
    if len({f.middle for _, f in named}) < 2:
        return None
    sentence, last = named[-1]
    return last if _is_settled(sentence, last) else None


def _is_settled(said: Sentence, figure: Figure) -> bool:
    return bool(SETTLES.search(said.low[: figure.start]) or AFTER.match(said.low, figure.end))
