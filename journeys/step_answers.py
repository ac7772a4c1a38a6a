"""Answers to questions that come up while a journey is walked and that no single step answers."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from journeys.run import JourneyRun
from journeys.run_figures import compared


class StepAnswer(BaseModel):
    """An authored answer, the ways in which it is asked for, and the journeys in which it holds (all when none)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    journeys: tuple[str, ...] = ()
    like: tuple[str, ...]
    says: str

    def holds_in(self, run: JourneyRun) -> bool:
        """Whether the answer is made for this journey."""
        return not self.journeys or run.journey in self.journeys


@lru_cache(maxsize=1)
def step_answers() -> tuple[StepAnswer, ...]:
    """Every answer."""
    rows = yaml.load((files("journeys") / "step_answers.yaml").read_text("utf-8"), yaml.CSafeLoader)
    return tuple(StepAnswer.model_validate(row) for row in rows)


def said_to(run: JourneyRun, answer_id: str) -> str | None:
    """The answer of that id as it is said in a run; None for an id that is not known."""
    found = next((each for each in step_answers() if each.id == answer_id), None)
    if found is None:
        return None
    moved = compared(run)
    return found.says.strip().replace("{figures}", f"By your own counts: {moved} " if moved else "")
