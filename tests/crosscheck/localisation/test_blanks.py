"""Rows of a sum left blank: what they may hold, told by how much lacks in one measure and in the other."""

import numpy as np
import pytest

from fupin_analysis.crosscheck.checks import check_consistency
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.synth.townships import make_townships
from tests.crosscheck.edits.test_rules import apply_to, figures_of

RULES = {rule.code: rule for rule in load_rules()}


class TestBlankRows:
    """The same rows are blank in households and in persons."""

    WHOLE = "registry/total.households = 100; registry/total.persons = 400; "
    STATED = "cause/illness.households = {}; cause/illness.persons = {}; cause/disability.households = 30; "
    STATED += "cause/disability.persons = 120"

    @pytest.mark.parametrize(
        ("households", "persons", "told"),
        [
            (60, 240, set()),  # 10 households, 40 persons lack
            (70, 280, set()),  # nothing lacks
            (60, 275, {"cause_of_registered"}),  # 10 households of 5 persons lack
            (69, 250, {"cause_of_registered"}),  # one household of 30 persons lacks
            (80, 280, {"cause_of_registered"}),  # the parts exceed the whole
        ],
    )
    def test_hold_what_lacks_in_both_measures(self, households, persons, told):
        example = self.WHOLE + self.STATED.format(households, persons)
        assert {one.rule.code for one in apply_to(RULES["cause_of_registered"], example) if one.state == "fails"} == told

    @pytest.mark.parametrize(
        ("households", "persons", "fails"),
        [(60, 240, False), (60, 270, True), (59, 270, True)],
    )
    def test_are_no_zeros_though_the_list_is_closed(self, households, persons, fails):
        closed = "; cause/other.households = 0; cause/other.persons = 0"
        example = self.WHOLE + self.STATED.format(households, persons).replace("= 120", "= 130") + closed
        example = example.replace("persons = 400", "persons = 410") if not fails else example
        assert any(one.state == "fails" for one in apply_to(RULES["cause_of_registered"], example)) == fails

    def test_are_named(self):
        (one,) = apply_to(RULES["registry_by_attribute"], "registry/total.persons = 9; registry/general.persons = 5")
        assert (one.left - one.right, [key.item for key in one.trial.blank]) == (
            4,
            ["low_income_allowance", "extreme_poverty_support"],
        )


@pytest.mark.parametrize(("persons", "measures"), [(420, ["persons"]), (380, [])])
def test_nothing_lacks_where_the_parts_exceed_their_whole(persons, measures):
    example = TestBlankRows.WHOLE + TestBlankRows.STATED.format(65, persons - 120)
    failing = [one for one in apply_to(RULES["cause_of_registered"], example) if one.state == "fails"]
    assert [one.rule.kind for one in failing] == ["balance"] * len(measures)
    assert [one.leading.measure for one in failing] == measures


class TestYearsOfAList:
    """A list by years is known to be complete where it reaches 2020 or adds up in the other measure."""

    WHOLE = (
        "registry/total.households = 300; registry/total.persons = 1200; exit/done.households = 100; exit/done.persons = 400; "
    )

    @pytest.mark.parametrize(
        ("listed", "fails"),
        [
            ("2018 150 600", set()),  # 50 households with 200 persons may be listed for another year
            ("2018 150 800", {"households"}),  # nobody lacks
            ("2018 200 600", {"persons"}),
            ("2018 150 790", {"households", "persons"}),  # 50 households of 10 persons
            ("2018 150 600 2019 0 0 2020 0 0", {"households", "persons"}),
            ("2018 150 600 2020 0 0", set()),  # 2019 may be blank
            ("2019 150 600 2020 0 0", set()),  # the report's own year
            ("2018 220 880", {"households", "persons"}),
        ],
    )
    def test_may_be_blank_where_both_measures_lack(self, listed, fails):
        numbers = listed.split()
        years = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
        path = "plan/exit_as_listed"
        example = self.WHOLE + "; ".join(f"{path}.households@{y} = {hh}; {path}.persons@{y} = {p}" for y, hh, p in years)
        tried_out = apply_to(RULES["B201"], example)
        assert {one.leading.measure for one in tried_out if one.state == "fails"} == fails

    def test_are_unknown_where_one_measure_alone_is_stated(self):
        example = "registry/total.households = 300; exit/done.households = 100; plan/exit_as_listed.households = 150"
        (one,) = apply_to(RULES["B201"], example)
        assert (one.state, [key.period for key in one.trial.lacks_years]) == ("unverifiable", ["2019", "2020"])


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_rows_left_blank_contradict_nothing(share):
    figures = make_townships(8, seed=31)
    rows = figures.groupby(["township", "year", "period", "place", "topic", "item"], sort=False).ngroup()
    kept = np.random.default_rng(5).random(rows.max() + 1) >= share
    assert check_consistency(figures[kept[rows]]).empty


class TestWhatAFindingSaysOfBlankRows:
    """A figure is said to be what was handed in, never what the stated parts leave of it."""

    @staticmethod
    def told(example):
        rule = "registry_by_stage" if "consolidating" in example or "confirmed_poor" in example else "cause_of_registered"
        found = check_consistency(figures_of(example), rules=[RULES[rule]])
        return [
            (one["measure"], edit["left"], edit["right"], one["stated"], one["computed"])
            for one in found.to_dict("records")
            for edit in one["edits"]
        ]

    @pytest.mark.parametrize(
        ("example", "told"),
        [
            (  # 211 households lack and nobody: 960 are too few by 211
                "registry/total.households = 512; registry/total.persons = 960; "
                "registry/confirmed_poor.households = 301; registry/confirmed_poor.persons = 960",
                ("persons", 960, 1171, 960, 1171),
            ),
            (  # 69 + 30 of 100 households, 250 + 120 of 400 persons: one household of thirty persons lacks
                "registry/total.households = 100; registry/total.persons = 400; cause/illness.households = 69; "
                "cause/illness.persons = 250; cause/disability.households = 30; cause/disability.persons = 120",
                ("persons", 400, 380, 400, 380),
            ),
            (  # 10 households and 5 persons lack
                "registry/total.households = 100; registry/total.persons = 400; cause/illness.households = 60; "
                "cause/illness.persons = 275; cause/disability.households = 30; cause/disability.persons = 120",
                ("persons", 400, 405, 400, 405),
            ),
        ],
    )
    def test_is_the_whole_and_what_it_must_be(self, example, told):
        assert self.told(example) == [told]

    def test_leaves_the_sides_of_a_sum_alone(self):
        example = "registry/total.households = 90; cause/illness.households = 60; cause/disability.households = 40"
        assert self.told(example) == [("households", 90, 100, 90, 100)]
