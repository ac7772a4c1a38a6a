"""A form that is still sought, records of patients, and people's figures beside the machine's, up to the verdict."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from journeys.changes_ahead import still_sought
from journeys.fit import judge_fit
from journeys.shares import does_the_job
from journeys.signs import read_signs
from journeys.situation import Situation

TODAY = date(2026, 11, 24)
HANDFUL: dict[str, Any] = {
    "task": "menu texts from a list of dishes",
    "examples_on_hand": 12,
    "tried_so_far": "a plain prompt, bland",
    "privacy": "all mine, no names",
    "needs_facts": False,
}


@pytest.mark.parametrize(
    "said",
    [
        "layout and tone: everything is still changing",
        "fourth redesign since we opened",
        "we keep rewriting the house rules",
        "we're in the middle of rebuilding how we do it",
        "the new form comes in May",
    ],
)
def test_a_form_that_is_still_sought_is_heard(said: str) -> None:
    assert still_sought(said)


@pytest.mark.parametrize(
    "said", ["still the same as ten years ago", "new themes each season", "it changed twice, in 2015 and 2021", None]
)
def test_a_form_that_stands_is_not_sought(said: str | None) -> None:
    assert not still_sought(said)


def test_who_has_a_handful_is_asked_whether_the_form_stands_and_then_who_can_tell_a_good_one() -> None:
    first = judge_fit(Situation(**HANDFUL), TODAY)
    second = judge_fit(Situation(**HANDFUL, change_rate="we keep changing the layout"), TODAY)
    settled = judge_fit(Situation(**HANDFUL, change_rate="the same for years"), TODAY)

    assert (first.outcome, first.asks) == ("prompt_first", "change_rate")
    assert second.asks == "judged_by"
    assert (settled.outcome, settled.asks) == ("prompt_first", None)


@pytest.mark.parametrize(
    ("task", "rights", "bars"),
    [
        ("therapy notes from jottings", "nothing is said on software in what they signed", True),
        ("therapy notes from jottings", "every patient agreed in writing to training", False),
        ("session notes of my guitar lessons", "nobody has said anything about it", False),
    ],
)
def test_records_of_patients_are_free_only_by_their_word(task: str, rights: str, bars: bool) -> None:
    assert read_signs(Situation(task=task, privacy=rights)).patients_records is bars


def test_that_nobody_asked_bars_what_pupils_told_and_leaves_the_rest_open() -> None:
    assert read_signs(Situation(privacy="family quarrels and old loves; nobody asked")).may_use_work == "unclear"
    assert read_signs(Situation(privacy="pupils' worries; nobody asked")).may_use_work == "no"


@pytest.mark.parametrize(
    ("tried", "does"),
    [
        ("93 of 100 lines right with the price list; my sister gets 99", False),
        ("93 of 100 lines right with the price list; my sister gets 94", True),
        ("93 of 100 lines right with the price list", True),
    ],
)
def test_a_prompt_below_what_people_reach_does_not_do_the_job(tried: str, does: bool) -> None:
    assert does_the_job(tried) is does


def test_what_was_true_once_calls_for_looking_up_and_what_was_put_in_says_nothing() -> None:
    asked = Situation(
        task="letters to tenants from notes", tried_so_far="a chatbot; it named the rent cap of three years ago"
    )
    put_in = Situation(tried_so_far="pasted five letters of three years ago: too stiff")

    assert judge_fit(asked, TODAY).outcome == "rag"
    assert not read_signs(put_in).stale


def test_facts_told_to_be_fine_are_not_at_fault() -> None:
    assert (
        read_signs(Situation(tried_so_far="six samples, 31 of 100 words changed. The facts are right")).needs_facts
        == "no"
    )
    assert read_signs(Situation(tried_so_far="The figures are fine, it makes up names")).needs_facts == "yes"
