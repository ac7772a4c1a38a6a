"""The tools that compare two sets of answers blind: to the briefs that were tuned for, and to tasks next door."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field

from assistant.desk import Desk
from assistant.errors import InputRefused, NotYours, ToolRefusal
from assistant.store.comparisons import KeptComparison
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from assistant.tools.handing import waiting_texts
from assistant.tools.tracking import desk_of
from tracking import preference_words
from tracking.answers import HOW, Read, Unreadable, read_both, read_two
from tracking.neighbours import (
    Neighbour,
    check_pairs,
    checked_words,
    flexibility_words,
    load_neighbours,
    read_neighbours,
    task_lines,
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

    With `pairs`, or from uploaded files of answers, a new one begins; the person judges side by side in a card, without
    knowing which is which. Never tell or guess which answer is whose. Do not use it to judge answers yourself.
    """
    desk = desk_of(context)
    try:
        if pairs:
            read = read_both(pairs)
            return _begun(await asyncio.to_thread(desk.compare, free_name(desk, name), one, other, read.pairs), read)
        if not result and (begun := await asyncio.to_thread(_from_files, context, name, one, other)) is not None:
            return begun
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
    try:
        found = await asyncio.to_thread(_flexibility, context, base, tuned, tasks)
    except (Unreadable, InputRefused) as error:
        raise ToolRefusal(str(error)) from None
    if found is not None:
        return found
    listed = "\n".join(f"- **{task.title}**: {task.skill[0].lower()}{task.skill[1:]}" for task in tasks)
    said = (
        f"{len(tasks)} tasks next door. A tuned model often gets worse at some of them:\n\n{listed}\n\n"
        "Let both models answer each `brief` into `answer`, one file for each model, and drop both files here; or use "
        f"`peri flexibility tasks tasks.jsonl` in the terminal.\n\n```json\n{task_lines(tasks)}```"
    )
    return ComparisonResult(behaviour="journey", said=said)


def _flexibility(
    context: ToolContext, base: str | None, tuned: str | None, tasks: Sequence[Neighbour]
) -> ComparisonResult | None:
    """The check of both models' answers, given or waiting as two files; None when there are none."""
    if base and tuned:
        return _checked(context, base, tuned, tasks)
    with waiting_texts(context) as texts:
        if len(texts) != 2:
            return None
        named = dict(texts)
        first = next((name for name in named if re.search(r"base|before|untuned|plain", name, re.I)), texts[0][0])
        last = next(name for name in named if name != first)
        return _checked(context, named[first], named[last], tasks)


def _checked(context: ToolContext, base: str, tuned: str, tasks: Sequence[Neighbour]) -> ComparisonResult:
    desk = desk_of(context)
    read = read_neighbours(base, tuned, tasks)
    name = free_name(desk, "flexibility")
    kept = desk.compare(name, "base model", "tuned model", read.pairs, is_flexibility=True)
    begun = _begun(kept, read)
    return begun.model_copy(update={"said": f"{checked_words(check_pairs(read.pairs, tasks))}\n\n{begun.said}"})


def _from_files(context: ToolContext, name: str | None, one: str, other: str) -> ComparisonResult | None:
    """A comparison of the answers that wait as one file or two; None when there are no such files."""
    desk = desk_of(context)
    with waiting_texts(context) as texts:
        if not texts:
            return None
        if len(texts) == 1:
            read = read_both(texts[0][1])
        else:
            read = read_two(texts[0][1], texts[1][1])
            if (one, other) == ("A", "B"):  # not told: the files' own names say what the sets are
                one, other = (file[:100] for file, _ in texts)
        kept = desk.compare(free_name(desk, name), one, other, read.pairs)
    return _begun(kept, read)


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


def free_name(desk: Desk, wanted: str | None) -> str:
    """The wanted name or "comparison", with a number behind it where that is taken."""
    taken = {each.comparison.name for each in desk.compared()}
    plain = wanted or "comparison"
    names = (plain if number == 1 else f"{plain} {number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
