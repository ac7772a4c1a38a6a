"""People and what they have spent."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, select, update

from assistant.store.ids import known_form
from assistant.store.rows import insert_once
from assistant.store.stamps import to_stamp
from assistant.store.tables import person, spending
from assistant.store.text import storable
from assistant.store.views import Person


def find_person(connection: Connection, identifier: str) -> Person | None:
    """The person who signs in under that name."""
    row = connection.execute(select(person).where(person.c.identifier == storable(identifier))).mappings().one_or_none()
    return _view(row) if row else None


def add_person(connection: Connection, identifier: str, display_name: str, now: datetime) -> Person:
    """The person of that name, made when new; takes over a changed display name."""
    identifier, display_name = storable(identifier), storable(display_name)
    insert_once(
        connection,
        person,
        id=str(uuid4()),
        identifier=identifier,
        display_name=display_name,
        created_at=to_stamp(now),
    )
    connection.execute(update(person).where(person.c.identifier == identifier).values(display_name=display_name))
    found = find_person(connection, identifier)
    assert found is not None
    return found


def spent(connection: Connection, person_id: str, day: date) -> float:
    """US dollars that the person's turns cost on a day (UTC), as far as prices were known."""
    known_form(person_id)
    mine = (spending.c.person_id == person_id) & (spending.c.day == day.isoformat())
    return connection.execute(select(spending.c.cost_usd).where(mine)).scalar_one_or_none() or 0.0


def _view(row: RowMapping) -> Person:
    return Person(
        id=row["id"], identifier=row["identifier"], display_name=row["display_name"], created_at=row["created_at"]
    )
