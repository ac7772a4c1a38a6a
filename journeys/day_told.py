"""The day on which somebody looks again, as it stands beside the last step of a journey."""

from __future__ import annotations

import re
from datetime import date

from journeys.run import JourneyRun, RunStep, find_step

# What a step asks to be put in the calendar, by which it is known for one that ends with a day.
WANTED = r"\bdates? in the calendar\b|\bhas a next date\b"


def wants_day(step: RunStep) -> bool:
    """Whether a step is done only with a day in the calendar."""
    return re.search(WANTED, step.done, re.IGNORECASE) is not None


def asked_for_day(run: JourneyRun, step_id: str) -> JourneyRun:
    """The run with a step of which a day was asked. Raises NoSuchStep."""
    return _with(run, find_step(run, step_id).model_copy(update={"day_asked": True}))


def with_day(run: JourneyRun, step_id: str, day: date) -> JourneyRun:
    """The run with the day that was told of a step. Raises NoSuchStep."""
    return _with(run, find_step(run, step_id).model_copy(update={"day": day}))


def _with(run: JourneyRun, step: RunStep) -> JourneyRun:
    return run.model_copy(update={"steps": tuple(step if each.id == step.id else each for each in run.steps)})
