"""How far somebody is in a step, as they tell it: what is half done, what waits for others, and what was sorted."""

from __future__ import annotations

import re

from journeys.answers_told import N, wants_answers
from journeys.run import RunStep

UNFINISHED = (
    r"\bhalf (?:done|way|finished|through)\b|\bhalfway\b|\b(?:partly|nearly|almost|mostly) (?:done|finished|through)\b|"
    r"\bthe (?:rest|remainder|others?)\b.{0,25}\b(?:tomorrow|tonight|later|next|soon|follows?|"
    r"this week(?:end)?|on \w+day)\b|"
    r"\b(?:tomorrow|tonight|later|next \w+)\b.{0,20}\bthe (?:rest|remainder|others?)\b|"
    r"\bnot (?:finished|done|complete) yet\b"
)
WAITS = (
    r"\b(?:i|we)(?: am| are|'m|'re| will|'ll)?(?: now| still| just)* wait(?:ing)?\b|"
    r"\bno (?:reply|answer|word|response|news) "
    r"(?:so far|yet|until now)\b|\bnothing back (?:so far|yet)\b|"
    r"\b(?:not|n't) (?:answered|replied|heard|got)\b.{0,20}\b(?:yet|so far)\b"
)
WROTE = (
    r"\b(?:written|wrote|mailed|e-?mailed|sent|asked|contacted)\b[^.;\d]{0,20}?"
    rf"\b(?P<n>{N}) (?:clients?|customers?|people|of them|agencies|publishers)\b"
)
COLOURED = r"\b(\d{1,4}) (?:are |were |is |of them (?:are |is )?)?(green|amber|red)s?\b"


def is_unfinished(words: str) -> bool:
    """Whether words tell that a step is begun and not at its end."""
    return re.search(UNFINISHED, _flat(words)) is not None


def waits(words: str) -> bool:
    """Whether words tell that somebody else's answer is still out."""
    return re.search(WAITS, _flat(words)) is not None


def said_of_progress(step: RunStep, words: str) -> str:
    """What follows from how far a step is, a sentence or two; nothing where no count or wait of it is told."""
    parts = [_of_colours(step, words) if "green" in (step.report or "") else "", _of_waiting(step, words)]
    return " ".join(part for part in parts if part)


def _of_colours(step: RunStep, words: str) -> str:
    """The counts as they stand: what is told anew takes the place of what was told of that colour before."""
    found = re.findall(COLOURED, _flat(words))
    counts = {colour: int(n) for n, colour in found}
    if not counts or len(found) > len(counts):
        return ""
    before = {colour: int(n) for told in step.told for n, colour in re.findall(COLOURED, _flat(told))}
    counts = {**before, **counts}
    if len(counts) < 2:
        return ""
    told = ", ".join(f"{counts[colour]} {colour}" for colour in ("green", "amber", "red") if colour in counts)
    parts = [f"That is {told}, {sum(counts.values())} in all."]
    if counts.get("amber"):
        parts.append("Ask for the ambers next; where no contract was found, that is an amber, too.")
    if counts.get("red"):
        parts.append("The reds stay out, until a client lifts the clause in writing.")
    return " ".join(parts)


def _of_waiting(step: RunStep, words: str) -> str:
    if not waits(words):
        return ""
    if not wants_answers(step):
        until = "; until then put a question mark on that line" if "question mark" in step.do else ""
        return f"Tell me the answer when it is there{until}."
    wrote = re.search(WROTE, _flat(words))
    asked = f"{wrote['n']} asked; their answers are still to come. " if wrote else ""
    return f"{asked}After two weeks write once more; who does not answer then counts as a no."


def _flat(words: str) -> str:
    return " ".join(words.replace("’", "'").casefold().split())
