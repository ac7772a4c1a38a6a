"""Rounds, minutes and shares as people write them; what could mean two things is not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Part = Literal["rounds", "minutes", "share_changed"]
NUMBERS = {
    "no": 0, "zero": 0, "a": 1, "an": 1, "one": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
_COUNT = rf"(?:\d+|{'|'.join(NUMBERS)})"
_FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:[.,]\d{{1,2}})?|{'|'.join(NUMBERS)})"
_START = r"(?<![\w.,:€$£])"
_REVISED = r"(?:revision|edit(?:ing)?|feedback|correction|review|change)"
_ROUNDS = re.compile(
    rf"{_START}(?P<count>{_COUNT})\s+(?:{_REVISED}[\s-]+)?(?:rounds?|revisions?|corrections? rounds?)\b"
    rf"(?:\s+of\s+(?:{_REVISED}s?|revising))?",
    re.I,
)
_NO_ROUNDS = re.compile(r"\b(?:without|with no)\s+(?:any\s+)?(?:revisions?|rounds?|changes)\b", re.I)
_HOURS = re.compile(
    rf"{_START}(?:"
    rf"(?P<h>{_FIGURE})(?:\s+and\s+a\s+(?P<half>half|quarter))?\s*-?(?:hours?|hrs?|h)(?![a-z])(?:\s*(?:and\s+a\s+(?P<half2>half|quarter)"
    rf"|(?:and\s+)?(?P<m>{_FIGURE})\s*(?:minutes?|mins?|m)\b|(?P<m2>[0-5]\d)\b))?"
    rf"|(?P<part>half|three quarters of|a quarter of|quarter of)\s+an?\s+hour"
    rf"|(?P<ch>\d{{1,2}}):(?P<cm>[0-5]\d)\s*(?:hours?|hrs?|h)\b"
    rf"|(?P<only>{_FIGURE})\s*-?(?:minutes?|mins?)\b)",
    re.I,
)  # fmt: skip
_SHARE = re.compile(
    r"(?<![\w.,-])(?P<share>\d{1,3}(?:[.,]\d+)?)\s?(?:%|per ?cent)\s+(?:of\s+(?:the\s+|my\s+|all\s+)?words?\s+)?"
    r"(?:changed|edited|rewritten|edits|changes)\b"
    r"|\b(?:changed|edited|rewrote)\s+(?:about\s+)?(?P<share2>\d{1,3}(?:[.,]\d+)?)\s?(?:%|per ?cent)(?:\s+of\s+(?:the|my|all)?\s*words?)?",
    re.I,
)
_RANGE_BEFORE = re.compile(r"\b(?:\d+|one|two|three|four|five|six)\s*(?:-|–|—|to|or)\s*$", re.I)
_COMPARED_BEFORE = re.compile(
    r"(?:instead of|rather than|down from|up from|compared (?:to|with)|against|versus|vs\.?|not|used to (?:be|take)|usually|normally|"
    r"less than|more than|under|over|at least|at most|up to|saved?|saves|saving|saved me|estimated(?: at)?|quoted(?: at)?|every|per|each)"
    r"\s+(?:my |the |its |about |around |me |some )*$",
    re.I,
)  # fmt: skip
_COMPARED_AFTER = re.compile(
    r"^\s*(?:less|fewer|faster|quicker|saved|more|longer|shorter|slower|late|early|each|apiece|per\b|a (?:piece|day|week|month|text)|"
    r"(?:call|meeting|video|podcast|film|talk|speech|read)\b|(?:was|were) (?:planned|agreed|included|offered|quoted))",
    re.I,
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A figure and where it stands; `value` is None where it stands there but could mean two things."""

    part: Part
    value: float | None
    start: int
    end: int


def figures(text: str) -> list[Found]:
    """Every figure of the three sorts, in order; those that speak of something else (a saving, a plan) are left out."""
    return sorted((one for one in _every(text) if one is not None), key=lambda one: one.start)


def the_one(found: list[Found], part: Part) -> tuple[float | None, bool]:
    """The value of a part, and whether something of that sort was said that cannot be taken as it is."""
    values = {one.value for one in found if one.part == part}
    if len(values) == 1:
        value = values.pop()
        return value, value is None
    return None, bool(values)


def _every(text: str) -> Iterator[Found | None]:
    for match in _ROUNDS.finditer(text):
        yield _taken(text, match, "rounds", _value(match["count"]))
    for match in _NO_ROUNDS.finditer(text):
        yield Found("rounds", 0.0, match.start(), match.end())
    for match in _HOURS.finditer(text):
        yield _taken(text, match, "minutes", _minutes(match))
    for match in _SHARE.finditer(text):
        share = _value(match["share"] or match["share2"]) / 100
        yield Found("share_changed", share if share <= 1 else None, match.start(), match.end())


def _taken(text: str, match: re.Match[str], part: Part, value: float) -> Found | None:
    before, after = text[: match.start()], text[match.end() :]
    if _COMPARED_BEFORE.search(before) or _COMPARED_AFTER.search(after):
        return None
    if first := _RANGE_BEFORE.search(before):
        return Found(part, None, first.start(), match.end())
    return Found(part, value, match.start(), match.end())


def _minutes(match: re.Match[str]) -> float:
    if match["only"]:
        return _value(match["only"])
    if match["part"]:
        return {"half": 30.0, "three quarters of": 45.0}.get(match["part"].lower(), 15.0)
    if match["ch"]:
        return float(match["ch"]) * 60 + float(match["cm"])
    half = (match["half"] or match["half2"] or "").lower()
    extra = {"half": 30.0, "quarter": 15.0}.get(half, 0.0)
    more = match["m"] or match["m2"]
    return round(_value(match["h"]) * 60, 4) + extra + (_value(more) if more else 0.0)


def _value(word: str) -> float:
    small = word.lower()
    if small in NUMBERS:
        return float(NUMBERS[small])
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", small):
        return float(small.replace(",", ""))
    return float(small.replace(",", "."))
