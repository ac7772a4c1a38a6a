"""What was measured on a journey, kept as a fact of the person's work, so that the next verdict rests on it."""

from __future__ import annotations

import re

from assistant.tools.context import ToolContext
from assistant.walking import Walk
from journeys.kind_chosen import narrowed_to
from journeys.run import JourneyRun
from journeys.run_reached import tried
from journeys.run_told import with_facts
from journeys.run_words import words_of
from journeys.situation import FACTS

OF_KIND = "kind of piece"  # what a step asks for that chooses one
MOSTLY = {True: ", mostly wrong facts", False: ", mostly manner"}


def note_measured(context: ToolContext) -> None:
    """Note the last count with a prompt kit as what was tried, unless the same figure was told so. Blocking."""
    run = context.walk.last() if context.walk else None
    if run is not None:
        _note_kind(context, run)
    words = tried(run) if run is not None else None
    if context.walk is None or run is None or words is None:
        return
    told = context.situation.told()
    figures = re.findall(r"\d+(?:[.,]\d+)?", words)
    if figures and figures[-1] in re.findall(r"\d+(?:[.,]\d+)?", str(told.get("tried_so_far", ""))):
        return
    mostly = MOSTLY.get(told.get("needs_facts", run.facts.get("needs_facts", "")), "")
    fact = {"tried_so_far": f"{words}{mostly}"}
    context.situation = context.understood(context.situation.with_facts(fact, context.message))
    context.walk.change(run.journey, lambda stored: with_facts(stored, fact))


def _note_kind(context: ToolContext, run: JourneyRun) -> None:
    """Keep the one kind that was chosen on the way as the kind of work, where several had been told."""
    told = [words for step in run.steps if OF_KIND in (step.report or "") for words in words_of(step)]
    chosen = [kind for words in told if (kind := narrowed_to(context.situation.task or "", words))]
    if not chosen or context.walk is None:
        return
    fact = {"task": f"{chosen[-1]}, as one kind of work"}
    context.situation = context.understood(context.situation.with_facts(fact, context.message))
    context.walk.change(run.journey, lambda stored: with_facts(stored, fact))


def take_known(context: ToolContext, walk: Walk, run: JourneyRun) -> JourneyRun:
    """The run with what is known of the person's work, so that it is not asked again. Blocking."""
    told = {name: value for name, value in context.situation.told().items() if name in FACTS}
    return walk.change(run.journey, lambda stored: with_facts(stored, told))
