"""The loop, with a scripted model and tools made for the test."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

import pytest

from assistant.agent import Budget, run_turn
from assistant.errors import ModelUnavailable, ToolRefusal
from assistant.events import Ended, MessageAdded, TextDelta, ToolFinished, TurnEvent
from assistant.messages import AssistantMessage, Message, ToolCall, ToolMessage, Usage, UserMessage, close_open_calls
from assistant.models.protocol import Calls, Finished, Text
from assistant.models.scripted import ScriptedModel
from assistant.tools.context import ToolContext
from assistant.tools.declare import Tool, ToolResult, tool

pytestmark = pytest.mark.anyio


class Said(ToolResult):
    text: str

    def for_person(self) -> str:
        return self.text


@tool(title="Echoing", effect="reads")
async def echo(context: ToolContext, text: str) -> Said:
    """Say it back."""
    return Said(text=text, behaviour="cost")


@tool(title="Refusing", effect="reads")
async def refuse(context: ToolContext) -> Said:
    """Never works."""
    raise ToolRefusal("Not today.")


@tool(title="Breaking", effect="reads")
async def breaks(context: ToolContext) -> Said:
    """Has a bug."""
    raise RuntimeError("sk-secret in here")


@tool(title="Spending", effect="spends")
async def spend(context: ToolContext, amount: int) -> Said:
    """Spends money."""
    return Said(text=f"spent {amount}")


def call(name: str, number: int = 1, **arguments: Any) -> ToolCall:
    return ToolCall(id=f"c{number}", name=name, arguments=json.dumps(arguments))


def a_context() -> ToolContext:
    return ToolContext(library=cast(Any, None), index=cast(Any, None), today=date(2026, 11, 22))


async def run(
    replies: Sequence[Any],
    *,
    tools: Sequence[Tool] = (echo, refuse, breaks, spend),
    budget: Budget | None = None,
    context: ToolContext | None = None,
) -> tuple[list[TurnEvent], ScriptedModel]:
    model = ScriptedModel("scripted", replies)
    transcript: list[Message] = [UserMessage(text="hello")]
    events = [e async for e in run_turn(model, transcript, tools, context or a_context(), budget or Budget())]
    return events, model


def ended(events: list[TurnEvent]) -> Ended:
    assert isinstance(events[-1], Ended)
    assert sum(isinstance(event, Ended) for event in events) == 1
    return events[-1]


def transcript_of(events: list[TurnEvent]) -> list[Message]:
    return [event.message for event in events if isinstance(event, MessageAdded)]


async def test_a_plain_answer_streams_and_ends_done() -> None:
    events, _ = await run([[Text("Hello "), Text("there.")]])
    assert [e.text for e in events if isinstance(e, TextDelta)] == ["Hello ", "there."]
    assert ended(events).reply.answer == "Hello there."
    assert ended(events).reply.ended == "done"


async def test_tool_results_reach_the_model_and_name_the_behaviour() -> None:
    events, model = await run([[Calls((call("echo", text="four"),))], [Text("It is four.")]])
    last = model.requests[1].messages[-1]
    assert isinstance(last, ToolMessage)
    assert json.loads(last.content)["text"] == "four"
    reply = ended(events).reply
    assert (reply.behaviour, reply.tools, reply.usage.tool_calls) == ("cost", ("echo",), 1)


async def test_parallel_calls_are_all_answered_in_order() -> None:
    events, model = await run([[Calls((call("echo", 1, text="a"), call("echo", 2, text="b")))], [Text("ok")]])
    results = [m for m in model.requests[1].messages if isinstance(m, ToolMessage)]
    assert [r.call_id for r in results] == ["c1", "c2"]
    assert ended(events).reply.ended == "done"


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (ToolCall(id="c1", name="echo", arguments="{not json"), "not valid JSON"),
        (ToolCall(id="c1", name="echo", arguments="[1]"), "one JSON object"),
        (ToolCall(id="c1", name="echo", arguments='{"txt": "x"}'), "text: Field required"),
        (ToolCall(id="c1", name="launch", arguments="{}"), "There is no tool 'launch'"),
        (ToolCall(id="c1", name="refuse", arguments="{}"), "Not today."),
    ],
)
async def test_a_bad_call_is_answered_with_a_sentence_and_the_loop_goes_on(bad: ToolCall, sentence: str) -> None:
    events, model = await run([[Calls((bad,))], [Text("Sorry.")]])
    last = model.requests[1].messages[-1]
    assert isinstance(last, ToolMessage)
    assert sentence in json.loads(last.content)["error"]
    assert ended(events).reply.answer == "Sorry."


async def test_how_a_call_should_have_been_written_is_told_to_the_model_and_to_no_person() -> None:
    events, _ = await run([[Calls((ToolCall(id="c1", name="echo", arguments='{"txt": "x"}'),))], [Text("Sorry.")]])
    finished = next(e for e in events if isinstance(e, ToolFinished))
    assert not finished.ok
    assert "Field required" not in finished.shown
    assert "echo" not in finished.shown


async def test_a_fault_in_a_tool_gives_a_reference_and_never_its_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        events, model = await run([[Calls((call("breaks"),))], [Text("ok")]])
    finished = next(e for e in events if isinstance(e, ToolFinished))
    assert "reference" in finished.shown
    assert "sk-secret" not in finished.shown
    assert "sk-secret" not in str(model.requests[1].messages)
    reference = finished.shown.split("reference ")[1][:8]
    assert reference in caplog.text


async def test_a_tool_that_spends_waits_for_exactly_these_arguments_to_be_agreed() -> None:
    events, _ = await run([[Calls((call("spend", amount=5),))], [Text("I need your agreement.")]])
    assert not next(e for e in events if isinstance(e, ToolFinished)).ok
    context = a_context()
    context.agreed = frozenset({("spend", '{"amount": 5}')})
    events, _ = await run(
        [[Calls((call("spend", 1, amount=5), call("spend", 2, amount=6)))], [Text("ok")]], context=context
    )
    assert [e.ok for e in events if isinstance(e, ToolFinished)] == [True, False]


async def test_a_model_that_never_stops_calling_tools_is_told_to_answer() -> None:
    def loops(request: Any) -> list[Any]:
        return [Calls((call("echo", len(request.messages), text=str(len(request.messages))),))]

    model = ScriptedModel("loops", loops)
    budget = Budget(model_calls=4)
    events = [e async for e in run_turn(model, [UserMessage(text="go")], [echo], a_context(), budget)]
    assert [r.may_call for r in model.requests] == [True, True, True, False]
    reply = ended(events).reply
    assert reply.ended == "budget"
    assert ended(events).problem
    assert_every_call_is_answered(transcript_of(events))


async def test_the_same_call_runs_three_times_and_no_more() -> None:
    replies = [[Calls((call("echo", i, text="x"),))] for i in range(5)] + [[Text("done")]]
    events, _ = await run(replies)
    assert [e.ok for e in events if isinstance(e, ToolFinished)] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("budget", "usage", "word"),
    [
        (Budget(tokens=100), Usage(input_tokens=90, output_tokens=20), "length"),
        (Budget(cost_usd=0.01), Usage(cost_usd=0.02), "cost"),
    ],
)
async def test_a_turn_over_its_budget_ends_with_every_call_answered(budget: Budget, usage: Usage, word: str) -> None:
    events, _ = await run(
        [[Calls((call("echo", text="x"),)), Finished(usage=usage)], [Text("never said")]], budget=budget
    )
    assert word in (ended(events).problem or "")
    assert_every_call_is_answered(transcript_of(events))


async def test_time_is_part_of_the_budget() -> None:
    ticks = iter(range(0, 10_000, 40))
    model = ScriptedModel("slow", lambda _: [Calls((call("echo", next(ticks), text=str(next(ticks))),))])
    clock = iter(range(0, 10_000, 40))
    events = [
        e
        async for e in run_turn(
            model, [UserMessage(text="go")], [echo], a_context(), Budget(seconds=100), clock=lambda: float(next(clock))
        )
    ]
    assert "time" in (ended(events).problem or "")


async def test_a_model_error_keeps_what_was_said_and_tells_why() -> None:
    events, _ = await run([[Text("Half an ans"), ModelUnavailable("The model cannot be reached.")]])
    assert ended(events).reply.answer == "Half an ans"
    assert ended(events).reply.ended == "failed"
    assert ended(events).problem == "The model cannot be reached."
    assert transcript_of(events)[-1] == AssistantMessage(id=transcript_of(events)[-1].id, text="Half an ans")


async def test_an_empty_answer_gets_a_sentence() -> None:
    events, _ = await run([[]])
    assert ended(events).reply.answer


def test_open_calls_are_closed_right_after_the_message_that_made_them() -> None:
    asked = AssistantMessage(calls=(call("echo", 1, text="a"), call("echo", 2, text="b")))
    answered = ToolMessage(call_id="c1", name="echo", content="{}")
    closed = close_open_calls([UserMessage(text="x"), asked, UserMessage(text="y"), answered])
    assert [m.role for m in closed] == ["user", "assistant", "tool", "tool", "user"]
    assert "interrupted" in cast(ToolMessage, closed[3]).content


def assert_every_call_is_answered(transcript: list[Message]) -> None:
    calls = {c.id for m in transcript if isinstance(m, AssistantMessage) for c in m.calls}
    answers = {m.call_id for m in transcript if isinstance(m, ToolMessage)}
    assert calls == answers
