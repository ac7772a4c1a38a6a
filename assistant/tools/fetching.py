"""The tools that let two models answer for a blind comparison: say what it costs, and ask them after a yes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, ValidationError

from assistant.errors import InputRefused, NotYours, ToolRefusal
from assistant.fetching import FetchDesk, Outcome, problems
from assistant.messages import Frozen
from assistant.store.fetches import KeptFetch
from assistant.tools.comparing import Pasted, free_name
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from assistant.tools.handing import waiting_texts
from assistant.tools.tracking import desk_of
from tracking.answers import Unreadable
from tracking.briefs import HOW, Briefs, read_briefs
from tracking.fetch import (
    Asked,
    FetchPlan,
    Quote,
    bill,
    dollars,
    left_to_ask,
    pairs_of,
    quote_lines,
    spent_usd,
)
from tracking.project import counted

ROUND_S = 60  # seconds in which calls are begun in one answer; the rest follows on a word
YES_SAYS, REST_SAYS = "Yes, ask both models", "Go on, ask for the rest"
NO_BRIEFS = (
    f"I need the briefs that both models are to answer, held out from the training. {HOW} Or drop the file here."
)
NAMES = (
    "Name both models as LiteLLM does: “Fetch the answers from openai/gpt-6-luna and openai/ft:gpt-4.1-mini:you::id”. "
    "A prompt goes on a line of its own: “Prompt for the first: …”."
)
NO_FETCHING = "I can ask no models here, because I do not know who you are. Open the chat, or use `peri compare fetch`."
Name = Annotated[str | None, Field(min_length=1, max_length=200)]


class ToAgree(Frozen):
    """A call that only the person can allow, and the words that they must have read before."""

    tool: str
    arguments: dict[str, Any]
    words: tuple[str, ...]


class FetchResult(ToolResult):
    """What is to be asked and what it costs, or how far it is. `comparison_id` is there once all answers are."""

    fetch: str
    calls_left: int
    said: str
    bill: str | None = None
    to_agree: ToAgree | None = None
    comparison_id: str | None = None
    name: str | None = None
    note: str = (
        "Show `said` and `bill` word for word. Nothing was asked of anybody unless this result says so. Only the "
        "person's own yes in their next message lets fetch_answers run."
    )

    def for_model(self) -> dict[str, Any]:
        """The fields, and what may follow."""
        return {**super().for_model(), "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """What is asked of whom, at what price; or what came."""
        return self.said


@tool(title="Counting what it would cost to ask both models", effect="notes")
async def plan_fetch(
    context: ToolContext,
    one: Annotated[Name, Field(description="The first model by its LiteLLM name, as the person wrote it.")] = None,
    other: Annotated[Name, Field(description="The second model, likewise.")] = None,
    briefs: Annotated[
        Pasted, Field(description="The briefs word for word, with --- between them or as JSON lines; None: uploaded.")
    ] = None,
    one_label: Annotated[str | None, Field(max_length=120, description="What the person calls the first.")] = None,
    other_label: Annotated[str | None, Field(max_length=120, description="What they call the second.")] = None,
    one_prompt: Annotated[
        str, Field(max_length=60_000, description="Instructions before each brief for the first, word for word.")
    ] = "",
    other_prompt: Annotated[str, Field(max_length=60_000, description="The same for the second.")] = "",
    most_usd: Annotated[float, Field(gt=0, le=1_000, description="US dollars at which it stops.")] = 1.0,
) -> FetchResult:
    """Plan to let two models that the person names answer the same briefs, for a blind comparison; nobody is asked.

    Says how many calls it takes and the most that they can cost. Use it when the person wants the answers fetched. Do
    not use it for answers that they have already (compare_blind), and never choose the models yourself.
    """
    if one is None or other is None:
        raise ToolRefusal(NAMES)
    labels = one_label or one, other_label or other
    if len(set(labels)) == 1:  # one model with two prompts
        labels = f"{labels[0]}, first prompt", f"{labels[1]}, second prompt"

    def planned(read: Briefs) -> FetchResult:
        plan = FetchPlan(
            name=free_name(desk_of(context), None),
            one=Asked(label=labels[0], model=one, instructions=one_prompt),
            other=Asked(label=labels[1], model=other, instructions=other_prompt),
            briefs=read.briefs,
            most_usd=Decimal(str(most_usd)),
        )
        kept = fetching.plan(plan)
        return _planned(kept, fetching.quote(kept), read)

    fetching = _fetching(context)
    try:
        return await asyncio.to_thread(_with_briefs, context, briefs, planned)
    except (Unreadable, InputRefused) as error:
        raise ToolRefusal(str(error)) from None
    except ValidationError:
        raise ToolRefusal(NAMES) from None


@tool(title="Asking both models", effect="spends")
async def fetch_answers(
    context: ToolContext, fetch: Annotated[str, Field(max_length=36, description="`fetch` of plan_fetch's result.")]
) -> FetchResult:
    """Ask both models for the answers that are missing; when all are here, the blind comparison begins.

    Only after plan_fetch, and only when the person's last message said yes to its words. What came is kept and not paid
    again. Do not use it for anything else.
    """
    fetching = _fetching(context)
    try:
        outcome = await fetching.fetch(fetch, seconds=ROUND_S)
        if left_to_ask(outcome.kept.plan, outcome.kept.answers):
            return await asyncio.to_thread(_unfinished, fetching, outcome)
        return await asyncio.to_thread(_begun, context, fetching, outcome.kept)
    except (NotYours, InputRefused) as error:
        raise ToolRefusal(str(error)) from None


def _fetching(context: ToolContext) -> FetchDesk:
    if context.fetching is None:
        raise ToolRefusal(NO_FETCHING)
    return context.fetching


def _with_briefs(context: ToolContext, pasted: str | None, planned: Callable[[Briefs], FetchResult]) -> FetchResult:
    """The plan for the pasted briefs, or for those of the file that waits; the file goes once it is planned."""
    if pasted and pasted.strip():
        return planned(read_briefs(pasted))
    with waiting_texts(context) as texts:
        if len(texts) != 1:
            raise ToolRefusal(NO_BRIEFS)
        return planned(read_briefs(texts[0][1]))


def _planned(kept: KeptFetch, found: Quote, read: Briefs) -> FetchResult:
    lines = "\n".join(f"- {line}" for line in quote_lines(found))
    told = [
        " ".join([f"**{counted(len(read.briefs), 'brief')} to two models.** Nothing is asked yet.", *read.left_out]),
        lines,
        "The briefs and instructions would go to these providers, with your own keys and on your account. I keep each "
        "answer as it comes; you can stop and go on.",
        _question(found),
    ]
    return _asking(kept, found, "\n\n".join(told), YES_SAYS)


def _question(found: Quote) -> str:
    return f"**{bill(found)}** Shall I ask both models now?"


def _asking(kept: KeptFetch, found: Quote, said: str, says: str) -> FetchResult:
    words = (bill(found), kept.plan.one.model, kept.plan.other.model)
    return FetchResult(
        behaviour="journey",
        suggestions=(says,),
        fetch=kept.id,
        calls_left=found.calls,
        said=said,
        bill=bill(found),
        to_agree=ToAgree(tool="fetch_answers", arguments={"fetch": kept.id}, words=words),
    )


def _unfinished(fetching: FetchDesk, outcome: Outcome) -> FetchResult:
    kept = outcome.kept
    found = fetching.quote(kept)
    here, all_of = 2 * len(kept.plan.briefs) - found.calls, 2 * len(kept.plan.briefs)
    wrong = "\n".join(f"- {line}" for line in dict.fromkeys([*outcome.stopped, *problems(kept)]))
    paid = f"{dollars(spent_usd(kept.answers))} so far, as far as prices are known"
    told = [
        f"**{here} of {all_of} answers are here**, kept and not paid again; {paid}.",
        wrong,
        f"For the rest, {kept.plan.one.model} and {kept.plan.other.model} would be asked again. {_question(found)}",
    ]
    return _asking(kept, found, "\n\n".join(part for part in told if part), REST_SAYS)


def _begun(context: ToolContext, fetching: FetchDesk, kept: KeptFetch) -> FetchResult:
    desk, plan = desk_of(context), kept.plan
    begun = desk.compare(free_name(desk, plan.name), plan.one.label, plan.other.label, pairs_of(plan, kept.answers))
    fetching.forget(kept.id)
    count, twins = len(begun.comparison.pairs), begun.comparison.identical
    paid = dollars(spent_usd(kept.answers))
    same = f" {counted(twins, 'brief')} got the same answer twice and were left out." if twins else ""
    return FetchResult(
        behaviour="journey",
        suggestions=("Show the result of my comparison",),
        fetch=kept.id,
        calls_left=0,
        comparison_id=begun.id,
        name=begun.comparison.name,
        said=f"**All {2 * len(plan.briefs)} answers are here**, for {paid} as far as prices are known.{same} "
        f"“{begun.comparison.name}” has {counted(count, 'pair')} to judge: choose in the card below with the keys 1, 2 "
        "and 0, without knowing which is which.",
        note="Never tell or guess which answer is whose.",
    )
