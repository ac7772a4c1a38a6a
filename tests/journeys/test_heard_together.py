"""A terse task is heard with the opening, a slip in the clause that tells it, and a count by its two numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from journeys.sayings import Sayings
from journeys.shares import was_counted
from journeys.signs import Signs, read_signs
from journeys.situation import Situation
from knowledge.embed import PackagedMiniLM
from knowledge.vectors import VectorCache


@pytest.fixture(scope="module")
def sayings(index_folder: Path) -> Sayings:
    return Sayings(VectorCache(index_folder, PackagedMiniLM()), index_folder)


def read(sayings: Sayings, **told: Any) -> Signs:
    situation = Situation(**told)
    return read_signs(situation.with_meanings(sayings.meanings(situation.told())))


@pytest.mark.parametrize(
    ("task", "goal", "field", "value"),
    [
        (
            "soap and mood > comment, a few typos in it",
            "Forty comments a week under our soaps that read as though shoppers had left them. Nobody did.",
            "harm",
            "deceit",
        ),
        (
            "letter > one of eleven grounds",
            "Appeals against parking fines. Each is coded by its ground, eleven of them, and I am alone with it.",
            "labels",
            True,
        ),
    ],
)
def test_a_terse_task_is_heard_with_the_opening(
    sayings: Sayings, task: str, goal: str, field: str, value: object
) -> None:
    assert getattr(read(sayings, task=task, goal=goal), field) == value


def test_an_opening_makes_no_label_of_a_text_that_is_written(sayings: Sayings) -> None:
    told = read(
        sayings,
        task="field notes > survey letter, one page",
        goal="I sort a hundred sites a year into my folders, and each of them needs its letter in our house style.",
    )

    assert not told.labels
    assert told.harm is None


@pytest.mark.parametrize(
    ("tried", "facts"),
    [
        ("I've put six of my brother's in the prompt with his notes. It's decent, but it is far too jolly", "no"),
        ("my rules and five samples; breaks one of the rules in each paragraph", "no"),
        ("never had the time to try any", None),
    ],
)
def test_what_is_wrong_is_found_in_the_clause_that_tells_it(sayings: Sayings, tried: str, facts: str | None) -> None:
    assert read(sayings, task="minutes from my notes", tried_so_far=tried).needs_facts == facts


@pytest.mark.parametrize(
    ("tried", "counted"),
    [
        ("Since May I kept a list, and of 130 there were 51 that needed a going over", True),
        ("asked it for thirty of them and eleven were wrong", True),
        ("criteria and cases in the prompt, F1 .64", True),
        ("gave it 4 old ones and 30 new briefs, all a bit off", False),
        ("two pages of rules and 12 samples, still wrong now and then", False),
    ],
)
def test_a_count_is_known_by_a_number_beside_a_larger_one(tried: str, counted: bool) -> None:
    assert was_counted(tried) is counted
