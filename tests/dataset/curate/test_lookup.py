"""Names are found among a thousand others, and in plain texts, as they are found alone and in any text."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dataset.curate.fold import squashed
from dataset.curate.lookup import Lookup
from dataset.curate.spelling import Spelling

NAMES = ("Jo", "IBM", "Don", "Brightwell Tea", "Müller & Söhne", "Weiss", "Ærø", "Иван", "mac os", "O'Neil", "Aether")
OTHERS = tuple(f"{one}{other}" for one, other in product(("Tom", "Ann", "Lee", "Fox", "Sun"), ("son", "ly", "ford")))
PIECES = (
    "Brightwell", "Bright-\nwell", "tea", "IBM", "jo@ibm.com", "Mueller", "MULLER und Sohne", "Weiß", "weiss", "aether",
    "Tomson's", "don't", "Mac_OS", "&shy;", "oneil", " ", "\n", "-", "'", "A", "s", "§", "“", "…",
)  # fmt: skip


def spellings() -> list[Spelling]:
    return [Spelling(name, capital=at % 3 == 0) for at, name in enumerate((*NAMES, *OTHERS * 5))]


def test_the_lookup_gives_just_the_names_whose_letters_the_text_holds() -> None:
    every = spellings()
    for text in ("Brightwell Tea met IBM", "jo and tomson", "nobody", "", "Ивана", "müllersöhne"):
        letters = squashed(text)
        wanted = [at for at, one in enumerate(every) if any(key in letters for key in one.keys)]
        for few in (3, len(NAMES), len(every)):
            assert Lookup(every[:few]).may_stand_in(letters) == [at for at in wanted if at < few]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_foreign_letter_elsewhere_does_not_change_where_a_name_is_found(text: str) -> None:
    for one in EVERY:
        assert list(one.find(text)) == list(one.find(f"{text} . ö")), one.name


@pytest.mark.parametrize(
    "text", ["The Müllers came.", "Mueller & Soehne", "MÜLLER UND SÖHNE", "mu\u0308ller&so\u0308hne"]
)
def test_a_name_with_umlauts_is_found_with_and_without_them(text: str) -> None:
    found = [at for name in ("Müller", "Müller & Söhne") for at in Spelling(name).find(text)]
    assert found


EVERY = tuple(Spelling(name, capital=at % 3 == 0) for at, name in enumerate(NAMES))
