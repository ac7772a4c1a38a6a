"""What is put right in plain words, what counts as one kind of work, and counts that are none of pieces."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.models.guide.reading.answers import read_answer
from assistant.models.guide.reading.corrections import read_put_straight
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.merge import merged
from journeys.signs import read_signs
from journeys.situation import Situation

TOLD = {"task": "offers and cover letters for roofers"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("correction: i have 90 offers not 9, of which 70 are finished", {"examples_on_hand": 70}),
        ("where do you get 12 from? i have 310 recipes", {"examples_on_hand": 310}),
        ("no, you got that wrong, i translate 40 leaflets a month not 4", {"volume_per_month": 40}),
        ("thats wrong, i have 14 reports i can use, not 90", {"examples_on_hand": 14}),
        ("forget what i said about ai, put instead: claude with 4 samples", {"tried_so_far": "claude with 4 samples"}),
        ("no, it's all the same job for me", {"task": f"{TOLD['task']}, one kind of work"}),
        ("where do you get the prices from?", {}),
        ("thats wrong about the price", {}),
        ("is that the same job for the model?", {}),
    ],
)
def test_a_fact_that_is_put_right_in_plain_words_is_read(text: str, facts: dict[str, Any]) -> None:
    read = read_put_straight(text, TOLD)
    assert {name: value for name, value in read.items() if name in facts or not facts} == facts


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("minutes and protocols are the same thing for me", "minutes and protocols, one kind of work"),
        ("but letters and offers is one job here, same voice", "letters and offers, one kind of work"),
        ("no i mean only the recipes, 60 of the 300", "recipes"),
        ("chatgpt and claude are the same thing for me", None),
        ("letters and reports are two different jobs", None),
        ("i only use the reports, 30 a month", None),
    ],
)
def test_work_that_is_called_one_kind_is_one_kind(text: str, task: str | None) -> None:
    assert read_facts(text).get("task") == task
    if task:
        assert read_signs(Situation(task=task)).task is not False


@pytest.mark.parametrize("text", ["got the briefs for 8 of them", "i have the originals for 60 of them"])
def test_what_some_pieces_were_made_from_is_no_number_of_pieces(text: str) -> None:
    assert read_facts(text).get("examples_on_hand") is None
    assert (read_answer("volume_per_month", text) or {}).get("volume_per_month") is None


def test_a_lower_number_that_may_be_used_takes_the_place_of_all_that_there_are() -> None:
    text, told = "i have 14 reports i may use, names out, 24 not", {"examples_on_hand": 90}
    assert merged(None, text, read_facts(text), told).facts["examples_on_hand"] == 14
    assert "examples_on_hand" not in merged(None, "I have 14 reports", {"examples_on_hand": 14}, told).facts


def test_only_those_with_their_briefs_still_count() -> None:
    assert read_facts("I have 300 offers but I only kept the briefs for 60 of them")["examples_on_hand"] == 60


@pytest.mark.parametrize(
    "text", ["tried giving it 3 old ones, still salesy", "I gave claude five past offers and it still sounds stiff"]
)
def test_giving_old_pieces_to_an_assistant_is_a_trial_with_samples(text: str) -> None:
    tried = read_facts(text)["tried_so_far"]
    assert read_signs(Situation(tried_so_far=tried)).tried_so_far == "samples"
