"""The tools that mark a step of the open journey and put the journey aside, and what the terminal shares of them."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.finding_journeys import named
from assistant.tools.walk_result import WalkResult, met_words
from assistant.tools.walking import NOT_IN_ONE, standing, walk_of
from assistant.walking import Met, Walk
from journeys.run import JourneyRun, NoSuchStep, RunStep, back, elsewhere, find_step, next_step, said_done, skip
from journeys.run_words import number_of, progress, shown_by

How = Literal["done", "elsewhere", "skipped", "back"]


@tool(title="Marking the step", effect="notes")
async def mark_step(
    context: ToolContext,
    how: Annotated[
        How, Field(description="done: they say so; elsewhere: done without Peri; skipped; back: open it again.")
    ],
    step: Annotated[
        str | None, Field(max_length=200, description="Id, number or title of the step; left out, the next one.")
    ] = None,
    reason: Annotated[
        str | None, Field(max_length=400, description="Why it is skipped, or what shows it, in the person's words.")
    ] = None,
) -> WalkResult:
    """Mark a step of the open journey as done, done elsewhere or skipped, or go back to it.

    Only when the person says so; what Peri did itself is ticked without this. Takes their word for it.
    """
    return await asyncio.to_thread(mark, walk_of(context), how, step, reason, context.today)


@tool(title="Putting the journey aside", effect="notes")
async def park_journey(context: ToolContext) -> WalkResult:
    """Park the open journey: it keeps everything and waits. Only when the person asks for it."""
    return await asyncio.to_thread(put_aside, walk_of(context))


def mark(walk: Walk, how: How, step: str | None, reason: str | None, today: date) -> WalkResult:
    """Mark the named step of the open journey, by default the next, or with `back` the one before. Blocking.

    Raises ToolRefusal where there is no journey or no such step.
    """
    met = walk.open() or (_last_finished(walk) if how == "back" else None)
    if met is None:
        raise ToolRefusal(f"{NOT_IN_ONE} Begin or take up one first: “Show my journeys” lists them.")
    target = _step(met.run, step) if step else (None if how == "back" else next_step(met.run))
    if target is None and how != "back":
        raise ToolRefusal("Every step of this journey is settled.")
    if target is not None and target.state == "done" and how in ("done", "elsewhere"):
        return standing(f"“{target.title}” was done already ({shown_by(target)}).", met.run)

    def changed(run: JourneyRun) -> JourneyRun:
        if target is None or how == "back":
            return back(run, today, target.id if target else None)
        marked = {"done": said_done, "elsewhere": elsewhere, "skipped": skip}[how]
        return marked(run, target.id, today, reason)

    try:
        run = walk.change(met.run.journey, changed)
    except NoSuchStep:
        raise ToolRefusal("This is the first step; there is nothing before it to go back to.") from None
    lead, said = met_words(met), _marked(run, target or next_step(run), how, reason)
    return standing(f"{lead}\n\n{said}" if lead else said, run)


def put_aside(walk: Walk) -> WalkResult:
    """Park the open journey. Blocking. Raises ToolRefusal where there is none."""
    run = walk.open_run()
    if run is None:
        raise ToolRefusal(f"{NOT_IN_ONE} There is nothing to park.")
    parked = walk.put_aside(run.journey)
    said = f"“{parked.title}” is parked, with {progress(parked)}. Nothing is lost; “take it up again” opens it."
    return standing(said, parked)


def _last_finished(walk: Walk) -> Met | None:
    runs = [run for run in walk.all() if run.is_finished]
    return Met(runs[0]) if runs else None


def _step(run: JourneyRun, said: str) -> RunStep:
    """The step that is named by its id, its number or its title. Raises ToolRefusal."""
    digits = said.strip().removeprefix("step").strip()
    if digits.isdecimal() and 1 <= int(digits) <= len(run.steps):
        return run.steps[int(digits) - 1]
    found = named(said, {step.id: step.title for step in run.steps})
    if len(found) != 1:
        titles = "; ".join(f"{number_of(run, step)}. {step.title}" for step in run.steps)
        raise ToolRefusal(f"I cannot tell which step you mean. The steps are: {titles}.")
    return find_step(run, found[0])


def _marked(run: JourneyRun, step: RunStep | None, how: str, reason: str | None) -> str:
    assert step is not None
    name = f"step {number_of(run, step)}, “{step.title}”"
    match how:
        case "skipped" if reason is None:
            return f"Skipped: {name}. If you tell me why, it stands beside the step; “go back” opens it again."
        case "skipped":
            return f"Skipped: {name}, because {reason.rstrip('.') if reason else ''}."
        case "back":
            return f"Open again: {name}."
        case "elsewhere":
            return f"Noted as done elsewhere: {name}."
        case _ if step.check != "said":
            return f"Noted as done: {name}. I have only your word for it, and that is enough."
        case _:
            return f"Done: {name}."
