"""Figures that a message puts right itself."""

from __future__ import annotations

import pytest

from assistant.models.guide.case import describes_case
from assistant.models.guide.reading.answers import read_answer
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.put_right import put_right

PUT_RIGHT = [
    ("Sorry, I said 300 pairs but it's 130.", {"examples_on_hand": 130}),
    ("Forget what I told you about 80 a month: more like 45.", {"volume_per_month": 45}),
    ("I counted again: not 500 old menus but 365.", {"examples_on_hand": 365}),
    ("I have 150 past briefs, sorry, 115.", {"examples_on_hand": 115}),
    ("It was 35 minutes a draft with the old tool, now it's 20.", {"minutes_each": 20}),
    ("I used to take $50 an hour and went up to $65 this year.", {"hourly_rate_usd": 65}),
    ("180 words each. Wait, let me check. 240 words each, in fact.", {"words_each": 240}),
]


@pytest.mark.parametrize(("text", "facts"), PUT_RIGHT)
def test_the_figure_said_in_place_of_another_counts(text: str, facts: dict[str, int]) -> None:
    assert read_facts(text) == facts


def test_figures_of_two_different_things_are_left_alone() -> None:
    text = "Not 300 letters, 40 clients"

    assert put_right(text) == text


def test_what_a_reply_tells_is_kept_whole_even_where_it_supposes_something() -> None:
    told = read_answer("privacy", "They are ours. But if we train, it has to sit on a rented server, day and night.")

    assert told is not None
    assert "rented server" in told["privacy"]


def test_a_reply_that_begins_with_first_does_not_choose_the_first_of_two() -> None:
    assert read_answer("needs_facts", "first a script, then a model with twenty samples") in (None, {})


@pytest.mark.parametrize(
    ("text", "is_case"),
    [
        (
            "Routing desk. 7,000 mails a month into 24 queues, 90,000 sorted by people. A big model with the queue "
            "descriptions gets 81 of 100 right. Small tuned model instead, yes or no?",
            True,
        ),
        (
            "Good evening, I am night porter in a small house of 40 rooms. The guests ask always when the boat goes. I "
            "have answered this for nine years and I wish to train AI with it.",
            True,
        ),
        ("What should be in one training example, and how many tokens may it have at most for this?", False),
    ],
)
def test_a_longer_telling_of_ones_own_work_is_a_case(text: str, is_case: bool) -> None:
    assert describes_case(text) is is_case
