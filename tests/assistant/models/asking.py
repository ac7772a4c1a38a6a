"""Asking a hosted model in a test."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from datetime import date
from typing import Any

from pydantic import SecretStr

from assistant.messages import Message, ToolCall, UserMessage
from assistant.models.hosted import HostedModel
from assistant.models.protocol import Calls, Finished, ModelEvent, ModelRequest, Text, ToolSpec
from tests.loopback.provider import LoopbackProvider

KEY = "sk-canary-5up3rs3cr3t0123456789"
SEARCH = ToolSpec(
    "search_library",
    "Find passages.",
    {"type": "object", "properties": {"question": {"type": "string"}}, "required": ["question"]},
)
COST = ToolSpec(
    "estimate_cost", "Estimate a cost.", {"type": "object", "properties": {"examples": {"type": "integer"}}}
)


class Pauses:
    """Stands in for sleeping between tries, and remembers how long it would have been."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def hosted(provider: LoopbackProvider, **changes: Any) -> HostedModel:
    """A hosted model that talks to the loopback provider and does not sleep."""
    settings: dict[str, Any] = {
        "name": "openai/loopback",
        "api_base": provider.base_url,
        "api_key": SecretStr(KEY),
        "today": lambda: date(2026, 11, 22),
        "timeout_s": 5,
        "sleep": Pauses(),
    }
    return HostedModel(**(settings | changes))


def asked(*messages: Message, text: str = "What is fine-tuning?", **changes: Any) -> ModelRequest:
    """A request with two tools."""
    return ModelRequest(messages=messages or (UserMessage(text=text),), tools=(SEARCH, COST), **changes)


async def answer(model: HostedModel, request: ModelRequest, heard: list[ModelEvent] | None = None) -> list[ModelEvent]:
    """All events of an answer; `heard` keeps them when the answer ends in an error."""
    events: list[ModelEvent] = heard if heard is not None else []
    async with aclosing(model.respond(request)) as stream:
        async for event in stream:
            events.append(event)
    return events


def ask(
    model: HostedModel, request: ModelRequest | None = None, heard: list[ModelEvent] | None = None
) -> list[ModelEvent]:
    """The same from a test without a loop of its own."""
    return asyncio.run(answer(model, request or asked(), heard))


def text_of(events: list[ModelEvent]) -> str:
    """The text of an answer."""
    return "".join(event.text for event in events if isinstance(event, Text))


def calls_of(events: list[ModelEvent]) -> tuple[ToolCall, ...]:
    """The tool calls of an answer."""
    return tuple(call for event in events if isinstance(event, Calls) for call in event.calls)


def end_of(events: list[ModelEvent]) -> Finished:
    """The last event, which is Finished."""
    assert isinstance(events[-1], Finished)
    assert sum(isinstance(event, Finished) for event in events) == 1
    return events[-1]
