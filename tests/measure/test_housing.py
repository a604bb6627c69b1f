"""Houses rebuilt and households moved: paid against due, done against plan."""

import pytest

from fupin_analysis.measure.housing import measure_housing
from tests.measure.lines import figures_of, only, rows, together

HOUSES = """
    2018 housing/rebuilt households=30
    2018 housing/self_built households=24 amount_per_household_yuan=30000 amount_yuan=720000 paid_share=1
    2018 housing/government_built households=6 amount_per_household_yuan=24000 amount_yuan=144000 paid_share=0.8
"""


def test_what_is_due_follows_from_what_was_paid_and_its_share():
    row = only(measure_housing(figures_of(HOUSES)), item="government_built")
    assert row["due_yuan"] == pytest.approx(144000 / 0.8)
    assert row["outstanding_yuan"] == pytest.approx(180000 - 144000)


def test_a_house_fully_paid_leaves_nothing_outstanding():
    row = only(measure_housing(figures_of(HOUSES)), item="self_built")
    assert (row["due_yuan"], row["outstanding_yuan"]) == (720000.0, 0.0)


def test_nothing_paid_says_nothing_about_what_is_due():
    row = only(measure_housing(figures_of("2018 housing/self_built households=2 amount_yuan=0 paid_share=0")))
    assert (row["due_yuan"], row["outstanding_yuan"]) == (None, None)


def test_without_a_paid_share_nothing_is_called_due():
    row = only(measure_housing(figures_of("2015 housing/relocation households=14 amount_yuan=498400", year=2015)))
    assert (row["paid_per_household_yuan"], row["due_yuan"]) == (498400 / 14, None)


def test_a_stated_amount_per_household_counts_before_the_quotient():
    row = only(
        measure_housing(figures_of("2018 housing/self_built households=3 amount_yuan=70000 amount_per_household_yuan=25000"))
    )
    assert row["paid_per_household_yuan"] == 25000.0


def test_only_ways_of_building_have_a_share_of_the_houses_rebuilt():
    figures = figures_of(HOUSES + "2018 housing/rebuilt_cumulative households=1473\n2018 housing/relocation households=14")
    assert rows(measure_housing(figures), "item", "households_share") == [
        ("rebuilt", 1.0),
        ("self_built", 0.8),
        ("government_built", 0.2),
        ("rebuilt_cumulative", None),
        ("relocation", None),
    ]


def test_houses_rebuilt_are_held_against_the_plan():
    figures = figures_of("2016 housing/rebuilt_planned households=493\n2016 housing/rebuilt households=440", year=2016)
    row = only(measure_housing(figures), item="rebuilt")
    assert (row["planned_households"], row["completion_households_share"]) == (493.0, pytest.approx(440 / 493))
    assert "rebuilt_planned" in row["source"]


def test_a_plan_of_another_year_is_not_what_was_carried_out():
    figures = figures_of("2019 housing/relocation_planned households=80\n2018 housing/relocation households=60")
    assert only(measure_housing(figures), item="relocation")["completion_households_share"] is None


def test_townships_are_held_against_their_own_total():
    figures = together(figures_of(HOUSES), figures_of("2018 housing/self_built households=5", township="乙镇"))
    assert only(measure_housing(figures), township="乙镇")["households_share"] is None


def test_what_is_planned_is_not_paid():
    figures = figures_of(
        "2017 housing/rebuilt_planned households=46 amount_yuan=1104000 amount_per_household_yuan=24000", year=2017
    )
    row = only(measure_housing(figures), item="rebuilt_planned")
    assert (row["planned_yuan"], row["paid_yuan"], row["paid_per_household_yuan"]) == (1104000.0, None, None)
