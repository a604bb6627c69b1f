"""Ratios that are unknown rather than invented."""

import math

import pytest

from fupin_analysis.measure.ratios import add, change, divide, exceeds, not_below_zero

NAN = float("nan")


@pytest.mark.parametrize(("part", "whole"), [(1.0, 0.0), (1.0, NAN), (NAN, 2.0), (0.0, 0.0)])
def test_nothing_is_divided_by_zero_or_by_what_is_unknown(part, whole):
    assert math.isnan(divide(part, whole))


def test_what_is_known_is_divided():
    assert (divide(0.0, 4.0), divide(3.0, 4.0), divide(3.0, 2)) == (0.0, 0.75, 1.5)


def test_a_change_from_nothing_is_unknown():
    assert (change(3.0, 2.0), change(1.0, 2.0)) == (0.5, -0.5)
    assert math.isnan(change(3.0, 0.0))


def test_a_share_above_one_is_marked_and_rounding_is_not():
    assert [exceeds(share) for share in (1.0, 0.1 + 0.2 + 0.7, 1.001, NAN)] == [False, False, True, False]


def test_any_of_several_shares_may_exceed():
    assert exceeds(0.5, 1.5)
    assert not exceeds(0.5, NAN)


def test_a_sum_is_of_what_is_known_and_unknown_where_nothing_is():
    assert add([1.0, NAN, 2.0]) == 3.0
    assert math.isnan(add([NAN]))
    assert math.isnan(add([]))


def test_a_sum_does_not_depend_on_the_order():
    assert add([1e16, 1.0, -1e16]) == add([1.0, 1e16, -1e16]) == 1.0


def test_what_is_left_is_never_negative_nor_made_up():
    assert (not_below_zero(-3.0), not_below_zero(3.0)) == (0.0, 3.0)
    assert math.isnan(not_below_zero(NAN))
