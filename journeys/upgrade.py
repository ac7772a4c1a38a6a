"""A run meets a newer version of its journey: what was done is kept, by the ids of the steps."""

from __future__ import annotations

from journeys.journey import Journey, Step
from journeys.run import JourneyRun, RunStep, fresh_step

# What a person does in a step; everything else of it is authored.
DONE_IN_IT = frozenset({"state", "how", "at", "evidence", "have", "source", "told", "counted", "day", "day_asked"})


def is_changed(run: JourneyRun, journey: Journey) -> bool:
    """Whether the authored journey differs from what the run carries."""
    authored = tuple(fresh_step(step) for step in journey.steps)
    return (
        (run.version, run.title, run.outcome) != (journey.version, journey.title, journey.outcome)
        or run.holds != journey.holds
        or tuple(_authored(step) for step in run.steps) != authored
    )


def upgrade(run: JourneyRun, journey: Journey) -> JourneyRun:
    """The run with the words and steps of the journey as it is authored now; what was done is kept by step id.

    Steps that the journey no longer has move to `gone`, and come back with what was done when it has them again.
    """
    assert journey.id == run.journey, "a run is upgraded by its own journey"
    former = {step.id: step for step in (*run.gone, *run.steps)}
    steps = tuple(_carried(former.get(step.id), step) for step in journey.steps)
    kept = {step.id for step in steps}
    return run.model_copy(
        update={
            "title": journey.title,
            "outcome": journey.outcome,
            "holds": journey.holds,
            "version": journey.version,
            "steps": steps,
            "gone": tuple(step for id, step in former.items() if id not in kept and _is_touched(step)),
        }
    )


def _authored(step: RunStep) -> RunStep:
    """The step without what the person did."""
    return step.model_copy(
        update={name: field.default for name, field in RunStep.model_fields.items() if name in DONE_IN_IT}
    )


def _carried(former: RunStep | None, step: Step) -> RunStep:
    fresh = fresh_step(step)
    if former is None:
        return fresh
    return fresh.model_copy(update={name: getattr(former, name) for name in DONE_IN_IT})


def _is_touched(step: RunStep) -> bool:
    return step.state != "open" or step.evidence is not None or bool(step.told or step.counted)
