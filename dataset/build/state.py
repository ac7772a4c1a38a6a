"""One build: its folder, its database, and the small values in it (settings, progress, wishes, digests of stages)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dataset.build.progress import Progress
from dataset.build.schema import connect
from dataset.build.settings import BuildSettings

DATABASE = "build.db"


class Build:
    """An open build. Every change is one transaction; what a transaction has ended with is never lost."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.db = connect(folder / DATABASE)

    def close(self) -> None:
        """Close the database."""
        self.db.close()

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """A transaction that writes: all of it, or nothing."""
        self.db.execute("BEGIN IMMEDIATE")
        try:
            yield self.db
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:  # a full disk has rolled it back already
                self.db.execute("ROLLBACK")
            raise

    @property
    def id(self) -> str:
        """The name of the build for the machine: its folder."""
        return self.folder.name

    @property
    def name(self) -> str:
        """The name that the person gave."""
        return str(self.value("name", self.id))

    @property
    def settings(self) -> BuildSettings:
        """What the person told."""
        return BuildSettings.model_validate(self.value("settings"))

    @property
    def progress(self) -> Progress:
        """How far it is."""
        return Progress.model_validate(self.value("progress", {}))

    def value(self, key: str, default: Any = None) -> Any:
        """A small value that was kept."""
        row = self.db.execute("SELECT value FROM build WHERE key = ?", (key,)).fetchone()
        return default if row is None else json.loads(row[0])

    def keep(self, key: str, value: Any) -> None:
        """Keep a small value, within the open transaction if there is one."""
        text = json.dumps(value, ensure_ascii=True, sort_keys=True)
        self.db.execute("INSERT INTO build VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (key, text))

    def count(self, query: str, *values: Any) -> int:
        """The one number that a query gives."""
        return int(self.db.execute(query, values).fetchone()[0])


@contextmanager
def open_build(folder: Path) -> Iterator[Build]:
    """The build in a folder, closed afterwards. Raises NewerBuild and sqlite3.Error."""
    build = Build(folder)
    try:
        yield build
    finally:
        build.close()
