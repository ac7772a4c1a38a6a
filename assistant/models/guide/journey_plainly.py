"""What short plain words mean beside a journey: going back with a question behind it, and what to do now."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
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
    r"(?:(?:ok(?:ay)?|so|and|right|well|thanks|thank you|good|great|fine|then|alright|cool|hm+|got it|understood|done|all done)[,.! ]+)*"
    r"(?:what now|now what|what(?:'s| is| comes) next|what next|(?:and|so) now|and then|what(?:'s| is) (?:the|my) next (?:step|thing)|"
    r"what (?:do|should|can|could|shall|must) (?:i|we) (?:do )?(?:now|next|then|first|with (?:that|this|it))(?: with (?:that|this|it))?|"
    r"where do (?:i|we) go (?:from here|now|next)|how do (?:i|we) (?:go on|continue|proceed)(?: from here| now)?|"
    r"what does (?:that|this|it|all (?:that|this)) mean for (?:me|us|my work)(?: now| then)?|"
    r"where (?:do|should) (?:i|we) (?:start|begin)(?: now| then)?|what would you (?:do|suggest)(?: (?:now|next|here))?"
    r"(?: (?:in my (?:place|shoes|position)|if you were me|if it were you))?)"
    r"(?: then| please| for me| peri)?[\s.?!]*",
    re.IGNORECASE,
)


FINISH = re.compile(
    r"(?:(?:ok(?:ay)?|so|and|well|right|please|then|now)[,.! ]+)*(?:let'?s )?(?:finish|end|close|wrap up) (?:it|this|the journey|that)(?: (?:now|then|up|here|please))*[\s.!]*",
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
    """What to do now: the step that is open, the journey after the finished one, or the one that the verdict points to.

    Never a passage of the library: whoever asks so wants to act.
    """
    ends = run is not None and not run.parked and FINISH.fullmatch(spelt_out(text)) is not None
    if not (ends or NOW.fullmatch(spelt_out(text))) or talk.now.about or talk.has_build:
        return None
    if run is not None and run.is_finished:
        return Intent("journey", question=text, walk=WalkAsked("tell_journey", {"about": "next"}))
    if run is not None and not run.parked:
        brief = {"brief": True} if talk.last is not None and talk.last.of("journey_status") else {}
        return Intent("journey", question=text, walk=WalkAsked("journey_status", brief))
    return Intent("journey", question=text)
