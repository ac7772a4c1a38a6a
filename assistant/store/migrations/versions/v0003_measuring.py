"""The log of projects, and blind comparisons with what was judged in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _is_uuid(table: str) -> sa.CheckConstraint:
    places = " AND ".join(f"substr(id, {place}, 1) = '-'" for place in (9, 14, 19, 24))
    rule = f"length(id) = 36 AND {places} AND length(replace(id, '-', '')) = 32 AND rtrim(id, '0123456789abcdef-') = ''"
    return sa.CheckConstraint(rule, name=f"{table}_id_is_uuid")


def upgrade() -> None:
    """Create the three tables."""
    op.create_table(
        "logged_project",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("person_id", "number", name="logged_project_number_once"),
        _is_uuid("logged_project"),
    )
    op.create_table(
        "comparison",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("person_id", "name", name="comparison_name_once"),
        _is_uuid("comparison"),
    )
    op.create_table(
        "judgement",
        sa.Column("comparison_id", sa.String(36), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("choice", sa.String(8), nullable=False),
        sa.Column("judged_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("comparison_id", "place"),
        sa.ForeignKeyConstraint(["comparison_id"], ["comparison.id"], ondelete="CASCADE"),
        sa.CheckConstraint("choice IN ('left', 'right', 'tie')", name="judgement_choice_is_known"),
    )
