"""What was before each decision, so that the last one can be taken back."""

from __future__ import annotations

import json
from typing import Any, Literal

from dataset.build.state import Build

Kind = Literal["decision", "name", "permission"]


class Journal:
    """One batch of decisions, taken back together; used within an open transaction."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._batch = build.count("SELECT coalesce(max(batch), 0) + 1 FROM journal")

    def add(self, kind: Kind, key: str, before: Any) -> None:
        """Note what stood under the key; None for nothing."""
        text = None if before is None else json.dumps(before)
        self._build.db.execute(
            "INSERT INTO journal (batch, kind, key, before) VALUES (?, ?, ?, ?)", (self._batch, kind, key, text)
        )


def take_back(build: Build) -> list[tuple[Kind, str]]:
    """Within the open transaction: put back what was before the last batch; what was touched, empty for nothing."""
    db = build.db
    rows = db.execute("SELECT * FROM journal WHERE batch = (SELECT max(batch) FROM journal) ORDER BY n DESC").fetchall()
    for row in rows:
        before = None if row["before"] is None else json.loads(row["before"])
        _PUT_BACK[row["kind"]](build, row["key"], before)
    if rows:
        db.execute("DELETE FROM journal WHERE batch = ?", (rows[0]["batch"],))
    return [(row["kind"], row["key"]) for row in rows]


def _decision(build: Build, key: str, before: Any) -> None:
    build.db.execute("DELETE FROM decisions WHERE candidate = ?", (key,))
    if before is not None:
        build.db.execute("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?)", (key, *before))


def _name(build: Build, key: str, before: Any) -> None:
    if before is None:
        build.db.execute("DELETE FROM names WHERE name = ?", (key,))
    else:
        build.db.execute("UPDATE names SET is_on = ?, is_decided = ? WHERE name = ?", (*before, key))


def _permission(build: Build, key: str, before: Any) -> None:
    build.db.execute("DELETE FROM permissions WHERE client = ?", (key,))
    if before is not None:
        build.db.execute("INSERT INTO permissions VALUES (?, ?, ?)", (key, *before))


_PUT_BACK = {"decision": _decision, "name": _name, "permission": _permission}
