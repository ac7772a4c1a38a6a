"""The day on which somebody looks again, told after it was asked for at the end of a journey."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import is_walking, just_walked
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from assistant.tools.marking_by_words import NO_DAY
from journeys.asked_words import asks
from journeys.days import day_told
from journeys.run import JourneyRun, next_step
from journeys.run_words import number_of

LONGEST = 25  # words
LATELY = 3  # exchanges after which a day no longer answers
WITHOUT = (
    r"(?:(?:ok(?:ay)?|well|hm+|please|just|i(?:'d| would) rather)[\s,.!]+)*"
    r"(?:skip(?: (?:it|that|this|the (?:day|date)))?|"
    r"no(?: (?:day|date|idea|thanks))?|none|no need|without(?: (?:one|a (?:day|date)))?|never|"
    r"(?:i )?(?:don'?t|do not) (?:know|want|need|use|keep|have)(?: (?:one|it|that|a (?:day|date|calendar)))?)"
    r"(?: (?:yet|now|please|for now|at all))*[\s.!]*"
)


def day_of_look(talk: Talk, text: str, said: str, run: JourneyRun | None) -> Intent | None:
    """The last step ended with the day that a message names, or with none; None where no day was asked for.

    `said` is `text` spelt out.
    """
    step = next_step(run) if run is not None else None
    if run is None or step is None or not step.day_asked or not is_walking(talk, run):
        return None
    marked = [exchange.of("mark_step") for exchange in talk.before[-LATELY:]]
    if not any(result is not None and NO_DAY in result.shown for result in marked):
        return None
    if just_walked(talk) and re.fullmatch(WITHOUT, said, re.IGNORECASE):
        return Intent("journey", question=text, walk=WalkAsked("mark_step", {"how": "skipped"}))
    if asks(text) or len(said.split()) > LONGEST or day_told(said, run.seen_at) is None:
        return None
    walk = WalkAsked("mark_step", {"how": "done", "step": str(number_of(run, step)), "reason": text[:400]})
    return Intent("journey", question=text, walk=walk)
