"""What a person told of their work in earlier conversations: found again, and forgotten."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, select, update

from assistant.store.ids import known_form
from assistant.store.rows import from_json
from assistant.store.tables import conversation

LOOKED_AT = 20  # conversations, the latest first; older talk is not what anyone means by "remember"


def told_before(connection: Connection, person_id: str, conversation_id: str | None) -> dict[str, Any]:
    """The situation of the person's latest other conversation in which something was told; empty without one."""
    known_form(person_id)
    mine = [conversation.c.person_id == person_id]
    if conversation_id is not None:
        mine.append(conversation.c.id != conversation_id)
    latest = select(conversation.c.situation).where(and_(*mine)).order_by(conversation.c.activity.desc())
    found = (from_json(row) for row in connection.execute(latest.limit(LOOKED_AT)).scalars())
    return next((situation for situation in found if situation), {})


def forget_told(connection: Connection, person_id: str) -> int:
    """Empty the situations of all the person's conversations; how many held something. Their transcripts stay."""
    known_form(person_id)
    mine = (conversation.c.person_id == person_id) & (conversation.c.situation != "{}")
    return connection.execute(update(conversation).where(mine).values(situation="{}")).rowcount
