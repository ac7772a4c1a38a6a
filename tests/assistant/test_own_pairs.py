"""What training would cost is counted from the file or the build in the conversation: nothing is asked twice."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import pytest

from assistant.models.guide.costs import told_cost
from assistant.models.guide.turns import Exchange, Result
from assistant.own_pairs import own_pairs
from assistant.settings import read_settings
from assistant.tools.costing import estimate_cost
from assistant.workshop import Bench, Workshop
from dataset.build.settings import BuildSettings
from dataset.build.state import open_build
from dataset.check.profiles import load_profiles
from journeys.tokens import count
from tests.assistant.tools.conftest import Told, library, run, told
from tests.dataset.check.lines import assistant, chat, line, user
from tests.dataset.curate.making import candidate

__all__ = ["library", "told"]
TALK = str(uuid4())
ANSWER = "The jug pours without a drip, and the handle stays cool on the stove. " * 8


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Workshop(read_settings({"PERI_HOME": str(tmp_path / "home")})).bench("local", TALK)


def bring(bench: Bench, **files: int) -> None:
    for name, examples in files.items():
        data = b"\n".join(line(chat(user(f"Jug {n}"), assistant(ANSWER))) for n in range(examples))
        arriving = bench.inbox.begin(f"{name}.jsonl", len(data))
        arriving.write(data)
        bench.inbox.claim([arriving.keep()], TALK)
    bench.checks.of_waiting(TALK, "m", load_profiles(), None, asked=True)


def build(bench: Bench, pairs: int) -> None:
    folder = bench.shelf.create("Autumn work", BuildSettings(sources=("work",)), "a" * 16)
    with open_build(folder) as made, made.change() as db:
        made.keep("conversation", TALK)
        for at in range(pairs):
            one = candidate(f"{ANSWER} {at}", "Write about a jug.", path=f"{at}.docx")
            db.execute(
                "INSERT INTO candidates (id, file_at, part, body, kind, strategy, variant, standing) "
                "VALUES (?, ?, 0, ?, 'text', 'template', 0, ?)",
                (one.id, at, one.model_dump_json(), "aside" if at == 0 else "look"),
            )


@pytest.mark.anyio
async def test_a_checked_file_gives_its_examples_and_tokens_to_the_estimate(bench: Bench, told: Told) -> None:
    bring(bench, train=24)
    context = told(examples_on_hand=180)
    context.bench = bench
    result = await run(estimate_cost, context)
    plan = result.for_model()["plan"]
    tokens = count(f"Jug 7\n{ANSWER}")
    assert plan["examples"] == 24
    assert abs(plan["tokens_each"] - tokens) <= 3
    assert "Counted in train.jsonl: 24 examples to train on" in result.for_person()
    assert (await run(estimate_cost, context, examples=500)).for_model()["plan"]["examples"] == 500


def test_a_validation_file_beside_it_is_kept_aside(bench: Bench) -> None:
    bring(bench, train=20, validation=4)
    own = own_pairs(bench)
    assert own is not None
    assert (own.name, own.examples, own.validation) == ("train.jsonl", 20, 4)


def test_a_build_gives_the_pairs_that_are_not_set_aside(bench: Bench) -> None:
    bring(bench, train=24)
    build(bench, 31)
    own = own_pairs(bench)
    assert own is not None
    assert (own.name, own.examples) == ("Autumn work", 30)
    assert abs(own.tokens_each - count(f"Write about a jug.\n\n{ANSWER} 7")) <= 3


def test_without_pairs_in_the_conversation_nothing_is_counted(bench: Bench) -> None:
    assert own_pairs(bench) is None
    build(bench, 0)
    assert own_pairs(bench) is None
    assert json.dumps(own_pairs(bench.workshop.bench("local"))) == "null"


@pytest.mark.anyio
async def test_the_guide_says_what_it_counted_in_and_does_not_ask_for_the_number(bench: Bench, told: Told) -> None:
    bring(bench, train=24)
    context = told()
    context.bench = bench
    result = await run(estimate_cost, context)
    counted = Result("estimate_cost", {}, result.for_model(), result.for_person())
    judged = Result("judge_fit", {}, {"headline": "Perhaps.", "asks": "examples_on_hand", "question": "How many?"}, "")
    said = "What would training on this cost?"
    now = Exchange(said=said, results=(counted, judged))
    answer = told_cost(counted, now, {"cost_table": "", "cost_change": ""}, is_table=False)
    assert answer.text.startswith("Counted in train.jsonl: 24 examples")
    assert (answer.asks, "How many?" in answer.text) == (None, False)
