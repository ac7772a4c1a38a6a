"""How far somebody is in a step of Work safely with client texts is kept, and no waiting step is asked to be done."""

from __future__ import annotations

import pytest

from assistant.peri import Peri
from tests.assistant.walkers import answers, one_peri

peri = one_peri

JOURNEY = "Start “Work safely with client texts”"
ASKS = "Is the step done with it?"


def _said(peri: Peri, who: str, done: int, *lines: str) -> str:
    return answers(peri, who, (JOURNEY, *["done"] * done, *lines))[-1]


@pytest.mark.parametrize(
    ("done", "line", "number"),
    [
        (0, "halfway: 14 brochures are on the sheet, the others tomorrow", "14"),
        (2, "mailed 7 customers this morning, now I'm waiting", "7 asked"),
        (3, "I've mailed the help desk about the country, no answer yet", "help desk"),
    ],
)
def test_what_is_begun_or_waits_is_kept_and_stays_open(peri: Peri, done: int, line: str, number: str) -> None:
    said = _said(peri, f"waits-{done}", done, line)
    assert said.startswith("Kept with step")
    assert number in said
    assert ASKS not in said


def test_colours_are_added_up(peri: Peri) -> None:
    said = _said(peri, "colours", 1, "Read them all: 3 green, 5 amber and 4 red")
    assert "3 green, 5 amber, 4 red, 12 in all" in said


def test_colours_told_anew_take_the_place_of_those_before(peri: Peri) -> None:
    said = _said(peri, "recoloured", 1, "6 green, 4 amber and 2 red", "wait, 5 amber and 1 red")
    assert "6 green, 5 amber, 1 red, 12 in all" in said


@pytest.mark.parametrize(
    ("done", "line", "answer"),
    [
        (1, "whose is a menu that I wrote for the inn, the client or me", "It depends on the contract"),
        (4, "will initials do in place of the names?", "No, the name alone is not enough"),
        (4, "names are out, but with that bridge everybody knows which village it is", "Then change the detail"),
        (2, "it says that I use it for your work only, but I want it for all my clients", "other clients"),
    ],
)
def test_what_is_asked_or_held_against_a_step_is_answered_and_not_filed(
    peri: Peri, done: int, line: str, answer: str
) -> None:
    said = _said(peri, f"asked-{done}-{len(line)}", done, line)
    assert answer in said
    assert "Kept with" not in said


def test_what_was_read_belongs_to_the_step_that_says_read(peri: Peri) -> None:
    said = _said(peri, "read", 5, "read all nine and found three names left, one in the file properties")
    assert said.startswith("Kept with step 6")


def test_what_the_step_ends_with_is_a_result(peri: Peri) -> None:
    told = _said(
        peri,
        "result",
        6,
        "the sentences are in my usual offer now, Mr Falk, who buys the most, wants 'in Austria' put in",
    )
    assert told.startswith("Kept with step 7")


def test_few_masked_pieces_are_read_all(peri: Peri) -> None:
    said = _said(peri, "few", 5, "I've 8 pieces and not 20, should I read all of them?")
    assert "Then read all of them" in said


def test_what_the_journey_leaves_is_no_question_of_bills(peri: Peri) -> None:
    said = _said(peri, "holds", 0, "8 hours is long. What do I have once it's finished?")
    assert "At the end you have" in said


def test_with_a_few_samples_the_prompt_comes_before_more_are_gathered(peri: Peri) -> None:
    said = _said(peri, "next", 7, "I may use 9 captions, with consent in writing", "done", "What now?")
    assert "Next I would take **Get your prompt" in said
