"""What a reading may change of what was told before: a stated figure gives way to its own question or a correction."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.models.guide.reading.figures import spell_out
from assistant.models.guide.reading.standing import CORRECTS

FIGURES = frozenset({"examples_on_hand", "volume_per_month", "words_each", "minutes_each"})
# The words that say what a figure counts, where its own question was not asked.
UNITS: Mapping[str, str] = {
    "examples_on_hand": r"\b(?:have|'ve|got|kept|keep|hold|own|saved|file|hand|archive\w*|memory|finished|approved|"
    r"of (?:them|those)|written|published|examples?|pairs|usable|mine|left|leaves)\b",
    "volume_per_month": r"\b(?:a|an|per|each|every|in a) (?:\w+ )?(?:day|week|fortnight|month|quarter|year|season|term|"
    r"\w+day|morning|night)s?\b|\b(?:daily|weekly|monthly|yearly|annually)\b|/ ?(?:mo|wk|yr|month|week|day|year)\b|\b(?:days?|weeks?|months?|years?)\b",
    "words_each": r"\bwords? (?:each|apiece|a (?!hundred|thousand)\w+|per \w+|long|or so|out|on average)\b|\b\d+-word\b|"
    r"\b(?:each|every|one|average|typical\w*|usual\w*|long|length|run|runs|piece)\b[^.;]{0,40}\bwords?\b",
    "minutes_each": r"\b(?:minutes?|mins?|hours?|hrs?)\b[^.;]{0,30}\b(?:each|apiece|a (?!day|week|month|year)\w+|per \w+|"
    r"one|every)\b|\b(?:each|every|one|draft|per)\b[^.;]{0,40}\b(?:minutes?|mins?|hours?|hrs?)\b|\bmend\w*|\bedit\w*|"
    r"\bfix\w*",
}
# Beyond the words that correct within a sentence: what says that something is no longer as it was told.
CHANGED = re.compile(
    r"\b(?:now|by now|meanwhile|since then|instead|earlier|before|wrong(?:ly)?|mistake|mistaken|typo|correct(?:ion|ed)?|"
    r"i (?:first |just )?(?:said|told|wrote|meant|mean|miscounted|misremembered)|recount\w*|counted again|"
    r"no longer|not \d|new (?:number|figure|count)|found (?:another|more)|changed to|went (?:up|down)|"
    r"change (?:it|that|the|my)|set (?:it|that|the|my)|update (?:it|that|the|my))\b"
)
MAY_USE = r"\b(?:i|we) (?:may|can|could|(?:am|are|'m|'re) (?:allowed|free) to) (?:really |actually |now |safely )*use\b"
# Shares, scores and sizes of tests count nothing that a person has or makes.
A_SHARE = (
    r"\b\d[\d.,]*(?: [a-z]+){0,3} (?:in|per|out of|of|from) (?:a |an |one |every |each |the )?(?:100|1,?000|hundred|"
    r"thousand)\b|\b\d[\d.,]* ?(?:%|per ?cent\b)"
)


@dataclass(frozen=True)
class Merged:
    """What may be noted; `doubtful` are figures that contradict what was told: kept out, and asked about."""

    facts: dict[str, Any] = field(default_factory=dict)
    doubtful: dict[str, Any] = field(default_factory=dict)


def merged(asked: str | None, text: str, facts: Mapping[str, Any], told: Mapping[str, Any]) -> Merged:
    """What a message may change of what was `told`, in reply to the question for `asked` or to none.

    A bare figure answers only the question that was asked. Any other figure needs the words that say what it counts,
    and to take the place of one that was told before it needs a word that corrects; else it is doubtful. Shares, scores
    and sizes of tests are never counts. What is taken back (None) always goes.
    """
    low = spell_out(text)
    kept, doubtful = dict(facts), dict[str, Any]()
    for name in FIGURES & facts.keys() - {asked}:
        value = facts[name]
        if value is None:
            continue
        if _is_no_count(low, value) or (asked is not None and not re.search(UNITS[name], low)):
            del kept[name]
        elif told.get(name) not in (None, value) and not (corrects(low) or _is_the_part(name, low, value, told)):
            del kept[name]
            doubtful[name] = value
    return Merged(kept, doubtful)


def corrects(low: str) -> bool:
    """Whether a message in small letters puts something right or says that it has changed."""
    return CORRECTS.search(low) is not None or CHANGED.search(low) is not None


def _is_the_part(name: str, low: str, value: object, told: Mapping[str, Any]) -> bool:
    """Whether a lower number on hand is called the part that may be used: the careful figure, which holds."""
    kept = told.get(name)
    is_lower = isinstance(value, int) and isinstance(kept, int) and value < kept
    return name == "examples_on_hand" and is_lower and re.search(MAY_USE, low) is not None


def _is_no_count(low: str, value: object) -> bool:
    """Whether the figure only stands in shares or scores."""
    shown = rf"(?<![\d.,])(?:{value}|{value:,})(?![\d]|,\d)" if isinstance(value, int) else ""
    return bool(shown) and re.search(shown, low) is not None and not re.search(shown, re.sub(A_SHARE, " ", low))
