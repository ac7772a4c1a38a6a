"""Having the pieces, being allowed to process them, and silence are no permission to train."""

from __future__ import annotations

import pytest

from journeys.rights import read_rights
from journeys.situation import Meaning, Situation

NO_PERMISSION = (
    "the agency sent them to me to proofread",
    "I have all of them here on my disk",
    "they are happy with a cloud service under the contract",
    "the contract allows us to process them with our tools",
    "they agreed to publication, and to nothing else",
    "families agreed to an analysis by our team",
    "they stand on the website for everyone to read",
    "guests signed for the brochure",
)
YES = (
    "all mine, I wrote every one",
    "the museum said in writing that I may train on them",
    "they agreed to machine learning for this job",
    "I own the copyright",
)
BARRED = ("all four clients declined", "the agency refused", "the contract forbids it")


@pytest.mark.parametrize("words", NO_PERMISSION)
@pytest.mark.parametrize("guess", [None, Meaning(label="yes", sure=False), Meaning(label="yes", sure=True)])
def test_what_is_no_permission_is_never_read_as_one(words: str, guess: Meaning | None) -> None:
    situation = Situation(privacy=words).with_meanings({"rights": guess} if guess else {})

    assert read_rights(situation) not in ("yes", "promised")


@pytest.mark.parametrize("words", YES)
def test_permission_and_ownership_in_plain_words_are_a_yes(words: str) -> None:
    assert read_rights(Situation(privacy=words).with_meanings({"rights": Meaning(label="yes", sure=False)})) == "yes"


@pytest.mark.parametrize("words", BARRED)
def test_a_refusal_is_a_no(words: str) -> None:
    assert read_rights(Situation(privacy=words)) == "no"


@pytest.mark.parametrize(
    "words", ["two of five shops said yes, three forbid it", "half are mine, the rest is under NDA"]
)
def test_permission_for_a_part_is_no_permission_for_all(words: str) -> None:
    assert read_rights(Situation(privacy=words)) == "partly"


def test_a_told_no_counts_before_any_words() -> None:
    assert read_rights(Situation(may_use_work=False, privacy="all mine")) == "no"
