"""Ids that a browser sends: UUIDs, or refused before anything sees them."""

from __future__ import annotations

from uuid import UUID

from assistant.errors import NotYours


def is_uuid(text: object) -> bool:
    """True for a UUID in its usual spelling, lower case."""
    try:
        return isinstance(text, str) and str(UUID(text)) == text
    except ValueError:
        return False


def checked(text: str) -> str:
    """`text` when it is a UUID; otherwise the same answer as for something that belongs to another."""
    if not is_uuid(text):
        raise NotYours("There is no such conversation.")
    return text
