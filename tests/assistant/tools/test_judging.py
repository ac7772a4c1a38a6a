"""The tools on judging and journeys, through their declared arguments."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from assistant.errors import ToolRefusal
from assistant.tools.context import ToolContext
from assistant.tools.journeying import recommend_journey
from assistant.tools.judging import judge_fit
from tests.assistant.tools.conftest import STRONG, Told, run, words

pytestmark = pytest.mark.anyio


async def test_a_verdict_comes_with_its_parts_and_cited_reasons(told: Told) -> None:
    context = told(**STRONG)
    result = await run(judge_fit, context)
    model = json.loads(json.dumps(result.for_model()))

    assert (result.behaviour, result.verdict, result.asks) == ("judge_fit", "fine_tune", None)
    assert {"headline", "reasons", "next_step", "alternative", "would_change"} <= model.keys()
    assert [reason["n"] for reason in model["reasons"]] == [citation.n for citation in context.citations]
    assert "[1]" in result.for_person()
    assert "180 pieces" in result.for_person()


async def test_an_open_verdict_ends_with_its_question(told: Told) -> None:
    result = await run(judge_fit, told(examples_on_hand=200))
    model = result.for_model()

    assert (result.verdict, result.asks) == ("it_depends", "tried_so_far")
    assert model["question"].startswith("What have you tried")
    assert model["questions_left"] > 1
    assert result.for_person().endswith(model["question"])
    assert "I don't know" in result.suggestions


async def test_a_skipped_field_is_not_asked_for_and_is_said_to_be_assumed(told: Told) -> None:
    result = await run(judge_fit, told(examples_on_hand=200), skip=["tried_so_far"])

    assert result.asks != "tried_so_far"
    assert "*I assumed that a prompt with samples of your work has not been tried." in result.for_person()


async def test_a_field_that_does_not_exist_cannot_be_skipped(told: Told) -> None:
    with pytest.raises(ToolRefusal, match="no field 'shoe_size'"):
        await run(judge_fit, told(), skip=["shoe_size"])


async def test_what_was_noted_before_counts_in_the_next_verdict(told: Told) -> None:
    context = told(**STRONG)
    context.situation = context.situation.with_facts({"may_use_work": False})

    assert (await run(judge_fit, context)).verdict == "not_now"


VERDICTS: list[dict[str, Any]] = [
    {},
    STRONG,
    {**STRONG, "privacy": "half are under NDA, with patients' names"},
    {**STRONG, "needs_facts": True, "change_rate": "prices change weekly"},
    {"examples_on_hand": 12, "volume_per_month": 2, "tried_so_far": "nothing"},
    {**STRONG, "may_use_work": False, "examples_on_hand": 3},
]


@pytest.mark.parametrize("facts", VERDICTS, ids=range(len(VERDICTS)))
async def test_a_verdict_and_a_journey_stay_short(told: Told, facts: dict[str, Any]) -> None:
    for tool in (judge_fit, recommend_journey):
        result = await run(tool, told(**facts))

        assert words(result.for_person()) <= 250
        assert 2 <= len(result.suggestions) <= 3


async def test_the_journey_comes_with_its_reason_and_first_step(told: Told) -> None:
    result = await run(recommend_journey, told(**STRONG))
    shown = result.for_person()

    assert (result.behaviour, result.verdict) == ("journey", "fine_tune")
    assert "20 hours over 21 days" in shown
    assert "Why this one: You have 180 pieces" in shown
    assert "Start with: Collect about 100 pieces" in shown
    assert "Done when:" in shown


async def test_no_journey_is_an_answer_with_its_reason(told: Told) -> None:
    result = await run(recommend_journey, told(**{**STRONG, "may_use_work": False}))

    assert result.for_model()["why_none"].startswith("What stands between you and training is permission")
    assert result.for_person().startswith("**No journey for now.**")
    assert result.asks is None


async def test_before_much_is_known_the_journeys_are_listed_and_one_thing_is_asked(told: Told) -> None:
    result = await run(recommend_journey, told())

    assert result.asks == "task"
    assert result.for_person().endswith("from what input?")
    assert "Tune a model on your best work" in result.for_person()


async def test_without_a_catalogue_the_tool_says_so(told: Told) -> None:
    context: ToolContext = replace(told(**STRONG), journeys=())

    with pytest.raises(ToolRefusal, match="not available here"):
        await run(recommend_journey, context)
