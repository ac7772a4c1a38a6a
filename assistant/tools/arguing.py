"""The tool that meets what a person says against a verdict."""

from __future__ import annotations

from typing import Annotated, Any, cast

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from assistant.tools.judging import judge_fit
from assistant.tools.verdict_result import VerdictResult
from journeys.objections import Standing, argue
from journeys.rubric import Outcome
from knowledge.concepts import IN_SHORT


class ArgumentResult(ToolResult):
    """An authored answer, the article it rests on, and the verdict as it stands after all."""

    text: str
    concept: str
    n: int | None = None
    headline: str
    question: str | None = None
    so_far: str | None = None  # the view while something that decides is open

    def for_model(self) -> dict[str, Any]:
        """The parts; what to do with them."""
        note = "Say this in your own words, cite it as [n], and end with the verdict. It moves only when facts move."
        return {**super().for_model(), "next_questions": list(self.suggestions), "note": note}

    def for_person(self) -> str:
        """The answer with its source, then the verdict."""
        mark = f" [{self.n}]" if self.n else ""
        stands = (
            f"**It stays:** {self.headline}"
            if self.question is None
            else f"What decides is still open. {self.question}"
        )
        return f"{self.text}{mark}\n\n{stands}"


@tool(title="Weighing your objection", effect="reads")
async def meet_objection(
    context: ToolContext,
    objection: Annotated[
        str,
        Field(
            max_length=80,
            description="Id of the objection. People may come to harm: crisis, medical-judgement, legal-money-advice, "
            "children-use-it, minors-data, medical-material, dangerous-instructions, contract-bars-ai, rules-forbid, "
            "pretends-to-be-human, ai-free-label, discretion-claim, bill-hours. Rights: add-barred-work, no-reply-yet, "
            "private-model, own-machine, nobody-would-know, anonymise, others-texts, just-the-prompt, co-authors, "
            "employer-owned, agency-between, clients-customers. Hopes: other-kinds, other-client, knows-facts, "
            "exact-values, keeps-quotes, style-then, outcome-labels, invents-new, new-rules. Numbers: "
            "enough-by-number, split-to-number, made-up-examples, all-green, high-volume, later-more, retrain-often. "
            "Other ways: why-not-rag, why-not-prompt, why-not-train, template-instead, if-that-fails. "
            "People and money: someone-insists, vendor-offers, tell-client, client-pays, training-is-cheap, "
            "change-your-mind, pilot-only, just-say-yes. There are more: an unknown id lists all.",
        ),
    ],
    skip: Annotated[
        tuple[str, ...], Field(max_length=50, description="Fields that the person did not know, as in judge_fit.")
    ] = (),
) -> ArgumentResult:
    """Answer what a person says against a verdict that stands, and say what the verdict is now.

    Use it for "can I throw in the NDA ones too?", "my client insists", "a colleague did it with 50". Do not use it for
    new facts (note_situation, then judge_fit), for supposed figures (judge_fit with what_if), or before a verdict.
    """
    found = next((entry for entry in context.objections if entry.id == objection), None)
    if found is None:
        known = ", ".join(entry.id for entry in context.objections)
        raise ToolRefusal(f"There is no objection {objection!r}. The ids are: {known}.")
    verdict = await judge_fit.function(context, skip)
    assert isinstance(verdict, VerdictResult)
    standing = Standing(
        outcome=cast(Outcome, verdict.verdict),
        decided_by=verdict.decided_by,
        reason=verdict.reasons[0].text if verdict.reasons else None,
        change=verdict.would_change[0] if verdict.would_change else None,
        next_step=verdict.next_step,
        alternative=verdict.alternative,
    )
    argument = argue(found, context.situation, standing)
    passage = context.library.passage(argument.concept, IN_SHORT)
    is_open = verdict.verdict == "it_depends"
    return ArgumentResult(
        behaviour="judge_fit",
        verdict=verdict.verdict,
        asks=verdict.asks if is_open else None,
        suggestions=verdict.suggestions,
        text=argument.text,
        concept=argument.concept,
        n=context.cite(passage) if passage else None,
        headline=verdict.headline,
        question=verdict.question if is_open else None,
        so_far=verdict.so_far,
    )
