"""Starting a durable build from files that were brought, and the prompt kit of one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Annotated, Any, ParamSpec, TypeVar

from pydantic import Field

from assistant.checks import Check
from assistant.errors import NotYours, PeriError, ToolRefusal
from assistant.tools.check_result import CheckResult, check_result
from assistant.tools.checking import checked_instead
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from assistant.workshop import Bench
from dataset.build.kit import OnlyUnseen, kit_of
from dataset.build.kit_doubts import kit_doubts
from dataset.demo import demo_settings, demo_sources
from dataset.pair.settings import PairSettings

P = ParamSpec("P")
R = TypeVar("R")
NOT_KEPT = "The files could not be put in place. Check that the disk has room; nothing that you brought is lost."
NO_BUILD = "You have not brought any work yet. Drop your files here first; a kit needs a handful of finished pieces."
NO_KIT_IN_TERMINAL = (
    "Files cannot be dropped here: this is the terminal. In another window, or after leaving our talk with “bye”, type "
    "`peri dataset new NAME PATH...` (NAME is any word, PATH your files or their folder; --may-use-all if all of it is "
    "yours), then `peri dataset kit NAME`: that prints the kit. A kit by hand is as good for this step: paste three of "
    "your best pieces and their briefs into a document, then say “I made the kit elsewhere”."
)
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
    checked: tuple[str, ...] = ()  # files that are training data already
    check: str | None = None

    def for_model(self) -> dict[str, Any]:
        """The fields, and what the person sees."""
        note = (
            "The build runs by itself. A card under your answer shows its progress, asks what it needs to know, and "
            "holds review, files and prompt kit. Do not ask for those things yourself, and do not guess the results."
        )
        return {**super().for_model(), "note": note, "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """What arrived, and what happens now."""
        told = (
            f"**{self.brought}.** I am reading {'it' if self.brought.startswith('1 ') else 'them'} now; everything "
            "stays on this machine. The card below shows how far it is and then asks what it needs to know. You can "
            "leave meanwhile; it goes on, and the card is here when you come back."
        )
        if not self.checked:
            return told
        are = "is" if len(self.checked) == 1 else "are"
        names = ", ".join(self.checked)
        return f"{told}\n\n{names} {are} training data already: checked, not built from. A card of its own tells of it."


class KitMade(ToolResult):
    """A prompt kit; `build` is the key of its build, whose card holds the text to copy."""

    build: str
    kit: bool = True
    samples: int
    pieces: str
    tokens: int
    doubts: tuple[str, ...] = ()  # pieces in it that nobody has looked at, and those left out for that

    def for_person(self) -> str:
        """What is in it, and what to do with it."""
        return (
            f"**Your prompt kit is ready:** {self.samples} of your pieces and a style sheet counted from them, about "
            f"{self.tokens:,} tokens. Copy it from the card below and paste it at the start of a conversation with "
            "any assistant, then ask for the next piece as you would ask a colleague.\n\nNames and private data are "
            f"replaced by tokens.{' '.join(['', *self.doubts])} Read it once before you hand it on."
        )


async def start_from_files(context: ToolContext, bench: Bench, name: str | None) -> BuildStarted | CheckResult | None:
    """Make a build from the files that wait in this conversation, and start it; None when none were brought.

    Training files among them are checked, not built from, unless they were checked before and a build is asked for
    now. When the files are in a build already, it is that one: an answer tried again does not begin a second.
    """
    check: Check | None = None
    if (await asyncio.to_thread(bench.waiting)).files:
        check = await checked_instead(context, bench)
    elif (before := await _before(context, bench)) is not None:
        return before
    if (await asyncio.to_thread(bench.waiting)).files:
        return await _begun(context, bench, name, check)
    return check_result(check, came_to_be_built=True) if check else None


async def _before(context: ToolContext, bench: Bench) -> BuildStarted | CheckResult | None:
    """What became of files that were brought earlier; those that were checked wait again when a build is asked for."""
    assert bench.conversation is not None, "files wait in a conversation"
    check = await asyncio.to_thread(bench.checks.last, bench.conversation)
    made = await asyncio.to_thread(bench.made_here, context.message) if context.message else None
    is_raw = check is not None and await asyncio.to_thread(bench.checks.is_raw, check)
    if made is None and check is not None and (check.message == context.message or not (is_raw or check.is_built)):
        return check_result(check, came_to_be_built=True)
    if made is None and check is not None and not check.is_built:
        await _run(bench.checks.give_back, check)
        return None
    made = made or await asyncio.to_thread(bench.made_here)
    if made is None:
        return None
    await _run(bench.go_on, made[0])
    return _started(*made)


async def _begun(context: ToolContext, bench: Bench, name: str | None, check: Check | None) -> BuildStarted:
    waiting = await asyncio.to_thread(bench.waiting)
    usual = f"Work of {context.today.day} {context.today:%B %Y}"
    pair = PairSettings(trade=context.situation.profession)
    started = _started(*await _run(bench.begin, name or usual, pair, waiting.words, context.message))
    if check is None:
        return started
    return started.model_copy(update={"checked": tuple(file.name for file in check.files), "check": check.id})


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
    if bench is None:
        raise ToolRefusal(NO_KIT_IN_TERMINAL)
    key = await asyncio.to_thread(bench.find, build)
    if key is None:
        raise ToolRefusal(NO_BUILD)
    try:
        kit = await asyncio.to_thread(_kit, bench, key)
    except OnlyUnseen as error:
        raise ToolRefusal(str(error)) from None
    except (ValueError, NotYours):
        raise ToolRefusal(NO_PIECES) from None
    return KitMade(
        behaviour="dataset",
        suggestions=AFTER_KIT,
        build=key,
        samples=kit[0],
        pieces=kit[1],
        tokens=kit[2],
        doubts=kit[3],
    )


def _kit(bench: Bench, key: str) -> tuple[int, str, int, tuple[str, ...]]:
    with bench.opened(key) as build:
        kit = kit_of(build)
        doubts = kit_doubts(build, [piece.id for piece in kit.samples]).sentences(build.name)
    return len(kit.samples), kit.samples[0].kind, kit.tokens, tuple(doubts)
