"""The tool that answers what is asked about a journey itself: its steps, its effort, what it gives, why this one."""

from __future__ import annotations

import asyncio
from typing import Annotated, Literal

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.answering_step import answer_in_step, with_provider_facts
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.finding_journeys import find_step_named, named
from assistant.tools.judging import judging
from assistant.tools.returning import figures_of
from assistant.tools.telling_feelings import all_at_once, done_when, grumbled, skipping, unsure, which_done
from assistant.tools.telling_of_journey import of_journey
from assistant.tools.telling_words import (
    about_buying,
    about_gains,
    about_next,
    all_steps,
    in_parts,
    one_line,
    one_step,
    when_stuck,
    why_step,
    with_example,
    with_word,
)
from assistant.tools.terminal_ways import as_here
from assistant.tools.ticking import beside as made_beside
from assistant.tools.ticking import ticked_words
from assistant.tools.walk_result import WalkResult, next_says, view_of
from assistant.tools.walking import standing
from journeys.journey import Journey
from journeys.plain_words import means
from journeys.recommend import next_journeys
from journeys.run import JourneyRun, RunStep, next_step, start
from journeys.run_words import is_worked_on, number_of
from journeys.step_answers import said_to

About = Literal[
    "steps", "step", "simpler", "why_step", "stuck", "word", "effort", "skills", "holds", "needs", "choice", "gains",
    "next", "figures", "question", "buys", "done_when", "all_done", "grumble", "answer", "unsure", "line",
    "skipping", "which_done", "example",
]  # fmt: skip
# Said of a step that may be done in the terminal by now.
OF_OPEN = frozenset({"which_done", "done_when", "unsure", "grumble"})
WHICH = "Which journey do you mean? “Show the journeys” lists them."
NONE_YET = "You are in no journey. “Show the journeys” lists them, and “Which journey fits me?” chooses one."


@tool(title="Looking into the journey", effect="reads")
async def tell_journey(
    context: ToolContext,
    about: Annotated[
        About,
        Field(
            description="steps: all of them; step: one, whole; simpler: one in short parts; example: what one came "
            "to for somebody; why_step: what it is good for; stuck: what to do when it cannot be done; word: what a "
            "word of the step means there; question: what the step says to a question; effort; skills; "
            "holds: what comes out; needs: what to have ready; choice: why this journey; gains: what they told and "
            "reached; figures: the first, last or each of the figures that they told, in `word`; "
            "next: what follows the finished one; buys: whether anything must be bought; done_when: when the step is "
            "done, for a question about it; all_done: they say that all steps are done at once; grumble: a complaint "
            "about the step, its words in `word`; answer: an authored answer, its id in `word`; unsure: "
            "nothing is known of what they said, in `word`; line: one line of the step, its number at the head of "
            "`word`, and an authored answer in `guess`; skipping: what is lost by skipping the step, where they "
            "ask whether they may; which_done: they said done just after a step was ticked by what Peri saw."
        ),
    ],
    journey: Annotated[
        str | None, Field(max_length=200, description="Id or title; left out, the one they are in.")
    ] = None,
    step: Annotated[
        str | None, Field(max_length=200, description="Id, number or title of a step; left out, the next one.")
    ] = None,
    word: Annotated[
        str | None,
        Field(max_length=400, description="With about=word: the word; with question or grumble: what they said."),
    ] = None,
    guess: Annotated[
        str | None,
        Field(max_length=400, description="With about=word: what they guess it to mean; with answer: what they ask."),
    ] = None,
) -> WalkResult:
    """Tell what is asked about a journey itself, from its own fields and from what the person did in it.

    Use it for "what are the steps", "why this step", "how long does it take", "what would I have at the end", "what
    did I get out of it", "what now" after the last step. It changes nothing. Do not use it to say where they are
    (journey_status), nor for questions about the subject (search_library).
    """
    if about == "next":
        return await _after(context)
    changed = await asyncio.to_thread(made_beside, context) if context.walk else None
    if about in OF_OPEN and changed:
        return as_here(context, standing(ticked_words(*changed), changed[1]))
    told = await _told(context, about, journey, step, word, guess)
    return told.model_copy(update={"said": f"{ticked_words(*changed)}\n\n{told.said}"}) if changed else told


