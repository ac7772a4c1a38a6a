"""A number of pieces told apart by whom they are for: "75 for the mayor, 28 for the chairwoman", "40 to 310 a person".

What is made for one teaches that one's manner, so the largest of the numbers is what a set can have; where a total of
all stands beside them, the person counts them as one kind, and the total holds.
"""

from __future__ import annotations

import re

from assistant.models.guide.reading.number_words import spell_out

N = r"(?<![\w.,-])\d[\d,]*(?![\d%.]\d|%|k\b)"
ONE_OF_THEM = (
    r"(?:person|head|client|customer|author|speaker|writer|executive|exec|column|columnist|host|voice|brand|firm|"
    r"company|boss|director|leader|artist|owner|editor|name)"
)
RANGE = re.compile(
    rf"{N} ?(?:to|and|-|–) ?(?P<most>{N})(?: (?!a\b|an\b|per\b|each\b|every\b)[a-z'-]+){{0,3}} "
    rf"(?:an?|per|each|every|for (?:each|every)) {ONE_OF_THEM}\b"
)
NOBODY = (
    r"(?:training|testing|tests?|now|free|example|instance|me|us|sale|an?|each|every|about|over|years?|months?|weeks?|"
    r"the (?:last|past|moment|year|month|time|most|test|prompt|training)|then|hand|scratch|memory|which|them|that|"
    r"this|it|those|these|what|home|since|early|late)"
)
PART = re.compile(
    rf"(?P<n>{N})(?: (?!for\b|by\b|from\b|of\b|an?\b|per\b|years?\b|words?\b|percent\b|minutes?\b)[a-z'-]+){{0,3}} "
    rf"(?:for|by|from) (?!{NOBODY}\b)[a-z]"
)


def counted_by_person(text: str) -> int | None:
    """The number that a set can have, where pieces are counted person by person; None where they are not."""
    low = spell_out(text.lower().replace("’", "'"))
    if found := RANGE.search(low):
        return _number(found["most"])
    parts = [_number(found["n"]) for found in PART.finditer(low)]
    if len(parts) < 2:
        return None
    together = sum(parts)
    return together if together in [_number(figure) for figure in re.findall(N, low)] else max(parts)


def _number(told: str) -> int:
    return int(told.replace(",", ""))
