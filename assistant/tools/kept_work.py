"""The tool that shows what Peri keeps of a person's work; deleting is done on its card, by the person alone."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.kept_work import KeptItem, KeptWork, OwnFetches
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool

NOTHING = "I keep no work of yours: no file, no training data. (Your conversations are in the list at the side.)"
IN_THE_TERMINAL = "`peri dataset list` shows your builds here, and `peri dataset delete NAME` deletes one."
AFTER_KEPT = ("What happens to my clients' names?", "How do I turn my past work into training data?")
SHOWN = 12


class KeptWorkResult(ToolResult):
    """What is kept, and which of it the person wants deleted; `wanted_name` is what they called it."""

    kept: tuple[KeptItem, ...]
    wanted: str | None = None  # id of the one to delete, which the card asks about
    wanted_name: str | None = None

    def for_model(self) -> dict[str, Any]:
        """The list, and that only the person can delete."""
        note = "The person sees the list as a card and deletes there with a button. Nothing was deleted; you cannot."
        return {**super().for_model(), "note": note, "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """The list, and how one thing is deleted."""
        if not self.kept:
            return NOTHING
        asked = next((each for each in self.kept if each.id == self.wanted), None)
        if asked is not None:
            what = f"**{asked.name}** ({asked.about})"
            return f"This deletes {what} for good, with all that you decided in it. Confirm it in the card below."
        rows = [f"- **{each.name}**: {each.about}" for each in self.kept[:SHOWN]]
        if len(self.kept) > SHOWN:
            rows.append(f"- and {len(self.kept) - SHOWN} more, in the card")
        unknown = f"I keep nothing called “{self.wanted_name}”. " if self.wanted_name else ""
        return (
            f"{unknown}This is what I keep of your work, on this machine and nowhere else:\n\n"
            + "\n".join(rows)
            + "\n\nThe card below opens and deletes each of them. Conversations are deleted in the list at the side."
        )


@tool(title="Looking at what I keep of yours", effect="reads")
async def kept_work(
    context: ToolContext,
    delete: Annotated[
        str | None,
        Field(max_length=200, description="Name of what the person wants deleted; the card then asks them."),
    ] = None,
) -> KeptWorkResult:
    """Show what Peri keeps of the person's work: training data, files brought or checked, answers that were fetched.

    Use it for "what have you kept of mine?", "which datasets do I have?", "delete the dataset NAME". It deletes
    nothing: the person does that on the card. Do not use it for what they told about themselves (that stands in the
    conversation) or for what providers keep (search_library).
    """
    if context.bench is None:
        raise ToolRefusal(IN_THE_TERMINAL)
    desk = context.fetching
    fetched = OwnFetches(desk.fetches, desk.person_id) if desk else None
    kept = KeptWork(context.bench, context.bench.datasets, fetched)
    items = await asyncio.to_thread(kept.items)
    wanted = await asyncio.to_thread(kept.find, delete) if delete else None
    return KeptWorkResult(
        behaviour="dataset",
        suggestions=AFTER_KEPT,
        kept=tuple(items),
        wanted=wanted.id if wanted else None,
        wanted_name=delete if delete and wanted is None else None,
    )
