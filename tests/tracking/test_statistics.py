"""The statistics against published examples and against SciPy 1.17.1 and statsmodels 0.15.0 (values computed once)."""

from __future__ import annotations

import numpy as np
import pytest

from tracking.difference import difference, exact_chance, held_to_account
from tracking.distributions import beta_cdf, beta_quantile, t_cdf, t_quantile
from tracking.power import power
from tracking.preference import clopper_pearson, sign_power, sign_test
from tracking.ranks import change_point, cliffs_delta, rank_chance, share_chance

# Student's sleep data ("The Probable Error of a Mean", Biometrika 6, 1908), as in R's example of t.test.
SLEEP_1 = (0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0)
SLEEP_2 = (1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4)


@pytest.mark.parametrize(
    ("degrees", "probability", "quantile"),
    [(17.776, 0.975, 2.102821310380221), (2.5, 0.9, 1.7302509288071766), (1, 0.05, -6.313751514675044)],
)
def test_students_t_has_scipys_quantiles(degrees: float, probability: float, quantile: float) -> None:
    assert t_quantile(probability, degrees) == pytest.approx(quantile, rel=1e-9)
    assert t_cdf(quantile, degrees) == pytest.approx(probability, rel=1e-9)


def test_the_beta_distribution_is_scipys() -> None:
    assert [beta_cdf(2, 3, 0.4), beta_cdf(0.5, 7, 0.01), beta_cdf(30, 1, 0.999)] == pytest.approx(
        [0.5247999999999999, 0.2874836298717217, 0.9704309672630858], rel=1e-9
    )
    assert [beta_quantile(0.025, 5, 11), beta_quantile(0.975, 6, 10)] == pytest.approx(
        [0.11824110336688091, 0.6161962674588458], rel=1e-9
    )


def test_welchs_interval_is_the_published_one_for_students_sleep_data() -> None:
    found = difference(SLEEP_1, SLEEP_2, step=0.1)
    assert (found.low, found.high) == pytest.approx((-0.2054832, 3.3654832), abs=1e-6)  # R's t.test(extra ~ group)
    assert found.chance == pytest.approx(0.07939414, abs=1e-7)
    assert not found.is_exact


@pytest.mark.parametrize(
    ("before", "after", "chance"),
    [
        ([120, 95, 130, 88], [70, 95, 60, 82, 75], 0.031746031746031744),
        ([2, 3, 2, 4, 1], [1, 1, 2, 0, 1, 2], 0.09956709956709957),
        ([110, 120, 95, 130, 140, 100], [100, 80, 95, 85, 70, 92, 88], 0.002913752913752914),
    ],
)
def test_the_permutation_test_counts_what_scipy_counts(before: list[float], after: list[float], chance: float) -> None:
    assert exact_chance(before, after) == pytest.approx(chance, rel=1e-9)


def test_three_against_three_can_never_be_clear() -> None:
    found = difference([9, 9, 9], [1, 1, 1], step=1)
    assert found.chance == pytest.approx(0.1)  # two of twenty ways


def test_equal_values_do_not_look_as_if_nothing_varied() -> None:
    found = difference([2, 2, 2, 2], [1, 1, 1, 1], step=1)
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low > 0.5


def test_holms_method_is_that_of_statsmodels() -> None:
    assert held_to_account([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert held_to_account([]) == []


def test_power_is_cohens() -> None:
    assert power(64, 64, 1, 1, 0.5) == pytest.approx(0.80, abs=0.005)  # Cohen 1988, table 2.4.1: d .5, 64 a group
    assert power(26, 26, 1, 1, 0.8) == pytest.approx(0.80, abs=0.015)  # d .8, 26 a group
    assert power(10, 12, 1, 1, 1.0) == pytest.approx(0.6019347684, abs=0.02)  # by the noncentral t of SciPy
    assert power(6, 9, 900, 400, 35) == pytest.approx(0.5959135785, abs=0.02)


# Conover, "Practical Nonparametric Statistics", 1971, p. 97, as in R's example of binom.test; the others are SciPy's.
@pytest.mark.parametrize(
    ("wins", "decided", "chance", "low", "high"),
    [
        (682, 925, 7.087290775071152e-49, 0.7076683, 0.7654066),
        (7, 10, 0.34375, 0.3475471499399921, 0.9332604888222655),
        (15, 20, 0.04138946533203125, 0.5089541282920425, 0.9134285308985655),
        (0, 5, 0.0625, 0.0, 0.5218237501049814),
        (12, 12, 0.00048828125, 0.7353515306029488, 1.0),
        (9, 18, 1.0, 0.26019058289509706, 0.7398094171049029),
    ],
)
def test_the_sign_test_and_its_interval_are_exact(
    wins: int, decided: int, chance: float, low: float, high: float
) -> None:
    assert sign_test(wins, decided) == pytest.approx(chance, rel=1e-6)
    assert clopper_pearson(wins, decided) == pytest.approx((low, high), abs=1e-6)


def test_the_sign_tests_power_is_that_of_counting_with_scipy() -> None:
    found = [sign_power(20, 0.75), sign_power(35, 2 / 3), sign_power(12, 0.9)]
    assert found == pytest.approx([0.6171764674, 0.4842861664, 0.8891300277], abs=1e-8)


@pytest.mark.parametrize(
    ("before", "after", "chance", "delta"),
    [
        (
            [110, 120, 95, 130, 140, 100, 105, 99, 125, 118, 90],
            [100, 80, 95, 85, 70, 92, 88, 81, 99, 77, 105, 93],
            0.0015100635743582076,
            -0.7878787878787878,
        ),
        ([0, 0, 1, 0, 2, 0, 0, 1, 0, 0, 0, 3], [1, 2, 0, 3, 1, 4, 2, 0, 1, 2, 5, 1], 0.01968198198787587, 0.5416666667),
    ],
)
def test_the_rank_test_and_its_effect_are_scipys(
    before: list[float], after: list[float], chance: float, delta: float
) -> None:
    first, second = np.array(before, float), np.array(after, float)
    assert rank_chance(first, second) == pytest.approx(chance, rel=1e-6)
    assert cliffs_delta(first, second) == pytest.approx(delta)


def test_the_likelihood_ratio_of_two_shares_is_scipys() -> None:
    found = [share_chance(5, 40, 15, 38), share_chance(0, 20, 6, 25), share_chance(30, 100, 33, 110)]
    assert found == pytest.approx([0.005577507069193759, 0.005263207783297693, 1.0], rel=1e-6)


def test_the_nile_changed_in_1898() -> None:
    # Annual flow at Aswan 1871-1970 (G. W. Cobb, Biometrika 65, 1978); Pettitt's test puts the change after 1898.
    flow = (
        1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
        1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
        831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759,
        781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
        744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
    )  # fmt: skip
    before, chance = change_point(np.array(flow, float))
    assert 1871 + before - 1 == 1898
    assert chance < 1e-6
