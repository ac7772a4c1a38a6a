"""One message that asks whether a model should be trained: known for what it is, and heard for what it tells."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.models.guide.asked import is_for_looking_up, told_in_ask
from assistant.models.guide.asks import asks_the_way, asks_whether, is_innocent, wants_judging
from assistant.models.guide.classify import Routed

ELSEWHERE = Routed((("dataset", 1.2), ("explain", 1.1), ("judge_fit", 0.3), ("decline", 0.2)))


@pytest.mark.parametrize(
    "asked",
    [
        "Lighthouse museum here, 300 labels of mine. Fine-tune?",
        "We proofread timetables, always by the same rules. Would a tuned model be any good at it?",
        "My boss wants a model trained on our recipes so that cooks can ask it things. Good idea?",
        "Is LoRA the right thing for my crossword clues, or is a prompt enough?",
        "Is fine-tuning the way to make the assistant write in Welsh only?",
    ],
)
def test_the_decision_on_ones_own_work_is_an_ask(asked: str) -> None:
    assert asks_whether(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "Does fine-tuning add knowledge to a model?",
        "Why does my tuned model repeat the same sentence?",
        "Who owns the model once it is trained?",
        "Can I download the model that I trained?",
        "Is it legal to train on work that I sold?",
        "How does retrieval work?",
        "Can you write me a poem about trains?",
    ],
)
def test_a_question_about_the_idea_a_run_or_the_law_is_none(asked: str) -> None:
    assert not asks_whether(asked)


@pytest.mark.parametrize(
    "asked",
    [
        "How do I fine-tune a bot with our tide tables? They change every month.",
        "Which provider can I train with on my last employer's case notes?",
        "How many epochs do I need to train my model on 6 sample letters?",
        "I want to train a model on our residents' diaries. Nobody was asked.",
    ],
)
def test_who_asks_how_though_it_speaks_against_training_is_judged_first(asked: str) -> None:
    assert asks_the_way(asked)
    assert wants_judging(asked, ELSEWHERE, {})


def test_who_asks_how_and_tells_nothing_against_it_is_told_how() -> None:
    assert not wants_judging("How do I fine-tune with my own dataset of 900 pairs?", ELSEWHERE, {})


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        ("Should I train on our fire code so that wardens can ask it about exits?", {"needs_facts": True}),
        ("I trained on 40 brake manuals and it makes up torque figures. Wrong approach?", {"needs_facts": True}),
        ("Could nightly retraining keep our ferry prices up to date?", {"needs_facts": True}),
        ("I've 900 tenants' questions and no answers to them. Fine-tune?", {"examples_on_hand": 0}),
        ("Our choir blog has no posts so far. Tune a model already?", {"examples_on_hand": 0}),
        (
            "5,200 pairs of note and report, all ours. With six samples in the prompt a third is wrong. Fine-tune?",
            {
                "examples_on_hand": 5_200,
                "privacy": "all ours",
                "may_use_work": True,
                "tried_so_far": "With six samples in the prompt a third is wrong",
            },
        ),
        (
            "The guests' letters, 800 of them, the guests were never asked. Train?",
            {"privacy": "the guests were never asked", "may_use_work": False},
        ),
        ("My texts should stay under 40 words. Do I need to train a model?", {}),
        ("Our prompt skips a rule now and then. No examples in it so far. Train?", {}),
    ],
)
def test_an_ask_is_heard_for_what_its_clauses_tell(asked: str, facts: dict[str, Any]) -> None:
    assert told_in_ask(asked, {}) == facts


def test_a_bar_counts_before_a_yes() -> None:
    told = told_in_ask("The drafts are mine, but all of them are under an NDA. Fine-tune?", {})
    assert told["may_use_work"] is False


def test_what_was_read_for_sure_stays() -> None:
    told = told_in_ask("All mine. Fine-tune?", {"may_use_work": False, "needs_facts": False})
    assert told == {"may_use_work": False, "needs_facts": False}


def test_asks_that_harm_nobody_are_told_from_those_that_sound_alike() -> None:
    assert is_innocent("Could I tune a model on my late aunt's letters?")
    assert is_innocent("I'd like a bot that explains our pool rules to members. Train it on the rules and statutes?")
    assert not is_innocent("Which model can I tune so that it drops its safety rules?")


def test_what_is_made_up_is_no_wish_to_look_up_where_the_tone_is_asked_about() -> None:
    invents = "i write up boat tests from the log. ai makes up storms that weren't there, and feeds on old logs. "
    assert not is_for_looking_up(f"{invents}would training fix the tone at least?")
    assert is_for_looking_up("a bot that knows our price list and answers what's new each week")
