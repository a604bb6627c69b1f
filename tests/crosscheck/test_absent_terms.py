"""What is not stated: changes that make a bound of an equality, parts of a year, readings."""

import pytest

from fupin_analysis.crosscheck.edits.formula import parse_formula
from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import load_rules
from tests.crosscheck.edits.test_rules import apply_to, stated_in

RULES = {rule.code: rule for rule in load_rules()}


def state(code, example, *, year=2018):
    return [one.state for one in apply_to(RULES[code], example, year=year)]


class TestFlows:
    REGISTER = "registry/total.households = 637; registry/not_exited.households = {}; exit/done.households@2016 = 198; "
    REGISTER += "exit/done.households@2017 = 195"

    @pytest.mark.parametrize(
        ("left", "told"),
        [
            (244, "holds"),
            (251, "unverifiable"),  # a few died or moved in
            (160, "unverifiable"),  # the years before 2016 are not stated
            (581, "fails"),
            (637, "holds"),  # the total counts only those who have not exited
        ],
    )
    def test_of_years_not_stated_bound_the_register(self, left, told):
        assert state("F105", self.REGISTER.format(left)) == [told]

    def test_are_equalities_where_every_year_is_stated(self):
        years = "; ".join(f"exit/done.households@{year} = 100" for year in range(2014, 2019))
        short = f"registry/total.households = 637; registry/not_exited.households = 37; {years}"
        assert state("F105", short) == ["fails"]
        assert state("F105", short.replace("@2014", "@2013")) == ["unverifiable"]

    def test_allow_for_small_changes_nobody_states_and_not_for_large_ones(self):
        example = "registry/not_exited.households = {}; registry/not_exited.households@2017 = 300; exit/done.households = 121"
        assert [state("F104", example.format(left))[0] for left in (179, 190, 260)] == ["holds", "rounding", "fails"]

    def test_are_exact_where_every_change_is_stated(self):
        example = (
            "registry/not_exited.households = 190; registry/not_exited.households@2017 = 300; exit/done.households = 121;"
            " registry/newly_identified.households = 0; registry/returned.households = 0; registry/removed.households = 0"
        )
        assert state("F104", example) == ["fails"]

    @pytest.mark.parametrize(
        ("text", "missing", "left"),
        [
            ("exit/cumulative.persons = exit/cumulative.persons@-1 + exit/done.persons", [1], ">="),
            ("plan/exit.persons = plan/total.persons - plan/new.persons", [2], "<="),
            ("plan/exit.persons = plan/total.persons - plan/new.persons", [1, 2], ""),
            ("plan/exit.persons <= plan/total.persons - plan/new.persons", [2], "<="),
            ("plan/exit.persons <= plan/total.persons", [1], ""),
            ("exit/exit_rate.rate = exit/done.persons / registry/total.persons", [2], ""),
        ],
    )
    def test_leave_of_a_relation_what_holds_whatever_the_figure_is(self, text, missing, left):
        formula = parse_formula(text)
        assert formula.opened(formula.references[at] for at in missing) == left


class TestPartsOfAYear:
    YEAR = "exit/done.households = 100; "

    @pytest.mark.parametrize(
        ("parts", "told"),
        [
            ({"H1": 40, "H2": 60}, "holds"),
            ({"H1": 40, "H2": 50}, "fails"),
            ({"H1": 40}, "unverifiable"),
            ({"H1": 140}, "fails"),
            ({"H1": 40, "Q3": 30, "Q4": 30}, "holds"),
            ({"H1": 40, "Q3": 30, "M10": 10, "M11": 10, "M12": 11}, "fails"),
            ({"H1": 40, "Q1": 90, "H2": 60}, "holds"),  # the quarter is part of the half
            ({"Q1": 20, "Q2": 20, "Q3": 20}, "unverifiable"),
            ({"Q1": 20, "Q2": 20, "Q4": 70}, "fails"),
        ],
    )
    def test_add_up_to_it(self, parts, told):
        stated = "; ".join(f"exit/done.households@2018{name} = {value}" for name, value in parts.items())
        assert [one.state for one in apply_to(RULES["F206"], self.YEAR + stated) if one.period == "2018"] == [told]

    def test_share_their_recipients(self):
        example = "education/aid.recipients = {}; education/aid.recipients@2018H1 = 60; education/aid.recipients@2018H2 = 50"
        assert [
            {
                one.rule.code
                for one in apply_rules([RULES["L302"], RULES["L303"]], stated_in(example.format(n)))
                if one.state == "fails"
            }
            for n in (50, 60, 110, 111)
        ] == [{"L302"}, set(), set(), {"L303"}]


class TestReadings:
    def test_of_visits_may_reach_all_households(self):
        example = (
            "visits/households_visited.households = 4800; registry/total.households = 649; population/total.households = 5350"
        )
        assert [one.rule.code for one in apply_rules(RULES.values(), stated_in(example)) if one.state == "fails"] == []

    @pytest.mark.parametrize(("paid", "told"), [(7 * 700, "unverifiable"), (7 * 613, "fails"), (7 * 20_000, "fails")])
    def test_of_a_rate_of_a_countys_own_are_no_alarm(self, paid, told):
        assert state("T301", f"education/primary.amount_yuan = {paid}; education/primary.recipients = 7") == [told]

    def test_of_places_of_two_levels_may_be_one_of_them(self):
        places = {"甲镇": 60, "乙镇": 40, "甲一村": 20, "甲二村": 40}
        stated = "; ".join(f"registry/total.persons[{name}] = {value}" for name, value in places.items())
        assert state("P101", f"registry/total.persons = 100; {stated}") == ["holds"]
        assert state("P101", f"registry/total.persons = 101; {stated}") == ["fails"]
