"""Blind comparisons and what was judged in them: each judgement is on disk when its call returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from assistant.errors import InputRefused, NotYours
from assistant.store.engine import Database
from assistant.store.ids import known_form
from assistant.store.owned import delete_owned
from assistant.store.rows import insert_or_replace
from assistant.store.stamps import to_stamp
from assistant.store.tables import comparison, judgement
from assistant.store.text import storable
from tracking.blind import Choice, Comparison

NO_SUCH = "There is no such comparison."
OVER = "This comparison is over: its result was shown, so nothing more can be judged in it."
TAKEN = "There is a comparison named “{name}” already. Give this one another name."


@dataclass(frozen=True)
class KeptComparison:
    """A comparison with what was chosen so far, by place."""

    id: str
    comparison: Comparison
    choices: dict[int, Choice]
    ended_at: str | None
    created_at: str

    @property
    def is_judged(self) -> bool:
        """Whether every pair was judged."""
        return len(self.choices) == len(self.comparison.pairs)


class Comparisons:
    """A person's comparisons. Calls are synchronous and safe from several threads; all of them raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, person_id: str) -> tuple[KeptComparison, ...]:
        """Every comparison of the person, the latest first; of two of one moment the one that is open."""
        known_form(person_id)
        mine = select(comparison).where(comparison.c.person_id == person_id)
        with self._database.reading() as connection:
            latest = comparison.c.created_at.desc(), comparison.c.ended_at.is_not(None), comparison.c.id
            rows = connection.execute(mine.order_by(*latest)).mappings().all()
            return tuple(_kept(connection, row) for row in rows)

    def get(self, person_id: str, comparison_id: str) -> KeptComparison:
        """One comparison; raises NotYours."""
        with self._database.reading() as connection:
            return _kept(connection, _row(connection, person_id, comparison_id))

    def add(self, person_id: str, new: Comparison, now: datetime) -> KeptComparison:
        """Keep a new comparison; raises InputRefused when its name is taken."""
        known_form(person_id)
        name = storable(new.name)
        with self._database.writing() as connection:
            same = (comparison.c.person_id == person_id) & (comparison.c.name == name)
            if connection.execute(select(func.count()).where(same)).scalar_one():
                raise InputRefused(TAKEN.format(name=name))
            stamp = to_stamp(now)
            values = {
                "id": str(uuid4()),
                "person_id": person_id,
                "name": name,
                "body": storable(new.model_dump_json()),
                "ended_at": None,
                "created_at": stamp,
            }
            connection.execute(insert(comparison).values(**values))
            return KeptComparison(values["id"] or "", new, {}, None, stamp)

    def judge(self, person_id: str, comparison_id: str, place: int, choice: Choice, now: datetime) -> KeptComparison:
        """Keep what was chosen at a place, also when it was judged before; raises NotYours, InputRefused."""
        with self._database.writing() as connection:
            row = _open(connection, person_id, comparison_id)
            if not 0 <= place < len(Comparison.model_validate_json(row["body"]).pairs):
                raise InputRefused("There is no pair at that place.")
            insert_or_replace(
                connection, judgement, ("comparison_id", "place"),
                comparison_id=row["id"], place=place, choice=choice, judged_at=to_stamp(now),
            )  # fmt: skip
            return _kept(connection, row)

    def undo(self, person_id: str, comparison_id: str) -> KeptComparison:
        """Take back what was judged last; nothing when nothing was. Raises NotYours, InputRefused."""
        with self._database.writing() as connection:
            row = _open(connection, person_id, comparison_id)
            last = (
                select(judgement.c.place)
                .where(judgement.c.comparison_id == row["id"])
                .order_by(judgement.c.judged_at.desc(), judgement.c.place.desc())
                .limit(1)
            )
            place = connection.execute(last).scalar_one_or_none()
            if place is not None:
                here = (judgement.c.comparison_id == row["id"]) & (judgement.c.place == place)
                connection.execute(delete(judgement).where(here))
            return _kept(connection, row)

    def end(self, person_id: str, comparison_id: str, now: datetime) -> KeptComparison:
        """Close a comparison, so that its result can be shown; it stays closed. Raises NotYours."""
        with self._database.writing() as connection:
            row = _row(connection, person_id, comparison_id)
            if row["ended_at"] is None:
                here = comparison.c.id == row["id"]
                connection.execute(update(comparison).where(here).values(ended_at=to_stamp(now)))
                row = _row(connection, person_id, comparison_id)
            return _kept(connection, row)

    def delete(self, person_id: str, comparison_id: str | None = None) -> int:
        """Delete a comparison for good, or all of the person's; how many went. Raises NotYours for an unknown one."""
        which = None if comparison_id is None else comparison.c.id == comparison_id
        return delete_owned(self._database, comparison, person_id, which, NO_SUCH)


def _open(connection: Connection, person_id: str, comparison_id: str) -> RowMapping:
    row = _row(connection, person_id, comparison_id)
    if row["ended_at"] is not None:
        raise InputRefused(OVER)
    return row


def _row(connection: Connection, person_id: str, comparison_id: str) -> RowMapping:
    known_form(person_id, comparison_id)
    mine = (comparison.c.person_id == person_id) & (comparison.c.id == comparison_id)
    row = connection.execute(select(comparison).where(mine)).mappings().one_or_none()
    if row is None:
        raise NotYours(NO_SUCH)
    return row


def _kept(connection: Connection, row: RowMapping) -> KeptComparison:
    chosen = select(judgement.c.place, judgement.c.choice).where(judgement.c.comparison_id == row["id"])
    choices: dict[int, Choice] = {one.place: one.choice for one in connection.execute(chosen)}
    read = Comparison.model_validate_json(row["body"])
    return KeptComparison(row["id"], read, choices, row["ended_at"], row["created_at"])
