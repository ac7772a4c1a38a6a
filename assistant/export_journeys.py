"""A person's journeys as a Markdown file that they can keep."""

from __future__ import annotations

from collections.abc import Sequence

from journeys.run import JourneyRun, RunStep
from journeys.run_words import progress, shown_by, so_far
from knowledge.providers import date_in_words

STATES = {"done": "x", "skipped": "-", "open": " "}


def journeys_markdown(runs: Sequence[JourneyRun]) -> str:
    """Every journey with its steps, what shows each, and what was told on the way."""
    if not runs:
        return "# My journeys\n\nNone begun yet.\n"
    return "\n\n".join(["# My journeys", *(part for run in runs for part in _run(run))]) + "\n"


def _run(run: JourneyRun) -> list[str]:
    state = "finished" if run.is_finished else "parked" if run.parked else "open"
    parts = [
        f"## {run.title}",
        f"Begun on {date_in_words(run.started_at)}, {state}: {progress(run)}. At the end: {run.outcome}",
        "\n".join(_step(number, step) for number, step in enumerate(run.steps, start=1)),
    ]
    if run.gone:
        parts += ["No longer part of the journey:", "\n".join(f"- {step.title}: {shown_by(step)}" for step in run.gone)]
    if run.facts:
        parts += ["Told on the way:", "\n".join(f"- {name.replace('_', ' ')}: {run.facts[name]}" for name in run.facts)]
    return parts


def _step(number: int, step: RunStep) -> str:
    after = shown_by(step) if step.state != "open" else "; ".join((*step.told, *filter(None, [so_far(step)])))
    return f"{number}. [{STATES[step.state]}] {step.title}" + (f" ({after})" if after else "")
