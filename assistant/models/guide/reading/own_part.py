"""The part of a reply that speaks of what was asked, without clauses that plainly answer another question."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.models.guide.reading.means import read_place, read_skill
from assistant.models.guide.reading.money import read_money
from assistant.models.guide.reading.said import Said
from assistant.models.guide.reading.statements import clauses, plain, sentences

TIME = r"(?:half(?: an?)?|an?|one|two|three|\d+)(?: or (?:two|three))?(?: half)? (?:hours?|minutes|mins|evenings?|mornings?|days?|nights?)"
TIME_TO_SPEND = (
    rf"(?:(?:and|so|well|about|maybe|roughly|only|just|i have|i've got|i can (?:spare|give|spend|put in)|i could (?:spare|give|spend))[, ]+)*{TIME} "
    r"(?:an?|per|each|every) (?:day|week|month)(?: (?:for (?:it|this|that)|to spare|at most|tops|max))*[.! ]*"
)
# A clause that is a rate of pieces and no more: "..., 20 a month, ...".
RATE = (
    r"(?:(?:and|so|about|around|roughly|maybe|some|i do|i make|we do|it's) )*\d[\d,]*(?: (?!times|days|hours|percent)[a-z]+){0,2}? "
    r"(?:an?|per|each|every) (?:day|week|month)"
)
# "I judge them myself", and no more: it tells who judges, and no measure of good and poor.
JUDGES_ALONE = (
    r"^(?:(?:and|but|so|well|no|oh)[\s,]+)*(?:i|we) (?:always |just |usually )?(?:judge|check|review|approve|assess|decide on|look over) (?:them|it|that|all|each|every one|"
    r"each one|all of (?:them|it)|(?:the|my|our) \w+)(?: all)? (?:by )?(?:myself|ourselves|alone|on my own)[\s.!]*$"
)
UNDER_SECRECY = r"\bunder (?:an? )?ndas?\b|\b(?:have|has|signed|with) (?:an? )?ndas?\b"
AGREES_TO_IT = r"\b(?:is |are |was |were |'s )?(?:ok|okay|fine|happy|cool|alright) with (?:it|that|this)\b"
# What is told of oneself, of the place and of money, whatever was asked -> whether a clause tells it.
TELLS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("skills", lambda part: read_skill(Said(part)) is not None or re.fullmatch(TIME_TO_SPEND, plain(part)) is not None),
    ("runs_where", lambda part: read_place(Said(part)) is not None),
    ("budget", lambda part: bool(read_money(Said(part)))),
    ("volume_per_month", lambda part: re.fullmatch(RATE, plain(part).rstrip(". !")) is not None),
    ("privacy", lambda part: re.search(f"{AGREES_TO_IT}|{UNDER_SECRECY}", plain(part)) is not None),
    ("judged_by", lambda part: re.search(JUDGES_ALONE, plain(part).rstrip(". !")) is not None),
)
ASKED_IN_WORDS = frozenset({
    "judged_by", "change_rate", "input", "tools", "skills", "runs_where", "material", "goal", "privacy", "task",
    "tried_so_far",
})  # fmt: skip
# Beside rights only a bare rate and skills are of another kind: all else may be the limit of a yes. What was tried, and
# where, belongs together as well.
NEVER_ITS_OWN = {
    "privacy": frozenset({"skills", "volume_per_month", "judged_by"}),
    "task": frozenset({"skills", "budget", "privacy", "judged_by"}),
    "tried_so_far": frozenset({"skills", "budget", "judged_by", "privacy"}),
}


def own_part(asked: str, text: str, speaks: Callable[[str], bool]) -> str | None:
    """What of `text` is left for the question for `asked`; None where another question was answered in its place.

    `speaks` tells whether a part speaks of what was asked. A text in which no clause answers another question is whole.
    """
    if asked not in ASKED_IN_WORDS:
        return text
    parts = [part for sentence in sentences(text) for part in clauses(sentence)]
    kept = [part for part in parts if not _of_another(asked, part)]
    if len(kept) == len(parts):
        return text
    left = ", ".join(part.strip(" ,.;") for part in kept)
    return left if kept and (asked == "privacy" or speaks(left)) else None


def rate_alone(low: str) -> bool:
    """Whether a clause of a text in small letters is a rate of pieces and no more."""
    return any(re.fullmatch(RATE, part.strip(" .!")) for part in re.split(r"[,;:.]\s+", low))


def time_to_spend(text: str) -> str | None:
    """The clauses on the time that someone can give, and on skills beside it: "half an hour a week, I'm no techie"."""
    parts = [part for sentence in sentences(text) for part in clauses(sentence)]
    is_time = [re.fullmatch(TIME_TO_SPEND, plain(part)) is not None for part in parts]
    if not any(is_time) or not any(read_skill(Said(part)) for part in parts):  # time alone tells nothing of skills
        return None
    return ", ".join(part.strip(" ,.;") for part in parts if TELLS[0][1](part))


def _of_another(asked: str, part: str) -> bool:
    others = NEVER_ITS_OWN.get(asked, frozenset(field for field, _ in TELLS)) - {asked}
    return any(field in others and tells(part) for field, tells in TELLS)
