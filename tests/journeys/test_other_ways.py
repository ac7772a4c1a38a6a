"""A template, a small model that falls short, a place without a line, and how often people ask: each told as it was."""

from datetime import date

import pytest

from journeys.fact_signs import looks_up
from journeys.fit import judge_fit
from journeys.shares import does_the_job
from journeys.signs import read_signs
from journeys.situation import Meaning, Situation

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "task",
    [
        "reminder letters, only the name, numbers and dates change",
        "mail merge of invitations from the guest list",
        "confirmation mails, same wording except the date",
        "certificates, fill in the blanks from the list",
        "welcome letters with blanks for name and room",
    ],
)
def test_letters_in_which_only_fields_change_want_a_template(task: str) -> None:
    verdict = judge_fit(Situation(task=task), TODAY)
    assert (verdict.outcome, verdict.decided_by) == ("prompt_first", "a template does it")


def test_files_that_are_renamed_want_a_script() -> None:
    assert (
        judge_fit(Situation(task="rename the scanned files from what they hold"), TODAY).decided_by
        == "a script does it"
    )


@pytest.mark.parametrize(
    ("tried", "job"),
    [
        ("big one: 93.5% fields right. 3B on the tablet, same prompt, 71%. same with 20 shots 74", False),
        ("GPT gets 95% right; the local model on my laptop only 60%", False),
        ("claude 96 % correct, the small model 78 % correct", False),
        ("a small model gets 95% right, the big one 97% right", True),
        ("six samples in the prompt, 95% right", True),
    ],
)
def test_a_small_model_that_falls_short_is_a_gap_that_training_can_close(tried: str, job: bool) -> None:
    assert does_the_job(tried) is job


@pytest.mark.parametrize(
    ("goal", "own"),
    [
        ("it needs signal, vans often have none", True),
        ("on the boat there is no internet, can a small one do it?", True),
        ("it must run offline in the field", True),
        ("I sell internet contracts and answer mails", False),
        ("I write about walks without a map", False),
    ],
)
def test_where_no_line_is_it_has_to_run_on_the_spot(goal: str, own: bool) -> None:
    assert read_signs(Situation(goal=goal)).own_machine_only is own


@pytest.mark.parametrize(
    "task",
    [
        "practice questions for a licensing exam",
        "I write the questions for pub quizzes",
        "exam questions from a chapter",
        "we set trivia questions for a show",
        "create multiple-choice questions from lectures",
    ],
)
def test_who_makes_the_questions_looks_nothing_up(task: str) -> None:
    lookup = {"task": Meaning(label="lookup", sure=True), "wish": Meaning(label="lookup", sure=True)}
    assert not looks_up(Situation(task=task).with_meanings(lookup))


@pytest.mark.parametrize(
    ("goal", "looked_up"),
    [
        ("people ask the same things every day, price, healing, can you do hands; train it to answer like me?", False),
        ("customers write all day about prices and sizes, should a model answer like me?", False),
        ("customers ask about our prices, which change every week", True),
        ("guests ask what is free, and availability changes daily", True),
    ],
)
def test_how_often_people_ask_is_not_how_often_facts_change(goal: str, looked_up: bool) -> None:
    assert looks_up(Situation(goal=goal)) is looked_up
