"""Small steps that several parts of the store share: JSON columns, rows that are met with an insert."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

from assistant.messages import Message

_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


def to_message(body: str) -> Message:
    """The message that a stored text means."""
    return _MESSAGE.validate_json(body)


def to_json(value: dict[str, Any]) -> str:
    """A situation or settings as stored; raises TypeError for what JSON cannot hold."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True)


def from_json(stored: str) -> dict[str, Any]:
    """The situation or settings that a stored text means."""
    value = json.loads(stored)
    assert isinstance(value, dict)
    return value


def insert_once(connection: Connection, table: Table, **values: object) -> bool:
    """Insert a row unless one with its key is there; True when it is new."""
    return bool(connection.execute(_insert(connection, table).values(**values).on_conflict_do_nothing()).rowcount)


def insert_or_replace(connection: Connection, table: Table, key: Sequence[str], **values: object) -> None:
    """Insert a row, or give the one with the same key these values."""
    changed = {name: value for name, value in values.items() if name not in key}
    statement = _insert(connection, table).values(**values)
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=changed))


def insert_or_add(connection: Connection, table: Table, key: Sequence[str], column: str, **values: object) -> None:
    """Insert a row, or add its `column` to that of the one with the same key."""
    statement = _insert(connection, table).values(**values)
    total = table.c[column] + statement.excluded[column]
    connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_={column: total}))


def _insert(connection: Connection, table: Table) -> Any:
    statement: Insert
    statement = sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
    return statement
