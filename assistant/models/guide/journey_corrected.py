"""A fact put right in the middle of a journey: said in a line, with what it does to the verdict, and the step again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from assistant.models.guide.composed import Composed, own_next
from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_place import is_walking
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Result, Talk
from journeys.asked_words import asks
from journeys.run import JourneyRun, next_step

# Facts that are read from many words: in a step only what says that it puts something right changes them.
READ_FROM_WORDS = frozenset(
    {"privacy", "may_use_work", "runs_where", "goal", "change_rate", "judged_by", "material", "needs_facts", "tried_so_far",
     "tools", "input", "skills"}
)  # fmt: skip
TAKES_BACK = r"\W*(?:no|not|sorry|wait|actually|oops|correction)\b"
PUTS_RIGHT = (
    r"\b(?:no[,.]|not|actually|instead|correct\w*|wrong|mistake|i meant|rather|after all|in fact|now|must|has to|it'?s|they'?re|"
    r"changed|turns out|all mine|(?:i|we) (?:own|may|can))\b"
)


def in_the_step(talk: Talk, intent: Intent, situation: Mapping[str, Any], run: JourneyRun | None) -> Intent:
    """An intent that puts right in a step what was told before, by somebody who told `situation`: the step is kept in
    view. Every other intent as it is, and what the open step itself waits for."""
    if run is None or intent.want != "judge_fit" or intent.walk is not None or intent.objection or intent.what_if:
        return intent
    step = next_step(run)
    if step is None or not is_walking(talk, run) or (step.fact and step.fact in intent.facts) or intent.so_far:
        return intent
    changed = {name for name, value in intent.facts.items() if name in situation and situation[name] != value}
    if not changed or (asks(talk.now.said) and not intent.corrects):
        return intent
    if not intent.corrects and changed <= READ_FROM_WORDS and not re.search(PUTS_RIGHT, talk.now.said, re.IGNORECASE):
        walk = WalkAsked("keep_report", {"words": " ".join(talk.now.said.split())[:400]})
        return Intent("journey", question=talk.now.said, walk=walk)  # no other value of a thing that was told: a report
    return replace(intent, corrects=True, look=False, is_case=False, walk=WalkAsked("journey_status"))


def corrected_in_step(talk: Talk, replies: Mapping[str, Any]) -> Composed | None:
    """What was put right, the new verdict in a line where it is another one, and the open step; None in no step."""
    status, found, kept = talk.now.of("journey_status"), talk.now.of("judge_fit"), talk.now.of("note_situation")
    if status is None or found is None:
        return None
    phrases = list(kept.content.get("understood", ())) if kept else []
    is_first = kept is not None and set(kept.arguments.get("facts") or ()) == {"tried_so_far"}
    is_first = is_first and re.match(TAKES_BACK, talk.now.said, re.IGNORECASE) is None
    word = replies["noted" if is_first else "corrected"]  # a trial told on the way puts nothing right
    lead = f"{word} {'; '.join(phrases)}." if phrases else str(replies["corrected_bare"])
    step = status.shown.partition("\n\n")[2] or status.shown  # the step, without how far they are
    text = "\n\n".join(part for part in (_joined(lead, talk.judged, found, replies), step) if part)
    return Composed(text, "journey", suggestions=own_next(status.content))


def _joined(lead: str, before: Result | None, found: Result, replies: Mapping[str, Any]) -> str:
    """The lead with what it does to the verdict that was given before; with nothing where none was."""
    if before is None:
        return lead
    if _view(before) == _view(found):
        return f"{lead} {replies['unchanged']}"
    return f"{lead} {replies['changed']} **{found.content['headline']}**"


def _view(found: Result) -> tuple[Any, Any]:
    return found.verdict, found.content.get("headline")
