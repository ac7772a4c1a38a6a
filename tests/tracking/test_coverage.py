"""Intervals keep their promise in simulation, and "about N more would tell" comes true."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from tracking.difference import difference
from tracking.power import more_needed
from tracking.preference import clopper_pearson, sign_test
from tracking.project import Helper, Project
from tracking.report import make_report

pytestmark = pytest.mark.slow
Draw = Callable[[Random], float]


def _minutes(middle: float) -> Draw:
    """Skewed, as working times are, and rounded to five."""
    return lambda rng: max(5.0, round(rng.lognormvariate(0, 0.45) * middle / 5) * 5)


def _rounds(chance: float) -> Draw:
    """Whole rounds from none to six."""
    return lambda rng: float(sum(rng.random() < chance for _ in range(6)))


@pytest.mark.parametrize(
    ("before", "after", "step", "sizes"),
    [
        (_minutes(120), _minutes(90), 5, (8, 6)),
        (_minutes(120), _minutes(60), 5, (20, 12)),
        (_rounds(0.4), _rounds(0.2), 1, (6, 6)),
        (_rounds(0.5), _rounds(0.15), 1, (12, 4)),
        (lambda rng: rng.gauss(10, 3), lambda rng: rng.gauss(14, 1), 0.1, (5, 9)),
    ],
)
def test_the_interval_of_a_difference_holds_the_truth_about_95_times_of_100(
    before: Draw, after: Draw, step: float, sizes: tuple[int, int]
) -> None:
    rng = Random(20261123)
    many = 20_000
    truth = sum(after(rng) for _ in range(many)) / many - sum(before(rng) for _ in range(many)) / many
    held = 0
    tries = 1_000
    for _ in range(tries):
        found = difference([before(rng) for _ in range(sizes[0])], [after(rng) for _ in range(sizes[1])], step=step)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= truth <= found.high
    assert 0.925 <= held / tries <= 0.985


def test_the_interval_of_a_share_holds_the_truth_at_least_95_times_of_100() -> None:
    rng = Random(7)
    for share, decided in ((0.5, 12), (0.7, 20), (0.9, 35)):
        held = 0
        for _ in range(1_000):
            low, high = clopper_pearson(sum(rng.random() < share for _ in range(decided)), decided)
            held += low <= share <= high
        assert held / 1_000 >= 0.94  # 0.95 less the noise of a thousand tries


def test_the_sign_test_calls_equals_unequal_at_most_5_times_of_100() -> None:
    rng = Random(8)
    wrong = sum(sign_test(sum(rng.random() < 0.5 for _ in range(20)), 20) < 0.05 for _ in range(1_000))
    assert wrong <= 60


def _project(helper: Helper, rng: Random, minutes: Draw, rounds: Draw) -> Project:
    return Project(name="x", helper=helper, minutes=minutes(rng), rounds=int(rounds(rng)))


def test_a_report_where_nothing_differs_is_rarely_called_clear() -> None:
    rng = Random(9)
    called = 0
    for _ in range(200):
        projects = [
            _project(helper, rng, _minutes(100), _rounds(0.3))
            for helper, count in (("general model", 9), ("tuned model", 7), ("prompt kit", 6))
            for _ in range(count)
        ]
        called += any(finding.is_clear for finding in make_report(projects).findings)
    assert called / 200 <= 0.08  # 0.05 for the whole report, with the noise of 200 tries


def test_as_many_more_as_are_named_do_tell_about_four_times_of_five() -> None:
    rng = Random(10)
    before, after = (lambda r: r.gauss(120, 30)), (lambda r: r.gauss(85, 30))
    told, tries = 0, 300
    earlier, later = [158.0, 82, 120, 139, 101], [123.0, 47, 85, 104, 66]  # as far apart and as varied as the truth
    more = more_needed(earlier, later, step=5)
    assert more is not None
    assert more.total > 0
    for _ in range(tries):
        first = [before(rng) for _ in range(5 + more.before)]
        second = [after(rng) for _ in range(5 + more.after)]
        found = difference(first, second, step=5)
        told += found.low is not None and found.high is not None and not found.low <= 0 <= found.high
    assert 0.75 <= told / tries <= 0.9
