"""Accepting a message: the conversation it belongs to, the turn it begins, the turns it replaces."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from assistant.errors import InputRefused, NotYours, TurnRunning
from assistant.messages import Message, UserMessage, close_open_calls
from assistant.store.engine import Database
from assistant.store.ids import UNKNOWN, known_form, new_form
from assistant.store.progress import add_messages, asked_in, interrupt, words_of
from assistant.store.rows import from_json, insert_once, to_message
from assistant.store.stamps import to_stamp
from assistant.store.tables import conversation, message, person, turn
from assistant.store.text import SHORTEST_SENTENCE, fold, title_from
from assistant.store.views import TurnBegun

RUNNING = "Peri is still answering your last message here. Wait for the answer or stop it, then send this again."
NO_SUCH_MESSAGE = "The message that you changed is no longer in this conversation. Send it as a new one."
NOTHING_TO_REPEAT = "There is nothing to answer again in this conversation yet."
SAME_ID = "A different message was sent under the same id. Reload the page and send it again."


def begin_turn(
    connection: Connection,
    database: Database,
    person_id: str,
    conversation_id: str,
    said: UserMessage,
    now: datetime,
    replaces: str | None = None,
) -> TurnBegun:
    """Keep a message and begin its turn; see Store.begin_turn."""
    known_form(person_id)
    new_form(conversation_id, said.id, *([replaces] if replaces is not None else []))
    talk = _open_conversation(connection, person_id, conversation_id, said, now)
    accepted = _accepted_before(connection, talk, said, replaces)
    if accepted is not None:
        return _begun(connection, talk, accepted, said, already=True)
    _settle_running(connection, database, conversation_id, now)
    situation, title = talk["situation"], talk["title"]
    if replaces is not None:
        replaced = _supersede(connection, conversation_id, replaces, now)
        situation = replaced["situation_before"]
        asked = asked_in(connection, replaced)
        if said.about is None:  # put differently, it is still about the same article
            said = said.model_copy(update={"about": asked.about})
        if said.files is None:  # and what came with it came with it
            said = said.model_copy(update={"files": asked.files, "not_taken": asked.not_taken})
        if title == title_from(words_of(connection, replaced)):
            title = title_from(said.text)
    elif len(title) < SHORTEST_SENTENCE and title == _first_title(connection, conversation_id):
        title = title_from(said.text)  # the first message was only a greeting
    begun = _insert_turn(connection, database, conversation_id, said, situation, now)
    new_title = title if title != talk["title"] or begun["seq"] == 1 else None
    changes = {"situation": situation, "title": title, "title_folded": fold(title), "updated_at": to_stamp(now)}
    activity = _next_activity(connection, person_id)
    mine = conversation.c.id == conversation_id
    connection.execute(update(conversation).where(mine).values(activity=activity, **changes))
    return _begun(connection, talk, begun, said, title=new_title)


def begin_again(
    connection: Connection, database: Database, person_id: str, conversation_id: str, now: datetime
) -> TurnBegun:
    """Begin a new turn with the person's last message; the turn before is hidden."""
    known_form(person_id, conversation_id)
    mine = (conversation.c.id == conversation_id) & (conversation.c.person_id == person_id)
    if connection.execute(select(conversation.c.id).where(mine).with_for_update()).one_or_none() is None:
        raise NotYours(UNKNOWN)
    _settle_running(connection, database, conversation_id, now)
    visible = (turn.c.conversation_id == conversation_id) & turn.c.superseded_at.is_(None)
    last = connection.execute(select(turn).where(visible).order_by(turn.c.seq.desc()).limit(1)).mappings().first()
    if last is None:
        raise InputRefused(NOTHING_TO_REPEAT)
    said = asked_in(connection, last)
    return begin_turn(connection, database, person_id, conversation_id, said, now, replaces=said.id)


def _open_conversation(
    connection: Connection, person_id: str, conversation_id: str, said: UserMessage, now: datetime
) -> RowMapping:
    """The conversation, locked until the end of the transaction; made when there is none of that id."""
    mine = (conversation.c.id == conversation_id) & (conversation.c.person_id == person_id)
    locked = select(conversation).where(mine).with_for_update()
    row = connection.execute(locked).mappings().one_or_none()
    if row is not None:
        return row
    if connection.execute(select(person.c.id).where(person.c.id == person_id)).one_or_none() is None:
        raise NotYours(UNKNOWN)
    title, stamp = title_from(said.text), to_stamp(now)
    insert_once(
        connection,
        conversation,
        id=conversation_id,
        person_id=person_id,
        title=title,
        title_folded=fold(title),
        situation="{}",
        settings="{}",
        activity=0,
        created_at=stamp,
        updated_at=stamp,
    )
    row = connection.execute(locked).mappings().one_or_none()
    if row is None:  # the id belongs to someone else
        raise NotYours(UNKNOWN)
    return row


