"""Having the pieces, being allowed to process them, and silence are no permission to train."""

from __future__ import annotations

import pytest

from journeys.rights import read_rights
from journeys.sayings import Sayings
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
def test_what_is_no_permission_is_never_read_as_one(sayings: Sayings, words: str) -> None:
    bare = Situation(privacy=words)

    assert read_rights(bare) not in ("yes", "promised")
    assert read_rights(bare.with_meanings(sayings.meanings(bare.told()))) not in ("yes", "promised")


@pytest.mark.parametrize("found", ["no", "promised", "owned"])
def test_an_unsure_yes_yields_to_what_the_words_name(found: str) -> None:
    words = {"no": "the agency refused", "promised": "the museum would sign", "owned": "they belong to the agency"}[
        found
    ]

    assert read_rights(Situation(privacy=words).with_meanings({"rights": Meaning(label="yes", sure=False)})) == found


def test_a_yes_read_from_the_same_words_as_the_rest_is_weighed_with_them() -> None:
    words = {"privacy": "yes, the ones from last year; the three older clients said no", "may_use_work": True}
    meant = {"rights": Meaning(label="partly", sure=True)}

    assert read_rights(Situation().with_facts(words, "m1").with_meanings(meant)) == "partly"
    beside = Situation().with_facts({"privacy": "names are in them"}, "m1").with_facts({"may_use_work": True}, "m2")
    assert read_rights(beside.with_meanings({"rights": Meaning(label="no", sure=True)})) == "yes"


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
