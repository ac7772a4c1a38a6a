"""What short plain words mean beside a journey: going back with a question behind it, and what to do now."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import in_journey, is_fresh
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks
from journeys.run import JourneyRun

LONGEST = 40  # words
BACKWARDS = re.compile(
    r"(?:(?:ok|oh|no|wait|sorry|hang on|oops|please)[,.! ]+)*"
    r"(?:undo(?: (?:that|it|this))?[,.! ]+(?:and )?(?:please )?(?:go )?(?:one step )?back|"
    r"go (?:one step )?back|back(?: please)?|undo(?: (?:that|it|this))?)"
    r"(?:[.!;]+|,? please[.!;]*)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
NOW = re.compile(
    r"(?:(?:ok(?:ay)?|so|and|right|well|thanks|thank you|good|great|fine|then)[,.! ]+)*"
    r"(?:what now|now what|what(?:'s| is| comes) next|what next|and now|what (?:do|should|can) i do (?:now|next))"
    r"(?: then| please)?[\s.?!]*",
    re.IGNORECASE,
)


def goes_back(text: str) -> WalkAsked | None:
    """Going a step back, with what was asked behind it: "undo, go back. what is that supposed to mean"."""
    said = spelt_out(text)
    found = BACKWARDS.fullmatch(said) if len(said.split()) <= LONGEST else None
    if found is None:
        return None
    asked = {"reason": found["rest"][:400]} if asks(found["rest"]) else {}
    return WalkAsked("mark_step", {"how": "back", **asked})


def what_now(talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
    """What to do now, asked after the last step or behind a verdict: the next journey, or the step that is open."""
    if NOW.fullmatch(spelt_out(text)) is None or talk.now.about:
        return None
    judged = talk.last is not None and talk.last.of("judge_fit") is not None
    if run is not None and run.is_finished and (judged or in_journey(talk) or is_fresh(talk)):
        return Intent("journey", question=text, walk=WalkAsked("tell_journey", {"about": "next"}))
    if run is not None and judged and not run.parked:
        return Intent("journey", question=text, walk=WalkAsked("journey_status"))
    return Intent("journey", question=text) if judged and talk.pending is None else None
