"""Who answers on the rights while something else is asked has answered on the rights."""

from __future__ import annotations

import pytest

from assistant.models.guide.interview import likely_reply_to, reply_to
from assistant.models.guide.reading.answered import answered_in_passing
from assistant.models.guide.reading.facts import read_facts
from assistant.peri import Peri
from tests.assistant.guide.test_guide import talk

OPENING = (
    "I write the small texts in two apps as staff of the maker, about 260 approved screens, 40 a month. "
    "Should I train a model on them?"
)
GRANT = "company owns all of it and my boss said in writing i may use it."

TOLD = [
    ("the council agreed by contract, for its own notices only",
     "the council agreed by contract, for its own notices only"),
    ("90 plates, the museum gave me written permission", "the museum gave me written permission"),
    ("the pages belong to the shops, but three of the four said yes in an email",
     "the pages belong to the shops, but three of the four said yes in an email"),
    ("the choir agreed in writing, except the two soloists", "the choir agreed in writing, except the two soloists"),
    ("my publisher said yes by e-mail", "my publisher said yes by e-mail"),
    ("clients never agreed to anything like that", "clients never agreed to anything like that"),
]  # fmt: skip
NOT_TOLD = [
    "should I ask whether they agree in writing?",
    "if they say yes in writing, can I start",
    "they approved 300 of them in writing",
    "clients said yes to 40 offers last year",
    "the customers are happy with it when I write fast",
    "two prompts with samples, I still redo a third",
]


@pytest.mark.parametrize(("text", "words"), TOLD)
def test_what_owners_answered_is_kept_with_its_limit(text: str, words: str) -> None:
    found = answered_in_passing(text)
    assert found is not None
    assert found.told == words


@pytest.mark.parametrize("text", NOT_TOLD)
def test_questions_wishes_and_approvals_of_pieces_are_no_answer_of_owners(text: str) -> None:
    assert answered_in_passing(text, "examples_on_hand") is None


@pytest.mark.parametrize("asked", ["examples_on_hand", "tried_so_far", "task", "volume_per_month", "change_rate"])
def test_rights_told_under_another_question_are_rights_and_nothing_else(asked: str) -> None:
    assert reply_to(asked, GRANT, None) == {"privacy": GRANT.rstrip(".")}


def test_a_mood_under_a_question_on_results_is_no_permission() -> None:
    assert "privacy" not in (reply_to("tried_so_far", "a prompt with samples, the boss is happy with it", None) or {})


def test_rights_told_among_figures_leave_the_figures() -> None:
    facts = read_facts("260 screens with tickets, 40 a month, boss said yes in writing")

    assert (facts.get("volume_per_month"), facts.get("privacy")) == (40, "boss said yes in writing")


def test_an_answer_on_rights_is_kept_whole_with_the_limit_in_its_last_clause() -> None:
    text = "written ok from the label, but solely for internal drafts"
    facts = reply_to("privacy", text, None) or likely_reply_to("privacy", text)

    assert facts == {"privacy": text}


@pytest.mark.anyio
async def test_a_yes_told_in_place_of_an_answer_is_noted_and_not_asked_for_again(peri: Peri) -> None:
    reply = await talk(peri, OPENING, GRANT)

    assert "you may use them" in reply.answer
    assert reply.asks not in ("privacy", "may_use_work")
