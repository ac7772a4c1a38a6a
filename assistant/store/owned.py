"""Deleting what belongs to a person: one row, several or all of a table, and never anybody else's."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, delete

from assistant.errors import NotYours
from assistant.store.engine import Database
from assistant.store.ids import known_form


def delete_owned(
    database: Database,
    table: Table,
    person_id: str,
    which: ColumnElement[bool] | None = None,
    missing: str | None = None,
) -> int:
    """Delete the person's rows for good, or those that `which` holds for; how many went.

    Raises NotYours with `missing` when something was named and there is none of it.
    """
    known_form(person_id)
    mine = table.c.person_id == person_id
    with database.writing() as connection:
        count = connection.execute(delete(table).where(mine if which is None else mine & which)).rowcount
    if which is not None and missing is not None and not count:
        raise NotYours(missing)
    return count
