"""Faults counted by kind, as a step asks for them, and what follows from the counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

KINDS = {
    "fact": (
        r"(?:facts?|factual(?: errors?| mistakes?)?|(?:wrong (?:\w+ )?)?(?:figures?|numbers|names|prices|"
        r"dates|units)|wrong (?:\w+ )?(?:name|number|price|date|unit|claim))"
    ),
    "manner": (
        r"(?:manner|tone|style|form|voice|wording|phrasing|too (?:long|short|chatty|wordy|stiff|formal|"
        r"salesy|friendly)|sound(?:s|ed|ing)? (?:like|too|so)\b)"
    ),
    "left out": r"(?:left[ -]out|omi(?:tted|ssions?)|missing|forgotten)",
}
BETWEEN = r"(?:times |x |of (?:them |those |these )?|are |were |is |the |wrong |words? |corrections? )*"
ENDS = r"(?=\s*(?:[,.;/!)]|$|and\b))"  # of a count that stands behind its kind
FEWEST = 2  # kinds, or counts of one kind
SPELT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def faults_in(words: str) -> Mapping[str, int]:
    """How many faults of each kind were told: "13 fact, 4 manner", "13 of 19 are facts, the rest manner"."""
    return _counted(words)[0]


def _counted(words: str) -> tuple[Mapping[str, int], int]:
    """The faults of each kind, and from how many numbers they come."""
    counts, entries = dict[str, int](), 0
    words = re.sub(
        rf"\b(?:{'|'.join(SPELT)})\b", lambda n: str(1 + SPELT.index(n[0].lower())), words, flags=re.IGNORECASE
    )
    for kind, named in KINDS.items():
        before = re.findall(rf"(?<![\w.,])(\d{{1,3}}) {BETWEEN}{named}\b", words, re.IGNORECASE)
        after = re.findall(rf"\b{named}:? ?(?:x ?(\d{{1,3}})|(\d{{1,3}}) ?(?:x|times))\b", words, re.IGNORECASE)
        found = [*before, *(first or second for first, second in after)]
        if found:
            counts[kind], entries = sum(map(int, found)), entries + len(found)
    if not counts:  # "facts 11, tone 5, left out 3"
        listed = {kind: re.search(rf"\b{named}:? ?(\d{{1,3}}){ENDS}", words, re.I) for kind, named in KINDS.items()}
        named_first = {kind: int(found[1]) for kind, found in listed.items() if found}
        counts, entries = (named_first, len(named_first)) if len(named_first) >= FEWEST else (counts, entries)
    shared = re.search(
        rf"\b(\d{{1,3}}) (?:out )?of (?:the )?(\d{{1,3}}) {BETWEEN}{KINDS['fact']}\b", words, re.IGNORECASE
    )
    if shared and int(shared[1]) <= int(shared[2]):
        counts["fact"] = int(shared[1])
        rest = int(shared[2]) - sum(counts.values())
        if (
            rest > 0
            and "manner" not in counts
            and re.search(rf"\b(?:rest|others?|remainder)\b.{{0,20}}\b{KINDS['manner']}", words, re.I)
        ):
            counts["manner"] = rest
    return (counts, entries) if entries >= FEWEST or shared else ({}, 0)


def leaves_one_out(words: str) -> bool:
    """Whether a number is told whose kind is not known: it may be the largest. Shares and the total are none."""
    counts, entries = _counted(words)
    found = re.findall(rf"(?<![\w.,])(?:\d{{1,3}}|{'|'.join(SPELT)})(?![\w%]| ?words?\b)", words, re.IGNORECASE)
    apart = [number for number in found if number != str(sum(counts.values()))]
    return entries > 0 and len(apart) > entries


def most_are(words: str) -> str | None:
    """The kind that leads in counts or in words: "mostly wrong figures"; None where none does."""
    counts = faults_in(words)
    if counts:
        first = [kind for kind, count in counts.items() if count == max(counts.values())]
        return first[0] if len(first) == 1 else None
    led = [
        k
        for k, named in KINDS.items()
        if re.search(rf"\b(?:mostly|mainly|nearly all|most(?:ly)? (?:is|are|of it))\b.{{0,30}}\b{named}\b", words, re.I)
    ]
    return led[0] if len(led) == 1 else None


def said_of_faults(told: Iterable[str]) -> str | None:
    """What follows from the counts that were told last: what training could mend, and what it could not."""
    counted = next((found for words in reversed(list(told)) if (found := faults_in(words))), None)
    if counted is None:
        return None
    every, manner = sum(counted.values()), counted.get("manner", 0)
    facts, left = counted.get("fact", 0), counted.get("left out", 0)
    parts = (
        [
            (
                f"By your counts {facts} of {every} are facts: those call for looking up, or for putting the "
                "figures into the brief."
            )
        ]
        if facts
        else []
    )
    parts += (
        [
            (
                f"{left} {'was' if left == 1 else 'were'} left out: that wants a fuller brief, or a second step "
                "that checks for it."
            )
        ]
        if left
        else []
    )
    alone = (
        "Only manner and form could be trained, and that is"
        if manner
        else "Only manner and form could be trained, and you counted none of it"
    )
    return " ".join([*parts, f"{alone} {manner} of {every}." if manner else f"{alone}."])
