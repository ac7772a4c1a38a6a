"""Plain words that put right what was kept of a journey, or say whether a figure is the one before or after."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import in_journey, is_fresh, is_the_only_talk
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks
from journeys.put_right import TO_PUT_RIGHT, read_correction
from journeys.run import JourneyRun

LONGEST = 60  # words
WHICH = (
    r"(?:(?:it|that|this)(?:'?s| is| was)? |of |the |my |yes |ok |um |well |as )*(?P<role>before|after)"
    r"(?: (?:one|figure|count|number))?[\s.!]*"
)


def puts_right(talk: Talk, text: str, run: JourneyRun) -> Intent | None:
    """What is to be changed of what was kept of the journey that is spoken of; None where nothing is."""
    said = spelt_out(text)
    kept = talk.last.of("keep_report") if talk.last else None
    which = kept.content.get("which") if kept else None
    if which and (found := re.fullmatch(WHICH, said, re.IGNORECASE)):
        words = f"{found['role'].lower()}: {which}"
        return Intent("journey", question=text, walk=WalkAsked("keep_report", {"words": words[:400]}))
    spoken_of = in_journey(talk) or is_fresh(talk) or is_the_only_talk(talk, run)
    if not spoken_of or len(said.split()) > LONGEST or (talk.last is not None and talk.last.asked):
        return None
    if asks(said) and not re.search(TO_PUT_RIGHT, said, re.IGNORECASE):
        return None
    last = str(kept.content["kept"]) if kept and kept.content.get("kept") else None
    if read_correction(run, said, run.seen_at, last) is None:
        return None
    note = {"note": last} if last else {}
    return Intent("journey", question=text, walk=WalkAsked("correct_journey", {"words": text[:400], **note}))
