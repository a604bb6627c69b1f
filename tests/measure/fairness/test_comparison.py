"""Townships side by side: what is withheld, what chance explains, and that nothing is ranked by noise."""

from __future__ import annotations

import math
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import betainc, betaincinv

from fupin_analysis.measure.fairness.comparison import CLASSES, measure_comparison, split_change
from fupin_analysis.measure.fairness.funnel import proportion_limits
from fupin_analysis.measure.fairness.intervals import check_level
from fupin_analysis.measure.fairness.shrinkage import BetaBinomial, expected_ranks, find_tiers
from tests.spec.test_fair_comparison import DEATHS, HOSPITALS, OPERATIONS

NAN = math.nan


def _places(counts, bases, year=2018):
    names = [f"{chr(0x4E00 + at)}镇" for at in range(len(counts))]
    return pd.DataFrame({"township": names, "year": year, "count": counts, "base": bases, "source": ""})


def test_the_twelve_hospitals_get_limits_for_places_that_differ():
    places = _places(DEATHS, OPERATIONS).assign(township=list(HOSPITALS))
    table = measure_comparison(places).set_index("township")
    assert set(table["method"]) == {"beta-binomial"}
    # Beside limits that allow for the usual difference between hospitals only H stands out.
    assert table["position"][table["position"].ne("within")].to_dict() == {"H": "above"}
    assert table.index[table["tier"].eq(1)].tolist() == ["B", "H", "K"]
    assert table.index[table["tier"].eq(-1)].tolist() == ["D", "E"]
    assert table.loc["A", "rate"] == 0.0
    assert table.loc["A", "shrunken_rate"] == pytest.approx(0.0533, abs=6e-5)
    assert table.loc["A", "tier"] == 0
    assert table["expected_rank"].idxmin() == "E"


def test_places_alike_but_one_are_judged_by_the_exact_limits():
    counts, bases = [20, 22, 19, 21, 20, 18, 23, 34], [200] * 8
    table = measure_comparison(_places(counts, bases))
    assert set(table["method"]) == {"binomial"}
    assert table["position"].tolist() == ["within"] * 7 + ["above"]


@pytest.mark.parametrize(
    ("count", "position"),
    [(1, "far_below"), (8, "below"), (12, "within"), (28, "within"), (34, "above"), (40, "far_above")],
)
def test_how_far_outside_a_place_stands(count, position):
    # Of 200 and a rate of one tenth all but one in twenty lie in 0.06-0.14, all but two in a thousand in 0.04-0.17.
    counts = [20, 22, 19, 21, 20, 18, 23] * 3 + [count]
    table = measure_comparison(_places(counts, [200] * len(counts)))
    assert table.set_index("count").loc[[count], "position"].tolist()[-1] == position


def test_thin_bases_impossible_counts_and_silence_are_withheld():
    table = measure_comparison(_places([5, 6, 7, 5, 6, 0, 130, NAN, 4], [100, 100, 100, 100, 100, 29, 120, 100, NAN]))
    withheld = table[table["position"].eq("withheld")]
    assert withheld["base"].fillna(-1).tolist() == [29, 120, 100, -1]
    assert withheld[["rate", "lower", "shrunken_rate", "expected_rank", "limit_low"]].isna().all().all()
    assert table["expected_rank"].dropna().sum() == pytest.approx(15)


def test_fewer_than_five_places_are_not_compared():
    table = measure_comparison(_places([5, 50, 7, 5], [100] * 4))
    assert set(table["position"]) == {"withheld"}
    assert table["rate"].isna().all()


@pytest.mark.parametrize("count", [0, 100])
def test_nobody_or_everybody_tells_no_place_from_another(count):
    table = measure_comparison(_places([count] * 6, [100] * 6))
    assert set(table["position"]) == {"within"}
    assert table["rate"].tolist() == [count / 100] * 6


def test_years_are_compared_apart():
    both = pd.concat([_places([5] * 5, [100] * 5, 2017), _places([50] * 5, [100] * 5, 2018)])
    assert set(measure_comparison(both)["position"]) == {"within"}


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 300)), min_size=1, max_size=12))
def test_whatever_is_reported_every_place_has_one_row_and_one_position(pairs):
    table = measure_comparison(_places([count for count, _base in pairs], [base for _count, base in pairs]))
    assert len(table) == len(pairs)
    assert set(table["position"]) <= set(CLASSES)
    shown = table[table["rate"].notna()]
    assert (shown["lower"].le(shown["rate"] + 1e-12) & shown["upper"].ge(shown["rate"] - 1e-12)).all()
    assert shown["base"].ge(30).all()


