"""What a person tells on a journey: reports, kept beside the step that they are about, and facts of their work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from journeys.run import JourneyRun, RunStep, find_step, next_step, shortened, with_step
from journeys.run_counting import counted_in, counted_with


def reported(run: JourneyRun, step_id: str, today: date, words: str) -> JourneyRun:
    """The run with what the person told of a step, which stays as it is; the same words are kept once."""
    step, kept = find_step(run, step_id), shortened(words)
    if kept is None or (kept in step.told and _is_newest(run, step, kept)):
        return run
    before = (
        (step.evidence,) if step.evidence and step.how in ("said", "elsewhere") else ()
    )  # told first, so it stands first
    told = tuple(dict.fromkeys((*step.told, *before, kept)))
    counted = counted_with(run, step, kept, today)
    return with_step(run, step.model_copy(update={"told": told, "counted": counted}), today)


def _is_newest(run: JourneyRun, step: RunStep, words: str) -> bool:
    """Whether words that were told before say nothing new of the figures: none were counted since."""
    counted = counted_in(run, step)
    return not counted or " ".join(words.split()) in counted[-1].words


def last_done(run: JourneyRun) -> RunStep | None:
    """The last of the steps before the next that is done; a report may still be about it."""
    upcoming = next_step(run)
    before = run.steps if upcoming is None else run.steps[: run.steps.index(upcoming)]
    return before[-1] if before and before[-1].state == "done" else None


def with_facts(run: JourneyRun, facts: Mapping[str, Any]) -> JourneyRun:
    """The run knowing these facts too; one that is None is forgotten."""
    known = {name: value for name, value in {**run.facts, **facts}.items() if value is not None}
    return run.model_copy(update={"facts": known})


def without_facts(run: JourneyRun) -> JourneyRun:
    """The run with what was told of the person's work forgotten; its steps stay as they are."""
    return run.model_copy(update={"facts": {}})
