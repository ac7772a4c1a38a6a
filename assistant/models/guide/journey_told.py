"""What is told along with a message about the journey: facts, a reason, a figure before a question."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_acts import FEWEST_TELLING, SKIPS_AGAIN
from assistant.models.guide.journey_place import is_walking
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.faults_told import faults_in, leaves_one_out
from journeys.run import JourneyRun, next_step

TRIED_HERE = "I have tried a prompt with samples and still change"  # the step's own form, where it was left out
# What is kept of the facts in a report: the rest counts the step's things, not what their work is like.
REPORTED_FACTS = frozenset({"volume_per_month", "minutes_each", "tried_so_far"})


def with_facts(text: str, asked: WalkAsked, rest: str | None = None) -> Intent:
    """The intent, with the facts that are told in the same breath."""
    told = rest if rest is not None and rest != text else None
    if asked.tool == "keep_report":
        told = str(asked.arguments["words"])
    reason = asked.arguments.get("reason")
    if reason and asked.arguments.get("how") == "done":
        told = str(reason)
    facts = read_facts(told) if told else {}
    kept = REPORTED_FACTS if asked.tool in ("keep_report", "mark_step") else facts.keys()
    return Intent("journey", question=text, facts={name: facts[name] for name in facts.keys() & kept}, walk=asked)


def with_rest(asked: WalkAsked, rest: str) -> WalkAsked:
    """A mark said in a last short sentence, with what was told before it as what shows it."""
    told = rest.strip(" .;,")
    if asked.arguments.get("how") == "skipped":  # the wish to skip, said once more, is no reason for it
        told = ", ".join(part for part in re.split(r"[,;.]\s*", told) if not re.match(SKIPS_AGAIN, part, re.IGNORECASE))
    bare = asked.tool == "mark_step" and asked.arguments["how"] != "back" and "reason" not in asked.arguments
    if not bare or len(told.split()) < FEWEST_TELLING or rest.endswith("?"):
        return asked
    return WalkAsked("mark_step", {**asked.arguments, "reason": told[:400]})


def asks_in_step(talk: Talk, text: str, run: JourneyRun | None) -> Intent | None:
    """The sum that a step offers to work out, asked for in its own words behind a figure told in the same breath."""
    asks = {step.ask for step in run.steps if step.tool == "estimate_cost"} if run else set()
    asked = last_sentence(text)
    if run is None or not is_walking(talk, run) or asked not in asks or asked == text.strip():
        return None
    told = text.removesuffix(asked)
    return Intent("cost", question=text, facts={**read_facts(told), **volume_told(told)})


def volume_told(text: str) -> dict[str, Any]:
    """How many a month, where questions are counted like pieces: "about 200 questions a month"."""
    facts = read_facts(
        re.sub(r"\b(?:questions?|quer(?:y|ies)|requests?|lookups?)\b", "pieces", text, flags=re.IGNORECASE)
    )
    return {name: facts[name] for name in facts.keys() & {"volume_per_month"}}


def judged_too(intent: Intent, run: JourneyRun | None) -> Intent:
    """A report that a step asks for in order to judge by it: noted as what was tried, and judged at once."""
    walk, upcoming = intent.walk, next_step(run) if run else None
    if walk is None or run is None or upcoming is None or upcoming.tool != "judge_fit":
        return intent
    is_ending = walk.tool == "mark_step" and walk.arguments.get("how") == "done"
    words = str(walk.arguments.get("words") or (walk.arguments.get("reason") if is_ending else None) or "")
    faults = faults_told(words)
    if not faults and not re.search(r"\btried\b.{0,40}\b(?:prompt|samples?)\b", words, re.IGNORECASE):
        return intent
    facts = {**intent.facts, **faults}
    if re.search(r"\b(?:prompt|samples?)\b", words, re.IGNORECASE):
        facts["tried_so_far"] = words
    elif any(step.check == "prompt_kit" and step.state == "done" for step in run.steps):
        facts["tried_so_far"] = f"{TRIED_HERE} something: {words}"
    if is_ending:
        return replace(intent, facts=facts)
    walk = WalkAsked("keep_report", {**walk.arguments, "is_judged": True})
    return replace(intent, facts=facts, walk=walk, judge=True)


def faults_told(words: str) -> dict[str, Any]:
    """Whether facts are what goes wrong, by counts of each kind of fault: "13 fact, 4 manner, 2 left out"."""
    counts = faults_in(words)
    if len(counts) < 2 or leaves_one_out(words):
        return {}
    most = max(counts.values())
    first = [kind for kind, count in counts.items() if count == most]
    if len(first) > 1 or first == ["left out"]:
        return {}
    return {"needs_facts": first == ["fact"]}


def last_sentence(text: str) -> str:
    """The last sentence of a message."""
    return re.split(r"(?<=[.!?])\s+", text.strip())[-1]
