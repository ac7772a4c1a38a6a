"""A turn on its way: what it adds, how it ends, what is left when its process dies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from assistant.errors import NotYours
from assistant.messages import AssistantMessage, Message, Reply, ToolMessage, UserMessage
from assistant.store.engine import Database
from assistant.store.ids import known_form, new_form
from assistant.store.rows import insert_or_add, to_json, to_message
from assistant.store.stamps import from_stamp, to_stamp
from assistant.store.tables import conversation, message, spending, turn
from assistant.store.text import fold, storable

GONE = "This conversation was deleted while Peri was answering, so the answer was not kept."
INTERRUPTED = (
    "Peri was interrupted here, for example by a restart. What it had said so far was kept; you can try again."
)


def set_run(connection: Connection, turn_id: str, run_id: str) -> None:
    """Note the id of the chat's run step."""
    new_form(run_id)
    _change(connection, turn_id, run_id=run_id)


def save_partial(connection: Connection, turn_id: str, said: str, now: datetime) -> None:
    """Keep what was shown so far, as a sign of life too; does nothing for a turn that has ended."""
    known_form(turn_id)
    running = (turn.c.id == turn_id) & (turn.c.state == "running")
    changes = {"partial": storable(said), "heartbeat_at": to_stamp(now)}
    if not connection.execute(update(turn).where(running).values(**changes)).rowcount:
        turn_row(connection, turn_id)


def turn_row(connection: Connection, turn_id: str) -> RowMapping:
    """The turn, locked after its conversation (the order in which all writers lock); raises NotYours when deleted."""
    known_form(turn_id)
    owner = select(turn.c.conversation_id).where(turn.c.id == turn_id).scalar_subquery()
    connection.execute(select(conversation.c.id).where(conversation.c.id == owner).with_for_update())
    row = connection.execute(select(turn).where(turn.c.id == turn_id).with_for_update()).mappings().one_or_none()
    if row is None:
        raise NotYours(GONE)
    return row


def add_messages(
    connection: Connection, turn_id: str, conversation_id: str, messages: Sequence[Message], now: datetime
) -> None:
    """Append messages to a turn; one that is already there (by its id) takes the new words and keeps its place."""
    mine = message.c.turn_id == turn_id
    present = set(connection.execute(select(message.c.id).where(mine)).scalars())
    last = connection.execute(select(func.max(message.c.seq)).where(mine)).scalar_one() or 0
    for said in messages:
        body = said.model_dump_json()
        if said.id in present:
            connection.execute(update(message).where(mine, message.c.id == said.id).values(role=said.role, body=body))
            continue
        last += 1
        present.add(said.id)
        connection.execute(
            insert(message).values(
                turn_id=turn_id,
                id=said.id,
                conversation_id=conversation_id,
                seq=last,
                role=said.role,
                body=body,
                created_at=to_stamp(now),
            )
        )


def words_of(connection: Connection, row: RowMapping) -> str:
    """What the person said in a turn."""
    return asked_in(connection, row).text


def asked_in(connection: Connection, row: RowMapping) -> UserMessage:
    """The person's message of a turn."""
    asked = (message.c.turn_id == row["id"]) & (message.c.id == row["user_message_id"])
    said = to_message(connection.execute(select(message.c.body).where(asked)).scalar_one())
    assert isinstance(said, UserMessage)
    return said


def end_turn(
    connection: Connection,
    turn_id: str,
    reply: Reply,
    problem: str | None,
    messages: Sequence[Message],
    situation: dict[str, Any],
    now: datetime,
) -> None:
    """End a turn; see Store.end_turn."""
    row = turn_row(connection, turn_id)
    assert row["state"] in ("running", "interrupted"), "a turn ends once"
    if row["state"] == "interrupted":  # taken for dead by another process; its own ending is the true one
        connection.execute(delete(message).where(message.c.turn_id == turn_id, message.c.id == row["answer_id"]))
    add_messages(connection, turn_id, row["conversation_id"], messages, now)
    _finish(connection, row, reply, problem, now)
    if _is_last(connection, row):
        changes = {"situation": to_json(situation), "updated_at": to_stamp(now)}
        connection.execute(update(conversation).where(conversation.c.id == row["conversation_id"]).values(**changes))
    if reply.usage.cost_usd:
        _add_spending(connection, row, reply.usage.cost_usd, now)


def interrupt_abandoned(connection: Connection, database: Database, now: datetime) -> int:
    """End every running turn whose process is gone, and those of this process; gives back how many."""
    running = select(turn).where(turn.c.state == "running").with_for_update(skip_locked=True)
    rows = connection.execute(running).mappings().all()
    gone = [
        row
        for row in rows
        if row["owner"] == database.owner or database.is_abandoned(row["owner"], row["heartbeat_at"], now)
    ]
    for row in gone:
        interrupt(connection, row, now)
    return len(gone)


def interrupt(connection: Connection, row: RowMapping, now: datetime) -> None:
    """End a turn whose process is gone; what was shown becomes its answer."""
    stored = select(message.c.body).where(message.c.turn_id == row["id"]).order_by(message.c.seq)
    messages = [to_message(body) for body in connection.execute(stored).scalars()]
    kept = "".join(said.text for said in messages if isinstance(said, AssistantMessage))
    rest = row["partial"].removeprefix(kept)
    if rest.strip():
        last = AssistantMessage(id=row["answer_id"], text=rest)
        add_messages(connection, row["id"], row["conversation_id"], [last], now)
    took = from_stamp(row["heartbeat_at"]) - from_stamp(row["started_at"])
    reply = Reply(
        answer=row["partial"],
        behaviour="explain",
        tools=tuple(said.name for said in messages if isinstance(said, ToolMessage)),
        model=row["model"] or "guide",
        elapsed_ms=max(0, int(took.total_seconds() * 1000)),
        ended="interrupted",
    )
    _finish(connection, row, reply, INTERRUPTED, now)


def _finish(connection: Connection, row: RowMapping, reply: Reply, problem: str | None, now: datetime) -> None:
    _change(
        connection,
        row["id"],
        state=reply.ended,
        partial=storable(reply.answer),
        reply=reply.model_dump_json(),
        problem=None if problem is None else storable(problem),
        model=reply.model,
        searchable=fold(f"{words_of(connection, row)}\n{reply.answer}"),
        ended_at=to_stamp(now),
    )


def _is_last(connection: Connection, row: RowMapping) -> bool:
    later = (turn.c.conversation_id == row["conversation_id"]) & (turn.c.seq > row["seq"])
    return connection.execute(select(turn.c.id).where(later).limit(1)).first() is None


def _add_spending(connection: Connection, row: RowMapping, cost_usd: float, now: datetime) -> None:
    of = select(conversation.c.person_id).where(conversation.c.id == row["conversation_id"])
    person_id = connection.execute(of).scalar_one()
    values = {"person_id": person_id, "day": to_stamp(now)[:10], "cost_usd": cost_usd}
    insert_or_add(connection, spending, ("person_id", "day"), "cost_usd", **values)


def _change(connection: Connection, turn_id: str, **values: object) -> None:
    known_form(turn_id)
    if not connection.execute(update(turn).where(turn.c.id == turn_id).values(**values)).rowcount:
        raise NotYours(GONE)
