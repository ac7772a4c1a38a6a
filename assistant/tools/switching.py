"""The tool that changes from a journey that was begun by mistake to the one that was wanted."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from assistant.tools.choosing_another import another, meant_by
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.measured_facts import take_known
from assistant.tools.terminal_ways import as_here
from assistant.tools.walk_result import WalkResult
from assistant.tools.walking import standing, walk_of
from assistant.walking import Walk
from journeys.journey import Journey
from journeys.run import JourneyRun, RunStep
from journeys.run_aside import mistaken
from journeys.run_words import is_worked_on, number_of, words_of


@tool(title="Changing the journey", effect="notes")
async def switch_journey(
    context: ToolContext,
    wanted: Annotated[
        str, Field(min_length=1, max_length=400, description="Their words for the journey that they wanted.")
    ],
) -> WalkResult:
    """Change to the journey that the person wanted, and take back what was ticked by mistake in the one they are in.

    Only when they say that it is the wrong one and which they wanted. Do not use it to begin a journey otherwise
    (start_journey), nor where they name none (journey_status with `instead`).
    """
    walk = walk_of(context)
    wrong = await asyncio.to_thread(walk.open_run)
    journeys = [each for each in context.journeys if wrong is None or each.id != wrong.journey]
    chosen = meant_by(wanted, journeys)
    if chosen is None and wrong is not None and meant_by(wanted, context.journeys) is not None:
        return as_here(context, standing(f"That is the one that you are in: “{wrong.title}”.", wrong))
    if chosen is None:
        return another(wrong, context.journeys, wanted)
    lead = await asyncio.to_thread(_left, walk, wrong, context) if wrong is not None else ""
    run = await asyncio.to_thread(_begun, walk, chosen, context)
    return as_here(context, standing(f"{lead}Now you are in “{run.title}”.", run))


def _left(walk: Walk, wrong: JourneyRun, context: ToolContext) -> str:
    """Leave the wrong journey, without what was ticked in it by mistake; what to say of that."""
    steps = mistaken(wrong, context.today)
    run = walk.take_back(wrong.journey) if steps else wrong
    back = f" {_taken_back(wrong, steps)}" if steps else ""
    if is_worked_on(run):
        walk.put_aside(run.journey)
        return f"Sorry, that was the wrong one.{back} “{run.title}” is parked with the rest that you did in it.\n\n"
    walk.put_away(run.journey)
    return f"Sorry, that was the wrong one.{back} “{run.title}” is out of your list.\n\n"


def _taken_back(run: JourneyRun, steps: Sequence[RunStep]) -> str:
    ticked = [f"{number_of(run, step)}, “{step.title}”" for step in steps if step.state != "open"]
    told = "; ".join(f"“{words.rstrip('.')}”" for step in steps for words in words_of(step))
    parts = [f"I have taken back the tick at step {' and step '.join(ticked)}."] if ticked else []
    parts += [
        f"What you told me there no longer stands in it: {told}. Where it belongs here, tell me once more."
    ] * bool(told)
    return " ".join(parts)


def _begun(walk: Walk, journey: Journey, context: ToolContext) -> JourneyRun:
    met, _ = walk.begin(journey)
    return take_known(context, walk, met.run)
