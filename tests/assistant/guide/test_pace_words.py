"""A pace word counts only with the work: what comes weekly may be a paper, a market or a menu."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.models.guide.reading.answers import read_answer
from assistant.models.guide.reading.facts import read_facts

STOCK, VOLUME = "examples_on_hand", "volume_per_month"


@pytest.mark.parametrize(
    "text",
    [
        "Weekly gazette, three islands. Readers post their swaps and I trim them.",
        "Daily lunches for six canteens, I name the dishes.",
        "I lend a hand at two weekly papers.",
        "Three monthly magazines want my riddles.",
        "Every week five parishes send me their notices.",
        "I work four mornings a week.",
    ],
)
def test_a_number_beside_something_that_comes_so_often_is_no_volume(text: str) -> None:
    assert VOLUME not in read_facts(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("I write three weekly columns about gardens.", 12),
        ("Weekly I finish seven riddles.", 28),
        ("The inn has weekly specials, five of them.", 20),
        ("Village journal, monthly. I write 16 notices for each issue.", 16),
    ],
)
def test_a_pace_that_is_said_of_the_work_is_a_volume(text: str, made: int) -> None:
    assert read_facts(text)[VOLUME] == made


REPLIES: list[tuple[str, str, dict[str, Any] | None]] = [
    (VOLUME, "There are 9 in each edition and 4 editions a month", {VOLUME: 36}),
    (VOLUME, "I charge 30 an issue and we print 2 issues a month", None),
    (VOLUME, "a monthly sheet in 5 versions, I keep no count", None),
    (VOLUME, "Mill 14, brewery 9, chapel 2", {VOLUME: 25}),
    (VOLUME, "Mondays 2 and Wednesdays 3", {VOLUME: 20}),
    (VOLUME, "Monday 2, any other day 1", {}),
    (VOLUME, "May 40, June 35, otherwise 8", {VOLUME: 8}),
    (VOLUME, "two a week for each of three inns", None),
    (VOLUME, "6 weekly posts and 3 monthly letters", None),
    (STOCK, "Mill 14, brewery 9", {STOCK: 23}),
    (STOCK, "total 80, drafts 20", None),
    (STOCK, "960 in all, 410 of them from last winter", {STOCK: 960}),
    (STOCK, "330 shifts, raw and final", {STOCK: 330}),
    (STOCK, "330 shifts", None),
    (STOCK, "five jobs so far", {STOCK: 5}),
    (STOCK, "five jobs", None),
]


@pytest.mark.parametrize(("asked", "text", "facts"), REPLIES)
def test_a_reply_of_several_numbers_is_read_for_what_they_count(
    asked: str, text: str, facts: dict[str, Any] | None
) -> None:
    read = read_answer(asked, text)
    counted = None if read is None else {name: value for name, value in read.items() if name in (STOCK, VOLUME)}
    assert counted == facts
