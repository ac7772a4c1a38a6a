"""The tools that begin or take up a journey, and say where the person stands."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Any

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.evidence import of_facts, of_verdict
from assistant.kept import fact_label
from assistant.remembering import missing_facts
from assistant.tools.choosing_another import another
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.finding_journeys import named, offer
from assistant.tools.judging import judging
from assistant.tools.measured_facts import OF_KIND, take_known
from assistant.tools.offering import offered_before
from assistant.tools.returning import came_of_last
from assistant.tools.terminal_ways import as_here
from assistant.tools.ticking import beside, ticked_words
from assistant.tools.walk_lists import line, not_begun, once
from assistant.tools.walk_result import WalkResult, met_words, next_says, view_of
from assistant.walking import Met, Walk
from journeys.journey import Journey
from journeys.recommend import recommend, why_none
from journeys.run import Evidence, JourneyRun, next_step
from journeys.run_words import in_short, progress
from journeys.signs import read_signs
from journeys.situation import FACTS
from journeys.small_words import says_nothing
from knowledge.providers import date_in_words

NO_ONE = "Journeys belong to a person, and nobody is known here. Walk one in a conversation or with `peri journey`."
NOT_IN_ONE = "You are in no journey at the moment."
SHORTEST_OFFER = 3
SHORT_TASK = 10  # words
LONGEST_KNOWN = 130  # characters of a fact that is named as known


@tool(title="Beginning the journey", effect="notes")
async def start_journey(
    context: ToolContext,
    journey: Annotated[
        str | None,
        Field(max_length=200, description="Its id or title; left out, the one under way or the recommended one."),
    ] = None,
    concept: Annotated[
        str | None, Field(description="Id of an article: begins the journey that leads through it.")
    ] = None,
    again: Annotated[
        bool, Field(description="True to walk a finished journey once more from its first step; they are asked first.")
    ] = False,
    offered: Annotated[bool, Field(description="True for the one offered last, also in another talk.")] = False,
) -> WalkResult:
    """Begin a guided journey, or take up one that was begun or parked, and give its next step.

    Use it for "start the journey", "guide me through it, step by step", "resume", when the person wants to begin. Do
    not use it to choose a journey (recommend_journey) or to tell where they are (journey_status).
    """
    if offered and journey is None and concept is None:
        journey = await offered_before(context)
    begun = await _started(context, journey, concept, again)
    changed = await asyncio.to_thread(beside, context) if begun.walk and context.walk else None
    if changed:  # made in the terminal or in cards while it was away
        begun = standing(f"{begun.said}\n\n{ticked_words(*changed)}", changed[1], begun.known)
    return as_here(context, begun)


async def _started(context: ToolContext, journey: str | None, concept: str | None, again: bool) -> WalkResult:
    walk = walk_of(context)
    runs = await asyncio.to_thread(walk.all)
    taken = _parked_named(journey, concept, runs, context.journeys)
    if taken is not None:
        return _met_result(
            context, await asyncio.to_thread(walk.take_up, taken.journey), f"You are in “{taken.title}”."
        )
    chosen = _chosen(context, journey, concept)
    if len(chosen) != 1 and journey is None and concept is None and runs:
        return _walked_before(runs[0])
    if len(chosen) != 1:
        return _which(context, journey, concept, chosen)
    finished = next((run for run in runs if run.is_finished and run.journey == chosen[0].id), None)
    if finished is not None and not again:
        return _walked_before(finished)
    met, is_new = await asyncio.to_thread(walk.begin, chosen[0], _known(context))
    parked = next((run for run in runs if not run.parked and not run.is_finished and run.journey != chosen[0].id), None)
    if not is_new:
        return _met_result(context, met, f"You are in “{met.run.title}” already.")
    run = await asyncio.to_thread(take_known, context, walk, met.run)
    return standing(_begun(context, chosen[0], run, parked), run)


@tool(title="Looking where you are", effect="notes")
async def journey_status(
    context: ToolContext,
    every: Annotated[bool, Field(description="True to list every journey: theirs, and those not begun.")] = False,
    instead: Annotated[
        str | None, Field(max_length=400, description="Their words, when this journey is not the one they wanted.")
    ] = None,
    brief: Annotated[bool, Field(description="True when the step was told whole just before.")] = False,
) -> WalkResult:
    """Say where the person is in their journey: what is done, what they hold, the next step.

    Use it for "where was I", "what's next", "show my journeys", and when they come back. Fills in what they told on the
    way, so that it is not asked again. Do not use it to change anything (mark_step).
    """
    walk = walk_of(context)
    if instead is not None:
        return another(await asyncio.to_thread(walk.open_run), context.journeys, instead)
    changed = await asyncio.to_thread(beside, context)
    met = await asyncio.to_thread(walk.open)
    runs = await asyncio.to_thread(walk.all)
    others = tuple(line(run) for run in once(runs) if met is None or run.journey != met.run.journey)
    if met is not None:
        ticks = f" {ticked_words(*changed)}" if changed else ""
        last = f" You were last here on {date_in_words(met.since)}." if met.since else ""
        result = _met_result(context, met, f"**{met.run.title}**: {progress(met.run)}.{last}{ticks}")
        if brief and not changed:
            return WalkResult(behaviour="journey", said=in_short(met.run), suggestions=result.suggestions)
        listed = (*others, *not_begun(context.journeys, runs)) if every else ()
        return as_here(context, result.model_copy(update={"others": listed}))
    if changed:
        return standing(ticked_words(*changed), changed[1])
    if others:
        parked = next((run for run in runs if not run.is_finished), None)
        if not every and (came := came_of_last(walk)) is not None:
            return came
        says = (f"Take up “{parked.title}”",) if parked else ("What now?", "What did I get out of this journey?")
        lines = (*others, *not_begun(context.journeys, runs)) if every else others
        return WalkResult(behaviour="journey", said=f"{NOT_IN_ONE} Yours are:", others=lines, suggestions=says)
    return _on_offer(context, f"{NOT_IN_ONE} These are the ones there are:")


def recall_run(context: ToolContext, run: JourneyRun) -> dict[str, Any]:
    """Take over what was told on the way and not in this talk; what that was."""
    missing = missing_facts(run.facts, context.situation.told())
    missing = {name: value for name, value in missing.items() if not says_nothing(value)}
    if missing:
        context.situation = context.understood(context.situation.with_facts(missing, context.message))
    return missing


def walk_of(context: ToolContext) -> Walk:
    """The person's journeys. Raises ToolRefusal where nobody is known."""
    if context.walk is None:
        raise ToolRefusal(NO_ONE)
    return context.walk


