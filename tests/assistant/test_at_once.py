"""What plain words mean whatever they resemble: a journey's title, a leak, a challenge, a yes in writing."""

from __future__ import annotations

import pytest

from assistant.models.guide.at_once import begun_by_title
from assistant.models.guide.leaked import asks_what_follows, confesses
from assistant.peri import Peri
from tests.assistant.walkers import answers, one_peri

peri = one_peri

TITLES = ("Keep it fresh", "Work safely with client texts")
JOURNEY = "Start “Work safely with client texts”"
GAINED = "We have 12 leaflets that we may use, by mail, two of them only on my own laptop"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("That's not what I asked. Let's take Work safely with client texts, please", TITLES[1]),
        ("ok i want to begin keep it fresh", TITLES[0]),
        ("Is Keep it fresh the right one?", None),
        ("I would have to start Keep it fresh after that, my boss says", None),
    ],
)
def test_a_journey_begins_by_its_exact_title(text: str, title: str | None) -> None:
    assert begun_by_title(text, TITLES) == title


@pytest.mark.parametrize(
    ("text", "is_leak"),
    [
        ("I copied the whole offer into gemini in May, customer's name included", True),
        ("last week I tried, and accidentally uploaded an NDA text to ChatGPT", True),
        ("I'm afraid they believe that I uploaded their names to ChatGPT", False),
        ("I put three samples in ChatGPT, all my own", False),
    ],
)
def test_a_text_that_went_out_is_known_from_a_worry(text: str, is_leak: bool) -> None:
    assert confesses(text) == is_leak


def test_a_leak_told_again_is_a_leak_and_a_question_before_it_none() -> None:
    assert confesses("again: a quote with the customer's name ended up in Gemini. what now?")
    assert confesses("once we pasted a long quote with the customer's name in it, was that wrong?")
    assert not confesses("what if a quote with the customer's name went into Gemini?")


def test_whether_a_paste_of_before_must_be_told_is_a_question_of_it() -> None:
    assert asks_what_follows("do I have to tell the client about the upload in May?")
    assert not asks_what_follows("do I have to tell the client that I use AI?")


def test_leave_in_writing_told_in_a_journey_is_where_the_view_begins(peri: Peri) -> None:
    asked = (
        GAINED,
        "Is it worth it for my work?",
        "may I begin with those 10 in claude today, yes or no?",
        "why does it still say no?",
    )
    said = answers(peri, "leave", (JOURNEY, *["done"] * 7, *asked))[-3:]
    assert "Yes, with those 10" in said[0]
    assert "too few" in said[0]
    assert said[1].startswith("**Yes, with those 10")
    assert said[2].startswith("You are right")


def test_several_results_are_one_report_and_a_worry_is_none(peri: Peri) -> None:
    lines = (
        "done",
        "done",
        "done",
        "found: training is off. deletion: 30 days. not found: the country",
        "I'm afraid the clients will think I lied",
    )
    results, worry = answers(peri, "results", (JOURNEY, *lines))[-2:]
    assert "Kept with step 4" in results
    assert "the country" in results
    assert "say it before they do" in worry
    assert "Kept with" not in worry
    assert "Corrected" not in worry


def test_a_challenge_is_met_by_what_holds(peri: Peri) -> None:
    said = answers(peri, "challenge", (JOURNEY, "done", "but you said openai is no third party, are you sure?"))[-1]
    assert said.startswith("This holds")
    assert "third part" in said
