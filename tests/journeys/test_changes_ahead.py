"""A form or law that is about to be replaced is heard; what may change or changed before is not that."""

from datetime import date

import pytest

from journeys.changes_ahead import change_ahead
from journeys.fit import judge_fit
from journeys.situation import Situation
from journeys.understood import understood

COMING = [
    "stable since 2020. Oh, and from 1 January the new form: other classes, other order of measures. Law",
    "same template for years, though next month we switch to a new template",
    "the house style is being rewritten, due in March",
    "In spring the agency is rebranded, then the guidelines will change too",
    "never changed so far. The new regulations come into force in July",
    "categories will be replaced as of next quarter",
    "our codebook gets revised in two months",
    "the new form comes in May",
]
STAYING = [
    "word list 2020, will change if the new publisher has their own list!",
    "guides from 2023, D gets rebranded in spring",
    "guide third edition, 2018, next not before 2030",
    "law on salary ranges just changed, so yes something each year",
    "reminder fees change when the base rate changes, twice a year",
    "a new form came in January, since then it is stable",
    "style sheet v9, from 2021, one symbol added",
    "maybe a new template in spring, nobody knows",
    "lists get a new part number monthly, classes fixed",
    "a few new guidelines every January",
    "a small new code comes in May",
    "the bible is locked till ship",
    "Could the new form from January be a problem?",
]


@pytest.mark.parametrize("said", COMING)
def test_a_replacement_that_is_certain_and_near_is_heard(said: str) -> None:
    assert change_ahead(said)


@pytest.mark.parametrize("said", STAYING)
def test_what_may_change_or_changed_before_is_no_replacement(said: str) -> None:
    assert change_ahead(said) is None


def _fitting(**facts: object) -> Situation:
    return Situation(
        task="from the survey data to recommendations, order and wording per the form",
        examples_on_hand=2_600,
        volume_per_month=130,
        tried_so_far="full prompt with 6 samples; I still change 40 of 100, the wording is off",
        consistency_needed="high",
        privacy="mine, and the owners signed that I may train on them",
        judged_by="unchanged or not, counted",
    ).with_facts(facts)


@pytest.mark.parametrize("field", ["change_rate", "goal"])
def test_training_waits_for_the_new_form(field: str) -> None:
    steady = _fitting(change_rate="stable since 2020")
    assert judge_fit(steady, date(2026, 11, 23)).outcome == "fine_tune"
    facts = {"change_rate": "stable since 2020", field: COMING[0]}
    verdict = judge_fit(_fitting(**facts), date(2026, 11, 23))
    assert verdict.outcome == "not_now"
    assert "from 1 January the new form" in verdict.reasons[0].text
    assert all((verdict.next_step, verdict.alternative, verdict.would_change))


def test_the_note_says_that_it_is_about_to_change() -> None:
    said = "; ".join(understood(_fitting(change_rate=COMING[0]), {"change_rate"}))
    assert "from 1 January the new form" in said
    assert "stay the same" not in said
