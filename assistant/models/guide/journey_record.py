"""What is asked for by plain words in a step: their own record, an example, and what the step itself works out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from assistant.models.guide.intent import Intent
from assistant.models.guide.journey_life import LEAD, TAIL
from assistant.models.guide.journey_place import in_journey, is_fresh, is_walking
from assistant.models.guide.journey_typed import spelt_out
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.walking import WalkAsked
from assistant.models.guide.turns import Talk
from journeys.asked_words import asks
from journeys.run import JourneyRun, next_step

LONGEST = 25  # words
HOLDING = (
    r"(?:what|which pieces|which ones) (?:do|have) (?:i|we) (?:actually |really )?(?:have|hold|got|own)"
    r"(?: (?:in my hands?|in hand|in all))? (?:now|so far|by now|already|at the moment|today)"
)
OF_THEIRS = (
    r"(?:which|who|how many|what) (?:of )?(?:my |the |those |these |all )*(?:\w+ ){0,2}?"
    r"(?:said|answered|refused|agreed|allowed it|are|were|did i (?:say|count|tell you))\b"
    r"(?: (?:yes|no|it|green|amber|red|left|with me))?(?: (?:so far|again|now|already))?"
)
MAY_USE = (
    r"(?:which|what) (?:ones |pieces |texts |of them )?(?:can|may) (?:i|we) use(?: (?:now|already|then|so far))?|"
    r"(?:which|what) (?:are|is) the (?:ones|pieces|texts) (?:that )?(?:i|we) (?:can|may) use(?: (?:now|already|then))?"
)
USE_NOW = (
    "The green ones, and those whose owner has said yes in writing, each for just what that yes names. An amber "
    "without an answer and every red stay out."
)
COUNTED = r"\b(?:said|answered|refused|agreed|green|amber|red|left|count|say|tell)\b"
EXAMPLE = (
    r"(?:(?:i (?:still )?(?:do ?n'?t|do not|can'?t) (?:get|understand|follow)(?: (?:it|this|that|the|step|line|\d+))*|"
    r"not clear|unclear|hm+|sorry|ok(?:ay)?|please|and|so|but)[\s,.!;:-]+)*"
    r"(?:(?:can|could|would|will) you (?:please )?)?"
    r"(?:(?:i need|i'd like|i want|have you got|do you have|is there|give|show|tell|make) )?"
    r"(?:(?:me|us) )?(?:please )?(?:an?|one|some) (?:\w+ )?(?:example|sample)s?"
    r"(?: (?:of|for) (?:it|this|that|the step|this step|step \d+|what you mean))?|"
    r"(?:and |so )?(?:what (?:would|does|could) (?:that|this|it|the step|such a thing) look like|like what|"
    r"for example|for instance)"
)


# What the step that works out costs, or judges, is asked for in other words than its own.
SUM_ASKED = (
    r"(?:what|how much|how many minutes) (?:must|should|would|does|will) (?:it|that|a model|training) "
    r"(?:have to )?(?:save|cost)"
    r"(?: (?:me|then|to pay|to be worth it|a piece))*"
)
VERDICT_ASKED = r"(?:what(?:'s| is) )?(?:the|your|my)? ?verdict"
HOURLY = (
    r"\b(?:my|an|one) hour(?: of (?:mine|my (?:time|work)))?\b[^?]*\d|\d[\d.,]* ?(?:euros?|eur|dollars?|usd|pounds?|"
    r"gbp|francs?|chf|kr|zł|pln|[€$£])? ?(?:an|per|a|/) ?(?:hour|h)\b"
)


def of_record(talk: Talk, text: str, run: JourneyRun) -> Intent | None:
    """What they told so far, asked for in their own words, or an example of the open step; None for all else."""
    said = spelt_out(text)
    if len(said.split()) > LONGEST or not (in_journey(talk) or is_fresh(talk)):
        return None
    if is_walking(talk, run) and next_step(run) is not None and _is(EXAMPLE, said):
        return _told(text, "example")
    if is_walking(talk, run) and (worked_out := _of_tool(text, said, run)) is not None:
        return worked_out
    if _is(MAY_USE, said):
        return replace(_told(text, "gains", {"word": said}), lead=USE_NOW)
    if _is(HOLDING, said) or (_is(OF_THEIRS, said) and re.search(COUNTED, said, re.IGNORECASE)):
        return _told(text, "gains", {"word": said})
    return None


def _of_tool(text: str, said: str, run: JourneyRun) -> Intent | None:
    """What the open step works out, asked for in other words, or the figure that it wants for it."""
    reckons = next((each for each in run.steps if each.tool == "estimate_cost" and each.ask), None)
    if reckons is not None and reckons.ask and _is(SUM_ASKED, said):
        return Intent("cost", question=reckons.ask)
    step = next_step(run)
    if step is None or step.ask is None:
        return None
    if step.tool == "judge_fit" and _is(VERDICT_ASKED, said):
        return Intent("judge_fit", question=text, look=False, so_far=True)
    if step.tool == "estimate_cost" and re.search(HOURLY, text, re.IGNORECASE) and not asks(text):
        facts = {name: value for name, value in read_facts(text).items() if name == "hourly_rate_usd"}
        walk = WalkAsked("keep_report", {"words": " ".join(text.split())[:400], "is_sure": True})
        return Intent("journey", question=text, facts=facts, walk=walk)
    return None


def _is(pattern: str, said: str) -> bool:
    return re.fullmatch(rf"{LEAD}(?:{pattern}){TAIL}", said, re.IGNORECASE) is not None


def _told(text: str, about: str, arguments: Mapping[str, str] | None = None) -> Intent:
    return Intent("journey", question=text, walk=WalkAsked("tell_journey", {"about": about, **(arguments or {})}))
