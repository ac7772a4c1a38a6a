"""Groups texts that are nearly the same. Signatures are held, 0.5 to 2.5 kB a text, never the texts of long pieces."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from dataset.curate.alike import compared
from dataset.curate.bands import Pairs, proposed
from dataset.curate.fold import normalised
from dataset.curate.signature import (
    OVERLAP,
    SHORT,
    Signature,
    has_words,
    least_letters,
    signature,
    similarity,
    word_numbers,
)
from dataset.curate.sketch import Sketches
from dataset.curate.union import Union

ALL_PAIRS = 15_000  # short texts up to which each is compared with each; beyond, sketches propose the pairs
_BRIEF = 128  # characters; comparing two longer texts takes ten times as long, and sketches of them are sure
_FEW = 400  # longer ones than that, which are compared each with each all the same
_BLOCK = 512
_LEAST_SAME_WHOLE = 0.6  # of the places of a sketch: 0.7 of the word rows, less what chance takes
_BAND = 3  # places of a sketch that must all be equal
_WIDE_BAND = 6  # for wholes, whose prompts are alike by their template
_LEAST_ALIKE = 0.22  # of the places of a sketch; near-twins of four words have 0.35 and more
_NOT_DRAWN = -1


class TwinIndex:
    """Takes texts one by one, then tells the groups. What it tells does not depend on the order of the texts."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._signatures: list[Signature] = []
        self._sketches, self._wholes = Sketches(), Sketches()
        self._drawn = array("q")  # of each text the place of its sketch; a short one is drawn when it is asked for
        self._with_whole = array("q")

    def add(self, name: str, text: str, before: str = "") -> None:
        """Take a text under a name of its own. A short one may also be a twin together with what stands `before` it."""
        plain = normalised(text)
        if before and len(text) <= SHORT:
            self._with_whole.append(len(self._ids))
            whole = " ".join(filter(None, (normalised(before), plain)))
            _draw(self._wholes, whole, word_numbers(whole) if has_words(whole) else None)
        self._ids.append(name)
        words = word_numbers(plain) if len(plain) > OVERLAP and has_words(plain) else None
        self._signatures.append(signature(plain, words))
        self._drawn.append(_draw(self._sketches, plain, words) if len(plain) > SHORT else _NOT_DRAWN)

    def groups(self) -> dict[str, Twin]:
        """For each text that has near-twins: its group and the text that it is most like."""
        union = Union(len(self._ids))
        nearest: dict[int, tuple[float, int]] = {}
        for left, right, same in self._twins():
            union.join(left, right)
            for one, other in ((left, right), (right, left)):
                if one not in nearest or (same, self._ids[nearest[one][1]]) > (nearest[one][0], self._ids[other]):
                    nearest[one] = (same, other)
        numbers = np.array(self._with_whole, dtype=np.int64)
        alike = proposed(numbers, self._wholes.rows(), np.arange(len(numbers)), _WIDE_BAND, _LEAST_SAME_WHOLE)
        for left, right in ((left, right) for pairs in alike for left, right in _each(pairs)):
            union.join(left, right)
            nearest.setdefault(left, (0.0, right))
            nearest.setdefault(right, (0.0, left))
        names: dict[int, str] = {}
        for at in nearest:
            root = union.root(at)
            names[root] = min(names.get(root, self._ids[at]), self._ids[at])
        return {
            self._ids[at]: Twin(names[union.root(at)], self._ids[other], same)
            for at, (same, other) in sorted(nearest.items())
        }

    def long_likenesses(self, first: int) -> Iterator[tuple[int, int, float, bool]]:
        """The long texts that look alike, one of the `first` ones and one of the others in each pair: their numbers,
        how much is the same in %, whether they are twins."""
        long = np.array([at for at, each in enumerate(self._signatures) if each.words is not None], dtype=np.int64)
        for left, right, same, twins in compared(self._signatures, self._proposed(long, first)):
            yield from zip(left.tolist(), right.tolist(), same.tolist(), twins.tolist(), strict=True)

    def _twins(self) -> Iterator[tuple[int, int, float]]:
        """The near-twins by their numbers, and how much is the same; of many equal texts only neighbours come."""
        first: dict[int, int] = {}
        single: list[int] = []
        for at, each in enumerate(self._signatures):
            if each.digest in first:
                yield first[each.digest], at, 100.0
            else:
                first[each.digest] = at
                single.append(at)
        short = [at for at in single if self._signatures[at].text is not None]
        if len(short) <= ALL_PAIRS:
            longest = _BRIEF if sum(self._signatures[at].length > _BRIEF for at in short) > _FEW else SHORT
            for left, right in self._each_with_each(short, longest):
                yield left, right, similarity(self._signatures[left], self._signatures[right])
            done = {at for at in short if self._signatures[at].length <= longest}
            single = [at for at in single if at not in done]
        for lefts, rights, same, twins in compared(self._signatures, self._proposed(np.array(single, dtype=np.int64))):
            for at in np.flatnonzero(twins).tolist():
                yield int(lefts[at]), int(rights[at]), float(same[at])

    def _proposed(self, numbers: NDArray[np.int64], first: int | None = None) -> Iterator[Pairs]:
        """The pairs of these texts whose sketches are alike."""
        for at in numbers.tolist():
            if self._drawn[at] == _NOT_DRAWN:
                self._drawn[at] = self._sketches.of_letters(self._signatures[at].text or "")
        places = np.array(self._drawn, dtype=np.int64)[numbers]
        return proposed(numbers, self._sketches.rows(), places, _BAND, _LEAST_ALIKE, first)

    def _each_with_each(self, short: list[int], longest: int) -> Iterator[tuple[int, int]]:
        """All pairs of short texts of which one has at most `longest` characters, by length.

        A text half as long again can be no near-twin.
        """
        least = least_letters()
        short = sorted(short, key=lambda at: (self._signatures[at].length, self._ids[at]))
        texts = [self._signatures[at].text or "" for at in short]
        lengths = np.array([len(text) for text in texts])
        for start in range(0, len(short), _BLOCK):
            if lengths[start] > longest:
                return
            end = min(start + _BLOCK, len(short))
            most = (int(lengths[end - 1]) + 1) * (200 - least) / least
            stop = int(np.searchsorted(lengths, most, side="right"))
            scores = cdist(texts[start:end], texts[start:stop], scorer=fuzz.ratio, score_cutoff=least, dtype=np.float32)
            for left, right in np.argwhere(scores >= least).tolist():
                if left < right:
                    yield short[start + left], short[start + right]


class Twin:
    """The group of a text, named after one of its members, and its nearest twin with how much is the same in %.

    `same` is 0 where only the whole with what stood before is nearly the same.
    """

    __slots__ = ("group", "nearest", "same")

    def __init__(self, group: str, nearest: str, same: float) -> None:
        self.group, self.nearest, self.same = group, nearest, same


def twin_groups(texts: Iterable[tuple[str, str]]) -> dict[str, Twin]:
    """The groups of near-twins among (name, text)."""
    index = TwinIndex()
    for name, text in texts:
        index.add(name, text)
    return index.groups()


def is_short(text: str) -> bool:
    """Whether a text is compared letter by letter."""
    return len(text) <= SHORT


def _draw(sketches: Sketches, plain: str, words: array[int] | None) -> int:
    return sketches.of_letters(plain) if words is None else sketches.of_words(words)


def _each(pairs: Pairs) -> Iterator[Sequence[int]]:
    return zip(pairs[0].tolist(), pairs[1].tolist(), strict=True)
