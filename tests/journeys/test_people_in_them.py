"""People in the pieces: there, taken out already, or none; said in every kind of verdict, and secrecy by its name."""

from typing import Any

import pytest

from journeys.fit import FitVerdict, judge_fit
from journeys.personal_data import people_in, things_in
from journeys.signs import read_signs
from journeys.situation import Situation
from tests.journeys.test_limits import STRONG, TODAY

PRESENT = [
    "witnesses named; sealed files are out",
    "itineraries hold passport numbers and hotel bookings",
    "living grandchildren and an affair or two are described",
    "clients' debts and salaries",
    "patients' stories, none of them was asked",
    "members' addresses in the header, names to be removed first",
    "injuries, weight, moods",
    "mine; customers' names and phone numbers on each",
]
HANDLED = [
    "names and order numbers stripped on arrival; the firm agrees by contract",
    "public, youth players' names left out",
    "already pseudonymised by the registry office",
    "pupils appear as numbers only",
    "ours; guests' names were cut when the files were made",
    "account numbers are masked by the system",
]
NOBODY = ["mine, no names in them", "no patients named", "recipes, own; nobody named in them", "nothing personal in it"]
SILENT = ["all mine", "the museum owns them", "brand names on every label, all mine", "leaflets for patients, my own"]


@pytest.mark.parametrize("privacy", PRESENT)
def test_people_in_the_pieces_are_heard(privacy: str) -> None:
    assert people_in(privacy) == "present"


@pytest.mark.parametrize("privacy", HANDLED)
def test_what_was_taken_out_is_heard_as_taken_out(privacy: str) -> None:
    assert people_in(privacy) == "handled"
    assert not read_signs(Situation(privacy=privacy)).personal_data


@pytest.mark.parametrize("privacy", NOBODY)
def test_nobody_in_the_pieces_is_heard_as_nobody(privacy: str) -> None:
    assert people_in(privacy) == "none"


@pytest.mark.parametrize("privacy", SILENT)
def test_words_that_name_nobody_tell_nothing_of_people(privacy: str) -> None:
    assert people_in(privacy) is None


def test_what_is_personal_is_named_back_and_a_recipes_grams_are_not() -> None:
    assert things_in("customers' names, addresses and grams of flour in each") == ("names", "addresses")


def judge(privacy: str | None, **changes: Any) -> FitVerdict:
    return judge_fit(Situation.model_validate({**STRONG, "privacy": privacy, **changes}), TODAY)


def test_a_lookup_is_told_to_keep_people_out_of_what_is_searched() -> None:
    verdict = judge("mine; passport numbers in each", tried_so_far="six samples; times were wrong", needs_facts=True)

    assert verdict.outcome == "rag"
    assert "out of what it may search" in verdict.next_step
    assert any("personal data" in risk for risk in verdict.risks)


def test_a_prompt_is_told_to_keep_people_out_of_what_is_pasted() -> None:
    verdict = judge("mine; customers' names and addresses on each", examples_on_hand=20)

    assert verdict.outcome == "prompt_first"
    assert "names and addresses out of whatever you paste in" in verdict.next_step


def test_people_who_were_not_spoken_of_are_thought_of_where_the_work_is_about_them() -> None:
    about = judge(None, goal="I advise members who ask the same things", needs_facts=True)
    not_about = judge(None, goal="I repair bikes and look torque figures up", needs_facts=True)

    assert about.outcome == not_about.outcome == "rag"
    assert "If people stand in what you show it" in about.next_step
    assert "people" not in not_about.next_step


def test_names_that_are_out_already_ask_for_a_sample_to_be_read_and_no_placeholder() -> None:
    step = judge("ours; names were stripped on arrival").next_step

    assert "Read a sample of twenty" in step
    assert "placeholder" not in step


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"privacy": "mine; patients' names and diagnoses in them"}, "medical secrecy"),
        ({"privacy": "mine; clients' names in them", "profession": "attorney at law"}, "legal privilege"),
        ({"privacy": "mine; clients' incomes in them", "profession": "tax adviser"}, "professional secrecy"),
        ({"privacy": "mine; what people confessed, with names", "profession": "vicar"}, "pastoral secrecy"),
        ({"privacy": "mine; pupils' names in them"}, "parents decide"),
    ],
)
def test_professional_secrecy_is_called_by_its_name(changes: dict[str, Any], word: str) -> None:
    assert word in " ".join(judge(**changes).risks)


def test_animals_are_no_patients() -> None:
    verdict = judge("mine; owners' names in them", task="notes on dogs and cats as patients into one letter")

    assert "medical secrecy" not in " ".join(verdict.risks)


def test_patients_who_were_not_asked_are_not_called_owners_and_no_sample_of_theirs_is_asked_for() -> None:
    verdict = judge("patients' diagnoses; no patient has been asked", task="session notes into a summary")

    assert verdict.outcome == "not_now"
    assert "professional secrecy" in verdict.headline
    assert "owner" not in verdict.next_step
    assert "Make up three cases" in verdict.next_step


def test_a_confidential_contract_means_asking_the_client_and_holds_for_an_assistant_too() -> None:
    verdict = judge("reports are mine but the contracts say confidential")

    assert verdict.outcome == "not_now"
    assert "ask the clients" in verdict.headline
    assert "assistant" in verdict.next_step


def test_own_mails_are_ones_own_though_only_the_people_in_them_were_named() -> None:
    told: dict[str, Any] = {
        "goal": "Couples write, I write back; 85 replies that led to a booking.",
        "task": "replies to couples",
    }
    signs = read_signs(Situation(privacy="names and dates of couples in the emails", **told))

    assert (signs.may_use_work, signs.personal_data) == ("yes", True)


def test_mails_for_an_employer_are_not_ones_own_by_that() -> None:
    told: dict[str, Any] = {"goal": "I write replies for a bank, as staff.", "task": "replies to customers"}

    assert read_signs(Situation(privacy="customers' names in the emails", **told)).may_use_work != "yes"


def test_a_yes_to_a_tool_is_said_to_be_no_yes_to_training() -> None:
    verdict = judge("both sides sign that a tool under contract may be used")

    assert (verdict.outcome, verdict.decided_by) == ("it_depends", "rights unclear")
    assert "not training" in verdict.reasons[0].text
