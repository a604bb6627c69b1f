"""What a number may have been before a slip."""

from fractions import Fraction

from fupin_analysis.crosscheck.slip_pairs import slips, typed
from fupin_analysis.crosscheck.stated import Key

HOUSEHOLDS, PAID = Key("2018", "", "cause", "illness", "households"), Key("2018", "", "production", "paid", "amount_yuan")


def test_an_amount_may_have_been_of_another_unit():
    found = typed(PAID, {PAID: Fraction(3000)})
    assert {30_000, 300_000, 3_000_000, 30_000_000, 300, 30, 3, Fraction(3, 10)} <= set(found)
    assert Fraction(3, 10) in {change.new for change in slips(PAID, {PAID: Fraction(3000)})}


def test_households_have_no_unit_but_a_zero_too_many_or_too_few():
    found = typed(HOUSEHOLDS, {HOUSEHOLDS: Fraction(3000)})
    assert {300, 30_000, 8000, 3001} <= set(found)
    assert not {3_000_000, 30, Fraction(3, 10)} & set(found)


def test_a_number_below_zero_was_one_above_it():
    assert [new for new in typed(HOUSEHOLDS, {HOUSEHOLDS: Fraction(-7)}) if new == 7] == [7]
    assert all(new >= 0 for new in typed(HOUSEHOLDS, {HOUSEHOLDS: Fraction(7)}))
    assert len(set(found := typed(HOUSEHOLDS, {HOUSEHOLDS: Fraction(11)}))) == len(found)
