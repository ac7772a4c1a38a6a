"""Bars told in one sentence, aims that deceive, and pieces told in trust, as they reach the verdict."""

from __future__ import annotations

from datetime import date

import pytest

from journeys.fit import judge_fit
from journeys.rights import read_rights
from journeys.situation import Meaning, Situation

TODAY = date(2026, 11, 23)
UNSURE_YES = Meaning(label="yes", sure=False, behind={"no": 0.15, "promised": 0.3, "unsaid": 0.4})
BAR = Meaning(label="no", sure=True)


def test_one_sentence_that_bars_counts_before_an_unsure_yes_of_the_whole() -> None:
    told = Situation(privacy="Framework deal: single order, then shredded. They were nice about it. Owners are named")
    assert read_rights(told.with_meanings({"rights": UNSURE_YES})) == "yes"
    assert read_rights(told.with_meanings({"rights": UNSURE_YES, "bar": BAR})) == "no"


def test_one_sentence_that_bars_takes_nothing_from_a_promise_in_another() -> None:
    told = Situation(privacy="health records; both practices would sign for a machine in their house")
    unsure = Meaning(label="no", sure=False, behind={"promised": 0.05})
    assert read_rights(told.with_meanings({"rights": unsure, "bar": BAR})) == "promised"


@pytest.mark.parametrize(
    "words",
    [
        "Wrote to the editor in June. The answer on paper was no. Ages are in it",
        "We asked twice, and their reply: no. Some addresses in there",
        "Our agreement says the surveys mustn't be used for anything but the sale",
    ],
)
def test_a_bare_no_and_a_use_that_must_not_be_are_bars(words: str) -> None:
    assert read_rights(Situation(privacy=words)) == "no"


@pytest.mark.parametrize("words", ["All mine. The answer was no problem at all", "I own them; old drafts aren't used"])
def test_words_like_a_refusal_are_none(words: str) -> None:
    assert read_rights(Situation(privacy=words)) == "yes"


def test_invented_customers_are_declined_and_advised_no_prompt() -> None:
    opening = Situation(goal="Shoppers who don't exist should praise our lamps, so that the page looks busy.")
    verdict = judge_fit(opening.with_meanings({"wish": Meaning(label="deceit", sure=True)}), TODAY)
    assert (verdict.outcome, verdict.decided_by) == ("not_now", "deceiving")


def test_a_writer_flagged_by_a_detector_is_not_taken_for_a_deceiver() -> None:
    opening = Situation(goal="The magazine's AI detector flags columns that I wrote myself.")
    verdict = judge_fit(opening.with_meanings({"wish": Meaning(label="deceit", sure=True)}), TODAY)
    assert verdict.decided_by != "deceiving"


@pytest.mark.parametrize(("confided", "asks"), [(True, "privacy"), (False, None)])
def test_whose_it_is_gets_asked_before_a_prompt_with_things_told_in_trust(confided: bool, asks: str | None) -> None:
    told = Situation(
        goal="I'd like letters like mine.", task="letter from my notes", examples_on_hand=300, volume_per_month=40,
        tried_so_far="nothing yet", change_rate="never",
    )  # fmt: skip
    meant = {"confided": Meaning(label="confided", sure=True)} if confided else {}
    verdict = judge_fit(told.with_meanings(meant), TODAY)
    assert (verdict.outcome, verdict.asks) == ("prompt_first", asks)
