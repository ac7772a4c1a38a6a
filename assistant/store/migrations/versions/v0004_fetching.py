"""The last number in each log, so that none is given twice; and answers fetched from two models for a comparison."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def _is_uuid(table: str) -> sa.CheckConstraint:
    places = " AND ".join(f"substr(id, {place}, 1) = '-'" for place in (9, 14, 19, 24))
    rule = f"length(id) = 36 AND {places} AND length(replace(id, '-', '')) = 32 AND rtrim(id, '0123456789abcdef-') = ''"
    return sa.CheckConstraint(rule, name=f"{table}_id_is_uuid")


def upgrade() -> None:
    """Create the three tables; the numbers go on after the logs that are there."""
    op.create_table(
        "project_number",
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("person_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
    )
    op.execute(
        "INSERT INTO project_number (person_id, last) "
        "SELECT person_id, MAX(number) FROM logged_project GROUP BY person_id"
    )
    op.create_table(
        "answer_fetch",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("agreed_at", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        _is_uuid("answer_fetch"),
    )
    op.create_table(
        "fetched_answer",
        sa.Column("fetch_id", sa.String(36), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(8), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("fetched_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("fetch_id", "place", "side"),
        sa.ForeignKeyConstraint(["fetch_id"], ["answer_fetch.id"], ondelete="CASCADE"),
        sa.CheckConstraint("side IN ('one', 'other')", name="fetched_answer_side_is_known"),
    )
