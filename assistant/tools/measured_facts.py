"""What was measured on a journey, kept as a fact of the person's work, so that the next verdict rests on it."""

from __future__ import annotations

import re

from assistant.tools.context import ToolContext
from assistant.walking import Walk
from journeys.run import JourneyRun, with_facts
from journeys.run_reached import tried
from journeys.situation import FACTS

MOSTLY = {True: ", mostly wrong facts", False: ", mostly manner"}


def note_measured(context: ToolContext) -> None:
    """Note the last count with a prompt kit as what was tried, unless the same figure was told so. Blocking."""
    run = context.walk.last() if context.walk else None
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


def take_known(context: ToolContext, walk: Walk, run: JourneyRun) -> JourneyRun:
    """The run with what is known of the person's work, so that it is not asked again. Blocking."""
    told = {name: value for name, value in context.situation.told().items() if name in FACTS}
    return walk.change(run.journey, lambda stored: with_facts(stored, told))
