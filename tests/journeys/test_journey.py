"""The catalogue of journeys, and which one follows from a verdict."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeys.fit import judge_fit
from journeys.journey import CATALOG, Journey, load_journeys
from journeys.recommend import beside, recommend, why_none
from journeys.situation import Situation
from knowledge.content import ContentError
from knowledge.library import CONTENT

TODAY = date(2026, 11, 22)
STRONG: dict[str, Any] = {
    "task": "minutes of meetings from notes",
    "examples_on_hand": 150,
    "volume_per_month": 70,
    "tried_so_far": "six samples, still too wordy",
    "consistency_needed": "high",
    "may_use_work": True,
    "judged_by": "corrections by the chair",
    "change_rate": "never",
}
CASES: list[tuple[dict[str, Any], str | None]] = [
    ({}, "tune-on-your-best-work"),
    ({"examples_on_hand": 20}, "prompt-first"),
    ({"examples_on_hand": 0}, "prompt-first"),
    ({"needs_facts": True}, "answers-from-your-files"),
    ({"may_use_work": False}, None),
    ({"may_use_work": None}, None),
    ({"tried_so_far": "works well"}, None),
    ({"task": "rank the CVs of applicants"}, None),
    ({"task": "extract dates from contracts"}, None),
    ({"material": "five novels", "examples_on_hand": 5}, None),
    ({"runs_where": "only on our own computer"}, "tune-at-home"),
    ({"change_rate": "the rules change with each client"}, "prompt-first"),
    ({"tried_so_far": "nothing yet"}, "prompt-first"),
]
# What holds besides -> the journey that is then offered beside, or where nothing is recommended.
BESIDE: list[tuple[dict[str, Any], str]] = [
    ({"may_use_work": False}, "safe-with-client-work"),
    ({"privacy": "40 of them are under NDA"}, "safe-with-client-work"),
    ({"examples_on_hand": 20}, "portfolio-of-a-hundred"),
    ({"tried_so_far": "our fine-tuned model gets worse and its base is being retired"}, "keep-it-fresh"),
]


@pytest.fixture(scope="module")
def catalog() -> tuple[Journey, ...]:
    return load_journeys()


@pytest.mark.parametrize(("changes", "journey"), CASES, ids=[str(case[0]) for case in CASES])
def test_the_journey_that_follows(catalog: tuple[Journey, ...], changes: dict[str, Any], journey: str | None) -> None:
    situation = Situation(**{**STRONG, **changes})
    verdict = judge_fit(situation, TODAY)
    found = recommend(verdict, situation, catalog)

    assert (found[0].journey.id if found else None) == journey
    assert (why_none(verdict) is None) == bool(found)
    assert all(recommendation.reason for recommendation in found)


@pytest.mark.parametrize(("changes", "journey"), BESIDE, ids=[str(case[0]) for case in BESIDE])
def test_a_journey_helps_beside_where_it_names_the_occasion(
    catalog: tuple[Journey, ...], changes: dict[str, Any], journey: str
) -> None:
    situation = Situation(**{**STRONG, **changes})
    helping = beside(judge_fit(situation, TODAY), situation, catalog)

    assert journey in [recommendation.journey.id for recommendation in helping]
    assert len(helping) <= 2


@pytest.mark.parametrize("task", ["rank the CVs of applicants", "extract dates from contracts", "draw logos"])
def test_nothing_is_offered_where_no_language_model_is_the_answer(catalog: tuple[Journey, ...], task: str) -> None:
    situation = Situation(**{**STRONG, "task": task, "may_use_work": True, "examples_on_hand": 20})
    verdict = judge_fit(situation, TODAY)

    assert recommend(verdict, situation, catalog) == ()
    assert beside(verdict, situation, catalog) == ()
    assert why_none(verdict)


def test_a_journey_that_an_author_adds_as_one_file_is_recommended_without_code(
    catalog: tuple[Journey, ...], tmp_path: Path
) -> None:
    copied = (CATALOG / "prompt-first.md").read_text("utf-8")
    (tmp_path / "my-own.md").write_text(
        copied.replace("id: prompt-first", "id: my-own", 1).replace("effort_hours: 6", "effort_hours: 1"), "utf-8"
    )
    situation = Situation(**{**STRONG, "tried_so_far": "nothing yet"})
    found = recommend(judge_fit(situation, TODAY), situation, (*catalog, *load_journeys(tmp_path)))

    assert found[0].journey.id == "my-own"


def test_two_steps_of_one_id_are_a_problem(tmp_path: Path) -> None:
    copied = (CATALOG / "prompt-first.md").read_text("utf-8")
    (tmp_path / "prompt-first.md").write_text(copied.replace("id: today", "id: ten-jobs"), "utf-8")

    with pytest.raises(ContentError, match="the id 'ten-jobs' is used twice"):
        load_journeys(tmp_path)


def test_a_journey_for_the_own_machine_says_so(catalog: tuple[Journey, ...]) -> None:
    situation = Situation(**STRONG, runs_where="on our own machine")
    found = recommend(judge_fit(situation, TODAY), situation, catalog)

    assert found[0].reason.endswith("It can be done on your own machine, as you need.")


def test_a_journey_beside_is_offered_where_it_helps_on_the_way(catalog: tuple[Journey, ...]) -> None:
    uncounted, counted = Situation(**STRONG), Situation(**{**STRONG, "tried_so_far": "six samples, 30 percent wrong"})
    found = [beside(judge_fit(told, TODAY), told, catalog) for told in (uncounted, counted)]

    assert [[one.journey.id for one in some] for some in found] == [["prompt-first", "is-it-worth-it"], []]
    assert "the mark that training has to beat" in found[0][0].reason


def test_a_recommendation_says_what_comes_out_and_how_long_it_takes(catalog: tuple[Journey, ...]) -> None:
    situation = Situation(**STRONG)
    first = recommend(judge_fit(situation, TODAY), situation, catalog)[0]

    assert first.comes_out == first.journey.outcome
    assert first.takes == f"about {first.journey.effort_hours} hours of work over {first.journey.days} days"


def test_every_step_says_when_it_is_done_and_names_an_article(catalog: tuple[Journey, ...]) -> None:
    assert len(catalog) >= 9
    for step in (step for journey in catalog for step in journey.steps):
        assert step.concept is not None
        assert (CONTENT / "concepts" / f"{step.concept}.md").exists()
        assert step.do.endswith(".")
        assert step.why.endswith(".")
        assert step.done.endswith(".")


def test_no_journey_names_an_amount_of_money(catalog: tuple[Journey, ...]) -> None:
    assert not [journey.id for journey in catalog if re.search(r"[$€£]|\bUSD\b", journey.model_dump_json())]


def test_every_problem_of_every_file_is_reported_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("---\nid: other\ntitle: One\neffort_hours: none\n---\nText\n", "utf-8")
    (tmp_path / "two.md").write_text("no front matter", "utf-8")

    with pytest.raises(ContentError) as caught:
        load_journeys(tmp_path)

    told = str(caught.value)
    assert "'other' is not the name of the file" in told
    assert "effort_hours: 'none' is not a whole number" in told
    assert "steps: is missing" in told
    assert "two.md: front matter" in told


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="holds no journey"):
        load_journeys(tmp_path)


def test_a_journey_is_overdue_after_its_review_date(catalog: tuple[Journey, ...]) -> None:
    assert not catalog[0].is_overdue(TODAY)
    assert catalog[0].is_overdue(date(2028, 1, 1))
