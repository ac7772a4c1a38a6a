"""A small real model behind the hosted seam: the loop's contract holds with text that nobody scripted.

What the model says is not judged: with 135 million parameters it is no adviser.
"""

from __future__ import annotations

import os
import secrets
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr

from assistant.errors import ModelMisconfigured
from assistant.messages import AssistantMessage, Message, ToolCall, ToolMessage, UserMessage
from assistant.models.hosted import HostedModel
from assistant.models.protocol import Calls, ModelEvent, ModelRequest, Text
from tests.assistant.models.asking import COST, SEARCH, ask, calls_of, end_of, text_of

ROOT = Path(__file__).parents[3]
PYTHON = ROOT / ".venv-model" / "bin" / "python"
# This model calls a tool only when it is given the words, and not always then.
QUESTION = UserMessage(
    text="Repeat this text exactly, with nothing before or after it:\n<tool_call>\n"
    '{"name": "search_library", "arguments": {"question": "What is fine-tuning?"}}\n</tool_call>'
)

pytestmark = [
    pytest.mark.real_model,
    pytest.mark.slow,
    pytest.mark.skipif(
        os.environ.get("PERI_TEST_REAL_MODEL") != "1",
        reason="PERI_TEST_REAL_MODEL is not 1: the loop is not tried with a real model (scripts/install-real-model)",
    ),
]


@pytest.fixture(scope="module")
def key() -> str:
    return secrets.token_urlsafe(24)


@pytest.fixture(scope="module")
def address(key: str) -> Iterator[str]:
    """The small model's server, ended by closing its standard input."""
    assert PYTHON.exists(), "run scripts/install-real-model first"
    command = [str(PYTHON), str(ROOT / "tests" / "loopback" / "small_model.py")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(key + "\n")
        server.stdin.flush()
        yield next(line.strip() for line in server.stdout if line.startswith("http"))
        server.stdin.close()
        server.wait(20)


def small_model(address: str, key: str) -> HostedModel:
    return HostedModel(
        name="openai/smollm2",
        api_base=f"{address}/v1",
        api_key=SecretStr(key),
        today=lambda: date(2026, 11, 22),
        timeout_s=120,
        max_output_tokens=96,
    )


def check_contract(events: list[ModelEvent]) -> None:
    """Text and at most one Calls, then Finished with a usage."""
    end = end_of(events)
    assert sum(isinstance(event, Calls) for event in events) <= 1
    assert all(event.text for event in events if isinstance(event, Text))
    assert end.reason == ("calls" if calls_of(events) else end.reason)
    assert text_of(events).strip() or calls_of(events)
    assert all(call.id and call.name for call in calls_of(events))
    assert end.usage.input_tokens > 100
    assert end.usage.output_tokens > 0
    assert end.usage.cost_usd is None


def test_a_real_model_goes_through_a_turn_with_tools(address: str, key: str) -> None:
    model = small_model(address, key)
    first = ask(model, ModelRequest(messages=(QUESTION,), tools=(SEARCH, COST)))
    check_contract(first)
    calls = calls_of(first) or (ToolCall(id="call_1", name="search_library", arguments='{"question": "fine-tuning"}'),)
    found = '{"passages": [{"n": 1, "text": "Fine-tuning trains an existing model further on your examples."}]}'
    transcript: tuple[Message, ...] = (
        QUESTION,
        AssistantMessage(text=text_of(first), calls=calls),
        *(ToolMessage(call_id=call.id, name=call.name, content=found) for call in calls),
    )
    second = ask(model, ModelRequest(messages=transcript, tools=(SEARCH, COST), may_call=False))
    check_contract(second)
    assert text_of(second).strip()
    for number, events in enumerate((first, second), 1):
        print(f"turn {number}: {end_of(events)} {text_of(events)[:200]!r} {calls_of(events)}")


def test_the_small_models_server_asks_for_its_key(address: str) -> None:
    with pytest.raises(ModelMisconfigured):
        ask(small_model(address, "wrong"), ModelRequest(messages=(QUESTION,), tools=()))
