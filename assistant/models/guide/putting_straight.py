"""A fact that is put right in plain words: kept at once, and the verdict judged anew on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.models.guide.intent import Intent
from assistant.models.guide.interview import case_told, skipped
from assistant.models.guide.journey_place import is_walking
from assistant.models.guide.reading.corrections import read_denied, read_put_straight
from assistant.models.guide.reading.one_kind import read_one_kind
from assistant.models.guide.reading.statements import plain
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.run import JourneyRun

# With no journey open there is nothing to go back to but what was told: it is shown, to be put right.
ONE_BACK = (
    r"(?:(?:hm+|wait|no|sorry|ok(?:ay)?|hang on|hold on|oh)[,.! ]+)*"
    r"(?:(?:can|could|may) (?:we|i|you) |let's |please |i want to )?"
    r"go (?:one |a )?(?:step |question )?back(?: (?:one|a|to the last)(?: step| question)?)?(?: please)?[\s.?!]*"
)
FIGURE = r"(?<![\w.,])\d+(?:[.,]\d+)?(?!\w)"
# A figure alone in place of the one told just before: "hm, actually 35".
FIGURE_INSTEAD = re.compile(
    r"(?:(?:hm+|no|wait|sorry|actually|rather|well|oh|i mean|i meant|make (?:it|that)|more like|ok(?:ay)?)[,.!: ]+)+"
    r"(?:it(?:'s| is| was) |about |more like |rather |actually )*"
    r"(?P<new>\d+(?:[.,]\d+)?)(?: ?(?:%|in a hundred|words))?[\s.!]*"
)
OF_A_STEP = frozenset({"words_each", "minutes_each", "tried_so_far"})  # what a step counts is put right in the step


def put_straight(talk: Talk, text: str, situation: Mapping[str, Any], run: JourneyRun | None) -> Intent | None:
    """The verdict on what a message puts right, by somebody who told `situation`; None for any other message."""
    facts = read_put_straight(text, situation) or _figure_of_trial(talk, text, situation)
    walks = is_walking(talk, run)
    if not walks and talk.before and re.fullmatch(ONE_BACK, plain(text)):
        return Intent("memory", question=text, walk=WalkAsked("recall_facts"))
    if walks:
        narrowed = read_one_kind(text) if "?" not in text else {}
        put = {**narrowed, **read_denied(text, situation), **facts}
        facts = {name: value for name, value in put.items() if name not in OF_A_STEP}
    if not facts:
        return None
    skip = tuple(field for field in skipped(talk) if field not in facts)
    return Intent("judge_fit", question=case_told(talk), facts=facts, skip=skip, look=False, corrects=True)


def _figure_of_trial(talk: Talk, text: str, situation: Mapping[str, Any]) -> dict[str, Any]:
    """What was tried, with the figure put right that was told of it just before."""
    tried = str(situation.get("tried_so_far") or "")
    found = FIGURE_INSTEAD.fullmatch(plain(text))
    before = re.findall(FIGURE, talk.last.said) if talk.last is not None and found else []
    told = before[0] if before else ""
    stands = told and re.search(rf"(?<![\d.,]){re.escape(told)}(?![\d])", tried)
    if found is None or not stands:
        return {}
    return {"tried_so_far": re.sub(rf"(?<![\d.,]){re.escape(told)}(?![\d])", found["new"], tried, count=1)}
