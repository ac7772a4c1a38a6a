"""A challenge to what Peri said: met by what holds, and by looking at Peri's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import in_journey, is_fresh
from assistant.models.guide.journey_questions import JourneyQuestions
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.gained import as_facts, gained_of
from journeys.run import JourneyRun

LONGEST = 40  # words
YOU_SAID = (
    r"\b(?:earlier|before|just now|at the start|above|a moment ago|first)?[\s,]*(?:but )?you(?:'ve| have)? (?:just |earlier |first )?"
    r"(?:said|told me|wrote|claimed|answered)(?: that| me)?[\s,:]*(?:(?:earlier|before|just now)[\s,:]*)?"
)
DOUBTS = (
    r"\b(?:are you (?:really |quite |absolutely )?(?:sure|certain)|which (?:is it|one is it|of the two|is (?:right|true)|holds)|(?:that|this|it) contradicts(?: itself)?|"
    r"(?:that|this|it)'?s a contradiction|you contradict yourself|(?:and |but )?now (?:this|you say)|so what (?:is it|holds) now)\b[\s?!.]*"
)
STILL_NO = (
    r"\bwhy\b.{0,30}\b(?:still|again)?\b.{0,25}\b(?:may not be used|not allowed|may not|no|not now|forbidden|not be used)\b|"
    r"\b(?:still|again) (?:says?|tells?|shows?) (?:that |it )?(?:i |they |it )?(?:may not|not allowed|no\b|can'?t)|\bi (?:do )?have (?:the )?permission\b.*\bwhy\b"
)
LEAD = r"^(?:(?:wait|hang on|hold on|but|no|sorry|hm+|eh|ok|so|and|well)[\s,.!?]+)+"


def challenged(
    talk: Talk, text: str, situation: Mapping[str, Any], run: JourneyRun | None, questions: JourneyQuestions
) -> Intent | None:
    """What meets a challenge to Peri's own words; None for every other message, and for one that names nothing known."""
    said = spelt_out(text)
    if len(said.split()) > LONGEST or (is_fresh(talk) and run is None):
        return None
    gained = gained_of(run)
    if re.search(STILL_NO, said, re.IGNORECASE) and gained is not None:
        lead = "You are right: that line no longer holds. I go by what you told me last."
        return Intent(
            "judge_fit",
            question=text,
            facts=as_facts(gained),
            look=False,
            so_far=True,
            lead=lead,
            starts_from_gained=True,
        )
    if re.search(DOUBTS, said, re.IGNORECASE) is None or (talk.last is not None and talk.last.asked):
        return None
    subject = _subject(said)
    if run is None or run.parked or not (in_journey(talk) or is_fresh(talk)) or not subject:
        return None
    known = questions.answer(subject, run) or questions.answer(f"is {subject}", run)
    if known is None:
        return Intent("explain", question=subject, lead="If I said otherwise before, don't rely on it. Looked up anew:")
    arguments = {"about": "answer", "word": known, "guess": subject[:400], "journey": run.journey}
    lead = "This holds, and if I said otherwise before, that was wrong or meant another thing:"
    return Intent("journey", question=text, walk=WalkAsked("tell_journey", arguments), lead=lead)


def _subject(said: str) -> str:
    """What the challenge is about, without the words that challenge; a "No" of Peri's that is quoted goes, too."""
    bare = re.sub(DOUBTS, " ", said, flags=re.IGNORECASE)
    bare = re.sub(YOU_SAID, " ", re.sub(LEAD, "", bare, flags=re.IGNORECASE), flags=re.IGNORECASE)
    bare = re.sub(r"^\W*(?:no|yes)\b[\s,.:]*|^\W+", "", bare, flags=re.IGNORECASE)
    words = re.sub(r"\b(?:is|are) (?:not an?|no)\b", "is a", bare, flags=re.IGNORECASE)
    return " ".join(words.split()).strip(" .,;?!") + "?" if len(words.split()) > 2 else ""
