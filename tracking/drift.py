"""Drift: is recent approved work still like what the model or the kit was made from, and what moved.

Compared are the length, the sixteen counts of dataset.curate.style, words, clients and kinds. A measure has moved when
the change is at least of middle size (|Cliff's delta| from .33, J. Romano et al. 2006) and beyond chance after Holm's
correction over all measures. Below twenty pieces on a side nothing is said: see dataset.curate.style.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from dataset.curate.style import COUNTS, LEAST_PIECES, style_counts
from dataset.pair.text import word_count
from tracking.difference import CONFIDENCE, held_to_account
from tracking.ranks import Values, change_point, cliffs_delta, rank_chance, share_chance
from tracking.works import Work

MIDDLE, LARGE = 0.33, 0.474
LEAST_SHARE = 0.15  # a client or kind must gain or lose this share of the work
LEAST_HOLDERS = 5  # pieces that hold a word, of both sides
MOST_WORDS = 8
RULES = "2026-11"  # version of the thresholds and of the advice
Advice = Literal["too early", "refresh", "look", "no need"]
_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
_TOKEN = re.compile(r"\[[A-Z]+-\d+\]")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Moved(_Frozen):
    """A measure that moved: its medians, the size of the change, and since when, where days are known."""

    measure: str
    before: float
    after: float
    delta: float
    since: str | None = None  # ISO day of the first piece after the change


class ShareMoved(_Frozen):
    """A word, client or kind: in which share of the pieces it stands, then and now."""

    name: str
    before: float
    after: float


class Drift(_Frozen):
    """What moved, and what to do; `advice` is "too early" when a side has fewer than twenty pieces."""

    before: int
    after: int
    advice: Advice
    measures: tuple[Moved, ...] = ()
    compared: int = 0  # how many measures were looked at
    words: tuple[ShareMoved, ...] = ()
    clients: tuple[ShareMoved, ...] = ()
    kinds: tuple[ShareMoved, ...] = ()


def find_drift(reference: Sequence[Work], recent: Sequence[Work]) -> Drift:
    """Compare recent work with what was trained on."""
    if min(len(reference), len(recent)) < LEAST_PIECES:
        return Drift(before=len(reference), after=len(recent), advice="too early")
    measures, compared = _measures(reference, recent)
    clients = _shares(reference, recent, lambda work: [work.client] if work.client else [], LEAST_SHARE)
    kinds = _shares(reference, recent, lambda work: [work.kind] if work.kind else [], LEAST_SHARE)
    words = _shares(reference, recent, _words, 0.2)[:MOST_WORDS]
    drift = Drift(
        before=len(reference),
        after=len(recent),
        advice="no need",
        measures=measures,
        compared=compared,
        words=words,
        clients=clients,
        kinds=kinds,
    )
    return drift.model_copy(update={"advice": _advice(drift)})


def _advice(drift: Drift) -> Advice:
    """Refresh for a large change of manner, several middle ones, or a kind of work that the set hardly knows."""
    large = [moved for moved in drift.measures if abs(moved.delta) >= LARGE]
    fresh = [kind for kind in drift.kinds if kind.after - kind.before >= 0.2 and kind.before < 0.1]
    if large or len(drift.measures) >= 3 or fresh:
        return "refresh"
    return "look" if drift.measures or drift.words or drift.clients or drift.kinds else "no need"


def _measures(reference: Sequence[Work], recent: Sequence[Work]) -> tuple[tuple[Moved, ...], int]:
    """The length and the counts that moved, the largest change first, and how many were compared."""
    names = ["words in a piece", *COUNTS]
    tables = [_table(works) for works in (reference, recent)]
    known = [[row[at][~np.isnan(row[at])] for row in tables] for at in range(len(names))]
    able = [at for at, (before, after) in enumerate(known) if min(len(before), len(after)) >= LEAST_PIECES]
    chances = held_to_account([rank_chance(*known[at]) for at in able])
    moved = []
    for at, chance in zip(able, chances, strict=True):
        before, after = known[at]
        delta = cliffs_delta(before, after)
        if chance < 1 - CONFIDENCE and abs(delta) >= MIDDLE:
            middle, now = (float(np.median(values)) for values in (before, after))
            if middle == now:  # of something rare, medians say nothing
                middle, now = float(before.mean()), float(after.mean())
            since = _since([*reference, *recent], np.concatenate([table[at] for table in tables]))
            moved.append(Moved(measure=names[at], before=middle, after=now, delta=delta, since=since))
    return tuple(sorted(moved, key=lambda one: -abs(one.delta))), len(able)


def _table(works: Sequence[Work]) -> Values:
    """A row for each measure, a column for each piece; not a number where a piece is too short to count."""
    columns = []
    for work in works:
        text = _TOKEN.sub("Name", work.text)
        counts = style_counts(text)
        style = np.full(len(COUNTS), np.nan) if counts is None else counts.astype(np.float64)
        columns.append(np.concatenate([[float(word_count(text))], style]))
    return np.asarray(np.stack(columns).T, dtype=np.float64)


def _since(works: Sequence[Work], values: Values) -> str | None:
    """The day of the first piece after the change, where most days are known and the change shows in their order."""
    dated = sorted(
        (work.written, float(value))
        for work, value in zip(works, values, strict=True)
        if work.written and value == value
    )
    if len(dated) < 2 * LEAST_PIECES:
        return None
    at, chance = change_point(np.array([value for _, value in dated]))
    return dated[at][0].isoformat() if chance < 1 - CONFIDENCE and at < len(dated) else None


def _shares(
    reference: Sequence[Work], recent: Sequence[Work], names_of: Callable[[Work], Sequence[str]], least: float
) -> tuple[ShareMoved, ...]:
    """The names whose share of pieces moved by `least` and beyond chance; pieces without any name are left out."""
    sides = [[set(names) for work in works if (names := names_of(work))] for works in (reference, recent)]
    if min(map(len, sides)) < LEAST_PIECES:
        return ()
    counts = [Counter(name for names in side for name in names) for side in sides]
    total = [len(side) for side in sides]
    tested = sorted(name for name in counts[0] | counts[1] if counts[0][name] + counts[1][name] >= LEAST_HOLDERS)
    chances = held_to_account([share_chance(counts[0][n], total[0], counts[1][n], total[1]) for n in tested])
    moved = [
        ShareMoved(name=name, before=counts[0][name] / total[0], after=counts[1][name] / total[1])
        for name, chance in zip(tested, chances, strict=True)
        if chance < 1 - CONFIDENCE
    ]
    large = [one for one in moved if abs(one.after - one.before) >= least]
    return tuple(sorted(large, key=lambda one: (-abs(one.after - one.before), one.name)))


def _words(work: Work) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_TOKEN.sub(" ", work.text))]
