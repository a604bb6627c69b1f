"""How much of a return could be held against anything, what lacks for the rest, and where a list falls short."""

import pytest

from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.reviews import review_of
from tests.crosscheck.edits.test_rules import stated_in

RULES = {rule.code: rule for rule in load_rules()}


def review(example, *codes):
    stated = stated_in(example)
    return review_of(stated, apply_rules([RULES[code] for code in codes], stated))


CAUSES = "registry/total.households = {}; cause/illness.households = {}; cause/disability.households = 20"


def test_checks_are_counted_by_how_they_came_out():
    told = "registry/not_exited.households = 21; registry/total.households = 75; "  # holds
    told += "exit/exited_accurately.households = 211; exit/done.households = 121; "  # fails
    told += (
        "medical/extra_benefit.amount_yuan = 700; medical/reimbursed_after_raise.amount_yuan = 900; "  # 200 yuan off: rounding
    )
    told += "medical/reimbursed_by_common_policy.amount_yuan = 500; medical/other_relief.amount_yuan = 100; "
    told += (
        "plan/villages.count = 3; training/re_employed.persons = 5; cause/illness.persons = 20"  # nothing to hold them against
    )
    found = review(told, "L107", "L204", "B401", "L205", "L803", "L108")
    assert (found["township"], found["year"]) == ("甲镇", 2018)
    assert (found["held"], found["failing"], found["unverifiable"]) == (2, 1, 3)
    assert found["lacking"].splitlines() == [
        "registry/total.persons@2018",
        "registry/villages.count@2018",
        "training/labour_skills.participants@2018",
    ]


class TestWhatLacks:
    def test_is_named_and_how_much_the_list_falls_short(self):
        found = review(CAUSES.format(75, 50), "cause_of_registered")
        assert found["unverifiable"] == 1
        assert found["lacking"].splitlines()[0].startswith("cause/")
        figure, short, blank = found["short"].split("\t")
        assert (figure, short) == ("registry/total.households@2018", "5.0")
        assert "cause/schooling.households@2018" in blank.split("; ")
        assert not {"cause/illness.households@2018", "cause/disability.households@2018"} & {*blank.split("; ")}

    def test_is_no_more_than_eight_figures_in_order(self):
        found = review(CAUSES.format(75, 50), "cause_of_registered")
        named = found["lacking"].splitlines()
        assert len(named) == 8
        assert named == sorted(named)

    def test_comes_first_where_most_checks_want_for_it(self):
        told = "registry/not_exited.households = 21; cause/illness.households = 5; exit/exited_accurately.households = 4"
        found = review(told, "L107", "L108", "L204")
        assert found["lacking"].splitlines() == ["registry/total.households@2018", "exit/done.households@2018"]

    @pytest.mark.parametrize(
        ("total", "illness"),
        [
            (70, 50),  # nothing lacks
            (60, 50),  # the parts exceed the whole: that is a contradiction, and told as one
        ],
    )
    def test_is_no_shortfall_where_the_list_reaches_its_whole(self, total, illness):
        assert review(CAUSES.format(total, illness), "cause_of_registered")["short"] == ""

    def test_is_no_shortfall_where_the_list_states_nothing_but_zeros(self):
        told = "registry/total.households = 75; cause/illness.households = 0; cause/disability.households = 0"
        assert review(told, "cause_of_registered")["short"] == ""

    def test_is_a_shortfall_from_the_first_household_on(self):
        told = "registry/total.households = 75; cause/illness.households = 1; cause/disability.households = 0"
        assert review(told, "cause_of_registered")["short"].split("\t")[1] == "74.0"

    def test_may_be_a_year_of_a_list_of_years(self):
        told = "registry/total.households = 300; exit/done.households = 100; plan/exit_as_listed.households = 150"
        found = review(told, "B201")
        assert found["lacking"] == ""
        assert found["short"] == (
            "registry/total.households@2018\t50.0\tplan/exit_as_listed.households@2019; plan/exit_as_listed.households@2020"
        )
