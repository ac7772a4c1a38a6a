"""What is kept of a text to tell near-twins: short ones whole, of long ones a row of word numbers and a sketch.

The sketch is MinHash (Broder 1997) with multiply-shift numbers, computed by numpy. Of two texts the share of equal
places is about the share of the three-word rows (of short texts: four-letter rows) that they have in common.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from dataset.curate.fold import normalised

Sketch = NDArray[np.uint32]
SHORT = 300  # characters up to which a text is kept and compared letter by letter
OVERLAP = 210  # a text between this and SHORT is also compared word by word with longer ones
PLACES = 126  # of a sketch: 42 bands of 3
_MOST_WORDS = 400
_LEAST_SAME_SHORT = 84.0  # % of the letters; the field calls 85 a near-twin
_LEAST_SAME_LONG = 70.0  # % of the words in order, which is about 85 % of the letters
_MOST_GRAMS = 1500


@dataclass(frozen=True, slots=True)
class Signature:
    """`text` for a short one, `words` for a long one, both in between; `digest` is equal for equal wordings."""

    digest: int
    length: int
    text: str | None
    words: array[int] | None


def signature_and_sketch(text: str) -> tuple[Signature, Sketch | None]:
    """What is kept of the text, whole or as numbers, and as a sketch; of a short one that can be drawn any time."""
    plain = normalised(text)
    words = _word_numbers(plain) if len(plain) > OVERLAP and _has_words(plain) else None
    return _signature(plain, words), _sketch(plain, by_words=False, words=words) if len(plain) > SHORT else None


def _signature(plain: str, words: array[int] | None) -> Signature:
    digest = crc32(plain.encode("utf-8", "surrogatepass")) << 32 | crc32(plain[::-1].encode("utf-8", "surrogatepass"))
    long = len(plain) > OVERLAP
    return Signature(
        digest,
        len(plain),
        plain if len(plain) <= SHORT else None,
        None if not long else words[:_MOST_WORDS] if words is not None else _letter_pairs(plain),
    )


def sketch_of_letters(plain: str) -> Sketch:
    """The sketch of a short text, which its signature holds."""
    return _least(_letter_rows(plain))


def sketch(text: str, *, by_words: bool = False) -> Sketch:
    """PLACES numbers that near-twins mostly share; of rows of words for long texts, or where asked, else of letters."""
    return _sketch(normalised(text), by_words=by_words, words=None)


def _sketch(plain: str, *, by_words: bool, words: array[int] | None) -> Sketch:
    if _has_words(plain) and (by_words or len(plain) > SHORT):
        rows = _rows(np.array(words or _word_numbers(plain), dtype=np.uint64), 3)
    else:
        rows = _letter_rows(plain)
    return _least(rows)


def _least(rows: NDArray[np.uint64]) -> Sketch:
    factors, addends = _constants()
    mixed: NDArray[np.uint32] = np.multiply.outer(factors, (rows >> np.uint64(32)).astype(np.uint32))
    mixed += addends[:, None]
    return np.asarray(mixed.min(axis=1), dtype=np.uint32)


def similarity(left: Signature, right: Signature) -> float:
    """How much of two texts is the same, in %: letters of short ones, words of long ones, in order."""
    if left.digest == right.digest:
        return 100.0
    if left.text is not None and right.text is not None:
        return float(fuzz.ratio(left.text, right.text))
    if left.words is not None and right.words is not None:
        return float(fuzz.ratio(left.words, right.words))
    return 0.0


def are_twins(left: Signature, right: Signature) -> bool:
    """Whether two texts are nearly the same."""
    both_short = left.text is not None and right.text is not None
    return similarity(left, right) >= (_LEAST_SAME_SHORT if both_short else _LEAST_SAME_LONG)


def least_letters() -> float:
    """From how many % of equal letters on two short texts are twins."""
    return _LEAST_SAME_SHORT


def _has_words(plain: str) -> bool:
    """Whether the script sets spaces between words."""
    return plain.count(" ") >= len(plain) / 20


def _word_numbers(plain: str) -> array[int]:
    return array("I", map(crc32, plain.encode("utf-8", "surrogatepass").split(b" ")))


def _letter_pairs(plain: str) -> array[int]:
    ends = range(0, min(len(plain), 2 * _MOST_WORDS), 2)
    return array("I", (crc32(plain[at : at + 2].encode("utf-8", "surrogatepass")) for at in ends))


def _letter_rows(plain: str) -> NDArray[np.uint64]:
    letters = np.frombuffer(f" {plain} ".encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    return _rows(letters, 4)


def _rows(numbers: NDArray[np.uint64], width: int) -> NDArray[np.uint64]:
    width = min(width, max(1, len(numbers)))
    if not len(numbers):
        return np.zeros(1, dtype=np.uint64)
    count = len(numbers) - width + 1
    rows = np.zeros(count, dtype=np.uint64)
    for at in range(width):
        rows = rows * np.uint64(0x9E3779B97F4A7C15) + numbers[at : at + count]
    rows ^= rows >> np.uint64(29)
    rows *= np.uint64(0xBF58476D1CE4E5B9)
    if len(rows) < 2 * _MOST_GRAMS:  # all are taken, and the least of them is the same whether one comes twice or not
        return rows
    rows = np.unique(rows)
    return rows[:: max(1, len(rows) // _MOST_GRAMS)]


@cache
def _constants() -> tuple[Sketch, Sketch]:
    numbers = np.random.Generator(np.random.PCG64(20261122))
    factors = numbers.integers(0, 2**31, PLACES, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, numbers.integers(0, 2**32, PLACES, dtype=np.uint32)
