"""Published worked examples of the comparison of places.

PHEindicatormethods 2.1 test data (Wilson, Byar, exact, rates), FunnelPlotR 0.6 and OHID (funnel limits), the BUGS example
"surgical" (twelve hospitals), NHSRplotthedots 0.2 (XmR). The last digits were worked out again.
"""

from __future__ import annotations

import pytest

from fupin_analysis.measure.fairness.control_chart import find_limits
from fupin_analysis.measure.fairness.funnel import (
    find_dispersion,
    observed_limits,
    over_dispersed_limits,
    proportion_limits,
    ratio_limits,
)
from fupin_analysis.measure.fairness.intervals import byar, exact_poisson, rate_interval, wilson
from fupin_analysis.measure.fairness.shrinkage import BetaBinomial, expected_ranks, fit_beta_binomial

DEATHS = [0, 18, 8, 46, 8, 13, 9, 31, 14, 8, 29, 24]
OPERATIONS = [47, 148, 119, 810, 211, 196, 148, 215, 207, 97, 256, 360]
HOSPITALS = "ABCDEFGHIJKL"


@pytest.mark.parametrize(
    ("count", "base", "level", "limits"),
    [
        (65, 100, 0.95, (0.5525444330, 0.7363575175)),
        (1045, 5000, 0.95, (0.1979554988, 0.2204913037)),
        (1, 100, 0.95, (0.0017674321, 0.0544861962)),
        (222, 3215, 0.95, (0.0607916904, 0.0783395668)),
        (65, 100, 0.998, (0.4954946575, 0.7783540614)),
    ],
)
def test_wilson(count, base, level, limits):
    assert wilson(count, base, level=level) == pytest.approx(limits, abs=1e-9)


@pytest.mark.parametrize(
    ("count", "level", "limits"),
    [
        (65, 0.95, (50.1631877105, 82.8491385459)),
        (1045, 0.95, (982.5932018073, 1110.3312129857)),
        (65, 0.998, (42.8802614715, 94.0002908443)),
        (10, 0.998, (2.9163183747, 24.1937248279)),
        (1, 0.95, (0.0253178080, 5.5716433909)),
        (5, 0.95, (1.6234863901, 11.6683320793)),
        (1, 0.998, (0.0010005003, 9.2334134765)),
    ],
)
def test_counts(count, level, limits):
    assert byar(count, level=level) == pytest.approx(limits, rel=1e-8, abs=1e-10)


def test_a_rate_above_one_is_not_cut_off():
    assert rate_interval(250, 220, per=100_000) == pytest.approx((113636.3636, 99984.9474, 128631.1449), abs=6e-5)


def test_a_count_of_nothing_has_a_lower_limit_of_nothing():
    assert exact_poisson(0)[0] == 0.0
    assert wilson(0, 47)[0] == 0.0
    assert wilson(47, 47)[1] == 1.0


@pytest.mark.parametrize(
    ("observed", "level", "limits"),
    [
        (1, 0.95, (17.94802, 3949.77495)),
        (5, 0.95, (42.85102, 307.97919)),
        (10, 0.95, (54.37632, 208.53372)),
        (10, 0.998, (41.43537, 337.77851)),
    ],
)
def test_funnel_of_observed_over_expected(observed, level, limits):
    assert observed_limits(observed, level=level) == pytest.approx(limits, rel=5e-6)


@pytest.mark.parametrize(
    ("expected", "level", "limits"),
    [
        (15, 0.95, (0.5596924, 1.649348)),
        (20, 0.95, (0.6108260, 1.544419)),
        (30, 0.95, (0.6746958, 1.427562)),
        (15, 0.998, (0.3862650, 2.082907)),
        (20, 0.998, (0.4479107, 1.902094)),
        (30, 0.998, (0.5289724, 1.702771)),
    ],
)
def test_funnel_of_a_ratio(expected, level, limits):
    assert ratio_limits(expected, level=level) == pytest.approx(limits, abs=6e-7)


def test_twelve_hospitals_differ_by_more_than_chance():
    found = find_dispersion(DEATHS, OPERATIONS)
    assert found.pooled == pytest.approx(0.0739161336, abs=5e-11)
    assert found.chi_square == pytest.approx(38.5556, abs=5e-5)
    assert found.degrees == 11
    assert found.factor == pytest.approx(38.5556 / 11, abs=5e-6)
    assert found.is_over


@pytest.mark.parametrize(
    ("base", "limits"),
    [
        (810, (0.0464, 0.0558, 0.0918, 0.1032)),
        (215, (0.0226, 0.0384, 0.1085, 0.1322)),
        (47, (0.0, 0.0, 0.1464, 0.2057)),
    ],
)
def test_exact_binomial_limits_are_interpolated(base, limits):
    inner, outer = (proportion_limits(0.0739161336, base, level=level) for level in (0.95, 0.998))
    assert (outer[0], inner[0], inner[1], outer[1]) == pytest.approx(limits, abs=5e-5)


def test_which_hospitals_stand_outside():
    target = find_dispersion(DEATHS, OPERATIONS).pooled

    def outside(level):
        found = []
        for name, count, base in zip(HOSPITALS, DEATHS, OPERATIONS, strict=True):
            lower, upper = proportion_limits(target, base, level=level)
            found += [(name, "high")] if count / base > upper else [(name, "low")] if count / base < lower else []
        return found

    assert outside(0.998) == [("H", "high")]
    assert sorted(set(outside(0.95)) - {("H", "high")}) == [("B", "high"), ("E", "low"), ("K", "high")]


