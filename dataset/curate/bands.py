"""Which of many sketches may belong to near-twins: those that share a band, and enough of all places besides."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dataset.curate.sketch import PLACES

Pairs = tuple[NDArray[np.int64], NDArray[np.int64]]
_MOST_IN_BUCKET = 64  # a larger bucket is one phrase that everything holds: of it only neighbours are compared
_REACH = 8
_PAIRS_AT_ONCE = 10_000  # 10 MB


def proposed(
    numbers: NDArray[np.int64],
    sketches: NDArray[np.uint32],
    places: NDArray[np.int64],
    width: int,
    least: float,
    first: int | None = None,
) -> Iterator[Pairs]:
    """Pairs of numbers that share a band of their sketches and are equal in a share of `least` of all places, each
    once, the smaller number on the left.

    `places` tells the row of `sketches` that each number has. With `first`, only pairs of a number below it and one
    from it on. Nothing is remembered of a pair: it comes with the first band that is equal.
    """
    if len(numbers) < 2:
        return
    for band in range(0, PLACES - width + 1, width):
        for left, right in _bucket_pairs(sketches, places, band, width):
            if first is not None:
                across = (numbers[left] < first) != (numbers[right] < first)
                left, right = left[across], right[across]
            same = sketches.take(places[left], axis=0) == sketches.take(places[right], axis=0)
            count = np.add.reduce(same.view(np.uint8), axis=1, dtype=np.uint8)
            alike = np.flatnonzero(count >= least * PLACES)
            alike = alike[~_share_band(same[alike, :band], width)]
            if len(alike):
                one, other = numbers[left[alike]], numbers[right[alike]]
                yield np.minimum(one, other), np.maximum(one, other)


def _share_band(same: NDArray[np.bool_], width: int) -> NDArray[np.bool_]:
    """Whether all places of a band are equal; by columns, for numpy takes ten times as long by short rows."""
    whole = same[:, ::width]
    for at in range(1, width):
        whole = whole & same[:, at::width]
    return np.asarray(whole.any(axis=1), dtype=np.bool_)


def _bucket_pairs(sketches: NDArray[np.uint32], places: NDArray[np.int64], band: int, width: int) -> Iterator[Pairs]:
    """The pairs that are equal in a band, some thousands at a time."""
    keys = _keys(sketches, places, band, width)
    after = (band + width) % PLACES
    order = np.lexsort((sketches[places, after], keys))  # what is alike further on lies together
    keys = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(starts, len(keys)))
    for size in np.unique(sizes[sizes > 1]).tolist():
        left, right = _within(size)
        of_size = starts[sizes == size]
        many = max(1, _PAIRS_AT_ONCE // len(left))
        for at in range(0, len(of_size), many):
            begin = of_size[at : at + many, None]
            lefts, rights = order[(begin + left).ravel()], order[(begin + right).ravel()]
            for part in range(0, len(lefts), _PAIRS_AT_ONCE):
                yield lefts[part : part + _PAIRS_AT_ONCE], rights[part : part + _PAIRS_AT_ONCE]


def _keys(sketches: NDArray[np.uint32], places: NDArray[np.int64], band: int, width: int) -> NDArray[np.uint64]:
    keys: NDArray[np.uint64] = sketches[places, band].astype(np.uint64)
    for at in range(band + 1, band + width):
        keys = keys * np.uint64(0x9E3779B97F4A7C15) + sketches[places, at]
    return keys


@cache  # of 64 sizes at most
def _each(size: int) -> Pairs:
    left, right = np.triu_indices(size, 1)
    return left.astype(np.int64), right.astype(np.int64)


def _within(size: int) -> Pairs:
    """The pairs in a bucket of that size: all, or of a large one only those that lie near each other."""
    if size <= _MOST_IN_BUCKET:
        return _each(size)
    near = np.repeat(np.arange(size - _REACH, dtype=np.int64), _REACH)
    return near, near + np.tile(np.arange(1, _REACH + 1, dtype=np.int64), size - _REACH)
