"""The tool that compares recent work with what a model or kit was made from."""

from __future__ import annotations

import asyncio
from typing import Annotated

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.comparing import Pasted
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from dataset.build.shelf import NoBuild
from tracking import drift_words
from tracking.drift import find_drift
from tracking.works import Works, of_build, pasted

HOW_TO_PASTE = (
    "Write “Check for drift”, below it “Recent:” with the pieces, a line of dashes (---) between them, and then "
    "“Trained on:” with the older ones, or with the name of a build in quotation marks. For files and folders use "
    "`peri drift RECENT --trained-on TRAIN.jsonl` in the terminal."
)


class DriftResult(ToolResult):
    """What moved in recent work; `said` is Markdown whose figures were computed."""

    advice: str
    said: str

    def for_person(self) -> str:
        """The finding."""
        return self.said


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
