"""What a first telling says of trials and of change in words of its own."""

from __future__ import annotations

import pytest

from assistant.models.guide.opening import heard_in
from journeys.sayings import Sayings


@pytest.mark.parametrize(
    ("opening", "field", "words"),
    [
        (
            "I caption auction lots. With nine samples in the prompt I still rewrite a fifth of the words.",
            "tried_so_far",
            "With nine samples in the prompt I still rewrite a fifth of the words.",
        ),
        (
            "We write tide notices for a harbour, same layout since 2009, 900 on file. Should we train one?",
            "change_rate",
            "same layout since 2009",
        ),
    ],
)
def test_a_trial_and_a_pace_told_unasked_are_kept_in_the_persons_words(
    sayings: Sayings, opening: str, field: str, words: str
) -> None:
    assert heard_in(opening, {}, sayings) == {field: words}


@pytest.mark.parametrize(
    "opening",
    [
        "I want to train a model with samples in the prompt for my knitting patterns.",
        "Drafts from the bot sound like a brochure. Is training worth it?",
        "I make 40 menus every week for three hotels. Could a model learn them?",
        "Every answer must name the clause. Would training on mine help?",
    ],
)
def test_a_wish_a_plain_trial_and_a_volume_are_no_such_telling(sayings: Sayings, opening: str) -> None:
    assert heard_in(opening, {}, sayings) == {}


def test_what_was_read_for_sure_stays() -> None:
    assert heard_in("Same layout since 2009.", {"change_rate": "yearly"}, None) == {"change_rate": "yearly"}
