"""The figure that a person settles on after weighing several: "nine a day in a freeze. Call it 160 a month"."""

from __future__ import annotations

import re

from assistant.models.guide.reading.figures import Figure
from assistant.models.guide.reading.said import Said, Sentence
from assistant.models.guide.reading.standing import NEARLY

OF_ALL = r"(?:it|that|this|them|the (?:average|medium|mean|middle|median|total|figure|number|usual|year|lot))"
SETTLES = re.compile(
    rf"\b(?:(?:make|call|put|take) {OF_ALL}|let's (?:say|call it|take|put)|(?:so|then|i'd|i would|we can|we'll|i'll) (?:just )?say|on average|"
    r"(?:over|across) the (?:whole )?year(?:,? (?:it's|it is))?(?: (?:more like|rather|closer to|nearer))?|averag\w+|it evens out(?: at| to)?|(?:in )?total|all in all|altogether|all together|adds up to)"
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


def settled_period(said: Said) -> Figure | None:
    """The rate that a bare figure of a whole year takes the place of: "200 a month. No wait, over the year it's 120"."""
    rates = [f for s in said.statements for f in s.figures if f.monthly is not None]
    return rates[0] if len(rates) == 1 else None


def number_alone(said: Sentence) -> int | None:
    """The bare number that is all a sentence says: "About 6,000."."""
    plain_ones = [f for f in said.standing if f.counts == "plain" and not f.period and not f.is_bound]
    one = plain_ones[0] if len(plain_ones) == 1 else None
    return (
        one.value
        if one and re.fullmatch(rf"(?:{NEARLY} )*\S+?(?: (?:or so|in all|altogether|in total))?[.! ]*", said.low)
        else None
    )


def _is_settled(said: Sentence, figure: Figure) -> bool:
    return bool(SETTLES.search(said.low[: figure.start]) or AFTER.match(said.low, figure.end))
