"""The tool that keeps what a person reports of a step, in their own words."""

from __future__ import annotations

import asyncio
from typing import Annotated

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.about_which import KEEP_HERE, Misplaced, about_which
from assistant.tools.answering_step import answer_in_step, with_provider_facts
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.marking import not_in_one
from assistant.tools.marking_by_words import day_in, keeps_day
from assistant.tools.terminal_ways import as_here
from assistant.tools.ticking import beside, ticked_words
from assistant.tools.walk_result import WalkResult, met_words, next_says, view_of
from assistant.tools.walking import recall_run, standing, walk_of
from journeys.answers_told import answers_of, said_of_answers
from journeys.asked_words import told_and_asked
from journeys.faults_told import said_of_faults
from journeys.run import JourneyRun, RunStep, find_step, next_step, reported
from journeys.run_figures import compared
from journeys.run_reached import reached
from journeys.run_words import number_of

PARTS = "\n\n"


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
    answer: Annotated[
        str | None, Field(max_length=80, description="Id of an authored answer to what was asked, where one is known.")
    ] = None,
    is_sure: Annotated[
        bool, Field(description="True when they said that it belongs to this step although it seemed not to.")
    ] = False,
) -> WalkResult:
    """Keep what the person tells of the step that they are in: figures, counts, choices, how it went.

    It stands beside the step, in the summary at the end and in the export, and ticks nothing. Do not use it when they
    say that the step is done (mark_step), nor for facts about their work in general (note_situation).
    """
    walk = walk_of(context)
    told, behind = told_and_asked(words)
    asked = None if is_judged else asked or behind or None
    met = await asyncio.to_thread(walk.open)
    before = met.run if met else await asyncio.to_thread(walk.last)
    if before is None or (before.parked and not before.is_finished):
        raise ToolRefusal(not_in_one(walk))
    if not told:  # a question alone is no report
        step = next_step(before) or before.steps[-1]
        said = answer_in_step(before, step, asked or words, "", answer)
        return standing(with_provider_facts(context, said), before)
    target = next_step(before) if is_sure else about_which(before, told, context.journeys)
    if isinstance(target, Misplaced):
        return _asked_back(before, target)
    target = target or before.steps[-1]
    result, run = await asyncio.to_thread(_keep, context, before, target, told, asked, is_judged, answer)
    if met is not None and (lead := met_words(met)):
        result = result.model_copy(update={"said": f"{lead}{PARTS}{result.said}"})
    recall_run(context, run)
    if changed := await asyncio.to_thread(beside, context):  # a report may tell of what was made in the terminal
        return as_here(context, standing(f"{result.said.split(PARTS)[0]}{PARTS}{ticked_words(*changed)}", changed[1]))
    return result


def _asked_back(run: JourneyRun, target: Misplaced) -> WalkResult:
    """The question whether a report belongs here, where it is plainly about a step of another journey."""
    upcoming = next_step(run) or run.steps[-1]
    said = (
        f"That sounds like “{target.title}” of “{target.journey.title}”, and not like step {number_of(run, upcoming)} "
        f"here, “{upcoming.title}”. I have kept nothing yet. If it belongs to this step all the same, say "
        f"“{KEEP_HERE}”; "
        f"if you are in the wrong journey, say Start “{target.journey.title}”."
    )
    says = (KEEP_HERE.capitalize(), f"Start “{target.journey.title}”", "Where was I?")
    return WalkResult(behaviour="journey", said=said, suggestions=says)


def _keep(
    context: ToolContext,
    before: JourneyRun,
    target: RunStep,
    words: str,
    asked: str | None,
    is_judged: bool,
    answer: str | None,
) -> tuple[WalkResult, JourneyRun]:
    day = day_in(before, target, words, context.today)
    run = walk_of(context).change(
        before.journey,
        lambda stored: keeps_day(reported(stored, target.id, context.today, words), target, day)[0],
    )
    step = find_step(run, target.id)
    said = [f"Kept with step {number_of(run, step)}, “{step.title}”: “{' '.join(words.split()).rstrip('.')}”."]
    if figures := reached(run) if run.is_finished else compared(run):
        said.append(figures)
    if follows := said_of_faults([words]):
        said.append(follows)
    if answers := answers_of(step):
        said.append(said_of_answers(answers, is_done=step.state == "done"))
    if looks := keeps_day(run, step, day)[1].strip():
        said.append(looks)
    if asked:
        said.append(with_provider_facts(context, answer_in_step(run, next_step(run) or step, asked, words, answer)))
    if step.state == "open" and step == next_step(run):
        here = f"Next in this step: say “{step.ask}”, and I do it with that. " if step.ask and not is_judged else ""
        said.append(f"{here}Is the step done with it? It is when you have this: {step.done} Then say “done”.")
    elif upcoming := next_step(run):
        said.append(f"Open is step {number_of(run, upcoming)}, “{upcoming.title}”.")
    result = WalkResult(behaviour="journey", said="\n\n".join(said), suggestions=next_says(view_of(run, "")))
    return result, run
