"""What speaks for and against a repair, in points worked out by hand."""

from fractions import Fraction

import pytest

from fupin_analysis.crosscheck.edits.linear import Edit, balance
from fupin_analysis.crosscheck.edits.stated import Key, Stated
from fupin_analysis.crosscheck.localisation.candidates import Background, Candidate, Replacement
from fupin_analysis.crosscheck.localisation.evidence import judged


def key(item, measure="households", topic="cause"):
    return Key("2018", "", topic, item, measure)


ILL, ILL_PERSONS, DISABLED, DISASTER = key("illness"), key("illness", "persons"), key("disability"), key("disaster")
PAID = key("paid", "amount_yuan", "production")
#: 4 persons a household by illness; the township's mean is 4 as well.
VALUES = {ILL: 20, ILL_PERSONS: 80, DISABLED: 30, DISASTER: 5, PAID: 3000}


def weighed(*changes, values=None, mean=4.0, holding=(), readings=(), broken=(), **fields):
    """Points and reasons of a repair; a change is (figure, new value)."""
    stated = {name: Fraction(value) for name, value in (VALUES if values is None else values).items()}
    around = Background(
        Stated("甲镇", 2018, stated, (), {}),
        tuple(holding),
        tuple(readings),
        mean,
        {id(one): one.residual(stated) for one in holding},
    )
    moved = tuple(Replacement(name, stated[name], None if new is None else Fraction(new)) for name, new in changes)
    candidate = judged(Candidate(moved, is_minimal=True, **fields), broken, around)
    return candidate.score, [(name, number) for name, _figure, number in candidate.reasons]


class TestSlips:
    @pytest.mark.parametrize(
        ("old", "new", "points", "why"),
        [
            (30, 80, 3.0, [("slip_replaced", 80.0)]),
            (30, 3, 3.0, [("slip_added", 3.0)]),  # a zero too many: 30 has two digits
            (9, 98, 3.0, [("slip_omitted", 98.0)]),
            (1, 10, 3.0, [("slip_omitted", 10.0)]),  # households have no unit to mistake
            (5, 8, 1.0, [("slip_replaced", 8.0)]),  # one digit is a slip away from any other
            (0, 9, 1.0, [("slip_replaced", 9.0)]),
            (-5, 5, 3.0, [("slip_sign", 5.0)]),  # a sign is no digit
            (30, 81, 0.0, []),
        ],
    )
    def test_explain_a_number(self, old, new, points, why):
        assert weighed((DISABLED, new), values={DISABLED: old}) == (points, why)

    def test_of_a_unit_explain_an_amount_of_one_digit_as_well(self):
        assert weighed((PAID, 30_000), values={PAID: 3}) == (3.0, [("slip_unit", 30_000.0)])

    def test_of_each_number_count(self):
        assert weighed((DISABLED, 80), (DISASTER, 50)) == (6.0, [("slip_replaced", 80.0), ("slip_omitted", 50.0)])

    def test_are_not_asked_of_numbers_exchanged(self):
        # 20 households of 80 persons: those of another row, 30 of whatever. Two exchanges, three points each.
        told = weighed((DISABLED, 20), (DISASTER, 50), exchanged=1, exchanges=1)
        assert told == (6.0, [("slip_omitted", 50.0), ("exchanged", 0.0)])
        assert weighed((DISABLED, 20), exchanged=1, exchanges=2) == (6.0, [("exchanged", 0.0)])

    def test_are_none_where_what_a_number_must_become_stays_open(self):
        assert weighed((ILL, None)) == (0.0, [])


class TestPersonsPerHousehold:
    """A repair is likelier that brings them nearer to the township's mean: four points a step of e, four at most."""

    def test_nearer_by_half_speak_for_it(self):
        # 40 households of 80 persons are 2 each; 25 are 3.2: ln 2 − ln 1.25 = 0.4700 steps nearer to 4
        told = weighed((ILL, 25), values={ILL: 40, ILL_PERSONS: 80})
        assert told == (1.88, [("ratio_better", 3.2)])

    def test_farther_speak_against_it(self):
        # a slip, 3 points; from 4 to 2 persons each: ln 2 = 0.6931 steps, 2.7726 points
        assert weighed((ILL, 40)) == (0.227, [("slip_replaced", 40.0), ("ratio_worse", 2.0)])

    def test_weigh_four_points_at_most(self):
        assert weighed((ILL, 33), values={ILL: 3, ILL_PERSONS: 132})[0] == 3.0 + 4.0  # from 44 persons each to 4
        assert weighed((ILL, 3), values={ILL: 33, ILL_PERSONS: 132})[0] == 3.0 - 4.0

    def test_hardly_changed_say_nothing(self):
        # from 4 to 80/21: ln 1.05 = 0.0488 steps
        assert weighed((ILL, 21)) == (3.0, [("slip_replaced", 21.0)])

    @pytest.mark.parametrize("persons", [0, -80])
    def test_cannot_be_known_of_no_persons(self, persons):
        assert weighed((ILL, 40), values={ILL: 20, ILL_PERSONS: persons}) == (3.0, [("slip_replaced", 40.0)])

    def test_are_none_of_another_measure(self):
        recipients = key("illness", "recipients")
        told = weighed((recipients, 60), values={recipients: 20, ILL: 20, ILL_PERSONS: 80})
        assert told == (3.0, [("slip_replaced", 60.0)])


class TestOtherEdits:
    SUM = balance("sum", DISABLED, [DISASTER])
    QUERY = Edit("query", SUM.terms, is_soft=True)

    def test_that_would_break_speak_against_it(self):
        same = {DISABLED: 30, DISASTER: 30}
        assert weighed((DISABLED, 80), values=same, holding=[self.SUM]) == (-1.0, [("slip_replaced", 80.0), ("breaks", 1.0)])
        assert weighed((DISABLED, 80), values=same, holding=[self.SUM, self.SUM])[0] == 3.0 - 4.0 - 4.0

    def test_that_only_ask_weigh_half(self):
        same = {DISABLED: 30, DISASTER: 30}
        assert weighed((DISABLED, 80), values=same, holding=[self.QUERY]) == (1.0, [("slip_replaced", 80.0)])
        told = weighed((DISABLED, 80), values=same, holding=[self.QUERY, self.SUM])
        assert told == (-3.0, [("slip_replaced", 80.0), ("breaks", 1.0)])

    def test_that_it_mends_are_counted_where_there_are_several(self):
        off = {DISABLED: 30, DISASTER: 80}
        assert weighed((DISABLED, 80), values=off, broken=[self.SUM]) == (3.0, [("slip_replaced", 80.0)])
        told = weighed((DISABLED, 80), values=off, broken=[self.SUM, self.SUM])
        assert told == (3.0, [("slip_replaced", 80.0), ("mends", 2.0)])
        assert weighed((DISABLED, 80), values=off, broken=[self.SUM, self.QUERY])[0] == 3.0 + 2.0

    def test_of_rival_readings_speak_for_it_where_it_makes_them_agree(self):
        off = {DISABLED: 30, DISASTER: 80}
        assert weighed((DISABLED, 80), values=off, broken=[self.SUM], readings=[self.SUM])[0] == 3.0 + 2.0 * 2
        assert weighed((DISABLED, 60), values=off, readings=[self.SUM]) == (3.0, [("slip_replaced", 60.0)])

    def test_larger_repairs_say_that_each_change_is_a_slip(self):
        told = weighed((DISABLED, 80), (DISASTER, 50), is_larger=True)
        assert told == (6.0, [("slip_replaced", 80.0), ("slip_omitted", 50.0), ("each_a_slip", 2.0)])
