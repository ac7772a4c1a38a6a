"""Whether an act of the journey may be meant, as the conversation stands."""

from __future__ import annotations

import re

from assistant.models.guide.journey_acts import JOURNEY_ACTS
from assistant.models.guide.journey_place import in_journey, is_fresh, just_walked, offer_in
from assistant.models.guide.journey_talk import Meant
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks, names_path
from journeys.run import JourneyRun
from journeys.small_words import says_nothing

# Acts whose words could as well be about what was said just before, unless that was the journey.
LEANING = frozenset(
    {"go", "what", "simpler", "why", "stuck", "gained", "effort", "skills", "holds", "needs", "why_this", "after", "report", "buys",
     "ask_done", "grumble"}
)  # fmt: skip
STEERING = frozenset({"done", "elsewhere", "skip", "back", "park", "where", "resume", "steps", "go", "show"})
AFTER_THE_END = frozenset({"gained", "after", "report"})  # what a new conversation after the last step may be about
COUNTS = r"\b\d{1,4} (?:right|wrong|words|of|not found|invented)\b"
SURE = 0.72  # cosine from which an act is meant although something else was asked or spoken of
OF_IT = r"\b(?:steps?|journeys?|programmes?|ticks?|un-?tick\w*)\b"
OF_QUESTION = (
    r"(?:(?:please|ok|let'?s|just) )*(?:skip|pass|next|leave|move on)\b[\w' ]{0,20}[.!]*"  # skips what was asked
)
DID = r"\b(?:i|we|it|they|all|both|mine)\b|\b(?:wrote|made|picked|chose|counted|found|sorted|asked|sent|marked|collected|drafted|went|came|got|set|settled|fixed|written|cleaned|said|answered|replied|agreed|refused)\b"
PRESENT = (
    r"\b(?:i|we) (?:also )?(?:make|write|do|need|get|use|translate|edit|produce|charge|spend|work)\b|"
    r"\b(?:i|we) have (?:about |around |some |only |over |roughly )*\d+ (?!words|of)"
)


def may_mean(meant: Meant, talk: Talk, text: str, run: JourneyRun | None) -> bool:
    """Whether an act may be meant as the conversation stands."""
    names_it = re.search(OF_IT, text, re.IGNORECASE) is not None
    if run is not None and run.is_finished and is_fresh(talk) and meant.act in AFTER_THE_END and meant.is_cued:
        return meant.act != "report" or (re.search(COUNTS, text) is not None and not asks(text))
    if run is not None and not run.parked and is_fresh(talk) and meant.act == "gained" and meant.is_cued:
        return True
    if meant.act in JOURNEY_ACTS and offer_in(talk.last) is not None and asks(text):
        return True
    if talk.last is not None and talk.last.asked:  # a question of Peri's is open
        of_question = not names_it and re.fullmatch(OF_QUESTION, text.strip(), re.IGNORECASE)
        steers = (
            meant.act in STEERING and not of_question and (says_nothing(text) or (names_it and meant.nearest >= SURE))
        )
        return steers and in_journey(talk)
    if meant.act == "report":
        return (
            run is not None
            and (in_journey(talk) or is_fresh(talk))
            and not run.parked
            and is_report(text, is_near=just_walked(talk))
        )
    if meant.act in LEANING:
        return (
            just_walked(talk) or offer_in(talk.last) is not None or (names_it and (in_journey(talk) or is_fresh(talk)))
        )
    return in_journey(talk) or (
        meant.nearest >= SURE and (names_it or is_fresh(talk) or meant.act in ("where", "resume"))
    )


def is_report(text: str, *, is_near: bool) -> bool:
    """Whether a statement tells how a step went, and not what their work is like in general."""
    if (
        asks(text)
        or names_path(text)
        or (re.search(PRESENT, text, re.IGNORECASE) and not re.search(r"\b(?:tried|still)\b", text, re.I))
    ):
        return False
    return re.search(DID, text, re.IGNORECASE) is not None or (is_near and re.search(r"\d", text) is not None)
