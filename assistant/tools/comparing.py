"""The tools that compare: two sets of answers blind, recent work with what was trained on, and tasks next door."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from pydantic import Field

from assistant.desk import Desk
from assistant.errors import InputRefused, NotYours, ToolRefusal
from assistant.store.comparisons import KeptComparison
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from assistant.tools.tracking import desk_of
from dataset.build.shelf import NoBuild
from tracking import drift_words, preference_words
from tracking.answers import HOW, Read, Unreadable, read_both
from tracking.drift import find_drift
from tracking.neighbours import (
    check_pairs,
    checked_words,
    flexibility_words,
    load_neighbours,
    read_neighbours,
    task_lines,
)
from tracking.works import Works, of_build, pasted

HOW_TO_PASTE = (
    "Paste the pieces with a line of dashes (---) between them, or as JSON lines. For files and folders use "
    "`peri drift RECENT --trained-on TRAIN.jsonl` in the terminal."
)
MOST = 2_000_000  # characters of pasted text
Pasted = Annotated[str | None, Field(max_length=MOST)]
Label = Annotated[str, Field(min_length=1, max_length=120)]


class ComparisonResult(ToolResult):
    """A blind comparison as it stands. It never tells which answer is whose before it is over."""

    comparison_id: str | None = None
    name: str | None = None
    pairs: int = 0
    judged: int = 0
    is_over: bool = False
    said: str

    def for_model(self) -> dict[str, Any]:
        """The fields, and what may follow."""
        return {**super().for_model(), "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """How it stands, or its result."""
        return self.said


class DriftResult(ToolResult):
    """What moved in recent work; `said` is Markdown whose figures were computed."""

    advice: str
    said: str

    def for_person(self) -> str:
        """The finding."""
        return self.said


@tool(title="Setting up a blind comparison", effect="notes")
async def compare_blind(
    context: ToolContext,
    pairs: Annotated[
        Pasted,
        Field(description="Both answers to each brief, word for word as given: “Brief: … A: … B: …”, or JSON lines."),
    ] = None,
    name: Annotated[str | None, Field(max_length=120, description="Name of the comparison.")] = None,
    one: Annotated[Label, Field(description="What set A is.")] = "A",
    other: Annotated[Label, Field(description="What set B is.")] = "B",
    result: Annotated[bool, Field(description="Uncover the result, which ends the comparison.")] = False,
    early: Annotated[bool, Field(description="End it although pairs are left. Only when they insist.")] = False,
) -> ComparisonResult:
    """Begin a blind comparison of two sets of answers, say how one stands, or uncover its result.

    With `pairs` a new one begins; the person judges side by side in a card, without knowing which is which. Never tell
    or guess which answer is whose. Do not use it to judge answers yourself.
    """
    desk = desk_of(context)
    try:
        if pairs:
            read = read_both(pairs)
            return _begun(await asyncio.to_thread(desk.compare, _name(desk, name), one, other, read.pairs), read)
        kept = await asyncio.to_thread(desk.comparison, name)
        if result or kept.ended_at:
            return await asyncio.to_thread(_result, desk, kept.id, early)
        return _standing(kept)
    except Unreadable as error:
        raise ToolRefusal(str(error)) from None
    except NotYours as error:
        raise ToolRefusal(str(error) if name else f"{error} {HOW}") from None
    except InputRefused as error:
        raise ToolRefusal(str(error)) from None
    except ValueError:
        raise ToolRefusal("The two sets need different names, such as “best prompt” and “tuned model”.") from None


@tool(title="Looking for drift", effect="reads")
async def check_drift(
    context: ToolContext,
    recent: Annotated[
        Pasted, Field(description="Recent approved pieces, word for word, with --- between them.")
    ] = None,
    reference: Annotated[
        Pasted, Field(description="What was trained on: pieces or lines of the training file.")
    ] = None,
    build: Annotated[str | None, Field(max_length=80, description="Instead of reference: the name of a build.")] = None,
    provider: Annotated[
        str | None, Field(max_length=60, description="Who trained the model, for the base's end.")
    ] = None,
    base: Annotated[str | None, Field(max_length=120, description="The base model's name there.")] = None,
) -> DriftResult:
    """Compare recent approved work with what a model or kit was made from: what moved, since when, whether to refresh.

    Also tells when a provider's base model ends. Needs twenty pieces on each side. Do not use it to explain drift
    (search_library).
    """
    dates = _dates(context, provider, base)
    if not recent or not (reference or build):
        if dates:
            return DriftResult(behaviour="journey", advice="dates only", said="\n\n".join(dates))
        raise ToolRefusal(f"I need your recent approved pieces, and what was trained on. {HOW_TO_PASTE}")
    before = await asyncio.to_thread(_built, context, build) if build else pasted(reference or "")
    found = await asyncio.to_thread(find_drift, before.pieces, pasted(recent).pieces)
    said = "\n\n".join([drift_words.markdown(found), *dates])
    return DriftResult(behaviour="journey", advice=found.advice, said=said)


@tool(title="Trying the tasks next door", effect="notes")
async def check_flexibility(
    context: ToolContext,
    base: Annotated[Pasted, Field(description="The base model's answers: JSON lines with brief and answer.")] = None,
    tuned: Annotated[Pasted, Field(description="The tuned model's answers, likewise.")] = None,
) -> ComparisonResult:
    """Give the neighbouring tasks to run on the base and the tuned model, or check both models' answers to them.

    Without answers it gives the tasks; with both it checks what a computer can, and begins a blind comparison. Do not
    use it for the task that the model was tuned on (compare_blind).
    """
    tasks = load_neighbours()
    if not base or not tuned:
        listed = "\n".join(f"- **{task.title}**: {task.skill[0].lower()}{task.skill[1:]}" for task in tasks)
        said = (
            f"{len(tasks)} tasks next door. A tuned model often gets worse at some of them:\n\n{listed}\n\n"
            "Let both models answer each `brief` into `answer`, and give me both sets back, or use "
            f"`peri flexibility tasks tasks.jsonl` in the terminal.\n\n```json\n{task_lines(tasks)}```"
        )
        return ComparisonResult(behaviour="journey", said=said)
    desk = desk_of(context)
    try:
        read = read_neighbours(base, tuned, tasks)
        kept = await asyncio.to_thread(
            lambda: desk.compare(
                _name(desk, "flexibility"), "base model", "tuned model", read.pairs, is_flexibility=True
            )
        )
    except (Unreadable, InputRefused) as error:
        raise ToolRefusal(str(error)) from None
    begun = _begun(kept, read)
    return begun.model_copy(update={"said": f"{checked_words(check_pairs(read.pairs, tasks))}\n\n{begun.said}"})


def _begun(kept: KeptComparison, read: Read) -> ComparisonResult:
    notes = [*read.left_out[:5]]
    if kept.comparison.identical:
        notes.append(f"{kept.comparison.identical} with the same answer twice were left out.")
    standing = _standing(kept)
    return standing.model_copy(update={"said": " ".join([standing.said, *notes])})


def _standing(kept: KeptComparison) -> ComparisonResult:
    count, done = len(kept.comparison.pairs), len(kept.choices)
    left = count - done
    said = (
        f"“{kept.comparison.name}”: {done} of {count} pairs judged. Choose in the card below with the keys 1, 2 and 0, "
        f'or in the terminal with `peri compare judge "{kept.comparison.name}"`.'
        if left
        else f"“{kept.comparison.name}”: all {count} pairs are judged. Ask for the result to uncover them."
    )
    return ComparisonResult(
        behaviour="journey",
        suggestions=("Show the result of my comparison",),
        comparison_id=kept.id,
        name=kept.comparison.name,
        pairs=count,
        judged=done,
        said=said,
    )


def _result(desk: Desk, comparison_id: str, early: bool) -> ComparisonResult:
    kept, found = desk.result(comparison_id, early=early)
    words = flexibility_words if kept.comparison.is_flexibility else preference_words.markdown
    return ComparisonResult(
        behaviour="journey",
        comparison_id=kept.id,
        name=kept.comparison.name,
        pairs=len(kept.comparison.pairs),
        judged=len(kept.choices),
        is_over=True,
        said=words(kept.comparison, found),
    )


def _name(desk: Desk, wanted: str | None) -> str:
    """The wanted name or "comparison", with a number behind it where that is taken."""
    taken = {each.comparison.name for each in desk.compared()}
    plain = wanted or "comparison"
    names = (plain if number == 1 else f"{plain} {number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _built(context: ToolContext, name: str) -> Works:
    if context.bench is None:
        raise ToolRefusal("There are no builds here.")
    try:
        return of_build(context.bench.shelf.find(name))
    except NoBuild as error:
        raise ToolRefusal(str(error)) from None


def _dates(context: ToolContext, provider: str | None, base: str | None) -> list[str]:
    if provider is None:
        return []
    known = context.library.providers.find(provider)
    if known is None:
        return [f"I know no provider named “{provider}”."]
    return drift_words.base_dates(known, base, context.today)
