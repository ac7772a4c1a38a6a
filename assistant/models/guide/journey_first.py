"""The first words of a new talk by somebody with a step open: told of the step, and no new case."""

from __future__ import annotations

import re

from assistant.models.guide.journey_cues import takes_back
from assistant.models.guide.journey_meant import is_report
from assistant.models.guide.journey_mixed import parts_of
from assistant.models.guide.journey_place import in_journey, is_the_only_talk
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.answers_told import tells_answers, wants_answers
from journeys.run import JourneyRun
from journeys.step_meant import fits_step

LONGEST = 45  # words; what is longer tells of the work itself
# A wish, a trade, or a word on training: who says so lays a case before Peri.
OF_CASE = (
    r"\b(?:i|we)(?:'d| would| will|'ll)? (?:want|like|love|need|wish|hope|plan)\b|\bwould like\b|\blooking for\b|"
    r"\b(?:train\w*|fine-?\s?tun\w*|tun(?:e|ing))\b|\bi(?:'m| am) (?:an?|the) \w+|"
    r"\bi (?:work as|run an?|make a living)\b"
)


def told_on_return(talk: Talk, text: str, run: JourneyRun) -> WalkAsked | None:
    """What somebody tells of a step before anything else was said of the journey: a report, which ticks nothing."""
    said = spelt_out(text)
    if not is_the_only_talk(talk, run) or in_journey(talk) or len(said.split()) > LONGEST:
        return None
    if not is_report(said, is_near=False) or takes_back(said) or parts_of(said).is_done:
        return None
    if re.search(OF_CASE, said, re.IGNORECASE):
        return None
    counts = tells_answers(said) and any(wants_answers(step) for step in run.steps)
    return WalkAsked("keep_report", {"words": text[:400]}) if counts or fits_step(run, said) else None
