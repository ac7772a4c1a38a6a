"""A figure that was told gives way only to its own question or to a correction."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.models.guide.interview import likely_reply_to, reply_to
from assistant.models.guide.reading.facts import read_facts
from assistant.models.guide.reading.loose_counts import figure_meant
from assistant.models.guide.reading.merge import FIGURES, merged
from journeys.situation import Situation
from journeys.understood import in_doubt

TOLD: dict[str, Any] = {"examples_on_hand": 12_000, "volume_per_month": 90, "words_each": 110, "minutes_each": 8}
OTHER_QUESTIONS = ("privacy", "tried_so_far", "judged_by", "change_rate", "consistency_needed", "needs_facts", None)
STRAY = (
    (
        "tried_so_far",
        "three approved samples; I changed 23 words in a hundred, my colleague 6 in a hundred",
    ),
    ("tried_so_far", "rules 61, a plain classifier 78 right of 400, two of us agree on 91"),
    ("judged_by", "two of us mark 40 of them a week, 87 percent pass"),
    ("change_rate", "the list has 14 headings since 2019"),
    ("privacy", "two of the five shops said in writing that it is fine"),
)


@pytest.mark.parametrize(("asked", "text"), STRAY)
def test_a_stray_figure_in_a_reply_overwrites_nothing(asked: str, text: str) -> None:
    facts = reply_to(asked, text, None) or likely_reply_to(asked, text) or {}

    kept = {**TOLD, **merged(asked, text, facts, TOLD).facts}

    assert {name: kept[name] for name in FIGURES} == TOLD


@given(
    name=st.sampled_from(sorted(FIGURES)),
    figure=st.integers(1, 100_000),
    asked=st.sampled_from(OTHER_QUESTIONS),
    words=st.sampled_from(
        ("we have {} of them", "{}", "{} a month", "about {} words each", "{} minutes on each draft")
    ),
)
def test_a_told_figure_stays_whatever_else_is_asked(name: str, figure: int, asked: str | None, words: str) -> None:
    text = words.format(figure)

    result = merged(asked, text, {name: figure}, TOLD)

    assert result.facts.get(name, TOLD[name]) == TOLD[name]
    assert result.doubtful.get(name, figure) == figure


@given(name=st.sampled_from(sorted(FIGURES)), figure=st.integers(0, 100_000))
def test_its_own_question_always_sets_a_figure(name: str, figure: int) -> None:
    assert merged(name, str(figure), {name: figure}, TOLD).facts == {name: figure}


@given(name=st.sampled_from(sorted(FIGURES)), figure=st.integers(1, 100_000), asked=st.sampled_from(OTHER_QUESTIONS))
def test_merging_twice_is_merging_once(name: str, figure: int, asked: str | None) -> None:
    once = merged(asked, f"we have {figure} a month", {name: figure}, TOLD)

    assert merged(asked, f"we have {figure} a month", once.facts, TOLD).facts == once.facts


@pytest.mark.parametrize(
    "text", ["no, more like 40 reports on file", "sorry, I meant 40 finished reports", "I have 40 now"]
)
def test_a_correction_replaces_a_told_figure(text: str) -> None:
    assert merged("privacy", text, {"examples_on_hand": 40}, TOLD).facts == {"examples_on_hand": 40}


def test_a_contradiction_is_kept_out_and_asked_about() -> None:
    result = merged(None, "I have 40 finished reports", {"examples_on_hand": 40}, TOLD)

    assert (result.facts, result.doubtful) == ({}, {"examples_on_hand": 40})
    said = in_doubt(Situation(**TOLD), result.doubtful)
    assert said == ("I keep your 12,000, and if it is 40 now, say “I have 40 finished ones now”",)
    assert merged(None, "I have 40 finished ones now", read_facts("I have 40 finished ones now"), TOLD).doubtful == {}


def test_what_is_taken_back_always_goes() -> None:
    assert merged("privacy", "forget the count", {"examples_on_hand": None}, TOLD).facts == {"examples_on_hand": None}


@pytest.mark.parametrize(
    ("asked", "text", "figure"),
    [
        ("examples_on_hand", "six winters of it, some 9,000, but a colleague wrote half. Only mine: 4,500", 4_500),
        ("examples_on_hand", "80k in all, I'd vouch for the last 30k", 30_000),
        ("examples_on_hand", "since 2004", None),
        ("volume_per_month", "5k, up to 8k before Christmas", 5_000),
    ],
)
def test_of_several_figures_the_careful_one_is_taken(asked: str, text: str, figure: int | None) -> None:
    assert figure_meant(asked, text, is_first=True) == figure
