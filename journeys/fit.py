"""Judging whether fine-tuning fits a situation: gates, then points, and a question where one answer still decides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from journeys.case import FAVOUR, Case, lay_out, put, settle
from journeys.cautions import risks_of
from journeys.flips import nearest_flips
from journeys.gate_list import GATES
from journeys.gates import FINAL_ROWS, OF_OWN_MAKING, OF_YOUR_BEST, ROWS, Gate
from journeys.gates_prompt import WHOLE_WORKS
from journeys.gates_rights import RIGHTS_UNCLEAR
from journeys.phrases import CONDITIONS, has
from journeys.questions import question_in_their_words, still_to_ask
from journeys.rubric import CRITERIA, TRIED, Criterion, Outcome
from journeys.rubric import RUBRIC_VERSION as RUBRIC_VERSION
from journeys.scorecard import scorecard
from journeys.signs import Signs
from journeys.situation import FACTS, Situation
from journeys.steps import advice_for
from journeys.unknowns import Unknown
from journeys.verdict import FitVerdict as FitVerdict
from journeys.verdict import Flip
from journeys.verdict import Reason as Reason
from journeys.wording import named_part, quoted, words_for

if TYPE_CHECKING:
    from journeys.money import Money

HELD_BACK = (20, 300)  # pieces set aside as a test: at least, at most
BESIDE = frozenset({"judgement", "money", "format", "gap"})  # criteria that are said after the others
FIT = "fits"
OPEN = "open"
FIT_HEADLINE = "Fine-tuning fits this work; try it small and measured."
IF_ALLOWED = " That holds if you may train on those {pieces}."
AS_FAR_AS_I_SEE = "As far as I can see now, "
NEAREST_SAMPLES = "Samples chosen for each job: put the five past ones nearest to it in the prompt. Test that first."
PLAIN_CLASSIFIER = (
    "A plain classifier on the same labelled cases: it costs next to nothing, so train and test it first."
)
FIELDS_OF_ROW = {row.id: {row.field, row.unknown} for row in ROWS}
NOTHING_FLIPS = "No one answer, and no two together, would make training fit here."


@dataclass(frozen=True)
class _Table:
    """A case with what it says in words."""

    case: Case
    words: Mapping[str, str]
    asks: list[Unknown]
    today: date

    def say(self, text: str) -> str:
        return text.format_map(self.words).strip()


def judge_fit(
    situation: Situation,
    today: date,
    skip: Collection[str] = (),
    *,
    money: Money | None = None,
    reweigh: Callable[[Situation], Money] | None = None,
    provisional: bool = False,
) -> FitVerdict:
    """The verdict on a situation, by the rules of the gates and the rubric.

    Fields in `skip` are never asked for; not told, they are assumed in the careful direction. What else is not told is
    weighed both ways: a field whose answer can still change the outcome makes it `it_depends`, unless training is out
    already with the best of answers. `money` is the weighed cost (`journeys.money.weigh`), `reweigh` weighs that of a
    changed situation. A `provisional` verdict is given as if everything open were skipped; it names what it assumed
    and still ends in the question that tells most.
    """
    verdict = _judge(lay_out(situation, skip, money, reweigh), today)
    if not provisional or verdict.decided_by != OPEN:
        return verdict
    seen = _judge(lay_out(situation, FACTS, money, reweigh), today)
    kept = {name: getattr(verdict, name) for name in ("asks", "question", "why_asked", "questions_left")}
    return seen.model_copy(update={**kept, "headline": _as_far(seen.headline), "provisional": True})


def view_so_far(situation: Situation, today: date, *, money: Money | None = None) -> tuple[str, Outcome]:
    """Headline and outcome of the provisional verdict alone, at a fraction of its time.

    Where nothing stands in the way but that nobody spoke of rights yet, it is the view with that as its condition.
    """
    case = lay_out(situation, FACTS, money)
    outcome, gate = settle(case.signs)
    condition = ""
    if gate is RIGHTS_UNCLEAR and situation.privacy is None and situation.may_use_work is None:
        allowed = settle(put(case.signs, may_use_work="yes"))
        if allowed[1] is None:
            (outcome, gate), condition = allowed, IF_ALLOWED
    headline = (gate.headline if gate else FIT_HEADLINE) + condition
    return _as_far(headline.format_map(words_for(case)).strip()), outcome


def _as_far(headline: str) -> str:
    return AS_FAR_AS_I_SEE + headline[0].lower() + headline[1:]


def _judge(case: Case, today: date) -> FitVerdict:
    asks = still_to_ask(case)
    outcome, gate = settle(case.signs)
    table = _Table(case, words_for(case), asks, today)
    if asks and (FAVOUR[outcome] or case.read.lookup_guessed):
        return _depends(table)
    return _for(table) if gate is None else _against(table, gate)


def _against(table: _Table, first: Gate) -> FitVerdict:
    signs = table.case.signs
    told = _told(table)
    weak = [table.say(criterion.weak) for criterion in told if criterion.points(signs) <= 0 and criterion.most]
    words = {**table.words, "weak": "; ".join(weak[:4]) or "each point is only half met"}
    beside = ("rag",) if first.outcome == "rag" else (first.outcome, "prompt_first")
    more = [
        g for g in GATES if g is not first and g.shuts(signs) and g.outcome in beside and g.concept != first.concept
    ]
    chosen = [first, *more][:3] if first in GATES and first.row not in FINAL_ROWS else [first]
    reasons = [Reason(text=gate.reason.format_map(words).strip(), concept=gate.concept) for gate in chosen]
    if first is WHOLE_WORKS:
        reasons.append(Reason(text=table.say(TRIED[0]), concept=TRIED[1]))
    advice = advice_for(table.case.situation, first.id)
    return _verdict(
        table,
        outcome=first.outcome,
        headline=first.headline.format_map(words).strip(),
        reasons=tuple(reasons),
        gate=first,
        next_step=(_clearing(signs) if first is WHOLE_WORKS else "")
        + table.say((advice and advice.next_step) or first.next_step),
        alternative=table.say((advice and advice.alternative) or first.alternative),
        decided_by=first.id,
    )


def _for(table: _Table) -> FitVerdict:
    signs = table.case.signs
    on_hand = signs.examples_on_hand or 0
    test = min(max(HELD_BACK[0], round(on_hand * 0.15)), on_hand // 3, HELD_BACK[1])
    where = " on your own machine" if signs.own_machine_only else ""
    aside, others = f"Set {test:,} of your {on_hand:,} pairs", f"other {on_hand - test:,}"
    if signs.may_use_work == "partly" and not signs.barred:  # how many stay out was not told
        aside, others = "Of the pairs that are left, set one in seven (at least 20)", "others"
    tried = Reason(text=table.say(TRIED[0]), concept=TRIED[1])
    advice = advice_for(table.case.situation, FIT)
    return _verdict(
        table,
        outcome="fine_tune",
        headline=FIT_HEADLINE,
        reasons=(*_speaking_for(table)[:2], tried),
        gate=None,
        next_step=f"{_clearing(signs)}{_agreed(table.case)}"
        f"{aside} aside as a test and note how much you change in what "
        f"today's prompt makes of them. Train a small model on the {others}{where},"
        " and compare the two blind.",
        alternative=advice.alternative if advice else PLAIN_CLASSIFIER if signs.labels else NEAREST_SAMPLES,
        decided_by=FIT,
    )


def _depends(table: _Table) -> FitVerdict:
    known, first = _speaking_for(table)[:2], table.asks[0]
    lead = "It may fit; what I don't know yet decides." if known else "I can't say yet: a few facts decide."
    return _verdict(
        table,
        outcome="it_depends",
        headline=lead,
        reasons=(*known, Reason(text=table.say(first.why), concept=first.concept)),
        gate=None,
        next_step="Answer the question below. If you don't know, say so, and I judge without it.",
        alternative=(OF_OWN_MAKING if table.case.signs.personal_data else OF_YOUR_BEST).format_map(table.words),
        decided_by=OPEN,
    )


def _verdict(table: _Table, *, outcome: Outcome, gate: Gate | None, **fields: Any) -> FitVerdict:
    case, asks = table.case, table.asks
    flips = nearest_flips(case, outcome)
    field, question = (
        question_in_their_words(asks[0].field, case.situation, table.words["pieces"]) if asks else (None, None)
    )
    return FitVerdict(
        **fields,
        outcome=outcome,
        assumed=tuple(table.say(unknown.assumed) for unknown in case.assumed),
        would_change=_would_change(flips, gate, table),
        risks=risks_of(case),
        asks=field,
        question=question,
        why_asked=table.say(asks[0].why) if asks else None,
        questions_left=len(asks),
        scores=scorecard(case, table.words),
        flips=flips,
        rubric=RUBRIC_VERSION,
        judged_on=table.today,
    )


def _would_change(flips: tuple[Flip, ...], gate: Gate | None, table: _Table) -> tuple[str, ...]:
    """The confirmed changes first; then what would open the gate that decided, if no change on its point was found."""
    told = [flip.text for flip in flips]
    if gate is None or any(flip.outcome in ("fine_tune", "it_depends") for flip in flips):
        return tuple(told)
    if not any(flip.field in FIELDS_OF_ROW[gate.row] for flip in flips):
        told.append(table.say(gate.change))
    elif gate.row not in FINAL_ROWS and gate is not WHOLE_WORKS:
        told.append(NOTHING_FLIPS)
    return tuple(told)


def _told(table: _Table) -> list[Criterion]:
    still_open = {unknown.field for unknown in table.case.open}
    return [criterion for criterion in CRITERIA if criterion.field not in still_open]


def _speaking_for(table: _Table) -> list[Reason]:
    """What speaks for training, the weightiest first."""
    signs = table.case.signs
    speaking = [criterion for criterion in _told(table) if criterion.points(signs) > 0]
    speaking.sort(key=lambda criterion: (-criterion.points(signs), criterion.id in BESIDE))
    return [Reason(text=table.say(criterion.reason), concept=criterion.concept) for criterion in speaking]


def _agreed(case: Case) -> str:
    """The conditions under which the pieces may be used, to be kept before anything is done with them."""
    if case.signs.own_machine_only or not has(CONDITIONS, case.situation.privacy):
        return ""
    told = quoted(case.situation.privacy)
    return f"Keep to what was agreed ({told}): have the service confirm it in writing before you upload anything. "


def _clearing(signs: Signs) -> str:
    """What has to happen before the first pair is made."""
    part = named_part(signs)
    counted = f"{part} ({signs.barred:,})" if part else f"the {signs.barred:,} that are not free"
    not_free = counted if signs.barred else part or "everything that is not free"
    rights = f"Leave out {not_free}. " if signs.may_use_work == "partly" else ""
    promised = "Get the agreement in writing first. " if signs.may_use_work == "promised" else ""
    return rights + promised + ("Put placeholders in the place of names and numbers. " if signs.personal_data else "")
