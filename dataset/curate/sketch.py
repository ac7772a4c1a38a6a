"""Sketches of texts: PLACES numbers each, of which near-twins share most.

A sketch is MinHash (Broder 1997) with multiply-shift numbers, computed by numpy. Of two texts the share of equal places
is about the share of the three-word rows (of short texts: four-letter rows) that they have in common.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Sketch = NDArray[np.uint32]
PLACES = 126  # of a sketch: 42 bands of 3
_WORDS, _LETTERS = 3, 4  # in a row
_MOST_GRAMS = 1500
_AT_ONCE = 8_000  # numbers of texts that are drawn together: 4 MB; one by one each takes five times as long
_MIX, _SHUFFLE = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9


class Sketches:
    """Sketches one behind the other, 0.5 kB each, drawn some dozens at a time."""

    def __init__(self) -> None:
        self._drawn = bytearray()
        self._waiting: dict[int, list[array[int]]] = {_WORDS: [], _LETTERS: []}
        self._places: dict[int, list[int]] = {_WORDS: [], _LETTERS: []}
        self._numbers = dict.fromkeys(self._waiting, 0)
        self._count = 0

    def of_words(self, numbers: array[int]) -> int:
        """Take a text by the numbers of its words; the place of its sketch."""
        return self._take(numbers, _WORDS)

    def of_letters(self, plain: str) -> int:
        """Take a text by its letters; the place of its sketch."""
        return self._take(array("I", f" {plain} ".encode("utf-32-le", "surrogatepass")), _LETTERS)

    def rows(self) -> NDArray[np.uint32]:
        """All sketches, one a row. None can be taken as long as they are looked at."""
        for width in self._waiting:
            self._draw(width)
        return np.frombuffer(self._drawn, dtype=np.uint32).reshape(-1, PLACES)

    def _take(self, numbers: array[int], width: int) -> int:
        at, self._count = self._count, self._count + 1
        self._drawn += bytes(4 * PLACES)
        if width <= len(numbers) < _MOST_GRAMS:
            self._waiting[width].append(numbers)
            self._places[width].append(at)
            self._numbers[width] += len(numbers)
            if self._numbers[width] >= _AT_ONCE:
                self._draw(width)
        else:
            self._keep(_least(_rows(np.array(numbers, dtype=np.uint64), width)), [at])
        return at

    def _draw(self, width: int) -> None:
        if self._waiting[width]:
            self._keep(_least_of_each(self._waiting[width], width), self._places[width])
            self._waiting[width], self._places[width], self._numbers[width] = [], [], 0

    def _keep(self, sketches: Sketch, places: Sequence[int]) -> None:
        np.frombuffer(self._drawn, dtype=np.uint32).reshape(-1, PLACES)[places] = sketches


def _least_of_each(texts: Sequence[array[int]], width: int) -> Sketch:
    """The sketches of texts that have `width` numbers and no more than _MOST_GRAMS, one a row."""
    numbers = np.frombuffer(b"".join(texts), dtype=np.uint32).astype(np.uint64)
    ends = np.cumsum([len(text) for text in texts])
    whole = np.ones(len(numbers) - width + 1, dtype=np.bool_)
    for over in range(1, width):  # rows from one text into the next
        whole[ends[:-1] - over] = False
    rows = _rolled(numbers, width)[whole]
    starts = np.concatenate(([0], ends[:-1])) - (width - 1) * np.arange(len(texts))
    return np.asarray(np.minimum.reduceat(_mixed(rows), starts, axis=1).T, dtype=np.uint32)


def _least(rows: NDArray[np.uint64]) -> Sketch:
    return np.asarray(_mixed(rows).min(axis=1), dtype=np.uint32)


def _mixed(rows: NDArray[np.uint64]) -> Sketch:
    factors, addends = _constants()
    mixed: Sketch = np.multiply.outer(factors, (rows >> np.uint64(32)).astype(np.uint32))
    mixed += addends[:, None]
    return mixed


def _rows(numbers: NDArray[np.uint64], width: int) -> NDArray[np.uint64]:
    if not len(numbers):
        return np.zeros(1, dtype=np.uint64)
    rows = _rolled(numbers, min(width, len(numbers)))
    if len(rows) < 2 * _MOST_GRAMS:  # all are taken, and the least of them is the same whether one comes twice or not
        return rows
    rows = np.unique(rows)
    return rows[:: max(1, len(rows) // _MOST_GRAMS)]


def _rolled(numbers: NDArray[np.uint64], width: int) -> NDArray[np.uint64]:
    """A number for each row of `width` that follow each other."""
    count = len(numbers) - width + 1
    rows = np.zeros(count, dtype=np.uint64)
    for at in range(width):
        rows = rows * np.uint64(_MIX) + numbers[at : at + count]
    rows ^= rows >> np.uint64(29)
    rows *= np.uint64(_SHUFFLE)
    return rows


@cache
def _constants() -> tuple[Sketch, Sketch]:
    numbers = np.random.Generator(np.random.PCG64(20261122))
    factors = numbers.integers(0, 2**31, PLACES, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, numbers.integers(0, 2**32, PLACES, dtype=np.uint32)
