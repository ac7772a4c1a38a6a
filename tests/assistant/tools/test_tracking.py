"""The tools of the log and the comparisons, through their declared arguments."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from assistant.desk import Desk, open_desk
from assistant.errors import ToolRefusal
from assistant.store.engine import open_database
from assistant.store.repository import Store
from assistant.tools.comparing import ComparisonResult, check_flexibility, compare_blind
from assistant.tools.context import ToolContext
from assistant.tools.drifting import check_drift
from assistant.tools.tracking import LoggedResult, log_project, report_projects
from tracking.blind import left_sides

from .conftest import Told, run

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PAIRS = "".join(json.dumps({"brief": f"b{at}", "a": f"x{at}", "b": f"y{at}"}) + "\n" for at in range(8))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = Store(open_database(f"sqlite:///{tmp_path / 'peri.db'}", tmp_path))
    yield open_desk(store, store.person("anna", "Anna", NOON).id, lambda: NOON)
    store.close()


@pytest.fixture
def context(told: Told, desk: Desk) -> ToolContext:
    return replace(told(), desk=desk)


async def test_a_sentence_becomes_a_project_and_what_is_missing_is_asked(context: ToolContext) -> None:
    first = cast(LoggedResult, await run(log_project, context, text="Acme page, tuned model, 2 rounds"))
    assert (first.number, first.missing) == (1, ("minutes",))
    assert first.question is not None
    assert "Day: 2026-11-23" in first.understood
    second = cast(LoggedResult, await run(log_project, context, text="95 minutes", number=1))
    assert second.question is None
    assert "Minutes: 95" in second.for_person()


async def test_draft_and_final_give_the_share_of_words_changed(context: ToolContext) -> None:
    result = await run(log_project, context, text="Acme", draft="the quick brown fox", final="the quick red fox")
    assert "Words changed: 25%" in result.for_person()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"text": "2 rounds, 95 minutes"}, "no name"),
        ({"text": "hello", "number": 4}, "nothing to change|no project"),
        ({"delete": True}, "Say which project"),
        ({"delete": True, "number": 9}, "number 9"),
    ],
)
async def test_what_cannot_be_logged_is_refused_in_a_sentence(
    context: ToolContext, arguments: dict[str, object], says: str
) -> None:
    with pytest.raises(ToolRefusal, match=says):
        await run(log_project, context, **arguments)


async def test_the_report_of_an_empty_log_says_how_to_begin(context: ToolContext) -> None:
    assert "Your log is empty" in (await run(report_projects, context)).for_person()


async def test_without_a_person_there_is_no_log(told: Told) -> None:
    with pytest.raises(ToolRefusal, match="whose it would be"):
        await run(report_projects, told())


async def test_a_comparison_never_tells_which_answer_is_whose_before_it_is_over(
    context: ToolContext, desk: Desk
) -> None:
    begun = cast(ComparisonResult, await run(compare_blind, context, pairs=PAIRS, one="prompt", other="tuned"))
    kept = desk.comparison()
    told = json.dumps([begun.for_model(), begun.for_person()])
    assert kept.comparison.seed not in told
    assert "prompt" not in told
    with pytest.raises(ToolRefusal, match="Nothing is judged yet"):
        await run(compare_blind, context, result=True)
    sides = left_sides(kept.comparison)
    for place in range(8):
        desk.judge(kept.id, place, "left" if sides[place] == "other" else "right")
    result = cast(ComparisonResult, await run(compare_blind, context, result=True))
    assert result.is_over
    assert "You preferred **tuned**: prompt 0, tuned 8, ties 0." in result.for_person()


async def test_a_comparison_ended_early_says_so(context: ToolContext, desk: Desk) -> None:
    await run(compare_blind, context, pairs=PAIRS)
    desk.judge(desk.comparison().id, 0, "tie")
    with pytest.raises(ToolRefusal, match="7 of 8 pairs are not judged yet"):
        await run(compare_blind, context, result=True)
    assert "7 pairs were not judged" in (await run(compare_blind, context, result=True, early=True)).for_person()


async def test_a_second_comparison_gets_a_name_of_its_own(context: ToolContext, desk: Desk) -> None:
    await run(compare_blind, context, pairs=PAIRS)
    await run(compare_blind, context, pairs=PAIRS)
    assert {each.comparison.name for each in desk.compared()} == {"comparison", "comparison 2"}


async def test_the_same_answers_twice_and_the_same_names_are_refused(context: ToolContext) -> None:
    with pytest.raises(ToolRefusal, match="nothing to compare"):
        await run(compare_blind, context, pairs='{"brief": "b", "a": "x", "b": " x "}')
    with pytest.raises(ToolRefusal, match="different names"):
        await run(compare_blind, context, pairs=PAIRS, one="x", other="X")
    with pytest.raises(ToolRefusal, match="Brief: …"):
        await run(compare_blind, context, pairs="nothing here")


async def test_drift_says_what_it_needs_and_knows_when_a_base_ends(context: ToolContext) -> None:
    with pytest.raises(ToolRefusal, match="recent approved pieces"):
        await run(check_drift, context)
    assert "no provider named" in (await run(check_drift, context, provider="nobody")).for_person()
    assert "seen " in (await run(check_drift, context, provider="together")).for_person()
    said = (await run(check_drift, context, recent="one two three four five six", reference="a b c d e f")).for_person()
    assert "Too early to tell" in said


async def test_the_flexibility_check_gives_its_tasks(context: ToolContext) -> None:
    said = (await run(check_flexibility, context)).for_person()
    assert "12 tasks next door" in said
    assert said.count('"answer": ""') == 12
