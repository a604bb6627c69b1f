"""Where edits are tried: periods, places, parts of sums, parts left out."""

import random

import pandas as pd
import pytest

from fupin_analysis.crosscheck.edits.outcomes import try_all
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.crosscheck.edits.stated import Stated, read_stated
from fupin_analysis.crosscheck.edits.trials import Trials
from fupin_analysis.synth.townships import make_townships
from tests.crosscheck.edits.test_rules import apply_to

RULES = {rule.code: rule for rule in load_rules()}


def tried(rule, example, *, year=2018):
    """(period, place, state, left, right) of every application."""
    return [(one.period, one.place, one.state, one.left, one.right) for one in apply_to(rule, example, year=year)]


class TestPeriods:
    DONE = "exit/done.persons@2017 = 4; exit/done.persons@2018H1 = 3; exit/done.persons@2018H2 = 2"

    def test_are_tried_each_on_its_own(self):
        example = "education/total.recipients@2018H1 = 9; education/total.recipients@2018H2 = 4; registry/total.persons = 5"
        assert tried(RULES["L301"], example) == [("2018H1", "", "fails", 9, 5), ("2018H2", "", "holds", 4, 5)]

    def test_of_the_report_year_do_not_reach_to_others(self):
        assert tried(RULES["L401"], "medical/assisted.recipients = 9; registry/total.persons@2017 = 5")[0][2] == "unverifiable"

    def test_of_the_year_before_are_those_before_the_period_tried(self):
        example = "plan/exit.persons@2019 = 7; plan/exit.persons@2020 = 9; registry/not_exited.persons = 6"
        assert tried(RULES["L203"], example) == [("2019", "", "fails", 7, 6), ("2020", "", "unverifiable", 0, 0)]

    def test_after_may_be_meant_too(self, make):
        rule = make("exit/done.persons <= plan/exit.persons@+1")
        assert tried(rule, "exit/done.persons = 7; plan/exit.persons@2019 = 6") == [("2018", "", "fails", 7, 6)]

    def test_first_is_the_earliest_year_before(self):
        example = (
            "registry/total.persons@2014 = 100; registry/total.persons@2016 = 90; registry/total.persons = 80;"
            " registry/newly_identified.persons@2017 = 5; registry/removed.persons@2017 = 25"
        )
        assert tried(RULES["F101"], example) == [("2018", "", "holds", 80, 80)]

    def test_first_is_never_the_period_tried_itself(self):
        example = "registry/total.persons = 80; registry/newly_identified.persons = 5; registry/removed.persons = 1"
        assert tried(RULES["F101"], example) == [("2018", "", "unverifiable", 0, 0)]

    def test_up_to_now_begin_after_the_first(self):
        example = (
            "registry/total.persons@2016 = 90; registry/total.persons = 94; registry/removed.persons = 1;"
            " registry/newly_identified.persons@2015 = 50; registry/newly_identified.persons@2016 = 50;"
            " registry/newly_identified.persons@2017 = 5; registry/newly_identified.persons@2019 = 50"
        )
        assert tried(RULES["F101"], example) == [("2018", "", "holds", 94, 94)]

    def test_up_to_now_take_in_the_halves_of_the_year(self):
        example = f"exit/cumulative.persons = 9; {self.DONE}"
        assert tried(RULES["F202"], example) == [("2018", "", "holds", 9, 9)]

    def test_up_to_a_half_year_leave_out_what_comes_later(self):
        example = f"exit/cumulative.persons@2018H1 = 7; {self.DONE}"
        assert tried(RULES["F202"], example) == [("2018H1", "", "holds", 7, 7)]
        whole = "exit/cumulative.persons@2018H1 = 7; exit/done.persons@2017 = 7; exit/done.persons = 5"
        assert tried(RULES["F202"], whole) == [("2018H1", "", "holds", 7, 7)]

    def test_within_a_year_stated_count_once(self):
        example = "exit/cumulative.persons = 9; exit/done.persons@2017 = 4; exit/done.persons = 5; exit/done.persons@2018H1 = 3"
        assert tried(RULES["F202"], example) == [("2018", "", "holds", 9, 9)]

    def test_all_are_added_up_those_ahead_too(self):
        example = (
            "registry/total.households = 298; exit/done.households = 121; plan/exit_as_listed.households = 57;"
            " plan/exit_as_listed.households@2019 = 100; plan/exit_as_listed.households@2020 = 20"
        )
        assert tried(RULES["B201"], example) == [("2018", "", "holds", 298, 298)]

    def test_a_mean_within_its_last_digit_breaks_no_limit(self):
        for amount, state in ((12_305_000, "rounding"), (12_500_000, "fails")):
            example = f"credit/loans.amount_yuan = {amount}; credit/loans.households = 246"
            assert [one[2] for one in tried(RULES["L611"], example)] == [state]

    def test_out_of_force_are_not_tried(self):
        example = "plan/exit.households = 19; registry/not_exited.households = 21"
        assert tried(RULES["F201"], example, year=2019) == []
        assert tried(RULES["F201"], example, year=2020) == [("2020", "", "fails", 19, 21)]


