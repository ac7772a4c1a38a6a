"""A conversation that does not fit is shortened by rule, and only then refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ContextTooLong
from assistant.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from assistant.models.trimming import transcript_tokens, trim
from tests.assistant.models.asking import ask, asked, hosted, text_of
from tests.loopback.provider import Fails, LoopbackProvider, Reply, Says

TOO_LONG = Fails(400, "maximum context length is 4096 tokens", "context_length_exceeded")


def turn(number: int, result_characters: int = 3_000) -> list[Message]:
    """A question, a tool call with a long result, and the answer."""
    call = ToolCall(id=f"call_{number}", name="search_library", arguments="{}")
    return [
        UserMessage(text=f"Question {number}"),
        AssistantMessage(calls=(call,)),
        ToolMessage(call_id=call.id, name=call.name, content=json.dumps({"text": "x" * result_characters})),
        AssistantMessage(text=f"Answer {number}"),
    ]


LONG = (*(m for number in range(6) for m in turn(number)), UserMessage(text="And now?"))


def questions(messages: tuple[Message, ...] | list[Message]) -> list[str]:
    """What the person asked."""
    return [m.text for m in messages if isinstance(m, UserMessage)]


def test_what_fits_is_left_alone() -> None:
    assert trim(LONG, 100_000) == LONG


def test_old_tool_results_are_shortened_before_a_turn_is_left_out() -> None:
    shorter = trim(LONG, transcript_tokens(LONG) - 1_500)
    assert questions(shorter) == questions(LONG)
    results = [m.content for m in shorter if isinstance(m, ToolMessage)]
    assert ["shortened" in content for content in results] == [True, True, False, False, False, False]
    assert all(json.loads(content) for content in results)


def test_the_oldest_turns_are_left_out_whole() -> None:
    shorter = trim(LONG, 500)
    assert questions(shorter) == ["Question 4", "Question 5", "And now?"]
    assert isinstance(shorter[0], UserMessage)


def test_the_newest_turn_stays_and_what_the_person_wrote_is_never_cut() -> None:
    newest = [UserMessage(text="y" * 5_000), *turn(9)[1:3]]
    shorter = trim([*LONG, *newest], 10)
    assert questions(shorter) == ["y" * 5_000]
    assert [m.role for m in shorter] == ["user", "assistant", "tool"]
    assert "shortened" in shorter[2].content  # type: ignore[union-attr]


@given(sizes=st.lists(st.integers(0, 5_000), min_size=1, max_size=8), limit=st.integers(0, 20_000))
def test_trimming_keeps_calls_and_answers_together_and_never_grows(sizes: list[int], limit: int) -> None:
    messages = [m for number, size in enumerate(sizes) for m in turn(number, size)]
    shorter = trim(messages, limit)
    assert transcript_tokens(shorter) <= max(transcript_tokens(messages), limit)
    assert questions(shorter) == questions(messages)[-len(questions(shorter)) :]
    calls = [call.id for m in shorter if isinstance(m, AssistantMessage) for call in m.calls]
    assert calls == [m.call_id for m in shorter if isinstance(m, ToolMessage)]


def fits(tokens: int) -> Any:
    """A provider that takes requests up to a size."""

    def reply(body: dict[str, Any]) -> Reply:
        return Says(("It fits.",)) if len(json.dumps(body)) / 4 <= tokens else TOO_LONG

    return reply


def test_a_conversation_that_the_provider_finds_too_long_is_shortened_and_sent_once_more() -> None:
    with LoopbackProvider(fits(3_500)) as provider:
        assert text_of(ask(hosted(provider), asked(*LONG))) == "It fits."
        first, second = (request.body["messages"] for request in provider.requests)
    assert second[0]["role"] == "system"
    assert second[-1] == first[-1]
    assert len(json.dumps(second)) < len(json.dumps(first))


def test_a_conversation_that_is_too_long_twice_is_refused() -> None:
    with LoopbackProvider(TOO_LONG) as provider:
        with pytest.raises(ContextTooLong):
            ask(hosted(provider), asked(*LONG))
        assert len(provider.requests) == 2


def test_a_limit_that_was_set_is_kept_before_the_provider_is_asked() -> None:
    with LoopbackProvider(Says(("ok",))) as provider:
        ask(hosted(provider, max_input_tokens=1_900), asked(*LONG))
        sent = provider.requests[0].body["messages"]
    assert sent[-1]["content"] == "And now?"
    assert len(sent) < len(LONG)
    assert "was left out" in sent[0]["content"]


def test_a_message_over_the_limit_that_was_set_is_never_sent() -> None:
    with LoopbackProvider(Says(("ok",))) as provider:
        with pytest.raises(ContextTooLong):
            ask(hosted(provider, max_input_tokens=2_600), asked(text="z" * 20_000))
        assert not provider.requests