def standing(said: str, run: JourneyRun, known: tuple[str, ...] = ()) -> WalkResult:
    """Where the person stands now, after what `said` tells."""
    walk = view_of(run, said)
    return WalkResult(behaviour="journey", said=said, walk=walk, known=known, suggestions=next_says(walk))


def _parked_named(
    journey: str | None, concept: str | None, runs: Sequence[JourneyRun], journeys: Sequence[Journey]
) -> JourneyRun | None:
    """The run under way that is meant: the named one, or with no name the open or the last parked one."""
    underway = [run for run in runs if not run.is_finished]
    if concept is not None:
        return None
    if journey is None:
        return underway[0] if underway else None
    titles = {run.journey: run.title for run in underway} | {each.id: each.title for each in journeys}
    return next((run for run in underway if named(journey, titles) == [run.journey]), None)


def _chosen(context: ToolContext, journey: str | None, concept: str | None) -> list[Journey]:
    """The journeys that may be meant: exactly one is begun."""
    by_id = {each.id: each for each in context.journeys}
    if journey is not None:
        return [by_id[name] for name in named(journey, {each.id: each.title for each in context.journeys})]
    if concept is not None:
        return [each for each in context.journeys if any(step.concept == concept for step in each.steps)]
    verdict = judging(context)(context.situation)
    return [found.journey for found in recommend(verdict, context.situation, context.journeys)][:1]


