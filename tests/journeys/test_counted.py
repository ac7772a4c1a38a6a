"""The figures of a journey: read from what is told, kept by role and time, and put right in plain words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from journeys.counted_words import heard
from journeys.days import day_named
from journeys.figure_step import Unclear, step_of_figure
from journeys.journey import load_journeys
from journeys.put_right import read_correction
from journeys.put_right_run import put_right
from journeys.run import JourneyRun, back, find_step, said_done, start
from journeys.run_chance import chance
from journeys.run_counting import counted_in
from journeys.run_figures import compared, figure_of, figures
from journeys.run_reached import reached
from journeys.run_summary import closing, told_lines
from journeys.run_told import reported
from journeys.upgrade import upgrade

TODAY = date(2026, 11, 23)
JOURNEY = next(each for each in load_journeys() if each.id == "prompt-first")
BEFORE, AFTER = "41, 35, 52, 29 and 38 in a hundred", "20, 24, 17, 26 and 23 in a hundred"


def told(*reports: tuple[str, str]) -> JourneyRun:
    """A run in which these words were reported of these steps."""
    run = start(JOURNEY, TODAY)
    for step, words in reports:
        run = reported(run, step, TODAY, words)
    return run


def at(step_id: str, run: JourneyRun) -> JourneyRun:
    """The run with every step before that one done."""
    for step in run.steps[: [each.id for each in run.steps].index(step_id)]:
        run = said_done(run, step.id, TODAY)
    return run


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("changed 33, 41, 28 words in 100", ["33", "41", "28"]),
        ("33/41/28/50", ["33", "41", "28", "50"]),
        ("the last two: 44 and 29", ["44", "29"]),
        ("36.5 or so", ["36.5"]),
        ("second average is 22, over eight", ["22"]),
        ("I have 9 now", []),
        ("did jobs 1, 2, 3 and 4", []),
        ("12, 14 and 9 minutes", []),
        ("30 per cent less to do", []),
    ],
)
def test_a_step_that_measures_hears_figures_and_no_other_numbers(words: str, values: list[str]) -> None:
    found = [value for one in heard(words, measures=True) for value in one.values]

    assert found == [Decimal(value) for value in values]


@pytest.mark.parametrize("words", ["no sentence over 25 words, max 80 words in all", "5 facts, 12 manner", "nine jobs"])
def test_a_number_in_a_step_that_measures_nothing_is_no_figure(words: str) -> None:
    assert heard(words, measures=False) == ()
    assert figures(told(("today", "38 in a hundred"), ("one-page", words)))[-1].share == 38


def test_a_list_told_in_two_parts_is_one_series_with_its_average() -> None:
    half = told(("today", "did three: 41, 35 and 52 in 100, rest tomorrow"))
    whole = reported(half, "today", TODAY, "the other two: 29 and 38")
    again = reported(whole, "today", TODAY, "39 in a hundred on average, ChatGPT, 21 November")
    (kept,) = counted_in(again, find_step(again, "today"))

    assert counted_in(half, find_step(half, "today"))[0].is_partial
    assert (len(kept.values), kept.share, kept.is_partial) == (5, 39, False)
    assert (kept.model, kept.day) == ("ChatGPT", date(2026, 11, 21))


@pytest.mark.parametrize(
    ("open_step", "words", "meant"),
    [
        ("today", "38 in 100, chatgpt, the free one, saved on 24 november", "today"),
        ("kit", "my before figure is 36 words in a hundred", "today"),
        ("today", "after: 22 in a hundred", "again"),
        ("faults", "I still change 21 words in a hundred, mostly manner", "again"),
        ("one-page", "sorry, I meant 36 in a hundred", "today"),
        ("faults", "step 2 was 35 in a hundred", "today"),
    ],
)
def test_a_figure_belongs_to_the_open_step_or_to_the_one_that_is_named(open_step: str, words: str, meant: str) -> None:
    run = at(open_step, told(("today", "38 in a hundred")))
    found = step_of_figure(run, words)

    assert not isinstance(found, Unclear)
    assert found is not None
    assert found.id == meant


def test_a_figure_that_may_be_either_is_asked_about() -> None:
    assert isinstance(step_of_figure(at("one-page", told(("today", "38 in 100"))), "30 words in a hundred"), Unclear)


def test_before_and_after_go_by_role_and_time_also_when_a_step_is_opened_again() -> None:
    run = told(("again", "24 in a hundred"), ("today", "38 in a hundred"))
    later = reported(back(said_done(run, "today", TODAY), TODAY, "today"), "today", TODAY, "it is 40 in a hundred")

    assert "38 words changed in a hundred before, 24 after" in (compared(run) or "")
    assert "40 words changed in a hundred before, 24 after: 16 fewer" in (compared(later) or "")


def test_single_counts_tell_how_far_chance_goes_and_averages_do_not() -> None:
    run, thin = told(("today", BEFORE), ("again", AFTER)), told(("today", "39 in 100"), ("again", "22 in 100"))
    unsure = told(("today", "40, 20, 33 in a hundred"), ("again", "21, 35, 26 in a hundred"))

    assert chance([Decimal(n) for n in (1, 2, 3)], [Decimal(n) for n in (7, 8, 9)]) == Decimal(2) / 20
    assert "Chance is unlikely" in reached(run)
    assert "can't be told from averages alone" in reached(thin)
    assert "too early to be sure" in reached(unsure)


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("forget the 24", "38", None),
        ("there is no after yet", "38", None),
        ("the 24 is wrong, it should be 26", "38", "26"),
        ("24 is wrong, it is the before", "24", None),
        ("the before was 37.5 and the after 22, please correct it", "37.5", "22"),
    ],
)
def test_plain_words_put_a_figure_right(words: str, before: str, after: str | None) -> None:
    run = at("faults", told(("today", "38 in a hundred"), ("again", "24 in a hundred")))
    correction = read_correction(run, words, TODAY)
    assert correction is not None
    run, said = put_right(run, correction, TODAY)
    old, new = figure_of(run, "before"), figure_of(run, "after")

    assert said
    assert (old and str(old.share), new and str(new.share)) == (before, after)


@pytest.mark.parametrize("words", ["no, 200 pieces, not 240", "forget the budget", "I have 38 clients", "go back"])
def test_what_is_no_correction_of_a_figure_is_left_alone(words: str) -> None:
    assert read_correction(told(("today", "38 in a hundred")), words, TODAY) is None


def test_the_number_that_rounds_an_average_is_forgotten_without_its_counts() -> None:
    run = told(("today", "41, 35, 52, 29 and 37 in a hundred"), ("today", "39 in 100, ChatGPT"))
    correction = read_correction(run, "forget the 39", TODAY)
    assert correction is not None
    run, _ = put_right(run, correction, TODAY)

    assert figures(run)[0].counted.pieces == 5
    assert find_step(run, "today").told == ("41, 35, 52, 29 and 37 in a hundred",)


def test_a_run_of_before_figures_were_kept_reads_them_from_its_words() -> None:
    kept = told(("today", "38 words in a hundred"), ("again", "27 words in a hundred"), ("keep", "all 90 words saved"))
    plain = {"counted": None, "figure": None}
    old = JourneyRun.model_validate_json(
        kept.model_copy(update={"steps": tuple(step.model_copy(update=plain) for step in kept.steps)}).model_dump_json()
    )
    later = reported(upgrade(old, JOURNEY), "again", TODAY, "22 words in a hundred")

    assert "38 words changed in a hundred before, 27 after" in (compared(old) or "")
    assert "38 words changed in a hundred before, 22 after (between them 27)" in (compared(later) or "")
    assert find_step(later, "keep").told == ("all 90 words saved",)


def test_the_summary_tells_each_step_in_a_tidy_line() -> None:
    run = told(("ten-jobs", "ok so menu texts then"), ("today", f"{BEFORE}, Claude, 20 November"))
    run = said_done(said_done(run, "ten-jobs", TODAY), "today", TODAY)

    assert "Choose one kind of piece and ten test jobs. You told me: “Menu texts then”." in closing(run)
    assert told_lines(run)[1] == (
        "Step 2, Measure what you do today: 39 words changed in a hundred on average, over five pieces (from 29 to "
        "52), Claude, 20 November 2026"
    )


@pytest.mark.parametrize(
    ("words", "day"), [("24 november, chatgpt", date(2026, 11, 24)), ("counted on 12 Jan", date(2026, 1, 12))]
)
def test_the_day_of_a_measurement_may_be_past(words: str, day: date) -> None:
    assert day_named(words, TODAY) == day


def test_an_average_is_no_piece_among_single_counts() -> None:
    run = told(
        ("today", "41, 35, 52 and 29 in a hundred, the rest tomorrow"),
        ("today", "the mean of all seven is 39 words in a hundred"),
        ("today", "the other three: 38, 33 and 45"),
    )
    kept = counted_in(run, find_step(run, "today"))[-1]
    assert (kept.pieces, kept.share) == (7, Decimal(39))
    told_alone = told(("today", "39 words in a hundred, over seven"), ("today", "the other three: 38, 33 and 45"))
    assert counted_in(told_alone, find_step(told_alone, "today"))[-1].pieces == 7
