"""What a blind comparison says: who was preferred how often, and whether chance alone would do that.

Ties count for neither side (W. J. Dixon and A. M. Mood, "The Statistical Sign Test", JASA 41, 1946). The chance is the
exact binomial one of both sides; the interval of the share is that of C. J. Clopper and E. S. Pearson (Biometrika 26,
1934), which covers the truth at least 95 times of 100 whatever it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import lgamma, log

import numpy as np
from pydantic import BaseModel, ConfigDict

from tracking.blind import Choice, Comparison, Judged, judged
from tracking.distributions import beta_quantile

CONFIDENCE = 0.95
POWER = 0.8
LEAST_SHARE = 2 / 3  # a preference smaller than two of three is not looked for
MOST_PAIRS = 400


class Preference(BaseModel):
    """How the two sets did; `share` is that of `one` among the pairs that were decided, None when there are none.

    `more` is how many further decided pairs would tell, None where it is clear or would take too many. `left` is how
    often the left side won, to show a habit of the hand.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    one: int
    other: int
    ties: int
    left: int
    share: float | None
    low: float | None
    high: float | None
    chance: float
    is_clear: bool
    more: int | None
    pairs: tuple[Judged, ...]


def preference(comparison: Comparison, choices: Mapping[int, Choice]) -> Preference:
    """The result of what was judged so far."""
    every = judged(comparison, choices)
    one = sum(each.winner == "one" for each in every)
    other = sum(each.winner == "other" for each in every)
    decided = one + other
    chance = sign_test(one, decided)
    low, high = clopper_pearson(one, decided) if decided else (None, None)
    is_clear = decided > 0 and chance < 1 - CONFIDENCE
    return Preference(
        one=one,
        other=other,
        ties=len(every) - decided,
        left=sum(each.choice == "left" for each in every),
        share=one / decided if decided else None,
        low=low,
        high=high,
        chance=chance,
        is_clear=is_clear,
        more=None if is_clear else more_pairs(one, decided),
        pairs=tuple(every),
    )


def sign_test(wins: int, decided: int) -> float:
    """The probability of a split at least this uneven if both were equally good."""
    if not decided:
        return 1.0
    tail = float(_probabilities(decided, 0.5)[: min(wins, decided - wins) + 1].sum())
    return min(1.0, 2 * tail)


def clopper_pearson(wins: int, decided: int) -> tuple[float, float]:
    """The 95 % interval of a share."""
    aside = (1 - CONFIDENCE) / 2
    low = beta_quantile(aside, wins, decided - wins + 1) if wins else 0.0
    high = beta_quantile(1 - aside, wins + 1, decided - wins) if wins < decided else 1.0
    return low, high


def more_pairs(wins: int, decided: int) -> int | None:
    """How many more decided pairs until a preference like this one would show, four times of five.

    The preference looked for is what was seen, but at least two of three. None when it would take more than 400.
    """
    share = max(wins, decided - wins) / decided if decided else 0.0
    share = min(max(share, LEAST_SHARE), 0.95)
    for count in range(max(6, decided), MOST_PAIRS + 1):
        if sign_power(count, share) >= POWER:
            return count - decided
    return None


def sign_power(count: int, share: float) -> float:
    """The probability that the sign test finds a true share of that size in `count` decided pairs."""
    even = np.cumsum(_probabilities(count, 0.5))
    most_lost = int(np.searchsorted(2 * even, 1 - CONFIDENCE, side="left")) - 1  # losses at which it is still clear
    if most_lost < 0:
        return 0.0
    probabilities = _probabilities(count, share)
    return float(probabilities[count - most_lost :].sum() + probabilities[: most_lost + 1].sum())


def _probabilities(count: int, share: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Of 0 to `count` wins."""
    wins = np.arange(count + 1)
    ways = np.array([lgamma(count + 1) - lgamma(k + 1) - lgamma(count - k + 1) for k in range(count + 1)])
    return np.asarray(np.exp(ways + wins * log(share) + (count - wins) * log(1 - share)), dtype=np.float64)
