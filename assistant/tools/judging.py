"""The tool that judges whether fine-tuning fits the person's work."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Annotated, Any

from pydantic import Field, ValidationError

from assistant.errors import ToolRefusal
from assistant.remembering import is_other_work
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.tools.recalling import in_words as facts_in_words
from assistant.tools.recalling import known_before, recall_earlier, tells_nothing
from assistant.tools.rehearsal_offer import SAYS, rehearsal_offer
from assistant.tools.verdict_result import CitedReason, VerdictResult
from assistant.tools.what_if import compared, in_words
from journeys import fit
from journeys.money import Money, weigh
from journeys.rubric import Outcome
from journeys.situation import FACTS, Situation
from journeys.verdict import FitVerdict, Reason
from knowledge.concepts import IN_SHORT

NEXT: dict[str, tuple[str, ...]] = {
    "fine_tune": ("What would it cost me?", "Which journey fits me?", "How do I build the training data?"),
    "prompt_first": ("How do I put samples in a prompt?", "Which journey fits me?", "When would training be worth it?"),
    "rag": ("How does looking facts up work?", "Which journey fits me?", "Why doesn't training teach facts?"),
    "not_now": (
        "What can I do meanwhile?",
        "How do I ask a client for permission?",
        "When would training be worth it?",
    ),
    "it_depends": ("I don't know", "What do you think so far?", "Why does that matter?"),
}


@tool(title="Judging whether it fits", effect="reads")
async def judge_fit(
    context: ToolContext,
    skip: Annotated[
        tuple[str, ...],
        Field(
            max_length=50,
            description="Fields of the situation that the person did not know or did not want to tell: they are "
            "not asked for "
            "again and are assumed in the careful direction. Any of: " + ", ".join(FACTS) + ".",
        ),
    ] = (),
    what_if: Annotated[
        dict[str, Any] | None,
        Field(
            description="Field -> value, for 'what if I had 300?': judged with these values beside what was told, "
            "without keeping them, and compared with the present verdict."
        ),
    ] = None,
    provisional: Annotated[
        bool, Field(description="True for a view now, with what is still open assumed and said to be so.")
    ] = False,
) -> VerdictResult:
    """Judge by fixed rules whether fine-tuning fits the work that the person has described, and name the next step.

    Reads what note_situation has kept, so note new facts first. Use it for "is it worth it for me", "should I train on
    these", "what should I do with my N pieces", after each answer to its question, and with `what_if` for changes that
    the person only imagines. Do not use it to explain an idea (search_library) or to name a price (estimate_cost).
    """
    check_fields((*skip, *(what_if or {})))
    earlier = await known_of_work(context)
    money_of = weighing(context)
    judge = judging(context, skip, provisional=provisional, money_of=money_of)
    present = judge(context.situation)
    if what_if:
        changed = _imagined(context, what_if)
        return _imagined_result(context, present, judge(changed), what_if, changed)
    so_far = None
    if present.decided_by == fit.OPEN:
        so_far = fit.view_so_far(context.situation, context.today, money=money_of(context.situation))
    result = _result(context, present, so_far=so_far)
    return result.model_copy(update={"earlier": facts_in_words(earlier) or None})


async def known_of_work(context: ToolContext) -> dict[str, Any]:
    """What earlier talks and journeys know of the same work, taken over into this talk.

    Where nothing was told here, all of it; where a journey was begun, what it heard and measured, since its counts were
    made to be judged by. A talk about other work starts from nothing.
    """
    if tells_nothing(context):
        return await recall_earlier(context)
    if context.walk is None or not await asyncio.to_thread(context.walk.all):
        return {}
    if is_other_work(await known_before(context), context.situation.told()):
        return {}
    return await recall_earlier(context)


def check_fields(names: Iterable[str]) -> None:
    """Refuse a name that is no fact of a situation."""
    if unknown := [name for name in names if name not in FACTS]:
        fields = ", ".join(FACTS)
        raise ToolRefusal(f"There is no field {', '.join(unknown)!r} in a situation. The fields are: {fields}.")


def judging(
    context: ToolContext,
    skip: tuple[str, ...] = (),
    *,
    provisional: bool = False,
    money_of: Callable[[Situation], Money] | None = None,
) -> Callable[[Situation], FitVerdict]:
    """Judging with today's prices; what was skipped before keeps counting as skipped."""
    reweigh = money_of or weighing(context)

    def judge(situation: Situation) -> FitVerdict:
        money = reweigh(situation)
        return fit.judge_fit(situation, context.today, skip, money=money, reweigh=reweigh, provisional=provisional)

    return judge


def weighing(context: ToolContext) -> Callable[[Situation], Money]:
    """The money of a situation at today's prices, worked out once for each."""
    providers = tuple(context.library.providers.values())
    weighed: list[tuple[Situation, Money]] = []

    def money_of(situation: Situation) -> Money:
        known = next((money for seen, money in weighed if seen is situation), None)
        if known is None:
            known = weigh(situation, providers, context.today)
            weighed.append((situation, known))
        return known

    return money_of


def _imagined(context: ToolContext, what_if: dict[str, Any]) -> Situation:
    try:
        return context.understood(context.situation.with_facts(what_if))
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(str(p) for p in e['loc'])}: {e['msg']}" for e in error.errors())
        raise ToolRefusal(f"I cannot judge with these values: {wrong}.") from None


def _imagined_result(
    context: ToolContext, present: FitVerdict, other: FitVerdict, what_if: dict[str, Any], changed: Situation
) -> VerdictResult:
    """The verdict on what was only imagined, beside the present one; nothing is asked for it."""
    result = _result(context, other)
    return result.model_copy(
        update={
            "headline": compared(present, other, in_words(what_if, changed)),
            "asks": None,
            "rehearsal": None,
            "question": None,
            "why_asked": None,
            "what_if": what_if,
            "present": present.outcome,
        }
    )


def _result(context: ToolContext, verdict: FitVerdict, so_far: tuple[str, Outcome] | None = None) -> VerdictResult:
    offer = rehearsal_offer(context.situation, verdict)
    return VerdictResult(
        behaviour="judge_fit",
        verdict=verdict.outcome,
        asks=verdict.asks,
        suggestions=(*NEXT[verdict.outcome][:2], SAYS) if offer else NEXT[verdict.outcome],
        headline=verdict.headline,
        reasons=tuple(_cited(context, reason) for reason in verdict.reasons),
        assumed=verdict.assumed,
        would_change=verdict.would_change,
        next_step=verdict.next_step,
        alternative=verdict.alternative,
        risks=verdict.risks,
        question=verdict.question,
        why_asked=verdict.why_asked,
        questions_left=verdict.questions_left,
        scores=verdict.scores,
        flips=verdict.flips,
        so_far=so_far[0] if so_far else None,
        so_far_verdict=so_far[1] if so_far else None,
        provisional=verdict.provisional,
        rehearsal=offer,
        decided_by=verdict.decided_by,
        rubric=verdict.rubric,
        judged_on=verdict.judged_on.isoformat(),
    )


def _cited(context: ToolContext, reason: Reason) -> CitedReason:
    passage = context.library.passage(reason.concept, IN_SHORT)
    return CitedReason(text=reason.text, concept=reason.concept, n=context.cite(passage) if passage else None)
