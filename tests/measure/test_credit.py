"""Micro-credit: uptake and loan per household."""

import pytest

from fupin_analysis.measure.credit import measure_credit
from tests.measure.lines import figures_of, only, rows


def test_uptake_is_of_the_registered_households():
    row = only(measure_credit(figures_of("2018 registry/total households=298\n2018 credit/applications households=1")))
    assert row["uptake_share"] == pytest.approx(1 / 298)


def test_a_loan_per_household():
    row = only(measure_credit(figures_of("2015 credit/loans households=696 amount_yuan=34430000", year=2015)))
    assert row["amount_per_household_yuan"] == pytest.approx(34430000 / 696)
    assert row["uptake_share"] is None


def test_loans_are_held_against_those_in_need_of_one():
    figures = figures_of(
        "2018 credit/needed households=40\n2018 credit/loans households=30\n2018 credit/applications households=35"
    )
    assert rows(measure_credit(figures), "item", "granted_share") == [("needed", None), ("loans", 0.75), ("applications", None)]


def test_more_loans_than_registered_households_are_marked():
    row = only(measure_credit(figures_of("2018 registry/total households=10\n2018 credit/loans households=12")))
    assert (row["uptake_share"], row["exceeds"]) == (1.2, True)


def test_a_ceiling_has_no_households():
    row = only(measure_credit(figures_of("2018 registry/total households=298\n2018 credit/loan_ceiling amount_yuan=5000")))
    assert (row["amount_yuan"], row["amount_per_household_yuan"], row["uptake_share"]) == (5000.0, None, None)
