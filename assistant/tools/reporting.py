"""The tool that keeps what a person reports of a step, in their own words."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.about_which import KEEP_HERE, Misplaced, about_which
from assistant.tools.answering_step import answer_in_step, with_provider_facts
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.marking_by_words import day_in, keeps_day, said_of_day
from assistant.tools.parking import not_in_one
from assistant.tools.telling_feelings import grumbled
from assistant.tools.terminal_ways import as_here
from assistant.tools.ticking import beside, ticked_words
from assistant.tools.walk_result import WalkResult, met_words, next_says, view_of
from assistant.tools.walking import recall_run, standing, walk_of
from journeys.answers_told import answers_of, said_of_answers
from journeys.asked_words import told_and_asked
from journeys.fault_advice import is_to_go_on, said_of_fewer, said_of_invented, with_own_jobs
from journeys.faults_told import said_of_faults
from journeys.figure_news import FIGURE_ASKED, figure_news
from journeys.figure_step import Unclear, asks_which, told_with_figure
from journeys.no_report import report_in
from journeys.progress_told import is_unfinished, said_of_progress, waits
from journeys.run import JourneyRun, RunStep, find_step, next_step
from journeys.run_words import number_of

PARTS = "\n\n"


class ReportResult(WalkResult):
    """What was kept: `kept` are the words, `which` a figure of which they are asked whether it is before or after."""

    kept: str | None = None
    which: str | None = None


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
    if before is None:
        raise ToolRefusal(not_in_one(walk))
    told, whole = report_in(told), told
    if not told:  # a question or a grumble alone is no report
        step = next_step(before) or before.steps[-1]
        said = (
            answer_in_step(before, step, asked or words, "", answer)
            if asked or not whole
            else grumbled(before, step, whole)
        )
        says = next_says(view_of(before, ""))
        return ReportResult(behaviour="journey", said=with_provider_facts(context, said), suggestions=says)
    if before.parked and not before.is_finished:  # what was told while it waited is not lost
        met = await asyncio.to_thread(walk.take_up, before.journey)
        result = await _kept(context, met.run, told, asked, is_judged, answer, is_sure)
        again = f"I have taken “{met.run.title}” up again."
        return result.model_copy(update={"said": f"{again}{PARTS}{result.said}"})
    result = await _kept(context, before, told, asked, is_judged, answer, is_sure)
    if met is not None and (lead := met_words(met)) and result.kept:
        result = result.model_copy(update={"said": f"{lead}{PARTS}{result.said}"})
    return result


async def _kept(
    context: ToolContext,
    before: JourneyRun,
    told: str,
    asked: str | None,
    is_judged: bool,
    answer: str | None,
    is_sure: bool,
) -> ReportResult:
    """The report kept with the step that it is about, or the question which one that is."""
    target = next_step(before) if is_sure else about_which(before, told, context.journeys)
    if isinstance(target, Misplaced):
        return _asked_back(before, target)
    if isinstance(target, Unclear):
        said = asks_which(before, target)
        return ReportResult(behaviour="journey", said=said, which=told, suggestions=("Before", "After", "Where was I?"))
    target = target or before.steps[-1]
    result, run = await asyncio.to_thread(_keep, context, before, target, told, asked, is_judged, answer)
    recall_run(context, run)
    if changed := await asyncio.to_thread(beside, context):  # a report may tell of what was made in the terminal
        shown = as_here(context, standing(f"{result.said.split(PARTS)[0]}{PARTS}{ticked_words(*changed)}", changed[1]))
        return ReportResult.model_validate({**shown.model_dump(), "suggestions": shown.suggestions, "kept": told})
    return result


def _asked_back(run: JourneyRun, target: Misplaced) -> ReportResult:
    """The question whether a report belongs here, where it is plainly about a step of another journey."""
    upcoming = next_step(run) or run.steps[-1]
    said = (
        f"That sounds like “{target.title}” of “{target.journey.title}”, and not like step {number_of(run, upcoming)} "
        f"here, “{upcoming.title}”. I have kept nothing yet. If it belongs to this step all the same, say "
        f"“{KEEP_HERE}”; "
        f"if you are in the wrong journey, say Start “{target.journey.title}”."
    )
    says = (KEEP_HERE.capitalize(), f"Start “{target.journey.title}”", "Where was I?")
    return ReportResult(behaviour="journey", said=said, suggestions=says)


def _keep(
    context: ToolContext,
    before: JourneyRun,
    target: RunStep,
    words: str,
    asked: str | None,
    is_judged: bool,
    answer: str | None,
) -> tuple[ReportResult, JourneyRun]:
    day = day_in(before, target, words, context.today)
    run = walk_of(context).change(
        before.journey,
        lambda stored: keeps_day(told_with_figure(stored, target.id, context.today, words), target, day)[0],
    )
    step = find_step(run, target.id)
    said = [f"Kept with step {number_of(run, step)}, “{step.title}”: “{' '.join(words.split()).rstrip('.')}”."]
    news = figure_news(before, run, step.id)
    said += [
        part for part in (news, said_of_faults([words]), said_of_invented(words), said_of_fewer(step, words)) if part
    ]
    if answers := answers_of(step):
        said.append(said_of_answers(answers, is_done=step.state == "done"))
    if progress := said_of_progress(step, words):
        said.append(progress)
    if looks := said_of_day(find_step(before, step.id), day):
        said.append(looks)
    is_offered = step.tool == "judge_fit" and "worth" in (asked or "").casefold()  # the step's own sentence comes next
    if asked and not is_offered and not (news and re.search(FIGURE_ASKED, asked, re.IGNORECASE)):
        answered = with_provider_facts(context, answer_in_step(run, next_step(run) or step, asked, words, answer))
        said += [answered] if answered not in said else []
    goes_on = is_to_go_on(run, step, words) or is_unfinished(words) or waits(words)
    if step.state == "open" and step == next_step(run) and goes_on:
        said.append("The step stays open; I keep what there is, and you go on when you like.")
    elif step.state == "open" and step == next_step(run):
        here = f"Next in this step: say “{step.ask}”, and I do it with that. " if step.ask and not is_judged else ""
        wanted = with_own_jobs(run, step.done)
        then = "" if "say “done”" in wanted else " Then say “done”."
        said.append(f"{here}Is the step done with it? It is when you have this: {wanted}{then}")
    elif upcoming := next_step(run):
        said.append(f"Open is step {number_of(run, upcoming)}, “{upcoming.title}”.")
    says = next_says(view_of(run, ""))
    result = ReportResult(behaviour="journey", said="\n\n".join(said), kept=words, suggestions=says)
    return result, run
