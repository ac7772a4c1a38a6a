"""Phrasings of the number facts that are told by a unit, a rate or a place, and numbers that are no such fact."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.eval_facts import play
from assistant.models.guide.reading.figures import read_figures, spell_out

NUMBERS = ("examples_on_hand", "volume_per_month", "words_each", "minutes_each", "hourly_rate_usd")
TOLD: list[tuple[str | None, str, dict[str, Any]]] = [
    (None, "I want to train a bot on my 400 itineraries so it knows the trains.", {"examples_on_hand": 400}),
    (None, "Can a model learn from my 85 funeral speeches?", {"examples_on_hand": 85}),
    (None, "Could it be trained on our 40 clients' letters?", {}),
    (None, "Should I train it on my 12 years of sermons?", {}),
    (None, "On the shelf: 260 proofed minutes of council meetings.", {"examples_on_hand": 260}),
    (None, "We have roughly 380 grant narratives saved, all of them funded.", {"examples_on_hand": 380}),
    (None, "I've hung on to 720 patent summaries over the years", {"examples_on_hand": 720}),
    (None, "just shy of 450 tasting notes, with the sheets", {"examples_on_hand": 450}),
    (None, "Nearly 2k trade mark letters stored on our server", {"examples_on_hand": 2000}),
    (None, "I can lay my hands on 310 old radio scripts", {"examples_on_hand": 310}),
    (None, "examples: nine hundred or thereabouts", {"examples_on_hand": 900}),
    (None, "Twenty-two crosswords leave my desk each month", {"volume_per_month": 22}),
    (None, "The parish wants 4 sermons a month from me", {"volume_per_month": 4}),
    (None, "Every quarter I deliver 36 fund commentaries.", {"volume_per_month": 12}),
    (None, "monthly volume: roughly 260", {"volume_per_month": 260}),
    (None, "a hundred and ten patient letters every four weeks", {"volume_per_month": 110}),
    (None, "I'm doing eighteen to twenty-two reports per month", {"volume_per_month": 20}),
    (None, "ten obituaries weekly, at 300 words", {"volume_per_month": 40, "words_each": 300}),
    (None, "I lose a quarter of an hour on every draft", {"minutes_each": 15}),
    (None, "12 minutes a draft, that's my average", {"minutes_each": 12}),
    (None, "I sit an hour and ten over every draft the machine makes", {"minutes_each": 70}),
    (None, "It takes two hours to straighten out one chapter", {"minutes_each": 120}),
    (None, "I bill $95/h", {"hourly_rate_usd": 95}),
    (None, "they run 450 words on average", {"words_each": 450}),
    (None, "a typical entry: 80-120 words", {"words_each": 100}),
    ("examples_on_hand", "roughly 2 hundred", {"examples_on_hand": 200}),
    ("examples_on_hand", "just the 40", {"examples_on_hand": 40}),
    ("volume_per_month", "depends on the client but 30ish", {"volume_per_month": 30}),
    ("volume_per_month", "3 to 4 weekly", {"volume_per_month": 14}),
    ("minutes_each", "120 seconds each", {"minutes_each": 2}),
    ("words_each", "between 80 and 90", {"words_each": 85}),
    (
        None,
        "Volume's 40 a month, they're 250 words each, I keep 600 in the archive and bill $60 an hour.",
        {"volume_per_month": 40, "words_each": 250, "examples_on_hand": 600, "hourly_rate_usd": 60},
    ),
    (None, "I've archived 415 lab bulletins since I began", {"examples_on_hand": 415}),
    (None, "so far I have collected 56 pairs", {"examples_on_hand": 56}),
    (None, "Examples I have: 64", {"examples_on_hand": 64}),
    (None, "Six hundred old newsletters are lying in my cupboard", {"examples_on_hand": 600}),
    (None, "around 1.3k reviewed segments in the TM", {"examples_on_hand": 1300}),
    (None, "A hundred and forty-four sermons, all preached and kept", {"examples_on_hand": 144}),
    (None, "No samples at all yet, I'm afraid.", {"examples_on_hand": 0}),
    (None, "My monthly load is 75 claims letters", {"volume_per_month": 75}),
    (None, "about 5 case notes every working day", {"volume_per_month": 100}),
    (None, "On average 48 subtitled clips a month", {"volume_per_month": 48}),
    (None, "my quota: 160 summaries per month", {"volume_per_month": 160}),
    (None, "I translate 6 manuals a year", {"volume_per_month": 1}),
    (None, "used to do 90 listings a month, now only 60", {"volume_per_month": 60}),
    (None, "fixing takes 8 minutes a piece", {"minutes_each": 8}),
    (None, "a quarter hour of repair per draft", {"minutes_each": 15}),
    (None, "1h30 to get one draft into shape", {"minutes_each": 90}),
    (None, "not 10 minutes but 25 to repair a draft", {"minutes_each": 25}),
    (None, "hourly rate: $120", {"hourly_rate_usd": 120}),
    (None, "around 180 words apiece, 12 of them a week", {"words_each": 180, "volume_per_month": 48}),
    (None, "Length: 400 to 500 words", {"words_each": 450}),
    ("examples_on_hand", "three hundred and sixty, every one with its brief", {"examples_on_hand": 360}),
    ("examples_on_hand", "not that many: 28", {"examples_on_hand": 28}),
    ("volume_per_month", "about as many as there are days in a month, 30", {"volume_per_month": 30}),
    ("words_each", "a page, so 500 words", {"words_each": 500}),
    (
        None,
        "20 a week, 90 words each, 7 minutes to fix each, 350 saved",
        {"volume_per_month": 80, "words_each": 90, "minutes_each": 7, "examples_on_hand": 350},
    ),
]
NOT_TOLD = [
    "I have 45 cousins and 3 sisters in Porto",
    "I've got 75 unread emails this morning",
    "The shop sells 300 loaves a week",
    "I drink 5 coffees a day",
    "Each lesson lasts 45 minutes",
    "The exhibition ran 90 days and had 12,000 visitors",
    "I want to write 50 articles a month next year",
    "I pay 25 dollars an hour for a cleaner",
    "My phone has 128 photos of cheese in the archive",
    "I have 25 years in the trade and 100 kilos of paper",
    "I have 64 questions about all this",
    "I eat 3 apples a day",
    "I need 5 a day to stay healthy, says my doctor",
    "I have 70 invoices to pay",
    "I have 90 stamps, all mine",
    "I have 130 tabs open",
    "I go to the gym 3 times a week",
    "The course has 24 lessons of 50 minutes each",
    "It takes me 50 minutes to get to the office every day",
    "The plan costs 20 dollars and includes 500 messages a month",
    "Call me on 0171 555 320, extension 40",
    "That sentence of mine had 95 words",
    "Suppose I have 900 samples",
    "We spend 400 a month on ads",
    "Each interview lasts 40 minutes",
    "The machine has 64 GB and 12 cores",
]


def numbers_in(asked: str | None, text: str) -> dict[str, Any]:
    """The number facts that the guide notes of a message."""
    return {name: value for name, value in play(asked, text).items() if name in NUMBERS}


@pytest.mark.parametrize(("asked", "text", "facts"), TOLD)
def test_a_number_is_noted_by_its_unit_its_rate_or_where_the_pieces_lie(
    asked: str | None, text: str, facts: dict[str, Any]
) -> None:
    assert numbers_in(asked, text) == facts


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_number_of_anything_else_is_not_noted(text: str) -> None:
    assert numbers_in(None, text) == {}


@pytest.mark.parametrize(
    ("text", "monthly"),
    [("ninety every three months", 30), ("10 every two weeks", 20), ("fifteen, maybe twenty, a month", 18)],
)
def test_a_rate_over_several_periods_or_thought_aloud_is_one_figure(text: str, monthly: int) -> None:
    assert read_figures(spell_out(text))[0].monthly == monthly


def test_whole_minutes_of_seconds_are_minutes_and_parts_are_left() -> None:
    assert spell_out("120 seconds, not 90 seconds") == "2 minutes, not 90 seconds"
