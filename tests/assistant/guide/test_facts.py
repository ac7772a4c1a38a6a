"""Facts read out of free text; a misread figure is worse than a missed one."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.models.guide.reading.facts import (
    read_count,
    read_facts,
    read_facts_at_fault,
    read_pairs,
    read_plan,
    read_yes,
)

CASES: list[tuple[str, dict[str, Any]]] = [
    ("I have about 200 product descriptions", {"examples_on_hand": 200}),
    ("I've kept 1,200 approved newsletters", {"examples_on_hand": 1200}),
    ("we have two hundred case studies", {"examples_on_hand": 200}),
    ("I write 60 a month", {"volume_per_month": 60}),
    ("about 60-80 descriptions per month", {"volume_per_month": 70}),
    ("10 posts a week", {"volume_per_month": 40}),
    ("I'm a freelance copywriter", {"profession": "copywriter"}),
    ("As a grant writer, should I do this?", {"profession": "grant writer"}),
    ("UX writer here, what about microcopy?", {"profession": "ux writer"}),
    ("I'm a translator with 2k segments", {"profession": "translator", "examples_on_hand": 2000}),
    (
        "I'm a copywriter, I have 200 descriptions and write 60 a month",
        {"profession": "copywriter", "examples_on_hand": 200, "volume_per_month": 60},
    ),
    ("My budget is up to $300", {"budget_usd": 300.0}),
    ("half of it is under NDA.", {"privacy": "half of it is under NDA."}),
    ("all under NDA", {"privacy": "all under NDA", "may_use_work": False}),
    ("I own all the rights", {"may_use_work": True}),
    ("nothing may leave the office", {"runs_where": "on my own machine"}),
    # What must not be read:
    ("What if I had 300 examples?", {}),
    ("I have 3 clients", {}),
    ("it costs $20 a month", {}),
    ("GPT-4 is 10 times better", {}),
    ("does an NDA matter?", {}),
    ("in 2024 I started", {}),
    ("a model with 7 billion parameters", {}),
]


@pytest.mark.parametrize(("text", "facts"), CASES, ids=[text for text, _ in CASES])
def test_facts_are_read_from_free_text(text: str, facts: dict[str, Any]) -> None:
    assert read_facts(text) == facts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("about 200", 200),
        ("1.5k maybe", 1500),
        ("none", 0),
        ("a dozen or so", 12),
        ("between 20 and 30", None),
        ("lots", None),
    ],
)
def test_a_short_answer_gives_its_one_figure(text: str, count: int | None) -> None:
    assert read_count(text) == count


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("yes, they are mine", True),
        ("no", False),
        ("I don't think so", False),
        ("half of them", None),
        ("yes and no", None),
    ],
)
def test_yes_and_no_are_told_apart(text: str, yes: bool | None) -> None:
    assert read_yes(text) is yes


def test_pasted_pairs_can_still_be_read_from_here() -> None:
    text = "Input: Product A\nfor teams\nOutput: A is good.\n\nInput: Product B\nOutput: B is\nbetter."
    assert read_pairs(text) == [
        {"input": "Product A\nfor teams", "output": "A is good."},
        {"input": "Product B", "output": "B is\nbetter."},
    ]
    assert read_pairs("What is the input: and what the output?") == []


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("What does it cost to train on 300 descriptions of 150 words?", {"examples": 300, "words_each": 150}),
        (
            "price for 200 emails, 400 words, 4 epochs, 60 a month",
            {"examples": 200, "words_each": 400, "passes": 4, "pieces_per_month": 60},
        ),
        ("what would it cost me?", {}),
        ("how much is a 7B model", {}),
    ],
)
def test_a_question_about_money_gives_its_figures(text: str, plan: dict[str, int]) -> None:
    assert read_plan(text) == plan


@pytest.mark.parametrize(
    ("text", "at_fault"),
    [("the tone is off", False), ("it invents prices", True), ("tone and figures", None), ("hard to say", None)],
)
def test_what_goes_wrong_is_told_apart(text: str, at_fault: bool | None) -> None:
    assert read_facts_at_fault(text) is at_fault
