"""What a person sends, checked at the door."""

from __future__ import annotations

from assistant.errors import InputRefused

LONGEST = 20_000  # characters of one message
BLANK = "There were no words in that message. Tell me what you make, or ask me something about it."
TOO_LONG = (
    "That message has {count:,} characters; I can take up to {limit:,} at once. Nothing of it was lost or stored: "
    "send it in parts, or only the piece that your question is about."
)


def readable(text: str) -> str:
    """The text with \ufffd, the sign for a character that could not be read, in place of each lone surrogate."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def check_text(text: str) -> None:
    """Raise InputRefused for a message without words or over the limit."""
    if not text.replace("\ufffd", "").strip():
        raise InputRefused(BLANK)
    if len(text) > LONGEST:
        raise InputRefused(TOO_LONG.format(count=len(text), limit=LONGEST))
