"""A reply that lists its numbers by what they are for: "north 20, south 12", "Monday 4, Thursday 6"."""

from __future__ import annotations

import re

from assistant.models.guide.reading.parts import BAD, GOOD
from assistant.models.guide.reading.quantity import PER_MONTH
from assistant.models.guide.reading.statements import plain

N = r"\d{1,3}(?:,\d{3})+|\d+"
LABEL = r"(?!and\b)[^\W\d_][^\d,;:.!?]*?"
ITEM = rf"(?P<label>{LABEL})[:]? (?P<n>{N})"
LIST = re.compile(
    rf"{ITEM.replace('P<label>', ':').replace('P<n>', ':')}(?:(?:, | ?; | and |, and ){ITEM.replace('P<label>', ':').replace('P<n>', ':')})+"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
OF_A_WEEKDAY = re.compile(rf"\b{WEEKDAY}:? (?:about )?\d")
WEEKDAYS = re.compile(rf"(?:\b(?:on )?{WEEKDAY}:? (?:about )?(?:{N})\b(?:, | ?; | and |, and )?){{2,7}}")
LONGEST_LABEL = 3  # words
# What no label says that only names for whom or what: times, doubts, parts, other fields, other people's work.
NO_LABEL = (
    rf"\b(?:{GOOD}|{BAD}|{WEEKDAY}|week\w*|month\w*|year\w*|days?|daily|season\w*|spring|summer|autumn|fall|winter|january|february|march|"
    r"april|may|june|july|august|september|october|november|december|christmas|easter|holidays|now|then|later|before|after|"
    r"since|until|from|to|of|in|by|or|than|on|at|with|about|around|maybe|perhaps|probably|some|only|just|but|not|no|if|"
    r"plus|half|total|all|overall|altogether|least|most|min\w*|max\w*|best|worst|low\w*|high\w*|average|usual\w*|normal\w*|sometimes|"
    r"otherwise|first|last|next|this|these|that|old|new|so far|today|mine|his|hers|theirs|others?|i|i'm|i've|we|we've|you|they|he|she|it|it's|"
    r"have|has|had|got|do|make|write|call|say|hop\w+|aim\w*|want\w*|goal|target|plan\w*|examples?|volume|words?|minutes?|hours?|"
    r"pages?|rate|price|budget|euros?|dollars?|version|gpt|chapter|aged?|more|less|another|lost|rejected|pending|open|to do)\b"
)


def listed_sum(said: str) -> int | None:
    """The sum of a reply that is nothing but a list of names, each with its number; None for any other reply."""
    low = plain(said).strip(" .!")
    if not LIST.fullmatch(low):
        return None
    items = re.findall(ITEM, low)
    labels = [label.strip() for label, _ in items]
    if len(set(labels)) < len(labels) or any(
        len(label.split()) > LONGEST_LABEL or re.search(NO_LABEL, label) for label in labels
    ):
        return None
    return sum(_number(number) for _, number in items)


def monthly_by_weekday(said: str) -> int | None:
    """Pieces a month of a reply that tells them weekday by weekday, and holds no other figure."""
    low = plain(said)
    found = WEEKDAYS.search(low)
    if not found or re.search(r"\d", low[: found.start()] + low[found.end() :]):
        return None
    return round(sum(_number(number) for number in re.findall(N, found[0])) * PER_MONTH["week"])


def in_one_and_the_other(low: str) -> int | None:
    """The sum of "85 in one, 60 in the other"; None where a text says no such thing, or has other figures."""
    found = re.search(
        rf"(?<![\d.,])(?P<one>{N})(?: [a-z'-]+){{0,3}}? (?:in|on) (?:1|one|the (?:first|1st))(?: [a-z]+)?,? (?:and )?(?:about |another )*"
        rf"(?P<other>{N})(?: [a-z'-]+){{0,3}}? (?:in|on) (?:the (?:other|second)|another)\b",
        low,
    )
    return _number(found["one"]) + _number(found["other"]) if found else None


def _number(told: str) -> int:
    return int(told.replace(",", ""))
