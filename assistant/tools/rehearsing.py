"""The tool that rehearses: a very small model learns from the person's pairs, on this machine, before their eyes."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

from pydantic import Field

from assistant.errors import PeriError, ToolRefusal
from assistant.rehearsals import PREPARED, Intended
from assistant.rehearsing_here import Rehearsals
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from assistant.workshop import Bench
from rehearsal.prepared import NAMES
from rehearsal.state import Folder

NOT_HERE = (
    "Here I can't draw it. In the terminal `peri rehearse` shows a small model learning, on a prepared example or, "
    "with a name, on your own build; in the chat window a card does."
)
FULL = "The rehearsal could not be put on the disk. Make room and try again; nothing is lost."
OWN = "own"
NO_WORK = (
    "You have brought no work yet. Drop your files into this window and I find the pairs; then I can rehearse on them. "
    "Or say “show me a rehearsal”, and a prepared example shows how it goes."
)
NONE_YET = "You have no rehearsal yet. Ask me to show you a small model learning, and I begin one."
AFTER = ("How many examples do I need?", "What is overfitting?", "Is it worth it for my work?")
STANDS = {
    "new": "It has not begun.",
    "waiting": "It waits for another rehearsal on this machine, and begins when that ends.",
    "running": "It was interrupted; the card goes on with it.",
    "paused": "It is paused; the card goes on with it.",
    "failed": "It was stopped by an error; the card says which.",
}


class Rehearsed(ToolResult):
    """A rehearsal that is planned, runs, or is over; its card shows the rest. `key` is None before it has begun."""

    rehearsal: str  # what is rehearsed: a prepared set, or the key of a build
    passes: int
    key: str | None = None
    name: str
    status: str
    pairs: int
    held_out: int
    seconds: int | None = None
    has_model: bool = True
    finished: bool = False
    found: tuple[str, ...] = ()
    note: str = (
        "A card under your answer shows it, asks before anything is fetched, and holds the curves and answers. Never "
        "say that it proves how well a large model would do, and do not guess its results."
    )

    def for_model(self) -> dict[str, Any]:
        """The fields, and what may follow."""
        return {**super().for_model(), "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """What will be seen, or what came out."""
        if self.status == "planned":
            return self._planned()
        if self.found:
            return "\n\n".join([f"**The rehearsal “{self.name}” has ended.** {self.found[0]}", *self.found[1:]])
        return (
            f"**The rehearsal “{self.name}”.** {STANDS.get(self.status, 'It is running now.')} The card below shows it."
        )

    def _planned(self) -> str:
        first = "" if self.has_model else " First it has to be fetched, once; the card asks you before."
        return (
            f"**I can show you that, here on this machine.** A very small model trains on {self.pairs} pairs "
            f"(“{self.name}”), and you watch its answers change. {self.held_out} more pairs are held out: it never "
            "trains on them, so they work like an exam with new questions.\n\n"
            f"It costs nothing, and nothing leaves this machine.{first} The card below says how long it takes just "
            "now, what it can show and what it can't, and begins when you tell it to."
        )


@tool(title="Setting up a rehearsal", effect="notes")
async def rehearse(
    context: ToolContext,
    action: Annotated[
        Literal["plan", "start", "status"],
        Field(description="plan: show what it would be, the person starts it in the card. start: they said start."),
    ] = "plan",
    what: Annotated[
        str | None,
        Field(
            max_length=80,
            description="A prepared set (house_style, facts, letters), or the name or key of one of the person's own "
            "builds, or “own” for their latest. Left out: their latest build, and without one the house style.",
        ),
    ] = None,
    passes: Annotated[int, Field(ge=1, le=12, description="How often all pairs are seen; more show overfitting.")] = 3,
) -> Rehearsed:
    """Rehearse: let a very small model learn from pairs on this machine in about two minutes, and watch it happen.

    Use it for "show me what training does", "watch it learn", "rehearse it on my pairs", "how is the rehearsal going",
    and offer it to someone with few pairs as a way to see. It shows whether habits can be learnt from the pairs, never
    how good a large model would be. Do not use it to make training files (start_dataset_build) or to explain training
    (search_library).
    """
    bench = context.bench
    if bench is None:
        raise ToolRefusal(NOT_HERE)
    try:
        if action == "status":
            return await asyncio.to_thread(_status, bench.rehearsals)
        return await asyncio.to_thread(_planned, bench, what, passes, action == "start")
    except OSError:
        raise ToolRefusal(FULL) from None
    except PeriError as error:
        raise ToolRefusal(str(error)) from None


def _planned(bench: Bench, what: str | None, passes: int, is_start: bool) -> Rehearsed:
    own = None if what in NAMES else bench.find(None if what == OWN else what)
    if what == OWN and own is None:
        raise PeriError(NO_WORK)
    chosen = own or what or PREPARED
    here = bench.rehearsals
    has_model = here.studio.arrival().status == "here"
    intended = here.intend(chosen, passes)
    if is_start and has_model:
        return _told(here, here.begin(chosen, passes), chosen)
    return _plan(intended, chosen, has_model)


def _plan(intended: Intended, chosen: str, has_model: bool) -> Rehearsed:
    plan = intended.plan
    return Rehearsed(
        behaviour="dataset",
        suggestions=AFTER,
        rehearsal=chosen,
        passes=plan.passes,
        name=plan.name,
        status="planned",
        pairs=plan.train,
        held_out=plan.held,
        seconds=plan.seconds,
        has_model=has_model,
    )


def _status(here: Rehearsals) -> Rehearsed:
    folder = here.last()
    if folder is None:
        raise ToolRefusal(NONE_YET)
    return _told(here, folder, folder.settings.example or folder.path.name)


def _told(here: Rehearsals, folder: Folder, what: str) -> Rehearsed:
    is_working, plan, result = here.studio.is_working(folder), folder.plan, folder.result
    status = folder.progress.status
    shown = "working" if is_working and status != "waiting" else status
    return Rehearsed(
        behaviour="dataset",
        suggestions=AFTER,
        rehearsal=what,
        passes=plan.passes,
        key=folder.path.name,
        name=plan.name,
        status=shown,
        pairs=plan.train,
        held_out=plan.held,
        finished=result is not None and not is_working,
        found=result.says if result is not None and not is_working else (),
    )
