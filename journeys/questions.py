"""Which questions can still change the verdict, and which of them tells most."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from math import sqrt
from typing import Any

from journeys.asking import question_to
from journeys.case import Case, is_open, put, settle
from journeys.gates import FINAL_ROWS
from journeys.gates_rights import OPEN_RIGHTS_GATES
from journeys.phrases import WRITES_QUERIES, has
from journeys.rights import may_be_barred
from journeys.rubric import FEW, HANDFUL, Outcome
from journeys.signs import Signs
from journeys.situation import Situation
from journeys.unknowns import Unknown

# Square roots of primes spread the answers of each question evenly and apart from those of the others (Kronecker).
SPREAD = tuple(sqrt(prime) for prime in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29))
TRIALS = 10  # sets of answers to the other questions under which each question is tried


def still_to_ask(case: Case) -> list[Unknown]:
    """The open fields whose answer can still change the outcome, the most telling first; the task before all others.

    Where training is out already, only what can still call for looking facts up is asked for: what was tried, since
    it tells whether facts are at fault, and how often those change; and first whose they are, where they may have been
    told in trust or taken from others, since a prompt with them would be out as well. And
    where nothing but open rights stands against it, all that can still bring another verdict.
    """
    outcome, gate = settle(case.signs)
    if case.read.lookup_guessed and outcome == "rag":
        open_ = {u.field: u for u in case.open}
        return [open_[field] for field in ("change_rate", "task") if field in open_][:1]
    if gate in OPEN_RIGHTS_GATES:
        told = {u.field: tells(case, u) for u in case.open}
        return sorted((u for u in case.open if told[u.field] > 0), key=lambda u: -told[u.field])
    if not is_open(case.signs, case.open):
        by_rights = gate is not None and gate.row == "rights"
        turns = (outcome == "prompt_first" or by_rights) and gate is not None and gate.row not in FINAL_ROWS
        of_facts = [u for u in case.open if _tells_of_facts(case, u) or _may_be_rebuilt(case, u)] if turns else []
        of_facts = of_facts or _may_be_sought(case, gate.id if gate else "")
        if turns and gate is not None and gate.outcome == "prompt_first" and may_be_barred(case.situation):
            of_facts = [*(u for u in case.open if u.field == "may_use_work"), *of_facts]
        return of_facts or (_worth_counting(case) if gate is not None and gate.id == "nothing tried" else [])
    telling = {unknown.field: tells(case, unknown) for unknown in case.open}
    alone = {u.field for u in case.open if settle(put(case.signs, **{u.field: u.worst}))[0] != outcome}
    decisive = [u for u in case.open if telling[u.field] > 0 or u.field in alone] or list(case.open)
    return sorted(decisive, key=lambda u: (u.field != "task", -telling[u.field]))


def tells(case: Case, unknown: Unknown) -> float:
    """How often two people's answers to this question would lead to two different verdicts (0 to 1).

    Tried under a spread of answers to the other open questions, each answer as often as people give it.
    """
    total = 0.0
    for trial in range(TRIALS):
        others = put(case.signs, **_answers(case, unknown, trial))
        total += _disagreement(others, unknown)
    return total / TRIALS


def question_in_their_words(field: str, situation: Situation, pieces: str) -> tuple[str, str]:
    """The field to ask for and its question. Rights are asked for by their story first, then by a yes or no."""
    asked = "privacy" if field == "may_use_work" and situation.privacy is None else field
    return asked, question_to(situation, asked, pieces)


def _worth_counting(case: Case) -> list[Unknown]:
    """How many come in a month, where no sample was tried: too few would be a reason of its own against training."""
    told = case.situation.tried_so_far is not None
    return [u for u in case.open if u.field == "volume_per_month" and told]


def _may_be_sought(case: Case, gate: str) -> list[Unknown]:
    """Of a handful of pieces: whether their form stands, and where it does not, whether anyone can tell a good one."""
    read = case.read
    if gate != "few examples" or (read.examples_on_hand or FEW) >= HANDFUL or read.whole_works or read.long_works:
        return []
    asked = "judged_by" if read.form_sought else "change_rate"
    return [u for u in case.open if u.field == asked]


def _tells_of_facts(case: Case, unknown: Unknown) -> bool:
    match unknown.field:
        case "tried_so_far":
            return case.read.needs_facts is None and case.read.change_rate != "facts often"
        case "change_rate":
            moving = put(case.signs, needs_facts="yes") if case.read.leans_to_facts else case.signs
            return "yes" in (case.read.needs_facts, moving.needs_facts) and _disagreement(moving, unknown) > 0
        case _:
            return False


def _may_be_rebuilt(case: Case, unknown: Unknown) -> bool:
    """What a query is written against may be rebuilt, which would decide; whoever writes queries is asked for it."""
    return unknown.field == "change_rate" and has(WRITES_QUERIES, case.situation.task)


def _disagreement(signs: Signs, unknown: Unknown) -> float:
    shares: Counter[Outcome] = Counter()
    for value, share in unknown.answers:
        shares[settle(put(signs, **{unknown.field: value}))[0]] += share
    return 1 - sum((share / 10) ** 2 for share in shares.values())


def _answers(case: Case, without: Unknown, trial: int) -> dict[str, Any]:
    """A set of answers to the other open questions; the trials run through the shares without chance."""
    return {
        other.field: _answer(other, int((trial + 1) * step % 1 * 10))
        for other, step in zip(case.open, SPREAD, strict=False)
        if other is not without
    }


def _answer(unknown: Unknown, tenth: int) -> Any:
    edges = accumulate(share for _, share in unknown.answers)
    return next(value for (value, _), edge in zip(unknown.answers, edges, strict=True) if tenth < edge)
