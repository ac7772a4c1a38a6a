"""The figures of a run, each with the step that it was told of: read when something is told, and kept from then on.

A step knows by its catalogue entry whether its figure is the one before or the one after; a number in a step that
measures nothing is none, unless it is said to be one of the two. In runs of earlier versions the figures are read from
the words that were kept.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from journeys.counted import Counted, Role, joined
from journeys.counted_words import counted_of, heard, model_in, to_be_continued
from journeys.days import day_named

if TYPE_CHECKING:
    from journeys.run import JourneyRun, RunStep

SHARE_WANTED = "words changed"  # by which a step asked for a figure before its entry named a role
EARLIER = -10_000  # of the numbers of what was told before figures were kept: all older than what is told now


def role_of(run: JourneyRun, step: RunStep) -> Role | None:
    """Which figure a step gives; None where it measures nothing."""
    if step.figure is not None or any(each.figure is not None for each in run.steps):
        return step.figure
    asking = [each.id for each in run.steps if SHARE_WANTED in (each.report or "")]
    if step.id not in asking:
        return None
    return "before" if step.id == asking[0] else "after"


def counted_in(run: JourneyRun, step: RunStep) -> tuple[Counted, ...]:
    """What was counted in a step, the first one first."""
    if step.counted is not None:
        return step.counted
    at = EARLIER + 100 * [each.id for each in run.steps].index(step.id)
    known: tuple[Counted, ...] = ()
    for words in dict.fromkeys(part for part in (*step.told, step.evidence or "") if part):
        known = _taken(run, step, known, words, step.at, at + len(known))
    return known


def counted_with(run: JourneyRun, step: RunStep, words: str | None, today: date) -> tuple[Counted, ...] | None:
    """What was counted in a step, with what these words tell; None where nothing ever was."""
    known = counted_in(run, step)
    newest = max((each.n for every in run.steps for each in counted_in(run, every)), default=0)
    found = _taken(run, step, known, words or "", today, max(newest, 0) + 1)
    return found or step.counted


def _taken(
    run: JourneyRun, step: RunStep, known: tuple[Counted, ...], words: str, today: date | None, n: int
) -> tuple[Counted, ...]:
    own = role_of(run, step)
    told = heard(words, measures=own is not None)
    model, day = model_in(words), day_named(words, today) if today else None
    for more, one in enumerate(told):
        role = one.role if own is not None else one.role or one.nth
        if own is None and role is None:
            continue
        kept = counted_of(one).model_copy(
            update={"role": None if role == own else role, "n": n + more, "told_on": today, "day": day, "model": model,
                    "words": (" ".join(words.split()),)}
        )  # fmt: skip
        known = joined(known, kept, goes_on=one.goes_on)
    if told or not known or own is None:
        return known
    return (*known[:-1], _added(known[-1], model, day, words))


def _added(last: Counted, model: str | None, day: date | None, words: str) -> Counted:
    """What was counted last, with what is told of it later: the assistant, the day, that the rest is to come."""
    is_partial = last.is_partial or to_be_continued(words)
    return last.model_copy(update={"model": model or last.model, "day": day or last.day, "is_partial": is_partial})
