"""What is told of a step: on coming back, as a count, with a day, of another step, and to put a figure right."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.peri import Peri
from journeys.answers_told import answers_in, said_of_answers
from journeys.days import day_told
from journeys.journey import load_journeys
from journeys.run import start
from journeys.step_meant import steps_meant
from tests.assistant.test_walk_complaints import KEEP, KIT, PAGE
from tests.assistant.walkers import NEW, Turn, check_turn, ids_of, one_peri

peri = one_peri

SAFE = ("Start “Work safely with client texts”", "done", "done")
WORK = (
    "I am a copywriter and write product descriptions, about 240 a month, and I have 500 finished ones with their briefs",
    "start it",
)
TODAY = date(2026, 11, 23)
TURNS: list[Turn] = [
    ("back-page", (*PAGE, NEW), "wrote the page for colleagues over the weekend", ("Welcome back", "Kept with step 4"), ("Invented",)),
    ("back-mail", (*SAFE, NEW), "two clients have answered my mail", ("Welcome back", "Kept with step 3"), ()),
    ("back-skip", (*PAGE, NEW), "no need for that, leave it out", ("Welcome back", "Skipped: step 4"), ("leave it out",)),
    ("back-case", (*PAGE, NEW), "I wrote 90 style pages for hotels and want to train a model on them", (), ("Kept with",)),
    ("some", SAFE, "9 of 15 said yes", ("9 of 15", "From 6 an answer is missing"), ("All 15",)),
    ("some-done", (*SAFE, "9 of 15 said yes"), "done", ("Done: step 3", "The other 6 count as a no"), ()),
    ("rest", (*SAFE, "9 of 15 said yes"), "the rest said no. done", ("Done: step 3", "The other 6"), ("By my list",)),
    ("too-early", SAFE[:2], "7 said yes", ("Kept with step 3", "How many did you ask"), ("Kept with step 2",)),
    ("day-asked", KEEP, "done", ("When do you look again?",), ("last step of",)),
    ("day-told", (*KEEP, "done"), "second Tuesday of February", ("last step of", "Tuesday, 9 February 2027"), ()),
    ("day-skipped", (*KEEP, "done"), "skip", ("Done: step 7", "last step of"), ("Skipped", "You look again")),
    ("day-once", (*KEEP, "done"), "done", ("last step of",), ("You look again",)),
    ("named", KIT, "I wrote the page of rules, done", ("Done: step 4", "Step 3", "still open"), ("done: step 3",)),
    ("unknown", KIT, "done with the invoice", ("No step here speaks of “invoice”", "say “done”"), ("Noted as done",)),
    ("put-right", WORK, "no, 200 pieces, not 240", ("Corrected: 200 a month", "Step 1 of 7"), ("What else decides",)),
    ("put-right-verdict", WORK, "sorry, I have 30 finished ones, not 500", ("Corrected: 30", "That changes the verdict", "Step 1 of 7"), ("What would change",)),
    ("after-it", (*WORK, "no, 200 pieces, not 240"), "done", ("Done: step 1",), ()),
]  # fmt: skip


@pytest.mark.parametrize("turn", TURNS, ids=ids_of(TURNS))
def test_what_is_told_of_a_step_is_taken_as_it_was_meant(peri: Peri, turn: Turn) -> None:
    check_turn(peri, turn)


@pytest.mark.parametrize(
    ("told", "yes", "no", "asked"),
    [
        (("6 of 11 said yes",), 6, None, 11),
        (("I wrote to 11 clients, five agreed", "2 more agreed"), 7, None, 11),
        (("6 of 11 agreed", "the others refused"), 6, 5, 11),
        (("all 11 said yes",), 11, None, 11),
        (("she said yes to 4 of them",), 4, None, None),
    ],
)
def test_a_count_of_answers_stays_a_count(told: tuple[str, ...], yes: int, no: int | None, asked: int | None) -> None:
    found = answers_in(told)

    assert found is not None
    assert (found.yes, found.no, found.asked) == (yes, no, asked)
    assert ("All" in said_of_answers(found, is_done=False)) == (yes == asked)


@pytest.mark.parametrize("told", ["41 words in a hundred", "12 green, 3 amber", "no answer from 3"])
def test_other_counts_are_no_answers(told: str) -> None:
    assert answers_in([told]) is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("second Tuesday of February", date(2027, 2, 9)),
        ("in four months", date(2027, 3, 23)),
        ("it's in for 3 Apr", date(2027, 4, 3)),
        ("mid May", date(2027, 5, 15)),
        ("every Thursday", date(2026, 11, 26)),
        ("in half a year", date(2027, 5, 23)),
        ("in seven weeks", date(2027, 1, 11)),
        ("in an hour or so, in a month", date(2026, 12, 23)),
        ("saved on 23 Nov", None),  # today: when it was done
        ("the 31st of June", None),
        ("I may do it", None),
    ],
)
def test_a_day_to_come_is_read_in_plain_words(said: str, day: date | None) -> None:
    assert day_told(said, TODAY) == day


@pytest.mark.parametrize(
    ("said", "steps"),
    [
        ("I put the two sentences into my terms", ["contract"]),
        ("listed every piece that I want", []),  # the open step
        ("watered the plants", []),
        ("made some tea for the client", []),
    ],
)
def test_words_name_another_step_only_when_they_plainly_do(said: str, steps: list[str]) -> None:
    run = start(next(each for each in load_journeys() if each.id == "safe-with-client-work"), TODAY)

    assert [step.id for step in steps_meant(run, said)] == steps
