"""Weariness with the interview is heard for what it is, and is no answer to what was asked."""

import pytest

from assistant.models.guide.reading.complaints import is_weary

WEARY = [
    "this is exhausting",
    "ugh, another one",
    "you ask a lot",
    "honestly I'm tired of this",
    "what a faff",
    "we are going round in circles",
    "this feels like a tax return",
]
TELLS = [
    "the drafts are boring and generic",
    "it takes forever to mend them, 20 minutes each",
    "is this going to take long?",
    "the layout never changes",
    "I tried a prompt, it was useless",
    "mine, all of it",
    "my readers are tired of adverts so I keep it dry, always the same four lines with the price at the end",
]


@pytest.mark.parametrize("said", WEARY)
def test_weariness_is_known(said: str) -> None:
    assert is_weary(said)


@pytest.mark.parametrize("said", TELLS)
def test_what_tells_of_the_work_is_none(said: str) -> None:
    assert not is_weary(said)
