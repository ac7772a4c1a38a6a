"""The tool that says whether a training file is right: one that was uploaded, or lines that were pasted."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from io import BytesIO
from typing import Annotated

from pydantic import Field

from assistant.checks import Check
from assistant.errors import PeriError, ToolRefusal
from assistant.tools.check_result import CheckResult, check_result, checked_text
from assistant.tools.context import ToolContext
from assistant.tools.declare import tool
from assistant.workshop import Bench
from dataset.check.check import check_file
from dataset.check.profiles import Profile, UnknownProvider, load_profiles

NO_FILE = (
    "There is no training file here to check. Drop the .jsonl into the chat window, or paste some of its lines; in the "
    "terminal, `peri dataset check FILE` does it."
)
NOT_KEPT = "The file could not be put in place. Check that the disk has room; nothing that you brought is lost."


@tool(title="Checking the training file", effect="reads")
async def check_dataset_file(
    context: ToolContext,
    text: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=2_000_000,
            description="Pasted lines, word for word. Leave it out for a file that was uploaded.",
        ),
    ] = None,
    provider: Annotated[
        str | None,
        Field(
            max_length=60, description="Who will train on it, if the person said so: openai, together, google, mlx ..."
        ),
    ] = None,
) -> CheckResult:
    """Check a training file (JSONL) that was uploaded, or pasted lines: each problem, its line, what would be right.

    Use it when the person uploads such a file, pastes lines of one, or asks whether their JSONL is right; without text
    it checks what was uploaded, or the file checked last for another provider. Do not use it to make training data
    (start_dataset_build) or to explain a format (search_library).
    """
    profiles = load_profiles(context.library.providers.values())
    try:
        if text is not None:
            return await _pasted(context, text, profiles, provider)
        bench = context.bench
        check = await asyncio.to_thread(_uploaded, bench, context.message, profiles, provider) if bench else None
    except UnknownProvider as error:
        raise ToolRefusal(str(error)) from None
    except OSError:
        raise ToolRefusal(NOT_KEPT) from None
    except PeriError as error:
        raise ToolRefusal(str(error)) from None
    if check is None:
        raise ToolRefusal(NO_FILE)
    return check_result(check)


async def checked_instead(context: ToolContext, bench: Bench) -> Check | None:
    """Check the training files among those that were brought to be built from; None when there are none.

    Raises ToolRefusal.
    """
    profiles = load_profiles(context.library.providers.values())
    assert bench.conversation is not None, "files wait in a conversation"
    try:
        return await asyncio.to_thread(
            bench.checks.of_waiting, bench.conversation, context.message, profiles, None, asked=False
        )
    except OSError:
        raise ToolRefusal(NOT_KEPT) from None


async def _pasted(context: ToolContext, text: str, profiles: Sequence[Profile], provider: str | None) -> CheckResult:
    data = text.strip("\n").encode("utf-8", "surrogatepass") + b"\n"
    bench = context.bench
    if bench is None or bench.conversation is None:
        return checked_text(await asyncio.to_thread(check_file, BytesIO(data), provider, profiles=profiles), provider)
    check = await asyncio.to_thread(bench.checks.of_text, bench.conversation, context.message, data, profiles, provider)
    return check_result(check)


def _uploaded(bench: Bench, message: str | None, profiles: Sequence[Profile], provider: str | None) -> Check | None:
    """The check of what waits; without any, the last one again, for another reader if one is named."""
    if bench.conversation is None:
        return None
    check = bench.checks.of_waiting(bench.conversation, message, profiles, provider, asked=True)
    last = bench.checks.last(bench.conversation) if check is None else None
    if last is None:
        return check
    return bench.checks.again(last, profiles, provider) if provider else last
