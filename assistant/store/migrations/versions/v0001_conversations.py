"""People, conversations, turns, messages, votes and spending."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _is_uuid(table: str, column: str) -> sa.CheckConstraint:
    places = " AND ".join(f"substr({column}, {place}, 1) = '-'" for place in (9, 14, 19, 24))
    rule = (
        f"length({column}) = 36 AND {places}"
        f" AND length(replace({column}, '-', '')) = 32 AND rtrim({column}, '0123456789abcdef-') = ''"
    )
    return sa.CheckConstraint(rule, name=f"{table}_{column}_is_uuid")


def _uuid(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(36), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _parent(column: str, table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], ondelete="CASCADE")


def upgrade() -> None:
    """Create the first tables."""
    op.create_table(
        "person",
        _uuid("id"),
        _text("identifier"),
        _text("display_name"),
        _text("created_at"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("identifier"),
        _is_uuid("person", "id"),
    )
    op.create_table(
        "conversation",
        _uuid("id"),
        _uuid("person_id"),
        _text("title"),
        _text("title_folded"),
        _text("situation"),
        _text("settings"),
        sa.Column("activity", sa.Integer(), nullable=False),
        _text("created_at"),
        _text("updated_at"),
        sa.PrimaryKeyConstraint("id"),
        _parent("person_id", "person"),
        _is_uuid("conversation", "id"),
    )
    op.create_index("conversation_by_activity", "conversation", ["person_id", "activity"])
    _create_turn()
    _create_message()
    op.create_table(
        "vote",
        _uuid("turn_id"),
        _uuid("person_id"),
        sa.Column("value", sa.Integer(), nullable=False),
        _text("comment", nullable=True),
        _text("created_at"),
        sa.PrimaryKeyConstraint("turn_id"),
        _parent("turn_id", "turn"),
        _parent("person_id", "person"),
        sa.CheckConstraint("value IN (0, 1)", name="vote_value_is_known"),
    )
    op.create_table(
        "spending",
        _uuid("person_id"),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("cost_usd", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "day"),
        _parent("person_id", "person"),
    )


def _create_turn() -> None:
    op.create_table(
        "turn",
        _uuid("id"),
        _uuid("conversation_id"),
        sa.Column("seq", sa.Integer(), nullable=False),
        _uuid("user_message_id"),
        _uuid("run_id", nullable=True),
        _uuid("answer_id"),
        sa.Column("state", sa.String(16), nullable=False),
        _text("partial"),
        _text("reply", nullable=True),
        _text("problem", nullable=True),
        _text("model", nullable=True),
        _text("searchable"),
        _text("situation_before"),
        _uuid("owner"),
        _text("heartbeat_at"),
        _text("started_at"),
        _text("ended_at", nullable=True),
        _text("superseded_at", nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("answer_id"),
        sa.UniqueConstraint("conversation_id", "seq", name="turn_seq_once"),
        _parent("conversation_id", "conversation"),
        sa.CheckConstraint(
            "state IN ('running', 'done', 'stopped', 'failed', 'budget', 'interrupted')", name="turn_state_is_known"
        ),
        *(_is_uuid("turn", name) for name in ("id", "user_message_id", "run_id", "answer_id", "owner")),
    )
    visible, running = sa.text("superseded_at IS NULL"), sa.text("state = 'running'")
    op.create_index(
        "turn_message_once",
        "turn",
        ["conversation_id", "user_message_id"],
        unique=True,
        sqlite_where=visible,
        postgresql_where=visible,
    )
    op.create_index(
        "turn_running_once",
        "turn",
        ["conversation_id"],
        unique=True,
        sqlite_where=running,
        postgresql_where=running,
    )
    op.create_index("turn_by_run", "turn", ["run_id"])


def _create_message() -> None:
    op.create_table(
        "message",
        _uuid("turn_id"),
        _uuid("id"),
        _uuid("conversation_id"),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        _text("body"),
        _text("created_at"),
        sa.PrimaryKeyConstraint("turn_id", "id"),
        sa.UniqueConstraint("turn_id", "seq", name="message_seq_once"),
        _parent("turn_id", "turn"),
        _parent("conversation_id", "conversation"),
        sa.CheckConstraint("role IN ('user', 'assistant', 'tool')", name="message_role_is_known"),
        _is_uuid("message", "id"),
    )
    op.create_index("message_by_conversation", "message", ["conversation_id"])
