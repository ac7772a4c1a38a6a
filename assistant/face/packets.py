"""Reading what a browser sends; nothing in a packet is believed before it is checked."""

from __future__ import annotations

from uuid import UUID

from assistant.errors import InputRefused
from assistant.face.ids import is_uuid
from assistant.messages import UserMessage

UNREADABLE = "That message could not be read. Please send it again."


def read_message(payload: object) -> tuple[str | None, str]:
    """The id and text of a message packet; None for an id that is not a UUID of the fourth kind."""
    message = payload.get("message") if isinstance(payload, dict) else None
    if not isinstance(message, dict):
        return None, ""
    given, text = message.get("id"), message.get("output")
    return str(given) if is_message_id(given) else None, text if isinstance(text, str) else ""


def is_message_id(given: object) -> bool:
    """True for an id as a browser makes it for a message: a UUID of the fourth kind."""
    return is_uuid(given) and UUID(str(given)).version == 4


def user_message(message_id: str | None, text: str, about: str | None = None) -> UserMessage:
    """The message to keep, with the article that it is about; raises InputRefused when its id was no good."""
    if message_id is None:
        raise InputRefused(UNREADABLE)
    return UserMessage(id=message_id, text=text, about=about)
