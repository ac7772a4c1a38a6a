"""The tool that puts a journey out of the person's sight, after one yes, and brings it back."""

from __future__ import annotations

import asyncio
from typing import Annotated

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.finding_journeys import named
from assistant.tools.terminal_ways import as_here
from assistant.tools.walk_result import WalkResult
from assistant.tools.walking import standing, walk_of
from assistant.walking import Walk
from journeys.run import JourneyRun
from journeys.run_words import is_worked_on, progress

YES, NO = "Yes, put it away", "No, keep it"


class PutAwayResult(WalkResult):
    """What was put away or brought back; `drops` is the journey that a yes would put away."""

    drops: str | None = None


@tool(title="Putting a journey away", effect="notes")
async def put_journey_away(
    context: ToolContext,
    journey: Annotated[
        str | None, Field(max_length=200, description="Its id, title or a word of it; left out, the open one.")
    ] = None,
    sure: Annotated[bool, Field(description="True only after the person was asked and said yes.")] = False,
    back: Annotated[bool, Field(description="True to bring one back that was put away.")] = False,
) -> PutAwayResult:
    """Put a journey away for good-bye, or bring it back; what was done in it stays kept.

    Only when the person says so: "forget that one", "throw that away", "bring it back". The first call asks, the second
    one, with `sure`, does it. Do not use it for a break (park_journey).
    """
    walk = walk_of(context)
    if back:
        result = await asyncio.to_thread(_brought_back, walk, journey)
        here = as_here(context, result)
        return PutAwayResult.model_validate({**here.model_dump(), "suggestions": here.suggestions})
    return await asyncio.to_thread(_put_away, walk, journey, sure)


def _put_away(walk: Walk, journey: str | None, sure: bool) -> PutAwayResult:
    run = _meant(walk.all(), journey)
    if run is None:
        gone = _meant(tuple(each for each in walk.kept() if each.away), journey)
        if gone is not None and journey is not None:
            return _says(f"“{gone.title}” is put away already. “Bring back “{gone.title}”” opens it again.")
        return _says(_not_clear(walk.all()), ("Show my journeys",))
    if not sure:
        kept = f" What you did in it ({progress(run)}) stays kept." if is_worked_on(run) else ""
        asks = f"Shall I put “{run.title}” away? It leaves your list and I don't come back to it.{kept}"
        return _says(asks, (YES, NO), drops=run.journey)
    walk.put_away(run.journey)
    kept = f"What you did in it is kept ({progress(run)})" if is_worked_on(run) else "Nothing was done in it yet"
    still = walk.open_run()
    now = f" You are in “{still.title}”, as before." if still else ""
    said = f"“{run.title}” is put away. {kept}; say “bring back “{run.title}”” and it is open again.{now}"
    return _says(said, ("What now?", f"Bring back “{run.title}”"))


def _brought_back(walk: Walk, journey: str | None) -> WalkResult:
    run = _meant(tuple(each for each in walk.kept() if each.away), journey)
    if run is None:
        found = _meant(walk.all(), journey)
        if found is None:
            return WalkResult(behaviour="journey", said="No journey of yours is put away.", suggestions=("What now?",))
        run = found
    if run.is_finished:
        shown = walk.change(run.journey, lambda stored: stored.model_copy(update={"away": False}))
        return WalkResult(behaviour="journey", said=f"“{shown.title}” is in your list again: {progress(shown)}.")
    met = walk.take_up(run.journey)
    return standing(f"“{run.title}” is back: {progress(run)}.", met.run)


def _meant(runs: tuple[JourneyRun, ...], journey: str | None) -> JourneyRun | None:
    """The run that is named; with no name the open one, else the one last changed."""
    if journey is None:
        return next(iter(runs), None)
    found = named(journey, {run.journey: run.title for run in runs})
    return next((run for run in runs if found == [run.journey]), None)


def _not_clear(runs: tuple[JourneyRun, ...]) -> str:
    if not runs:
        raise ToolRefusal("You have no journey, so there is nothing to put away.")
    mine = "; ".join(f"“{title}”" for title in dict.fromkeys(run.title for run in runs))
    return f"I can't tell which journey you mean. Yours are: {mine}. Say its name, and I put it away."


def _says(said: str, suggestions: tuple[str, ...] = ("What now?",), drops: str | None = None) -> PutAwayResult:
    return PutAwayResult(behaviour="journey", said=said, suggestions=suggestions, drops=drops)
