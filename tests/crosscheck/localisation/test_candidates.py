"""What candidate repairs are judged against, and which slip of the hand explains one."""

from fractions import Fraction

import pytest

from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.edits.stated import Key
from fupin_analysis.crosscheck.localisation.candidates import Candidate, Replacement, after, slip_of, surroundings
from tests.crosscheck.edits.test_rules import stated_in

RULES = {rule.code: rule for rule in load_rules()}


def key(item, measure="households", topic="cause"):
    return Key("2018", "", topic, item, measure)


@pytest.mark.parametrize(
    ("measure", "old", "new", "slip"),
    [
        ("households", 1000, 100, "added"),
        ("households", 100, 1000, "omitted"),
        ("households", 10_000, 100, ""),  # two zeros are no single slip
        ("persons", 500, 5000, "omitted"),
        ("amount_yuan", 1000, 100, "unit"),
        ("length_km", 5, 50_000, "unit"),
    ],
)
def test_heads_counted_mistake_no_unit(measure, old, new, slip):
    assert slip_of(Replacement(key("x", measure), Fraction(old), Fraction(new))) == slip


def test_no_slip_explains_a_number_that_was_left_out_or_stays_open():
    assert slip_of(Replacement(key("illness"), None, Fraction(5))) == ""
    assert slip_of(Replacement(key("illness"), Fraction(5), None)) == ""


def test_a_candidate_is_explained_where_a_slip_is_of_every_number_not_exchanged():
    swapped, other = (Replacement(key("illness"), Fraction(75), Fraction(new)) for new in (57, 98))
    assert [Candidate(changes, True).is_explained for changes in ((swapped,), (other,), (swapped, other))] == [True, False, False]
    assert [Candidate((other, swapped), True, exchanged=count).is_explained for count in (0, 1)] == [False, True]


def test_a_number_left_open_stays_as_stated():
    ill, disabled = key("illness"), key("disability")
    stated = {ill: Fraction(5), disabled: Fraction(7)}
    changed = Candidate((Replacement(ill, Fraction(5), None), Replacement(disabled, Fraction(7), Fraction(57))), True)
    assert after(changed, stated) == {ill: 5, disabled: 57}


class TestSurroundings:
    def around(self, example, *codes):
        stated = stated_in(example)
        return surroundings(stated, apply_rules([RULES[code] for code in codes], stated))

    @pytest.mark.parametrize(
        ("households", "persons", "mean"),
        [
            (100, 400, 4.0),
            (100, 100, 1.0),
            (100, 1000, 10.0),
            (100, 99, 3.5),  # fewer persons than households: one of them is wrong
            (100, 1001, 3.5),
            (100, 0, 3.5),
            (0, 400, 3.5),
        ],
    )
    def test_know_the_persons_per_household_of_the_register(self, households, persons, mean):
        example = f"registry/total.households = {households}; registry/total.persons = {persons}"
        assert self.around(example).mean_size == mean

    def test_take_the_usual_size_where_no_register_is_stated(self):
        assert self.around("cause/illness.households = 5; cause/illness.persons = 30").mean_size == 3.5

    def test_keep_what_holds_and_rival_readings_apart_from_what_fails(self):
        told = "exit/task_completed.persons = 521; exit/done.persons = 512; registry/not_exited.households = {}; "
        told += "registry/total.households = 75"
        codes = ("D202", "L107")
        holds, fails = (self.around(told.format(left), *codes) for left in (21, 210))
        assert ([one.name for one in holds.holding], [one.name for one in holds.readings]) == (["L107"], ["D202"])
        assert ([one.name for one in fails.holding], [one.name for one in fails.readings]) == ([], ["D202"])

    def test_know_how_far_a_bound_is_from_breaking(self):
        around = self.around("registry/not_exited.households = 21; registry/total.households = 75", "L107")
        left, total = key("not_exited", topic="registry"), key("total", topic="registry")
        assert around.breaking([Replacement(left, Fraction(21), Fraction(75))]) == []
        assert around.breaking([Replacement(left, Fraction(21), Fraction(76))]) == list(around.holding)
        both = [Replacement(left, Fraction(21), Fraction(76)), Replacement(total, Fraction(75), Fraction(76))]
        assert around.breaking(both) == []

    def test_know_that_a_sum_with_blank_rows_may_grow_and_not_shrink(self):
        around = self.around(
            "registry/total.households = 75; cause/illness.households = 50; cause/disability.households = 25",
            "cause_of_registered",
        )
        total = key("total", topic="registry")
        assert around.breaking([Replacement(total, Fraction(75), Fraction(80))]) == []
        assert around.breaking([Replacement(total, Fraction(75), Fraction(70))]) == list(around.holding)
