"""Groups texts that are nearly the same. Signatures are held, 0.5 to 2.5 kB a text, never the texts of long pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from dataset.curate.signature import (
    PLACES,
    SHORT,
    Signature,
    Sketch,
    are_twins,
    least_letters,
    signature_and_sketch,
    similarity,
    sketch,
)
from dataset.curate.union import Union

ALL_PAIRS = 15_000  # short texts up to which each is compared with each; beyond, sketches propose the pairs
_BLOCK = 512
_LEAST_SAME_WHOLE = 0.6  # of the places of a sketch: 0.7 of the word rows, less what chance takes
_BAND = 3  # places of a sketch that must all be equal
_WIDE_BAND = 6  # for wholes, whose prompts are alike by their template
_MOST_IN_BUCKET = 200  # a larger bucket is one phrase that everything holds: neighbours in it are compared, not all


class TwinIndex:
    """Takes texts one by one, then tells the groups. What it tells does not depend on the order of the texts."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._signatures: list[Signature] = []
        self._sketches: list[Sketch] = []
        self._wholes: dict[int, Sketch] = {}

    def add(self, name: str, text: str, before: str = "") -> None:
        """Take a text under a name of its own. A short one may also be a twin together with what stands `before` it."""
        if before and len(text) <= SHORT:
            self._wholes[len(self._ids)] = sketch(f"{before}\n{text}", by_words=True)
        self._ids.append(name)
        kept, drawn = signature_and_sketch(text)
        self._signatures.append(kept)
        self._sketches.append(drawn)

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
        for left, right in self._proposed(list(self._wholes), self._wholes, _WIDE_BAND):
            same = int(np.count_nonzero(self._wholes[left] == self._wholes[right]))
            if same >= _LEAST_SAME_WHOLE * PLACES:
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
            yield from self._each_with_each(short)
            single = [at for at in single if self._signatures[at].words is not None]
        for left, right in self._proposed(single, self._sketches):
            if are_twins(self._signatures[left], self._signatures[right]):
                yield left, right

    def long_likenesses(self) -> Iterator[tuple[int, int, float, bool]]:
        """The long texts that look alike: their numbers, how much is the same in %, whether they are twins."""
        long = [at for at, each in enumerate(self._signatures) if each.words is not None]
        for left, right in self._proposed(long, self._sketches):
            one, other = self._signatures[left], self._signatures[right]
            yield left, right, similarity(one, other), are_twins(one, other)

    def _each_with_each(self, short: list[int]) -> Iterator[tuple[int, int]]:
        """All pairs of short texts, by length: a text half as long again can be no near-twin."""
        least = least_letters()
        short = sorted(short, key=lambda at: (self._signatures[at].length, self._ids[at]))
        texts = [self._signatures[at].text or "" for at in short]
        lengths = np.array([len(text) for text in texts])
        for start in range(0, len(short), _BLOCK):
            end = min(start + _BLOCK, len(short))
            longest = (int(lengths[end - 1]) + 1) * (200 - least) / least
            stop = int(np.searchsorted(lengths, longest, side="right"))
            scores = cdist(texts[start:end], texts[start:stop], scorer=fuzz.ratio, score_cutoff=least, dtype=np.float32)
            for left, right in np.argwhere(scores >= least).tolist():
                if left < right:
                    yield short[start + left], short[start + right]

    def _proposed(
        self, numbers: Sequence[int], held: Sequence[Sketch] | Mapping[int, Sketch], width: int = _BAND
    ) -> Iterator[tuple[int, int]]:
        """Pairs that share a band of their sketches, each once."""
        if len(numbers) < 2:
            return
        told = np.array(numbers, dtype=np.int64)
        sketches = np.stack([held[at] for at in numbers]).astype(np.uint64)
        count = len(self._ids)
        pairs = np.empty(0, dtype=np.int64)  # 8 bytes a pair: of 100,000 texts there may be millions
        for band in range(0, PLACES - width + 1, width):
            keys = _mixed(sketches[:, band : band + width])
            order = np.argsort(keys, kind="stable")
            keys = keys[order]
            starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
            ends = np.append(starts[1:], len(keys))
            many = ends - starts > 1
            new = [
                _within(told[order[start:end]], count)
                for start, end in zip(starts[many].tolist(), ends[many].tolist(), strict=True)
            ]
            if new:
                pairs = np.union1d(pairs, np.concatenate(new))
        for start in range(0, len(pairs), _BLOCK):
            for pair in pairs[start : start + _BLOCK].tolist():
                yield divmod(pair, count)


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


def _mixed(columns: NDArray[np.uint64]) -> NDArray[np.uint64]:
    keys = columns[:, 0].copy()
    for at in range(1, columns.shape[1]):
        keys = keys * np.uint64(0x9E3779B97F4A7C15) + columns[:, at]
    return keys


def _within(members: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The pairs of a bucket, the smaller number times `count` plus the larger."""
    if len(members) <= _MOST_IN_BUCKET:
        left, right = np.triu_indices(len(members), 1)
    else:
        left = np.repeat(np.arange(len(members) - 4), 4)
        right = left + np.tile(np.arange(1, 5), len(members) - 4)
    one, other = members[left], members[right]
    return np.asarray(np.minimum(one, other) * count + np.maximum(one, other), dtype=np.int64)
