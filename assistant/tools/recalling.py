"""The tools that say what Peri remembers of a person's work, and that forget it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from assistant.kept import fact_label
from assistant.remembering import missing_facts
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from journeys.run import JourneyRun, next_step
from journeys.run_summary import told_lines
from journeys.run_words import number_of, progress
from journeys.situation import FACTS, Situation

NOTHING = "You haven't told me anything about your work yet, here or in an earlier talk that I still have."
CORRECT = (
    "Correct me whenever something is wrong, in plain words: “no, more like 40”, or “forget the budget”. A new "
    "conversation starts from nothing; when you ask me whether I remember, or which journey fits you, I take over what "
    "you told me in your last talk and say so. “Forget everything” deletes it."
)
LONGEST_GOAL = 15  # words
AT_FIRST = "how you put it at first"
FORGOTTEN = (
    "Done: I have forgotten what you told me about your work, in this talk and in earlier ones. What you typed still "
    "stands in the conversations themselves, until you delete those in the history."
)
KEPT_JOURNEYS = (
    "I have kept your journeys with their ticks: {titles}. To delete those too, say “Yes, delete my journeys”."
)
DELETE_JOURNEYS = "Yes, delete my journeys"


class RecallResult(ToolResult):
    """What is known of the person's work: told in this talk, taken over from earlier ones, and where they stand."""

    told: dict[str, Any]
    earlier: dict[str, Any]
    journey: str | None = None

    def for_person(self) -> str:
        """The facts, a line each, and from which talk they come."""
        parts = [NOTHING] if not (self.told or self.earlier) else []
        if self.told:
            parts.append(f"This is what you told me in this conversation:\n\n{_lines(self.told)}")
        if self.earlier:
            parts.append(f"From our earlier talks, and taken over into this one:\n\n{_lines(self.earlier)}")
        return "\n\n".join([*parts, *([self.journey] if self.journey else []), CORRECT])


class ForgetResult(ToolResult):
    """What was forgotten, in a sentence."""

    said: str

    def for_person(self) -> str:
        """The sentence."""
        return self.said


@tool(title="Remembering", effect="notes")
async def recall_facts(context: ToolContext) -> RecallResult:
    """Tell what is known of the person's work, from here and from earlier conversations, and where their journey is.

    Use it for "what do you know about me", "do you remember what I told you". What comes from earlier talks is taken
    over into this one. Do not use it to change a fact (note_situation).
    """
    told = _facts(context.situation)
    earlier = await recall_earlier(context)
    run = await asyncio.to_thread(context.walk.last) if context.walk else None
    suggestions = (
        "Which journey fits me?",
        "Is it worth it for my work?",
        "Where was I?" if run else "Forget everything",
    )
    return RecallResult(
        behaviour="explain", told=told, earlier=earlier, journey=_place(run) if run else None, suggestions=suggestions
    )


@tool(title="Forgetting", effect="notes")
async def forget_facts(
    context: ToolContext,
    journeys: Annotated[
        bool, Field(description="True only after the person was asked and said “Yes, delete my journeys”.")
    ] = False,
) -> ForgetResult:
    """Forget everything that the person told about their work, in this conversation and in earlier ones.

    Only when they say so: "forget everything", "forget all that". For a single fact use note_situation with null. Their
    journeys stay unless `journeys` is set.
    """
    context.situation = Situation()
    if context.memory is not None:
        await asyncio.to_thread(context.memory.forget)
    runs = await asyncio.to_thread(context.walk.all) if context.walk else ()
    if journeys and context.walk is not None:
        count = await asyncio.to_thread(context.walk.delete)
        said = f"Deleted: {count} journey{'' if count == 1 else 's'}, with all ticks and reports."
        return ForgetResult(behaviour="explain", said=said, suggestions=("What can you do for me?",))
    titles = ", ".join(dict.fromkeys(f"“{run.title}”" for run in runs))
    said = f"{FORGOTTEN} {KEPT_JOURNEYS.format(titles=titles)}" if titles else FORGOTTEN
    says = (DELETE_JOURNEYS, "Show my journeys") if titles else ("What can you do for me?",)
    return ForgetResult(behaviour="explain", said=said, suggestions=says)


async def recall_earlier(context: ToolContext) -> dict[str, Any]:
    """Take over what was told in earlier talks and not in this one; what that was."""
    if context.memory is None:
        return {}
    known = await asyncio.to_thread(context.memory.earlier)
    missing = missing_facts(known, context.situation.told())
    if missing:
        context.situation = context.understood(context.situation.with_facts(missing, context.message))
    return missing


async def known_before(context: ToolContext) -> dict[str, Any]:
    """What is known from earlier talks, without taking it over into this one. Raises StoreError."""
    return await asyncio.to_thread(context.memory.earlier) if context.memory else {}


def tells_nothing(context: ToolContext) -> bool:
    """Whether nothing was told here that could be judged by; then earlier talks may speak."""
    return not set(context.situation.told()) - {"profession", "goal"}


def in_words(facts: Mapping[str, Any]) -> str:
    """Facts in a row: "pieces a month: 40; profession: copywriter"."""
    return "; ".join(f"{fact_label(name)}: {_plain(value)}" for name, value in facts.items() if name != "goal")


def _facts(situation: Situation) -> dict[str, Any]:
    return {name: value for name, value in situation.told().items() if name in FACTS}


def _lines(facts: Mapping[str, Any]) -> str:
    return "\n".join(f"- {_label(name, value)}: {_plain(value)}" for name, value in facts.items())


def _label(name: str, value: object) -> str:
    """How a fact is called; a first telling kept whole is no goal in a few words."""
    is_telling = name == "goal" and len(str(value).split()) > LONGEST_GOAL
    return AT_FIRST if is_telling else fact_label(name)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def _place(run: JourneyRun) -> str:
    upcoming = next_step(run)
    where = f", next is step {number_of(run, upcoming)}, “{upcoming.title}”" if upcoming else ""
    state = " (parked)" if run.parked and upcoming else ""
    told = "".join(f"\n- {line}" for line in told_lines(run))
    kept = f"\n\nIn it you told me:\n{told}" if told else ""
    return f"Your journey{state}: “{run.title}”, {progress(run)}{where}.{kept}"
