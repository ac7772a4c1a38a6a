"""Questions at a step whose words ask for one authored answer and no other, before they are taken for anything else."""

from __future__ import annotations

import re

from assistant.models.guide.at_once import ACTS
from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_acts import NEXT_AFTER
from assistant.models.guide.journey_along import is_offered
from assistant.models.guide.journey_mixed import parts_of
from assistant.models.guide.journey_place import in_journey, is_fresh, is_walking
from assistant.models.guide.journey_questions import JourneyQuestions
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from assistant.tools.about_which import SHARE_WANTED
from journeys.asked_words import asks, told_and_asked
from journeys.counted_words import tells_share
from journeys.fault_kind import kind_of_fault
from journeys.progress_told import is_unfinished
from journeys.run import JourneyRun, next_step

LONGEST = 60  # words
NEWS = frozenset(
    {"client-refused", "yes-with-limit"}
)  # what is worth an answer, and keeping, when it is told and not asked
WORRIES = frozenset(
    {"nervous-client", "known-by-the-story", "rather-not-upload", "still-invents", "drafts-gone"}
)  # answered though it is told, and never kept
# What is held against the words of a step is answered like a question: "it says for your work only, but I want ..."
OBJECTS = (
    r"^(?:(?:but|hm+|wait|and|so|well)[, ]+)*"
    r"(?:it|that|this|the (?:step|mail|sentence|text|letter|clause)|here it) says\b|"
    r"\bthat(?:'s| is) (?:just )?(?:the|my) whole (?:idea|point)\b"
)
OF_KINDS = frozenset({"which-fault", "what-counts-fault"})
SHORT = 14  # words of "and a sentence that is too long?"
ONE_MORE = r"^\W*(?:(?:ok(?:ay)?|right|hm+|good|fine|thanks)\W+)*(?:and|or|what about|how about|what if|also|then)\b"
WHAT_IS_IT = r"\b(?:what|which)(?: (?:is|was|would)|'s) (?:that|this|it)\b"
TAG = r"[\s,.;–-]*\b(?:right|correct|yes|true|ok(?:ay)?|isn't it)?\s*\?+\s*$"
BARE_FIGURE = r"(?<![\w.,])\d{1,3}(?:[.,]\d)?(?![\w%])"


def asked_plainly(talk: Talk, text: str, run: JourneyRun | None, questions: JourneyQuestions) -> Intent | None:
    """What is answered, or kept and answered, by its words alone; None for every other message."""
    if run is None or run.parked or talk.now.files or len(text.split()) > LONGEST or is_offered(text, run):
        return None
    is_spoken_of = in_journey(talk) or is_fresh(talk)
    if not is_spoken_of or parts_of(text).is_done or re.search(NEXT_AFTER, text, re.IGNORECASE):
        return None
    said = spelt_out(text)
    known = _one_more(talk, said) or questions.plainly(said, run)
    if known is None:
        return None
    if known in NEWS and is_walking(talk, run):
        return _kept(text, re.sub(TAG, ".", said, flags=re.IGNORECASE), said, known)
    if not asks(said) and known not in WORRIES and re.search(OBJECTS, said, re.IGNORECASE) is None:
        return None
    told, asked = told_and_asked(said)
    if asked and _is_figure(told, run):
        return _kept(text, told, asked, known)
    arguments = {"about": "answer", "word": known, "guess": said[:400], "journey": run.journey}
    return Intent("journey", question=text, walk=WalkAsked("tell_journey", arguments))


def _one_more(talk: Talk, said: str) -> str | None:
    """The answer given just before, for one more correction to be sorted: "and a sentence that is too long?"."""
    told = talk.last.of("tell_journey") if talk.last else None
    is_kind = told is not None and told.arguments.get("about") == "answer" and told.arguments.get("word") in OF_KINDS
    is_short = len(said.split()) <= SHORT and (said.rstrip().endswith("?") or re.search(ONE_MORE, said, re.IGNORECASE))
    is_sorted = kind_of_fault(said) is not None or re.search(WHAT_IS_IT, said, re.IGNORECASE) is not None
    return "which-fault" if is_kind and is_short and is_sorted else None


def _is_figure(told: str, run: JourneyRun) -> bool:
    """Whether what was told before the question holds a figure of the open step."""
    step = next_step(run)
    measures = step is not None and SHARE_WANTED in (step.report or "")
    if re.search(r"\d", told) and (is_unfinished(told) or re.match(ACTS, told, re.IGNORECASE)):
        return True
    return tells_share(told) or (measures and re.search(BARE_FIGURE, told) is not None)


def _kept(text: str, words: str, asked: str, known: str) -> Intent:
    arguments: dict[str, object] = {"words": words[:400], "asked": asked[:400], "answer": known}
    return Intent("journey", question=text, walk=WalkAsked("keep_report", arguments))
