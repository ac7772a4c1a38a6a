"""Two groups of measured values: how far their means lie apart, and how sure that is.

The interval is Welch's (B. L. Welch, "The generalization of 'Student's' problem when several different population
variances are involved", Biometrika 34, 1947), which does not suppose that both groups vary alike. What a person
measures is rounded (whole rounds, five minutes), and a few equal values look as if nothing varied; so the variance of a
group is never taken below that of the rounding, step²/12 (W. F. Sheppard, 1898). Whether chance could have made the
difference is asked of a permutation test (R. A. Fisher, "The Design of Experiments", 1935): exact while all ways to
deal the values out can be counted, by Welch's t above that.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations
from math import comb, sqrt

import numpy as np
from pydantic import BaseModel, ConfigDict

from tracking.distributions import t_cdf, t_quantile

LEAST = 3  # values in a group from which on an interval is given
CONFIDENCE = 0.95
MOST_WAYS = 20_000  # of dealing the values out, that are all counted
_SAME = 1e-9


class Difference(BaseModel):
    """The later mean minus the earlier one; `low` and `high` are None where there are too few values to say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: int  # how many values
    after: int
    mean_before: float
    mean_after: float
    difference: float
    low: float | None = None
    high: float | None = None
    chance: float | None = None  # probability of a difference this large or larger if the helper made none
    is_exact: bool = False  # whether `chance` was counted and not approximated


def difference(before: Sequence[float], after: Sequence[float], *, step: float) -> Difference:
    """How the means differ, with a 95 % interval; `step` is what the values are rounded to.

    Both groups need at least one value.
    """
    mean_before, mean_after = sum(before) / len(before), sum(after) / len(after)
    plain = Difference(
        before=len(before),
        after=len(after),
        mean_before=mean_before,
        mean_after=mean_after,
        difference=mean_after - mean_before,
    )
    if min(len(before), len(after)) < LEAST:
        return plain
    spread = standard_error(before, after, step)
    degrees = degrees_of_freedom(before, after, step)
    reach = t_quantile((1 + CONFIDENCE) / 2, degrees) * spread
    exact = exact_chance(before, after)
    t = plain.difference / spread
    return plain.model_copy(
        update={
            "low": plain.difference - reach,
            "high": plain.difference + reach,
            "chance": exact if exact is not None else 2 * t_cdf(-abs(t), degrees),
            "is_exact": exact is not None,
        }
    )


def standard_error(before: Sequence[float], after: Sequence[float], step: float) -> float:
    """How much the difference of the means would vary from sample to sample."""
    return sqrt(variance(before, step) / len(before) + variance(after, step) / len(after))


def degrees_of_freedom(before: Sequence[float], after: Sequence[float], step: float) -> float:
    """Of Welch's t (F. E. Satterthwaite, Biometrics Bulletin 2, 1946)."""
    one, other = variance(before, step) / len(before), variance(after, step) / len(after)
    return (one + other) ** 2 / (one**2 / (len(before) - 1) + other**2 / (len(after) - 1))


def variance(values: Sequence[float], step: float) -> float:
    """The sample's variance, at least that of rounding to `step`."""
    middle = sum(values) / len(values)
    counted = sum((value - middle) ** 2 for value in values) / max(1, len(values) - 1)
    return max(counted, step * step / 12)


def exact_chance(before: Sequence[float], after: Sequence[float]) -> float | None:
    """The share of all ways to deal the values into two such groups whose means lie at least as far apart.

    None when there are too many ways to count.
    """
    total = len(before) + len(after)
    small = min(len(before), len(after))
    ways = comb(total, small)
    if ways > MOST_WAYS:
        return None
    values = np.array([*before, *after], dtype=np.float64)
    places = np.fromiter(chain.from_iterable(combinations(range(total), small)), np.intp, ways * small)
    dealt = values[places.reshape(ways, small)].sum(axis=1)
    means = np.abs(dealt / small - (values.sum() - dealt) / (total - small))
    seen = abs(sum(before) / len(before) - sum(after) / len(after))
    return float(np.mean(means >= seen - _SAME * max(1.0, seen)))


def held_to_account(chances: Sequence[float]) -> list[float]:
    """The chances of several comparisons at once, so that one of many does not pass by luck.

    Holm's method (S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
    Statistics 6, 1979).
    """
    order = sorted(range(len(chances)), key=lambda at: chances[at])
    adjusted = [0.0] * len(chances)
    worst = 0.0
    for rank, at in enumerate(order):
        worst = max(worst, min(1.0, chances[at] * (len(chances) - rank)))
        adjusted[at] = worst
    return adjusted
