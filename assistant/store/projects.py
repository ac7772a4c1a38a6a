"""The log of finished projects: kept by person, numbered as they came. Each change is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from assistant.errors import NotYours
from assistant.store.engine import Database
from assistant.store.ids import known_form
from assistant.store.owned import delete_owned
from assistant.store.rows import insert_or_add
from assistant.store.stamps import to_stamp
from assistant.store.tables import logged_project, project_number
from assistant.store.text import storable
from tracking.project import Logged, Project

NO_SUCH = "There is no project with the number {number} in your log."


class ProjectLog:
    """A person's projects. Calls are synchronous and safe from several threads; all of them raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, person_id: str) -> tuple[Logged, ...]:
        """Every project of the person, the first logged first."""
        known_form(person_id)
        columns = logged_project.c
        found = select(columns.id, columns.number, columns.body, columns.created_at).where(
            columns.person_id == person_id
        )
        with self._database.reading() as connection:
            rows = connection.execute(found.order_by(columns.number)).all()
        return tuple(
            Logged.model_construct(
                id=row.id,
                number=row.number,
                project=Project.model_validate_json(row.body),
                logged_on=date.fromisoformat(row.created_at[:10]),
            )
            for row in rows
        )

    def add(self, person_id: str, projects: Sequence[Project], now: datetime) -> tuple[Logged, ...]:
        """Keep projects after those that are there; each gets the next number, and none gets a deleted one's."""
        known_form(person_id)
        if not projects:
            return ()
        with self._database.writing() as connection:
            return _added(connection, person_id, projects, now)

    def change(self, person_id: str, number: int, project: Project, now: datetime) -> None:
        """Replace what is known of a project; raises NotYours."""
        known_form(person_id)
        values = {"body": storable(project.model_dump_json()), "updated_at": to_stamp(now)}
        mine = (logged_project.c.person_id == person_id) & (logged_project.c.number == number)
        with self._database.writing() as connection:
            if not connection.execute(update(logged_project).where(mine).values(**values)).rowcount:
                raise NotYours(NO_SUCH.format(number=number))

    def delete(self, person_id: str, number: int | None = None) -> int:
        """Delete a project for good, or all of the person's; how many went. Raises NotYours for an unknown number."""
        which = None if number is None else logged_project.c.number == number
        return delete_owned(self._database, logged_project, person_id, which, NO_SUCH.format(number=number))


def _added(connection: Connection, person_id: str, projects: Sequence[Project], now: datetime) -> tuple[Logged, ...]:
    insert_or_add(connection, project_number, ("person_id",), "last", person_id=person_id, last=len(projects))
    last = connection.execute(select(project_number.c.last).where(project_number.c.person_id == person_id)).scalar_one()
    first, day = last - len(projects) + 1, now.astimezone(UTC).date()
    added = tuple(
        Logged(id=str(uuid4()), number=number, project=project, logged_on=day)
        for number, project in enumerate(projects, first)
    )
    stamp = to_stamp(now)
    rows = [
        {
            "id": one.id,
            "person_id": person_id,
            "number": one.number,
            "body": storable(one.project.model_dump_json()),
            "created_at": stamp,
            "updated_at": stamp,
        }
        for one in added
    ]
    connection.execute(insert(logged_project), rows)
    return added
