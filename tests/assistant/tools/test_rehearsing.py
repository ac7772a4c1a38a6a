"""The tool that rehearses, and the offer of it beside a verdict, through their declared arguments."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import anyio.to_thread
import pytest

from assistant.errors import ToolRefusal
from assistant.settings import Settings
from assistant.tools.context import ToolContext
from assistant.tools.judging import judge_fit
from assistant.tools.rehearsal_offer import SAYS
from assistant.tools.rehearsing import Rehearsed, rehearse
from assistant.tools.verdict_result import VerdictResult
from assistant.workshop import Workshop
from dataset.demo import demo_settings
from rehearsal.package import MODEL
from tests.assistant.tools.conftest import STRONG, Told, run
from tests.rehearsal.making import tiny_model

pytestmark = pytest.mark.anyio
PATIENCE_S = 120


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    (tmp_path / "models").mkdir()
    opened = Workshop(Settings(home=tmp_path), tiny_model(tmp_path / "models" / MODEL))
    yield opened
    opened.close()


@pytest.fixture
def here(told: Told, workshop: Workshop) -> ToolContext:
    context = told()
    context.bench = workshop.bench("local", "conversation")
    return context


async def rehearsed(context: ToolContext, **arguments: Any) -> Rehearsed:
    result = await run(rehearse, context, **arguments)
    assert isinstance(result, Rehearsed)
    return result


async def test_a_plan_is_told_and_nothing_is_written(here: ToolContext, tmp_path: Path) -> None:
    result = await rehearsed(here, what="house_style")
    assert (result.status, result.pairs, result.held_out, result.finished) == ("planned", 60, 12, False)
    assert "held out: it never trains on them" in result.for_person()
    assert "proves" in result.for_model()["note"]
    assert not (tmp_path / "rehearsals").exists()


async def test_starting_begins_it_and_asking_tells_how_it_goes(here: ToolContext, workshop: Workshop) -> None:
    begun = await rehearsed(here, action="start", what="letters")
    assert (begun.status, begun.key is not None, begun.finished) == ("working", True, False)
    told = await rehearsed(here, action="status")
    assert told.key == begun.key
    assert "running now" in told.for_person()
    assert begun.key is not None
    assert here.bench is not None
    folder = here.bench.rehearsals.find(begun.key)
    assert folder is not None
    folder.ask("stop")


async def test_without_the_model_a_start_stays_a_plan(told: Told, tmp_path: Path) -> None:
    workshop = Workshop(Settings(home=tmp_path / "bare"))
    context = told()
    context.bench = workshop.bench("local", None)
    result = await rehearsed(context, action="start")
    assert (result.status, result.has_model) == ("planned", False)
    assert "the card asks you before" in result.for_person()
    workshop.close()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"what": "own"}, "brought no work yet"),
        ({"what": "/etc/passwd"}, "no build of that name"),
        ({"action": "status"}, "no rehearsal yet"),
    ],
)
async def test_what_is_not_there_is_said(here: ToolContext, arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(ToolRefusal, match=said):
        await run(rehearse, here, **arguments)


@pytest.mark.slow
async def test_a_build_without_decided_pairs_says_what_is_missing(here: ToolContext) -> None:
    assert here.bench is not None
    key, _, _ = await anyio.to_thread.run_sync(here.bench.begin_from, "Sample work", demo_settings(), "files")
    with here.bench.opened(key) as build:
        until = time.monotonic() + PATIENCE_S
        while build.progress.status != "review":
            assert time.monotonic() < until
            await anyio.sleep(0.1)
    with pytest.raises(ToolRefusal, match="whose work may be used"):
        await run(rehearse, here, what="own")


async def test_where_nothing_can_be_drawn_the_terminals_way_is_named(told: Told) -> None:
    with pytest.raises(ToolRefusal, match="peri rehearse"):
        await run(rehearse, told())


@pytest.mark.parametrize(
    ("changes", "is_offered"),
    [
        ({"examples_on_hand": 14}, True),
        ({"examples_on_hand": 4}, False),
        ({"examples_on_hand": 400}, False),
        ({"examples_on_hand": 14, "languages": "German"}, False),
        ({"examples_on_hand": 14, "languages": "English"}, True),
        ({"examples_on_hand": 14, "task": "extract dates from contracts"}, False),
    ],
    ids=str,
)
async def test_few_pieces_are_offered_a_rehearsal_and_no_proof(
    told: Told, changes: dict[str, Any], is_offered: bool
) -> None:
    result = await run(judge_fit, told(**{**STRONG, **changes}))
    assert isinstance(result, VerdictResult)
    assert (result.rehearsal is not None, SAYS in result.suggestions) == (is_offered, is_offered)
    assert ("It does not prove" in result.for_person()) == is_offered


async def test_what_is_only_imagined_is_not_rehearsed(told: Told) -> None:
    result = await run(judge_fit, told(**STRONG), what_if={"examples_on_hand": 14})
    assert isinstance(result, VerdictResult)
    assert result.rehearsal is None
