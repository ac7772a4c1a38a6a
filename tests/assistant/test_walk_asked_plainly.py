"""Questions at a step whose words ask for one answer and no other, and what a journey told the verdict."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.peri import Peri
from journeys.journey import load_journeys
from journeys.run import skip
from tests.assistant.walkers import answers, one_peri

TITLES = {journey.id: journey.title for journey in load_journeys()}
STEPS = {journey.id: [step.id for step in journey.steps] for journey in load_journeys()}
CASE = "I write obituaries and recipe cards for a parish paper, 22 a month. ChatGPT is dull. Should I train a model?"
KINDS = "I write blog posts and newsletters for dentists, 22 a month. ChatGPT makes them dull. Should I train a model?"
# (step, what is said, what must stand in the last answer, what must not)
TURNS = [
    ("ten-jobs", ("obituaries or recipe cards? i make 17 recipe cards and 5 obituaries",), ("Recipe cards",), ()),
    (
        "kit",
        ("the terms of one parish say nothing about AI, may her texts go in?",),
        ("no yes and no no",),
        ("bars AI",),
    ),
    ("kit", ("the abbey wrote back no",), ("Kept with", "Then leave that client's texts out"), ("made for you",)),
    ("one-page", ("the abbey declined, so theirs stay out. right?",), ("Right: leave",), ("By the step",)),
    ("kit", ("the abbey declined, may i still use theirs without the names?",), ("No: a no holds",), ("Right:",)),
    ("faults", ("it called the dean by another name, is that fact or manner?",), ("That is a fact",), ("Left out:",)),
    (
        "faults",
        ("the hymn number was missing, left out or fact?", "and a sentence that is too sweet?"),
        ("Manner: nothing",),
        ("does not settle",),
    ),
    ("keep", ("where do the pairs go, is onedrive fine?",), ("Yes, that will do",), ("next samples",)),
]


peri = one_peri


def _walked_to(peri: Peri, who: str, step: str) -> None:
    """Begin the journey of the prompt after a verdict, and skip to a step."""
    answers(peri, who, (CASE, f"Start “{TITLES['prompt-first']}”"))
    walk = peri.walk(peri.store.person(who, "You", peri.now()).id)
    for each in STEPS["prompt-first"][: STEPS["prompt-first"].index(step)]:
        walk.change("prompt-first", lambda run, each=each: skip(run, each, date(2026, 11, 23)))  # type: ignore[misc]


@pytest.mark.parametrize(("step", "said", "stands", "gone"), TURNS, ids=[turn[1][0][:40] for turn in TURNS])
def test_what_is_asked_plainly_is_answered_and_nothing_else(
    peri: Peri, step: str, said: tuple[str, ...], stands: tuple[str, ...], gone: tuple[str, ...]
) -> None:
    who = f"plainly {said[0]}"
    _walked_to(peri, who, step)
    answer = answers(peri, who, ("where was I?", *said))[-1]

    assert [words for words in stands if words not in answer] == [], answer
    assert [words for words in gone if words in answer] == [], answer


def test_the_kind_that_a_step_chose_is_known_to_the_verdict(peri: Peri) -> None:
    begun = f"Start “{TITLES['prompt-first']}”"
    said = answers(
        peri, "chooser", (KINDS, begun, "the newsletters then, ten of last year", "Is it worth it for my work?")
    )

    assert "choose one kind" in said[0]
    assert "choose one kind" not in said[-1], said[-1]


def test_a_figure_that_is_to_be_confirmed_is_confirmed_in_a_word(peri: Peri) -> None:
    said = answers(peri, "confirmed", (CASE, "26 a month, did you get that?"))[-1]

    assert said.startswith("Yes: 26 a month."), said


def test_whether_there_is_no_training_then_is_answered_with_yes_or_no(peri: Peri) -> None:
    said = answers(peri, "no training", (CASE, "so no training then?"))[-1]

    assert said.startswith("Right, no training for now."), said


def test_the_marks_of_the_sources_are_explained(peri: Peri) -> None:
    assert "marks for the sources" in answers(peri, "marks", (CASE, "what is the little [1] for?"))[-1]


def test_who_fears_that_it_got_worse_is_met_with_the_figures(peri: Peri) -> None:
    who = "upset"
    _walked_to(peri, who, "again")
    said = answers(peri, who, ("where was I?", "so you think i made it worse??"))[-1]

    assert said.startswith("I am sorry"), said
    assert "Nobody can promise" not in said
