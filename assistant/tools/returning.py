"""What somebody who comes back is told: what their last journey came to, and the figures that they gave."""

from __future__ import annotations

from assistant.tools.walk_result import WalkResult, next_says, view_of
from assistant.walking import Walk
from journeys.run import JourneyRun
from journeys.run_figures import counts, figures
from journeys.run_reached import figure_asked, where_left
from journeys.run_words import absence, is_worked_on

NO_FIGURE = "You have told me no figure on “{title}” yet, so I have none to give back."
AFTER_THE_END = ("What now?", "Is it worth it for my work?", "What was the first number?")


def came_of_last(walk: Walk) -> WalkResult | None:
    """A greeting with what the last finished journey came to; None where none was finished. Blocking."""
    run = walk.last()
    if run is None or not run.is_finished:
        return None
    away = absence(run, walk.today())
    lead = f"Welcome back after {away}. " if away else ""
    waiting = [each for each in walk.all() if not each.is_finished and is_worked_on(each)]
    also = f"\n\n“{waiting[0].title}” is parked; “take up “{waiting[0].title}”” opens it." if waiting else ""
    again = " Count once more when you like, and tell me the figure." if figures(run) else ""
    said = f"{lead}{where_left(run)}{again}{also}"
    return WalkResult(behaviour="journey", said=said, suggestions=AFTER_THE_END)


def figures_of(run: JourneyRun, walk: Walk | None, which: str) -> WalkResult:
    """The figure that is asked for, of this journey or else of the last one that has any. Blocking."""
    runs = (run, *(walk.all() if walk else ()))
    of = next((each for each in runs if figures(each)), None)
    if of is not None and (said := figure_asked(of, which)) is not None:
        named = f" That was on “{of.title}”." if of.journey != run.journey else ""
        return _result(f"{said}{named}", run)
    counted = next((each for each in runs if counts(each)), None)
    if counted is not None:
        told = counts(counted)[-1 if which == "last" else 0]
        said = ", ".join(f"{number} {kind}" for kind, number in told.items())
        return _result(f"Your {'last' if which == 'last' else 'first'} count was: **{said}**.", run)
    return _result(NO_FIGURE.format(title=run.title), run)


def _result(said: str, run: JourneyRun) -> WalkResult:
    return WalkResult(behaviour="journey", said=said, suggestions=next_says(view_of(run, "")))
