"""The step to which a figure belongs that somebody tells: the open one, the one that is named, or a question which."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from journeys.counted import Counted, in_words
from journeys.counted_words import Heard, counted_of, heard
from journeys.run import JourneyRun, RunStep, find_step, next_step, with_step
from journeys.run_counting import counted_in, counted_with, role_of
from journeys.run_figures import step_of_role
from journeys.run_told import reported
from journeys.run_words import number_of

CORRECTS = r"\b(?:sorry|meant|mean|correction|wrong|mistake|typo|instead|rather|recounted|not \d|after all)\b"
WITH_KIT = r"\b(?:again|kit|page|samples?|new|now|still|second|once more|prompt)\b"


@dataclass(frozen=True)
class Unclear:
    """A figure that may be the one before as well as the one after."""

    figure: Counted
    before: RunStep
    after: RunStep


def step_of_figure(run: JourneyRun, words: str) -> RunStep | Unclear | None:
    """The step that words with a figure are about; None where they tell none, or no step measures."""
    upcoming = next_step(run)
    own = role_of(run, upcoming) if upcoming else None
    told = figures_told(words, measures=own is not None)
    if not told or not any(role_of(run, step) for step in run.steps):
        return None
    if named := _named(run, words):
        return named
    roles = {one.role or (one.nth if own is None else None) for one in told} - {None}
    if len(roles) == 2:
        return upcoming if own else step_of_role(run, "after") or upcoming
    for role in roles:
        return step_of_role(run, role) or upcoming  # type: ignore[arg-type]
    if upcoming is None:
        return step_of_role(run, "after") or step_of_role(run, "before")
    return upcoming if own else _behind_or_ahead(run, upcoming, words, told[-1])


def told_with_figure(run: JourneyRun, step_id: str, today: date, words: str) -> JourneyRun:
    """The run with what was told of a step; a figure in it goes to the step that measures it."""
    of = step_of_figure(run, words)
    run = reported(run, step_id, today, words)
    if not isinstance(of, RunStep) or of.id == step_id or role_of(run, of) is None:
        return run
    measuring = find_step(run, of.id)
    counted = counted_with(run, measuring, words, today)
    return with_step(run, measuring.model_copy(update={"counted": counted}), today)


def figures_told(words: str, *, measures: bool) -> tuple[Heard, ...]:
    """The figures in words; in a step that measures nothing those with their unit, or said to be before or after."""
    if measures:
        return heard(words, measures=True)
    return heard(words, measures=False) or tuple(one for one in heard(words, measures=True) if one.role or one.nth)


def asks_which(run: JourneyRun, unclear: Unclear) -> str:
    """The question whether a figure is the one before or the one after; nothing is kept yet."""
    before, after = unclear.before, unclear.after
    return (
        f"Is {in_words(unclear.figure)} the figure before, of step {number_of(run, before)}, “{before.title}”, or the "
        f"one after, of step {number_of(run, after)}, “{after.title}”? Say “before” or “after”; I have kept nothing "
        f"yet."
    )


def _named(run: JourneyRun, words: str) -> RunStep | None:
    """The measuring step that is named by its number: "step 2 was 35 in a hundred"."""
    found = re.search(r"\bstep (\d{1,2})\b", words, re.IGNORECASE)
    steps = [step for step in run.steps if found and number_of(run, step) == int(found[1])]
    return next((step for step in steps if role_of(run, step)), None)


def _behind_or_ahead(run: JourneyRun, upcoming: RunStep, words: str, told: Heard) -> RunStep | Unclear | None:
    measuring = [step for step in run.steps if role_of(run, step) and step.state != "skipped"]
    behind = [step for step in measuring if number_of(run, step) < number_of(run, upcoming)]
    ahead = [step for step in measuring if step not in behind]
    if not behind:
        return ahead[0] if ahead else None
    last = behind[-1]
    known = counted_in(run, last)
    if not known or not ahead or re.search(CORRECTS, words, re.IGNORECASE):
        return last
    if known[-1].share == counted_of(told).share:
        return last
    return ahead[0] if re.search(WITH_KIT, words, re.IGNORECASE) else Unclear(counted_of(told), last, ahead[0])
