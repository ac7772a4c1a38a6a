"""Student's t and the binomial, without a heavy library; tests hold them against SciPy's values."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, lgamma, log, log1p, pi
from statistics import NormalDist

_STEPS = 300
_TINY = 1e-300
_CLOSE = 1e-14


def normal_quantile(probability: float) -> float:
    """The value that a standard normal stays below with that probability."""
    return NormalDist().inv_cdf(probability)


def beta_cdf(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (https://dlmf.nist.gov/8.17, 8.17.22)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(a, b, x) / a
    return 1 - front * _fraction(b, a, 1 - x) / b


def t_cdf(t: float, degrees: float) -> float:
    """The probability that Student's t with that many degrees of freedom stays below `t`."""
    tail = beta_cdf(degrees / 2, 0.5, degrees / (degrees + t * t)) / 2
    return 1 - tail if t > 0 else tail


def t_quantile(probability: float, degrees: float) -> float:
    """The value that Student's t stays below with that probability; `degrees` may be a fraction."""
    if probability < 0.5:
        return -t_quantile(1 - probability, degrees)
    high = 1.0
    while t_cdf(high, degrees) < probability:
        high *= 2
    scale = lgamma((degrees + 1) / 2) - lgamma(degrees / 2) - log(degrees * pi) / 2

    def density(t: float) -> float:
        return exp(scale - (degrees + 1) / 2 * log1p(t * t / degrees))

    return _solved(lambda t: t_cdf(t, degrees), density, probability, 0.0, high)


def beta_quantile(probability: float, a: float, b: float) -> float:
    """The value that a beta distribution stays below with that probability."""
    scale = lgamma(a + b) - lgamma(a) - lgamma(b)

    def density(x: float) -> float:
        return exp(scale + (a - 1) * log(x) + (b - 1) * log1p(-x))

    return _solved(lambda x: beta_cdf(a, b, x), density, probability, 0.0, 1.0)


def _solved(
    rising: Callable[[float], float], slope: Callable[[float], float], wanted: float, low: float, high: float
) -> float:
    """Newton's steps where they stay between the bounds, halving where they do not."""
    at = (low + high) / 2
    for _ in range(_STEPS):
        missing = wanted - rising(at)
        low, high = (at, high) if missing > 0 else (low, at)
        steep = slope(at)
        following = at + missing / steep if steep > 0 else low
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - at) <= _CLOSE * max(1.0, abs(at)):
            return following
        at = following
    return at


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction by Lentz's method, modified so that no division by zero can happen."""
    c, d = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _STEPS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away_from_zero(1 + step * d)
            c = _away_from_zero(1 + step / c)
            value *= c * d
        if abs(c * d - 1) < _CLOSE:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
