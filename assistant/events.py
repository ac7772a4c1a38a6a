"""What a turn reports while it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assistant.messages import Message, Reply, Usage


@dataclass(frozen=True)
class TextDelta:
    """More of the answer's text."""

    text: str


@dataclass(frozen=True)
class ToolStarted:
    """A tool begins; `title` is what a person reads ("Looking in the library")."""

    call_id: str
    name: str
    title: str
    arguments: str


@dataclass(frozen=True)
class ToolFinished:
    """A tool ended; `shown` is Markdown for the person."""

    call_id: str
    name: str
    title: str
    shown: str
    ok: bool


@dataclass(frozen=True)
class MessageAdded:
    """A message joined the transcript and must be kept."""

    message: Message


@dataclass(frozen=True)
class Used:
    """What the turn has used so far."""

    usage: Usage


@dataclass(frozen=True)
class Ended:
    """The turn is over; always the last event."""

    reply: Reply
    problem: str | None = None  # the sentence that tells why a turn did not end as `done`

    def as_object(self) -> dict[str, Any]:
        """The one JSON object that `ask` and `talk` print for a finished turn."""
        reply = self.reply.model_dump(mode="json")
        citations = [{k: c[k] for k in ("n", "concept", "title", "heading", "sources")} for c in reply.pop("citations")]
        said = {**reply, "citations": citations}
        if self.problem:
            said["problem"] = self.problem
            said["answer"] = "\n\n".join(part for part in (said["answer"], self.problem) if part)
        return said


TurnEvent = TextDelta | ToolStarted | ToolFinished | MessageAdded | Used | Ended
