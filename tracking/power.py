"""How many more projects would tell: the size of a trial, computed before it is over.

The power of Welch's test for the difference that is looked for, with the variances seen so far (J. Cohen, "Statistical
Power Analysis for the Behavioral Sciences", 2nd ed. 1988, chapter 2), approximated by a shifted t. The difference
looked for is never smaller than a fifth of the mean before: power for whatever happened to be observed says nothing
when little was observed (J. M. Hoenig and D. M. Heisey, "The Abuse of Power", The American Statistician 55, 2001).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from pydantic import BaseModel, ConfigDict

from tracking.difference import CONFIDENCE, LEAST, variance
from tracking.distributions import normal_quantile, t_cdf, t_quantile

POWER = 0.8  # the usual wish: four times of five a difference that is there is found
WORTH_SEEING = 0.2  # of the mean before: a difference smaller than this is not looked for
MOST_MORE = 400


class More(BaseModel):
    """Further projects in each group until a difference of that size would show, four times of five."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before: int
    after: int
    size: float  # the difference looked for, without sign
    is_observed: bool  # the size is what was seen so far, and not the least worth seeing

    @property
    def total(self) -> int:
        """Of both groups together."""
        return self.before + self.after


def more_needed(before: Sequence[float], after: Sequence[float], *, step: float, among: int = 1) -> More | None:
    """How many more of each; None when it would take more than 400. `among` is how many comparisons are made at once.

    Groups that are below three values are filled up first; until then the other group's variance stands for both.
    """
    known = [variance(values, step) for values in (before, after) if len(values) >= LEAST]
    pooled = max(known) if known else variance([*before, *after], step)
    vary = [variance(values, step) if len(values) >= LEAST else pooled for values in (before, after)]
    means = [sum(values) / len(values) if values else None for values in (before, after)]
    seen = abs(means[1] - means[0]) if means[0] is not None and means[1] is not None else 0.0
    least = WORTH_SEEING * abs(means[0] if means[0] is not None else means[1] or 0.0)
    size = max(seen, least)
    if size <= 0:
        return None
    sizes = [max(LEAST, len(before)), max(LEAST, len(after))]
    # Student's t needs at least as many as the normal would; below that there is no need to ask it.
    widest = size / (normal_quantile(1 - (1 - CONFIDENCE) / 2 / among) + normal_quantile(POWER))
    while (
        sqrt(vary[0] / sizes[0] + vary[1] / sizes[1]) > widest
        or power(sizes[0], sizes[1], vary[0], vary[1], size, among) < POWER
    ):
        gain = [vary[at] / sizes[at] - vary[at] / (sizes[at] + 1) for at in (0, 1)]
        sizes[0 if gain[0] > gain[1] else 1] += 1
        if sum(sizes) - len(before) - len(after) > MOST_MORE:
            return None
    return More(before=sizes[0] - len(before), after=sizes[1] - len(after), size=size, is_observed=seen >= least)


def power(count: int, other: int, vary: float, other_vary: float, size: float, among: int = 1) -> float:
    """The probability that a true difference of that size is found, by each of several tests alike."""
    one, two = vary / count, other_vary / other
    degrees = (one + two) ** 2 / (one**2 / (count - 1) + two**2 / (other - 1))
    return 1 - t_cdf(t_quantile(1 - (1 - CONFIDENCE) / 2 / among, degrees) - size / sqrt(one + two), degrees)
