"""The tools on judging and journeys, through their declared arguments."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from assistant.errors import ToolRefusal
from assistant.tools.context import ToolContext
from assistant.tools.journeying import recommend_journey
from assistant.tools.judging import judge_fit
from journeys.journey import load_journeys
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
    assert "180 product texts" in result.for_person()


async def test_an_open_verdict_ends_with_its_question(told: Told) -> None:
    result = await run(judge_fit, told(task="letters from notes", examples_on_hand=200))
    model = result.for_model()

    assert (result.verdict, result.asks) == ("it_depends", "privacy")
    assert model["question"].startswith("May you train on those letters")
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
    assert re.search(r"about \d+ hours over \d+ days", shown)
    assert "Why this one: You have 180 product texts" in shown
    assert f"It begins with: {load_journeys()[-1].steps[0].title}" in shown
    assert result.suggestions[0] == "Start “Tune a model on your best work”"


async def test_no_journey_is_an_answer_with_its_reason(told: Told) -> None:
    result = await run(recommend_journey, told(**{**STRONG, "may_use_work": False}))

    assert result.for_model()["why_none"].startswith("What stands between you and training is permission")
    assert result.for_person().startswith("What stands between you and training is permission")
    assert "No journey for now" not in result.for_person()  # one that helps is named below
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


async def test_a_what_if_is_judged_without_being_kept_and_compared_with_the_present_verdict(told: Told) -> None:
    context = told(**{**STRONG, "examples_on_hand": 30})
    result = await run(judge_fit, context, what_if={"examples_on_hand": 300})

    assert (result.verdict, result.asks, context.situation.examples_on_hand) == ("fine_tune", None, 30)
    assert (
        "What if: with 300 product texts it would be “fine-tuning” and no longer “prompt first”" in result.for_person()
    )
    assert result.for_model()["present"] == "prompt_first"


async def test_a_what_if_that_changes_nothing_says_why_the_verdict_stands(told: Told) -> None:
    context = told(**{**STRONG, "privacy": "all under NDA", "may_use_work": None})
    shown = (await run(judge_fit, context, what_if={"examples_on_hand": 3_000})).for_person()

    assert "it would still be “not now”. That is because: " in shown
    assert "“all under NDA”" in shown


@pytest.mark.parametrize("what_if", [{"shoe_size": 44}, {"examples_on_hand": "many"}, {"volume_per_month": -1}])
async def test_a_what_if_that_cannot_be_is_refused_with_its_field(told: Told, what_if: dict[str, Any]) -> None:
    with pytest.raises(ToolRefusal, match=next(iter(what_if))):
        await run(judge_fit, told(**STRONG), what_if=what_if)


async def test_a_provisional_view_can_be_had_at_any_time(told: Told) -> None:
    context = told(examples_on_hand=200, task="product descriptions from a feature sheet")
    seen = await run(judge_fit, context, provisional=True)
    open_ = await run(judge_fit, context)

    assert seen.for_person().startswith("**As far as I can see now, ")
    assert (seen.verdict, "so_far" in seen.for_model()) == ("prompt_first", False)
    assert open_.for_model()["so_far_verdict"] == "prompt_first"
    assert "As far as I can see now" in open_.for_person()


async def test_the_question_is_in_the_persons_own_word_for_what_they_make(told: Told) -> None:
    result = await run(judge_fit, told(examples_on_hand=200, task="150-word product descriptions, one layout"))

    assert result.for_model()["question"].startswith("May you train on those product descriptions")
    assert result.for_model()["why_asked"]


async def test_what_costs_more_than_it_brings_is_said_with_the_sums(told: Told) -> None:
    result = await run(judge_fit, told(**STRONG, minutes_each=1))

    assert (result.verdict, result.for_model()["decided_by"]) == ("prompt_first", "hosting too dear")
    assert "The first year" in result.for_person()


async def test_the_scorecard_comes_with_every_verdict(told: Told) -> None:
    scores = (await run(judge_fit, told(**STRONG))).for_model()["scores"]

    assert {score["kind"] for score in scores} == {"gate", "criterion"}
    assert next(score for score in scores if score["id"] == "examples")["said"] == "180"
