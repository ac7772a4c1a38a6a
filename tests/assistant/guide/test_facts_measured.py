"""How well facts are read from messages by people who did not write the reader, and what must hold for any message."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.eval_facts import play, run_facts, score_facts
from assistant.eval_rows import read_rows
from assistant.models.guide.reading.answers import READERS, read_answer
from assistant.models.guide.reading.edits import LABELS
from assistant.models.guide.reading.facts import read_facts
from journeys.situation import FACTS, Situation

EVALS = Path(__file__).parents[2] / "evals"
NUMERIC = (
    "examples_on_hand", "volume_per_month", "words_each", "minutes_each", "budget_usd", "budget_month_usd",
    "hourly_rate_usd",
)  # fmt: skip
PER_MONTH = (1.0, 4.0, 20.0, 2.0, 1 / 3, 1 / 12)
SAYINGS = (
    "I have {n} finished letters", "about {n}", "{n} a week", "{n} a year", "between {n} and {m}", "no, more like {n}",
    "not {n} but {m}", "{n} words each", "I spend {n} minutes fixing each draft", "${n} a month at most", "${n} once",
    "{n}-{m} posts a month", "I charge ${n} an hour", "I have {n}, of which {m} are good", "{n} hours", "{n} of them",
    "{n}, half of them good", "{n} clients and {m} reports", "I had {n} but {m} are rubbish", "GPT-{n} or {m}B",
)  # fmt: skip
OF_OTHERS = (
    "A friend trained hers on {n} recipes", "My colleague has {n} finished letters", "they say you need {n} examples",
    "she writes {n} reports a month", "You said {n} examples earlier", "OpenAI asks for {n} examples",
    "what would {n} examples cost?", "if I had {n} finished letters", "How many of the {n} examples count?",
    "a developer charges $120 and needs {n} hours", "my sister spends {n} minutes fixing each draft",
)  # fmt: skip
numbers = st.integers(min_value=2, max_value=1900)


@pytest.mark.parametrize("name", ["facts_a", "facts_b", "facts_c", "facts_own"])
def test_strangers_phrasings_are_read_with_few_misread_and_few_missed(name: str) -> None:
    score = score_facts(read_rows(EVALS / f"{name}.jsonl", "facts")).overall
    assert score.precision >= 0.97, score.line(name)
    assert score.recall >= 0.9, score.line(name)


@pytest.mark.parametrize("name", ["facts_a", "facts_b", "facts_c", "facts_own"])
def test_what_is_read_of_every_phrasing_can_be_noted(name: str) -> None:
    for row in read_rows(EVALS / f"{name}.jsonl", "facts"):
        Situation().with_facts(play(row["asked"], row["text"]))


@settings(max_examples=150, deadline=None)
@given(saying=st.sampled_from(SAYINGS), n=numbers, m=numbers, asked=st.sampled_from([None, *NUMERIC]))
def test_no_number_is_noted_that_the_text_does_not_give(saying: str, n: int, m: int, asked: str | None) -> None:
    given_numbers = {n, m} if "{m}" in saying else {n}
    allowed = {0.0} | {float(value) for value in given_numbers} | {value * 60.0 for value in given_numbers}
    allowed |= {value / 2 for value in given_numbers} | {abs(float(n - m)), (n + m) / 2}
    sums = [base * scale for base in allowed for scale in PER_MONTH]
    for name, value in play(asked, saying.format(n=n, m=m)).items():
        if name in NUMERIC:
            assert value == 1 or any(abs(value - one) <= 0.5 for one in sums), (name, value)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), asked=st.sampled_from([None, *READERS]))
def test_any_text_is_read_the_same_twice_and_can_be_noted(text: str, asked: str | None) -> None:
    first = play(asked, text)
    assert play(asked, text) == first
    Situation().with_facts(first)


@settings(max_examples=60, deadline=None)
@given(saying=st.sampled_from(OF_OTHERS), n=numbers)
def test_no_figure_is_noted_from_what_is_said_of_others(saying: str, n: int) -> None:
    assert not read_facts(saying.format(n=n)).keys() & set(NUMERIC)


@pytest.mark.parametrize("field", FACTS)
def test_a_fact_can_be_forgotten_by_its_label(field: str) -> None:
    assert read_facts(f"Please forget: {field.replace('_', ' ')}.") == {field: None}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Please correct: examples on hand is 60.", {"examples_on_hand": 60}),
        ("Please correct: volume per month is 1,200.", {"volume_per_month": 1200}),
        ("Please correct: budget usd is 250.50.", {"budget_usd": 250.5}),
        ("Please correct: may use work is no.", {"may_use_work": False}),
        ("Please correct: consistency needed is high.", {"consistency_needed": "high"}),
        ("Please correct: task is what is said, from tapes.", {"task": "what is said, from tapes"}),
        ("scratch the budget", {"budget": None, "budget_usd": None, "budget_month_usd": None}),
        ("forget the NDA, that was another client", {"privacy": None, "may_use_work": None}),
    ],
)
def test_a_fact_is_put_right_or_taken_back_by_name(text: str, facts: dict[str, Any]) -> None:
    assert read_facts(text) == facts
    assert read_answer("examples_on_hand", text) == facts
    Situation(budget_usd=3.0).with_facts(facts)


def test_every_field_has_a_label() -> None:
    assert set(LABELS.values()) == set(FACTS)


def test_a_misread_and_a_missed_fact_are_counted_and_named(tmp_path: Path) -> None:
    said: list[str] = []
    lines = [
        {"id": "right", "asked": "words_each", "text": "400", "facts": {"words_each": 400}},
        {"id": "wrong", "asked": "words_each", "text": "400", "facts": {"words_each": 40}},
        {"id": "missed", "asked": None, "text": "hm", "facts": {"task": ["letters"]}},
        {"id": "either", "asked": "words_each", "text": "400", "facts": {}, "tolerates": ["words_each"]},
    ]
    scores = run_facts(lines, tmp_path / "out.jsonl", said.append)
    assert (scores.overall.right, scores.overall.noted, scores.overall.expected) == (1, 2, 3)
    assert "  wrong: misread words_each" in said
    assert "  missed: missed task" in said
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 4


def test_a_field_that_no_line_of_the_file_knows_counts_neither_way() -> None:
    text = "I've published five novels"
    assert "material" in play(None, text)
    lines = [{"id": "only", "text": text, "facts": {"examples_on_hand": 5}}]
    assert score_facts(lines).overall.noted == score_facts(lines).overall.right == 1


@pytest.mark.parametrize(
    ("asked", "text", "noted"),
    [
        (None, "Five novels published, 600,000 words.", "five novels"),
        (None, "I have 300 recordings of council meetings", "300 recordings"),
        (None, "I've got about 85 episodes in my folder", "85 episodes"),
        ("examples_on_hand", "nine books, all of them mine, and a series bible", "nine books"),
        ("examples_on_hand", "130 letters, each one with the notes that it came from", "notes"),
        ("examples_on_hand", "about 130", None),
        (None, "I have read 12 books on this", None),
        (None, "They want 40 recordings", None),
        (None, "Are five novels enough?", None),
        (None, "My colleague has 60 recordings", None),
    ],
)
def test_the_form_of_the_examples_is_noted_in_their_words(asked: str | None, text: str, noted: str | None) -> None:
    found = play(asked, text).get("material")
    assert (found is None) == (noted is None)
    assert (noted or "") in (found or "").lower()


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("change_rate", "two shows a year"), ("change_rate", "clients come and go, 4 or 5 a year"),
        ("judged_by", "I'd sample twenty a week"), ("budget", "vendor wants 900 set up and 240 a month"),
        ("input", "the written story, 300 to 700 words"), ("skills", "two engineers in house"),
        ("change_rate", "guide per studio"), ("minutes_each", "20 on a good day and 60 on a bad one"),
    ],
)  # fmt: skip
def test_a_reply_to_one_question_gives_no_figure_to_another(asked: str, text: str) -> None:
    assert not play(asked, text).keys() & {"volume_per_month", "examples_on_hand", "words_each", "profession"}
