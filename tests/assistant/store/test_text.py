"""Titles and searchable words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.store.text import NO_TITLE, TITLE_LENGTH, fold, storable, tidy_title, title_from


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("What is fine-tuning, in plain words?", "What is fine-tuning, in plain words?"),
        ("Hi! I translate manuals for a living. Is it worth it?", "I translate manuals for a living"),
        ("Help. Now.", "Help. Now"),
        ("\n\n# **Costs** of `tuning`\nmore", "Costs of tuning"),
        ("   ", NO_TITLE),
        ("🦊 !!", NO_TITLE),
        ("a\x00b \u202edc", "a b dc"),
        (
            "I have about two hundred product descriptions from the last three years and wonder",
            "I have about two hundred product descriptions from the last…",
        ),
        ("x" * 100, "x" * 59 + "…"),
    ],
)
def test_a_title_is_the_first_sentence_that_says_something(said: str, title: str) -> None:
    assert title_from(said) == title


@given(st.text(max_size=3_000))
def test_every_text_gives_a_storable_title(said: str) -> None:
    for title, longest in ((title_from(said), TITLE_LENGTH), (tidy_title(said), 200)):
        assert 0 < len(title) <= longest
        assert title == storable(title)
        assert "\n" not in title


@given(st.text())
def test_folding_is_stable(said: str) -> None:
    assert fold(fold(said)) == fold(said)
