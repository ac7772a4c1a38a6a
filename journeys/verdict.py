"""A verdict with all that led to it."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from journeys.rubric import Outcome

State = Literal["for", "against", "open", "assumed", "neutral"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reason(_Frozen):
    """Why, and the article that says more about it."""

    text: str
    concept: str


class Score(_Frozen):
    """A row of the scorecard. A gate has no points; a criterion has `points` of at most `most`."""

    id: str
    field: str
    label: str
    state: State
    points: int
    most: int
    said: str | None  # the person's words or figure
    reason: str
    concept: str
    kind: Literal["gate", "criterion"]


class Flip(_Frozen):
    """A change that alters the outcome: `facts` put into the situation and judged again give `outcome`."""

    field: str
    to: str  # in plain words
    outcome: Outcome
    text: str
    facts: dict[str, Any]


class FitVerdict(_Frozen):
    """A verdict in its parts. `decided_by` names the gate that shut, "fits", or "open" where an answer decides."""

    outcome: Outcome
    headline: str
    reasons: tuple[Reason, ...]
    assumed: tuple[str, ...]
    would_change: tuple[str, ...]
    next_step: str
    alternative: str
    risks: tuple[str, ...]
    asks: str | None
    question: str | None
    why_asked: str | None
    questions_left: int
    scores: tuple[Score, ...]
    flips: tuple[Flip, ...]
    decided_by: str
    rubric: str
    judged_on: date
    provisional: bool = False
