"""The scorecard: every gate and criterion as a row, with what the person said and where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from journeys.case import Case
from journeys.gate_list import GATES
from journeys.gates import ROWS, Row
from journeys.gates_untold import UNTOLD
from journeys.rubric import CRITERIA, Criterion
from journeys.situation import Situation
from journeys.verdict import Score, State
from journeys.wording import quoted

NOT_ASKED = frozenset({"skills", "material", "budget_month_usd"})


def scorecard(case: Case, words: Mapping[str, str]) -> tuple[Score, ...]:
    """All rows in reading order: the gates by subject, then the criteria with their points."""
    return (*(_gate_row(row, case, words) for row in ROWS), *(_criterion_row(c, case, words) for c in CRITERIA))


def _gate_row(row: Row, case: Case, words: Mapping[str, str]) -> Score:
    shut = next((gate for gate in GATES if gate.row == row.id and gate.shuts(case.signs)), None)
    state: State = "for"
    reason, concept = row.holds, row.concept
    if (unknown := next((u for u in case.open if u.field == row.unknown), None)) is not None:
        state, reason, concept = "open", unknown.why, unknown.concept
    elif shut is not None:
        state, reason, concept = "against", shut.reason, shut.concept
    elif row.unknown is None and _said(row.field, case.situation) is None:
        state, reason = ("open" if row.field == "task" else "neutral"), "Nothing told speaks against it so far."
    if any(u.field == row.unknown for u in case.assumed):
        state = "assumed"
        told = shut and not (shut.id in UNTOLD and UNTOLD[shut.id][0] == row.unknown)
        reason = shut.reason if shut and told else next(u for u in case.assumed if u.field == row.unknown).why
    return Score(
        id=row.id,
        field=row.field,
        label=row.label,
        state=state,
        points=0,
        most=0,
        said=_said(row.field, case.situation),
        reason=reason.format_map(words).strip(),
        concept=concept,
        kind="gate",
    )


def _criterion_row(criterion: Criterion, case: Case, words: Mapping[str, str]) -> Score:
    points = criterion.points(case.signs)
    state: State = "for" if points > 0 else "against" if points < 0 else "neutral"
    reason = criterion.reason if points > 0 else criterion.weak[0].upper() + criterion.weak[1:] + "."
    if criterion.weak.startswith("{"):
        reason = reason if points > 0 else criterion.weak + "."
    if (unknown := next((u for u in case.open if u.field == criterion.field), None)) is not None:
        state, points, reason = "open", 0, unknown.why
    elif (unknown := next((u for u in case.assumed if u.field == criterion.field), None)) is not None:
        state = "assumed"
        reason = unknown.why if criterion.weak.startswith("{") else reason
    elif criterion.field in NOT_ASKED and not points and not _told(case, criterion.field):
        reason = "Not told; it is not needed for the verdict."
    elif criterion.id == "skills" and not points:
        reason = criterion.reason
    return Score(
        id=criterion.id,
        field=criterion.field,
        label=criterion.label,
        state=state,
        points=points,
        most=criterion.most,
        said=_said(criterion.field, case.situation),
        reason=reason.format_map(words).strip(),
        concept=criterion.concept,
        kind="criterion",
    )


def _told(case: Case, field: str) -> bool:
    return getattr(case.situation, field) is not None or getattr(case.signs, field, None) is not None


def _said(field: str, situation: Situation) -> str | None:
    """The person's words or figure for a field; rights may have been told as a mere yes or no."""
    value = getattr(situation, field)
    if field == "privacy" and value is None and situation.may_use_work is not None:
        return "yes" if situation.may_use_work else "no"
    if value is None:
        return None
    if isinstance(value, bool):
        return "mainly facts" if value else "mainly manner"
    if isinstance(value, int | float):
        return f"{value:,.0f}"
    return quoted(value) or None
