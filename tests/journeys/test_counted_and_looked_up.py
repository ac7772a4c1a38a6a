"""Counts told in two halves, and a wish that sounds like looking up beside a task that does not."""

from __future__ import annotations

import pytest

from assistant.models.guide.reading.answers import read_answer
from assistant.models.guide.reading.loose_counts import figure_meant
from assistant.models.guide.reading.opening_counts import opening_stock
from journeys.fact_signs import facts_at_fault, guesses_lookup, looks_up
from journeys.shares import was_counted
from journeys.situation import Meaning, Situation

LOOKUP = Meaning(label="lookup", sure=True)


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("I went over the last hundred, and 37 named a tool we sold", True),
        ("read 60; 25 sounded like a bank", True),
        ("of 45 leaflets 18 cited the repealed act", True),
        ("68 in hundred the same as ours", True),
        ("I gave it 12 samples and 3 rules", False),
        ("tried 20 prompts, 3 models", False),
    ],
)
def test_a_part_beside_the_whole_that_was_looked_at_is_a_count(told: str, counted: bool) -> None:
    assert was_counted(told) is counted


def test_a_wish_that_sounds_like_looking_up_yields_to_a_task_that_does_not() -> None:
    wish = Situation(goal="Answers to tenders, can it learn from the ones we won?", meant={"wish": LOOKUP})
    assert looks_up(wish)
    assert guesses_lookup(wish)
    moved = wish.model_copy(update={"change_rate": "every buyer wants other chapters"})
    assert guesses_lookup(moved)  # the task is to be asked for
    told = moved.model_copy(update={"task": "a tender of twelve pages from the buyer's papers"})
    assert not looks_up(told)


def test_a_note_that_only_leans_to_facts_counts_where_facts_are_told_to_move() -> None:
    leans = Meaning(label="facts", sure=False)
    note = Situation(
        tried_so_far="asked for the bulletin, the catch of the day before stood in it", meant={"fault": leans}
    )
    assert facts_at_fault(note) is None
    assert facts_at_fault(note.model_copy(update={"change_rate": "the prices are new each day"})) == "yes"


def test_what_else_is_numbered_is_no_count_of_pieces() -> None:
    assert figure_meant("examples_on_hand", "1,300 section pairs over six shops", True) == 1300
    assert read_answer("volume_per_month", "4 harbours x 30 = 120") == {"volume_per_month": 120}
    assert opening_stock("My sister and two teachers translated 4,100 lines for the parish.") != 2
