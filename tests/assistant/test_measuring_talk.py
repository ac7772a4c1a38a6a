"""Measuring in the chat, in whole turns with the guide: answers fetched after a yes, files handed in, tables pasted."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from assistant.agreeing import agreed_keys, says_yes
from assistant.messages import AssistantMessage, ToolCall, ToolMessage, UserMessage
from knowledge.index import ConceptIndex
from tests.assistant.models.asking import KEY
from tests.assistant.talking import Talking
from tests.loopback.provider import Fails, LoopbackProvider, Reply, Says

FETCH = """Fetch the answers from openai/base and openai/tuned
Prompt for the first: Write plainly.
Briefs:
A tagline
---
A headline"""
LOG = "project,helper,rounds,minutes,date\nBo,none,3,120,2026-11-20\nCi,tuned model,1,80,2026-11-21\n"
SET = "".join(json.dumps({"brief": f"b{at}", "answer": "{} " + str(at)}) + "\n" for at in range(4))
Opened = Callable[..., Talking]


@pytest.fixture
def opened(home: Path, index: ConceptIndex) -> Iterator[Opened]:
    made: list[Talking] = []

    def open_(**settings: Any) -> Talking:
        made.append(Talking(home, index, settings))
        return made[-1]

    yield open_
    for each in made:
        each.close()


def echo(body: dict[str, Any]) -> Reply:
    return Says(
        (f"{body['model']}: {body['messages'][-1]['content']}",), usage={"prompt_tokens": 9, "completion_tokens": 9}
    )


def at(provider: LoopbackProvider) -> dict[str, Any]:
    return {"api_base": provider.base_url, "api_key": SecretStr(KEY)}


def test_two_models_are_asked_only_after_a_yes_to_the_words_that_were_shown(opened: Opened) -> None:
    with LoopbackProvider(echo) as provider:
        talk = opened(**at(provider))
        planned = talk.say(FETCH)
        assert planned.tools == ("plan_fetch",)
        assert "4 calls, at most $0.00 on your account." in planned.answer
        assert "Yes, ask both models" in planned.suggestions
        assert provider.requests == []
        begun = talk.say("Yes, ask both models")
        assert begun.tools == ("fetch_answers",)
        assert len(provider.requests) == 4
    assert "All 4 answers are here" in begun.answer
    kept = talk.desk().comparison()
    assert {pair.one for pair in kept.comparison.pairs} == {"base: A tagline", "base: A headline"}
    assert KEY not in begun.answer + planned.answer


@pytest.mark.parametrize(
    "words", ["no", "what would that cost me over a year?", "please", "yes, but only with openai/base"]
)
def test_anything_but_a_plain_yes_asks_nobody(opened: Opened, words: str) -> None:
    with LoopbackProvider(echo) as provider:
        talk = opened(**at(provider))
        talk.say(FETCH)
        talk.say(words)
        assert provider.requests == []


def test_a_yes_to_something_else_asks_nobody(opened: Opened) -> None:
    with LoopbackProvider(echo) as provider:
        talk = opened(**at(provider))
        talk.say(FETCH)
        talk.say("What is a held-out test?")
        talk.say("yes, go ahead")
        assert provider.requests == []


def test_what_failed_is_told_and_the_rest_is_asked_after_another_yes(opened: Opened) -> None:
    calls: list[str] = []

    def breaks(body: dict[str, Any]) -> Reply:
        calls.append(body["model"])
        return Fails(401) if body["model"] == "tuned" and len(calls) < 5 else echo(body)

    with LoopbackProvider(breaks) as provider:
        talk = opened(**at(provider))
        talk.say(FETCH)
        half = talk.say("go ahead")
        assert "2 of 4 answers are here" in half.answer
        assert "did not accept" in half.answer
        assert "2 calls, at most $0.00" in half.answer
        done = talk.say("Go on, ask for the rest")
        assert "All 4 answers are here" in done.answer
        assert len(provider.requests) == 6


def test_a_model_that_hid_the_words_has_no_agreement() -> None:
    content = json.dumps(
        {"to_agree": {"tool": "fetch_answers", "arguments": {"fetch": "x"}, "words": ["4 calls, at most $1.00"]}}
    )
    call = ToolCall(id="1", name="plan_fetch", arguments="{}")

    def talk(answer: str, reply: str = "yes") -> list[Any]:
        return [
            UserMessage(text="Fetch them"),
            AssistantMessage(calls=(call,)),
            ToolMessage(call_id="1", name="plan_fetch", content=content),
            AssistantMessage(text=answer),
            UserMessage(text=reply),
        ]

    assert agreed_keys(talk("**4 calls, at most $1.00** on your account. Shall I?")) == {
        ("fetch_answers", '{"fetch": "x"}')
    }
    assert agreed_keys(talk("Shall I go on?")) == frozenset()
    assert agreed_keys(talk("4 calls, at most $1.00", reply="why?")) == frozenset()


@pytest.mark.parametrize(
    "words", ["Yes", "yes please", "OK, go ahead.", "I agree", "Yes, ask both models", "do it now"]
)
def test_these_are_a_yes(words: str) -> None:
    assert says_yes(words)


@pytest.mark.parametrize("words", ["ok", "please", "yesterday", "yes and no", "I agree with your verdict", "", "sure."])
def test_these_are_not(words: str) -> None:
    assert not says_yes(words)


def test_two_uploaded_sets_of_answers_become_a_blind_comparison(opened: Opened) -> None:
    talk = opened()
    came = talk.bring(("base.jsonl", SET.replace("{}", "plain")), ("tuned.jsonl", SET.replace("{}", "loud")))
    assert came == "2 jsonl files, two sets of answers to the same briefs"
    reply = talk.say("Here they are", files=came)
    assert reply.tools == ("compare_blind",)
    kept = talk.desk().comparison()
    assert (kept.comparison.one, kept.comparison.other, len(kept.comparison.pairs)) == ("base", "tuned", 4)
    assert "plain" not in reply.answer
    assert talk.bench.waiting().files == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pairs.csv", "brief,a,b\nx,one,two\ny,three,four\n"),
        ("pairs.jsonl", '{"brief": "x", "a": "one", "b": "two"}\n{"brief": "y", "a": "three", "b": "four"}\n'),
    ],
)
def test_one_uploaded_file_with_both_sets_becomes_one_too(opened: Opened, name: str, text: str) -> None:
    talk = opened()
    reply = talk.say("A is prompt, B is tuned", files=talk.bring((name, text)))
    assert reply.tools == ("compare_blind",)
    kept = talk.desk().comparison().comparison
    assert (kept.one, kept.other, len(kept.pairs)) == ("prompt", "tuned", 2)


def test_a_log_comes_in_as_a_file_and_pasted_and_once_only(opened: Opened) -> None:
    talk = opened()
    came = talk.bring(("mine.csv", LOG))
    assert came == "1 csv file, a log of projects"
    assert "2 projects logged." in talk.say("my log so far", files=came).answer
    again = talk.say(LOG + "Di,tuned model,many,70,2026-11-22\n")
    assert again.tools == ("import_projects",)
    assert "1 project logged." in again.answer
    assert "2 projects stood there already." in again.answer
    assert "“many” cannot be taken" in again.answer


def test_uploaded_briefs_wait_for_the_names_of_the_models(opened: Opened) -> None:
    with LoopbackProvider(echo) as provider:
        talk = opened(**at(provider))
        came = talk.bring(("held-out.jsonl", '{"brief": "A tagline"}\n{"brief": "A headline"}\n'))
        assert "Name both models" in talk.say("Let both models answer these", files=came).answer
        planned = talk.say("Fetch the answers from openai/base and openai/tuned, at most $2")
        assert "4 calls" in planned.answer
        assert provider.requests == []


def test_training_data_and_work_are_no_answers_to_compare(opened: Opened) -> None:
    talk = opened()
    line = '{"messages": [{"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}]}\n'
    assert talk.bring(("train.jsonl", line * 3)) == "1 jsonl file"
