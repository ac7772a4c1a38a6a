"""Which pairs are learnt together, and in which order: the same for the same seed, whenever it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from rehearsal.gradient import UNTAUGHT, Batch
from rehearsal.tokens import Encoded

SIZE = 4  # pairs a step
_WINDOW = 4 * SIZE  # within so many pairs those of like length go together
_MOST_TOKENS = 512  # at once in memory, filling included; a longer batch is read in parts


def order(pairs: Sequence[Encoded], passes: int, seed: int) -> list[list[int]]:
    """The numbers of the pairs of each step, over all passes."""
    steps = list[list[int]]()
    for number in range(passes):
        dice = np.random.default_rng([seed, number])
        mixed = [int(each) for each in dice.permutation(len(pairs))]
        made = list[list[int]]()
        for start in range(0, len(mixed), _WINDOW):
            near = sorted(mixed[start : start + _WINDOW], key=lambda at: len(pairs[at].ids))
            made += [near[at : at + SIZE] for at in range(0, len(near), SIZE)]
        steps += [made[at] for at in dice.permutation(len(made))]
    return steps


def parts(pairs: Sequence[Encoded], filler: int) -> Iterator[Batch]:
    """Batches of the pairs in their order, none with more tokens than fit into memory."""
    some = list[Encoded]()
    for pair in pairs:
        if some and (len(some) + 1) * max(len(each.ids) for each in (*some, pair)) > _MOST_TOKENS:
            yield _filled(some, filler)
            some = []
        some.append(pair)
    if some:
        yield _filled(some, filler)


def taught(pairs: Sequence[Encoded]) -> int:
    """How many tokens of the pairs are to be learnt."""
    return sum(len(each.ids) - each.taught for each in pairs)


def _filled(pairs: Sequence[Encoded], filler: int) -> Batch:
    length = max(len(each.ids) for each in pairs)
    ids = np.full((len(pairs), length), filler)
    labels = np.full((len(pairs), length), UNTAUGHT)
    for row, each in enumerate(pairs):
        ids[row, : len(each.ids)] = each.ids
        labels[row, each.taught : len(each.ids)] = each.ids[each.taught :]
    return Batch(ids, labels)
