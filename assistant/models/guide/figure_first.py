"""What is told of test jobs, counts and clients on the way, and is neither a case of its own nor a mere question."""

from __future__ import annotations

import re

from assistant.kept import fact_label
from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_along import figure_told
from assistant.models.guide.journey_mixed import parts_of
from assistant.models.guide.journey_place import in_journey, is_fresh, is_walking
from assistant.models.guide.journey_told import with_facts
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks
from journeys.day_told import wants_day
from journeys.days import day_told
from journeys.fault_advice import step_of_jobs
from journeys.figure_news import FIGURE_ASKED
from journeys.put_right import RID
from journeys.refused_by import agrees_now, refused_by
from journeys.run import JourneyRun, next_step
from journeys.situation import FACTS

LONGEST = 40  # words
LONGEST_DAY = 12  # words of a sentence that tells the day of the next look
LOOKS_AGAIN = r"\b(?:remind\w*|calendar|diary|look\w*|date|count\w*|check\w*)\b"
FOR_WHOM = (
    r"\bwhom? (?:is|was) (?:this|the|that) (?:journey|programme) (?:made |meant |good |right )?for\b|"
    r"\bwhen is another (?:journey |one )?better\b"
)
FACT = (
    rf"^\W*(?:(?:ok|no|sorry|wait|oh|please)[\s,.!]+)*{RID} (?:the |my |that )?(?P<name>[a-z]{{4,20}}) "
    r"(?:thing|fact|note|bit|part|line)\b(?! in step)"
)
STOCK = (
    rf"^\W*(?:(?:ok|no|sorry|wait|oh|please)[\s,.!]+)*{RID} (?:the |my |those |that |these )*(?:number of )?"
    r"(?:\d{1,4} )?(?:examples|finished (?:pieces|texts)|pieces on hand)\b(?: on hand)?[\s,.;:!–-]*(?P<rest>.*)$"
)


def figure_first(talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
    """Counts of test jobs, a figure told with its question, a number of pieces taken back, a client who said no."""
    said = spelt_out(text)
    if run is None or run.parked or talk.now.files or len(said.split()) > LONGEST:
        return None
    if not (in_journey(talk) or is_fresh(talk)):
        return None
    return _of_refusal(text, said, run) or _of_stock(text, said) or _of_fact(text, said) or _told(talk, text, said, run)


def _told(talk: Talk, text: str, said: str, run: JourneyRun) -> Intent | None:
    if not is_walking(talk, run):
        return None
    if not asks(said) and (step_of_jobs(run, said) is not None or agrees_now(run, text)):
        return Intent("journey", question=text, walk=WalkAsked("keep_report", {"words": text[:400]}))
    if _is_day(said, run):
        kept = {"words": text[:400], "is_sure": True}
        return Intent("journey", question=text, walk=WalkAsked("keep_report", kept))
    if re.search(FOR_WHOM, said, re.IGNORECASE):
        return Intent("journey", question=text, walk=WalkAsked("tell_journey", {"about": "choice"}))
    figure = figure_told(text, run)
    if figure is None or not re.search(FIGURE_ASKED, str(figure.arguments.get("asked") or ""), re.IGNORECASE):
        return None
    return with_facts(text, figure)


def _is_day(said: str, run: JourneyRun) -> bool:
    """Whether the open step wants a day in the calendar, and a short sentence names one with what it is for."""
    step = next_step(run)
    if step is None or not wants_day(step) or asks(said) or len(said.split()) > LONGEST_DAY or parts_of(said).is_done:
        return False
    is_look = re.search(LOOKS_AGAIN, said, re.IGNORECASE) is not None
    return is_look and day_told(said, run.seen_at) is not None


def _of_stock(text: str, said: str) -> Intent | None:
    """The number of finished pieces taken back, or put right by another: "forget the 9 examples, I have about 200"."""
    found = re.match(STOCK, said, re.IGNORECASE)
    if found is None:
        return None
    now = read_facts(found["rest"]).get("examples_on_hand") if found["rest"] else None
    if now is None and (counts := re.findall(r"(?<![\w.,])\d{1,4}(?![\w.,]*\d)", found["rest"])):
        now = int(counts[0])
    return Intent("memory", question=text, facts={"examples_on_hand": now}, brief=True, corrects=True)


def _of_fact(text: str, said: str) -> Intent | None:
    """One of the facts taken back by its name: "forget the privacy thing"."""
    found = re.match(FACT, said, re.IGNORECASE)
    named = [name for name in FACTS if found and found["name"].casefold() in fact_label(name).casefold().split()]
    if len(named) != 1:
        return None
    return Intent("memory", question=text, facts={named[0]: None}, brief=True, corrects=True)


def _of_refusal(text: str, said: str, run: JourneyRun) -> Intent | None:
    """A question on the texts of a client who said no, as it was kept."""
    name = refused_by(run, said) if asks(said) else None
    if name is None:
        return None
    arguments = {"about": "answer", "word": "client-refused", "guess": said[:400], "journey": run.journey}
    lead = f"No: {name} said no, as you told me."
    return Intent("journey", question=text, walk=WalkAsked("tell_journey", arguments), lead=lead)
