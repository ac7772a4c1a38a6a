"""The word for what a person makes is their own only where it surely is one."""

from __future__ import annotations

import pytest

from journeys.nouns import counted_kind, noun_for


@pytest.mark.parametrize(
    ("task", "noun"),
    [
        ("tasting notes from a tech sheet", "tasting notes"),
        ("product texts of 150 words from a sheet of features", "product texts"),
        ("listing text, scent and burn time", "listing texts"),
        ("menus", "menus"),
        ("the whole script really, welcome, their story", "scripts"),
        ("that one section, about 280 words, from notes", "pieces"),
        ("the section Causes", "pieces"),
        ("rewrite council leaflets into easy-read", "pieces"),
        ("one line text in, one of 120 class codes out", "items"),
        ("Norwegian product and care texts to English", "texts"),
        ("Spanish-English supply contracts", "texts"),
        (None, "pieces"),
    ],
)
def test_a_noun_is_taken_over_only_when_it_names_a_piece(task: str | None, noun: str) -> None:
    assert noun_for(task) == noun


@pytest.mark.parametrize(
    ("task", "noun"),
    [
        ("field notes, measured, messy, to a description in fixed order", "descriptions"),
        ("question in, approved answer adapted to the wording", "answers"),
        ("invoice line -> a description of 120 characters", "descriptions"),
        ("answers to a question", "answers"),
        ("letters to the clients", "letters"),
    ],
)
def test_the_word_is_for_what_comes_out_where_both_ends_are_told(task: str, noun: str) -> None:
    assert noun_for(task) == noun


def test_a_pronoun_is_no_part_of_a_word() -> None:
    assert counted_kind("Before I pay a developer the 1,800 he quotes for it") is None
