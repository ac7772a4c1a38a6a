"""Groups texts that are nearly the same. Signatures are held, 0.5 to 2.5 kB a text, never the texts of long pieces."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from dataset.curate.signature import (
    PLACES,
    SHORT,
    Signature,
    are_twins,
    least_letters,
    signature_and_sketch,
    similarity,
    sketch,
    sketch_of_letters,
)
from dataset.curate.union import Union

ALL_PAIRS = 15_000  # short texts up to which each is compared with each; beyond, sketches propose the pairs
_BRIEF = 128  # characters; comparing two longer texts takes ten times as long, and sketches of them are sure
_FEW = 400  # longer ones than that, which are compared each with each all the same
_BLOCK = 512
_LEAST_SAME_WHOLE = 0.6  # of the places of a sketch: 0.7 of the word rows, less what chance takes
_BAND = 3  # places of a sketch that must all be equal
_WIDE_BAND = 6  # for wholes, whose prompts are alike by their template
_MOST_IN_BUCKET = 64  # a larger bucket is one phrase that everything holds: of it only neighbours are compared
_REACH = 8
_LEAST_ALIKE = 0.22  # of the places of a sketch; near-twins of four words have 0.35 and more
_PAIRS_AT_ONCE = 20_000  # 2.5 MB


class TwinIndex:
    """Takes texts one by one, then tells the groups. What it tells does not depend on the order of the texts."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._signatures: list[Signature] = []
        self._sketches, self._wholes = bytearray(), bytearray()  # one behind the other, 0.5 kB each
        self._drawn = array("q")  # of each text the place of its sketch; -1 for a short one, drawn when it is asked for
        self._with_whole = array("q")

    def add(self, name: str, text: str, before: str = "") -> None:
        """Take a text under a name of its own. A short one may also be a twin together with what stands `before` it."""
        if before and len(text) <= SHORT:
            self._with_whole.append(len(self._ids))
            self._wholes += sketch(f"{before}\n{text}", by_words=True).tobytes()
        self._ids.append(name)
        kept, drawn = signature_and_sketch(text)
        self._signatures.append(kept)
        self._drawn.append(-1 if drawn is None else len(self._sketches) // (4 * PLACES))
        self._sketches += b"" if drawn is None else drawn.tobytes()

    def groups(self) -> dict[str, Twin]:
        """For each text that has near-twins: its group and the text that it is most like."""
        union = Union(len(self._ids))
        nearest: dict[int, tuple[float, int]] = {}
        for left, right in self.pairs():
            union.join(left, right)
            same = similarity(self._signatures[left], self._signatures[right])
            for one, other in ((left, right), (right, left)):
                if one not in nearest or (same, self._ids[nearest[one][1]]) > (nearest[one][0], self._ids[other]):
                    nearest[one] = (same, other)
        wholes = _rows(self._wholes)
        for left, right in _proposed(self._with_whole, wholes, _WIDE_BAND, _LEAST_SAME_WHOLE):
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

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The near-twins by their numbers; a pair may come twice, and of many equal texts only neighbours come."""
        first: dict[int, int] = {}
        single: list[int] = []
        for at, each in enumerate(self._signatures):
            if each.digest in first:
                yield first[each.digest], at
            else:
                first[each.digest] = at
                single.append(at)
        short = [at for at in single if self._signatures[at].text is not None]
        if len(short) <= ALL_PAIRS:
            longest = _BRIEF if sum(self._signatures[at].length > _BRIEF for at in short) > _FEW else SHORT
            yield from self._each_with_each(short, longest)
            compared = {at for at in short if self._signatures[at].length <= longest}
            single = [at for at in single if at not in compared]
        for left, right in _proposed(single, self._sketched(single)):
            if are_twins(self._signatures[left], self._signatures[right]):
                yield left, right

    def long_likenesses(self, first: int) -> Iterator[tuple[int, int, float, bool]]:
        """The long texts that look alike, one of the `first` ones and one of the others in each pair: their numbers,
        how much is the same in %, whether they are twins."""
        long = [at for at, each in enumerate(self._signatures) if each.words is not None]
        for left, right in _proposed(long, self._sketched(long)):
            if left < first <= right:
                one, other = self._signatures[left], self._signatures[right]
                yield left, right, similarity(one, other), are_twins(one, other)

    def _sketched(self, numbers: Sequence[int]) -> NDArray[np.uint32]:
        """The sketches of these texts, one a row."""
        rows = np.empty((len(numbers), PLACES), dtype=np.uint32)
        places = np.array([self._drawn[at] for at in numbers], dtype=np.int64)
        rows[places >= 0] = _rows(self._sketches)[places[places >= 0]]
        for row in np.flatnonzero(places < 0).tolist():
            rows[row] = sketch_of_letters(self._signatures[numbers[row]].text or "")
        return rows

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


def _rows(sketches: bytearray) -> NDArray[np.uint32]:
    return np.frombuffer(bytes(sketches), dtype=np.uint32).reshape(-1, PLACES)


def _proposed(
    numbers: Sequence[int], sketches: NDArray[np.uint32], width: int = _BAND, least: float = _LEAST_ALIKE
) -> Iterator[tuple[int, int]]:
    """Pairs that share a band of their sketches and are equal in a share of `least` of all places, each once.

    `sketches` has a row for each number. Nothing is remembered of a pair: it comes with the first band that is equal.
    """
    if len(numbers) < 2:
        return
    told = np.array(numbers, dtype=np.int64)
    for band in range(0, PLACES - width + 1, width):
        for left, right in _bucket_pairs(sketches, band, width):
            same = sketches[left] == sketches[right]
            alike = same.sum(axis=1) >= least * PLACES
            if band:
                alike &= ~same[:, :band].reshape(len(same), -1, width).all(axis=2).any(axis=1)
            for one, other in zip(told[left[alike]].tolist(), told[right[alike]].tolist(), strict=True):
                yield (one, other) if one < other else (other, one)


def _bucket_pairs(
    sketches: NDArray[np.uint32], band: int, width: int
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """The pairs of rows that are equal in a band, some thousands at a time."""
    keys = _mixed(sketches[:, band : band + width])
    after = (band + width) % PLACES
    order = np.lexsort((sketches[:, after], keys))  # in a large bucket those lie side by side that are alike further on
    keys = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    ends = np.append(starts[1:], len(keys))
    many = ends - starts > 1
    lefts, rights, waiting = list[NDArray[np.int64]](), list[NDArray[np.int64]](), 0
    for start, end in zip(starts[many].tolist(), ends[many].tolist(), strict=True):
        left, right = _within(end - start)
        lefts.append(order[start + left])
        rights.append(order[start + right])
        waiting += len(left)
        if waiting >= _PAIRS_AT_ONCE:
            yield np.concatenate(lefts), np.concatenate(rights)
            lefts, rights, waiting = [], [], 0
    if waiting:
        yield np.concatenate(lefts), np.concatenate(rights)


def _mixed(columns: NDArray[np.uint32]) -> NDArray[np.uint64]:
    keys = columns[:, 0].astype(np.uint64)
    for at in range(1, columns.shape[1]):
        keys = keys * np.uint64(0x9E3779B97F4A7C15) + columns[:, at]
    return keys


@cache  # of 64 sizes at most
def _each(size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    left, right = np.triu_indices(size, 1)
    return left.astype(np.int64), right.astype(np.int64)


def _within(size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs in a bucket of that size: all, or of a large one only those that lie near each other."""
    if size <= _MOST_IN_BUCKET:
        return _each(size)
    near = np.repeat(np.arange(size - _REACH, dtype=np.int64), _REACH)
    return near, near + np.tile(np.arange(1, _REACH + 1, dtype=np.int64), size - _REACH)
