"""How the database and its disk are doing."""

from __future__ import annotations

from assistant.errors import StoreError
from assistant.store.engine import Database
from assistant.store.faults import SENTENCES
from assistant.store.migrate import revision_of
from assistant.store.views import Health


def examine(database: Database, free_bytes: int, least_free_bytes: int, no_space: str) -> Health:
    """Look at the database: does it answer, is an SQLite file whole, is there space."""
    revision, version, problem = "", "", None
    try:
        with database.reading() as connection:
            revision = revision_of(connection) or ""
            version = ".".join(map(str, connection.dialect.server_version_info or ()))
            if database.is_sqlite and connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
                problem = SENTENCES["damaged"]
    except StoreError as fault:
        problem = str(fault)
    if problem is None and database.is_sqlite and free_bytes < least_free_bytes:
        problem = no_space
    name = "SQLite" if database.is_sqlite else "PostgreSQL"
    return Health(problem=problem, free_bytes=free_bytes, revision=revision, database=f"{name} {version}".strip())
