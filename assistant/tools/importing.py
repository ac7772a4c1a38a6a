"""The tool that takes a whole table of finished projects into the log."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from pydantic import Field

from assistant.errors import ToolRefusal
from assistant.tools.comparing import Pasted
from assistant.tools.context import ToolContext
from assistant.tools.declare import ToolResult, tool
from assistant.tools.handing import waiting_texts
from assistant.tools.tracking import AFTER_LOG, desk_of
from tracking.project import counted
from tracking.table import COLUMNS, Imported, NoTable, read_table

SHOWN = 8  # cells that could not be taken, said in the answer; the others are counted
NO_TABLE = (
    "Bring the table as a CSV file, or paste it with its head line: “project” and any of "
    f"{', '.join(COLUMNS[2:])}. A spreadsheet is saved as CSV with File, Save as."
)


class ImportResult(ToolResult):
    """What was taken of a table: new projects, those that were there already, and each cell that could not be read."""

    logged: int
    known: int
    problems: tuple[str, ...] = ()
    more: int = 0
    ignored: tuple[str, ...] = ()

    def for_model(self) -> dict[str, Any]:
        """The fields, and what may follow."""
        return {**super().for_model(), "next_questions": list(self.suggestions)}

    def for_person(self) -> str:
        """How many came in, and what did not."""
        there = f" {counted(self.known, 'project')} stood there already." if self.known else ""
        parts = [f"**{counted(self.logged, 'project')} logged.**{there}"]
        if self.problems:
            more = [f"- and {self.more} more"] if self.more else []
            parts.append("\n".join(["What I could not take:", "", *(f"- {each}" for each in self.problems), *more]))
        if self.ignored:
            parts.append(f"Columns that I made nothing of: {', '.join(self.ignored)}.")
        return "\n\n".join(parts)


@tool(title="Taking projects into your log", effect="notes")
async def import_projects(
    context: ToolContext,
    table: Annotated[
        Pasted, Field(description="The table word for word with its head line; None for a file that was uploaded.")
    ] = None,
) -> ImportResult:
    """Take all finished projects of a table (CSV) into the log: one that was uploaded, or pasted with its head line.

    Projects that are there already are passed over. Do not use it for one project told in a sentence (log_project).
    """
    try:
        return await asyncio.to_thread(_taken, context, table)
    except NoTable as error:
        raise ToolRefusal(f"{error} {NO_TABLE}") from None


def _taken(context: ToolContext, table: str | None) -> ImportResult:
    if table and table.strip():
        return _logged(context, read_table(table.strip(), context.today))
    with waiting_texts(context) as texts:
        if len(texts) != 1:
            raise ToolRefusal(NO_TABLE)
        return _logged(context, read_table(texts[0][1], context.today))


def _logged(context: ToolContext, found: Imported) -> ImportResult:
    desk = desk_of(context)
    new = desk.new_only(found.projects)
    desk.log(*new)
    return ImportResult(
        behaviour="journey",
        suggestions=AFTER_LOG,
        logged=len(new),
        known=len(found.projects) - len(new),
        problems=found.problems[:SHOWN],
        more=max(0, len(found.problems) - SHOWN),
        ignored=found.ignored,
    )
