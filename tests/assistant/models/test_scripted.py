"""The scripted model plays what it was given."""

from __future__ import annotations

import asyncio

import pytest

from assistant.errors import ModelUnavailable
from assistant.messages import ToolCall, UserMessage
from assistant.models.protocol import Calls, Finished, ModelEvent, ModelRequest, Text
from assistant.models.scripted import ScriptedModel

REQUEST = ModelRequest(messages=(UserMessage(text="Hi"),), tools=())
CALLS = Calls((ToolCall(id="c", name="search_library", arguments="{}"),))


async def play(model: ScriptedModel, heard: list[ModelEvent] | None = None) -> list[ModelEvent]:
    events: list[ModelEvent] = heard if heard is not None else []
    async for event in model.respond(REQUEST):
        events.append(event)
    return events


def test_replies_are_played_in_order_and_requests_are_kept() -> None:
    model = ScriptedModel("script", [[CALLS], [Text("a"), Text("b"), Finished(reason="length")]])
    assert asyncio.run(play(model)) == [CALLS, Finished(reason="calls")]
    assert asyncio.run(play(model)) == [Text("a"), Text("b"), Finished(reason="length")]
    assert model.requests == [REQUEST, REQUEST]
    with pytest.raises(AssertionError, match="no reply left"):
        asyncio.run(play(model))


def test_an_error_is_raised_after_what_was_said() -> None:
    heard: list[ModelEvent] = []
    with pytest.raises(ModelUnavailable):
        asyncio.run(play(ScriptedModel("script", [[Text("a"), ModelUnavailable("gone")]]), heard))
    assert heard == [Text("a")]


def test_a_function_makes_replies_and_a_step_may_wait() -> None:
    waited: list[str] = []

    async def wait() -> None:
        waited.append("yes")

    model = ScriptedModel("script", lambda request: [wait, Text(f"{len(request.messages)} message")])
    assert asyncio.run(play(model)) == [Text("1 message"), Finished()]
    assert waited == ["yes"]
