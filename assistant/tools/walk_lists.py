"""A person's journeys in lines: those under way or finished, and those not begun."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tools.finding_journeys import offer
from journeys.journey import Journey
from journeys.run import JourneyRun
from journeys.run_words import progress


def once(runs: Sequence[JourneyRun]) -> tuple[JourneyRun, ...]:
    """Each journey once: the run under way, else the latest finished one."""
    return tuple({run.journey: run for run in reversed(runs)}.values())[::-1]


def not_begun(journeys: Sequence[Journey], runs: Sequence[JourneyRun]) -> tuple[str, ...]:
    """The journeys that the person has not begun, a line each."""
    begun = {run.journey for run in runs}
    return tuple(f"{offer(each)}: not begun" for each in journeys if each.id not in begun)


def line(run: JourneyRun) -> str:
    """A journey of theirs, with how far it is."""
    state = "finished" if run.is_finished else "parked" if run.parked else "open"
    return f"{run.title}: {state}, {progress(run)}"
