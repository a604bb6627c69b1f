"""What a number may have been before a slip."""

from fractions import Fraction

from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.crosscheck.edits.stated import Key
from fupin_analysis.crosscheck.localisation.slip_pairs import slips, typed
from tests.crosscheck.edits.test_rules import figures_of

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


def pairs(disability):
    """What each repair with a second number changed would make of the households, where the three causes should be 100."""
    stated = "registry/total.households = 100; registry/total.persons = 400; cause/illness.households = 33; "
    stated += f"cause/illness.persons = 156; cause/disability.households = {disability}; cause/disability.persons = 48; "
    stated += "cause/other.households = 49; cause/other.persons = 196"
    (finding,) = check_consistency(figures_of(stated)).to_dict("records")
    larger = [candidate for candidate in finding["candidates"] if candidate["larger"]]
    return [{change["item"]: change["to"] for change in candidate["changes"]} for candidate in larger]


def test_two_slips_stand_beside_one_number_that_no_slip_explains():
    assert {"disability": 12, "illness": 39} in pairs(312)  # 312 for 12 and 33 for 39, where 18 alone would do


def test_two_slips_are_not_looked_for_where_one_explains_everything():
    assert pairs(182) == []  # 18 was meant