class TestPlaces:
    def test_are_tried_each_on_its_own(self):
        example = (
            "registry/total.persons[甲村] = 3; registry/total.households[甲村] = 4;"
            " registry/total.persons = 9; registry/total.households = 4"
        )
        assert tried(RULES["R101"], example) == [("2018", "甲村", "fails", 3, 4), ("2018", "", "holds", 9, 4)]

    def test_are_never_mixed(self):
        assert tried(RULES["R101"], "registry/total.persons[甲村] = 3; registry/total.households = 4")[0][2] == "unverifiable"

    @pytest.mark.parametrize(
        ("villages", "state"),
        [
            ([60, 40], "holds"),
            ([60, 39], "fails"),  # 99 %
            ([50, 40], "fails"),  # 90 %
            ([50, 39], "unverifiable"),  # 89 %: not all villages are listed
            ([60, 41], "fails"),
            ([60, 4000], "fails"),
        ],
    )
    def test_add_up_to_the_township_where_the_list_is_meant_to_be_complete(self, villages, state):
        example = "; ".join(f"registry/total.persons[{number}村] = {value}" for number, value in enumerate(villages))
        (one,) = apply_to(RULES["P101"], f"registry/total.persons = 100; {example}")
        assert (one.place, one.state) == ("", state)

    def test_are_no_list_where_there_is_one_or_none(self):
        assert tried(RULES["P101"], "registry/total.persons = 100; registry/total.persons[甲村] = 100") == []
        assert tried(RULES["P101"], "registry/total.persons = 100") == []

    def test_of_another_period_are_no_list_of_this(self):
        example = "registry/total.persons = 100; registry/total.persons@2017[甲村] = 60; registry/total.persons@2017[乙村] = 60"
        assert tried(RULES["P101"], example) == []


CAUSES = "registry/total.households = 10; cause/illness.households = 4; cause/disability.households = {}"


class TestParts:
    def test_short_of_their_whole_prove_nothing_while_some_are_missing(self):
        assert tried(RULES["cause_of_registered"], CAUSES.format(3))[0][2] == "unverifiable"

    def test_short_of_their_whole_fail_where_the_list_is_closed(self):
        assert tried(RULES["cause_of_registered"], CAUSES.format(3) + "; cause/other.households = 1") == [
            ("2018", "", "fails", 10, 8)
        ]

    def test_that_exceed_their_whole_fail_whatever_is_missing(self):
        assert tried(RULES["cause_of_registered"], CAUSES.format(7)) == [("2018", "", "fails", 10, 11)]

    def test_that_reach_their_whole_hold_whatever_is_missing(self):
        assert tried(RULES["cause_of_registered"], CAUSES.format(6)) == [("2018", "", "holds", 10, 10)]

    def test_that_exceed_their_whole_with_others_missing_make_a_bound(self):
        (one,) = apply_to(RULES["cause_of_registered"], CAUSES.format(7))
        (closed,) = apply_to(RULES["cause_of_registered"], CAUSES.format(7) + "; cause/other.households = 0")
        assert {key.item: value for key, value in one.edit.terms.items()} == {"total": -1, "illness": 1, "disability": 1}
        assert (one.edit.relation, closed.edit.relation) == ("<=", "=")
        assert one.edit.holds({key: 10 if key.item == "total" else 5 for key in one.edit.terms})

    def test_of_which_one_alone_exceeds_the_whole_fail_and_short_of_it_prove_nothing(self):
        states = {
            known: tried(RULES["B101"], f"registry/total.persons = 9; registry/with_labour.persons = {known}")[0][2]
            for known in (99, 9, 5)
        }
        assert states == {99: "fails", 9: "holds", 5: "unverifiable"}

    def test_without_their_whole_are_not_tried(self):
        assert tried(RULES["cause_of_registered"], "cause/illness.households = 4") == []


