"""A run that is put aside, put away or taken up again, and one whose ticks were given by mistake."""

from __future__ import annotations

from datetime import date

from journeys.run import JourneyRun, RunStep


def park(run: JourneyRun, today: date) -> JourneyRun:
    """The run put aside."""
    return run.model_copy(update={"parked": True, "seen_at": today})


def resume(run: JourneyRun, today: date) -> JourneyRun:
    """The run taken up again, also one that was put away."""
    return run.model_copy(update={"parked": False, "away": False, "seen_at": today})


def put_away(run: JourneyRun) -> JourneyRun:
    """The run out of the person's sight, with all that was done in it; `resume` brings it back."""
    return run.model_copy(update={"parked": True, "away": True})


def mistaken(run: JourneyRun, today: date) -> tuple[RunStep, ...]:
    """The steps that were ticked or told of by word alone on the day when the run was last worked on, if that is today
    or the only day: what somebody says in the wrong journey. What Peri saw done is no mistake."""
    days = {step.at for step in run.steps if step.at is not None}
    last = max(days, default=today)
    if last != today and len(days) > 1:
        return ()
    begun_today = run.started_at == last
    return tuple(
        step
        for step in run.steps
        if (step.how in ("said", "elsewhere") and step.at == last)
        or (step.state == "skipped" and step.at == last)
        or (step.state == "open" and step.told and begun_today)
    )


def taken_back(run: JourneyRun, today: date) -> JourneyRun:
    """The run with its mistaken steps open again and nothing told of them."""
    wrong = {step.id for step in mistaken(run, today)}
    fresh = {
        "state": "open",
        "how": None,
        "at": None,
        "evidence": None,
        "told": (),
        "counted": None,
        "day": None,
        "day_asked": False,
    }
    steps = tuple(step.model_copy(update=fresh) if step.id in wrong else step for step in run.steps)
    return run.model_copy(update={"steps": steps, "seen_at": today})
