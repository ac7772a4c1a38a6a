"""A number of pieces told in parts: "8 guides x 6 chapters", "40 calls, 15 letters", "90 in autumn, 20 in summer"."""

from __future__ import annotations

import re
from typing import Any

from assistant.models.guide.reading.figures import read_figures, spell_out
from assistant.models.guide.reading.quantity import PER_MONTH, Figure
from assistant.models.guide.reading.stock_words import HAVE
from assistant.models.guide.reading.typical import AT_TIMES, only_at_times
from assistant.models.guide.reading.volumes import MAKES

N = r"(?:\d{1,3}(?:,\d{3})+|\d+)"
TO = r" ?(?:-|–|to|or) ?"
NOUN = r"(?: (?!an?\b|per\b|each\b|every\b|and\b|or\b|in\b|on\b|for\b|of\b|x\b)[a-z][a-z'/-]*){0,3}"
NEAR = r"(?:(?:about|around|roughly|some|maybe|it's|that's|we've|i've|we do|i do) )*"
OF_EACH = re.compile(
    rf"\b(?P<of_from>{N})(?:{TO}(?P<of_to>{N}))?{NOUN}(?: an? month| per month)?(?: ?(?:x|×|times) ?|,? (?:and |with |at )?{NEAR})"
    rf"(?P<each_from>{N})(?:{TO}(?P<each_to>{N}))?{NOUN}(?P<tail>,? (?:each|apiece|in each|per one)\b)?"
)
ITEM = rf"{N}(?:{TO}{N})?(?: (?:sets?|lots?|rounds?) of)? [a-z][a-z'/-]*(?: [a-z][a-z'/-]*)?"
LIST = re.compile(rf"{ITEM}(?:(?:, | and |, and | \+ ){ITEM})+(?: (?:a|per|each|every|in a) month)?")
COUNTED = frozenset({"examples_on_hand", "volume_per_month"})
OF_TRIALS = frozenset({"tried_so_far", "judged_by", "needs_facts", "change_rate", "consistency_needed"})
NO_PIECES = frozenset({"money", "words", "minutes"})
NO_COUNT = (
    r"\S+ (?:or (?:so )?\S+ )?(?:(?!an?\b|per\b|each\b|every\b|in\b)\w+ ){0,1}?(?:%|per ?cent|years?|months?|weeks?|days?|hours?|seasons?|winters?|"
    r"summers?|people|clients?|customers?|users?|authors?|drivers?|staff|folders?|boxes|binders?|drawers?|pages?|gb|mb)\b"
)
# Pages with what each was made from are pieces.
IN_PAIRS = r"\S+ pages (?:with|and) (?:the|their|its|both) "
SEASON = re.compile(
    rf"{AT_TIMES}|\b(?:else|otherwise|rest|(?:[a-z]+ )?(?:months|weeks)|spring|summer|autumn|winter|off[- ]season|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|out of (?:it|season)|"
    r"in (?:the )?(?:high |low )?season|christmas)\b"
)


NO_KIND = (
    r"\b(?:pages|words|hours?|(?<!of )minutes?|mins?|people|days?|weeks?|years?|clients?|this|last|per|each|every|in|an?|of (?:them|these|those|which)|"
    r"months|more|less)\b(?! month$)"
)
IN_A_PROMPT = (
    r"\b(?:in (?:the|my|our|a|every|each) (?:prompt|request|instructions?)|going in|pasted|as (?:samples|examples))\b"
)
# Samples chosen from what is kept: "the eight closest old ones".
NEAREST = r"\S+ (?:of (?:the|my|our) )?(?:closest|nearest|most similar|most alike|best)\b"


def in_several_parts(low: str) -> int | None:
    """Pieces a month of a reply that multiplies, lists kinds, or tells a busy and a quiet time; None for any other.

    Of two times of the year it is the middle between the highest and the lowest, never the lowest.
    """
    if (product := _product(low)) is not None:
        return product
    summed = kinds_summed(low)
    return _over_the_year(low) if summed is None else summed


