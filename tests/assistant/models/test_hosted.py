"""A hosted model through LiteLLM against a loopback provider: answers, tool calls, usage, cancellation."""

from __future__ import annotations

import asyncio
import importlib.metadata
import logging
from contextlib import aclosing
from pathlib import Path

import pytest

from assistant.errors import ModelUnavailable
from assistant.messages import AssistantMessage, ToolCall, ToolMessage, UserMessage
from assistant.models.hosted import HostedModel
from assistant.models.protocol import ModelEvent, Text
from tests.assistant.models.asking import KEY, answer, ask, asked, calls_of, end_of, hosted, text_of
from tests.loopback.provider import USAGE, Breaks, Call, Hangs, LoopbackProvider, Says


def test_an_answer_streams_piece_by_piece_and_ends_with_its_usage() -> None:
    with LoopbackProvider(Says(("Fine-", "tuning ", "is"), usage=USAGE)) as provider:
        events = ask(hosted(provider))
    assert [e.text for e in events if isinstance(e, Text)] == ["Fine-", "tuning ", "is"]
    assert end_of(events).reason == "stop"
    assert (end_of(events).usage.input_tokens, end_of(events).usage.output_tokens) == (11, 7)


def test_the_provider_gets_the_rules_the_situation_and_the_day_before_the_transcript() -> None:
    with LoopbackProvider(Says(("ok",))) as provider:
        ask(hosted(provider), asked(situation={"profession": "translator {today} {situation}"}))
        body = provider.requests[0].body
    system, user = body["messages"]
    assert system["role"] == "system"
    assert "2026-11-22" in system["content"]
    assert '{"profession": "translator {today} {situation}"}' in system["content"]
    assert user == {"role": "user", "content": "What is fine-tuning?"}
    assert [tool["function"]["name"] for tool in body["tools"]] == ["search_library", "estimate_cost"]
    assert body["tool_choice"] == "auto"


def test_parallel_calls_in_interleaved_pieces_come_together() -> None:
    first = Call("search_library", '{"question": "what is LoRA?"}', "call_a")
    second = Call("estimate_cost", '{"examples": 200}', "call_b")
    with LoopbackProvider(Says(("One moment.",), (first, second), usage=USAGE)) as provider:
        events = ask(hosted(provider))
    assert text_of(events) == "One moment."
    assert calls_of(events) == (
        ToolCall(id="call_a", name="search_library", arguments='{"question": "what is LoRA?"}'),
        ToolCall(id="call_b", name="estimate_cost", arguments='{"examples": 200}'),
    )
    assert end_of(events).reason == "calls"


def test_calls_without_an_id_or_with_one_that_was_used_before_get_their_own() -> None:
    before = AssistantMessage(calls=(ToolCall(id="call_0", name="search_library", arguments="{}"),))
    answered = ToolMessage(call_id="call_0", name="search_library", content="{}")
    reply = Says(calls=(Call("search_library", "{}", None), Call("search_library", "{}", "call_0")))
    with LoopbackProvider(reply) as provider:
        calls = calls_of(ask(hosted(provider), asked(UserMessage(text="Hi"), before, answered)))
    assert len({call.id for call in calls} | {"call_0"}) == 3


def test_malformed_arguments_and_unknown_tools_are_passed_on_for_the_loop_to_answer() -> None:
    reply = Says(calls=(Call("search_library", '{"question": '), Call("rm_rf", "[]", "call_2")))
    with LoopbackProvider(reply) as provider:
        calls = calls_of(ask(hosted(provider)))
    assert [(call.name, call.arguments) for call in calls] == [("search_library", '{"question": '), ("rm_rf", "[]")]


def test_a_history_with_malformed_arguments_and_open_calls_is_sent_in_a_form_that_providers_take() -> None:
    bad = ToolCall(id="call_1", name="search_library", arguments='{"question": ')
    history = (UserMessage(text="Hi"), AssistantMessage(calls=(bad,)), AssistantMessage(), UserMessage(text="And?"))
    with LoopbackProvider(Says(("ok",))) as provider:
        ask(hosted(provider), asked(*history))
        sent = provider.requests[0].body["messages"][1:]
    assert [message["role"] for message in sent] == ["user", "assistant", "tool", "user"]
    assert sent[1]["tool_calls"][0]["function"]["arguments"] == '{"malformed": "{\\"question\\": "}'
    assert "interrupted" in sent[2]["content"]


def test_the_last_call_keeps_the_tools_but_forbids_to_call_them() -> None:
    with LoopbackProvider(Says(("ok",))) as provider:
        ask(hosted(provider), asked(may_call=False))
        body = provider.requests[0].body
    assert body["tool_choice"] == "none"
    assert len(body["tools"]) == 2
    assert "No more tools may run" in body["messages"][0]["content"]


