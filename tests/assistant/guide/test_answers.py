"""Replies to a question that was asked, and messages that are none."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.models.guide.answers import read_answer
from journeys.situation import Situation

STOCK, VOLUME = "examples_on_hand", "volume_per_month"

COUNTS: list[tuple[str, str, dict[str, Any] | None]] = [
    (STOCK, "roughly eighty", {STOCK: 80}),
    (STOCK, "I'd say a couple of hundred", {STOCK: 200}),
    (STOCK, "about 170 of them", {STOCK: 170}),
    (STOCK, "somewhere between 40 and 70", {STOCK: 40}),
    (STOCK, "35-50", {STOCK: 35}),
    (STOCK, "a hundred and twenty or so", {STOCK: 120}),
    (STOCK, "half a dozen", {STOCK: 6}),
    (STOCK, "three dozen finished ones", {STOCK: 36}),
    (STOCK, "2,400", {STOCK: 2400}),
    (STOCK, "1.500 letters", {STOCK: 1500}),
    (STOCK, "I have 260", {STOCK: 260}),
    (STOCK, "none so far", {STOCK: 0}),
    (STOCK, "not a single one yet", {STOCK: 0}),
    (STOCK, "no, my customer won't allow that", None),
    (STOCK, "no", None),
    (STOCK, "-12", None),
    (STOCK, "minus 4", None),
    (STOCK, "6 hours", None),
    (STOCK, "700 dollars", None),
    (STOCK, "2021", None),
    (STOCK, "about 3 clients", None),
    (STOCK, "40%", None),
    (STOCK, "the 2nd one", None),
    (STOCK, "gpt-4 wrote them", None),
    (STOCK, "plenty", {}),
    (STOCK, "fewer than 50", None),
    (STOCK, "no, rather 45", {STOCK: 45}),
    (STOCK, "not 200 but 120", {STOCK: 120}),
    (STOCK, "sorry, 180 is everything together, roughly 90 each", {STOCK: 90}),
    (STOCK, "250 reports, though I'm only allowed to use 30", {STOCK: 30}),
    (STOCK, "210, 50 of those are under NDA", {STOCK: 210, "privacy": "210, 50 of those are under NDA"}),
    (STOCK, "why do you need 500 of them?", None),
    (STOCK, "what is a brief?", None),
    (STOCK, "90 finished ones, and I make 12 a month", {STOCK: 90, VOLUME: 12}),
    (STOCK, "15 a week", None),
    (VOLUME, "5 to 9 a month", {VOLUME: 5}),
    (VOLUME, "maybe thirty", {VOLUME: 30}),
    (VOLUME, "ten per week", {VOLUME: 43}),
    (VOLUME, "around 120 a year", {VOLUME: 10}),
    (VOLUME, "one a month", {VOLUME: 1}),
    (VOLUME, "20 hours a month", None),
    (VOLUME, "I charge 40 euros a month", None),
    (VOLUME, "3 per client", None),
    (VOLUME, "it varies", {}),
    (VOLUME, "that depends on the season, say 25", {VOLUME: 25}),
]

OTHERS: list[tuple[str, str, dict[str, Any] | None]] = [
    ("may_use_work", "they're mine under the contract", {"may_use_work": True}),
    ("may_use_work", "all three gave me their consent in writing", {"may_use_work": True}),
    ("may_use_work", "yes", {"may_use_work": True}),
    ("may_use_work", "agreed with everybody", {"may_use_work": True}),
    ("may_use_work", "no problem, the agency okayed it", {"may_use_work": True}),
    ("may_use_work", "my customers own all of it", {"may_use_work": False}),
    ("may_use_work", "the publisher said no, so I can't", {"may_use_work": False}),
    ("may_use_work", "that's forbidden", {"may_use_work": False}),
    ("may_use_work", "no. hold on, I may after all, they signed", {"may_use_work": True}),
    ("may_use_work", "yes. sorry, no, they withdrew it, I can't use any", {"may_use_work": False}),
    ("may_use_work", "about a third of it", {"privacy": "about a third of it"}),
    ("may_use_work", "some of them", {"privacy": "some of them"}),
    ("may_use_work", "probably", {"privacy": "probably"}),
    ("may_use_work", "who would forbid it?", None),
    ("may_use_work", "the house style is fixed", None),
    ("needs_facts", "a bit of both", {"needs_facts": True}),
    ("needs_facts", "the voice", {"needs_facts": False}),
    ("needs_facts", "it makes up dates", {"needs_facts": True}),
    ("needs_facts", "prices are right, the wording is off", {"needs_facts": False}),
    ("needs_facts", "the style, not the figures", {"needs_facts": False}),
    ("needs_facts", "mostly style, now and then a wrong number", {"needs_facts": False}),
    ("needs_facts", "the latter", {"needs_facts": False}),
    ("needs_facts", "they hardly ever change", None),
    ("needs_facts", "yes", None),
    ("budget_usd", "at most $250", {"budget_usd": 250.0}),
    ("budget_usd", "300 once and 20 a month", {"budget_usd": 300.0}),
    ("budget_usd", "two hundred dollars", {"budget_usd": 200.0}),
    ("budget_usd", "150 euros tops", {}),
    ("budget_usd", "£90", {}),
    ("budget_usd", "no budget at all", {"budget_usd": 0.0}),
    ("budget_usd", "what do others pay?", None),
    ("budget_usd", "3 hours a week", None),
    ("consistency_needed", "extremely, readers complain", {"consistency_needed": "high"}),
    ("consistency_needed", "not very much", {"consistency_needed": "low"}),
    ("consistency_needed", "fairly important", {"consistency_needed": "medium"}),
    ("consistency_needed", "quite a lot", {"consistency_needed": "high"}),
    ("consistency_needed", "it doesn't really matter", {"consistency_needed": "low"}),
    ("consistency_needed", "my cat is asleep", None),
    ("task", "real-estate listings from a data sheet", {"task": "real-estate listings from a data sheet"}),
    ("task", "I write obituaries for a local paper", {"task": "obituaries for a local paper"}),
    ("task", "court minutes, out of recordings", {"task": "court minutes, out of recordings"}),
    ("task", "you ask too much", None),
    ("task", "is that important?", None),
    ("task", "my dog is ill", None),
    ("task", "<b>hi</b>", None),
    ("tried_so_far", "nothing yet", {"tried_so_far": "nothing yet"}),
    ("tried_so_far", "a prompt with four of my texts, still too stiff",
     {"tried_so_far": "a prompt with four of my texts, still too stiff"}),
    ("tried_so_far", "only Claude, out of the box", {"tried_so_far": "only Claude, out of the box"}),
    ("tried_so_far", "it rained all week", None),
    ("tried_so_far", "you're a useless bot", None),
    ("tried_so_far", "what counts as a prompt?", None),
    ("privacy", "mine, nothing confidential", {"privacy": "mine, nothing confidential"}),
    ("privacy", "the museum holds the copyright", {"privacy": "the museum holds the copyright"}),
    ("privacy", "patients' letters, so full of names", {"privacy": "patients' letters, so full of names"}),
    ("privacy", "my sister is a nurse", None),
    ("change_rate", "roughly twice a year", {"change_rate": "roughly twice a year"}),
    ("change_rate", "the layout is fixed", {"change_rate": "the layout is fixed"}),
    ("change_rate", "what rules?", None),
    ("change_rate", "I like cheese", None),
    ("judged_by", "share of words my editor touches", {"judged_by": "share of words my editor touches"}),
    ("judged_by", "gut feeling", {"judged_by": "gut feeling"}),
    ("judged_by", "bananas", None),
    ("skills", "Excel yes, no programming", {"skills": "Excel yes, no programming"}),
    ("skills", "green is my favourite", None),
    ("runs_where", "a provider is fine", {"runs_where": "a provider is fine"}),
    ("runs_where", "only on my laptop", {"runs_where": "only on my laptop"}),
    ("runs_where", "potatoes", None),
    ("profession", "subtitler", {"profession": "subtitler"}),
    ("profession", "I'm a freelance proofreader", {"profession": "proofreader"}),
    ("profession", "sommelier", {"profession": "sommelier"}),
    ("profession", "why do you ask?", None),
]  # fmt: skip

NOT_ANSWERS = (
    "hello", "thanks!", "this is stupid", "lol", "how does LoRA work?", "explain it again", "<script>alert(1)</script>",
    "what do you mean", "is that important?", "you already asked me", "stop asking",
)  # fmt: skip


@pytest.mark.parametrize(("asked", "text", "answer"), COUNTS + OTHERS, ids=[f"{a}: {t}" for a, t, _ in COUNTS + OTHERS])
def test_a_reply_is_read_for_the_field_that_was_asked(asked: str, text: str, answer: dict[str, Any] | None) -> None:
    assert read_answer(asked, text) == answer


@pytest.mark.parametrize("asked", Situation.model_fields)
@pytest.mark.parametrize("text", NOT_ANSWERS)
def test_small_talk_questions_insults_and_markup_answer_no_question(asked: str, text: str) -> None:
    assert read_answer(asked, text) is None


@pytest.mark.parametrize(("asked", "text"), [(a, t) for a, t, _ in COUNTS + OTHERS])
def test_what_an_answer_gives_can_be_noted(asked: str, text: str) -> None:
    Situation().with_facts(read_answer(asked, text) or {})
