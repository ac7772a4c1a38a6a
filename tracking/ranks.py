"""Comparing two samples by ranks, and finding when a series moved; no bell curve is supposed."""

from __future__ import annotations

from math import erfc, exp, sqrt

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


def cliffs_delta(before: Values, after: Values) -> float:
    """How much more often a later value is the larger one than the smaller one, from -1 to 1.

    N. Cliff, "Dominance statistics: Ordinal analyses to answer ordinal questions", Psychological Bulletin 114, 1993.
    """
    ordered = np.sort(before)
    below = np.searchsorted(ordered, after, side="left").sum()
    above = (len(before) - np.searchsorted(ordered, after, side="right")).sum()
    return float(below - above) / (len(before) * len(after))


def rank_chance(before: Values, after: Values) -> float:
    """The two-sided chance of ranks at least this uneven if both samples come from one source.

    The U test of H. B. Mann and D. R. Whitney (1947) by its normal approximation with correction for ties and
    continuity; good from about ten values in each sample.
    """
    count, other = len(before), len(after)
    total = count + other
    _, ties = np.unique(np.concatenate([before, after]), return_counts=True)
    spread = count * other / 12 * (total + 1 - float((ties**3 - ties).sum()) / (total * (total - 1)))
    if spread <= 0:
        return 1.0
    away = abs(cliffs_delta(before, after)) * count * other / 2  # U less its mean
    return float(erfc(max(0.0, away - 0.5) / sqrt(spread) / sqrt(2)))


def share_chance(before: int, of_before: int, after: int, of_after: int) -> float:
    """The chance of two shares this far apart if both were the same.

    The likelihood ratio G² of a two-by-two table against chi-square with one degree of freedom (T. Dunning, "Accurate
    Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19, 1993).
    """
    share = (before + after) / (of_before + of_after)
    cells = (
        (before, of_before * share),
        (of_before - before, of_before * (1 - share)),
        (after, of_after * share),
        (of_after - after, of_after * (1 - share)),
    )
    g = 2 * sum(seen * float(np.log(seen / expected)) for seen, expected in cells if seen)
    return float(erfc(sqrt(max(0.0, g) / 2)))


def change_point(values: Values) -> tuple[int, float]:
    """Where a series most likely moved (the number of values before it) and the chance that it did not move at all.

    A. N. Pettitt, "A Non-Parametric Approach to the Change-Point Problem", Applied Statistics 28, 1979; the chance is
    his approximation 2 exp(-6K² / (n³ + n²)).
    """
    count = len(values)
    ordered = np.sort(values)
    middle = (np.searchsorted(ordered, values, "left") + np.searchsorted(ordered, values, "right") + 1) / 2  # mid-ranks
    running = 2 * np.cumsum(middle) - np.arange(1, count + 1) * (count + 1)
    at = int(np.abs(running[:-1]).argmax()) if count > 1 else 0
    largest = float(abs(running[at]))
    return at + 1, min(1.0, 2 * exp(-6 * largest**2 / (count**3 + count**2)))