class TestPartsLeftOut:
    """A part of which the row states households but not persons was meant; it is named, and nothing fails."""

    ROW = "registry/total.{0} = 9; registry/with_labour.{0} = 5; registry/without_labour.{1} = 2"

    def test_is_named_with_what_is_lacking(self):
        (one,) = apply_to(RULES["B101"], self.ROW.format("persons", "households"))
        assert (one.state, one.left, one.right, one.edit) == ("unverifiable", 9, 5, None)
        assert [tuple(key) for key in one.absent] == [("2018", "", "registry", "without_labour", "persons")]

    def test_is_not_named_where_its_row_states_nothing(self):
        (one,) = apply_to(RULES["B101"], "registry/total.persons = 9; registry/with_labour.persons = 5")
        assert one.absent == ()

    def test_leaves_a_bound_where_the_other_parts_exceed_the_whole(self):
        (one,) = apply_to(RULES["B101"], self.ROW.format("persons", "households").replace("= 5", "= 12"))
        assert (one.state, one.left, one.right, one.edit.relation) == ("fails", 9, 12, "<=")
        assert [key.item for key in one.absent] == ["without_labour"]

    def test_is_not_zero_though_the_list_is_closed(self):
        stated = CAUSES.format(3) + "; cause/other.households = 1; cause/disaster.persons = 7"
        (one,) = apply_to(RULES["cause_of_registered"], stated)
        assert (one.state, one.left, one.right) == ("unverifiable", 10, 8)
        assert [key.item for key in one.absent] == ["disaster"]

    @pytest.mark.parametrize(
        ("years", "absent"),
        [(["2018"], []), (["2018", "2019"], ["2019"]), (["2018H1"], []), (["2019", "2018", "2020"], ["2019", "2020"])],
    )
    def test_may_be_years_of_those_added_up(self, years, absent):
        listed = "".join(f"; plan/exit_as_listed.persons@{year} = 9" for year in years)
        stated = "registry/total.households = 30; exit/done.households = 10; plan/exit_as_listed.households = 5" + listed
        (one,) = (one for one in apply_to(RULES["B201"], stated) if one.leading.measure == "households")
        assert [key.period for key in one.absent] == absent
        assert one.state == "unverifiable"

    @pytest.mark.parametrize(
        ("code", "example"),
        [
            (
                "Q101",
                "registry/headcount_ratio.rate = 0.02; registry/not_exited.households = 30; population/rural.persons = 9000",
            ),
            ("B103", "registry/total.persons = 90; registry/not_exited.persons = 9; exit/cumulative.households = 30"),
            ("L101", "population/rural.persons = 9; population/total.households = 4"),
            (
                "B401",
                "medical/extra_benefit.amount_yuan = 9; medical/other_relief.amount_yuan = 1;"
                " medical/reimbursed_after_raise.amount_yuan = 10",
            ),
        ],
    )
    def test_is_not_named_by_quotients_bounds_and_query_rules(self, code, example):
        assert {one.absent for one in apply_to(RULES[code], example)} == {()}


def test_what_a_return_left_blank_is_tried_as_if_no_other_return_were_known():
    figures = make_townships(1, seed=3)
    two_years = pd.concat([figures, figures.assign(year=2019)])
    dice, shared = random.Random(4), Trials(load_rules())
    for number in range(12):
        rows = sorted(dice.sample(range(len(two_years)), dice.choice([0, 1, 1, 2, 3, 8, 20])))
        before: Stated | None = None
        for own in read_stated(two_years.drop(two_years.index[rows]).reset_index(drop=True) if rows and number else two_years):
            stated = own.after(before) if before is not None else own
            before = own
            alone, beside = try_all(Trials(load_rules()), stated), try_all(shared, stated)
            assert [told(one) for one in beside] == [told(one) for one in alone], (number, rows)


def told(one):
    """All that is said of an edit."""
    edit = one.edit
    terms = (dict(edit.terms), edit.relation, edit.constant, edit.slack) if edit is not None else None
    about = (one.rule.code, one.formula.text, one.period, one.place, one.keys, one.absent, one.trial.blank, one.trial.lacks_years)
    return (*about, one.state, one.left, one.right, one.relation, one.slack, one.is_guide, terms)
