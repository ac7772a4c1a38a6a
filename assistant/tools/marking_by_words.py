"""What is said with a "done": the step that it names, and the day that the last step ends with."""

from __future__ import annotations

import re
from datetime import date

from assistant.tools.walk_result import WalkResult, next_says, view_of
from assistant.walking import Walk
from journeys.answers_told import tells_answers
from journeys.counted_words import tells_share
from journeys.day_told import asked_for_day, wants_day, with_day
from journeys.days import day_told, in_words
from journeys.run import JourneyRun, RunStep, next_step
from journeys.run_told import reported
from journeys.run_words import number_of
from journeys.step_meant import is_foreign, steps_meant, thing_named

LOOKS = (
    r"\b(?:look\w*|calendar|diary|remind\w*|again|review|check|re-?count|next (?:count|look|date)|date|planner|in (?:a|"
    r"one|two|three|four|six|\d+) (?:week|month)s?)\b"
)
DONE_THEN = (
    r"\b(?:wrote|written|made|saved|did|finished|counted|measured|drafted|sent|since|from|dated|version|of|"
    r"on)\b.{0,25}\d"
)
NO_DAY = "“Skip” ends it without one."


def named_by_words(run: JourneyRun, words: str) -> RunStep | WalkResult | None:
    """The step not done yet that words name in place of the open one; None where they may well be about the open one.

    A question where they may mean several steps, or name a thing of which no step knows.
    """
    upcoming = next_step(run)
    if upcoming is None:
        return None
    found = [step for step in steps_meant(run, words) if step.state != "done"]
    if len(found) == 1:
        return found[0]
    if found:
        return _which(run, upcoming, tuple(found))
    thing = thing_named(words)
    return _of_what(run, upcoming, thing) if thing and is_foreign(run, words) else None


def settled_by_words(run: JourneyRun, words: str) -> RunStep | None:
    """The one step, done already, that words without a figure are about; None where there is none."""
    found = steps_meant(run, words)
    if len(found) != 1 or found[0].state != "done" or (re.search(r"\d", words) and not tells_answers(words)):
        return None
    return found[0]


def asks_for_day(walk: Walk, run: JourneyRun, step: RunStep, reason: str | None, today: date) -> WalkResult | None:
    """The question on which day they look again, put once, where the last step ends with one; else None. Blocking."""
    if not _ends_with_day(run, step) or step.day_asked or day_in(run, step, reason, today):
        return None

    def asked(stored: JourneyRun) -> JourneyRun:
        kept = reported(stored, step.id, today, reason) if reason else stored
        return asked_for_day(kept, step.id)

    run = walk.change(run.journey, asked)
    said = (
        f"Nearly there: step {number_of(run, step)}, “{step.title}”, ends with a day in your calendar. When do you "
        f"look again? Say it as you like, as in “first Monday in March” or “in three months”. {NO_DAY}"
    )
    return WalkResult(behaviour="journey", said=said, suggestions=("In three months", "Skip", "Where was I?"))


def day_in(run: JourneyRun, step: RunStep, words: str | None, today: date) -> date | None:
    """The day on which they look again: what these words say of it, else what was told before; None where none was.

    A day counts after it was asked for, or where words speak of looking again; that of a measurement never does.
    """
    if not _ends_with_day(run, step):
        return None
    now = day_told(words, today) if words and (step.day_asked or _speaks_of_look(words)) else None
    told = (day_told(each, today) for each in step.told if step.day_asked or _speaks_of_look(each))
    return now or step.day or next((day for day in told if day is not None), None)


def _speaks_of_look(words: str) -> bool:
    """Whether the day in words is one to look again on, and not one on which something was done or counted."""
    return re.search(LOOKS, words, re.IGNORECASE) is not None or (
        not tells_share(words) and re.search(DONE_THEN, words, re.IGNORECASE) is None
    )


def said_of_day(step: RunStep, day: date | None) -> str:
    """The day on which they look again where it is new, with the one that it replaces; `step` is as it was before."""
    if day is None or day == step.day:
        return ""
    was = f" That replaces {in_words(step.day)}." if step.day else ""
    return f"You look again on {in_words(day)}.{was}"


def keeps_day(run: JourneyRun, step: RunStep, day: date | None) -> tuple[JourneyRun, str]:
    """The run with that day, and a sentence that tells it; as it was, and nothing, without one."""
    if day is None:
        return run, ""
    return with_day(run, step.id, day), f" You look again on {in_words(day)}."


def _ends_with_day(run: JourneyRun, step: RunStep) -> bool:
    return step.id == run.steps[-1].id and wants_day(step)


def _which(run: JourneyRun, upcoming: RunStep, found: tuple[RunStep, ...]) -> WalkResult:
    steps = sorted((upcoming, *found), key=lambda step: number_of(run, step))
    lines = "\n".join(f"- Step {number_of(run, step)}, “{step.title}”" for step in steps)
    say = f"Say “step {number_of(run, found[0])} is done”, or whichever it is."
    said = f"Which step is that? I have ticked none of them yet.\n\n{lines}\n\n{say}"
    says = tuple(f"Step {number_of(run, step)} is done" for step in steps[:3])
    return WalkResult(behaviour="journey", said=said, suggestions=says)


def _of_what(run: JourneyRun, upcoming: RunStep, thing: str) -> WalkResult:
    said = (
        f"No step here speaks of “{thing}”, so I have ticked nothing. Open is step {number_of(run, upcoming)}, "
        f"“{upcoming.title}”. It is done when you have this: {upcoming.done} If you have it, say “done”."
    )
    return WalkResult(behaviour="journey", said=said, suggestions=next_says(view_of(run, "")))
