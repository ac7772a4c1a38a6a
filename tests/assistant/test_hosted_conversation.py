"""A hosted model in the whole house: tools, citations, store; and each failure leaves a conversation that goes on."""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from assistant.events import Ended
from assistant.messages import UserMessage
from assistant.models.hosted import HostedModel
from assistant.peri import HOSTED, Peri, open_peri
from assistant.settings import Settings
from knowledge.index import ConceptIndex
from tests.loopback.provider import USAGE, Breaks, Call, Empty, Fails, LoopbackProvider, Reply, Says

pytestmark = pytest.mark.anyio
KEY = "sk-canary-7h3wh0l3h0us3"
LOOKS = Says(
    ("Let me look. ",),
    (
        Call("note_situation", '{"facts": {"profession": "copywriter", "examples_on_hand": 200}}', "call_a"),
        Call("search_library", '{"question": "What is fine-tuning?"}', "call_b"),
        Call("judge_fit", "{}", "call_c"),
    ),
    usage=USAGE,
)
ANSWERS = Says(("Fine-tuning trains a model further on your own pairs ", "[1]. It may fit."), usage=USAGE)
FAILURES: dict[str, Reply] = {
    "rate limit": Fails(429, retry_after="0"),
    "server error": Fails(500, "trouble with {key}"),
    "wrong key": Fails(401, "Incorrect API key provided: {key}"),
    "content filter": Says(("Half ",), finish="content_filter"),
    "too long": Fails(400, code="context_length_exceeded"),
    "empty stream": Empty(),
    "cut in mid text": Breaks(Says(("Half an ", "answer")), 2),
    "cut in mid call": Breaks(LOOKS, 6),
}


def hosted_peri(home: Path, index: ConceptIndex, provider: LoopbackProvider) -> Peri:
    """The real house with the loopback provider as its hosted speaker; pauses between tries take no time."""
    settings = Settings(
        home=home, model="openai/loopback", api_base=provider.base_url, api_key=SecretStr(KEY), turn_model_calls=4
    )
    peri = open_peri(settings, monotonic=time.monotonic, index=index)

    async def no_pause(seconds: float) -> None:
        await asyncio.sleep(0)

    peri._models[HOSTED] = HostedModel(
        name="openai/loopback",
        api_base=provider.base_url,
        api_key=SecretStr(KEY),
        today=peri.today,
        timeout_s=5,
        sleep=no_pause,
    )
    return peri


async def say(peri: Peri, conversation: str, text: str) -> Ended:
    person = peri.store.person("local", "You", peri.now())
    begun = peri.accept(person, conversation, UserMessage(text=text))
    events = [event async for event in peri.turn(begun, person_id=person.id)]
    assert isinstance(events[-1], Ended)
    return events[-1]


def roles(body: dict[str, Any]) -> list[str]:
    return [message["role"] for message in body["messages"]]


async def test_streamed_parallel_calls_run_and_the_answer_cites_the_library(home: Path, index: ConceptIndex) -> None:
    with LoopbackProvider(LOOKS, ANSWERS) as provider:
        peri = hosted_peri(home, index, provider)
        ended = await say(peri, str(uuid.uuid4()), "I'm a copywriter with 200 descriptions. What is it, does it fit?")
        first, second = (request.body for request in provider.requests)
    reply = ended.reply
    assert ended.problem is None
    assert reply.model == "openai/loopback"
    assert reply.tools == ("note_situation", "search_library", "judge_fit")
    assert (reply.behaviour, reply.verdict) == ("judge_fit", "it_depends")
    assert [c.n for c in reply.citations] == [1]
    assert reply.usage.model_calls == 2
    assert reply.usage.input_tokens == 2 * USAGE["prompt_tokens"]
    assert {tool["function"]["name"] for tool in first["tools"]} == {tool.name for tool in peri.tools}
    assert roles(second)[-4:] == ["assistant", "tool", "tool", "tool"]
    results = {m["tool_call_id"]: json.loads(m["content"]) for m in second["messages"] if m["role"] == "tool"}
    assert results["call_b"]["passages"][0]["n"] == 1
    assert "200" in json.dumps(results["call_c"]["reasons"])
    peri.store.close()


