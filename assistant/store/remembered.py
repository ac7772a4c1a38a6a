"""What a person told of their work in earlier conversations: found again, and forgotten."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select, update

from assistant.store.ids import known_form
from assistant.store.rows import from_json
from assistant.store.tables import conversation, message, turn

LOOKED_AT = 20  # conversations, the latest first; older talk is not what anyone means by "remember"
LISTENED_TO = 40  # results of tools, the latest first, among which the last offer is looked for


def told_before(connection: Connection, person_id: str, conversation_id: str | None) -> tuple[dict[str, Any], ...]:
    """The situations of the person's other conversations in which something was told, the latest first."""
    mine = and_(*_others(person_id, conversation_id))
    latest = select(conversation.c.situation).where(mine).order_by(conversation.c.activity.desc())
    found = (from_json(row) for row in connection.execute(latest.limit(LOOKED_AT)).scalars())
    return tuple(situation for situation in found if situation)


def done_before(connection: Connection, person_id: str, conversation_id: str | None) -> tuple[dict[str, Any], ...]:
    """What tools gave in the person's other conversations, the latest first, as messages of the transcript."""
    mine = [*_others(person_id, conversation_id), message.c.role == "tool", turn.c.superseded_at.is_(None)]
    latest = (
        select(message.c.body)
        .join(turn, turn.c.id == message.c.turn_id)
        .join(conversation, conversation.c.id == message.c.conversation_id)
        .where(and_(*mine))
        .order_by(conversation.c.activity.desc(), turn.c.seq.desc(), message.c.seq.desc())
    )
    return tuple(from_json(row) for row in connection.execute(latest.limit(LISTENED_TO)).scalars())


def forget_told(connection: Connection, person_id: str) -> int:
    """Empty the situations of all the person's conversations; how many held something. Their transcripts stay."""
    known_form(person_id)
    mine = (conversation.c.person_id == person_id) & (conversation.c.situation != "{}")
    return connection.execute(update(conversation).where(mine).values(situation="{}")).rowcount


def _others(person_id: str, conversation_id: str | None) -> list[ColumnElement[bool]]:
    """The person's conversations but this one."""
    known_form(person_id)
    mine = [conversation.c.person_id == person_id]
    return mine if conversation_id is None else [*mine, conversation.c.id != conversation_id]
