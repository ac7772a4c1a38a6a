"""Which journey to undertake after a verdict, and why; none is an answer too."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from journeys.fit import FitVerdict
from journeys.journey import Journey
from journeys.signs import read_signs
from journeys.situation import Situation

# Gates whose next step is a letter and not a programme.
LETTERS = frozenset({"rights", "rights unclear"})


class Recommendation(BaseModel):
    """A journey and why it is the one for this person."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    journey: Journey
    reason: str


def recommend(verdict: FitVerdict, situation: Situation, journeys: Iterable[Journey]) -> tuple[Recommendation, ...]:
    """The journeys that follow from a verdict, the shortest first; empty when none does (see `why_none`)."""
    if why_none(verdict) is not None:
        return ()
    fitting = sorted((j for j in journeys if verdict.outcome in j.verdicts), key=lambda j: (j.effort_hours, j.id))
    return tuple(Recommendation(journey=journey, reason=_reason(verdict, situation)) for journey in fitting)


def why_none(verdict: FitVerdict) -> str | None:
    """Why no journey follows from a verdict; None when one may."""
    if verdict.outcome == "it_depends":
        return "A journey would be a guess before I know a little more about your work."
    if verdict.decided_by in LETTERS:
        return "What stands between you and training is permission, and no journey replaces it. Ask for it first."
    if verdict.decided_by == "prompt works":
        return "Your prompt does the job, so there is nothing to undertake."
    return None


def _reason(verdict: FitVerdict, situation: Situation) -> str:
    """The verdict in the person's own terms, in one or two sentences."""
    lead = verdict.reasons[0].text
    if verdict.outcome == "fine_tune" and read_signs(situation).own_machine_only:
        return f"{lead} It can be done on your own machine, as you need."
    if verdict.decided_by == "no examples":
        return f"{lead} It starts you collecting them while the prompt already helps."
    return lead
