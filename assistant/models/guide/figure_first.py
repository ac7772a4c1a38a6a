"""What is told of test jobs, counts and clients on the way, and is neither a case of its own nor a mere question."""

from __future__ import annotations

import re

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_along import figure_told
from assistant.models.guide.journey_place import in_journey, is_fresh, is_walking
from assistant.models.guide.journey_told import with_facts
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks
from journeys.fault_advice import step_of_jobs
from journeys.figure_news import FIGURE_ASKED
from journeys.put_right import RID
from journeys.refused_by import agrees_now, refused_by
from journeys.run import JourneyRun

LONGEST = 40  # words
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
    return _of_refusal(text, said, run) or _of_stock(text, said) or _told(talk, text, said, run)


def _told(talk: Talk, text: str, said: str, run: JourneyRun) -> Intent | None:
    if not is_walking(talk, run):
        return None
    if not asks(said) and (step_of_jobs(run, said) is not None or agrees_now(run, text)):
        return Intent("journey", question=text, walk=WalkAsked("keep_report", {"words": text[:400]}))
    figure = figure_told(text, run)
    if figure is None or not re.search(FIGURE_ASKED, str(figure.arguments.get("asked") or ""), re.IGNORECASE):
        return None
    return with_facts(text, figure)


def _of_stock(text: str, said: str) -> Intent | None:
    """The number of finished pieces taken back, or put right by another: "forget the 9 examples, I have about 200"."""
    found = re.match(STOCK, said, re.IGNORECASE)
    if found is None:
        return None
    now = read_facts(found["rest"]).get("examples_on_hand") if found["rest"] else None
    if now is None and (counts := re.findall(r"(?<![\w.,])\d{1,4}(?![\w.,]*\d)", found["rest"])):
        now = int(counts[0])
    return Intent("memory", question=text, facts={"examples_on_hand": now}, brief=True, corrects=True)


def _of_refusal(text: str, said: str, run: JourneyRun) -> Intent | None:
    """A question on the texts of a client who said no, as it was kept."""
    name = refused_by(run, said) if asks(said) else None
    if name is None:
        return None
    arguments = {"about": "answer", "word": "client-refused", "guess": said[:400], "journey": run.journey}
    lead = f"No: {name} said no, as you told me."
    return Intent("journey", question=text, walk=WalkAsked("tell_journey", arguments), lead=lead)
