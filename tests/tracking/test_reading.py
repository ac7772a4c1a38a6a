"""A sentence about a project: what is taken, what is left open, what is shown as left over."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.asking import doubts, question_for
from tracking.project import HELPERS, Project
from tracking.reading import read_project

TODAY = date(2026, 11, 23)

SENTENCES: list[tuple[str, dict[str, Any]]] = [
    (
        "Acme landing page, tuned model, 2 rounds, 95 minutes, client happy",
        {"name": "Acme landing page", "kind": "landing page", "helper": "tuned model", "rounds": 2, "minutes": 95.0,
         "outcome": "client happy"},
    ),
    (
        "log a project: Newsletter for Blue Harbour with ChatGPT, one round, an hour and a half, client loved it",
        {"name": "Newsletter for Blue Harbour", "kind": "newsletter", "client": "Blue Harbour", "rounds": 1,
         "helper": "general model", "minutes": 90.0, "outcome": "client loved it"},
    ),
    (
        "Finished the Acme newsletter with the tuned model: two rounds, about 1h35, approved",
        {"name": "Acme newsletter", "kind": "newsletter", "helper": "tuned model", "rounds": 2, "minutes": 95.0,
         "outcome": "approved"},
    ),
    (
        "log Müller product texts, prompt kit in ChatGPT, no revisions, 45 min, yesterday",
        {"name": "Müller product texts", "kind": "product text", "helper": "prompt kit", "rounds": 0, "minutes": 45.0,
         "on": date(2026, 11, 22)},
    ),
    (
        "Acme landing page took me 95 minutes and 2 rounds with the tuned model",
        {"name": "Acme landing page", "kind": "landing page", "helper": "tuned model", "rounds": 2, "minutes": 95.0},
    ),
    (
        "project: Acme; helper: none; rounds: two; minutes: 1h 20; kind: audit; client: Acme Ltd; date: 2026-10-01",
        {"name": "Acme", "helper": "none", "rounds": 2, "minutes": 80.0, "kind": "audit", "client": "Acme Ltd",
         "on": date(2026, 10, 1)},
    ),
    (
        '"Two Rounds Brewery label", kit, 1 round, 40 minutes',
        {"name": "Two Rounds Brewery label", "helper": "prompt kit", "rounds": 1, "minutes": 40.0},
    ),
    ("Acme mail without AI 2 rounds 40 minutes", {"name": "Acme mail", "helper": "none", "rounds": 2, "minutes": 40.0}),
    (
        "Acme page, tuned GPT-4.1 model, 1 round, 50 mins, 12 November, 12% of the words changed",
        {"name": "Acme page", "helper": "tuned model", "rounds": 1, "minutes": 50.0, "on": date(2026, 11, 12),
         "share_changed": 0.12},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "given"), SENTENCES)
def test_a_sentence_is_read_whole(sentence: str, given: dict[str, Any]) -> None:
    reading = read_project(sentence, TODAY)
    assert reading.given == given
    assert reading.doubtful == ()
    assert reading.unread == ()


TRAPS: list[tuple[str, str, str | None]] = [
    ("Site for Bo, 2-3 rounds, 90 minutes, kit", "rounds", "rounds"),  # a range is not a number
    ("Acme, 60 minutes writing, 30 minutes editing, gpt-4", "minutes", "minutes"),  # two figures, not their sum
    ("Acme ad, tuned model and ChatGPT, 2 rounds, 30 minutes", "helper", "helper"),  # two helpers
    ("Acme ad, not the tuned model, 2 rounds, 30 minutes", "helper", None),  # denied
    ("Case study, 30 minutes faster than usual, tuned model", "minutes", None),  # a saving
    ("Case study, saved 30 minutes, tuned model", "minutes", None),
    ("Texts for Bo, tuned model, 10 minutes each, 2 rounds", "minutes", None),  # of one text, not of all
    ("Film notes, 20 minute video, by hand, 2 rounds", "minutes", None),  # the film's length
    ("Acme, kit, 3 days, 2 rounds", "minutes", None),  # days are not hours of work
    ("Acme, kit, 400 euros, 1,200 words, 2 rounds", "minutes", None),
    ("Two Rounds Brewery label, kit, 1 round, 40 minutes", "rounds", "rounds"),  # a name with a figure in it
    ("Acme, an untuned model, 2 rounds, 40 minutes", "helper", ""),  # a general model, said in another way
    ("Acme, 2 rounds, 40 minutes", "helper", None),
    ("Acme, tuned model, 140% of the words changed, 1 round", "share_changed", "share_changed"),
]


@pytest.mark.parametrize(("sentence", "field", "doubt"), TRAPS)
def test_what_could_mean_something_else_is_left_open(sentence: str, field: str, doubt: str | None) -> None:
    reading = read_project(sentence, TODAY)
    if doubt == "":
        assert reading.given[field] == "general model"
        return
    assert field not in reading.given
    assert (field in reading.doubtful) == (doubt is not None)


def test_half_of_a_comparison_is_shown_as_left_over() -> None:
    reading = read_project("Website for Hans & Co, 2 rounds, 90 minutes instead of 120, my fine-tuned model", TODAY)
    assert reading.given["minutes"] == 90
    assert reading.unread == ("instead of 120",)
    assert "instead of 120" in " ".join(doubts(reading))


def test_what_is_missing_is_asked_in_one_question() -> None:
    project = Project(name="Acme", helper="none")
    assert question_for(project.missing()) == (
        "How many rounds of revision did it take and how many minutes of your work did it take in all? "
        "What you do not know stays open."
    )
    assert question_for(()) is None


def test_a_day_in_the_future_without_a_year_was_last_year() -> None:
    assert read_project("Acme, kit, 1 round, 20 December", TODAY).given["on"] == date(2025, 12, 20)


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    reading = read_project(text, TODAY)
    Project(**{"name": "x", **reading.given})


@given(
    helper=st.sampled_from(HELPERS),
    rounds=st.integers(0, 30),
    minutes=st.integers(0, 3_000),
    name=st.sampled_from(["Acme", "Blue Harbour brochure", "Q3 report", "Ärzteblatt 7"]),
)
def test_what_a_form_sends_is_read_back_the_same(helper: str, rounds: int, minutes: int, name: str) -> None:
    sent = f"project: {name}; helper: {helper}; rounds: {rounds}; minutes: {minutes}"
    reading = read_project(sent, TODAY)
    assert reading.given == {"name": name, "helper": helper, "rounds": rounds, "minutes": float(minutes)}
