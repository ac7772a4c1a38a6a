"""The sheets of a build with what their columns seem to be, for the person to confirm or change."""

from __future__ import annotations

from typing import Any

from dataset.build.reading import unpacked
from dataset.build.state import Build
from dataset.pair.settings import SheetRoles
from dataset.pair.sheet import propose_roles

MOST_FILES = 40  # that are looked into; sheets with the same columns are one entry
SAMPLE = 160  # characters of a cell


def sheets(build: Build) -> list[dict[str, Any]]:
    """One entry a layout: its columns, a row of it, the roles as told or proposed, and how sure the proposal is."""
    told = build.settings.pair.sheets
    found = dict[str, dict[str, Any]]()
    rows = build.db.execute(
        "SELECT d.body, d.path FROM documents d JOIN files f ON f.path = d.file WHERE d.kind IN ('csv', 'xlsx') "
        "AND d.body IS NOT NULL AND d.reason IS NULL ORDER BY f.at, d.part LIMIT ?",
        (MOST_FILES,),
    ).fetchall()
    for row in rows:
        document = unpacked(row["body"])
        cells = {tuple(segment.cells): segment.cells for segment in document.segments if segment.cells}
        for each in propose_roles(document):
            if each.key in found:
                found[each.key]["files"] += 1
                continue
            roles = told.get(each.key) or each.roles
            sample = next((one for columns, one in cells.items() if set(columns) <= set(each.columns)), {})
            found[each.key] = {
                "key": each.key,
                "path": row["path"],
                "sheet": each.sheet,
                "rows": each.rows,
                "files": 1,
                "why": each.why,
                "confidence": each.confidence,
                "is_told": each.key in told,
                "columns": [
                    {"name": column, "role": _role(roles, column), "sample": sample.get(column, "")[:SAMPLE]}
                    for column in each.columns
                ],
            }
    return list(found.values())


def _role(roles: SheetRoles | None, column: str) -> str:
    return roles.role(column) if roles else "given"
