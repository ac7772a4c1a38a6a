"""A journey that somebody has walked, or is in, is not recommended to them as if it were new."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.tools.context import ToolContext
from journeys.recommend import Recommendation, following
from journeys.run import JourneyRun
from journeys.run_reached import where_left
from journeys.run_words import is_worked_on
from journeys.verdict import FitVerdict

AND_NOW = "Nothing more has to follow now: use what you have, and come back when your work has changed."


def not_again(
    runs: Sequence[JourneyRun],
    judged: Sequence[Recommendation],
    beside: Sequence[Recommendation],
    verdict: FitVerdict,
    context: ToolContext,
) -> tuple[str | None, tuple[Recommendation, ...]]:
    """What to say of the journey that fits and was begun before, and those that may be recommended still."""
    by_id = {run.journey: run for run in reversed(runs)}
    first = next(iter((*judged, *beside)), None)
    finished = next((each for each in runs if each.is_finished), None)
    if first is None and finished is not None and verdict.outcome == "it_depends":
        return where_left(finished), ()
    run = by_id.get(first.journey.id) if first else None
    if run is None or not (run.is_finished or is_worked_on(run)):
        return None, tuple(judged)
    said = where_left(run)
    if not run.is_finished:
        return f"{said} It is the one that fits; “where was I?” goes on with it.", ()
    fresh = tuple(each for each in judged if each.journey.id not in by_id)
    follows = (
        fresh
        or tuple(
            each
            for each in following(run, verdict, context.situation, context.journeys)
            if each.journey.id not in by_id
        )[:1]
    )
    return (said if follows else f"{said} {AND_NOW}"), follows
