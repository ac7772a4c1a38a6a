"""The journeys that a person walks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of journey runs."""
    places = " AND ".join(f"substr(id, {place}, 1) = '-'" for place in (9, 14, 19, 24))
    is_uuid = (
        f"length(id) = 36 AND {places} AND length(replace(id, '-', '')) = 32 AND rtrim(id, '0123456789abcdef-') = ''"
    )
    op.create_table(
        "journey_run",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("journey", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("updated_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], ondelete="CASCADE"),
        sa.CheckConstraint("state IN ('open', 'parked', 'finished')", name="journey_run_state_is_known"),
        sa.CheckConstraint(is_uuid, name="journey_run_id_is_uuid"),
    )
    is_open, underway = sa.text("state = 'open'"), sa.text("state != 'finished'")
    op.create_index(
        "journey_run_open_once",
        "journey_run",
        ["person_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_index(
        "journey_run_underway_once",
        "journey_run",
        ["person_id", "journey"],
        unique=True,
        sqlite_where=underway,
        postgresql_where=underway,
    )
