"""What is kept of a text to tell near-twins: short ones whole, of long ones a row of word numbers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from zlib import crc32

from rapidfuzz import fuzz

SHORT = 300  # characters up to which a text is kept and compared letter by letter
OVERLAP = 210  # a text between this and SHORT is also compared word by word with longer ones
_MOST_WORDS = 400
LEAST_SAME_SHORT = 84.0  # % of the letters; the field calls 85 a near-twin
LEAST_SAME_LONG = 70.0  # % of the words in order, which is about 85 % of the letters


@dataclass(frozen=True, slots=True)
class Signature:
    """`text` for a short one, `words` for a long one, both in between; `digest` is equal for equal wordings."""

    digest: int
    length: int
    text: str | None
    words: array[int] | None


def signature(plain: str, words: array[int] | None) -> Signature:
    """What is kept of a normalised text; `words` are its numbers where it is long and sets spaces."""
    digest = crc32(plain.encode("utf-8", "surrogatepass")) << 32 | crc32(plain[::-1].encode("utf-8", "surrogatepass"))
    long = len(plain) > OVERLAP
    return Signature(
        digest,
        len(plain),
        plain if len(plain) <= SHORT else None,
        None if not long else words[:_MOST_WORDS] if words is not None else _letter_pairs(plain),
    )


def similarity(left: Signature, right: Signature) -> float:
    """How much of two texts is the same, in %: letters of short ones, words of long ones, in order."""
    if left.digest == right.digest:
        return 100.0
    if left.text is not None and right.text is not None:
        return float(fuzz.ratio(left.text, right.text))
    if left.words is not None and right.words is not None:
        return float(fuzz.ratio(left.words, right.words))
    return 0.0


def least_letters() -> float:
    """From how many % of equal letters on two short texts are twins."""
    return LEAST_SAME_SHORT


def has_words(plain: str) -> bool:
    """Whether the script sets spaces between words."""
    return plain.count(" ") >= len(plain) / 20


def word_numbers(plain: str) -> array[int]:
    """A number for each word, in order."""
    return array("I", map(crc32, plain.encode("utf-8", "surrogatepass").split(b" ")))


def _letter_pairs(plain: str) -> array[int]:
    ends = range(0, min(len(plain), 2 * _MOST_WORDS), 2)
    return array("I", (crc32(plain[at : at + 2].encode("utf-8", "surrogatepass")) for at in ends))
