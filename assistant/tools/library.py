"""Tools that look things up in the library."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.messages import Frozen
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from knowledge.concepts import IN_SHORT
from knowledge.index import Found
from knowledge.library import Passage

PASSAGES = 6  # that an answer can be made of

# A part of an article that a follow-up asks for -> the headings that answer it, best first.
PARTS: dict[str, tuple[str, ...]] = {
    "short": (IN_SHORT,),
    "why": ("Why it matters", "How it works"),
    "how": ("How it works", "Try this"),
    "cost": ("What it costs",),
    "limits": ("Where it fails",),
    "do": ("Try this", "How it works"),
}


class FoundPassage(Frozen):
    """A passage that an answer may quote, under its citation number."""

    n: int
    concept: str
    title: str
    heading: str
    text: str
    score: float  # ranks the passages of one search
    near: float  # comparable between searches


class LibraryResult(ToolResult):
    """Passages for a question; `found` is False when the library has nothing near it."""

    found: bool
    passages: tuple[FoundPassage, ...] = ()
    next_questions: tuple[str, ...] = ()

    def for_person(self) -> str:
        """The titles that were looked at."""
        if not self.found:
            return "Nothing in the library is near this question."
        return "\n".join(f"- {p.title}: {p.heading}" for p in self.passages)

    def for_model(self) -> dict[str, Any]:
        """The passages, and how to cite them."""
        told = super().for_model()
        if self.found:
            told["cite"] = "Cite a passage as [n] right after what you take from it."
        else:
            told["note"] = "The library has nothing on this. Say so; do not answer from memory."
        return told


@tool(title="Looking in the library", effect="reads")
async def search_library(
    context: ToolContext,
    question: Annotated[str, Field(min_length=1, max_length=2_000, description="The question in full, on its own.")],
    concept: Annotated[str | None, Field(description="Id of the one article to look in, for a follow-up.")] = None,
    part: Annotated[
        Literal["short", "why", "how", "cost", "limits", "do"] | None,
        Field(description="With `concept`: the part of that article to read."),
    ] = None,
) -> LibraryResult:
    """Find passages of Peri's library that answer a question about fine-tuning and its alternatives.

    Use it before saying anything about the subject. Do not use it for prices of this person's plan (estimate_cost) or
    for a verdict on their situation (judge_fit).
    """
    if concept is not None and concept not in context.library.concepts:
        raise ToolRefusal(f"There is no article {concept!r} in the library. Search without `concept`.")
    if concept and part:
        passages = [p for h in PARTS[part] if (p := context.library.passage(concept, h))]
        numbered = tuple(_found(context, Found(passage, 1.0, 1.0)) for passage in passages)
        follow_ups = context.library.concepts[concept].follow_ups
        return LibraryResult(
            behaviour="explain", found=True, passages=numbered, next_questions=follow_ups, suggestions=follow_ups
        )
    # Examples are for show_examples: their figures are invented and must not answer a question of fact.
    ranked = [f for f in context.index.search(question, 24, concept=concept) if f.passage.trade is None]
    if not ranked:
        return LibraryResult(found=False)
    first = context.library.concepts[ranked[0].passage.concept]
    short = next((f for f in ranked if f.passage.concept == first.id and f.passage.heading == IN_SHORT), None)
    if short is None:
        summary = context.library.passage(first.id, IN_SHORT)
        assert summary is not None
        short = Found(summary, 0.0, 0.0)
    # The point of the best article comes first: it opens an answer, and so it bears the first number.
    found = [short, *(f for f in ranked[:PASSAGES] if f.passage.id != short.passage.id)]
    return LibraryResult(
        behaviour="explain",
        found=True,
        passages=tuple(_found(context, f) for f in found),
        next_questions=first.follow_ups,
        suggestions=first.follow_ups,
    )


class ExamplesResult(LibraryResult):
    """Examples from the library; `trade_found` is False when there is none from the trade asked for."""

    trade_found: bool = True

    def for_person(self) -> str:
        """The titles of the examples."""
        return "\n".join(f"- {p.title}: {p.heading}" for p in self.passages) or "No example on this in the library."


@tool(title="Choosing examples", effect="reads")
async def show_examples(
    context: ToolContext,
    about: Annotated[str, Field(min_length=1, max_length=2_000, description="What the examples should show.")],
    concept: Annotated[str | None, Field(description="Id of the article to take them from.")] = None,
    trade: Annotated[str | None, Field(description="The person's trade; left out, the one they told.")] = None,
    after: Annotated[int, Field(ge=0, description="How many examples of this article were shown already.")] = 0,
) -> ExamplesResult:
    """Find worked examples, from the person's own trade where the library has them.

    Do not use it to explain an idea (search_library).
    """
    wanted = (trade or context.situation.profession or "").lower()
    ranked = [f for f in context.index.search(about, len(context.library.passages), concept=concept) if f.passage.trade]
    own = [f for f in ranked if wanted and _same_trade(wanted, f.passage)]
    if not ranked:
        return ExamplesResult(found=False)
    best = ranked[0].passage.concept
    chosen = own[:1] + [f for f in ranked if f not in own[:1]]
    chosen = sorted(chosen, key=lambda f: (f not in own[:1], f.passage.concept != best))[after:]
    if not chosen:
        return ExamplesResult(found=False)
    concept_read = context.library.concepts[chosen[0].passage.concept]
    return ExamplesResult(
        behaviour="examples",
        found=True,
        trade_found=bool(own) or not wanted,
        passages=tuple(_found(context, f) for f in chosen[:2]),
        next_questions=concept_read.follow_ups,
        suggestions=concept_read.follow_ups,
    )


def _same_trade(wanted: str, passage: Passage) -> bool:
    trade = (passage.trade or "").lower()
    return trade in wanted or wanted in trade


def _found(context: ToolContext, found: Found) -> FoundPassage:
    passage = found.passage
    return FoundPassage(
        n=context.cite(passage),
        concept=passage.concept,
        title=passage.title,
        heading=passage.heading,
        text=passage.text,
        score=round(found.score, 3),
        near=round(found.near, 3),
    )
