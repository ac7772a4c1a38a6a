"""A verdict counts with what was told: the free ones, the last figure, the ways that were tried."""

from __future__ import annotations

from datetime import date

import pytest

from journeys.fit import judge_fit
from journeys.left_out import free_pieces, left_out
from journeys.marks import ceiling_told, mark_told
from journeys.signs import read_signs
from journeys.situation import Situation

TODAY = date(2026, 11, 22)
FITS = Situation(
    task="quarry logs into a fixed geology note",
    examples_on_hand=30_000,
    volume_per_month=900,
    tried_so_far="prompt with rules and eight samples, then the ten nearest old logs fetched: 31 in 100 still wrong",
    judged_by="corrections in a hundred",
    privacy="all mine",
    change_rate="the same for years",
    consistency_needed="high",
)


def test_pieces_that_were_counted_as_free_are_not_worked_out_again() -> None:
    told = Situation(examples_on_hand=300, privacy="in 240 of them the rights are mine; 80 are under NDA")
    signs = read_signs(told)
    assert (free_pieces(told.privacy), signs.examples_on_hand, signs.barred) == (240, 240, 80)


def test_works_that_a_contract_bars_are_named() -> None:
    part = left_out("my own plays; the licence forbids any data use for three plays")
    assert part
    assert part.words == "the three plays"


def test_the_mark_is_what_the_last_trial_came_to() -> None:
    tried = "macro alone: 55. Two clerks filing the same 300: 93. Prompt with the closest old files: 81"
    assert mark_told(tried) == "Prompt with the closest old files: 81"
    assert ceiling_told(tried) == "Two clerks filing the same 300: 93"


def test_who_chose_samples_for_each_job_is_not_told_to_try_that() -> None:
    verdict = judge_fit(FITS, TODAY)
    assert verdict.outcome == "fine_tune"
    assert "nearest" not in verdict.alternative


@pytest.mark.parametrize("figure", ["fewer than 50 ", "fewer than 100 ", "fewer than 20 "])
def test_no_condition_is_told_that_is_far_from_the_figures(figure: str) -> None:
    assert figure not in " ".join(judge_fit(FITS, TODAY).would_change)


def test_secrecy_is_put_to_who_owes_it() -> None:
    typist = FITS.with_facts({"privacy": "patients' names; the surgery agreed in writing, on its own server only"})
    risks = " ".join(judge_fit(typist, TODAY).risks)
    assert "release you" not in risks
