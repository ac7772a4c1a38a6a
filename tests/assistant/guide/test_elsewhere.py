"""Replies that speak of another subject than was asked for, and facts of a case that nobody asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.messages import Reply
from assistant.models.guide.elsewhere import is_elsewhere
from journeys.situation import Meaning
from knowledge.index import ConceptIndex
from tests.assistant.guide.test_replies_first import until_asked
from tests.assistant.talking import Talking

OPENING = (
    "I write menu texts for a hotel chain, 60 a month, 400 finished with the kitchen's notes. Train a model on them?"
)


def meant(label: str, *, sure: bool, **behind: float) -> Meaning:
    return Meaning(label=label, sure=sure, behind={label: 0.0, **behind})


@pytest.mark.parametrize(
    ("asked", "text", "meaning", "moves"),
    [
        ("tried_so_far", "all of it belongs to me", meant("privacy", sure=True, tried_so_far=0.5), True),
        ("tried_so_far", "all of it belongs to me", meant("privacy", sure=True, tried_so_far=0.05), False),
        ("judged_by", "all of it belongs to me", meant("privacy", sure=True, judged_by=0.4), False),
        ("volume_per_month", "300 in a folder", meant("examples_on_hand", sure=True, volume_per_month=0.6), False),
        ("examples_on_hand", "60 contracts, all mine", meant("privacy", sure=True, examples_on_hand=0.6), False),
        (None, "the recipe never changes", meant("change_rate", sure=False), False),
    ],
)
def test_only_what_is_far_from_the_question_goes_elsewhere(
    asked: str | None, text: str, meaning: Meaning, moves: bool
) -> None:
    assert is_elsewhere(asked, text, meaning) is moves


def test_a_reply_on_another_subject_goes_there_and_the_question_stays(home: Path, index: ConceptIndex) -> None:
    person = Talking(home, index)
    reply = until_asked(person, person.say(OPENING), "tried_so_far")

    reply = person.say("the house style has been the same since 2015")

    believed = person.situation()
    assert "2015" in str(believed["change_rate"])
    assert "tried_so_far" not in believed
    assert reply.asks == "tried_so_far"
    person.close()


def test_the_parts_of_one_piece_are_no_number_of_pieces(home: Path, index: ConceptIndex) -> None:
    person = Talking(home, index)
    until_asked(person, person.say("I write menu texts for a hotel chain. Should I train a model?"), "examples_on_hand")

    person.say("kitchen note to a 50 word text, always in the same three parts")

    assert "examples_on_hand" not in person.situation()
    person.close()


def told_after_a_view(home: Path, index: ConceptIndex, words: str) -> tuple[dict[str, object], Reply]:
    person = Talking(home, index)
    person.say(OPENING)
    for _ in range(8):
        if person.say("skip").asks is None:
            break
    reply = person.say(words)
    believed = person.situation()
    person.close()
    return believed, reply


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("the chain said yes by mail, for its own menus", "privacy"),
        ("five samples in the prompt; still rewrite a third, counted on 40", "tried_so_far"),
    ],
)
def test_a_fact_that_nobody_asked_for_is_noted(home: Path, index: ConceptIndex, words: str, field: str) -> None:
    believed, reply = told_after_a_view(home, index, words)

    assert believed[field]
    assert "outside what I know" not in reply.answer


@pytest.mark.parametrize(
    "words", ["it stays in the house, so I'll let the guests' names stand", "my cook swears by training"]
)
def test_what_is_held_against_a_view_is_no_fact(home: Path, index: ConceptIndex, words: str) -> None:
    believed, _ = told_after_a_view(home, index, words)

    assert not {"privacy", "tried_so_far", "skills"} & believed.keys()