def test_none_of_47_is_not_the_best_of_twelve():
    fitted = fit_beta_binomial(DEATHS, OPERATIONS)
    assert (fitted.alpha, fitted.beta) == pytest.approx((8.2535, 99.6369), abs=2e-3)
    assert fitted.mean == pytest.approx(0.0764989, abs=5e-7)
    shrunken = [fitted.shrunken(count, base) for count, base in zip(DEATHS, OPERATIONS, strict=True)]
    published = [0.0533, 0.1026, 0.0716, 0.0591, 0.0510, 0.0699, 0.0674, 0.1216, 0.0707, 0.0793, 0.1024, 0.0689]
    assert shrunken == pytest.approx(published, abs=6e-5)
    ranks = expected_ranks(DEATHS, OPERATIONS, fitted)
    published_ranks = [3.254, 10.074, 6.114, 3.884, 2.677, 5.892, 5.435, 11.424, 6.024, 7.265, 10.175, 5.783]
    assert ranks == pytest.approx(published_ranks, abs=2e-3)
    assert sum(ranks) == pytest.approx(78, abs=1e-4)
    assert HOSPITALS[ranks.index(min(ranks))] == "E"


def test_a_jump_does_not_widen_the_limits_that_show_it():
    series = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    screened, plain = find_limits(series), find_limits(series, is_screened=False)
    assert (screened.mean, screened.lower, screened.upper) == pytest.approx((1.9444, -0.7156, 4.6044), abs=5e-5)
    assert (plain.lower, plain.upper) == pytest.approx((-3.0626, 6.9515), abs=5e-5)
    assert screened.outside == (4,)


@pytest.mark.parametrize(
    ("count", "base", "limits"),
    [
        # Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_wilson_by_newcombe(count, base, limits):
    assert wilson(count, base) == pytest.approx(limits, abs=5e-5)


@pytest.mark.parametrize(("count", "limits"), [(0, (0.0, 3.6889)), (3, (0.6187, 8.7673)), (10, (4.7954, 18.3904))])
def test_exact_poisson_by_garwood(count, limits):
    assert exact_poisson(count) == pytest.approx(limits, abs=5e-5)


def test_individuals_chart_of_a_textbook():
    # Montgomery, Introduction to Statistical Quality Control, viscosity of aircraft primer paint.
    paint = [33.75, 33.05, 34.00, 33.81, 33.46, 34.02, 33.68, 33.27, 33.49, 33.20, 33.62, 33.00, 33.54, 33.12, 33.84]
    limits = find_limits(paint)
    assert (limits.mean, limits.lower, limits.upper) == pytest.approx((33.52, 32.24, 34.80), abs=5e-3)
    assert limits.outside == ()


def test_where_every_place_has_the_same_rate_there_is_no_shrinking_to_do():
    assert proportion_limits(0.0, 20) == (0.0, 0.0)
    assert proportion_limits(1.0, 20) == (1.0, 1.0)
    assert proportion_limits(0.3, 1)[0] == 0.0
    alike = find_dispersion([2, 3, 4], [20, 30, 40])
    assert alike.chi_square == pytest.approx(0.0, abs=1e-12)
    assert not alike.is_over
    fitted = fit_beta_binomial([2, 3, 4], [20, 30, 40])
    assert fitted.shrunken(4, 40) == pytest.approx(0.1, abs=1e-4)
    assert expected_ranks([2, 3, 4], [20, 30, 40], fitted) == pytest.approx([2, 2, 2], abs=1e-3)
    assert find_limits([0.1] * 7).outside == ()


def test_the_fewest_places_and_points_that_have_an_answer():
    two = find_dispersion([0, 1], [1, 3])  # pooled 1/4: (0 - 1/4)² / 1 + (1 - 3/4)² / 3 over 3/16
    assert (two.chi_square, two.degrees) == (pytest.approx(4 / 9), 1)
    assert find_dispersion([0, 0], [20, 30]).chi_square == 0.0
    assert ratio_limits(1) == pytest.approx((0.0253, 5.5716), abs=5e-5)
    pair = find_limits([4.0, 6.0])
    assert (pair.mean, pair.lower, pair.upper) == pytest.approx((5.0, -0.32, 10.32))


@pytest.mark.parametrize("value", [0.0, 0.1, 1_234_567.1])
def test_a_series_that_never_varies_is_within_its_limits(value):
    assert find_limits([value] * 7).outside == ()


def test_limits_of_places_that_differ_reach_all_of_a_small_base():
    from scipy.stats import betabinom

    low, high = over_dispersed_limits(BetaBinomial(8.0, 1.0), 5)
    wanted = []
    for tail in (0.025, 0.975):
        count = betabinom.ppf(tail, 5, 8.0, 1.0)
        wanted.append((count - (betabinom.cdf(count, 5, 8.0, 1.0) - tail) / betabinom.pmf(count, 5, 8.0, 1.0)) / 5)
    assert (low, high) == pytest.approx(tuple(wanted))
    assert 0.9 < high < 1.0


@pytest.mark.parametrize(
    "ask",
    [
        lambda: find_dispersion([5], [20]),
        lambda: find_dispersion([0, 1], [0, 10]),
        lambda: proportion_limits(0.3, 0),
        lambda: proportion_limits(1.2, 10),
        lambda: ratio_limits(0),
        lambda: observed_limits(0),
        lambda: wilson(0, 0),
        lambda: wilson(1, 10, level=95),
        lambda: exact_poisson(-1),
        lambda: rate_interval(3, 0, per=1),
        lambda: fit_beta_binomial([0, 0], [20, 30]),
        lambda: fit_beta_binomial([20, 30], [20, 30]),
        lambda: find_limits([5.0]),
        lambda: find_limits([1.0, float("nan"), 2.0]),
    ],
)
def test_what_has_no_answer_is_refused(ask):
    with pytest.raises(ValueError, match=r"\w"):
        ask()
