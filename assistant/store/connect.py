"""Connections with the guarantees that Peri needs, for SQLite and PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection

BEGIN = "peri_begin"
READS: dict[str, dict[str, Any]] = {
    "sqlite": {BEGIN: "BEGIN"},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}
WRITES: dict[str, dict[str, Any]] = {"sqlite": {BEGIN: "BEGIN IMMEDIATE"}, "postgresql": {}}


def sqlite_engine(file: Path, busy_ms: int, *, for_migration: bool = False) -> Engine:
    """An engine over a file: WAL, every commit on disk, foreign keys, transactions begun by us and not by the driver.

    The driver would run DDL outside a transaction, and a crash half-way would leave half a schema. For a migration the
    foreign keys are off: a table that is rebuilt would else take its children with it
    (https://www.sqlite.org/lang_altertable.html, section 7).
    """
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        hide_parameters=True,
        poolclass=NullPool if for_migration else QueuePool,
        connect_args={"timeout": busy_ms / 1000, "isolation_level": None, "check_same_thread": False},
    )

    def prepare(connection: DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA secure_delete=ON")  # what a person deletes is overwritten
        cursor.execute("PRAGMA trusted_schema=OFF")
        cursor.execute(f"PRAGMA foreign_keys={'OFF' if for_migration else 'ON'}")
        cursor.close()

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN, "BEGIN"))

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def postgres_engine(address: URL, busy_ms: int) -> Engine:
    """An engine over a server; a lock that does not come in time is an error instead of a wait without end."""
    engine = create_engine(address, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": 10})

    def prepare(connection: DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {int(busy_ms)}")
        cursor.close()
        connection.commit()

    event.listen(engine, "connect", prepare)
    return engine
