"""Starting a durable build from files that were brought, and the prompt kit of one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, Any, ParamSpec, TypeVar

from pydantic import Field

from assistant.errors import NotYours, PeriError, ToolRefusal
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from assistant.workshop import Bench
from dataset.build.kit import kit_of
from dataset.demo import demo_settings, demo_sources
from dataset.pair.settings import PairSettings

P = ParamSpec("P")
R = TypeVar("R")
NOT_KEPT = "The files could not be put in place. Check that the disk has room; nothing that you brought is lost."
NO_BUILD = "You have not brought any work yet. Drop your files here first; a kit needs a handful of finished pieces."
NO_PIECES = (
    "There is nothing to make a kit from yet: the work is still being read, or nobody has said that any of it may be "
    "used. The card of the build asks that."
)
AFTER_START = ("What happens to my clients' names?", "How many pairs do I need?", "What will it cost me to train?")
AFTER_KIT = ("When does training beat a prompt?", "How many pairs do I need?")


class BuildStarted(ToolResult):
    """A build that goes on in the background; `build` is its key, and its card shows the rest."""

    build: str
    name: str
    brought: str

    def for_model(self) -> dict[str, Any]:
        """The fields, and what the person sees."""
        note = (
            "The build runs by itself. A card under your answer shows its progress, asks what it needs to know, and "
            "holds review, files and prompt kit. Do not ask for those things yourself, and do not guess the results."
        )
        return {**super().for_model(), "note": note, "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """What arrived, and what happens now."""
        return (
            f"**{self.brought}.** I am reading {'it' if self.brought.startswith('1 ') else 'them'} now; everything "
            "stays on this machine. The card below shows how far it is and then asks what it needs to know. You can "
            "leave meanwhile; it goes on, and the card is here when you come back."
        )


class KitMade(ToolResult):
    """A prompt kit; `build` is the key of its build, whose card holds the text to copy."""

    build: str
    kit: bool = True
    samples: int
    pieces: str
    tokens: int

    def for_person(self) -> str:
        """What is in it, and what to do with it."""
        return (
            f"**Your prompt kit is ready:** {self.samples} of your pieces and a style sheet counted from them, about "
            f"{self.tokens:,} tokens. Copy it from the card below and paste it at the start of a conversation with "
            "any assistant, then ask for the next piece as you would ask a colleague.\n\nNames and private data are "
            "replaced by tokens. Read it once before you hand it on."
        )


async def start_from_files(context: ToolContext, bench: Bench, name: str | None) -> BuildStarted | None:
    """Make a build from the files that wait in this conversation, and start it; None when none were brought.

    When they are in a build already, it is that one: an answer tried again does not begin a second.
    """
    waiting = await asyncio.to_thread(bench.waiting)
    if not waiting.files:
        before = await asyncio.to_thread(bench.made_here)
        if before is None:
            return None
        await _run(bench.go_on, before[0])
        return _started(*before)
    usual = f"Work of {context.today.day} {context.today:%B %Y}"
    pair = PairSettings(trade=context.situation.profession)
    return _started(*await _run(bench.begin, name or usual, pair, waiting.words))


async def start_sample(context: ToolContext, bench: Bench) -> BuildStarted:
    """Make a build of the sample work that comes with Peri, and start it."""
    files = sum(1 for source in demo_sources() for path in source.rglob("*") if path.is_file())
    told = f"{files} files of an invented copywriter"
    return _started(*await _run(bench.begin_from, "Sample work", demo_settings(), told))


async def _run(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Do it in a thread; what speaks against it becomes a refusal in a sentence."""
    try:
        return await asyncio.to_thread(work, *args, **kwargs)
    except OSError:
        raise ToolRefusal(NOT_KEPT) from None
    except PeriError as error:
        raise ToolRefusal(str(error)) from None


def _started(key: str, name: str, brought: str) -> BuildStarted:
    return BuildStarted(behaviour="dataset", suggestions=AFTER_START, build=key, name=name, brought=brought)


@tool(title="Putting a prompt kit together", effect="reads")
async def prompt_kit(
    context: ToolContext,
    build: Annotated[str | None, Field(max_length=80, description="Name or key; the latest when left out.")] = None,
) -> KitMade:
    """Make a text to paste into any assistant from the person's own build: their best samples and a style sheet.

    Use it when there is too little to train on, or when the person asks for a prompt kit. It needs work that was
    brought before. Do not use it to explain prompting (search_library).
    """
    bench = context.bench
    key = await asyncio.to_thread(bench.find, build) if bench else None
    if bench is None or key is None:
        raise ToolRefusal(NO_BUILD)
    try:
        kit = await asyncio.to_thread(_kit, bench, key)
    except (ValueError, NotYours):
        raise ToolRefusal(NO_PIECES) from None
    return KitMade(
        behaviour="dataset",
        suggestions=AFTER_KIT,
        build=key,
        samples=kit[0],
        pieces=kit[1],
        tokens=kit[2],
    )


def _kit(bench: Bench, key: str) -> tuple[int, str, int]:
    with bench.opened(key) as build:
        kit = kit_of(build)
    return len(kit.samples), kit.samples[0].kind, kit.tokens
