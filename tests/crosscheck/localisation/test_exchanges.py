"""Households and persons of a row, or two neighbouring rows, typed in each other's place."""

from fractions import Fraction

import pytest

from fupin_analysis.crosscheck.edits.linear import Edit, balance
from fupin_analysis.crosscheck.edits.stated import Key, Stated
from fupin_analysis.crosscheck.localisation.candidates import Background
from fupin_analysis.crosscheck.localisation.exchanges import find_exchanges


def row(item, topic="registry"):
    return Key("2018", "", topic, item, "households"), Key("2018", "", topic, item, "persons")


TOTAL, POOR, STEADY = row("total"), row("confirmed_poor"), row("consolidating")
#: Households and persons each add up.
SUMS = [balance(f"sum {at}", TOTAL[at], [POOR[at], STEADY[at]]) for at in (0, 1)]
TRUE = {TOTAL: (11, 40), POOR: (5, 16), STEADY: (6, 24)}


def exchanged(stated, *, most=4, broken=SUMS, holding=()):
    """(numbers moved, what they become, edits left broken) of each set of exchanges."""
    values = {
        key: Fraction(value) for pair, own in stated.items() for key, value in zip(pair, own, strict=True) if value is not None
    }
    around = Background(
        Stated("甲镇", 2018, values, (), {}), tuple(holding), (), 4.0, {id(one): one.residual(values) for one in holding}
    )
    failing = [edit for edit in broken if not edit.holds(values)]
    return [
        (
            {change.key.item: int(change.new) for change in one.candidate.changes if change.key.measure == "households"},
            len(one.left),
        )
        for one in find_exchanges(failing, around, most=most)
    ]


def test_of_a_row_mend_both_sums():
    assert exchanged({**TRUE, POOR: (16, 5)}) == [({"confirmed_poor": 5}, 0)]


def test_of_the_first_row_mend_both_sums():
    assert exchanged({**TRUE, TOTAL: (40, 11)}) == [({"total": 11}, 0)]


def test_of_one_row_are_found_where_two_others_would_do_as_well():
    # the total in the wrong columns, or both its parts: an exchange that mends nothing by itself is not looked further into
    assert exchanged({**TRUE, POOR: (16, 5), STEADY: (24, 6)}) == [({"total": 40}, 0)]


def test_of_a_return_that_adds_up_are_none():
    assert exchanged(TRUE) == []


def test_of_neighbouring_rows_mend_what_speaks_of_one_of_them():
    fixed = [Edit("as listed", {POOR[0]: Fraction(1)}, constant=Fraction(5))]
    found = exchanged({**TRUE, POOR: (6, 24), STEADY: (5, 16)}, broken=fixed)
    assert ({"confirmed_poor": 5, "consolidating": 6}, 0) in found


@pytest.mark.parametrize("is_soft", [False, True])
def test_break_nothing_that_holds_but_what_only_asks(is_soft):
    listed = Edit("as listed", {POOR[0]: Fraction(1)}, constant=Fraction(16), is_soft=is_soft)
    assert exchanged({**TRUE, POOR: (16, 5)}, holding=[listed]) == ([({"confirmed_poor": 5}, 0)] if is_soft else [])


def test_need_both_numbers_and_that_they_differ():
    assert exchanged({**TRUE, POOR: (16, None)}, broken=SUMS[:1]) == []
    assert exchanged({**TRUE, POOR: (5, 5)}) == []


def test_are_no_more_than_asked_for():
    two = {**TRUE, POOR: (16, 5), row("with_labour"): (28, 8), row("without_labour"): (3, 12)}
    sums = [*SUMS, *(balance(f"labour {at}", TOTAL[at], [row("with_labour")[at], row("without_labour")[at]]) for at in (0, 1))]
    assert {left for _moved, left in exchanged(two, broken=sums, most=1)} == {2}
    assert ({"confirmed_poor": 5, "with_labour": 8}, 0) in exchanged(two, broken=sums, most=2)
    assert exchanged(two, broken=sums, most=4) == exchanged(two, broken=sums, most=2)  # none is added once everything is mended
