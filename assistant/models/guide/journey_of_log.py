"""What is asked of the log while jobs are logged in a journey, and the part of a job that somebody settles on."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import in_journey, is_fresh, is_walking
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.measuring import bare_project, is_a_short_project
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks
from journeys.run import JourneyRun, next_step

LONGEST = 16  # words
DEED = (
    r"(?:(?:ok(?:ay)?|so|and|well|right|today|now)[\s,.!]+)*(?:i|we)(?:'ve| have)?(?: just| now| already)? (?:made|did|done|wrote|written|finished|sorted|counted|"
    r"picked|chose|chosen|listed|collected|filled|saved|started|sent|put together|set up|marked|drafted|copied)\b(?! (?:in|with|by) (?:chat ?gpt|ai|claude))"
)
SAVES = r"\b(?:save|gain|win)\b"
IN_MONEY = (
    "In money it is the minutes that a job takes less, times your jobs a month, times your hourly rate. What your log says "
    "of the minutes so far:"
)
LONGEST_CHOSEN = 7  # words
BEFORE = r"(?:(?:ok(?:ay)?|so|and|well|right|hm+|now|then|peri|moin|hi|hello|hey|good (?:morning|evening|afternoon)|(?:i'?m )?back(?: again)?)[\s,.!]+|(?:i|we)(?: will|'ll)? stop (?:here|now|there)[\s,.!]+)*"
REPORT = re.compile(
    BEFORE
    + r"(?:what (?:does|do) (?:it|they|that|the (?:log|figures|numbers|list)) (?:say|show|tell)(?: me)?|what(?:'s| is| was) the (?:result|outcome)|"
    r"what (?:came|comes) out|how many (?:jobs |entries |projects )?(?:do i have|have i (?:got|logged|written|noted)|are (?:there|in (?:it|the log)))(?: logged| noted| in (?:it|there|(?:the|my) log))?|"
    r"how many more(?: (?:jobs|entries|projects))?(?: (?:do i|must i|should i))?(?: (?:need|have to log|log))?|"
    r"how much (?:would|do|did|will|could|can) i (?:save|gain|win)(?: (?:in|of) (?:euros?|money|hours|time|minutes|pounds|dollars))?)"
    r"(?: (?:so far|now|yet|already|by now|then|with (?:it|that|this)|in (?:my|the) log))*[\s?.!]*",
    re.IGNORECASE,
)
CHOSEN = re.compile(
    r"(?:(?:ok(?:ay)?|so|well|right|fine)[\s,.!]+)*(?!now\b|and\b|what\b|how\b|why\b|not\b)[\w' -]{4,60},? then[\s.!]*",
    re.IGNORECASE,
)


def reports_deed(talk: Talk, text: str, run: JourneyRun) -> bool:
    """Whether a short statement in a step tells what was done there, and so argues with nothing: "I made the sheet"."""
    said = spelt_out(text)
    in_step = is_walking(talk, run) and in_journey(talk) and talk.last is not None and talk.last.of("judge_fit") is None
    return (
        in_step and len(said.split()) <= LONGEST and not asks(said) and re.match(DEED, said, re.IGNORECASE) is not None
    )


def of_log(talk: Talk, text: str, run: JourneyRun) -> Intent | None:
    """The report of the log, asked for in other words at a step of the log; None for every other message."""
    step = next_step(run)
    logs = any(each.tool == "log_project" for each in run.steps)
    if step is None or not logs or not (in_journey(talk) or is_fresh(talk)):
        return None
    said = spelt_out(text)
    if len(said.split()) <= LONGEST and REPORT.fullmatch(said):
        lead = IN_MONEY if re.search(SAVES, said, re.IGNORECASE) else ""
        return Intent("journey", question=text, walk=WalkAsked("report_projects"), lead=lead)
    if step.tool == "log_project" and is_a_short_project(text):
        return Intent("journey", question=text, walk=WalkAsked("log_project", {"text": bare_project(text)}))
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