def kinds_summed(low: str) -> int | None:
    """The sum of a reply that is a list of kinds, each with its number: "40 calls, 15 letters"; None for any other."""
    bare = low.strip(" .!")
    if not LIST.fullmatch(bare) or re.search(NO_KIND, bare):
        return None
    figures = read_figures(bare)
    own_paces = any(figure.period for figure in figures[:-1]) or re.search(
        r"(?:daily|weekly|monthly|quarterly|yearly)\b", bare
    )
    return None if own_paces else sum(figure.middle for figure in figures) or None


def only_number(asked: str, low: str) -> int | None:
    """The one number of a reply, whatever noun it counts, but for time, people and places; None where there are more.

    A range gives its middle for a volume and its lower end for examples.
    """
    figures = read_figures(low)
    if len(figures) != 1 or len(re.findall(rf"(?<![\d.,]){N}", low)) > 1 + figures[0].is_range:
        return None
    figure = figures[0]
    spoilt = figure.counts in NO_PIECES or figure.is_bound or re.search(r"n't\b|\b(?:not|never|no|lost)\b", low)
    is_time = re.match(NO_COUNT, low[figure.start :]) and not re.match(IN_PAIRS, low[figure.start :])
    if spoilt or is_time or figure.value in range(1900, 2100):
        return None
    if asked != "volume_per_month":
        return figure.value if figure.value > 1 else None
    return _monthly(figure)


def without_counts_of_trials(asked: str, facts: dict[str, Any], low: str) -> dict[str, Any]:
    """The facts of a reply on what was tried or judged, whose figures count samples, scores and what went wrong.

    A number of pieces stays only where it is said in so many words that so many are kept, or made.
    """
    if asked not in OF_TRIALS:
        return facts
    return {name: value for name, value in facts.items() if name not in COUNTED or _is_plainly_told(name, value, low)}


def _is_plainly_told(field: str, value: object, low: str) -> bool:
    spelled = spell_out(low)
    for figure in read_figures(spelled):
        before, after = spelled[: figure.start], spelled[figure.end :]
        if field == "examples_on_hand" and figure.value == value and HAVE.search(before) and figure.is_stock:
            chosen = re.match(NEAREST, spelled[figure.start :])
            return not chosen and not re.match(rf"[^.;]{{0,60}}{IN_A_PROMPT}", after)
        if field == "volume_per_month" and value in (figure.monthly, _monthly(figure)) and figure.period:
            return re.search(rf"\b(?:i|we)\b[^.;]*?\b{MAKES}[^.;]*$", before) is not None
    return False


def _product(low: str) -> int | None:
    found = OF_EACH.search(low)
    if found is None or len(read_figures(low)) != 2:
        return None
    if not (found["tail"] or re.search(r" ?(?:x|×) ?\d", found[0])):
        return None
    return round(_middle(found["of_from"], found["of_to"]) * _middle(found["each_from"], found["each_to"]))


def _over_the_year(low: str) -> int | None:
    counted = [f for f in read_figures(low) if f.counts not in NO_PIECES and not re.match(NO_COUNT, low[f.start :])]
    rates = [made for f in counted if (made := _monthly(f)) is not None]
    two_times = len(SEASON.findall(low)) > 0 and (only_at_times(low, counted) or len(SEASON.findall(low)) > 1)
    if len(counted) != 2 or len(rates) != 2 or not two_times or re.search(r"\b(?:each|apiece|used to|last)\b", low):
        return None
    return round((min(rates) + max(rates)) / 2)


def _monthly(figure: Figure) -> int | None:
    if figure.period == "hour":
        return None
    return max(1, round(figure.middle * PER_MONTH[figure.period or "month"] / figure.over))


def _middle(lower: str, upper: str | None) -> float:
    ends = [int(end.replace(",", "")) for end in (lower, upper) if end]
    return sum(ends) / len(ends)
