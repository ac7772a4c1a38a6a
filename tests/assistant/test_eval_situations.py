"""Playing people: what Peri asks is answered from their facts, and the table says what came of it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.eval_rows import OWN, read_rows
from assistant.eval_situations import answer_to, fields_of
from assistant.evals import run_eval
from assistant.messages import ToolCall, ToolMessage, UserMessage
from assistant.models.protocol import Calls, Finished, Model, ModelEvent, ModelRequest, Text
from assistant.models.scripted import ScriptedModel
from assistant.peri import Peri
from assistant.settings import Settings
from assistant.store.engine import open_database
from assistant.store.repository import Store
from assistant.tools.judging import judge_fit
from assistant.tools.noting import note_situation
from knowledge.index import ConceptIndex

PERSON: dict[str, Any] = {
    "id": "p1",
    "profession": "baker",
    "opening": "I write cake labels. Shall I train?",
    "facts_if_asked": {"task": "labels of 20 words", "privacy": "all mine", "tried_so_far": "a prompt, the tone slips"},
    "follow_ups": ["And if I had 300?"],
    "verdict": "prompt_first",
    "must_ask": ["who owns the labels", "how many a month", "the weather"],
    "must_not_claim": ["that cakes sell themselves"],
}


def test_the_shipped_people_can_be_played() -> None:
    assert len(read_rows(OWN / "situations.jsonl", "situations")) == 24


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("task", "labels of 20 words"),
        ("input", "labels of 20 words"),
        ("may_use_work", "all mine"),
        ("needs_facts", "a prompt, the tone slips"),
        ("volume_per_month", "I don't know"),
        ("profession", "baker"),
    ],
)
def test_what_is_asked_is_answered_from_the_facts_of_that_name(asked: str, said: str) -> None:
    assert answer_to(asked, PERSON) == said


@pytest.mark.parametrize(
    ("phrase", "field"),
    [
        ("rights to each piece", "privacy"),
        ("what is the input", "input"),
        ("what the prompt baseline achieves", "tried_so_far"),
        ("how quality is judged", "judged_by"),
        ("agreement between coders", "judged_by"),
        ("agreement in writing", "privacy"),
        ("how often it changes", "change_rate"),
        ("volume", "volume_per_month"),
        ("number of funders and formats", "examples_on_hand"),
    ],
)
def test_a_must_ask_is_about_a_field(phrase: str, field: str) -> None:
    assert field in fields_of(phrase)


def test_a_must_ask_that_names_no_field_is_told_as_such() -> None:
    assert fields_of("the weather") == ()


def notes_and_judges(request: ModelRequest) -> list[ModelEvent]:
    """A speaker that notes one fact a message, judges anew, and asks what the verdict asks."""
    said = [m for m in request.messages if isinstance(m, UserMessage)]
    if isinstance(request.messages[-1], ToolMessage):
        return [Text("Noted and judged."), Finished()]
    facts = {"examples_on_hand": 300 if "300" in said[-1].text else 12}
    calls = (
        ToolCall(id=f"a{len(said)}", name="note_situation", arguments=json.dumps({"facts": facts})),
        ToolCall(id=f"b{len(said)}", name="judge_fit", arguments="{}"),
    )
    return [Calls(calls), Finished(reason="calls")]


@pytest.fixture
def house(tmp_path: Path, index: ConceptIndex) -> Iterator[Peri]:
    """A Peri with the judging tools and a scripted speaker."""
    settings = Settings(home=tmp_path)
    store = Store(open_database(settings.database, settings.home))
    models: dict[str, Model] = {"guide": ScriptedModel("guide", notes_and_judges)}
    tools = (note_situation, judge_fit)
    peri = Peri(settings, store, index.library, index, tools, (), models, monotonic=time.monotonic)
    yield peri
    store.close()


@pytest.mark.anyio
async def test_a_person_is_played_to_the_last_follow_up_and_the_table_says_how(house: Peri, tmp_path: Path) -> None:
    said, out = list[str](), tmp_path / "out.jsonl"
    await run_eval(house, "situations", [PERSON], "people.jsonl", out, None, said.append)
    (row,) = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert {"id", "verdict", "asked", "transcript"} <= row.keys()
    assert row["verdict"] == "prompt_first"
    assert [line["role"] for line in row["transcript"][:2]] == ["user", "assistant"]
    assert row["transcript"][0]["text"] == PERSON["opening"]
    assert row["transcript"][-2]["text"] == "And if I had 300?"
    assert len(row["asked"]) <= 12
    assert "right verdict  all            100.0%    1/1" in said
    assert "  no field  p1: the weather" in said
    assert any(line.startswith("  moved p1: And if I had 300? (") for line in said)
    assert "  p1: that cakes sell themselves" in said
