"""Ticking by doing: what a tool just did, put down in the journey that the person is in."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.errors import StoreError
from assistant.evidence import evidence_of
from assistant.looking import catch_up
from assistant.tools.context import ToolContext
from assistant.tools.measured_facts import note_measured
from assistant.tools.walk_result import WalkView, view_of
from journeys.run import Evidence, JourneyRun, RunStep, next_step
from journeys.run_told import with_facts
from journeys.run_words import number_of, so_far

log = logging.getLogger(__name__)
WALKING = frozenset(  # they look by themselves
    {
        "start_journey",
        "journey_status",
        "mark_step",
        "park_journey",
        "tell_journey",
        "keep_report",
        "correct_journey",
        "put_journey_away",
        "switch_journey",
    }
)
TOLD_IN = frozenset({"mark_step", "keep_report", "correct_journey"})  # in which figures are told
BESIDE = frozenset(
    {"log_project", "import_projects", "report_projects", "compare_blind", "check_flexibility", "build_status"}
)
NOT_TICKED = "It could not be put down in your journey just now; say “done” for it later."


async def ticked(context: ToolContext, tool: str, content: Mapping[str, Any]) -> WalkView | str | None:
    """What the result of a tool changed in the open journey; a sentence when it could not be kept, None for nothing."""
    if context.walk is None or tool in WALKING:
        if tool in TOLD_IN and context.walk is not None:
            await asyncio.to_thread(note_measured, context)
        return None
    evidence, facts = evidence_of(tool, content), content.get("noted") if tool == "note_situation" else None
    looks = tool in BESIDE
    if not evidence and not facts and not looks:
        return None
    try:
        if looks:
            return await asyncio.to_thread(_look, context)
        return await asyncio.to_thread(_tick, context, evidence, facts)
    except StoreError:
        log.exception("a step could not be ticked")
        return NOT_TICKED


async def last_walked(context: ToolContext) -> JourneyRun | None:
    """The journey that the person is in, or was in last, as it was kept. Raises StoreError."""
    return None if context.walk is None else await asyncio.to_thread(context.walk.last)


def beside(context: ToolContext) -> tuple[JourneyRun, JourneyRun] | None:
    """The open run before and after what was done in cards, files or the terminal. Blocking."""
    assert context.walk is not None
    rehearsals = context.bench.rehearsals.shelf if context.bench else None
    changed = catch_up(context.walk, context.desk, context.shelf, rehearsals)
    return changed if changed and _moved(*changed) else None


def _look(context: ToolContext) -> WalkView | None:
    changed = beside(context)
    return view_of(changed[1], ticked_words(*changed)) if changed else None


def _tick(context: ToolContext, evidence: tuple[Evidence, ...], facts: Mapping[str, Any] | None) -> WalkView | None:
    walk = context.walk
    assert walk is not None
    changed = walk.tick(_own(context, evidence))
    if facts:
        run = changed[1] if changed else walk.open_run()
        if run is not None and not run.is_finished:
            walk.change(run.journey, lambda stored: with_facts(stored, facts))
    return view_of(changed[1], ticked_words(*changed)) if changed and _moved(*changed) else None


def _own(context: ToolContext, evidence: tuple[Evidence, ...]) -> Iterator[Evidence]:
    """What counts: a sum on figures that nobody told ticks the open step if it waits for it, and never a later one."""
    run = context.walk.open_run() if context.walk else None
    upcoming = next_step(run) if run else None
    is_told = context.situation.told().get("volume_per_month") is not None
    for each in evidence:
        if each.check != "estimate" or is_told or (upcoming is not None and upcoming.check == each.check):
            yield each


def _moved(before: JourneyRun, after: JourneyRun) -> list[RunStep]:
    """The steps that were ticked or came further; one that was ticked on their word and is shown now is no news."""
    former = {step.id: step for step in before.steps}
    return [step for step in after.steps if (step.state, step.have) != (former[step.id].state, former[step.id].have)]


def ticked_words(before: JourneyRun, after: JourneyRun) -> str:
    """Which steps were ticked or came further."""
    parts = []
    for step in _moved(before, after):
        place = f"step {number_of(after, step)} of your journey, “{step.title}”"
        settled = step.state == "done"
        parts.append(f"That ticks {place}." if settled else f"That brings {place} to {so_far(step)}.")
    if next_step(after) is None:
        parts.append(f"That was the last step of “{after.title}”.")
    return " ".join(parts)