async def _told(
    context: ToolContext, about: About, journey: str | None, step: str | None, word: str | None, guess: str | None
) -> WalkResult:
    if about == "word" and word and step is None and (meaning := means(word, guess or "")):
        return await asyncio.to_thread(_explained, context, meaning)
    run, found = await asyncio.to_thread(_meant, context, journey)
    if about == "buys":
        says = next_says(view_of(run, "")) if run and not run.is_finished else ("What would it cost me?",)
        return WalkResult(behaviour="journey", said=about_buying(found), suggestions=says)
    if about in ("effort", "skills", "holds", "needs", "choice"):
        if found is None:
            raise ToolRefusal(NONE_YET if journey is None else WHICH)
        return await asyncio.to_thread(of_journey, context, about, found, run)
    if run is None:
        raise ToolRefusal(NONE_YET)
    if about == "figures":
        return figures_of(run, context.walk, word or "first")
    if about == "gains":
        return _result(about_gains(run, word or ""), run)
    if about == "answer":
        known = said_to(run, word or "", guess or "") or one_step(run, _step(run, step))
        return _result(with_provider_facts(context, known), run)
    if about == "steps":
        return _result(all_steps(run), run)
    if about == "all_done":
        return _result(all_at_once(run), run)
    if about == "line" and word:
        return _result(with_provider_facts(context, _line(run, _step(run, step), word, guess)), run)
    return _result(with_provider_facts(context, _of_step(about, run, _step(run, step), word)), run)


def _explained(context: ToolContext, meaning: str) -> WalkResult:
    """What a word means, with the step that is open."""
    run = context.walk.open_run() if context.walk else None
    upcoming = next_step(run) if run else None
    here = f"\n\nYou are at step {number_of(run, upcoming)}, “{upcoming.title}”." if run and upcoming else ""
    return WalkResult(
        behaviour="journey", said=f"{meaning}{here}", suggestions=next_says(view_of(run, "")) if run else ()
    )


async def _after(context: ToolContext) -> WalkResult:
    """What may follow the journey that was finished last."""
    runs = await asyncio.to_thread(context.walk.all) if context.walk else ()
    finished = next((run for run in runs if run.is_finished), None)
    begun = next((run for run in runs if not run.is_finished), None)
    underway = begun if begun and (finished is None or not begun.parked or is_worked_on(begun)) else None
    if finished is None:
        if underway is None:
            raise ToolRefusal(NONE_YET)
        return _result(all_steps(underway), underway)
    done = {run.journey for run in runs if run.is_finished}
    verdict = judging(context)(context.situation)
    follows = [
        each for each in next_journeys(finished, verdict, context.situation, context.journeys) if each.id not in done
    ]
    offered = [f"Take up “{underway.title}”"] if underway else []
    offered += [f"Start “{each.title}”" for each in follows]
    says = tuple(offered[:3]) or ("Is it worth it for my work?", "What did I get out of this journey?")
    return WalkResult(behaviour="journey", said=about_next(finished, underway, follows), suggestions=says)


def _meant(context: ToolContext, name: str | None) -> tuple[JourneyRun | None, Journey | None]:
    """The journey that is asked about, with the person's run of it; not begun, a run as it would begin."""
    runs = context.walk.all() if context.walk else ()
    by_id = {each.id: each for each in context.journeys}
    if name is None:
        run = context.walk.last() if context.walk else None
        return run, by_id.get(run.journey) if run else None
    ids = named(name, {each.id: each.title for each in context.journeys})
    if len(ids) != 1:
        return None, None
    found = by_id[ids[0]]
    return next((run for run in runs if run.journey == found.id), start(found, context.today)), found


def _step(run: JourneyRun, step: str | None) -> RunStep:
    if step is not None:
        return find_step_named(run, step)
    return next_step(run) or run.steps[-1]


def _line(run: JourneyRun, step: RunStep, word: str, known: str | None) -> str:
    number, _, question = word.partition(" ")
    line = one_line(step, int(number)) if number.isdecimal() else None
    answer = said_to(run, known, question) if known else None
    return "\n\n".join(part for part in (line, answer) if part) or in_parts(run, step)


def _of_step(about: About, run: JourneyRun, step: RunStep, word: str | None) -> str:
    match about:
        case "why_step":
            return why_step(run, step)
        case "simpler":
            return in_parts(run, step)
        case "example":
            return with_example(run, step)
        case "stuck":
            return when_stuck(run, step)
        case "done_when":
            return done_when(run, step)
        case "skipping":
            return skipping(run, step)
        case "which_done":
            return which_done(run, step)
        case "unsure":
            return unsure(run, step, word or "")
        case "grumble":
            return grumbled(run, step, word or "")
        case "word" if word:
            return with_word(run, step, word)
        case "question" if word:
            return answer_in_step(run, step, word)
        case _:
            return one_step(run, step)


def _result(said: str, run: JourneyRun) -> WalkResult:
    return WalkResult(behaviour="journey", said=said, suggestions=next_says(view_of(run, "")))
