"""Train and validation: what belongs together stays on one side, so that the test asks nothing learned by heart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from heapq import nsmallest
from itertools import islice
from typing import Literal, NamedTuple

import numpy as np
from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from dataset.curate.fold import normalised
from dataset.curate.signature import OVERLAP, least_letters
from dataset.curate.twins import TwinIndex, is_short
from dataset.curate.union import Union
from dataset.finding import Judged
from dataset.report import HELD_OUT_FROM

LEAK_SAMPLE = 2000
_BLOCK = 1000
_MOST_SHARE = 0.25  # of all rows, when only whole documents can be held out
SplitSide = Literal["train", "validation"]


class Row(NamedTuple):
    """What the split needs to know of a pair."""

    id: str
    group: str  # document, thread or key family
    cluster: str | None  # of near-twins
    kind: str


class Split(BaseModel):
    """The ids of both sides, in the order in which they came, and why they lie so."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    train: tuple[str, ...]
    validation: tuple[str, ...] = ()
    why: str

    @property
    def sides(self) -> dict[str, SplitSide]:
        """The side of each id, to hand to the next split as `before`."""
        sides: dict[str, SplitSide] = {}
        for each in self.train:
            sides[each] = "train"
        for each in self.validation:
            sides[each] = "validation"
        return sides


class Leak(BaseModel):
    """How alike the sides are: validation texts with a near-twin in training, and the greatest likeness met, in %."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    validation: int
    with_twin: int
    highest: float

    @property
    def share(self) -> float:
        """The share of validation texts with a near-twin in training."""
        return self.with_twin / self.validation if self.validation else 0.0


def row_of(judged: Judged) -> Row:
    """The row of a judged candidate."""
    one = judged.candidate
    return Row(one.id, one.group, judged.cluster, one.kind)


def split(
    rows: Iterable[Row | Judged],
    share: float = 0.1,
    least: int = 5,
    most: int | None = None,
    before: Mapping[str, SplitSide] | None = None,
) -> Split:
    """Put about `share` of the rows aside for validation: at least `least`, at most `most`, of every kind its part.

    Which rows those are follows from their ids alone, so the same rows are split the same way. With the sides of an
    earlier split as `before` no row changes sides, unless new rows tie it to the other one; what is tied to both goes
    to train. Below HELD_OUT_FROM rows there is no validation. Raises ValueError for a share below 0 or not below 1.
    """
    if not 0 <= share < 1:
        raise ValueError(f"share must be at least 0 and below 1, not {share}")
    table = [row if isinstance(row, Row) else row_of(row) for row in rows]
    ids = [row.id for row in table]
    if len(table) < HELD_OUT_FROM:
        why = f"No validation file: {_few(len(table))} Below {HELD_OUT_FROM} it would tell nothing."
        return Split(train=tuple(ids), why=why)
    target = min(max(least, round(share * len(table))), len(table) // 2 if most is None else most)
    if target < 1 or not share:
        return Split(train=tuple(ids), why="No validation file, as you wished.")
    chosen = _choose(_parts(table), target, least, before or {})
    if sum(len(part) for part in chosen) < min(least, target):
        return Split(
            train=tuple(ids),
            why="No validation file: nearly all pairs hang together (near-twins, or parts of one document), so a test "
            "would only ask what was learned by heart.",
        )
    held = {row.id for part in chosen for row in part}
    return Split(
        train=tuple(each for each in ids if each not in held),
        validation=tuple(each for each in ids if each in held),
        why=f"{len(held):,} of {len(ids):,} pairs are held out. Near-twins, and pairs of one document, thread or key "
        "family, are on the same side.",
    )


def measure_leak(train: Iterable[tuple[str, str]], validation: Iterable[tuple[str, str]]) -> Leak:
    """How alike two sides of (id, text) are; at most LEAK_SAMPLE validation texts are compared, chosen by their ids.

    Each short text is compared with every one of the other side, a long one with those that look alike.
    """
    sample = nsmallest(LEAK_SAMPLE, validation, key=lambda pair: sha256(pair[0].encode()).hexdigest())
    index = TwinIndex()
    for name, text in sample:
        index.add(name, text)
    short = [at for at, (_, text) in enumerate(sample) if is_short(normalised(text))]
    held = [normalised(sample[at][1]) for at in short]
    best = np.zeros(len(sample))
    leaked = set[int]()
    for block in _blocks(train):
        for name, text in block:
            if len(text) > OVERLAP:
                index.add(name, text)
        others = [plain for _, text in block if is_short(plain := normalised(text))]
        if held and others:
            best[short] = np.maximum(best[short], cdist(held, others, scorer=fuzz.ratio, dtype=np.float32).max(axis=1))
    leaked.update(at for at in short if best[at] >= least_letters())
    for left, _, same, twins in index.long_likenesses(len(sample)):
        best[left] = max(best[left], same)
        if twins:
            leaked.add(left)
    return Leak(validation=len(sample), with_twin=len(leaked), highest=round(float(best.max(initial=0)), 1))


def _blocks(train: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    source = iter(train)
    while block := list(islice(source, _BLOCK)):
        yield block


def _parts(table: Sequence[Row]) -> list[list[Row]]:
    """The rows that must stay together, by the hash of the member that comes first in that order."""
    union = Union(len(table))
    first: dict[tuple[str, str], int] = {}
    for at, row in enumerate(table):
        for key in (("id", row.id), ("group", row.group), ("cluster", row.cluster)):
            if key[1] is not None:
                union.join(at, first.setdefault((key[0], key[1]), at))
    parts: dict[int, list[Row]] = defaultdict(list)
    for at, row in enumerate(table):
        parts[union.root(at)].append(row)
    return sorted(parts.values(), key=_order)


def _choose(parts: Sequence[list[Row]], target: int, least: int, before: Mapping[str, SplitSide]) -> list[list[Row]]:
    """The parts for validation: those that were there before, then of each kind its share, then whatever fits.

    A part larger than a third of the target is taken only when there would be too few otherwise.
    """
    chosen: list[list[Row]] = []
    free: list[list[Row]] = []
    for part in parts:
        sides = {before[row.id] for row in part if row.id in before}
        if sides == {"validation"}:
            chosen.append(part)
        elif not sides:
            free.append(part)
    total = sum(len(part) for part in parts)
    kinds = Counter(row.kind for part in parts for row in part)
    held = Counter(row.kind for part in chosen for row in part)
    room = target - held.total()
    for by_kind in (True, False):
        left: list[list[Row]] = []
        for part in free:
            kind = Counter(row.kind for row in part).most_common(1)[0][0]
            fair = held[kind] + len(part) <= max(1, round(target * kinds[kind] / total))
            if len(part) <= min(room, max(1, target // 3)) and (fair or not by_kind):
                chosen.append(part)
                held.update(row.kind for row in part)
                room -= len(part)
            else:
                left.append(part)
        free = left
    for part in sorted(free, key=len):
        if held.total() < min(least, target) and held.total() + len(part) <= max(target, total * _MOST_SHARE):
            chosen.append(part)
            held.update(row.kind for row in part)
    return chosen


def _order(part: Sequence[Row]) -> str:
    return min(sha256(row.id.encode()).hexdigest() for row in part)


def _few(count: int) -> str:
    return "there are no pairs." if not count else f"there {'is 1 pair' if count == 1 else f'are only {count} pairs'}."