@given(st.lists(st.tuples(*[st.integers(1, 400)] * 4), min_size=1, max_size=6))
def test_size_and_rate_leave_no_remainder(rows):
    names = [f"{at}镇" for at in range(len(rows))]
    before = pd.DataFrame({"township": names, "count": [row[0] for row in rows], "base": [row[1] for row in rows]})
    after = pd.DataFrame({"township": names, "count": [row[2] for row in rows], "base": [row[3] for row in rows]})
    table = split_change(before, after)
    assert (table["by_size"] + table["by_rate"]).tolist() == pytest.approx(table["change"].tolist(), abs=1e-6)


def test_a_township_in_one_year_only_is_left_out():
    before = pd.DataFrame({"township": ["甲", "乙"], "count": [1.0, 2.0], "base": [10.0, 10.0]})
    after = pd.DataFrame({"township": ["甲", "丙"], "count": [2.0, 2.0], "base": [10.0, 10.0]})
    assert split_change(before, after)["township"].tolist() == ["甲"]


@pytest.mark.parametrize("level", [0, 1, 1.5, 95])
def test_a_level_is_a_share_below_the_whole(level):
    with pytest.raises(ValueError, match="share between 0 and 1"):
        check_level(level)
    assert check_level(0.999) == 0.999


def test_rates_of_nothing_and_of_all_have_no_limits_beside_them():
    assert (proportion_limits(0, 40), proportion_limits(1, 40)) == ((0.0, 0.0), (1.0, 1.0))
    with pytest.raises(ValueError, match="a rate between 0 and 1"):
        proportion_limits(-0.1, 40)
    with pytest.raises(ValueError, match="a base above 0"):
        proportion_limits(0.5, 0)


def test_tiers_on_both_sides_and_in_the_middle():
    fitted = BetaBinomial(8.0, 72.0)  # mean 0.1
    assert find_tiers([1, 40, 90], [400, 400, 400], fitted) == [-1, 0, 1]
    # how sure one has to be: the place in front is below at 60 %, not at 90 %
    assert [find_tiers([3], [45], fitted, certainty=level) for level in (0.6, 0.9)] == [[-1], [0]]


def test_a_township_of_one_still_has_its_change_split():
    before, after = (pd.DataFrame({"township": ["甲山镇"], "count": [1.0], "base": [base]}) for base in (1.0, 2.0))
    row = split_change(before, after).iloc[0]
    assert (row["by_size"], row["by_rate"], row["change"]) == (0.75, -0.75, 0.0)


def _ranks_pair_by_pair(counts, bases, fitted):
    """Expected ranks as they are defined: every pair by itself."""
    first, second = np.add(counts, fitted.alpha), np.subtract(bases, counts) + fitted.beta
    nodes, weights = np.polynomial.legendre.leggauss(200)
    ranks = []
    for own in range(len(counts)):
        rates = betaincinv(first[own], second[own], (nodes + 1) / 2)
        lower = betainc(first[:, None], second[:, None], rates[None, :]) @ (weights / 2)
        ranks.append(1 + lower.sum() - lower[own])
    return ranks


@pytest.mark.parametrize(("places", "fitted"), [(3, (8.0, 100.0)), (60, (2.0, 5.0)), (60, (0.3, 0.4)), (60, (5e4, 1e5))])
def test_ranks_are_those_of_every_pair_by_itself(places, fitted):
    random = np.random.default_rng(7)
    bases = random.integers(1, 2000, places).astype(float)
    counts = np.floor(bases * random.beta(2, 3, places))
    ranks = expected_ranks(counts.tolist(), bases.tolist(), BetaBinomial(*fitted))
    assert ranks == pytest.approx(_ranks_pair_by_pair(counts, bases, BetaBinomial(*fitted)), abs=1e-3)
    assert sum(ranks) == pytest.approx(places * (places + 1) / 2, abs=1e-2)


def test_a_thousand_townships_are_ranked():
    random = np.random.default_rng(7)
    bases = random.integers(50, 900, 1000).astype(float)
    counts = np.floor(bases * random.beta(8, 12, 1000))
    start = time.process_time()
    ranks = expected_ranks(counts.tolist(), bases.tolist(), BetaBinomial(8.0, 12.0))
    assert time.process_time() - start < 30
    assert sum(ranks) == pytest.approx(500_500, rel=1e-6)
