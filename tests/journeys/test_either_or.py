"""Which of two kinds of piece to take, which kind one correction is, and which kind of work was chosen."""

from __future__ import annotations

from datetime import date

import pytest

from journeys.either_or import more_often, options_in
from journeys.fault_kind import DEFINED, SAID, kind_of_fault, said_of_kind
from journeys.finding_out import ASK_CLIENT, BEGIN_SMALL, DECIDE_ONCE, how_to_find_out
from journeys.journey import load_journeys
from journeys.kind_chosen import narrowed_to
from journeys.run import next_step, start

TASK = "recipe cards and obituaries for a parish paper"


def test_of_two_kinds_the_one_that_is_made_more_often_is_taken_by_their_own_counts() -> None:
    said = more_often("should i take menus or invitations? it is 4 menus and 19 invitations each month")

    assert said.startswith("Invitations: you make most of those, 19 against 4")
    assert "Only one of the two, menus or invitations" in more_often("do we take menus or invitations?")
    assert options_in("which ones do i take?") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("it gave the bridge another height, fact or manner?", "fact"),
        ("a roof that it made up, is that manner?", "fact"),
        ("it said the bread is vegan and nobody told it so", "fact"),
        ("the phone number is missing, which heap?", "left out"),
        ("and the warning it forgot?", "left out"),
        ("a sugary 'let your soul wander' line?", "manner"),
        ("the wrong tone for a widow", "manner"),
        ("a comma in the wrong place, fact or manner?", "manner"),
        ("what counts as left out?", None),
        ("wrong name and wrong tone in one line", None),
    ],
)
def test_one_correction_is_sorted_by_what_is_wrong_with_it(words: str, kind: str | None) -> None:
    assert kind_of_fault(words) == kind
    assert said_of_kind(words).startswith(SAID[kind] if kind else DEFINED)  # type: ignore[index]


@pytest.mark.parametrize(
    ("chosen", "kind"),
    [
        ("the recipe cards then", "recipe cards"),
        ("only obituaries, forget the recipe cards", "obituaries for a parish paper"),
        ("both recipe cards and obituaries", None),
        ("something else", None),
    ],
)
def test_the_kind_that_was_chosen_is_the_one_that_is_named_alone(chosen: str, kind: str | None) -> None:
    assert narrowed_to(TASK, chosen) == kind


def test_how_to_find_out_follows_from_what_is_asked() -> None:
    run = start(next(each for each in load_journeys() if each.id == "prompt-first"), date(2026, 11, 23))
    step = next_step(run)
    assert step is not None

    assert how_to_find_out(step, "does a caption under a photo count?") == DECIDE_ONCE
    assert how_to_find_out(step, "how many lines should it have?") == BEGIN_SMALL
    assert how_to_find_out(step, "may i show it when the client has not answered?") == ASK_CLIENT
