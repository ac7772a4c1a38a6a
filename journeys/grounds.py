"""What a verdict rests on, in words: what speaks for training, what does not, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping

from journeys.case import Case, put, settle
from journeys.flips import MOST
from journeys.gates import FINAL_ROWS, ROWS, Gate
from journeys.gates_prompt import WHOLE_WORKS
from journeys.rubric import CRITERIA, Criterion, Outcome
from journeys.unknowns import Unknown
from journeys.verdict import Flip, Reason

BESIDE = frozenset({"judgement", "money", "format", "gap"})  # criteria that are said after the others
FIELDS_OF_ROW = {row.id: {row.field, row.unknown} for row in ROWS}
NOTHING_FLIPS = "No one or two other answers of yours would make training fit here."
NOT_BEATEN = "If it does not beat today's prompt in that test, keep the prompt."
# Where each piece is long and unlike the last, more of them open nothing.
NOT_MORE = (
    "Not more of them: each is long and differs from the last. One part that comes back in every one, told as a job of "
    "its own, would be judged afresh."
)


def not_known(case: Case) -> frozenset[str]:
    """The fields that were not told, whether they are open or assumed."""
    return frozenset(unknown.field for unknown in (*case.open, *case.assumed))


def assumed_with_effect(case: Case, outcome: Outcome, gate: Gate | None) -> list[Unknown]:
    """What was assumed and matters: it is the point that decided, or another answer would bring another outcome."""
    of_row = FIELDS_OF_ROW.get(gate.row, set()) if gate else set()
    return [u for u in case.assumed if u.field in of_row or _turns(case, u, outcome)]


def _turns(case: Case, unknown: Unknown, outcome: Outcome) -> bool:
    answers = (put(case.signs, **{unknown.field: value}) for value, _ in unknown.answers)
    return any(settle(signs)[0] != outcome for signs in answers)


def speaking_for(case: Case, words: Mapping[str, str]) -> list[Reason]:
    """What speaks for training, the weightiest first."""
    speaking = [criterion for criterion in _told(case) if criterion.points(case.signs) > 0]
    speaking.sort(key=lambda criterion: (-criterion.points(case.signs), criterion.id in BESIDE))
    return [Reason(text=c.reason.format_map(words).strip(), concept=c.concept) for c in speaking]


def weak_points(case: Case, words: Mapping[str, str]) -> str:
    """What was told and does not speak for training."""
    told = [c for c in _told(case) if c.points(case.signs) <= 0 and c.most and c.field not in not_known(case)]
    weak = [criterion.weak.format_map(words).strip() for criterion in told]
    return "; ".join(weak[:4]) or "each point is only half met"


def would_change(flips: tuple[Flip, ...], gate: Gate | None, case: Case, words: Mapping[str, str]) -> tuple[str, ...]:
    """The confirmed changes first; then what would open the gate that decided, if no change on its point was found."""
    told = [flip.text for flip in flips]
    if gate is None:
        return (*told, NOT_BEATEN) if not case.open and len(told) < MOST else tuple(told)
    if any(flip.outcome in ("fine_tune", "it_depends") for flip in flips):
        return tuple(told)
    if not any(flip.field in FIELDS_OF_ROW[gate.row] for flip in flips):
        of_length = gate.id == "few examples" and case.signs.long_works
        told.append(NOT_MORE if of_length else gate.change.format_map(words).strip())
    elif gate.row not in FINAL_ROWS and gate is not WHOLE_WORKS:
        told.append(NOTHING_FLIPS)
    return tuple(told)


def _told(case: Case) -> list[Criterion]:
    still_open = {unknown.field for unknown in case.open}
    return [criterion for criterion in CRITERIA if criterion.field not in still_open]
