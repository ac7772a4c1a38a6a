"""A message in a step that does two things at once: says that it is done or what came of it, and asks something."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.models.guide.journey_cues import means_every_step, takes_back
from assistant.models.guide.journey_typed import spelt_out
from journeys.asked_words import told_and_asked

LEAD = r"(?:(?:ok(?:ay)?|so|right|yes|yep|well|hey|hi|great|good|and|peri|phew|great)[\s,.!]+)*"
ENDED = r"(?:done and dusted|done|finished|ready|completed?|sorted|did it|did that|got it done|all set)"
FIRST = (
    rf"{LEAD}(?:(?:i'?m|it'?s|that'?s|this is|all|step \d{{1,2}}(?: is)?|that one'?s) )?{ENDED}"
    r"(?: with (?:it|that|this)(?: one| step)?)?(?:,? i (?:guess|think|suppose|hope|believe)|,? finally|,? now)?"
    r"(?:\s*[.,;!:–-]+\s*|\s+(?=and (?:now|then)\b|but\b)|\s*$)"
)
LAST = (
    rf"(?:^|[.,;!–-]\s*|\b(?:and|so) )(?:so )?(?:(?:i'?m|it'?s|that'?s|this is|all) )?{ENDED}(?: with (?:it|"
    r"that|this)(?: one| step)?)?[\s.!]*$"
)
UNDONE = r"(?:not|half|almost|nearly|except|apart from|first|one|two|three|four|five|only)\W*$"
WHINES = r"\b(\d{1,3})\b[^.?]{0,20}\b(?:still |is |just )*(?:a lot|too (?:much|many|high)|so (?:much|many|high)|high)\b"
WHOLE = r"\b(?:steps?|points?|everything|rest|remaining|journey|programme)\b|^(?:\S+\s+){0,2}\S+$"
FEWEST_TELLING = 3  # words worth keeping as what shows a step


@dataclass(frozen=True)
class Mixed:
    """What a message says of a step: whether it is done, what came of it, and what is asked."""

    is_done: bool
    told: str
    asked: str


def parts_of(text: str) -> Mixed:
    """A message taken apart. A figure that is called too much counts as asked, too: is it?"""
    said = spelt_out(text)
    told, asked = told_and_asked(said)
    is_done, rest = _ended(told)
    if not asked and (whined := re.search(WHINES, rest, re.IGNORECASE)):
        asked = f"is {whined[1]} good?"
    return Mixed(is_done, rest, asked)


def _ended(told: str) -> tuple[bool, str]:
    """Whether words say at their head or their end that the step is done, and what else they tell."""
    if not told or takes_back(told) or (means_every_step(told) and re.search(WHOLE, told, re.IGNORECASE)):
        return False, told
    if first := re.match(FIRST, told, re.IGNORECASE):
        rest = re.sub(LAST, "", told[first.end() :], flags=re.IGNORECASE)
        return True, re.sub(r"^(?:and|but|now|then|so)\b(?: now| then)?\s*", "", rest, flags=re.IGNORECASE).strip(
            " .,;"
        )
    last = re.search(LAST, told, re.IGNORECASE)
    if last is None or re.search(UNDONE, told[: last.start()], re.IGNORECASE):
        return False, told
    return True, told[: last.start()].strip(" .,;–-")


def worth_keeping(told: str) -> bool:
    """Whether what was told says more than that the step is done."""
    return len(told.split()) >= FEWEST_TELLING or re.search(r"\d", told) is not None