def _which(context: ToolContext, journey: str | None, concept: str | None, found: Sequence[Journey]) -> WalkResult:
    """The choice, where it is not clear which journey is meant."""
    if found:
        return _on_offer(context, "More than one journey may be meant. Which one?", found)
    if journey is not None:
        return _on_offer(context, "I have no journey of that name. These are the ones there are:")
    if concept is not None:
        return _on_offer(context, "No journey leads through this article. These are the ones there are:")
    verdict = judging(context)(context.situation)
    why = why_none(verdict) or "None of the journeys was made for this case."
    return _on_offer(context, f"{why} You can begin any of these all the same:")


def _on_offer(context: ToolContext, said: str, journeys: Sequence[Journey] | None = None) -> WalkResult:
    every = journeys or context.journeys
    says = tuple(f"Start “{each.title}”" for each in every[:SHORTEST_OFFER])
    return WalkResult(behaviour="journey", said=said, others=tuple(offer(each) for each in every), suggestions=says)


def _known(context: ToolContext) -> Iterable[Evidence]:
    """What this conversation has shown already."""
    told = {name: value for name, value in context.situation.told().items() if name in FACTS}
    verdict = judging(context)(context.situation)
    return (*of_facts(told), *(of_verdict(verdict.outcome, verdict.headline) if told else ()))


def _begun(context: ToolContext, journey: Journey, run: JourneyRun, parked: JourneyRun | None) -> str:
    takes = f"about {journey.effort_hours} hours of work over {journey.days} days"
    parts = [f"**{journey.title}**: {takes}. At the end you hold: {journey.outcome}"]
    verdict = judging(context)(context.situation)
    trains = (
        "fine_tune" in journey.verdicts
    )  # one that trains nothing may be walked whatever the verdict on training is
    if context.situation.told() and trains and verdict.outcome not in (*journey.verdicts, "it_depends"):
        parts.append(
            f"Before you begin: for your case I said “{verdict.headline}”, and this journey is for another one."
        )
    parts.append("\n".join(["It is not for:", "", *(f"- {line}" for line in journey.not_for)]))
    upcoming, task = next_step(run), context.situation.task
    if upcoming is not None and OF_KIND in (upcoming.report or "") and task and len(task.split()) <= SHORT_TASK:
        parts.append(
            f"Your work, as you told it, is “{task}”. If that is one kind, it is your piece; if several, choose one."
        )
    if run.done_count:
        parts.append(f"What you have already is ticked: {progress(run)}.")
    parts += [f"“{parked.title}” is parked meanwhile."] if parked else []
    return "\n\n".join(parts)


def _met_result(context: ToolContext, met: Met, said: str) -> WalkResult:
    """A run taken up: what was told on the way is known again in this conversation."""
    missing = recall_run(context, met.run)
    may = read_signs(context.situation).may_use_work
    unsettled = {"goal"} | ({"may_use_work"} if may not in ("yes", "no") else set())  # told in words that leave it open
    known = tuple(f"{fact_label(name)}: {_short(value)}" for name, value in missing.items() if name not in unsettled)
    lead = met_words(met)
    return standing(lead if met.welcome else "\n\n".join(part for part in (said, lead) if part), met.run, known)


def _walked_before(run: JourneyRun) -> WalkResult:
    """A finished journey that is asked for again: nothing is begun before they say so."""
    said = (
        f"You have finished “{run.title}” already: {progress(run)}. Walk it again from step 1? What you did the "
        "first time "
        "stays kept."
    )
    return WalkResult(
        behaviour="journey", said=said, suggestions=(f"Walk “{run.title}” again", "What now?", "Show my journeys")
    )


def _short(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = f"{value:,}" if isinstance(value, int) else str(value)
    if len(text) <= LONGEST_KNOWN:
        return text
    clause = re.split(r"[.;!?]", text, maxsplit=1)[0]
    return clause if len(clause) <= LONGEST_KNOWN else text[:LONGEST_KNOWN].rsplit(" ", 1)[0] + " …"
