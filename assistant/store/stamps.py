"""Moments as the database keeps them: ISO-8601 in UTC, of one length, so that they sort as text."""

from __future__ import annotations

from datetime import UTC, datetime


def to_stamp(moment: datetime) -> str:
    """The text of a moment; raises ValueError when it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_stamp(stamp: str) -> datetime:
    """The moment that a stored text means."""
    return datetime.fromisoformat(stamp)