async def test_what_was_told_stays_for_the_next_turn(home: Path, index: ConceptIndex) -> None:
    with LoopbackProvider(LOOKS, ANSWERS, Says(("Still here.",))) as provider:
        peri = hosted_peri(home, index, provider)
        conversation = str(uuid.uuid4())
        await say(peri, conversation, "I'm a copywriter with 200 descriptions.")
        await say(peri, conversation, "and now?")
        system = provider.requests[-1].body["messages"][0]
        peri.store.close()
    assert system["role"] == "system"
    assert '"examples_on_hand": 200' in system["content"]


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
async def test_a_failure_ends_in_a_sentence_and_the_conversation_goes_on(
    home: Path, index: ConceptIndex, failure: Reply, caplog: pytest.LogCaptureFixture
) -> None:
    replies: list[Reply] = []

    def next_reply(body: dict[str, Any]) -> Reply:
        asked = [m["content"] for m in body["messages"] if m["role"] == "user"][-1]
        replies.append(failure if "first" in asked else Says(("All is well.",)))
        return replies[-1]

    with LoopbackProvider(next_reply) as provider:
        peri = hosted_peri(home, index, provider)
        conversation = str(uuid.uuid4())
        failed = await say(peri, conversation, "the first question")
        assert failed.reply.ended == "failed"
        assert failed.problem
        assert failed.problem.endswith(".")
        again = await say(peri, conversation, "the next question")
        last = provider.requests[-1].body
        peri.store.close()
    assert again.reply.answer == "All is well."
    assert KEY not in failed.problem + failed.reply.answer + caplog.text
    calls = {call["id"] for m in last["messages"] for call in m.get("tool_calls") or []}
    assert calls == {m["tool_call_id"] for m in last["messages"] if m["role"] == "tool"}


async def test_malformed_and_unknown_calls_are_answered_and_the_loop_goes_on(home: Path, index: ConceptIndex) -> None:
    bad = Says(
        calls=(Call("search_library", '{"question": ', "call_a"), Call("launch_rocket", "{}", "call_b")), usage=USAGE
    )
    with LoopbackProvider(bad, Says(("Sorry, once more.",))) as provider:
        peri = hosted_peri(home, index, provider)
        ended = await say(peri, str(uuid.uuid4()), "go")
        results = [json.loads(m["content"]) for m in provider.requests[1].body["messages"] if m["role"] == "tool"]
        peri.store.close()
    assert "not valid JSON" in results[0]["error"]
    assert "There is no tool 'launch_rocket'" in results[1]["error"]
    assert ended.reply.answer == "Sorry, once more."


async def test_a_model_that_only_calls_tools_reaches_its_budget(home: Path, index: ConceptIndex) -> None:
    numbers = iter(range(100))

    def loops(body: dict[str, Any]) -> Reply:
        return Says(calls=(Call("search_library", json.dumps({"question": f"number {next(numbers)}"}), None),))

    with LoopbackProvider(loops) as provider:
        peri = hosted_peri(home, index, provider)
        ended = await say(peri, str(uuid.uuid4()), "go")
        count = len(provider.requests)
        peri.store.close()
    assert ended.reply.ended == "budget"
    assert ended.problem
    assert count == 4


async def test_a_day_that_is_used_up_is_said_and_the_guide_still_answers(home: Path, index: ConceptIndex) -> None:
    with LoopbackProvider(ANSWERS) as provider:
        peri = hosted_peri(home, index, provider)
        peri.settings = peri.settings.model_copy(update={"daily_cost_usd": 0.0})
        ended = await say(peri, str(uuid.uuid4()), "What is overfitting?")
        assert "PERI_DAILY_COST_USD" in (ended.problem or "")
        assert provider.requests == []
        person = peri.store.person("local", "You", peri.now())
        begun = peri.accept(person, str(uuid.uuid4()), UserMessage(text="What is overfitting?"))
        events = [event async for event in peri.turn(begun, speaker="guide", person_id=person.id)]
        peri.store.close()
    assert isinstance(events[-1], Ended)
    assert events[-1].reply.model == "guide"
    assert events[-1].reply.citations
