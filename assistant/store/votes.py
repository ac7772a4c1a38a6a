"""Thumbs on answers: one a turn, only by the person whose conversation it is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete

from assistant.errors import InputRefused
from assistant.store.rows import insert_or_replace
from assistant.store.stamps import to_stamp
from assistant.store.tables import vote
from assistant.store.text import storable
from assistant.store.turn_views import find_row

LONGEST_COMMENT = 5_000


def cast_vote(
    connection: Connection, person_id: str, any_id: str, value: int, comment: str | None, now: datetime
) -> str:
    """Keep or change the vote on a turn; gives back the turn's id. Raises NotYours, InputRefused."""
    if value not in (0, 1):
        raise InputRefused("A vote is a thumb up or a thumb down.")
    if comment is not None and len(comment) > LONGEST_COMMENT:
        raise InputRefused(f"A comment holds at most {LONGEST_COMMENT} characters; this one has {len(comment)}.")
    turn_id: str = find_row(connection, person_id, any_id)["id"]
    insert_or_replace(
        connection,
        vote,
        ("turn_id",),
        turn_id=turn_id,
        person_id=person_id,
        value=value,
        comment=None if comment is None else storable(comment),
        created_at=to_stamp(now),
    )
    return turn_id


def take_back_vote(connection: Connection, person_id: str, any_id: str) -> None:
    """Remove the vote on a turn, if there is one; raises NotYours."""
    turn_id = find_row(connection, person_id, any_id)["id"]
    connection.execute(delete(vote).where(vote.c.turn_id == turn_id, vote.c.person_id == person_id))
