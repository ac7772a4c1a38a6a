"""The tool that puts the open journey aside, and what to do where none is open."""

from __future__ import annotations

import asyncio

from assistant.errors import ToolRefusal
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.walk_result import WalkResult
from assistant.tools.walking import NOT_IN_ONE, standing, walk_of
from assistant.walking import Walk
from journeys.run_words import progress


@tool(title="Putting the journey aside", effect="notes")
async def park_journey(context: ToolContext) -> WalkResult:
    """Park the open journey: it keeps everything and waits. Only when the person asks for it."""
    return await asyncio.to_thread(put_aside, walk_of(context))


def put_aside(walk: Walk) -> WalkResult:
    """Park the open journey. Blocking. Raises ToolRefusal where there is none."""
    run = walk.open_run()
    if run is None:
        raise ToolRefusal(f"{NOT_IN_ONE} There is nothing to park.")
    parked = walk.put_aside(run.journey)
    said = f"“{parked.title}” is parked, with {progress(parked)}. Nothing is lost; “take it up again” opens it."
    return standing(said, parked)


def not_in_one(walk: Walk) -> str:
    """What to do where no journey is open: take up the parked one, or begin one."""
    last = walk.last()
    if last is not None and last.parked and not last.is_finished:
        return f"“{last.title}” is parked. Say “take it up again” first."
    if last is not None and last.is_finished:
        after = "“What now?” tells what may follow; “go back” opens its last step."
        return f"“{last.title}” is finished: {progress(last)}. {after}"
    return f"{NOT_IN_ONE} Begin or take up one first: “Show my journeys” lists them."
