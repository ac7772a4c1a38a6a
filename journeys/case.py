"""A situation on the table: what was read, what is open, what is assumed, and the outcome that the rules give it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from journeys.gate_list import GATES
from journeys.gates import Gate
from journeys.gates_prompt import THIN, WHOLE_WORKS
from journeys.gates_rights import RIGHTS_UNCLEAR
from journeys.phrases import SEVERAL_WORKS, has
from journeys.rubric import POINTS_NEEDED, Outcome, points_of
from journeys.signs import Signs, read_signs
from journeys.situation import FACTS, Situation
from journeys.unknowns import UNKNOWNS, Unknown

if TYPE_CHECKING:
    from journeys.money import Money

# How favourable to training an outcome is.
FAVOUR: Mapping[Outcome, int] = {"fine_tune": 2, "it_depends": 1, "prompt_first": 0, "rag": 0, "not_now": 0}


@dataclass(frozen=True)
class Case:
    """What was read from a situation, its gaps filled: open ones with the best answer, skipped with the careful."""

    situation: Situation
    read: Signs  # as told
    signs: Signs  # as filled
    open: tuple[Unknown, ...]
    assumed: tuple[Unknown, ...]
    skip: frozenset[str]
    money: Money | None
    reweigh: Callable[[Situation], Money] | None = None  # the money of another situation, where figures move it


def lay_out(
    situation: Situation,
    skip: Collection[str],
    money: Money | None,
    reweigh: Callable[[Situation], Money] | None = None,
) -> Case:
    """Read the situation and fill its gaps."""
    read = read_signs(situation, money)
    skipped = frozenset(skip)
    if read.task is None and "task" in skipped and situation.goal and not has(SEVERAL_WORKS, situation.goal):
        read = put(read, task=True)  # who told of one kind of work, and no more of it, has named it
    signs, open_, assumed = fill(read, told_fields(situation), skipped)
    return Case(situation, read, signs, open_, assumed, skipped, money, reweigh)


def told_fields(situation: Situation) -> frozenset[str]:
    """The fields that hold something."""
    return frozenset(name for name in FACTS if getattr(situation, name) is not None)


def fill(
    read: Signs, told: frozenset[str], skip: frozenset[str]
) -> tuple[Signs, tuple[Unknown, ...], tuple[Unknown, ...]]:
    """The signs without gaps, the fields that are open, and those that had to be assumed."""
    if read.whole_works and "material" in skip:
        read = put(read, whole_works=False, examples_on_hand=1)
    missing = [u for u in UNKNOWNS if getattr(read, u.field) is None and not _settled(u.field, read, told | skip)]
    assumed = tuple(unknown for unknown in missing if _will_not_be_told(unknown.field, told, skip))
    open_ = tuple(unknown for unknown in missing if unknown not in assumed)
    return put(read, **{u.field: u.careful for u in assumed}, **{u.field: u.best for u in open_}), open_, assumed


def put(signs: Signs, **values: Any) -> Signs:
    """The signs with other values (dataclasses.replace, at a fraction of its time)."""
    return Signs(**{**signs.__dict__, **values}) if values else signs


def settle(signs: Signs) -> tuple[Outcome, Gate | None]:
    """The outcome of signs without gaps, and the gate that decided; None when training fits."""
    for gate in GATES:
        if gate.shuts(signs):
            return gate.outcome, gate
    if points_of(signs) < POINTS_NEEDED:
        return THIN.outcome, THIN
    for gate in (WHOLE_WORKS, RIGHTS_UNCLEAR):
        if gate.shuts(signs):
            return gate.outcome, gate
    return "fine_tune", None


def is_open(signs: Signs, open_: Collection[Unknown]) -> bool:
    """Whether answers that were not given can still take the case for training away."""
    best = settle(signs)[0]
    return FAVOUR[best] > 0 and settle(put(signs, **{u.field: u.worst for u in open_}))[0] != best


def conclude(read: Signs, told: frozenset[str], skip: frozenset[str]) -> Outcome:
    """The outcome for signs with gaps: `it_depends` where an open answer decides."""
    signs, open_, _ = fill(read, told, skip)
    return "it_depends" if is_open(signs, open_) else settle(signs)[0]


def _settled(field: str, read: Signs, answered: frozenset[str]) -> bool:
    """What the rest of the telling leaves no need to ask for, or not yet."""
    match field:
        case "needs_facts":  # what changes often is at fault until the person says otherwise
            unseen = read.change_rate == "facts often" and not read.measured
            told = "tried_so_far" in answered and not (read.measured or read.labels)
            return unseen or not told  # that answer mostly tells; where it was counted, asking again brings the same
        case "examples_on_hand":
            return read.whole_works
        case "input":
            return read.task is None  # asked for with the task
        case _:
            return False


def _will_not_be_told(field: str, told: Collection[str], skip: Collection[str]) -> bool:
    """Skipped, or told in words that say nothing certain: asking the same again would lead nowhere."""
    if field == "may_use_work":
        return "may_use_work" in skip or "privacy" in skip
    return field in skip or field in told
