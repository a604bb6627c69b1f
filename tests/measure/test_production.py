"""Production funds allocated and paid."""

import pytest

from fupin_analysis.measure.production import measure_production
from tests.measure.lines import figures_of, only, rows, together

FUNDS = """
    2018 production/allocated amount_yuan=1303000
    2018 production/paid households=101 amount_yuan=1060000
    2018 production/excluded_low_income_allowance households=20
"""


def test_the_share_of_funds_paid_and_what_a_household_received():
    row = only(measure_production(figures_of(FUNDS)))
    assert row["funds_share"] == pytest.approx(1060000 / 1303000)
    assert row["unpaid_yuan"] == 1303000 - 1060000
    assert row["paid_per_household_yuan"] == pytest.approx(1060000 / 101)
    assert row["excluded_households"] == 20


def test_households_left_out_are_not_among_those_paid():
    assert only(measure_production(figures_of(FUNDS)))["paid_households"] == 101


def test_funds_paid_without_an_allocation_have_no_share():
    row = only(measure_production(figures_of("2018 production/paid amount_yuan=1060000")))
    assert (row["funds_share"], row["unpaid_yuan"], row["paid_per_household_yuan"]) == (None, None, None)


def test_more_paid_than_allocated_is_marked():
    row = only(measure_production(figures_of("2018 production/allocated amount_yuan=100\n2018 production/paid amount_yuan=120")))
    assert (row["funds_share"], row["unpaid_yuan"], row["exceeds"]) == (1.2, -20.0, True)


def test_no_allocation_is_no_denominator():
    assert (
        only(measure_production(figures_of("2018 production/allocated amount_yuan=0\n2018 production/paid amount_yuan=0")))[
            "funds_share"
        ]
        is None
    )


def test_other_production_work_makes_no_row():
    assert measure_production(figures_of("2018 production/grants households=993 amount_yuan=1811000")).empty


def test_funds_of_halves_are_those_of_the_year_and_households_are_not_counted_twice():
    halves = """
        2018H1 production/allocated amount_yuan=1000
        2018H1 production/paid households=5 amount_yuan=500
        2018H2 production/allocated amount_yuan=1000
        2018H2 production/paid households=5 amount_yuan=900
    """
    row, *parts = rows(measure_production(figures_of(halves)), "period", "allocated_yuan", "paid_yuan", "paid_households")
    assert row == ("2018", 2000.0, 1400.0, None)
    assert [part[0] for part in parts] == ["2018H1", "2018H2"]


def test_funds_paid_by_halves_are_held_against_those_allocated_for_the_year():
    allocated = "2018 production/allocated amount_yuan=1000\n2018H1 production/paid amount_yuan=500\n"
    figures = figures_of(allocated + "2018H2 production/paid amount_yuan=400")
    assert rows(measure_production(figures), "period", "funds_share")[0] == ("2018", 0.9)
    half = figures_of(allocated)
    assert rows(measure_production(half), "period", "paid_yuan") == [("2018", None), ("2018H1", 500.0)]


def test_each_township_and_period_has_a_row_of_its_own():
    figures = together(
        figures_of(FUNDS),
        figures_of("2018 production/allocated amount_yuan=5\n2019 production/allocated amount_yuan=6", township="乙镇"),
    )
    assert sorted(rows(measure_production(figures), "township", "period", "allocated_yuan")) == [
        ("乙镇", "2018", 5.0),
        ("乙镇", "2019", 6.0),
        ("甲镇", "2018", 1303000.0),
    ]
