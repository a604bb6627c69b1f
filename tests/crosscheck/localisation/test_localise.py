"""Where the search for wrong numbers begins and ends; the published vectors are in ``tests/spec/test_localisation.py``."""

from fractions import Fraction

import pytest

from fupin_analysis.crosscheck.edits.linear import Edit, balance
from fupin_analysis.crosscheck.localisation.localise import localise


def found(edits, most=4, **values):
    stated = {name: None if value is None else Fraction(value) for name, value in values.items()}
    return [(one.support, dict(one.values), one.cost) for one in localise(edits, stated, most=most)]


AT_MOST = Edit("at most the whole", {"part": Fraction(1), "whole": Fraction(-1)}, "<=")


@pytest.mark.parametrize(("part", "is_wrong"), [(74, False), (75, False), (76, True)])
def test_a_bound_broken_by_one_household_is_broken(part, is_wrong):
    assert found([AT_MOST], part=part, whole=75) == ([(("part",), {}, 1), (("whole",), {}, 1)] if is_wrong else [])


@pytest.mark.parametrize(
    ("total", "answer"), [(10, []), (11, [(("total",), {"total": 10}, 1)]), (9, [(("total",), {"total": 10}, 1)])]
)
def test_a_sum_off_by_one_either_way_is_off(total, answer):
    fixed = Edit("stands", {"part": Fraction(1)}, constant=Fraction(10))
    assert found([balance("sum", "total", ["part"]), fixed], total=total, part=10) == answer


TWO = [balance("one", "a", ["b"]), balance("other", "c", ["d"])]


@pytest.mark.parametrize(("most", "answers"), [(0, 0), (1, 0), (2, 4)])
def test_no_more_numbers_are_changed_than_asked_for(most, answers):
    assert len(found(TWO, most=most, a=1, b=2, c=3, d=4)) == answers


def test_all_smallest_sets_are_found_in_the_order_of_the_figures():
    assert [support for support, _values, _cost in found(TWO, a=1, b=2, c=3, d=4)] == [
        ("a", "c"),
        ("a", "d"),
        ("b", "c"),
        ("b", "d"),
    ]


def test_a_number_left_out_costs_nothing_and_may_be_anything():
    assert found([balance("sum", "total", ["part", "rest"])], total=10, part=4, rest=None) == []


def test_a_larger_set_is_taken_where_it_weighs_less():
    stated = {"total": Fraction(10), "part": Fraction(4), "rest": Fraction(5), "copy": Fraction(10)}
    edits = [balance("sum", "total", ["part", "rest"]), balance("same", "total", ["copy"])]
    cheap = localise(edits, stated, weights={"part": Fraction(9), "rest": Fraction(9), "total": Fraction(2), "copy": Fraction(2)})
    assert [(one.support, one.cost) for one in cheap] == [(("total", "copy"), 4)]
