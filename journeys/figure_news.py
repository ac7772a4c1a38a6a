"""What is said of a figure when it is told: what it came to, what it replaces, and how it stands to the other one."""

from __future__ import annotations

from journeys.counted import Counted, in_words
from journeys.run import JourneyRun, RunStep, find_step
from journeys.run_counting import counted_in, role_of
from journeys.run_figures import compared, figures
from journeys.run_reached import reached
from journeys.run_summary import figure_line

FIGURE_ASKED = (
    r"\b(?:what(?:'?s| is| are| was)|whats|so|tell me|give me|how (?:much|many)|which is)\b.{0,25}\b(?:figures?|"
    r"average|mean|count|numbers?|that (?:make|come)s?|"
    r"does (?:it|that) (?:make|come))\b|\bwhat does (?:it|that) (?:make|come)\b"
)


def figure_news(before: JourneyRun, after: JourneyRun, step_id: str) -> str | None:
    """What is new of the figures after a report of a step; None where nothing changed."""
    step = find_step(after, step_id)
    if _values(before) == _values(after):
        return _agreeing(counted_in(before, find_step(before, step_id)), counted_in(after, step))
    parts = [_of_step(before, after, step)]
    both = reached(after) if after.is_finished else compared(after)
    return "\n\n".join(part for part in (*parts, both) if part)


def _agreeing(known: tuple[Counted, ...], now: tuple[Counted, ...]) -> str | None:
    """What was told again of a figure, where it agrees with what is kept and adds the day, the assistant or a round."""
    if not known or not now or known[-1].words == now[-1].words:
        return None
    return f"That fits what I have: {figure_line(now[-1])}."


def _of_step(before: JourneyRun, after: JourneyRun, step: RunStep) -> str:
    known, now = counted_in(before, find_step(before, step.id)), counted_in(after, step)
    if not now or known == now:
        return ""
    newest = now[-1]
    said = f"{in_words(newest)[:1].upper()}{in_words(newest)[1:]}."
    is_new = len(now) > len(known)
    if is_new and known and (newest.role or role_of(after, step)) == "before":
        return f"{said} That replaces {known[-1].share:g} as your figure before."
    return said


def _values(run: JourneyRun) -> tuple[object, ...]:
    return tuple((each.role, each.counted.values, each.counted.said, each.counted.over) for each in figures(run))