def _first_title(connection: Connection, conversation_id: str) -> str | None:
    """The title that the first visible message would give."""
    visible = (turn.c.conversation_id == conversation_id) & turn.c.superseded_at.is_(None)
    first = connection.execute(select(turn).where(visible).order_by(turn.c.seq).limit(1)).mappings().first()
    return title_from(words_of(connection, first)) if first is not None else None


def _accepted_before(
    connection: Connection, talk: RowMapping, said: UserMessage, replaces: str | None
) -> RowMapping | None:
    """The turn that this very message began when it was sent before."""
    sent = (turn.c.conversation_id == talk["id"]) & (turn.c.user_message_id == said.id)
    rows = connection.execute(select(turn).where(sent).order_by(turn.c.seq.desc())).mappings().all()
    same = [row for row in rows if words_of(connection, row) == said.text]
    if replaces is not None:  # an edit keeps the id; only a packet that comes twice finds its own turn running
        return next((row for row in same if row["state"] == "running"), None)
    if rows and not same:
        raise InputRefused(SAME_ID)
    return same[0] if same else None


def _settle_running(connection: Connection, database: Database, conversation_id: str, now: datetime) -> None:
    """Raise TurnRunning while a turn runs; one whose process died is ended as interrupted."""
    running = (turn.c.conversation_id == conversation_id) & (turn.c.state == "running")
    row = connection.execute(select(turn).where(running).with_for_update()).mappings().one_or_none()
    if row is None:
        return
    if not database.is_abandoned(row["owner"], row["heartbeat_at"], now):
        raise TurnRunning(RUNNING)
    interrupt(connection, row, now)


def _supersede(connection: Connection, conversation_id: str, replaces: str, now: datetime) -> RowMapping:
    """Hide the turn of a message and all later ones; gives back that turn."""
    visible = (turn.c.conversation_id == conversation_id) & turn.c.superseded_at.is_(None)
    named = select(turn).where(visible, turn.c.user_message_id == replaces)
    row = connection.execute(named).mappings().one_or_none()
    if row is None:
        raise InputRefused(NO_SUCH_MESSAGE)
    later = visible & (turn.c.seq >= row["seq"])
    connection.execute(update(turn).where(later).values(superseded_at=to_stamp(now)))
    return row


def _insert_turn(
    connection: Connection,
    database: Database,
    conversation_id: str,
    said: UserMessage,
    situation: str,
    now: datetime,
) -> RowMapping:
    last = select(func.max(turn.c.seq)).where(turn.c.conversation_id == conversation_id)
    turn_id, stamp = str(uuid4()), to_stamp(now)
    connection.execute(
        insert(turn).values(
            id=turn_id,
            conversation_id=conversation_id,
            seq=(connection.execute(last).scalar_one() or 0) + 1,
            user_message_id=said.id,
            answer_id=str(uuid4()),
            state="running",
            partial="",
            searchable=fold(said.text),
            situation_before=situation,
            owner=database.owner,
            heartbeat_at=stamp,
            started_at=stamp,
        )
    )
    add_messages(connection, turn_id, conversation_id, [said], now)
    return connection.execute(select(turn).where(turn.c.id == turn_id)).mappings().one()


def _next_activity(connection: Connection, person_id: str) -> int:
    last = select(func.max(conversation.c.activity)).where(conversation.c.person_id == person_id)
    return (connection.execute(last).scalar_one() or 0) + 1


def _begun(
    connection: Connection,
    talk: RowMapping,
    row: RowMapping,
    said: UserMessage,
    *,
    title: str | None = None,
    already: bool = False,
) -> TurnBegun:
    return TurnBegun(
        turn_id=row["id"],
        answer_id=row["answer_id"],
        conversation_id=talk["id"],
        user=said,
        transcript=(*_transcript_before(connection, row), said),
        situation=from_json(row["situation_before"]),
        settings=from_json(talk["settings"]),
        title=title,
        already=already,
    )


def _transcript_before(connection: Connection, row: RowMapping) -> list[Message]:
    """All messages of the visible turns before this one; calls are closed turn by turn, as their ids may repeat."""
    earlier = (
        select(turn.c.id, message.c.body)
        .join(message, message.c.turn_id == turn.c.id)
        .where(turn.c.conversation_id == row["conversation_id"], turn.c.superseded_at.is_(None))
        .where(turn.c.seq < row["seq"])
        .order_by(turn.c.seq, message.c.seq)
    )
    by_turn: dict[str, list[Message]] = {}
    for turn_id, body in connection.execute(earlier):
        by_turn.setdefault(turn_id, []).append(to_message(body))
    return [said for messages in by_turn.values() for said in close_open_calls(messages)]
