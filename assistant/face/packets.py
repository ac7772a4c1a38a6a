"""Reading what a browser sends; nothing in a packet is believed before it is checked."""

from __future__ import annotations

from uuid import UUID

from assistant.errors import InputRefused
from assistant.face.ids import is_uuid
from assistant.inbox import Brought
from assistant.messages import UserMessage

UNREADABLE = "That message could not be read. Please send it again."


def read_message(payload: object) -> tuple[str | None, str]:
    """The id and text of a message packet; None for an id that is not a UUID of the fourth kind."""
    message = payload.get("message") if isinstance(payload, dict) else None
    if not isinstance(message, dict):
        return None, ""
    given, text = message.get("id"), message.get("output")
    return str(given) if is_message_id(given) else None, text if isinstance(text, str) else ""


def read_files(payload: object) -> list[object]:
    """The ids of the files that a message packet brings."""
    given = payload.get("fileReferences") if isinstance(payload, dict) else None
    return [each.get("id") for each in given if isinstance(each, dict)] if isinstance(given, list) else []


def is_message_id(given: object) -> bool:
    """True for an id as a browser makes it for a message: a UUID of the fourth kind."""
    return is_uuid(given) and UUID(str(given)).version == 4


def user_message(
    message_id: str | None, text: str, about: str | None = None, brought: Brought | None = None
) -> UserMessage:
    """The message to keep, with the article that it is about and what came with it.

    Files alone ask for something too. Raises InputRefused when its id was no good.
    """
    if message_id is None:
        raise InputRefused(UNREADABLE)
    if brought is None:
        return UserMessage(id=message_id, text=text, about=about)
    files = brought.words if brought.files else None
    said = files_alone(brought) if files and not text.strip() else text
    return UserMessage(id=message_id, text=said, about=about, files=files, not_taken=brought.refused)


def files_alone(brought: Brought) -> str:
    """What files say that come without words; it names the conversation too."""
    return "Here is 1 file of mine." if brought.files == 1 else f"Here are {brought.files:,} files of mine."
