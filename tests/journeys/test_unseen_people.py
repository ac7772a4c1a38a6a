"""What people that nobody mended for ran into: shares of touched pieces, hedged replies, permission."""

from __future__ import annotations

import pytest

from assistant.models.guide.reading.hedged import as_reply
from assistant.models.guide.reading.rights import read_permission
from journeys.shares import does_the_job


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ("I kept a tally: 22 touched of the last 330", True),
        ("Perhaps one in fifteen I touch", True),
        ("I rework two of every five", False),
        ("nine of ten I alter", False),
    ],
)
def test_the_share_that_is_touched_tells_whether_a_prompt_does_the_job(said: str, does: bool) -> None:
    assert does_the_job(said) is does


def test_a_figure_put_as_a_question_is_a_reply() -> None:
    assert as_reply("70,000 words, so, I don't know, five thousand segments?").endswith("segments.")


@pytest.mark.parametrize("said", ["300, is that enough?", "What for?", "Is 300 enough?"])
def test_a_question_stays_a_question(said: str) -> None:
    assert as_reply(said) == said


@pytest.mark.parametrize("said", ["ten reports and a list of forbidden words", "product in; allowed or not, rate out"])
def test_rights_are_not_read_of_words_about_other_things(said: str) -> None:
    assert read_permission(said) is None
