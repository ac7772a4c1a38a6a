"""How a build stands, said in the chat; the card under the answer shows it and goes on from there."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.build_work import NO_BUILD
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from assistant.workshop import Bench
from dataset.build import names, review
from dataset.build.state import Build
from dataset.report import size_verdict

AFTER_STATUS = ("Can I have my prompt kit?", "What will it cost me to train?", "What should I check by hand?")


class BuildStands(ToolResult):
    """A build as it is now; `build` is its key."""

    build: str
    name: str
    status: str
    pairs: int = 0
    ready: int = 0
    to_look_at: int = 0
    set_aside: int = 0
    examples_written: int | None = None
    open_questions: tuple[str, ...] = ()
    size_verdict: str | None = None

    def for_model(self) -> dict[str, Any]:
        """The fields, and that the card is there."""
        note = "The person sees the card of the build under your answer; what is open is done there."
        return {**super().for_model(), "note": note, "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """What was found, and what is open."""
        if not self.pairs:
            return f"**{self.name}:** {self.status} No pair is found yet. The card below shows how far it is."
        found = (
            f"**{self.name}:** {self.status} {self.pairs:,} pairs: {self.ready:,} ready, {self.to_look_at:,} to look "
            f"at, {self.set_aside:,} set aside."
        )
        wait = [f"Still open: {', '.join(self.open_questions)}. The card below asks."] if self.open_questions else []
        return "\n\n".join([found, *wait, *([self.size_verdict] if self.size_verdict else [])])


@tool(title="Looking at your build", effect="reads")
async def build_status(
    context: ToolContext,
    build: Annotated[str | None, Field(max_length=80, description="Name or key; the latest when left out.")] = None,
) -> BuildStands:
    """Say how the person's own build of training data stands: pairs found, what is open, what was written.

    Use it for questions about their build ("is it ready?", "how many pairs did you find?"). Do not use it for how many
    pairs one needs in general (search_library).
    """
    bench = context.bench
    key = await asyncio.to_thread(bench.find, build) if bench else None
    if bench is None or key is None:
        raise ToolRefusal(NO_BUILD)
    return await asyncio.to_thread(_stands, bench, key)


def _stands(bench: Bench, key: str) -> BuildStands:
    from dataset.build.workflow import is_running

    with bench.opened(key) as build:
        is_working = is_running(build.folder)
        told = {"behaviour": "dataset", "build": key, "name": build.name, "suggestions": AFTER_STATUS}
        if is_working or build.value("judge_digest") is None:
            return BuildStands.model_validate(
                {**told, "status": f"{build.progress.title}." if is_working else "stopped."}
            )
        counted = review.counts(build)
        standing = counted.standing
        usable = build.count("SELECT count(*) FROM candidates WHERE strategy <> 'none' AND standing <> 'aside'")
        return BuildStands.model_validate(
            {
                **told,
                "status": "the files are written." if build.progress.status == "written" else "ready for you.",
                "pairs": counted.total,
                "ready": standing.get("keep", 0),
                "to_look_at": standing.get("look", 0),
                "set_aside": standing.get("aside", 0),
                "examples_written": build.value("facts", {}).get("examples"),
                "open_questions": tuple(_open(build)),
                "size_verdict": size_verdict(usable),
            }
        )


def _open(build: Build) -> list[str]:
    unsaid = sum(each.may_use is None for each in names.permissions(build))
    unsure = sum(not each.is_decided for each in names.names(build))
    return [
        *([f"whether work for {unsaid} client{'s' if unsaid > 1 else ''} may be used"] if unsaid else []),
        *([f"whether {unsure} name{'s' if unsure > 1 else ''} become tokens"] if unsure else []),
    ]
