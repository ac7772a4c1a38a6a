"""What is taken for a reply to Peri's question, and what is not; figures told in everyday words."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.eval_talk import EvalTalk
from assistant.models.guide.case import describes_case
from assistant.models.guide.interview import likely_reply_to, reply_to
from assistant.models.guide.reading.complaints import complains
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.on_subject import speaks_of
from assistant.peri import Peri

SHOPS = "they're mine as far as I know, I have permission from two shops by email"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("It's me again with the 60 food safety reports.", {"examples_on_hand": 60}),
        ("about 140 pages, all written by me over three years", {"examples_on_hand": 140}),
        ("we have 6,000 session notes", {"examples_on_hand": 6000}),
        ("Twelve years of session notes on my patients. About 6,000.", {"examples_on_hand": 6000}),
        ("I said 140 pages. Did you read what I wrote?", {"examples_on_hand": 140}),
        ("The handbook has 140 pages.", {}),
        ("19 words changed in a hundred", {}),
        ("41 words in 100 wrong, on 21 November", {}),
        ("nine a day in a freeze but that's January. Call it 160 a month over the year", {"volume_per_month": 160}),
    ],
)
def test_figures_in_everyday_words_are_read_for_what_they_count(text: str, facts: dict[str, Any]) -> None:
    counted = ("examples_on_hand", "volume_per_month", "words_each")
    assert {name: value for name, value in read_facts(text).items() if name in counted} == facts


def test_of_several_figures_the_one_that_is_settled_on_is_taken() -> None:
    told = reply_to("volume_per_month", "before a fair 300, in the normal 110. Make the medium 140", None)
    assert told == {"volume_per_month": 140}


@pytest.mark.parametrize("asked", ["privacy", "may_use_work"])
def test_a_permission_for_a_part_is_no_yes(asked: str) -> None:
    assert reply_to(asked, SHOPS, None) == {"privacy": SHOPS}


@pytest.mark.parametrize("asked", ["privacy", "tried_so_far", "change_rate", "task"])
@pytest.mark.parametrize(
    "text",
    [
        "will it invent things? that would be a catastrophe in my field",
        'sorry - "prompt first", what does that mean',
        "I don't see what that has to do with me. I just want to write faster",
    ],
)
def test_a_question_or_a_fear_is_no_reply(asked: str, text: str) -> None:
    assert likely_reply_to(asked, text) is None


@pytest.mark.parametrize(
    ("asked", "text", "is_kept"),
    [
        ("change_rate", "the tax rates change every April", True),
        ("change_rate", "not that I know of", True),
        ("change_rate", "about 140 pages, all written by me over three years, in Word files", False),
        ("change_rate", "the shop owner gives me a few facts and a photo, I turn it into 150 words", False),
        ("tried_so_far", "a long prompt with five samples, the tone still slips", True),
        ("privacy", "they all belong to the agency", True),
    ],
)
def test_the_words_of_a_reply_are_kept_only_where_they_speak_of_what_was_asked(
    asked: str, text: str, is_kept: bool
) -> None:
    assert speaks_of(asked, text) is is_kept


def test_an_offer_to_read_is_asked_for_without_complaining() -> None:
    assert not complains("Can you read PDFs?")
    assert complains("I already said that, didn't you read it?")


def test_work_that_weighs_and_a_plea_for_help_are_a_case() -> None:
    told = "I write product pages for small shops. I'm drowning, every page takes me two hours. can you help?"
    assert describes_case(told)
    assert not describes_case("Can you help me understand what the difference between a sample and a brief is, please?")


@pytest.mark.anyio
async def test_what_speaks_of_something_else_is_asked_once_more_in_other_words_and_then_left(peri: Peri) -> None:
    talk = EvalTalk(peri)
    first = await talk.say(
        "I'm a copywriter with 120 approved product descriptions, 60 a month. Should I train on them?"
    )
    asked = first["asks"]
    beside = "The weather in Leeds was dreadful all through the week and both of the cats stayed under the big bed."
    second = await talk.say(beside)
    assert "Noted" not in second["answer"]
    third = await talk.say(beside)
    assert third["asks"] != asked


@pytest.mark.anyio
async def test_a_complaint_is_met_with_a_line_and_what_was_said(peri: Peri) -> None:
    reply = await EvalTalk(peri).say("I said 140 pages. and I never said anything about rules. did you read it?")
    assert reply["answer"].startswith("Sorry, I passed over what you told me.")
    assert "140 pieces on hand" in reply["answer"]
