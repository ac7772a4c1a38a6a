"""The tool that keeps what a person reports of a step, in their own words."""

from __future__ import annotations

import asyncio
import re
from datetime import date
from typing import Annotated

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.answering_step import answer_in_step
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.marking import not_in_one
from assistant.tools.terminal_ways import as_here
from assistant.tools.ticking import beside, ticked_words
from assistant.tools.walk_result import WalkResult, next_says, view_of
from assistant.tools.walking import recall_run, standing, walk_of
from assistant.walking import Walk
from journeys.run import JourneyRun, RunStep, find_step, last_done, next_step, reported
from journeys.run_figures import compared
from journeys.run_words import number_of

PARTS = "\n\n"
FEWEST_SHARED = 2  # things that were counted and that a report asks for
VAGUE = frozenset(
    {"count", "counts", "many", "they", "there", "came", "back", "five", "files", "your", "have", "figure"}
)


@tool(title="Keeping your report", effect="notes")
async def keep_report(
    context: ToolContext,
    words: Annotated[
        str, Field(min_length=1, max_length=400, description="What they report of the step, in their own words.")
    ],
    asked: Annotated[
        str | None, Field(max_length=400, description="What they asked along with it, in their own words.")
    ] = None,
    is_judged: Annotated[
        bool, Field(description="True when judge_fit is called along with it, so that it is not offered.")
    ] = False,
) -> WalkResult:
    """Keep what the person tells of the step that they are in: figures, counts, choices, how it went.

    It stands beside the step, in the summary at the end and in the export, and ticks nothing. Do not use it when they
    say that the step is done (mark_step), nor for facts about their work in general (note_situation).
    """
    walk = walk_of(context)
    result, run = await asyncio.to_thread(_keep, walk, words, context.today, None if is_judged else asked, is_judged)
    recall_run(context, run)
    if changed := await asyncio.to_thread(beside, context):  # a report may tell of what was made in the terminal
        return as_here(context, standing(f"{result.said.split(PARTS)[0]}{PARTS}{ticked_words(*changed)}", changed[1]))
    return result


def _keep(walk: Walk, words: str, today: date, asked: str | None, is_judged: bool) -> tuple[WalkResult, JourneyRun]:
    before = walk.open_run() or walk.last()
    if before is None or (before.parked and not before.is_finished):
        raise ToolRefusal(not_in_one(walk))
    target = _about(before, words)
    run = walk.change(before.journey, lambda stored: reported(stored, target.id, today, words))
    step = find_step(run, target.id)
    said = [f"Kept with step {number_of(run, step)}, “{step.title}”: “{' '.join(words.split()).rstrip('.')}”."]
    if figures := compared(run):
        said.append(figures)
    if asked:
        said.append(answer_in_step(run, step, asked, words))
    if step.state == "open" and step == next_step(run):
        here = f"Next in this step: say “{step.ask}”, and I do it with that. " if step.ask and not is_judged else ""
        said.append(f"{here}Is the step done with it? It is when you have this: {step.done} Then say “done”.")
    elif upcoming := next_step(run):
        said.append(f"Open is step {number_of(run, upcoming)}, “{upcoming.title}”.")
    result = WalkResult(behaviour="journey", said="\n\n".join(said), suggestions=next_says(view_of(run, "")))
    return result, run


def _about(run: JourneyRun, words: str) -> RunStep:
    """The step that a report is about: the one ticked just before, if its report is still wanted, else the open one."""
    before, upcoming = last_done(run), next_step(run)
    if upcoming is None:  # told after the end: with the last step that wants a report
        return next((step for step in reversed(run.steps) if step.report and step.state != "skipped"), run.steps[-1])
    if (later := _wanting(run, upcoming, words)) is not None:
        return later
    if before is not None and before.report and not before.told and not before.evidence and not upcoming.report:
        return before
    return upcoming


def _wanting(run: JourneyRun, upcoming: RunStep, words: str) -> RunStep | None:
    """The next step whose report asks for the things that were counted, when the open one asks for something else."""
    told = set(re.findall(r"[a-z]{4,}", words.casefold()))
    if upcoming.report and told & _asked_for(upcoming):
        return None
    later = (step for step in run.steps[number_of(run, upcoming) :] if step.state == "open" and step.report)
    return next((step for step in later if len(told & _asked_for(step)) >= FEWEST_SHARED), None)


def _asked_for(step: RunStep) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", (step.report or "").casefold())) - VAGUE
