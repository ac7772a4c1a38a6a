"""Small helps for the tests of this room."""

from __future__ import annotations

from datetime import date
from random import Random

from tracking.blind import Comparison, Pair

TODAY = date(2026, 11, 23)
_WORDS = (
    "bread oven morning crust flour salt table window street market quiet warm slow honest simple small light evening "
    "water stone garden hand wood paper colour green blue season autumn"
)


def comparison(count: int, seed: str = "secret") -> Comparison:
    """That many pairs; the answers of the first set are "one 0", "one 1", ..."""
    pairs = tuple(Pair(brief=f"brief {at}", one=f"one {at}", other=f"other {at}") for at in range(count))
    return Comparison(name="test", one="base", other="tuned", pairs=pairs, seed=seed)


def piece(rng: Random, length: int, *, exclaims: float = 0.05, you: float = 0.3) -> str:
    """An invented text of about that many words."""
    words = _WORDS.split()
    sentences: list[str] = []
    while sum(len(sentence.split()) for sentence in sentences) < length:
        told = [rng.choice(words) for _ in range(rng.randint(6, 14))]
        start = ["You"] if rng.random() < you else []
        sentences.append(" ".join([*start, *told]).capitalize() + ("!" if rng.random() < exclaims else "."))
    return " ".join(sentences)
