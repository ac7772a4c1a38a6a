"""Of several clauses one is the yes: the others tell details, and a yes that is asked for is none."""

import pytest

from journeys.limits import limit_of
from journeys.rights import read_rights
from journeys.sayings import Sayings
from journeys.situation import Situation

YES_WITH_DETAILS = [
    "theatres agree; actors' names are not in the programme notes",
    "brewery gave written leave; recipes without names",
    "the foundry agrees, wants it on its own server; unreleased models",
    "the magazine holds the rights and says yes; letter writers' names left out",
    "the ski school has given permission, pupils not named",
    "mine and cleared",
    "own the rights",
    "all cleared",
    "registers are open data; the clerks long dead",
    "charts are CC BY, the observatory publishes them itself",
    "the ferry line owns the timetables and commissioned this",
    "the choir holds the rights and its chairman asked for this in writing",
    "contract lets us reuse our work for our own purposes",
]
ONLY_ASKED_FOR = [
    "waiting for written leave from the bank",
    "if the publisher agrees, all of it",
    "the brewery hasn't said yes yet; recipes without names",
    "we hope the museum agrees",
    "I'd still have to get permission from the foundry",
    "permission pending at the ski school",
    "I asked the ferry line for leave in writing, no answer yet",
]
TAKEN_BACK = [
    "the pharmacy chain says no; texts hold no names",
    "the bank didn't agree, not even on its own server",
    "the ministry withdrew its consent in May",
    "no leave given by any of the theatres",
    "the choir asked for this to stay in the house, nothing may be used",
]


def learned(sayings: Sayings, words: str) -> Situation:
    return Situation(privacy=words).with_meanings(sayings.meanings({"privacy": words}))


@pytest.mark.parametrize("words", YES_WITH_DETAILS)
def test_a_yes_stands_whatever_details_are_told_beside_it(sayings: Sayings, words: str) -> None:
    assert read_rights(Situation(privacy=words)) == "yes"
    assert read_rights(learned(sayings, words)) == "yes"


@pytest.mark.parametrize("words", ONLY_ASKED_FOR)
def test_a_yes_that_is_asked_for_or_hoped_for_is_an_open_question(sayings: Sayings, words: str) -> None:
    assert read_rights(learned(sayings, words)) in ("unclear", "owned")


@pytest.mark.parametrize("words", TAKEN_BACK)
def test_a_yes_that_was_not_given_or_was_taken_back_is_a_no(sayings: Sayings, words: str) -> None:
    assert read_rights(Situation(privacy=words)) == "no"
    assert read_rights(learned(sayings, words)) == "no"


@pytest.mark.parametrize(
    ("words", "rights"),
    [
        ("three contracts give them all rights, two forbid AI, three say nothing", "partly"),
        ("captions ours, photo credits not", "partly"),
        ("two refused, three forbid it", "no"),
    ],
)
def test_owners_that_are_counted_answer_each_for_their_own(words: str, rights: str) -> None:
    assert read_rights(Situation(privacy=words)) == rights


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("studio agrees, wants it on its own server; unreleased games", "wants it on its own server"),
        ("foundry says it's ok, drawings must stay in the house", "must stay in the house"),
        ("the boss agreed and wants it in his own words", None),
    ],
)
def test_where_the_owner_wants_it_to_run_is_the_limit_of_the_yes(words: str, limit: str | None) -> None:
    assert limit_of(words) == limit
