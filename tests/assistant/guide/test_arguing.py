"""Arguing back: objections are met, supposed figures are judged and not kept, the thread is not lost."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.eval_talk import EvalTalk
from assistant.messages import Reply
from assistant.models.guide.arguing import supposed
from assistant.models.guide.interview import asks_for_view, asks_why_asked
from assistant.peri import Peri

TOLD = "I'm a copywriter with 12 approved product descriptions of my own, 30 a month. Should I train a model on them?"


@pytest.mark.parametrize(
    ("said", "facts"),
    [
        ("what if I had 300?", {"examples_on_hand": 300}),
        ("and with 20 a month?", {"volume_per_month": 20}),
        ("suppose the client agreed", {"may_use_work": True}),
        ("what if they refuse?", {"may_use_work": False}),
        ("if I had 40 more examples?", {"examples_on_hand": 190}),
        ("what if I had twice as many examples?", {"examples_on_hand": 300}),
        ("And if we made ten times the listings?", {"volume_per_month": 600}),
        ("what if I could make 200 a week?", {"volume_per_month": 800}),
        ("Say they order 400.", {"volume_per_month": 400}),
    ],
)
def test_a_supposed_figure_is_about_a_field(said: str, facts: dict[str, Any]) -> None:
    assert supposed(said, {"examples_on_hand": 150, "volume_per_month": 60}) == facts


@pytest.mark.parametrize(
    "said",
    [
        "they allow it only if nothing leaves the EU",
        "I have 300",
        "what if I promise not to share it?",
        "so what?",
        "what if I make up another 90 menus?",
        "suppose ChatGPT writes 200 more of them",
    ],
)
def test_what_is_stated_or_promised_supposes_no_figure(said: str) -> None:
    assert supposed(said, {}) is None


@pytest.mark.parametrize(
    "said",
    [
        "So what do you advise?",
        "what do you think so far?",
        "just give me your view",
        "enough questions",
        "Your view so far",
    ],
)
def test_a_view_can_be_asked_for(said: str) -> None:
    assert asks_for_view(said)


def test_an_example_or_an_opinion_on_something_else_is_no_view() -> None:
    assert not asks_for_view("give me an example")
    assert not asks_for_view("what do you think about adapters?")


def test_the_sense_of_a_question_can_be_asked_for() -> None:
    assert asks_why_asked("Why do you ask?")
    assert asks_why_asked("why does that matter?")
    assert not asks_why_asked("why does my model forget?")


async def talk(peri: Peri, *texts: str) -> list[Reply]:
    """The replies of one conversation."""
    conversation = EvalTalk(peri)
    return [Reply.model_validate({**r, "citations": []}) for r in [await conversation.say(text) for text in texts]]


@pytest.mark.anyio
async def test_an_objection_is_met_with_a_source_and_the_verdict_stays(peri: Peri) -> None:
    first, second = await talk(peri, TOLD, "can't I use my competitor's texts?")
    assert first.verdict == second.verdict == "prompt_first"
    assert "[1]" in second.answer
    assert "It stays:" in second.answer
    assert second.tools == ("meet_objection",)


@pytest.mark.anyio
async def test_a_what_if_is_judged_and_not_kept(peri: Peri) -> None:
    conversation = EvalTalk(peri)
    await conversation.say(TOLD)
    reply = await conversation.say("what if I had 300?")
    assert reply["behaviour"] == "judge_fit"
    assert "300" in reply["answer"]
    assert (await conversation.believed())["examples_on_hand"] == 12


@pytest.mark.anyio
async def test_a_view_at_any_time_says_what_it_assumes_and_the_question_stays_open(peri: Peri) -> None:
    opening = "I write sales pages, should I fine-tune?"
    first, view = await talk(peri, opening, "what do you think so far?")
    assert first.verdict == "it_depends"
    assert view.verdict not in (None, "it_depends")
    assert "As far as I can see now" in view.answer
    assert view.asks == first.asks


@pytest.mark.anyio
async def test_a_question_is_explained_and_asked_again(peri: Peri) -> None:
    first, why = await talk(peri, "I write sales pages, should I fine-tune?", "why do you ask?")
    assert first.asks
    assert why.asks == first.asks
    assert why.answer.endswith("?")
    assert why.answer.rsplit("\n\n", 1)[-1] in first.answer


@pytest.mark.anyio
async def test_a_side_question_does_not_lose_the_open_one(peri: Peri) -> None:
    first, side = await talk(peri, "I write sales pages, should I fine-tune?", "What is overfitting?")
    assert side.behaviour == "explain"
    assert side.asks == first.asks
    assert "Back to my question" in side.answer


@pytest.mark.anyio
async def test_no_field_is_asked_for_without_end(peri: Peri) -> None:
    replies = await talk(peri, "I write sales pages, should I fine-tune?", *(["hmm, hard to put in words"] * 9))
    asked = [reply.asks for reply in replies if reply.asks]
    assert all(asked.count(field) <= 2 for field in asked)
    assert [reply.verdict for reply in replies if reply.verdict][-1] != "it_depends"
