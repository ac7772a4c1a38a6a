"""Answers fetched from two models for a comparison: the plan, the person's agreement, and each answer as it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, insert, select, update

from assistant.errors import NotYours
from assistant.store.engine import Database
from assistant.store.ids import known_form
from assistant.store.owned import delete_owned
from assistant.store.rows import insert_or_add, insert_or_replace
from assistant.store.stamps import to_stamp
from assistant.store.tables import answer_fetch, fetched_answer, spending
from assistant.store.text import storable
from tracking.blind import Side
from tracking.fetch import Fetched, FetchPlan, Place

NO_SUCH = "There are no such answers to fetch (any more)."


@dataclass(frozen=True)
class KeptFetch:
    """A plan with what came back so far; `agreed_at` is when the person agreed to its cost."""

    id: str
    plan: FetchPlan
    answers: dict[Place, Fetched]
    agreed_at: str | None
    created_at: str


class Fetches:
    """A person's fetches. Calls are synchronous and safe from several threads; all of them raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, person_id: str) -> tuple[KeptFetch, ...]:
        """Every fetch of the person, the latest first."""
        known_form(person_id)
        mine = select(answer_fetch).where(answer_fetch.c.person_id == person_id)
        latest = answer_fetch.c.created_at.desc(), answer_fetch.c.id
        with self._database.reading() as connection:
            rows = connection.execute(mine.order_by(*latest)).mappings().all()
            return tuple(_kept(connection, row) for row in rows)

    def get(self, person_id: str, fetch_id: str) -> KeptFetch:
        """One of them; raises NotYours."""
        with self._database.reading() as connection:
            return _kept(connection, _row(connection, person_id, fetch_id))

    def add(self, person_id: str, plan: FetchPlan, now: datetime) -> KeptFetch:
        """Keep a plan; nothing is asked by that."""
        known_form(person_id)
        made = KeptFetch(str(uuid4()), plan, {}, None, to_stamp(now))
        with self._database.writing() as connection:
            connection.execute(
                insert(answer_fetch).values(
                    id=made.id,
                    person_id=person_id,
                    body=storable(plan.model_dump_json()),
                    agreed_at=None,
                    created_at=made.created_at,
                )
            )
        return made

    def agree(self, person_id: str, fetch_id: str, now: datetime) -> None:
        """Keep that the person has agreed to the cost; raises NotYours."""
        with self._database.writing() as connection:
            row = _row(connection, person_id, fetch_id)
            here = answer_fetch.c.id == row["id"]
            connection.execute(update(answer_fetch).where(here).values(agreed_at=to_stamp(now)))

    def keep(self, person_id: str, fetch_id: str, place: Place, found: Fetched, now: datetime) -> None:
        """Keep what came of one call, with what it cost; on disk when this returns. Raises NotYours."""
        at, side = place
        with self._database.writing() as connection:
            row = _row(connection, person_id, fetch_id)
            insert_or_replace(
                connection, fetched_answer, ("fetch_id", "place", "side"),
                fetch_id=row["id"], place=at, side=side, body=storable(found.model_dump_json()),
                fetched_at=to_stamp(now),
            )  # fmt: skip
            if found.usd:
                day = now.astimezone(UTC).date().isoformat()
                values = {"person_id": person_id, "day": day, "cost_usd": float(found.usd)}
                insert_or_add(connection, spending, ("person_id", "day"), "cost_usd", **values)

    def delete(self, person_id: str, fetch_id: str | None = None) -> int:
        """Delete one for good, or all of the person's; how many went. Raises NotYours for an unknown one."""
        which = None if fetch_id is None else answer_fetch.c.id == fetch_id
        return delete_owned(self._database, answer_fetch, person_id, which, NO_SUCH)


def _row(connection: Connection, person_id: str, fetch_id: str) -> RowMapping:
    known_form(person_id, fetch_id)
    mine = (answer_fetch.c.person_id == person_id) & (answer_fetch.c.id == fetch_id)
    row = connection.execute(select(answer_fetch).where(mine)).mappings().one_or_none()
    if row is None:
        raise NotYours(NO_SUCH)
    return row


def _kept(connection: Connection, row: RowMapping) -> KeptFetch:
    query = select(fetched_answer).where(fetched_answer.c.fetch_id == row["id"])
    answers: dict[Place, Fetched] = {}
    for each in connection.execute(query).mappings():
        side: Side = "one" if each["side"] == "one" else "other"
        answers[(each["place"], side)] = Fetched.model_validate_json(each["body"])
    plan = FetchPlan.model_validate_json(row["body"])
    return KeptFetch(row["id"], plan, answers, row["agreed_at"], row["created_at"])
