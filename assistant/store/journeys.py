"""The journeys that a person walks: one open, others parked, finished ones kept. Each change is one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select, update

from assistant.errors import NotYours
from assistant.store.engine import Database
from assistant.store.ids import known_form
from assistant.store.owned import delete_owned
from assistant.store.stamps import to_stamp
from assistant.store.tables import journey_run
from journeys.run import JourneyRun

NOT_WALKED = "You have not begun that journey."
Change = Callable[[JourneyRun], JourneyRun]


class JourneyRuns:
    """A person's runs. Calls are synchronous and safe from several threads; all of them raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, person_id: str) -> tuple[JourneyRun, ...]:
        """Every run of the person: the open one, the parked ones, the finished ones; the latest first."""
        known_form(person_id)
        with self._database.reading() as connection:
            rows = _rows(connection, journey_run.c.person_id == person_id)
        order = {"open": 0, "parked": 1, "finished": 2}
        return tuple(_run(row) for row in sorted(rows, key=lambda row: order[row["state"]]))

    def latest(self, person_id: str) -> tuple[JourneyRun, ...]:
        """Every run of the person, the open one first and the others by when they were last changed."""
        known_form(person_id)
        with self._database.reading() as connection:
            rows = _rows(connection, journey_run.c.person_id == person_id)
        finished_first = sorted(rows, key=lambda row: (row["updated_at"], row["state"] == "finished"), reverse=True)
        return tuple(_run(row) for row in sorted(finished_first, key=lambda row: row["state"] != "open"))

    def open(self, person_id: str) -> JourneyRun | None:
        """The run that the person is in."""
        known_form(person_id)
        with self._database.reading() as connection:
            rows = _rows(connection, (journey_run.c.person_id == person_id) & (journey_run.c.state == "open"))
        return _run(rows[0]) if rows else None

    def begin(self, person_id: str, fresh: JourneyRun, now: datetime) -> JourneyRun:
        """The run of that journey that is under way, or else `fresh`; it is open now, and the one before it parked."""
        known_form(person_id)
        with self._database.writing() as connection:
            row = _underway(connection, person_id, fresh.journey)
            _park_others(connection, person_id, fresh.journey, now)
            if row is not None:
                run = _run(row).model_copy(update={"parked": False, "away": False})
                _keep(connection, row["id"], run, now)
                return run
            connection.execute(
                insert(journey_run).values(
                    id=str(uuid4()),
                    person_id=person_id,
                    journey=fresh.journey,
                    state=_state(fresh),
                    body=fresh.model_dump_json(),
                    started_at=to_stamp(now),
                    updated_at=to_stamp(now),
                )
            )
            return fresh

    def change(self, person_id: str, journey: str, change: Change, now: datetime) -> JourneyRun:
        """The run of that journey after `change`, read and written in one transaction; the latest, if all are finished.

        A run that becomes open parks the one that was. Raises NotYours when the person never began it.
        """
        known_form(person_id)
        with self._database.writing() as connection:
            mine = (journey_run.c.person_id == person_id) & (journey_run.c.journey == journey)
            row = _underway(connection, person_id, journey) or next(iter(_rows(connection, mine)), None)
            if row is None:
                raise NotYours(NOT_WALKED)
            before = _run(row)
            after = change(before)
            if after != before:
                if _state(after) == "open":
                    _park_others(connection, person_id, journey, now)
                _keep(connection, row["id"], after, now)
            return after

    def delete(self, person_id: str, journey: str | None = None) -> int:
        """Delete the runs of a journey, or all of the person's; how many there were."""
        which = None if journey is None else journey_run.c.journey == journey
        return delete_owned(self._database, journey_run, person_id, which)


def _rows(connection: Connection, which: ColumnElement[bool]) -> list[RowMapping]:
    latest = journey_run.c.updated_at.desc(), journey_run.c.id
    return list(connection.execute(select(journey_run).where(which).order_by(*latest)).mappings())


def _underway(connection: Connection, person_id: str, journey: str) -> RowMapping | None:
    mine = (journey_run.c.person_id == person_id) & (journey_run.c.journey == journey)
    query = select(journey_run).where(mine & (journey_run.c.state != "finished")).with_for_update()
    return connection.execute(query).mappings().one_or_none()


def _park_others(connection: Connection, person_id: str, journey: str, now: datetime) -> None:
    others = (
        (journey_run.c.person_id == person_id) & (journey_run.c.state == "open") & (journey_run.c.journey != journey)
    )
    for row in _rows(connection, others):
        _keep(connection, row["id"], _run(row).model_copy(update={"parked": True}), now)


def _keep(connection: Connection, run_id: str, run: JourneyRun, now: datetime) -> None:
    values = {"state": _state(run), "body": run.model_dump_json(), "updated_at": to_stamp(now)}
    connection.execute(update(journey_run).where(journey_run.c.id == run_id).values(**values))


def _state(run: JourneyRun) -> str:
    if run.is_finished:
        return "finished"
    return "parked" if run.parked else "open"


def _run(row: RowMapping) -> JourneyRun:
    return JourneyRun.model_validate_json(row["body"])
