"""Questions and advice fit the kind of work, and an order that is not signed leaves the verdict open."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.models.guide.reading.facts import read_facts
from journeys.asking import kind_of, question_to
from journeys.signs import read_signs
from journeys.situation import Situation
from journeys.steps import advice_for

LABELS = Situation(task="complaint in, one of twelve codes out")
TRANSLATION = Situation(task="translate leaflets, Dutch to Polish")
NOVEL = Situation(task="scenes for my novels, from a plan")


@pytest.mark.parametrize(
    ("situation", "kind"),
    [(LABELS, "labels"), (TRANSLATION, "translation"), (NOVEL, "fiction"), (Situation(), "pieces")],
)
def test_the_kind_of_work_is_known_by_its_task(situation: Situation, kind: str) -> None:
    assert kind_of(situation) == kind


@pytest.mark.parametrize("field", ["consistency_needed", "change_rate", "tried_so_far", "examples_on_hand"])
def test_labels_are_never_asked_for_manner_or_briefs(field: str) -> None:
    question = question_to(LABELS, field, "items")

    assert "label" in question
    assert not any(word in question for word in ("manner", "brief", "pieces"))


def test_who_told_their_work_is_not_asked_what_it_is() -> None:
    told = Situation(goal="I write the match reports for our paper and want a model trained on them")

    assert "Which one kind of work" not in question_to(told, "task", "reports")


def test_facts_that_stand_in_a_list_are_fetched_from_there() -> None:
    shop = Situation(
        goal="customers ask what is free on Saturday; prices change by season", change_rate="prices weekly"
    )
    archive = Situation(goal="he wants to ask what was said in which of 900 episodes")

    assert "fetch the line" in str(advice_for(shop, "facts"))
    assert "searches your own" in str(advice_for(archive, "facts"))
    assert advice_for(Situation(), "facts") is None


def test_rules_that_do_the_job_are_kept() -> None:
    told = Situation(goal="The program's rules already get 97 out of 100 right.", task="line in, account number out")

    assert read_signs(told).simpler == "script"
    assert "Keep the rules" in str(advice_for(told, "a script does it"))


def test_a_plain_classifier_is_not_advised_for_a_handful_of_each_label() -> None:
    told: dict[str, Any] = {"task": "a passage gets one of 25 codes", "tried_so_far": "nothing"}

    assert read_signs(Situation(**told, examples_on_hand=300)).simpler is None
    assert read_signs(Situation(**told, examples_on_hand=3_000)).simpler == "classifier"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I make 8 a month now. If the bank signs, 300 a month.", 300),
        ("A magazine might order 60 a month from me.", 60),
        ("I make 80 a month.", None),
    ],
)
def test_a_volume_that_hangs_on_an_order_is_kept_apart(text: str, expected: int | None) -> None:
    assert read_facts(text).get("volume_expected") == expected
