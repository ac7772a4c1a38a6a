"""What a person reports on a journey: kept beside its step, compared, and told again at the end."""

from __future__ import annotations

from datetime import date

import pytest

from journeys.journey import load_journeys
from journeys.run import JourneyRun, back, elsewhere, find_step, said_done, skip, start
from journeys.run_figures import compared
from journeys.run_summary import closing, told_lines
from journeys.run_told import reported, without_facts
from journeys.run_words import shown_by, words_of
from journeys.upgrade import upgrade

TODAY = date(2026, 11, 23)
JOURNEY = next(each for each in load_journeys() if each.id == "prompt-first")


def told(*reports: tuple[str, str]) -> JourneyRun:
    """A run in which these words were reported of these steps."""
    run = start(JOURNEY, TODAY)
    for step, words in reports:
        run = reported(run, step, TODAY, words)
    return run


def test_a_report_stays_with_its_step_through_ticking_going_back_and_a_new_version() -> None:
    run = back(said_done(told(("today", "38 words in a hundred")), "today", TODAY), TODAY, "today")
    newer = upgrade(run, JOURNEY.model_copy(update={"version": 2}))

    assert find_step(newer, "today").told == ("38 words in a hundred",)
    assert reported(newer, "today", TODAY, " 38 words in  a hundred ") == newer
    assert "38 words in a hundred" in shown_by(find_step(said_done(newer, "today", TODAY), "today"))


def test_what_is_told_after_a_tick_comes_after_the_words_that_ticked_it() -> None:
    run = said_done(told(("today", "44 words in a hundred")), "again", TODAY, "27 words in a hundred")
    later = reported(run, "again", TODAY, "now 21 words in a hundred")

    assert words_of(find_step(later, "again")) == ("27 words in a hundred", "now 21 words in a hundred")
    assert "21 after (between them 27)" in (compared(later) or "")


@pytest.mark.parametrize(
    ("reports", "says"),
    [
        ((("today", "38 words changed in a hundred"), ("again", "it's 19 words in a hundred")), "19 fewer, that is 50"),
        ((("keep", "it went from 38 to 19 words"),), "19 fewer, that is 50 per cent"),
        ((("today", "20%"), ("again", "25 per cent")), "5 more, that is 25 per cent more"),
        ((("today", "20 in a hundred"), ("again", "20 in a hundred")), "nothing has moved yet"),
    ],
)  # fmt: skip
def test_two_figures_of_one_kind_are_compared(reports: tuple[tuple[str, str], ...], says: str) -> None:
    assert says in (compared(told(*reports)) or "")


@pytest.mark.parametrize(
    "reports", [(), (("today", "38 words in a hundred"),), (("faults", "four wrong facts, three too long"),)]
)
def test_one_figure_or_none_is_compared_with_nothing(reports: tuple[tuple[str, str], ...]) -> None:
    assert compared(told(*reports)) is None


def test_the_end_lists_what_was_done_and_told_and_never_what_was_left_out_as_held() -> None:
    run = told(("today", "38 words in a hundred"))
    for step in run.steps:
        mark = {"one-page": skip, "kit": elsewhere}.get(step.id, said_done)
        run = mark(run, step.id, TODAY, "I have a style guide" if step.id == "one-page" else None)
    came = closing(run)

    assert came[-1] == (
        "Ticked on your word, with nothing told: “Choose one kind of piece and ten test jobs”, “Let me put a kit "
        "together from your pieces”, “Draft the ten again”, “Sort what is still wrong”, “Save it, and keep every pair "
        "from now on”."
    )
    assert "Left out: Add what cannot be counted, because I have a style guide." in came
    assert next(line for line in came if "38 words" in line) == (
        "Measure what you do today: 38 words changed in a hundred."
    )
    assert not any(held in line for held in JOURNEY.holds for line in came)
    assert told_lines(run) == ("Step 2, Measure what you do today: 38 words changed in a hundred",)


def test_what_is_told_of_the_work_is_forgotten_and_the_steps_stay() -> None:
    run = said_done(start(JOURNEY, TODAY), "today", TODAY).model_copy(update={"facts": {"task": "letters"}})

    assert without_facts(run) == run.model_copy(update={"facts": {}})


def test_what_follows_a_journey_is_another_one_of_the_catalogue() -> None:
    every = {journey.id: journey for journey in load_journeys()}

    assert all(journey.then and set(journey.then) <= every.keys() - {journey.id} for journey in every.values())
