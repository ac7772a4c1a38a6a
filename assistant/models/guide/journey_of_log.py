"""What is asked of the log while jobs are logged in a journey, and the part of a job that somebody settles on."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import in_journey, is_fresh, is_walking
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.run import JourneyRun, next_step

OF_LOG = frozenset({"log_project", "report_projects"})
LONGEST = 16  # words
SAVES = r"\b(?:save|gain|win)\b"
IN_MONEY = (
    "In money it is the minutes that a job takes less, times your jobs a month, times your hourly rate. What your log says "
    "of the minutes so far:"
)
LONGEST_CHOSEN = 7  # words
BEFORE = r"(?:(?:ok(?:ay)?|so|and|well|right|hm+|now|then|peri)[\s,.!]+|(?:i|we)(?: will|'ll)? stop (?:here|now|there)[\s,.!]+)*"
REPORT = re.compile(
    BEFORE
    + r"(?:what (?:does|do) (?:it|they|that|the (?:log|figures|numbers|list)) (?:say|show|tell)(?: me)?|what(?:'s| is| was) the (?:result|outcome)|"
    r"what (?:came|comes) out|how many (?:jobs |entries |projects )?(?:do i have|have i (?:got|logged|written|noted)|are (?:there|in (?:it|the log)))|"
    r"how many more(?: (?:jobs|entries|projects))?(?: (?:do i|must i|should i))?(?: (?:need|have to log|log))?|"
    r"how much (?:would|do|did|will|could|can) i (?:save|gain|win)(?: (?:in|of) (?:euros?|money|hours|time|minutes|pounds|dollars))?)"
    r"(?: (?:so far|now|yet|already|by now|then|with (?:it|that|this)|in (?:my|the) log))*[\s?.!]*",
    re.IGNORECASE,
)
CHOSEN = re.compile(
    r"(?:(?:ok(?:ay)?|so|well|right|fine)[\s,.!]+)*(?!now\b|and\b|what\b|how\b|why\b|not\b)[\w' -]{4,60},? then[\s.!]*",
    re.IGNORECASE,
)


def of_log(talk: Talk, text: str, run: JourneyRun) -> Intent | None:
    """The report of the log, asked for in other words at a step of the log; None for every other message."""
    step = next_step(run)
    if step is None or step.tool not in OF_LOG or not (in_journey(talk) or is_fresh(talk)):
        return None
    said = spelt_out(text)
    if len(said.split()) <= LONGEST and REPORT.fullmatch(said):
        lead = IN_MONEY if re.search(SAVES, said, re.IGNORECASE) else ""
        return Intent("journey", question=text, walk=WalkAsked("report_projects"), lead=lead)
    return None


def settled_on(talk: Talk, text: str, run: JourneyRun) -> Intent | None:
    """What somebody settles on after an answer in a step: "findings chapter then". Kept with the step."""
    answered = talk.last.of("tell_journey") or talk.last.of("keep_report") if talk.last else None
    said = spelt_out(text)
    if (
        answered is None
        or not is_walking(talk, run)
        or len(said.split()) > LONGEST_CHOSEN
        or CHOSEN.fullmatch(said) is None
    ):
        return None
    return Intent("journey", question=text, walk=WalkAsked("keep_report", {"words": text[:400], "is_sure": True}))
