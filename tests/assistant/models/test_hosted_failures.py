"""Every failure of a provider ends in a sentence of ours, of the right kind, after the right number of tries."""

from __future__ import annotations

import logging
import traceback
from dataclasses import dataclass

import pytest
from pydantic import SecretStr

from assistant.errors import ContextTooLong, ModelError, ModelMisconfigured, ModelRefused, ModelUnavailable
from assistant.models.protocol import ModelEvent
from tests.assistant.models.asking import KEY, Pauses, ask, asked, calls_of, hosted, text_of
from tests.loopback.provider import Breaks, Call, Empty, Fails, Hangs, LoopbackProvider, Reply, Says

GREETING = Says(("Hel", "lo"))
CALLING = Says(("Let me look.",), (Call("search_library", '{"question": "LoRA"}'),))


@dataclass(frozen=True)
class Case:
    """What the provider does, and what comes of it."""

    reply: Reply
    kind: type[ModelError]
    says: str
    tries: int = 1
    said: str = ""


CASES = {
    "too many requests": Case(Fails(429), ModelUnavailable, "no more requests", 3),
    "too many requests for long": Case(Fails(429, retry_after="3600"), ModelUnavailable, "3600 seconds"),
    "no credit left": Case(Fails(429, code="insufficient_quota"), ModelMisconfigured, "credit"),
    "payment required": Case(Fails(402), ModelMisconfigured, "credit"),
    "server error": Case(Fails(500), ModelUnavailable, "trouble", 3),
    "bad gateway": Case(Fails(502), ModelUnavailable, "trouble", 3),
    "unavailable": Case(Fails(503), ModelUnavailable, "trouble", 3),
    "gateway timeout": Case(Fails(504), ModelUnavailable, "in time", 3),
    "overloaded": Case(Fails(529), ModelUnavailable, "trouble", 3),
    "wrong key": Case(Fails(401, "Incorrect API key provided: {key}"), ModelMisconfigured, "PERI_API_KEY"),
    "forbidden": Case(Fails(403), ModelMisconfigured, "PERI_API_KEY"),
    "no such model": Case(Fails(404), ModelMisconfigured, "PERI_MODEL"),
    "bad request": Case(Fails(400, "tools are not supported ({key})"), ModelMisconfigured, "cannot use tools"),
    "refused prompt": Case(Fails(400, code="content_policy_violation"), ModelRefused, "content filter"),
    "filtered prompt": Case(Fails(400, code="content_filter"), ModelRefused, "content filter"),
    "filtered answer": Case(Says(("Hel",), finish="content_filter"), ModelRefused, "content filter", said="Hel"),
    "too long": Case(Fails(400, code="context_length_exceeded"), ContextTooLong, "no longer fits"),
    "too long for llama.cpp": Case(
        Fails(400, "request (9000 tokens) exceeds the available context size"), ContextTooLong, "no longer fits"
    ),
    "too long for Claude": Case(Fails(400, "prompt is too long: 9 tokens > 8"), ContextTooLong, "no longer fits"),
    "too large": Case(Fails(413), ContextTooLong, "no longer fits"),
    "empty stream": Case(Empty(), ModelUnavailable, "empty answer"),
    "empty answer": Case(Says(), ModelUnavailable, "empty answer"),
    "no room to speak": Case(Says(finish="length"), ModelUnavailable, "length of its answer"),
    "cut before the first piece": Case(Breaks(GREETING, 0), ModelUnavailable, "trouble", 3),
    "cut in the middle": Case(Breaks(GREETING, 2), ModelUnavailable, "broke off", said="Hel"),
    "ended in the middle": Case(Breaks(GREETING, 2, "ends"), ModelUnavailable, "broke off", said="Hel"),
    "garbage in the middle": Case(Breaks(GREETING, 2, "garbage"), ModelUnavailable, "broke off", said="Hel"),
    "error in the middle": Case(Breaks(GREETING, 2, "error"), ModelUnavailable, "broke off", said="Hel"),
    "cut in a tool call": Case(Breaks(CALLING, 5), ModelUnavailable, "broke off", said="Let me look."),
    "ended in a tool call": Case(Breaks(CALLING, 5, "ends"), ModelUnavailable, "broke off", said="Let me look."),
}
SLOW_CASES = {
    "never answers": Case(Hangs(), ModelUnavailable, "in time", 2),
    "falls silent": Case(Breaks(GREETING, 2, "hang"), ModelUnavailable, "broke off", said="Hel"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_failure_becomes_a_sentence_of_ours(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    _check(case, caplog, timeout_s=5, max_retries=2)


@pytest.mark.parametrize("case", SLOW_CASES.values(), ids=SLOW_CASES)
def test_a_provider_that_keeps_us_waiting_is_left(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    _check(case, caplog, timeout_s=0.4, max_retries=1)


def _check(case: Case, caplog: pytest.LogCaptureFixture, *, timeout_s: float, max_retries: int) -> None:
    heard: list[ModelEvent] = []
    with LoopbackProvider(case.reply) as provider:
        with pytest.raises(ModelError) as caught:
            ask(hosted(provider, timeout_s=timeout_s, max_retries=max_retries), asked(), heard)
        assert len(provider.requests) == case.tries
    assert type(caught.value) is case.kind
    assert case.says in str(caught.value)
    assert (text_of(heard), calls_of(heard)) == (case.said, ())
    told = "".join(traceback.format_exception(caught.value)) + repr(_chain(caught.value)) + caplog.text
    assert KEY not in told
    assert "litellm." not in str(caught.value)
    assert "Error" not in str(caught.value)


def _chain(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain


@pytest.mark.parametrize("key", ["another-key-without-any-prefix", "AIzaSyCanary0123456789abcdefghijklmnopqr"])
def test_a_key_of_any_shape_stays_out_of_errors_and_log(key: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with LoopbackProvider(Fails(401, "Incorrect API key provided: {key}")) as provider:
        with pytest.raises(ModelMisconfigured) as caught:
            ask(hosted(provider, api_key=SecretStr(key)))
        assert provider.requests[0].headers["authorization"] == f"Bearer {key}"
    assert key not in repr(_chain(caught.value)) + caplog.text


def test_a_passing_failure_is_tried_again_until_it_works() -> None:
    with LoopbackProvider(Fails(500), Fails(429), GREETING) as provider:
        pauses = Pauses()
        events = ask(hosted(provider, sleep=pauses))
        assert len(provider.requests) == 3
    assert text_of(events) == "Hello"
    assert 0 < pauses.seconds[0] < pauses.seconds[1] < 10


def test_the_pause_that_a_provider_asks_for_is_kept() -> None:
    with LoopbackProvider(Fails(429, retry_after="7"), Fails(503, retry_after="2"), GREETING) as provider:
        pauses = Pauses()
        ask(hosted(provider, sleep=pauses))
    assert pauses.seconds == [7, 2]


def test_a_server_that_is_not_there_is_named_unreachable() -> None:
    with LoopbackProvider(GREETING) as provider:
        gone = hosted(provider)
    with pytest.raises(ModelUnavailable, match="could not be reached"):
        ask(gone)


@pytest.mark.parametrize("name", ["openai/gpt-4o", "anthropic/claude-sonnet-4-5"])
def test_a_missing_key_is_named_without_trying_again(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"):
        monkeypatch.delenv(variable, raising=False)
    pauses = Pauses()
    with LoopbackProvider(GREETING) as provider, pytest.raises(ModelMisconfigured, match="PERI_API_KEY"):
        ask(hosted(provider, name=name, api_base=None, api_key=None, sleep=pauses))
    assert not pauses.seconds


def test_a_name_that_no_provider_knows_is_named() -> None:
    with LoopbackProvider(GREETING) as provider, pytest.raises(ModelMisconfigured, match="PERI_MODEL"):
        ask(hosted(provider, name="qwen3", api_base=None))
