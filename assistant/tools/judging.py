"""The tool that judges whether fine-tuning fits the person's work."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.messages import Frozen
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from journeys import fit
from journeys.situation import FACTS, question_for
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
    "it_depends": ("I don't know", "Why does that matter?", "When is fine-tuning worth it?"),
}


class CitedReason(Frozen):
    """A reason, and the number under which its article is cited."""

    text: str
    concept: str
    n: int | None = None


class VerdictResult(ToolResult):
    """A verdict in its parts, so that each speaker can put them in its own words; figures stay as they are."""

    headline: str
    reasons: tuple[CitedReason, ...]
    assumed: tuple[str, ...]
    would_change: tuple[str, ...]
    next_step: str
    alternative: str
    risks: tuple[str, ...]
    question: str | None
    questions_left: int
    rubric: str
    judged_on: str

    def for_model(self) -> dict[str, Any]:
        """The parts; what to do with the question."""
        told = {**super().for_model(), "next_questions": list(self.suggestions)}
        if self.question:
            told["note"] = "End with this question and no other. Cite each reason as [n]."
        return told

    def for_person(self) -> str:
        """The verdict in Markdown; the question that decides comes last."""
        parts = [
            f"**{self.headline}**",
            "\n".join(f"- {reason.text}{_mark(reason)}" for reason in self.reasons),
            f"**Next step.** {self.next_step}",
            f"**The cheaper way.** {self.alternative}",
            _list("What else decides" if self.verdict == "it_depends" else "What would change this", self.would_change),
            _list("Be careful", self.risks),
            f"*I assumed {'; '.join(self.assumed)}. Tell me if that is wrong.*" if self.assumed else "",
            self.question or "",
        ]
        return "\n\n".join(part for part in parts if part)


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
) -> VerdictResult:
    """Judge by fixed rules whether fine-tuning fits the work that the person has described, and name the next step.

    Reads what note_situation has kept, so note new facts first. Use it for "is it worth it for me", "should I train on
    these", "what should I do with my N pieces", and after each answer to its question. Do not use it to explain an idea
    (search_library) or to name a price (estimate_cost).
    """
    if unknown := [name for name in skip if name not in FACTS]:
        fields = ", ".join(FACTS)
        raise ToolRefusal(f"There is no field {', '.join(unknown)!r} in a situation. The fields are: {fields}.")
    verdict = fit.judge_fit(context.situation, context.today, skip)
    return VerdictResult(
        behaviour="judge_fit",
        verdict=verdict.outcome,
        asks=verdict.asks,
        suggestions=NEXT[verdict.outcome],
        headline=verdict.headline,
        reasons=tuple(_cited(context, reason) for reason in verdict.reasons),
        assumed=verdict.assumed,
        would_change=verdict.would_change,
        next_step=verdict.next_step,
        alternative=verdict.alternative,
        risks=verdict.risks,
        question=question_for(verdict.asks) if verdict.asks else None,
        questions_left=verdict.questions_left,
        rubric=verdict.rubric,
        judged_on=verdict.judged_on.isoformat(),
    )


def _cited(context: ToolContext, reason: fit.Reason) -> CitedReason:
    passage = context.library.passage(reason.concept, IN_SHORT)
    return CitedReason(text=reason.text, concept=reason.concept, n=context.cite(passage) if passage else None)


def _mark(reason: CitedReason) -> str:
    return f" [{reason.n}]" if reason.n else ""


def _list(title: str, items: tuple[str, ...]) -> str:
    """One line for one item, a list for more."""
    if len(items) < 2:
        return f"**{title}.** {items[0]}" if items else ""
    return "\n".join((f"**{title}**", "", *(f"- {item}" for item in items)))
