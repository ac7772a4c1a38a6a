"""Peri's tables. Changes are migrations; a test holds both against each other."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

HYPHENS = (9, 14, 19, 24)


def is_uuid(column: str) -> str:
    """SQL that holds for a lower-case UUID (or NULL); the same text works in SQLite and PostgreSQL."""
    places = " AND ".join(f"substr({column}, {place}, 1) = '-'" for place in HYPHENS)
    return (
        f"length({column}) = 36 AND {places}"
        f" AND length(replace({column}, '-', '')) = 32 AND rtrim({column}, '0123456789abcdef-') = ''"
    )


def _uuids(table: str, *columns: str) -> list[CheckConstraint]:
    return [CheckConstraint(is_uuid(column), name=f"{table}_{column}_is_uuid") for column in columns]


metadata = MetaData()

person = Table(
    "person",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("identifier", Text, nullable=False, unique=True),
    Column("display_name", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    *_uuids("person", "id"),
)

conversation = Table(
    "conversation",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("person_id", String(36), ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("title", Text, nullable=False),
    Column("title_folded", Text, nullable=False),  # for searches
    Column("situation", Text, nullable=False),  # JSON
    Column("settings", Text, nullable=False),  # JSON
    Column("activity", Integer, nullable=False),  # grows with each turn of the person: order of the history
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    *_uuids("conversation", "id"),
    Index("conversation_by_activity", "person_id", "activity"),
)

turn = Table(
    "turn",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("conversation_id", String(36), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("user_message_id", String(36), nullable=False),
    Column("run_id", String(36)),  # the run step's id in the chat
    Column("answer_id", String(36), nullable=False, unique=True),
    Column("state", String(16), nullable=False),
    Column("partial", Text, nullable=False),  # the answer as far as it was shown; the whole one at the end
    Column("reply", Text),  # JSON of assistant.messages.Reply
    Column("problem", Text),
    Column("model", Text),
    Column("searchable", Text, nullable=False),  # folded words of both sides
    Column("situation_before", Text, nullable=False),  # JSON; what an edit or a new try goes back to
    Column("owner", String(36), nullable=False),  # the process that answers
    Column("heartbeat_at", Text, nullable=False),
    Column("started_at", Text, nullable=False),
    Column("ended_at", Text),
    Column("superseded_at", Text),  # edited or tried again: kept, hidden
    UniqueConstraint("conversation_id", "seq", name="turn_seq_once"),
    CheckConstraint(
        "state IN ('running', 'done', 'stopped', 'failed', 'budget', 'interrupted')", name="turn_state_is_known"
    ),
    *_uuids("turn", "id", "user_message_id", "run_id", "answer_id", "owner"),
)
Index(
    "turn_message_once",
    turn.c.conversation_id,
    turn.c.user_message_id,
    unique=True,
    sqlite_where=turn.c.superseded_at.is_(None),
    postgresql_where=turn.c.superseded_at.is_(None),
)
Index(
    "turn_running_once",
    turn.c.conversation_id,
    unique=True,
    sqlite_where=turn.c.state == "running",
    postgresql_where=turn.c.state == "running",
)
Index("turn_by_run", turn.c.run_id)

message = Table(
    "message",
    metadata,
    Column("turn_id", String(36), ForeignKey("turn.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String(36), primary_key=True),
    Column("conversation_id", String(36), ForeignKey("conversation.id", ondelete="CASCADE"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("role", String(16), nullable=False),
    Column("body", Text, nullable=False),  # JSON of one of assistant.messages.Message
    Column("created_at", Text, nullable=False),
    UniqueConstraint("turn_id", "seq", name="message_seq_once"),
    CheckConstraint("role IN ('user', 'assistant', 'tool')", name="message_role_is_known"),
    *_uuids("message", "id"),
    Index("message_by_conversation", "conversation_id"),
)

vote = Table(
    "vote",
    metadata,
    Column("turn_id", String(36), ForeignKey("turn.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", String(36), ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("value", Integer, nullable=False),
    Column("comment", Text),
    Column("created_at", Text, nullable=False),
    CheckConstraint("value IN (0, 1)", name="vote_value_is_known"),
)

spending = Table(
    "spending",
    metadata,
    Column("person_id", String(36), ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("day", String(10), primary_key=True),  # UTC
    Column("cost_usd", Float, nullable=False),
)

journey_run = Table(
    "journey_run",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("person_id", String(36), ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("journey", Text, nullable=False),  # id of the journey; its words stand in the body, should its file go
    Column("state", String(16), nullable=False),
    Column("body", Text, nullable=False),  # JSON of journeys.run.JourneyRun
    Column("started_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    CheckConstraint("state IN ('open', 'parked', 'finished')", name="journey_run_state_is_known"),
    *_uuids("journey_run", "id"),
)
Index(
    "journey_run_open_once",
    journey_run.c.person_id,
    unique=True,
    sqlite_where=journey_run.c.state == "open",
    postgresql_where=journey_run.c.state == "open",
)
Index(
    "journey_run_underway_once",
    journey_run.c.person_id,
    journey_run.c.journey,
    unique=True,
    sqlite_where=journey_run.c.state != "finished",
    postgresql_where=journey_run.c.state != "finished",
)

logged_project = Table(
    "logged_project",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("person_id", String(36), ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),  # how the person names it; their first is 1
    Column("body", Text, nullable=False),  # JSON of tracking.project.Project
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    UniqueConstraint("person_id", "number", name="logged_project_number_once"),
    *_uuids("logged_project", "id"),
)

comparison = Table(
    "comparison",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("person_id", String(36), ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("name", Text, nullable=False),
    Column("body", Text, nullable=False),  # JSON of tracking.blind.Comparison
    Column("ended_at", Text),  # from then on the result is open and nothing more can be judged
    Column("created_at", Text, nullable=False),
    UniqueConstraint("person_id", "name", name="comparison_name_once"),
    *_uuids("comparison", "id"),
)

judgement = Table(
    "judgement",
    metadata,
    Column("comparison_id", String(36), ForeignKey("comparison.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),  # in the order in which pairs are shown, from 0
    Column("choice", String(8), nullable=False),
    Column("judged_at", Text, nullable=False),
    CheckConstraint("choice IN ('left', 'right', 'tie')", name="judgement_choice_is_known"),
)

project_number = Table(
    "project_number",
    metadata,
    Column("person_id", String(36), ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "last", Integer, nullable=False
    ),  # of the project logged last, also when it was deleted: none is given twice
)

answer_fetch = Table(
    "answer_fetch",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("person_id", String(36), ForeignKey("person.id", ondelete="CASCADE"), nullable=False),
    Column("body", Text, nullable=False),  # JSON of tracking.fetch.FetchPlan
    Column("agreed_at", Text),  # when the person agreed to the cost; before that nothing is asked
    Column("created_at", Text, nullable=False),
    *_uuids("answer_fetch", "id"),
)

fetched_answer = Table(
    "fetched_answer",
    metadata,
    Column("fetch_id", String(36), ForeignKey("answer_fetch.id", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),  # of the brief in the plan, from 0
    Column("side", String(8), primary_key=True),
    Column("body", Text, nullable=False),  # JSON of tracking.fetch.Fetched
    Column("fetched_at", Text, nullable=False),
    CheckConstraint("side IN ('one', 'other')", name="fetched_answer_side_is_known"),
)
