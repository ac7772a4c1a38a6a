"""Turns as a person sees them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, or_, select

from assistant.errors import NotYours
from assistant.messages import Message, Reply, ToolMessage, UserMessage, close_open_calls
from assistant.store.ids import UNKNOWN, known_form
from assistant.store.rows import to_message
from assistant.store.tables import conversation, message, turn, vote
from assistant.store.views import TurnView, VoteView


def visible_turns(connection: Connection, conversation_id: str) -> tuple[TurnView, ...]:
    """The turns of a conversation in order, without replaced ones."""
    mine = (turn.c.conversation_id == conversation_id) & turn.c.superseded_at.is_(None)
    rows = connection.execute(select(turn).where(mine).order_by(turn.c.seq)).mappings().all()
    return _views(connection, rows, mine)


def find_row(connection: Connection, person_id: str, any_id: str) -> RowMapping:
    """The person's turn with that id, answer id or run id, a replaced one too; raises NotYours."""
    known_form(person_id, any_id)
    named = or_(turn.c.id == any_id, turn.c.answer_id == any_id, turn.c.run_id == any_id)
    found = (
        select(turn)
        .join(conversation, conversation.c.id == turn.c.conversation_id)
        .where(named, conversation.c.person_id == person_id)
        .order_by(turn.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(found).mappings().one_or_none()
    if row is None:
        raise NotYours(UNKNOWN)
    return row


def view_of(connection: Connection, row: RowMapping) -> TurnView:
    """One turn."""
    (view,) = _views(connection, [row], turn.c.id == row["id"])
    return view


def _views(connection: Connection, rows: Sequence[RowMapping], which: ColumnElement[bool]) -> tuple[TurnView, ...]:
    bodies = (
        select(message.c.turn_id, message.c.body)
        .join(turn, turn.c.id == message.c.turn_id)
        .where(which)
        .order_by(turn.c.seq, message.c.seq)
    )
    messages: dict[str, list[Message]] = {row["id"]: [] for row in rows}
    for turn_id, body in connection.execute(bodies):
        messages[turn_id].append(to_message(body))
    cast = select(vote).join(turn, turn.c.id == vote.c.turn_id).where(which)
    votes = {each["turn_id"]: each for each in connection.execute(cast).mappings()}
    return tuple(_view(row, messages[row["id"]], votes.get(row["id"])) for row in rows)


def _view(row: RowMapping, messages: list[Message], cast: RowMapping | None) -> TurnView:
    ended = row["state"] != "running"
    said = close_open_calls(messages) if ended else messages
    return TurnView(
        turn_id=row["id"],
        user=next(each for each in messages if isinstance(each, UserMessage)),
        answer_id=row["answer_id"],
        run_id=row["run_id"],
        state=row["state"],
        partial=row["partial"],
        reply=Reply.model_validate_json(row["reply"]) if row["reply"] else None,
        problem=row["problem"],
        tools=tuple(each for each in said if isinstance(each, ToolMessage)),
        vote=VoteView(value=cast["value"], comment=cast["comment"]) if cast else None,
        started_at=row["started_at"],
        ended_at=row["ended_at"],
    )
