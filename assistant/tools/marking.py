"""The tool that marks a step of the open journey, and what the terminal shares of it."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.about_which import belongs_before
from assistant.tools.answering_step import answered_in_step, with_provider_facts
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.finding_journeys import find_step_named
from assistant.tools.marked_words import said_of_mark
from assistant.tools.marking_by_words import asks_for_day, day_in, keeps_day, named_by_words, settled_by_words
from assistant.tools.parking import not_in_one
from assistant.tools.terminal_ways import as_here
from assistant.tools.ticking import beside, ticked_words
from assistant.tools.walk_result import WalkResult, met_words
from assistant.tools.walking import standing, walk_of
from assistant.walking import Met, Walk
from journeys.figure_news import figure_news
from journeys.run import JourneyRun, NoSuchStep, RunStep, back, elsewhere, find_step, next_step, said_done, skip
from journeys.run_told import reported
from journeys.run_words import number_of, shown_by

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
        str | None,
        Field(max_length=400, description="Why it is skipped, what shows it, or with back what was asked along."),
    ] = None,
    also: Annotated[
        tuple[str, ...],
        Field(max_length=20, description="Further steps that the same words settle, by id, number or title."),
    ] = (),
    asked: Annotated[
        str | None, Field(max_length=400, description="What they asked along with it, in their own words.")
    ] = None,
    answer: Annotated[
        str | None, Field(max_length=80, description="Id of an authored answer to that, where one is known.")
    ] = None,
) -> WalkResult:
    """Mark a step of the open journey as done, done elsewhere or skipped, or go back to it.

    Only when the person says so; what Peri did itself is ticked without this. Takes their word for it. Do not use it
    for a report that does not say that the step is done (keep_report).
    """
    walk = walk_of(context)
    reply = await asyncio.to_thread(_replied, context, walk, step, reason, asked, answer) if asked else None
    if how == "done" and (shown := await asyncio.to_thread(_shown_already, context, walk, step, reason)) is not None:
        return as_here(context, _with_reply(shown, reply))
    if how in ("done", "elsewhere") and step is None and reason:
        earlier = await asyncio.to_thread(_kept_before, walk, reason, context.today) if how == "done" else None
        named = await asyncio.to_thread(_named, walk, reason) if earlier is None else None
        meant = earlier or named
        if isinstance(meant, WalkResult):
            return as_here(context, _with_reply(meant, reply))
        step = meant.id if meant else None
    first = await asyncio.to_thread(mark, walk, how, step, reason, context.today)
    if not also:
        return as_here(context, _with_reply(first, reply))
    return as_here(context, await asyncio.to_thread(_mark_more, walk, how, also, first.said, context.today))


def mark(walk: Walk, how: How, step: str | None, reason: str | None, today: date) -> WalkResult:
    """Mark the named step of the open journey, by default the next, or with `back` the one before. Blocking.

    Raises ToolRefusal where there is no journey or no such step.
    """
    met = walk.open() or (_last_finished(walk) if how == "back" else None)
    if met is None:
        raise ToolRefusal(not_in_one(walk))
    target = find_step_named(met.run, step) if step else (None if how == "back" else next_step(met.run))
    if target is None and how != "back":
        raise ToolRefusal("Every step of this journey is settled.")
    if target is not None and target.state == "done" and how in ("done", "elsewhere"):
        return standing(f"“{target.title}” was done already ({shown_by(target)}).", met.run)
    if how == "skipped" and target is not None and target.day_asked and target.state == "open":
        how = "done"  # the day is skipped, and not the step
    settles = target is not None and how in ("done", "elsewhere")
    if settles and target and (asked := asks_for_day(walk, met.run, target, reason, today)) is not None:
        return asked
    day = day_in(met.run, target, reason, today) if settles and target else None

    def changed(run: JourneyRun) -> JourneyRun:
        if target is None or how == "back":
            return back(run, today, target.id if target else None)
        marked = {"done": said_done, "elsewhere": elsewhere, "skipped": skip}[how]
        return keeps_day(marked(run, target.id, today, reason), target, day)[0]

    try:
        run = walk.change(met.run.journey, changed)
    except NoSuchStep:
        raise ToolRefusal("This is the first step; there is nothing before it to go back to.") from None
    lead, said = met_words(met), said_of_mark(run, target or next_step(run), how, reason)
    if target is not None:
        said += keeps_day(run, target, day)[1] + _left_open(met.run, target, how)
        if reason and settles and (news := figure_news(met.run, run, target.id)):
            said += f"\n\n{news}"
    return standing(f"{lead}\n\n{said}" if lead else said, run)


def _named(walk: Walk, words: str) -> RunStep | WalkResult | None:
    run = walk.open_run()
    return named_by_words(run, words) if run else None


def _left_open(before: JourneyRun, marked: RunStep, how: How) -> str:
    """That the step before the marked one is still open."""
    upcoming = next_step(before)
    if upcoming is None or upcoming.id == marked.id or how == "back":
        return ""
    return f" Step {number_of(before, upcoming)}, “{upcoming.title}”, is still open."


def _replied(
    context: ToolContext, walk: Walk, step: str | None, told: str | None, asked: str, known: str | None
) -> str | None:
    """What the open step says to a question that came along; None where it says nothing."""
    run = walk.open_run()
    target = (find_step_named(run, step) if step else next_step(run)) if run else None
    if run is None or target is None:
        return None
    said = answered_in_step(run, target, asked, told or "", known)
    return with_provider_facts(context, said) if said else None


def _with_reply(result: WalkResult, reply: str | None) -> WalkResult:
    """The result with the answer to what was asked along, before the next step."""
    if not reply:
        return result
    said = f"{result.said}\n\n{reply}"
    walk = result.walk.model_copy(update={"said": said}) if result.walk else None
    return result.model_copy(update={"said": said, "walk": walk})


def _shown_already(context: ToolContext, walk: Walk, step: str | None, reason: str | None) -> WalkResult | None:
    """The step that is said to be done, where what was made in cards, files or the terminal shows it; else None."""
    run = walk.open_run()
    target = (find_step_named(run, step) if step else next_step(run)) if run else None
    changed = beside(context) if target is not None and target.state == "open" else None
    if changed is None or target is None:
        return None
    after = changed[1]
    if find_step(after, target.id).state != "done":
        return None
    if reason:
        after = walk.change(after.journey, lambda stored: reported(stored, target.id, context.today, reason))
    return standing(ticked_words(*changed), after)


def _kept_before(walk: Walk, words: str, today: date) -> WalkResult | None:
    """What was told with a "done" and is of the step ticked before: kept there; the open one is asked about."""
    run = walk.open_run()
    before = (belongs_before(run, words) or settled_by_words(run, words)) if run else None
    if run is None or before is None:
        return None
    run = walk.change(run.journey, lambda stored: reported(stored, before.id, today, words))
    upcoming = next_step(run)
    assert upcoming is not None, "a step is open"
    quoted = words.strip().rstrip(".")
    said = (
        f"Kept with step {number_of(run, before)}, “{before.title}”, which is done: “{quoted}”.\n\n"
        f"Step {number_of(run, upcoming)}, “{upcoming.title}”, I leave open. Is that one done too? It is when you have "
        f"this: {upcoming.done} Then say “done”."
    )
    return standing(said, run)


def _mark_more(walk: Walk, how: How, steps: tuple[str, ...], said: str, today: date) -> WalkResult:
    """Mark the further steps that were named; where one cannot be told, the rest is kept and that one asked for."""
    lines, result = [said], None
    for step in steps:
        try:
            result = mark(walk, how, step, None, today)
        except ToolRefusal as refusal:
            lines.append(f"“{step}”: {refusal}")
        else:
            lines.append(result.said)
    run = walk.last()
    assert run is not None, "a step was marked just now"
    return standing("\n\n".join(lines), run)


def _last_finished(walk: Walk) -> Met | None:
    runs = [run for run in walk.all() if run.is_finished]
    return Met(runs[0]) if runs else None
