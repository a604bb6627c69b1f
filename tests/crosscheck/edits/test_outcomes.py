"""How edits come out: what holds, fails or cannot be verified."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fupin_analysis.crosscheck.edits.outcomes import apply_rules
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.edits.stated import read_stated
from tests.crosscheck.edits.test_rules import apply_to, figures_of, stated_in

RULES = {rule.code: rule for rule in load_rules()}


def tried(rule, example, *, year=2018):
    """(period, place, state, left, right) of every application."""
    return [(one.period, one.place, one.state, one.left, one.right) for one in apply_to(rule, example, year=year)]


CAUSES = "registry/total.households = 10; cause/illness.households = 4; cause/disability.households = {}"


class TestRounding:
    def test_within_the_slack_is_rounding(self):
        example = "medical/extra_benefit.amount_yuan = {}; medical/reimbursed_after_raise.amount_yuan = 900; "
        example += "medical/reimbursed_by_common_policy.amount_yuan = 500; medical/other_relief.amount_yuan = 100"
        states = [tried(RULES["B401"], example.format(value))[0][2] for value in (500, 700, 300, 701, 299)]
        assert states == ["holds", "rounding", "rounding", "fails", "fails"]

    def test_of_a_bound_goes_one_way_only(self, make):
        rule = make("medical/reimbursed.amount_yuan <= medical/costs.amount_yuan", slack=10)
        states = [
            tried(rule, f"medical/reimbursed.amount_yuan = {paid}; medical/costs.amount_yuan = 100")[0][2]
            for paid in (0, 100, 110, 111)
        ]
        assert states == ["holds", "holds", "rounding", "fails"]

    @pytest.mark.parametrize(
        ("printed", "state"),
        [
            ("0.79", "rounding"),  # 79 %: one per cent either way
            ("0.8", "rounding"),
            ("0.81", "fails"),
            ("0.796", "rounding"),  # 79.6 %: a tenth of a per cent
            ("0.795", "rounding"),  # cut off, not rounded
            ("0.794", "fails"),
            ("0.7958", "rounding"),
            ("0.7959", "fails"),
        ],
    )
    def test_of_a_percentage_is_one_unit_of_its_last_printed_digit(self, printed, state):
        counted = "housing/rebuilt_cumulative.households = 1473; registry/total.households = 1851"  # 0.795786…
        assert tried(RULES["Q502"], f"housing/rebuilt_share.rate = {printed}; {counted}")[0][2] == state

    def test_of_a_whole_percentage_is_one_per_cent(self):
        example = "visits/visit_rate.rate = 1; visits/households_visited.households = {}; registry/total.households = 100"
        assert [tried(RULES["Q801"], example.format(visited))[0][2] for visited in (100, 99, 98)] == [
            "holds",
            "rounding",
            "fails",
        ]

    @pytest.mark.parametrize(
        ("persons", "state"), [(10, "holds"), (12, "rounding"), (8, "rounding"), (13, "fails"), (7, "fails")]
    )
    def test_of_a_count_of_the_register_goes_both_ways(self, make, persons, state):
        rule = make("registry/total.persons = registry/total.persons[register]", kind="micro", slack=2)
        example = f"registry/total.persons = {persons}; registry/total.persons[register] = 10"
        assert [one.state for one in apply_to(rule, example)] == [state]

    @pytest.mark.parametrize(
        ("disability", "state"), [(5, "unverifiable"), (7, "unverifiable"), (8, "unverifiable"), (9, "fails")]
    )
    def test_leaves_open_what_exceeds_its_whole_by_no_more_while_others_are_missing(self, make, disability, state):
        formula = "registry/total.households = cause/illness.households + cause/disability.households + cause/other.households"
        rule = make(formula, kind="balance", partial=True, closing=["cause/other"], slack=2)
        assert [one.state for one in apply_to(rule, CAUSES.format(disability))] == [state]


@pytest.mark.parametrize(
    ("township", "state"),
    [(120, "holds"), (119, "fails"), (108, "fails"), (107, "unverifiable"), (133, "fails"), (134, "unverifiable")],
)
def test_places_of_an_item_in_its_own_words_are_of_it_where_they_are_near_its_number(township, state):
    example = f"other/菌棒户数.count = {township}; other/菌棒户数.count[甲村] = 60; other/菌棒户数.count[乙村] = 60"
    assert [one.state for one in apply_to(RULES["P901"], example)] == [state]


@pytest.mark.parametrize(("township", "state"), [(60, "unverifiable"), (20, "unverifiable"), (19, "fails"), (81, "fails")])
def test_what_lies_between_its_places_may_be_their_mean_and_what_lies_below_or_above_them_all_may_not(township, state):
    rule = replace(RULES["P901"], near=Fraction(0))  # of a sum however far off
    example = f"other/菌棒户数.count = {township}; other/菌棒户数.count[甲村] = 20; other/菌棒户数.count[乙村] = 80"
    assert [one.state for one in apply_to(rule, example)] == [state]


class TestQuotients:
    def test_by_zero_cannot_be_verified(self):
        example = "housing/rebuilt_share.rate = 1; housing/rebuilt_cumulative.households = 0; registry/total.households = 0"
        assert tried(RULES["Q502"], example)[0][2] == "unverifiable"

    def test_make_no_edit(self):
        example = "housing/rebuilt_share.rate = 0.5; housing/rebuilt_cumulative.households = 1; registry/total.households = 4"
        (one,) = apply_to(RULES["Q502"], example)
        assert (one.state, one.edit) == ("fails", None)

    def test_far_from_a_percentage_of_something_else_are_let_be(self):
        example = "registry/headcount_ratio.rate = {}; registry/total.persons = 1000; population/rural.persons = 10000"
        states = [tried(RULES["Q103"], example.format(rate))[0][2] for rate in ("0.1", "0.0998", "0.05", "0.3")]
        assert states == ["holds", "fails", "unverifiable", "unverifiable"]


class TestAlternatives:
    def test_one_standard_rate_has_to_fit(self):
        for paid in (500, 625, 750, 1000, 1250, 1500):
            example = f"education/primary.amount_yuan = {7 * paid}; education/primary.recipients = 7"
            assert tried(RULES["T301"], example) == [("2018", "", "holds", 7 * paid, 7 * paid)]

    def test_the_nearest_rate_is_named_where_none_fits(self):
        example = "education/primary.amount_yuan = 44000; education/primary.recipients = 86"
        (one,) = apply_to(RULES["T301"], example)
        assert (one.state, one.left, one.right) == ("fails", 44000, 43000)
        assert one.edit is None  # which rate was meant is not known

    def test_the_nearest_rate_need_not_be_the_first(self):
        example = "education/primary.amount_yuan = 65000; education/primary.recipients = 86"
        (one,) = apply_to(RULES["T301"], example)
        assert (one.state, one.left, one.right) == ("fails", 65000, 750 * 86)

    def test_of_readings_that_fail_the_likeliest_is_named_and_not_the_nearest(self, make):
        rule = make([f"registry/total.persons = registry/{of}.persons" for of in ("general", "exited")], kind="reading")
        (one,) = apply_to(rule, "registry/total.persons = 10; registry/general.persons = 5; registry/exited.persons = 9")
        assert (one.state, one.left, one.right) == ("fails", 10, 5)

    @pytest.mark.parametrize(
        ("paid", "state"),
        [(875, "unverifiable"), (250, "unverifiable"), (3000, "unverifiable"), (880, "fails"), (225, "fails"), (3025, "fails")],
    )
    def test_a_county_may_pay_a_round_rate_of_its_own_of_the_size_of_the_others(self, paid, state):
        example = f"education/primary.amount_yuan = {7 * paid}; education/primary.recipients = 7"
        assert [one.state for one in apply_to(RULES["T301"], example)] == [state]

    def test_the_rate_paid_in_the_other_half_year_is_the_one_meant(self):
        example = (
            "education/primary.amount_yuan@2018H1 = 43000; education/primary.recipients@2018H1 = 86;"
            " education/primary.amount_yuan@2018H2 = 45500; education/primary.recipients@2018H2 = 71"
        )
        first, second = apply_to(RULES["T301"], example)
        assert (first.state, first.right) == ("holds", 500 * 86)
        assert (second.state, second.right) == ("fails", 500 * 71)  # 625 × 71 = 44375 would be nearer
        assert {key.measure: value for key, value in second.edit.terms.items()} == {"amount_yuan": 1, "recipients": -500}

    def test_nobody_paid_nothing_holds(self):
        example = "education/primary.amount_yuan = 0; education/primary.recipients = 0"
        assert [one.state for one in apply_to(RULES["T301"], example)] == ["holds"]

    def test_are_weighed_for_each_item_and_period_apart(self):
        example = (
            "education/senior_secondary.amount_yuan@2018H1 = 1500; education/senior_secondary.recipients@2018H1 = 1;"
            " education/senior_secondary.amount_yuan@2018H2 = 1501; education/senior_secondary.recipients@2018H2 = 1;"
            " education/secondary_vocational.amount_yuan@2018H1 = 7; education/secondary_vocational.recipients@2018H1 = 1"
        )
        assert [(one.leading.item, one.period, one.state) for one in apply_to(RULES["T303"], example)] == [
            ("senior_secondary", "2018H1", "holds"),
            ("senior_secondary", "2018H2", "fails"),
            ("secondary_vocational", "2018H1", "fails"),
        ]

    def test_may_be_of_households_or_of_persons(self):
        counted = (
            "cause/illness.households = 5; registry/total.households = 10;"
            " cause/illness.persons = 18; registry/total.persons = 40"
        )
        states = [apply_to(RULES["Q105"], f"cause/illness_share.rate = {rate}; {counted}") for rate in ("0.5", "0.45", "0.4")]
        assert [[one.state for one in applied] for applied in states] == [["holds"], ["holds"], ["fails"]]

    def test_fail_only_where_each_of_them_fails(self):
        counted = "cause/illness.households = 5; registry/total.households = 10"
        assert [one.state for one in apply_to(RULES["Q105"], f"cause/illness_share.rate = 0.4; {counted}")] == ["unverifiable"]


class TestSumsOfATable:
    STATED = "registry/total.households = 10; cause/illness.households = 4; cause/{}.households = {}"

    def outcomes(self, part, value):
        applied = apply_rules(
            [RULES["cause_of_registered"], RULES["S101"]], stated_in(self.STATED.format(part, value), is_sum=True)
        )
        return [(one.rule.code, one.state) for one in applied]

    def test_are_tried_where_no_edit_can_be(self):
        assert self.outcomes("disability", 5) == [("cause_of_registered", "unverifiable"), ("S101", "fails")]
        assert self.outcomes("disability", 6) == [("cause_of_registered", "holds")]

    def test_are_not_tried_again_where_an_edit_was(self):
        assert self.outcomes("other", 5) == [("cause_of_registered", "fails")]


class TestEdits:
    def test_of_equalities_and_bounds_are_linear_over_the_figures(self):
        (one,) = apply_to(RULES["R102"], "registry/total.persons = 22; registry/total.households = 2")
        assert {key.measure: value for key, value in one.edit.terms.items()} == {"persons": 1, "households": -10}
        assert (one.edit.relation, one.edit.constant, one.edit.is_soft, one.edit.name) == ("<=", 0, True, "R102")

    def test_of_lower_bounds_are_turned_round(self):
        (one,) = apply_to(RULES["U101"], "income/net_per_capita.amount_per_person_yuan = 400")
        assert (list(one.edit.terms.values()), one.edit.relation, one.edit.constant) == ([-1], "<=", -500)

    def test_add_up_periods_and_places(self):
        example = "registry/total.persons = 9; registry/total.persons[甲村] = 4; registry/total.persons[乙村] = 4.5"
        (one,) = apply_to(RULES["P101"], example)
        assert {key.place: value for key, value in one.edit.terms.items()} == {"": 1, "甲村": -1, "乙村": -1}

    @given(st.integers(0, 50), st.integers(0, 5), st.sampled_from(["R101", "R102"]))
    def test_fail_where_the_rule_fails(self, persons, households, code):
        example = f"registry/total.persons = {persons}; registry/total.households = {households}"
        (stated,) = read_stated(figures_of(example))
        (one,) = apply_rules([RULES[code]], stated)
        assert one.edit.holds(stated.values) == (one.state == "holds")

    def test_lead_with_the_figure_the_rule_is_about(self):
        (one,) = apply_to(RULES["L401"], "medical/assisted.recipients = 9; registry/total.persons = 5")
        assert [key.item for key in one.keys] == ["assisted", "total"]
        assert one.leading.item == "assisted"


def test_the_order_of_the_figures_does_not_matter():
    example = "; ".join(
        [CAUSES.format(7), "registry/total.persons = 3", "registry/total.persons[甲村] = 3", "registry/total.persons[乙村] = 1"]
    )
    figures = figures_of(example)
    there, back = (apply_rules(load_rules(), next(read_stated(frame))) for frame in (figures, figures.iloc[::-1]))

    def told(applied):
        return {(one.rule.code, one.formula.text, one.period, one.place, one.state, one.left, one.right) for one in applied}

    assert told(there) == told(back)
    assert {one.rule.code for one in there if one.state == "fails"} == {"cause_of_registered", "P101", "R101"}
