"""The log as a table: CSV in, with every problem named, and CSV out."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from io import StringIO
from typing import Any

from tracking.changed import TooLong, share_changed
from tracking.project import Logged, Project
from tracking.reading import read_value

COLUMNS = ("number", "project", "kind", "client", "helper", "rounds", "minutes", "words changed", "outcome", "date")
NO_HEAD = (
    "The first line must name the columns, with one named “project”. Others that I know: "
    f"{', '.join(COLUMNS[2:])}, hours, draft, final."
)
FIELDS = {
    "project": "name", "name": "name", "title": "name", "job": "name",
    "kind": "kind", "type": "kind", "category": "kind", "client": "client", "customer": "client",
    "helper": "helper", "tool": "helper", "model": "helper", "with": "helper",
    "rounds": "rounds", "revisions": "rounds", "revision rounds": "rounds",
    "minutes": "minutes", "min": "minutes", "mins": "minutes", "time": "minutes", "duration": "minutes",
    "hours": "hours", "h": "hours",
    "words changed": "share_changed", "share changed": "share_changed", "changed": "share_changed",
    "edits": "share_changed",
    "outcome": "outcome", "result": "outcome", "date": "on", "day": "on", "on": "on", "delivered": "on",
    "draft": "draft", "final": "final",
}  # fmt: skip
EXAMPLES = {
    "helper": "“none”, “general model”, “prompt kit” or “tuned model”", "rounds": "a whole number, like 2",
    "minutes": "minutes, like 95, or “1 h 35”", "hours": "hours, like 1.5", "share_changed": "a share, like 12%",
    "on": "a day like 2026-11-23",
}  # fmt: skip
MOST_ROWS = 50_000
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run such a cell as a formula


class NoTable(Exception):
    """The text is no table with a head line that names the projects."""


@dataclass(frozen=True)
class Imported:
    """The projects of a table, and each cell that could not be taken."""

    projects: tuple[Project, ...]
    problems: tuple[str, ...]
    ignored: tuple[str, ...]  # columns that mean nothing here


def read_table(text: str, today: date) -> Imported:
    """The projects of a table with a head line, cut by commas, semicolons or tabs.

    A cell that cannot be taken is left empty and named; a row without a project's name is left out and named. Raises
    NoTable.
    """
    bare = text.lstrip("\ufeff")
    head = bare.split("\n", 1)[0]
    cut = max((",", ";", "\t"), key=head.count)
    csv.field_size_limit(10_000_000)
    rows = csv.reader(StringIO(bare, newline=""), delimiter=cut)
    try:
        names = [name.strip().strip("\ufeff").replace("_", " ").casefold() for name in next(rows, [])]
        if not any(FIELDS.get(name) == "name" for name in names):
            raise NoTable(NO_HEAD)
        projects, problems = list[Project](), list[str]()
        for row in rows:
            if len(projects) >= MOST_ROWS:
                problems.append(f"Only the first {MOST_ROWS:,} projects were taken.")
                break
            if any(cell.strip() for cell in row):
                project = _project(dict(zip(names, row, strict=False)), rows.line_num, today, problems)
                projects += [project] if project else []
    except csv.Error:
        raise NoTable("This is no table that can be read. Save it as CSV and try again.") from None
    ignored = tuple(name for name in names if name and name not in FIELDS and name != "number")
    return Imported(tuple(projects), tuple(problems), ignored)


def write_table(logged: Iterable[Logged]) -> str:
    """The log as CSV with a head line; cells that a spreadsheet would run start with an apostrophe."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in logged:
        told = one.project
        share = f"{told.share_changed * 100:.4g}%" if told.share_changed is not None else None
        minutes = f"{told.minutes:.10g}" if told.minutes is not None else None
        cells = [told.name, told.kind, told.client, told.helper, told.rounds, minutes, share, told.outcome, told.on]
        writer.writerow([one.number, *(safe(cell) for cell in cells)])
    return out.getvalue()


def safe(cell: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(RISKY) else text


def _project(row: Mapping[str, str], line: int, today: date, problems: list[str]) -> Project | None:
    given: dict[str, Any] = {}
    texts: dict[str, str] = {}
    for column, cell in row.items():
        name, value = FIELDS.get(column), _plain(cell or "")
        if name in ("draft", "final"):
            texts[name] = value
        elif name and value:
            understood = read_value(name, value, today)
            if understood is None:
                right = EXAMPLES.get(name, "a short text")
                problems.append(f"Line {line}, {column}: “{value[:60]}” cannot be taken; write {right}.")
            else:
                given["minutes" if name == "hours" else name] = understood
    if not given.get("name"):
        problems.append(f"Line {line} has no project name and was left out.")
        return None
    if texts.get("draft") and texts.get("final") and "share_changed" not in given:
        try:
            given["share_changed"] = share_changed(texts["draft"], texts["final"])
        except TooLong as error:
            problems.append(f"Line {line}: {error}")
    return Project(**given)


def _plain(cell: str) -> str:
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text
