"""What goes wrong in a draft, by kind, in the person's own words; and what to do against each kind.

That training cures manner and form and never facts is the rule of knowledge/concepts/what-it-changes.md; that a list
is made first and the text filled from it, of knowledge/concepts/prompt-chaining.md.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from journeys.faults_told import faults_in, most_are
from journeys.phrases import IS_FINE, has, without

Fault = Literal["left out", "made up", "values", "lost words", "level", "length", "order", "form", "drift"]

VALUES = (
    r"(?:times?|dates?|figures?|numbers?|prices?|sums?|amounts?|totals?|names?|doses?|dosages?|quantities|"
    r"measurements?|units?|rates?|scores?|scorers?|quotes?|citations?|references?|places?|addresses|codes?|weights?|"
    r"allergens?|clauses?|polic(?:y|ies)|facts?)"
)
SPOILT = (
    r"(?:wrong|altered|changed|off|false|muddled|mixed(?: up)?|swapped|invented|inverted|slip(?:s|ped)?|garbled|"
    r"misread|misquoted|incorrect|out of date|made up)"
)
SIGNS: tuple[tuple[Fault, str], ...] = (
    (
        "left out",
        r"\b(?:leav\w+|left)(?: \w+){0,3}? out\b|\b(?:omits?|omitted|skips?|skipped|forgets?|forgot|misses|missed|"
        r"overlooks?)\b|\b(?:missing|incomplete)\b|\bdrops? (?!words?\b)(?:\w+ ){0,2}(?:steps?|points?|items?|fields?|"
        r"lines?|conditions?|parts?)\b",
    ),
    (
        "lost words",
        r"\b(?:los[et]s?|drops?|dropped|swallows?|misses)(?: \w+){0,3}? [\"'“‘]?(?:not|no|negations?|words?)[\"'”’]?\b|"
        r"\b(?:not|negations?|words?)[\"'”’]? (?:\w+ ){0,2}(?:lost|gone|dropped|missing|left out)\b",
    ),
    (
        "made up",
        r"\b(?:mak(?:es?|ing)|made)(?: \w+){0,4}? up\b|\bmakes up\b|\b(?:invent\w*|hallucinat\w*|fabricat\w*|"
        r"made-up(?! (?:case|example|one|client|text|brief|session)s?)|padded with)\b",
    ),
    (
        "values",
        rf"\b{VALUES} (?:(?:are|is|were|was|get|gets|come out|sometimes|often|always|mostly|still|keep|being) )*"
        rf"{SPOILT}\b|\b{SPOILT} {VALUES}\b|"
        rf"\b(?:mix(?:es|ed|ing)? up|mixes|misquotes?|swaps|alters?|confuses|muddles|garbles|gets)(?: \w+){{0,3}}? "
        rf"{VALUES}\b",
    ),
    (
        "level",
        r"\b(?:too (?:hard|difficult|easy|advanced|simple)|(?:wrong|off|above|below|over|misses the|not the) "
        r"(?:their |the )?level|level (?:is |was )?(?:off|wrong|uneven|jumps|wanders|drifts)|off (?:the )?(?:word )?"
        r"list|reading age)\b|\ba [ABC][12]\b",
    ),
    (
        "length",
        r"\b(?:too (?:long|short|wordy)|over (?:the )?(?:limit|length)|overlong|wordy|rambl\w+|runs (?:on|over|long)|"
        r"twice (?:as|the) (?:long|length)|padded|padding|bloated|ignores? the (?:length|limit|word count))\b",
    ),
    (
        "order",
        r"\border (?:is |was |comes out )?(?:\w+ )?(?:wrong|off|mixed up|lost|changed|jumbled)\b|"
        r"\b(?:wrong|mixed-up|jumbled) order\b|\bout of order\b",
    ),
    (
        "form",
        rf"\b(?:layout|format|form|structure|headings?|fields?|template|mark-?up|tags?)"
        rf" (?:\w+ ){{0,3}}(?:{SPOILT}|ignored|broken|slips|drifts|wanders|breaks|not kept|varies)\b|"
        r"\bignores? the (?:layout|format|form|structure|template|fields)\b",
    ),
)
# Told over a comma: "good opening, then any chief executive".
DRIFTS = (
    r"\b(?:good|close|fine|right|well|catches|hits|starts)\b[^.;:]{0,45}\b(?:then|after that|until)\b[^.;:]{0,45}|"
    r"\b(?:drifts?|wanders|falls back|loses the (?:voice|thread|tone))\b"
)
# Against each kind, in a prompt.
CURES: Mapping[Fault, str] = {
    "left out": "Work in two steps: first a list of everything that has to be in it, each item beside the place in "
    "your source that says so; then the text, filled from that list alone. Count what is missing.",
    "made up": "Put the facts on one sheet in the prompt, with the rule that each statement names its line on that "
    "sheet; what names none is struck out.",
    "values": "Work in two steps: first a list of every name, date and number, copied from your source with its place; "
    "then the text, filled from that list. Check each of them against the source.",
    "lost words": "Compare each result with its source word for word, by a compare tool and not by eye.",
    "level": "Write the rules of the level into the prompt (words allowed, tenses, length of a sentence), with a note "
    "on each sample why it suits, and have every draft checked against those rules.",
    "length": "Say the limit as a number, and let it count and shorten before it hands over.",
    "order": "Write the order of the parts into the prompt as a numbered list of headings to be filled.",
    "form": "Give the form as an empty frame with its headings and limits, to be filled part by part.",
    "drift": "Ask for one passage at a time, with your samples beside each.",
}
# Faults that no training cures; said where training fits.
STAYS_UNSAFE: Mapping[Fault, str] = {
    "values": "names, dates and numbers are copied by rule, and a plain script compares them with the source",
    "made up": "what a draft claims is checked against the source",
    "left out": "a list made from the source shows what is missing",
    "lost words": "each result is compared with its source word for word",
}
MOST = 2  # kinds treated at a time
NUMBER = r"(\d{1,4})"
OF_FACTS = r"(?:wrong |plain )?(?:facts?|factual|figures?|numbers?|prices?|names?|dates?|values?)"


class Named(NamedTuple):
    """A kind of fault, and the words that name it."""

    kind: Fault
    words: str


def faults_named(text: str | None) -> tuple[Named, ...]:
    """The kinds of fault that a text names, each with the clause that names it, in the order in which they are told."""
    found = dict[Fault, str]()
    told = " ".join((text or "").split())
    if drift := re.search(DRIFTS, told, re.IGNORECASE):
        found["drift"] = drift[0]
    for clause in re.split(
        r"[,;:.!?]\s+| but | and (?=\w+ (?:sometimes|often|always)\b)", without(IS_FINE, text or "")
    ):
        plain = " ".join(clause.split()).strip(" ,;:.!?")
        for kind, sign in SIGNS:
            if kind not in found and has(sign, plain) and not has(rf"\b(?:no|never|nothing) {VALUES}\b", plain):
                found[kind] = plain
    if "lost words" in found and found.get("left out") == found["lost words"]:
        del found["left out"]
    if "left out" in found and "made up" not in found and found.get("length") == found["left out"]:
        del found["length"]
    return tuple(Named(kind, words) for kind, words in found.items())


def mostly_facts(text: str | None) -> bool | None:
    """Whether of counted faults more than half are of facts ("13 of 19 are facts", "13 fact, 4 manner, 2 left out").

    None where nothing of the kind was counted.
    """
    low = (text or "").lower()
    if found := re.search(
        rf"\b{NUMBER} (?:\w+ )?(?:of|out of) (?:the |these |those )?{NUMBER}\b[^.;,]{{0,30}}?\b{OF_FACTS}\b", low
    ):
        return int(found[1]) * 2 > int(found[2])
    if len(counts := faults_in(text or "")) > 1:
        return counts.get("fact", 0) * 2 > sum(counts.values())
    return {"fact": True, "manner": False}.get(most_are(text or "") or "")
