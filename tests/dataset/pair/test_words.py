"""The quick way to take words out of plain texts gives what the slow one gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataset.pair.facts import find_facts
from dataset.pair.language import tell_language
from dataset.pair.text import word_count, words_of
from dataset.pair.vocabulary import read_vocabulary


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("abZ 09_'-.\n\t;+"), max_size=60))
def test_words_are_the_same_whether_a_foreign_letter_follows_or_not(text: str) -> None:
    assert words_of(f"{text} ö") == [*words_of(text), "ö"]
    assert word_count(f"{text} ö") == word_count(text) + 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You don't have to wait for us, and it's not what we'd do with the rest of them.", "en"),
        ("L'atelier n'est pas ouvert, mais c'est pour vous que nous avons fait tout cela.", "fr"),
        ("Wir haben das nicht vergessen, und es ist auch für Sie.", "de"),
        ("12 34", None),
    ],
)
def test_the_language_is_told_with_apostrophes_and_without_foreign_letters(text: str, language: str | None) -> None:
    vocabulary = read_vocabulary()
    assert tell_language(text, vocabulary) == language
    assert tell_language(text.replace("'", "’"), vocabulary) == language


def test_a_number_after_a_plus_is_found_once() -> None:
    facts = [fact.text for fact in find_facts("Call +49 170 1234567 or take 5+6 of them.")]
    assert facts == ["+49 170 1234567", "5", "6"]
