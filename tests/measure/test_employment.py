"""Persons placed in work, of the register and of all placed."""

import pytest

from fupin_analysis.measure.employment import measure_employment
from tests.measure.lines import figures_of, only, together

REGISTER = "2018 registry/total persons=1252\n"


def test_shares_of_the_register_and_of_those_placed():
    table = measure_employment(
        figures_of(REGISTER + "2018 employment/employed persons=95\n2018 employment/leading_enterprise persons=16")
    )
    assert only(table, item="employed")["registered_share"] == pytest.approx(95 / 1252)
    assert only(table, item="leading_enterprise")["employed_share"] == pytest.approx(16 / 95)
    assert "employed.persons" in only(table, item="leading_enterprise")["source"]


def test_those_sent_to_work_elsewhere_are_not_of_the_register():
    table = measure_employment(
        figures_of(REGISTER + "2018 employment/employed persons=95\n2018 employment/labour_export persons=8000")
    )
    row = only(table, item="labour_export")
    assert (row["persons"], row["registered_share"], row["employed_share"], row["exceeds"]) == (8000.0, None, None, False)


def test_recipients_of_a_grant_are_no_part_of_those_placed():
    table = measure_employment(
        figures_of(REGISTER + "2018 employment/employed persons=95\n2018 employment/migrant_work_grants recipients=626")
    )
    row = only(table, item="migrant_work_grants")
    assert (row["persons"], row["registered_share"], row["employed_share"]) == (626.0, 0.5, None)


def test_more_in_the_enterprise_than_placed_is_marked():
    table = measure_employment(figures_of("2018 employment/employed persons=10\n2018 employment/leading_enterprise persons=16"))
    assert (only(table, item="leading_enterprise")["employed_share"], only(table, item="leading_enterprise")["exceeds"]) == (
        1.6,
        True,
    )


def test_without_a_register_or_a_total_shares_are_unknown():
    row = only(measure_employment(figures_of("2019 employment/workshops persons=22", year=2019)))
    assert (row["registered_share"], row["employed_share"]) == (None, None)


def test_amounts_alone_make_no_row():
    assert measure_employment(figures_of("2019 employment/job_subsidies amount_yuan=127000", year=2019)).empty


def test_townships_are_held_against_their_own_total():
    figures = together(
        figures_of("2018 employment/employed persons=10"),
        figures_of("2018 employment/leading_enterprise persons=5", township="乙镇"),
    )
    assert only(measure_employment(figures), township="乙镇")["employed_share"] is None
