"""The tool that puts right what was kept of a journey: figures, notes and the day of the next look."""

from __future__ import annotations

import asyncio
from typing import Annotated

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.walk_result import WalkResult, next_says, view_of
from assistant.tools.walking import walk_of
from assistant.walking import Walk
from journeys.put_right import Correction, read_correction
from journeys.put_right_run import figures_now, put_right
from journeys.run import JourneyRun, next_step
from journeys.run_figures import compared, figures
from journeys.run_reached import reached
from journeys.run_words import number_of

NOTHING = "I find nothing like that among what I kept. “What did I tell you?” shows it; name the number or the words."


@tool(title="Putting your journey right", effect="notes")
async def correct_journey(
    context: ToolContext,
    words: Annotated[str, Field(min_length=1, max_length=400, description="What is wrong, in their own words.")],
    note: Annotated[
        str | None, Field(max_length=400, description="What was kept just before, where they mean that.")
    ] = None,
) -> WalkResult:
    """Put right what was kept of the journey: a figure taken out, replaced or moved, a note deleted, another day.

    Use it for "forget the 38", "37.6 is the before", "there is no after yet", "it should be 24 Feb". Do not use it for
    facts of their work (note_situation), nor for opening a step again (mark_step).
    """
    walk = walk_of(context)
    run = walk.last()
    correction = read_correction(run, words, context.today, note) if run is not None else None
    if run is None or correction is None:
        raise ToolRefusal(NOTHING)
    return await asyncio.to_thread(_corrected, context, walk, run, correction)


def _corrected(context: ToolContext, walk: Walk, run: JourneyRun, correction: Correction) -> WalkResult:
    said = list[str]()

    def change(stored: JourneyRun) -> JourneyRun:
        changed, said[:] = put_right(stored, correction, context.today)
        return changed

    after = walk.change(run.journey, change)
    parts = [" ".join(filter(None, said)) or NOTHING]
    if figures(after) != figures(run):
        parts.append((reached(after) if after.is_finished else compared(after)) or figures_now(after))
    if upcoming := next_step(after):
        parts.append(f"Open is step {number_of(after, upcoming)}, “{upcoming.title}”.")
    return WalkResult(behaviour="journey", said="\n\n".join(parts), suggestions=next_says(view_of(after, "")))
