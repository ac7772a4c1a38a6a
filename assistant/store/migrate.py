"""Bringing a database to the tables that this Peri knows: all of the upgrade or nothing of it."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from assistant.errors import NewerSchema, StoreError
from assistant.store.connect import WRITES

log = logging.getLogger(__name__)

LOCATION = "assistant.store:migrations"
BACKUPS = "backups"
ADVISORY_LOCK = 7_305_451_190  # one upgrade at a time on a server; any number that is ours
NEWER = (
    "These conversations were last opened by a newer Peri, and this one cannot read them. Install the newer Peri again."
)
COPIES = f' Copies from before each upgrade are in the folder "{BACKUPS}" in Peri\'s data folder.'


@dataclass(frozen=True)
class Migrations:
    """The steps between schemas; `beside` adds folders with further ones."""

    beside: Sequence[Path] = ()

    def config(self, connection: Connection | None = None) -> Config:
        """What Alembic needs to know."""
        config = Config()
        config.set_main_option("script_location", LOCATION)
        if self.beside:
            folders = (
                "assistant.store:migrations/versions",
                *(str(folder).replace("%", "%%") for folder in self.beside),
            )
            config.set_main_option("path_separator", "newline")
            config.set_main_option("version_locations", "\n".join(folders))
        config.attributes["connection"] = connection
        return config

    def scripts(self) -> ScriptDirectory:
        """The steps, as Alembic reads them."""
        return ScriptDirectory.from_config(self.config())


def bring_up_to_date(engine: Engine, home: Path, now: datetime, migrations: Migrations) -> None:
    """Create or upgrade the tables in one transaction, after a backup of what was there.

    Raises NewerSchema when the database has a revision that this Peri does not know.
    """
    scripts = migrations.scripts()
    with engine.execution_options(**WRITES[engine.dialect.name]).connect() as connection:
        with connection.begin():
            found = revision_of(connection)
        newest = scripts.get_current_head()
        if found == newest:
            return
        if found is not None:
            if found not in {script.revision for script in scripts.walk_revisions()}:
                raise NewerSchema(NEWER + (COPIES if engine.dialect.name == "sqlite" else ""))
            _back_up(engine, home, found, now)
        with connection.begin():
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
            command.upgrade(migrations.config(connection), "head")
            _check_references(connection)
    log.info("Peri's database is now at revision %s (before: %s).", newest, found or "empty")


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables; None for an empty database."""
    return MigrationContext.configure(connection).get_current_revision()


def _back_up(engine: Engine, home: Path, revision: str, now: datetime) -> None:
    if engine.dialect.name == "postgresql":
        log.warning("Upgrading the tables from revision %s. Backups of a PostgreSQL server are the host's.", revision)
        return
    folder = home / BACKUPS
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / f"{revision}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}.db"
    half = copy.with_suffix(".part")
    half.unlink(missing_ok=True)
    assert engine.url.database is not None
    try:
        source = sqlite3.connect(engine.url.database)
        try:
            source.execute("VACUUM INTO ?", (str(half),))
        finally:
            source.close()
        half.chmod(0o600)
        with half.open("rb") as file:
            os.fsync(file.fileno())
        half.replace(copy)
    except (sqlite3.Error, OSError) as fault:
        half.unlink(missing_ok=True)
        raise StoreError(
            "Peri could not make a backup before upgrading its database, so it changed nothing. "
            "Check that the disk has space and that Peri may write to its data folder."
        ) from fault


def _check_references(connection: Connection) -> None:
    """A migration on SQLite runs without foreign keys; what it leaves must satisfy them."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        assert broken is None, "a migration left rows without their parents"
