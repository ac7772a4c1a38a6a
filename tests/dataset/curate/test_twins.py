"""Near-twins among many texts, against comparing each with each."""

from __future__ import annotations

import random
from itertools import combinations, product

import numpy as np
import pytest
from rapidfuzz import fuzz

from dataset.curate.signature import word_numbers
from dataset.curate.sketch import PLACES, Sketches
from dataset.curate.twins import twin_groups

WORDS = [
    "".join(parts)
    for parts in product(("wo", "sha", "ki", "bre", "lu", "mo"), ("l", "pi", "tte"), ("n", "ad", "mp", "rk"))
]


def _texts(many: int, length: int) -> list[tuple[str, str]]:
    """Texts of which every third is the one before it with a word in twelve changed."""
    dice, made = random.Random(7), list[tuple[str, str]]()
    for number in range(many):
        words = [dice.choice(WORDS) for _ in range(length)]
        if number % 3 == 2:
            words = [dice.choice(WORDS) if at % 12 == 5 else word for at, word in enumerate(made[-1][1].split())]
        made.append((f"{number:04}", " ".join(words)))
    return made


@pytest.mark.parametrize("length", [30, 90])
def test_the_groups_are_those_that_comparing_each_with_each_gives(length: int) -> None:
    texts = _texts(300, length)
    by_words = length > 60
    split = {name: text.split() if by_words else text for name, text in texts}
    least = 70 if by_words else 84
    twins = {pair for pair in combinations(split, 2) if fuzz.ratio(split[pair[0]], split[pair[1]]) >= least}
    found = twin_groups(texts)
    assert {name for pair in twins for name in pair} == found.keys()
    assert all(found[one].group == found[other].group for one, other in twins)
    assert all(found[name].same == pytest.approx(fuzz.ratio(split[name], split[found[name].nearest])) for name in found)


@pytest.mark.parametrize("text", ["", "one", "two words", "a " * 5_000, " ".join(WORDS)])
def test_a_sketch_is_the_same_alone_and_among_others(text: str) -> None:
    alone, among = Sketches(), Sketches()
    for sketches, before in ((alone, 0), (among, 200)):
        for _, other in _texts(before, 40):
            sketches.of_words(word_numbers(other))
        sketches.of_words(word_numbers(text))
        sketches.of_letters(text)
    assert np.array_equal(alone.rows()[-2:], among.rows()[-2:])
    assert alone.rows().shape == (2, PLACES)
