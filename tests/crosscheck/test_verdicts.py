"""When a repair is proposed: what speaks for the best one, how far it leads, and what stays a question."""

from fractions import Fraction

import pytest

from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.edits.stated import Key
from fupin_analysis.crosscheck.localisation.candidates import Candidate, Replacement
from fupin_analysis.crosscheck.verdicts import in_doubt, judge
from tests.crosscheck.edits.test_rules import apply_to

RULES = {rule.code: rule for rule in load_rules()}


def failing(code, example):
    return [one for one in apply_to(RULES[code], example) if one.state == "fails"]


#: 57 households by cause, all in need of a total of 75: one of the two has its digits swapped.
SUM = failing(
    "cause_of_registered",
    "registry/total.households = 75; cause/illness.households = 50; cause/disability.households = 7; cause/other.households = 0",
)

#: More left than there are in all.
BOUND = failing("L107", "registry/not_exited.households = 210; registry/total.households = 75")


def change(old, new, *, item="total", topic="registry"):
    to = None if new is None else Fraction(new)
    return Replacement(Key("2018", "", topic, item, "households"), Fraction(old), to)


def repair(*changes, score=3.0, is_minimal=True, is_larger=False):
    return Candidate(changes, is_minimal, score=score, is_larger=is_larger)


SWAPPED = change(75, 57)  # one slip: neighbouring digits in each other's place
RETYPED = change(50, 68, item="illness", topic="cause")  # two digits other: no slip explains it
ADDED = change(7, 25, item="disability", topic="cause")  # no slip either


class TestOfOneRepair:
    def test_is_deduced_where_a_slip_explains_it(self):
        best = repair(SWAPPED)
        assert judge(SUM, [best]) == ("deduced", "high", best)

    def test_is_a_question_where_none_does_however_much_else_speaks_for_it(self):
        assert judge(SUM, [repair(RETYPED, score=99.0)]) == ("ambiguous", "", None)

    @pytest.mark.parametrize(("score", "verdict"), [(-1.0, "ambiguous"), (0.0, "ambiguous"), (0.5, "deduced")])
    def test_needs_evidence_for_it(self, score, verdict):
        assert judge(SUM, [repair(SWAPPED, score=score)])[0] == verdict

    def test_is_a_question_where_what_it_must_become_is_open(self):
        assert judge(SUM, [repair(change(75, None))]) == ("ambiguous", "", None)


class TestOfSeveral:
    @pytest.mark.parametrize(
        ("lead", "told"),
        [
            (0.0, ("ambiguous", "")),
            (2.0, ("ambiguous", "")),
            (2.5, ("deduced", "high")),
            (3.0, ("deduced", "high")),
        ],
    )
    def test_the_best_must_lead_by_two_and_a_half_points(self, lead, told):
        assert judge(SUM, [repair(SWAPPED, score=3.0 + lead), repair(RETYPED, score=3.0)])[:2] == told

    @pytest.mark.parametrize(("lead", "told"), [(2.5, ("ambiguous", "")), (4.9, ("ambiguous", "")), (5.0, ("deduced", "medium"))])
    def test_it_must_lead_by_twice_as_much_where_a_slip_explains_another_too(self, lead, told):
        other = repair(change(50, 5, item="illness", topic="cause"), score=3.0)
        assert judge(SUM, [repair(SWAPPED, score=3.0 + lead), other])[:2] == told

    def test_those_that_mend_not_everything_have_no_say(self):
        rival = repair(change(50, 5, item="illness", topic="cause"), score=9.0, is_minimal=False)
        assert judge(SUM, [repair(SWAPPED), rival])[:2] == ("deduced", "high")

    def test_one_left_open_keeps_all_a_question(self):
        assert (
            judge(SUM, [repair(SWAPPED, score=9.0), repair(change(7, None, item="disability", topic="cause"))])[0] == "ambiguous"
        )


class TestWhatTheFiguresCannotSay:
    def test_a_broken_bound_is_impossible(self):
        assert judge(BOUND, [repair(SWAPPED)]) == ("impossible", "", None)

    def test_parts_above_their_whole_are_impossible_where_another_part_is_blank(self):
        example = "registry/total.households = 7; cause/illness.households = 5; cause/disability.households = 4"
        assert judge(failing("cause_of_registered", example), [repair(SWAPPED)]) == ("impossible", "", None)

    def test_a_sum_beside_a_broken_bound_is_still_mended(self):
        best = repair(SWAPPED)
        assert judge([*SUM, *BOUND], [best]) == ("deduced", "high", best)

    def test_rival_readings_are_a_conflict(self):
        told = failing("D202", "exit/task_completed.persons = 521; exit/done.persons = 512")
        assert judge(told, [repair(SWAPPED)]) == ("conflict", "", None)


class TestWhatIsInDoubt:
    def test_is_the_one_proposed_alone(self):
        best, other = repair(SWAPPED, score=9.0), repair(RETYPED)
        assert in_doubt(SUM, [best, other]) == [best]

    def test_is_every_smallest_repair_where_none_is_proposed(self):
        one, other, rival = repair(RETYPED), repair(ADDED), repair(SWAPPED, is_minimal=False)
        assert in_doubt(SUM, [one, other, rival]) == [one, other]
