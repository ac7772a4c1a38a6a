"""What somebody has leave to use after asking, read from their words; a limit of one piece binds that one."""

import pytest

from journeys.answers_told import answers_in, said_of_answers
from journeys.gained import as_facts, gained_in, gained_of, said_of_gained, yes_or_no
from journeys.run import JourneyRun, RunStep
from journeys.signs import read_signs
from journeys.situation import Situation


@pytest.mark.parametrize(
    ("words", "pieces", "apart", "written"),
    [
        ("we have 16 manuals that we may use, four of them only on our own computer, all signed", 16, 4, True),
        ("I may use 31 of them now", 31, 0, False),
        ("that leaves 8 letters with written consent from 3 agencies", 8, 0, True),
        ("I've got permission in writing for 12 columns", 12, 0, True),
    ],
)
def test_what_may_be_used_is_counted_with_what_is_bound(words: str, pieces: int, apart: int, written: bool) -> None:
    gained = gained_in(words)
    assert gained is not None
    assert (gained.pieces, gained.apart, gained.written) == (pieces, apart, written)


@pytest.mark.parametrize(
    "words", ["I have 12 manuals that I may not use", "may I use 10 pieces?", "I can use five hours a week for this"]
)
def test_what_is_denied_or_asked_or_no_work_counts_nothing(words: str) -> None:
    assert gained_in(words) is None


def test_a_condition_of_one_piece_binds_none_of_the_others() -> None:
    gained = gained_in("16 manuals are cleared in writing, one of them only on my own laptop")
    assert gained is not None
    signs = read_signs(Situation().with_facts(as_facts(gained)))
    assert signs.may_use_work == "yes"
    assert not signs.own_machine_only
    assert yes_or_no(gained).startswith("**Yes, with those 15")
    assert "too few" in said_of_gained(gained)


@pytest.mark.parametrize(
    "words",
    [
        "9 captions may be used, and one client only on my own laptop",
        "I may use 9 captions from 4 clients, one of them only offline",
    ],
)
def test_a_condition_of_a_client_binds_each_of_their_pieces(words: str) -> None:
    gained = gained_in(words.replace("may be used", "are cleared"))
    assert gained is not None
    assert gained.anywhere is None
    told = f"{yes_or_no(gained)} {said_of_gained(gained)}"
    assert "those 8" not in told
    assert "8 of them" not in told
    assert "every piece of that client" in told


def test_pieces_of_a_client_that_were_counted_are_taken_off() -> None:
    gained = gained_in("I may use 9 captions from 4 clients, three of them, all of one client, only on my own laptop")
    assert gained is not None
    assert (gained.anywhere, gained.apart) == (6, 3)


def test_a_condition_told_with_the_answers_holds_when_the_pieces_are_counted() -> None:
    told = ("5 of 8 said yes, one yes only if it stays on my own computer", "I may use 12 captions")
    steps = (RunStep(id="a", title="Ask", do="Ask.", why="So.", done="Asked.", told=told),)
    run = JourneyRun.model_construct(steps=steps)
    gained = gained_of(run)
    assert gained is not None
    assert gained.anywhere is None


def test_leave_for_samples_is_none_to_train() -> None:
    samples, training = gained_in("I may use 60 captions"), gained_in("I may use 60 captions for training")
    assert samples is not None
    assert training is not None
    assert as_facts(samples)["may_use_work"] is None
    assert as_facts(training)["may_use_work"] is True
    assert "not leave to train" in said_of_gained(samples)
    assert "not leave to train" not in said_of_gained(training)


def test_answers_named_again_are_not_counted_again() -> None:
    told = [
        "five said yes, one said no and 2 did not answer, even after the second mail",
        "masked pieces of the 5 yes clients",
    ]
    answers = answers_in(told)
    assert answers is not None
    assert (answers.yes, answers.no, answers.asked) == (5, 1, 8)
    assert "Wait for it" not in said_of_answers(answers, is_done=False)


def test_a_yes_with_a_condition_is_told_apart() -> None:
    answers = answers_in(["5 of 8 said yes", "one of the yes ones said only if nothing leaves my laptop"])
    assert answers is not None
    assert answers.yes == 5
    assert "that client's pieces alone" in said_of_answers(answers, is_done=False)
