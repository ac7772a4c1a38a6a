"""Conversations: opening one, the history, renaming, deleting, what is kept beside the turns."""

from __future__ import annotations

import re

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, or_, select, update

from assistant.errors import NotYours
from assistant.store.ids import UNKNOWN, UUID, known_form
from assistant.store.rows import from_json
from assistant.store.tables import conversation, person, turn, vote
from assistant.store.text import fold, tidy_title
from assistant.store.turn_views import visible_turns
from assistant.store.views import ConversationItem, ConversationView, Page

MOST_ON_A_PAGE = 100
LONGEST_SEARCH = 200
CURSOR = re.compile(rf"(\d{{1,9}})\.({UUID.pattern})")


def open_conversation(connection: Connection, person_id: str, conversation_id: str) -> ConversationView:
    """The conversation with its visible turns; raises NotYours."""
    known_form(person_id, conversation_id)
    found = select(conversation).where(_mine(person_id, conversation_id))
    row = connection.execute(found).mappings().one_or_none()
    if row is None:
        raise NotYours(UNKNOWN)
    return ConversationView(
        id=row["id"],
        title=row["title"],
        situation=from_json(row["situation"]),
        settings=from_json(row["settings"]),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        turns=visible_turns(connection, row["id"]),
    )


def owner_of(connection: Connection, conversation_id: str) -> str | None:
    """The identifier of the person whose conversation it is; None when there is no such conversation."""
    if not UUID.fullmatch(conversation_id):
        return None
    owner = select(person.c.identifier).join(conversation, conversation.c.person_id == person.c.id)
    return connection.execute(owner.where(conversation.c.id == conversation_id)).scalar_one_or_none()


def list_conversations(
    connection: Connection, person_id: str, search: str | None, voted: int | None, after: str | None, first: int
) -> Page:
    """A page of the history, the latest talk first."""
    known_form(person_id)
    first = min(max(first, 1), MOST_ON_A_PAGE)
    wanted = [conversation.c.person_id == person_id]
    if search and search.strip():
        wanted.append(_says(fold(search.strip()[:LONGEST_SEARCH])))
    if voted is not None:
        wanted.append(_has_turn(exists().where(vote.c.turn_id == turn.c.id, vote.c.value == voted)))
    if after is not None:
        wanted.append(_comes_after(after))
    columns = conversation.c
    listed = (
        select(columns.id, columns.title, columns.activity, columns.created_at, columns.updated_at)
        .where(and_(*wanted))
        .order_by(columns.activity.desc(), columns.id.desc())
        .limit(first + 1)
    )
    rows = connection.execute(listed).mappings().all()
    shown = rows[:first]
    items = tuple(
        ConversationItem(id=row["id"], title=row["title"], created_at=row["created_at"], updated_at=row["updated_at"])
        for row in shown
    )
    more = len(rows) > first
    return Page(items=items, next_cursor=f"{shown[-1]['activity']}.{shown[-1]['id']}" if more else None)


def change(connection: Connection, person_id: str, conversation_id: str, **values: object) -> None:
    """Give a conversation new values; raises NotYours."""
    known_form(person_id, conversation_id)
    if "title" in values:
        title = tidy_title(str(values["title"]))
        values |= {"title": title, "title_folded": fold(title)}
    changed = connection.execute(update(conversation).where(_mine(person_id, conversation_id)).values(**values))
    if not changed.rowcount:
        raise NotYours(UNKNOWN)


def delete_conversation(connection: Connection, person_id: str, conversation_id: str) -> None:
    """Delete a conversation for good, with its turns, messages and votes; raises NotYours."""
    known_form(person_id, conversation_id)
    if not connection.execute(delete(conversation).where(_mine(person_id, conversation_id))).rowcount:
        raise NotYours(UNKNOWN)


def _mine(person_id: str, conversation_id: str) -> ColumnElement[bool]:
    return and_(conversation.c.id == conversation_id, conversation.c.person_id == person_id)


def _has_turn(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    visible = and_(turn.c.conversation_id == conversation.c.id, turn.c.superseded_at.is_(None))
    return exists().where(visible, condition)


def _says(words: str) -> ColumnElement[bool]:
    in_turns = _has_turn(turn.c.searchable.contains(words, autoescape=True))
    return or_(conversation.c.title_folded.contains(words, autoescape=True), in_turns)


def _comes_after(cursor: str) -> ColumnElement[bool]:
    place = CURSOR.fullmatch(cursor)
    if place is None:
        raise NotYours("This place in the history is not known. Reload the page.")
    activity, last_id = int(place[1]), place[2]
    columns = conversation.c
    return or_(columns.activity < activity, and_(columns.activity == activity, columns.id < last_id))
