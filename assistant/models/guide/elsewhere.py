"""Replies that answer another question than the one that was asked, and facts of a case that nobody asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import (
    ASKS_OUTRIGHT,
    COUNTED,
    LOOSE,
    ON_RIGHTS,
    ORDERS,
    case_told,
    likely_reply_to,
    noted,
    reply_to,
    skipped,
    with_level,
)
from assistant.models.guide.reading.answered import answered_in_passing
from assistant.models.guide.reading.complaints import complains, objects_to_question
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.figures import spell_out
from assistant.models.guide.reading.on_subject import GUARDED, names_subject
from assistant.models.guide.reading.statements import plain
from assistant.models.guide.turns import Talk
from journeys.sayings import READ_FROM, Sayings
from journeys.situation import Meaning
from journeys.subject import READING

FEWEST, LONGEST = 3, 30  # words
# How far what was asked has to lie behind what is spoken of; answers on how good work is told are of many kinds.
APART = 0.3
APART_OF = {"judged_by": 0.45, "consistency_needed": 0.45}
# Where a word of the subject stands in what was said, and none of what was asked; a task has no word of its own.
NAMED = frozenset({"tried_so_far", "privacy", "change_rate"})
APART_NAMED, APART_OF_TASK = 0.1, 0.2
# What is held against a verdict, hoped for or said of others is no fact of the case that nobody asked for.
ARGUES = (
    r"\b(?:will|would|should|could|can|cannot|can't|might|needn't|swears?|merely|simply|just|anyway|if|so i|let|"
    r"take it|hope|think|believe|guess)\b|\w'(?:d|ll)\b|"
    r"^(?:and|but|then|honestly|maybe|all right|well|that|it|(?:he|she|they|you|it|everyone|\w+ \w+) (?:says?|said))\b"
)
MADE_FROM = (
    r"(?:mostly |usually |always )?from (?:the|a|an|my|our|their)\b"  # it names what goes in, and no kind of work
)
OF_LIST = r"\b\d+ (?:green|amber|red)s?\b"  # counts of a step of a journey
FAR = 0.25  # from which words that name nothing of what was asked are not kept as the answer to it
ALIKE = (COUNTED, {"change_rate", "consistency_needed"})  # "each one different" answers either
# The first word answers: a number of pieces, how much sameness matters.
OUTRIGHT = {
    "examples_on_hand": r"(?:(?:about|around|roughly|some|maybe|perhaps|i have|over|nearly|almost) )*\d",
    "volume_per_month": r"(?:(?:about|around|roughly|some|maybe|perhaps|i (?:do|make|write)|over|nearly|almost) )*\d",
    "consistency_needed": r"(?:very |quite |rather |fairly |not )?(?:high|medium|low|important|strict|loose|a lot)\b",
}


def told_elsewhere(
    sayings: Sayings | None, talk: Talk, text: str, situation: Mapping[str, Any], *, likely: bool = False
) -> Intent | None:
    """The message as the answer to what it surely speaks of, where that is not what was asked; None for every other.

    The question that was asked stays open. Where none is, a case must have been judged; then `likely` is enough for a
    message that would be turned away otherwise.
    """
    if sayings is None or (talk.pending is None and talk.judged is None) or not _states(text):
        return None
    meaning = sayings.meaning(READING, text)
    if meaning is None:
        return None
    granted = meaning.label == "privacy" and answered_in_passing(text) is not None
    if talk.pending is None and not granted and (_argues(text) or not _is_known(sayings, meaning.label, text)):
        return None
    if not (likely and talk.pending is None) and not is_elsewhere(
        talk.pending, text, meaning, lambda: _is_known(sayings, talk.pending, text)
    ):
        return _put_again(talk, text, meaning)
    field = "input" if meaning.label == "task" and re.match(MADE_FROM, plain(text)) else meaning.label
    facts = reply_to(field, text, None)
    facts = likely_reply_to(field, text) if facts is None else facts
    facts = with_level(sayings, field, text, facts) if facts else None
    if not facts or field not in facts:
        return None
    if field not in COUNTED:  # numbers told beside it are read as strictly as in any message
        surely = {name: value for name, value in read_facts(text).items() if name in COUNTED}
        facts = {**{name: value for name, value in facts.items() if name not in COUNTED}, **surely}
    return replace(noted(talk, field, text, facts, situation), again=False)


def _argues(text: str) -> bool:
    return re.search(ARGUES, plain(text)) is not None


def _is_known(sayings: Sayings, asked: str | None, text: str) -> bool:
    readings = READ_FROM.get("privacy" if asked in ON_RIGHTS else asked or "", ())
    if asked in COUNTED:
        return re.search(r"\d", spell_out(plain(text))) is not None
    return any((found := sayings.meaning(reading, text)) is not None and found.sure for reading in readings)


def _put_again(talk: Talk, text: str, meaning: Meaning) -> Intent | None:
    """The question once more, after words that probably speak of something else."""
    asked = talk.pending
    if asked is None or asked not in GUARDED or meaning.behind.get(asked, 0) < FAR:
        return None
    names_it = asked != "task" and names_subject(asked, text)
    tells = bool(read_facts(text).keys() - {asked, *LOOSE})  # it is noted, and what was asked stays open
    if names_it or tells or sum(exchange.asked == asked for exchange in talk.before) > 1:
        return None
    return Intent("judge_fit", case_told(talk), skip=skipped(talk), look=False, again=True)


def tells_no_count(sayings: Sayings | None, talk: Talk, text: str) -> bool:
    """Whether words without a figure are far from any answer to a question for a number, put for the first time."""
    asked = talk.pending
    if sayings is None or asked not in COUNTED or sum(exchange.asked == asked for exchange in talk.before) > 1:
        return False
    if re.search(r"\d", spell_out(plain(text))):
        return False
    meaning = sayings.meaning(READING, text)
    return asked is not None and meaning is not None and meaning.behind.get(asked, 0) >= APART


def _states(text: str) -> bool:
    low = plain(text)
    if "?" in text or not FEWEST <= len(low.split()) <= LONGEST:
        return False
    if len(re.findall(OF_LIST, low)) > 1:
        return False
    return not (re.match(ASKS_OUTRIGHT, low) or re.match(ORDERS, low) or complains(text) or objects_to_question(text))


def is_elsewhere(asked: str | None, text: str, meaning: Meaning, knows_it: Callable[[], bool] = lambda: False) -> bool:
    """Whether words with a meaning as to their subject surely speak of another one than was asked for.

    `knows_it` tells, where that is not plain, whether what was learned of such answers surely knows the words.
    """
    if asked is None:
        return meaning.sure
    asked = "privacy" if asked in ON_RIGHTS else asked
    if asked == meaning.label or any({asked, meaning.label} <= pair for pair in ALIKE):
        return False
    if asked in OUTRIGHT and re.match(OUTRIGHT[asked], spell_out(plain(text))):
        return False
    behind = meaning.behind.get(asked, 0)
    if meaning.sure and behind >= APART_OF.get(asked, APART):
        return True
    if knows_it():
        return False
    names_it = meaning.label in NAMED and asked not in APART_OF and names_subject(meaning.label, text)
    if asked == "task":
        return names_it and behind >= APART_OF_TASK
    return names_it and behind >= APART_NAMED and not names_subject(asked, text)