def test_a_model_that_never_stops_calling_tools_yields_calls_each_time_it_is_asked() -> None:
    with LoopbackProvider(Says(calls=(Call("search_library", '{"question": "again"}'),))) as provider:
        model = hosted(provider)
        assert all(calls_of(ask(model)) for _ in range(3))


def test_usage_is_estimated_when_the_provider_reports_none() -> None:
    with LoopbackProvider(Says(("Fine-tuning is training.",))) as provider:
        usage = end_of(ask(hosted(provider))).usage
    assert usage.input_tokens > 100
    assert 2 <= usage.output_tokens <= 12


@pytest.mark.parametrize(("name", "known"), [("openai/gpt-4o", True), ("openai/loopback", False)])
def test_the_cost_is_told_when_the_price_is_known_and_none_otherwise(name: str, known: bool) -> None:
    with LoopbackProvider(Says(("ok",), usage=USAGE)) as provider:
        usage = end_of(ask(hosted(provider, name=name))).usage
    assert (usage.cost_usd is not None and 0 < usage.cost_usd < 0.01) if known else usage.cost_usd is None


def test_an_answer_cut_by_its_length_says_so_and_drops_the_torso_of_a_call() -> None:
    reply = Says(("Well",), (Call("search_library", '{"question": "wha'),), finish="length")
    with LoopbackProvider(reply) as provider:
        events = ask(hosted(provider))
    assert (text_of(events), calls_of(events), end_of(events).reason) == ("Well", (), "length")


def test_an_own_server_does_not_get_the_key_that_lies_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    with LoopbackProvider(Says(("ok",))) as provider:
        ask(hosted(provider, api_key=None))
    assert KEY not in str(provider.requests[0].headers)


@pytest.mark.parametrize("reply", [Hangs(), Breaks(Says(("Hello", "there")), 2, "hang")])
@pytest.mark.parametrize("way", ["cancel", "aclose"])
def test_leaving_an_answer_closes_the_connection_at_once(reply: Hangs | Breaks, way: str) -> None:
    async def leave(provider: LoopbackProvider) -> None:
        model = hosted(provider, timeout_s=60)
        if way == "cancel":
            await _cancel(model, provider)
        else:
            await _close(model, waits_for_text=isinstance(reply, Breaks), provider=provider)
        closed = provider.requests[0].connection_closed
        assert await asyncio.to_thread(closed.wait, 2), "the provider still holds the connection"

    with LoopbackProvider(reply) as provider:
        asyncio.run(leave(provider))
        assert len(provider.requests) == 1


async def _cancel(model: HostedModel, provider: LoopbackProvider) -> None:
    task = asyncio.create_task(answer(model, asked()))
    await asyncio.to_thread(provider.wait_for_requests, 1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def _close(model: HostedModel, *, waits_for_text: bool, provider: LoopbackProvider) -> None:
    async with aclosing(model.respond(asked())) as stream:
        if waits_for_text:
            assert await anext(stream) == Text("Hello")
            return
        waiting = asyncio.ensure_future(anext(stream))
        await asyncio.to_thread(provider.wait_for_requests, 1)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting


def test_the_locked_versions_call_tools_together() -> None:
    """litellm 1.106 and later cannot call tools beside the mcp that chainlit pins."""
    import chainlit
    import mcp

    assert (chainlit.__version__, importlib.metadata.version("litellm")) == ("2.12.0", "1.105.3")
    assert mcp.types is not None
    with LoopbackProvider(Says(calls=(Call("search_library", '{"question": "LoRA"}'),))) as provider:
        assert [call.name for call in calls_of(ask(hosted(provider)))] == ["search_library"]


def test_the_installed_litellm_is_none_of_the_malicious_ones() -> None:
    import litellm

    assert importlib.metadata.version("litellm") not in ("1.82.7", "1.82.8")
    site = Path(litellm.__file__).parents[1]
    assert not list(site.glob("litellm_init*.pth"))


def test_litellm_has_no_callbacks_and_downloads_nothing() -> None:
    with LoopbackProvider(Says(("ok",))) as provider:
        ask(hosted(provider))
    import litellm

    assert litellm.callbacks == litellm.success_callback == litellm.failure_callback == []
    assert litellm.disable_hf_tokenizer_download
    assert litellm.suppress_debug_info


def test_the_key_and_the_words_stay_out_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with LoopbackProvider(Breaks(Says(("Hello", "x")), 2, "error")) as provider:
        heard: list[ModelEvent] = []
        with pytest.raises(ModelUnavailable):
            ask(hosted(provider), asked(text="my secret client Ottokar"), heard)
        assert provider.requests[0].headers["authorization"] == f"Bearer {KEY}"
    assert KEY not in caplog.text
    assert "Ottokar" not in caplog.text
