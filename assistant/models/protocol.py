"""The seam that decides who speaks."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from assistant.messages import Behaviour, Message, ToolCall, Usage
from journeys.run import JourneyRun


@dataclass(frozen=True)
class ToolSpec:
    """A tool as a model sees it; `schema` is the JSON Schema of its arguments."""

    name: str
    description: str
    schema: dict[str, Any]


@dataclass(frozen=True)
class ModelRequest:
    """All that a model may know in one call.

    `situation` holds what the person has told so far (field name -> value), `may_call` is False in the last call
    that the budget allows, so that the model answers with what it has. `walk` is the journey that the person is in, or
    was in last; `earlier` what they told in other talks, given with the first message of a new one.
    """

    messages: tuple[Message, ...]
    tools: tuple[ToolSpec, ...]
    situation: dict[str, Any] = field(default_factory=dict)
    may_call: bool = True
    walk: JourneyRun | None = None
    earlier: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Text:
    """A piece of the answer, in order."""

    text: str


@dataclass(frozen=True)
class Calls:
    """The tools that the model wants to run now; at most one such event a response."""

    calls: tuple[ToolCall, ...]


@dataclass(frozen=True)
class Finished:
    """The end of one response; the last event. The optional fields let a model say what its answer is."""

    usage: Usage = field(default_factory=Usage)
    reason: Literal["stop", "calls", "length"] = "stop"
    behaviour: Behaviour | None = None
    asks: str | None = None
    suggestions: tuple[str, ...] = ()
    numbering: Mapping[int, int] | None = None  # tool's citation number -> number in the text, where they differ


ModelEvent = Text | Calls | Finished


class Model(Protocol):
    """Something that answers a transcript.

    `respond` yields Text and at most one Calls, then Finished. It raises only ModelError and its kinds; after a broken
    stream it raises, and what was yielded before stays said.
    """

    @property
    def name(self) -> str:
        """'guide', or the model's name as the person set it."""
        ...

    def respond(self, request: ModelRequest) -> AsyncGenerator[ModelEvent, None]:
        """Answer the transcript."""
        ...
