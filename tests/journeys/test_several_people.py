"""Voices of several people are told apart; a change that may come, fetched answers and absent names are heard."""

from typing import Any

import pytest

from journeys.changes_ahead import change_possible
from journeys.fact_signs import looks_up
from journeys.personal_data import people_in
from journeys.situation import Situation
from journeys.voices import allow_apart, are_several

EACH_HIS = "I write sermons for three priests, each with his own manner."


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        (EACH_HIS, {"material": "90 for the dean, 200 for the vicar, a dozen for the curate"}),
        ("Scripts for two hosts. Drafts that sound like each of them.", {"material": "from 30 to 150 scripts a host"}),
        ("Newsletters of four chefs, different voices.", {"tried_so_far": "fine for three, the fourth sends all back"}),
        ("One model per columnist, or one with five voices?", {"privacy": "two said yes, one forbids it"}),
    ],
)
def test_voices_of_several_people_who_are_not_in_the_same_case_are_heard(goal: str, told: dict[str, Any]) -> None:
    assert are_several(Situation(goal=goal, **told))


@pytest.mark.parametrize(
    "goal", ["product texts, each text in the same voice", "all of them in the right brand voice", "barks in one voice"]
)
def test_one_voice_for_many_pieces_is_none_of_several_people(goal: str) -> None:
    assert not are_several(Situation(goal=goal, material="300 for the shop, 20 for the outlet"))


def test_people_who_allow_different_things_are_told_from_people_who_all_forbid_it() -> None:
    assert allow_apart(Situation(goal=EACH_HIS, privacy="two said yes, one forbids it"))
    assert not allow_apart(Situation(goal=EACH_HIS, privacy="the diocese forbids it"))


@pytest.mark.parametrize(
    ("said", "may_come"),
    [
        ("a merger may come in June, then everything changes", True),
        ("there is talk of a new template next year", True),
        ("new owners perhaps in autumn, nobody knows", True),
        ("same form for ten years", False),
        ("rules revised every year, perhaps in May", False),
        ("I am planning a holiday", False),
    ],
)
def test_a_change_that_is_not_settled_is_told_from_steady_rules(said: str, may_come: bool) -> None:
    assert (change_possible(said) is not None) is may_come


@pytest.mark.parametrize(
    ("goal", "fetched"),
    [
        ("Train on 4,000 repair logs so the apprentices find the cause at once", True),
        ("Fine-tune on service reports so fitters can look up the fix on site", True),
        ("a model on our complaints so that the evening staff have the answer to hand", True),
        ("a model on my replies so that customers get an answer in my tone", False),
        ("so clients get drafts faster", False),
        ("Our managers ask for numbers all day and I write the queries; so they get the answers themselves", False),
    ],
)
def test_what_others_are_to_get_out_of_old_work_is_looked_up(goal: str, fetched: bool) -> None:
    assert looks_up(Situation(goal=goal)) is fetched


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ("the house agreed; sellers' names are not in the notes", "none"),
        ("letters come as templates without residents' data", "none"),
        ("donors' details are not kept", "none"),
        ("names aren't masked", "present"),
        ("pupils' names were not taken out", "present"),
    ],
)
def test_names_that_are_not_in_the_pieces_are_told_from_names_not_taken_out(said: str, there: str) -> None:
    assert people_in(said) == there
