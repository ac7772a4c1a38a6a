"""After a verdict a follow-up is met from its reasons; in the interview only what is new is said."""

from __future__ import annotations

import pytest

from assistant.eval_talk import EvalTalk
from assistant.models.guide.standing import question_on_subject
from assistant.peri import Peri

TOLD = "I'm a copywriter with 12 approved product descriptions of my own, 30 a month. Should I train a model on them?"

pytestmark = pytest.mark.anyio


async def test_what_has_no_authored_answer_is_met_from_the_reasons_of_the_verdict(peri: Peri) -> None:
    talk = EvalTalk(peri)
    first = await talk.say(TOLD)
    reply = await talk.say("So it doesn't already have that from my website?")
    assert reply["verdict"] == first["verdict"]
    assert "My library has nothing" not in reply["answer"]
    assert "What bears on it:" in reply["answer"] or "[1]" in reply["answer"]


async def test_that_the_verdict_stays_is_said_once(peri: Peri) -> None:
    talk = EvalTalk(peri)
    await talk.say(TOLD)
    answers = [(await talk.say(text))["answer"] for text in ("can't I use my competitor's texts?", "just say yes")]
    assert ["It stays:" in answer for answer in answers] == [True, False]


async def test_a_subject_outside_is_still_declined(peri: Peri) -> None:
    talk = EvalTalk(peri)
    await talk.say(TOLD)
    assert (await talk.say("What is the weather in Lisbon tomorrow?"))["behaviour"] == "decline"


async def test_an_interview_turn_holds_no_view_and_no_field_names(peri: Peri) -> None:
    talk = EvalTalk(peri)
    await talk.say("I write product descriptions. I have 300 approved ones. Should I train a model on them?")
    reply = await talk.say("they are all mine, nothing personal in them")
    assert "As far as I can see" not in reply["answer"]
    assert "you may use them" in reply["answer"]
    assert "privacy" not in reply["answer"]


def test_a_question_about_the_decision_is_no_question_on_the_subject() -> None:
    assert question_on_subject("I have 300 letters. Is it worth it to train a model?") is None
    assert question_on_subject("I want to train a model. How many examples does that need?") is not None
