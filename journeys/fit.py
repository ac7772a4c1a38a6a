"""Judging whether fine-tuning fits a situation: gates, then points, and a question where one answer still decides."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from journeys.case import FAVOUR, Case, lay_out, put, settle
from journeys.cautions import risks_of
from journeys.flips import nearest_flips
from journeys.gate_list import GATES, LAST
from journeys.gates import FINAL_ROWS, Gate
from journeys.gates_prompt import THIN, WHOLE_WORKS
from journeys.gates_rights import RIGHTS_UNCLEAR, in_words_of_the_bar
from journeys.gates_untold import UNTOLD, VIEWS
from journeys.grounds import assumed_with_effect, not_known, speaking_for, weak_points, would_change
from journeys.masking import people_in_step, without_real_cases
from journeys.meanwhile import beside_training, cheaper_way, meanwhile, still_open_rights
from journeys.questions import question_in_their_words, still_to_ask
from journeys.rubric import RUBRIC_VERSION as RUBRIC_VERSION
from journeys.rubric import TRIED, Outcome
from journeys.scorecard import scorecard
from journeys.situation import FACTS, Situation
from journeys.steps import advice_for
from journeys.this_week import training_step, with_what_was_told
from journeys.unknowns import Unknown
from journeys.verdict import FitVerdict as FitVerdict
from journeys.verdict import Reason as Reason
from journeys.wording import words_for

if TYPE_CHECKING:
    from journeys.money import Money

FIT = "fits"
OPEN = "open"
FIT_HEADLINE = "Fine-tuning fits this work; try it small and measured."
IF_ALLOWED = "you may train on those {pieces}"
IF_TOLD: Mapping[str, str] = {
    "examples_on_hand": "you have {many} or so finished {pieces}",
    "volume_per_month": "{low_volume} or more come in a month",
}
# Not taken for the worst before they were asked for; whole works stay whole works.
UNASKED = frozenset({*IF_TOLD, "judged_by", "consistency_needed", "material"})
AS_FAR_AS_I_SEE = "As far as I can see now, "
NEAREST_SAMPLES = "Samples chosen for each job: put the five past ones nearest to it in the prompt. Test that first."
PLAIN_CLASSIFIER = (
    "A plain classifier on the same labelled cases: it costs next to nothing, so train and test it first."
)


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
    seen = _judge(_seen(situation, skip, money, reweigh), today, asking=False)
    kept = {name: getattr(verdict, name) for name in ("asks", "question", "why_asked", "questions_left")}
    return seen.model_copy(update={**kept, "headline": _as_far(seen.headline), "provisional": True})


def view_so_far(situation: Situation, today: date, *, money: Money | None = None) -> tuple[str, Outcome]:
    """Headline and outcome of the provisional verdict alone, at a fraction of its time.

    Where nothing stands in the way but that nobody spoke of rights yet, it is the view with that as its condition.
    """
    case = _seen(situation, (), money)
    outcome, gate = settle(case.signs)
    conditions = _on_counts(case) if gate is None else []
    if gate is RIGHTS_UNCLEAR and situation.privacy is None and situation.may_use_work is None:
        outcome, gate = settle(put(case.signs, may_use_work="yes"))
        conditions = [IF_ALLOWED, *_on_counts(case)] if gate is None else []
    words, assumed = words_for(case), {unknown.field for unknown in case.assumed}
    headline = gate.headline if gate else FIT_HEADLINE
    if gate is not None and gate.id in VIEWS and VIEWS[gate.id][0] in assumed:
        headline = VIEWS[gate.id][1]
    elif gate is THIN:
        headline = f"{gate.headline[:-1]}: {weak_points(case, words)}."
    holds = f" That holds if {' and '.join(conditions)}." if conditions else ""
    return _as_far((headline + holds).format_map(words).strip()), outcome


def _seen(
    situation: Situation,
    skip: Collection[str],
    money: Money | None,
    reweigh: Callable[[Situation], Money] | None = None,
) -> Case:
    """The case as if everything open were skipped; what was merely not asked for yet counts for no bad sign."""
    return lay_out(situation, [*skip, *(name for name in FACTS if name not in UNASKED)], money, reweigh)


def _on_counts(case: Case) -> list[str]:
    """The counts that nobody told yet and on which a yes hangs, as conditions of it."""
    hangs = [u.field for u in case.open if settle(put(case.signs, **{u.field: u.worst}))[0] != settle(case.signs)[0]]
    return [IF_TOLD[field] for field in hangs if field in IF_TOLD]


def _as_far(headline: str) -> str:
    return AS_FAR_AS_I_SEE + headline[0].lower() + headline[1:]


def _judge(case: Case, today: date, *, asking: bool = True) -> FitVerdict:
    asks = still_to_ask(case) if asking else []
    outcome, gate = settle(case.signs)
    table = _Table(case, words_for(case), asks, today)
    if asks and (FAVOUR[outcome] or case.read.lookup_guessed):
        return _depends(table)
    return _for(table) if gate is None else _against(table, gate)


def _against(table: _Table, first: Gate) -> FitVerdict:
    case, signs = table.case, table.case.signs
    words = {**table.words, "weak": weak_points(case, table.words)}
    first = in_words_of_the_bar(_in_words_for_untold(case, first), signs)
    barred = first.outcome == "rag" or first.row == "rights"  # what a prompt with them would do is beside the point
    beside = (first.outcome,) if barred else (first.outcome, "prompt_first")
    more = [
        g for g in GATES if g.row != first.row and g.shuts(signs) and g.outcome in beside and g.concept != first.concept
    ]
    more = [g for g in more if g.id not in UNTOLD or UNTOLD[g.id][0] not in not_known(case)]
    chosen = [first] if first.row in FINAL_ROWS or first in LAST else [first, *more][:3]
    reasons = [Reason(text=gate.reason.format_map(words).strip(), concept=gate.concept) for gate in chosen]
    if first is WHOLE_WORKS:
        reasons.append(Reason(text=table.say(TRIED[0]), concept=TRIED[1]))
    if open_rights := still_open_rights(case, first.outcome, first.row):
        reasons.append(open_rights.model_copy(update={"text": table.say(open_rights.text)}))
    advice = advice_for(case.situation, first.id)
    step = table.say((advice and advice.next_step) or first.next_step)
    cheaper = (advice and advice.alternative) or first.alternative
    return _verdict(
        table,
        outcome=first.outcome,
        headline=first.headline.format_map(words).strip(),
        reasons=tuple(reasons),
        gate=first,
        next_step=with_what_was_told(case, first.id, step) + people_in_step(case, first.outcome, step),
        alternative=without_real_cases(case, table.say(cheaper_way(case, cheaper))),
        decided_by=first.id,
    )


def _in_words_for_untold(case: Case, gate: Gate) -> Gate:
    """The gate in the words for a figure that is not known, where it rests on one."""
    field, untold = UNTOLD.get(gate.id, (None, gate))
    return untold if field in not_known(case) else gate


def _for(table: _Table) -> FitVerdict:
    case = table.case
    tried = Reason(text=table.say(TRIED[0]), concept=TRIED[1])
    advice = advice_for(case.situation, FIT)
    untold = [table.say(condition) for condition in _on_counts(case)]
    return _verdict(
        table,
        outcome="fine_tune",
        headline=FIT_HEADLINE + (f" That holds if {' and '.join(untold)}." if untold else ""),
        reasons=(*speaking_for(table.case, table.words)[:2], tried),
        gate=None,
        next_step=training_step(case),
        alternative=beside_training(
            case, advice.alternative if advice else PLAIN_CLASSIFIER if case.signs.labels else NEAREST_SAMPLES
        ),
        decided_by=FIT,
    )


def _depends(table: _Table) -> FitVerdict:
    known, first = speaking_for(table.case, table.words)[:2], table.asks[0]
    lead = "It may fit; what I don't know yet decides." if known else "I can't say yet: a few facts decide."
    return _verdict(
        table,
        outcome="it_depends",
        headline=lead,
        reasons=(*known, Reason(text=table.say(first.why), concept=first.concept)),
        gate=None,
        next_step="Answer the question below. If you don't know, say so, and I judge without it.",
        alternative=table.say(meanwhile(table.case)),
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
        assumed=tuple(table.say(unknown.assumed) for unknown in assumed_with_effect(case, outcome, gate)),
        would_change=would_change(flips, gate, case, table.words),
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
