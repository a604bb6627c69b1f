"""Ratios that are unknown rather than invented."""

import pandas as pd

from fupin_analysis.measure.ratios import change, divide, exceeds

NAN = float("nan")


def known(values):
    return [None if pd.isna(value) else value for value in values]


def test_nothing_is_divided_by_zero_or_by_what_is_unknown():
    part, whole = pd.Series([1.0, 1.0, NAN, 0.0, 3.0]), pd.Series([0.0, NAN, 2.0, 4.0, 4.0])
    assert known(divide(part, whole)) == [None, None, None, 0.0, 0.75]


def test_a_number_serves_as_whole_too():
    assert known(divide(pd.Series([1.0, 3.0]), 2.0)) == [0.5, 1.5]


def test_a_change_from_nothing_is_unknown():
    assert known(change(pd.Series([3.0, 3.0, 1.0]), pd.Series([2.0, 0.0, 2.0]))) == [0.5, None, -0.5]


def test_a_share_above_one_is_marked_and_rounding_is_not():
    assert exceeds(pd.Series([1.0, 0.1 + 0.2 + 0.7, 1.001, NAN])).tolist() == [False, False, True, False]


def test_any_of_several_shares_may_exceed():
    assert exceeds(pd.Series([0.5, 0.5]), pd.Series([1.5, NAN])).tolist() == [True, False]
