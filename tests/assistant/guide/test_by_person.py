"""Pieces counted person by person: the most that one of them has, or the total where one is told."""

import pytest

from assistant.models.guide.reading.count_answers import stock_told, volume_told


@pytest.mark.parametrize(
    ("said", "on_hand"),
    [
        ("75 speeches for the mayor, 28 for the chairwoman", 75),
        ("from 40 to 310 posts a person, memos kept for about half", 310),
        ("1,150 pairs of notes and report: 800 for insurer A, 350 for insurer B", 1150),
        ("400 for the last two years", 400),
    ],
)
def test_pieces_told_by_person_are_counted(said: str, on_hand: int) -> None:
    assert stock_told(said) == {"examples_on_hand": on_hand}


def test_after_a_batch_the_pace_that_stays_is_the_monthly_one() -> None:
    assert volume_told("240 once, afterwards perhaps 5") == {"volume_per_month": 5}
    assert volume_told("60 once, after that 20 a month") == {"volume_per_month": 20}
