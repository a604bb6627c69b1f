"""Exits added up over years, the pace, and the forecast's interval worked out by hand."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from fupin_analysis.measure.burn_up import forecast_exits, measure_burn_up, pace_table

NAN = math.nan


def _burn_up(years, done, cumulative, registered=200.0, target_year=2020):
    exits = pd.DataFrame({"township": "甲山镇", "year": years, "done": done, "cumulative": cumulative, "source": ""})
    registers = pd.DataFrame({"township": ["甲山镇"], "year": [years[0]], "registered": [registered]})
    return measure_burn_up(exits, registers, target_year=target_year)


def test_a_count_stated_starts_anew_and_years_are_added_to_it():
    table = _burn_up([2016, 2017, 2018], [40.0, 30.0, 20.0], [100.0, NAN, 155.0])
    assert table["exited"].tolist() == [100, 130, 155]
    assert table["remaining"].tolist() == [100, 70, 45]
    assert table["needed_per_year"].tolist() == [25, pytest.approx(70 / 3), 22.5]


def test_without_a_count_to_date_or_after_a_gap_nothing_is_known():
    assert _burn_up([2016, 2017], [40.0, 30.0], [NAN, NAN])["exited"].isna().all()
    after_gap = _burn_up([2015, 2017], [40.0, 30.0], [100.0, NAN])
    assert after_gap["exited"].isna().tolist() == [False, True]


def test_the_register_is_the_latest_up_to_a_year_else_the_first_after_it_else_unknown():
    exits = pd.DataFrame({"township": ["甲山镇"] * 3 + ["乙水乡"], "year": [2015, 2017, 2019, 2017], "source": ""})
    exits = exits.assign(done=1.0, cumulative=10.0)
    registers = pd.DataFrame({"township": "甲山镇", "year": [2018, 2016], "registered": [90.0, 110.0]})
    table = measure_burn_up(exits, registers, target_year=2020)
    assert table["registered"].fillna(-1).tolist() == [-1, 110, 110, 90]
    assert table["remaining"].fillna(-1).tolist() == [-1, 100, 100, 80]


def test_more_exits_than_registered_are_marked_and_leave_nothing_that_is_known():
    table = _burn_up([2016], [40.0], [230.0])
    assert table["remaining"].isna().all()
    assert table["exceeds"].tolist() == [True]


def test_a_stated_remainder_goes_before_one_worked_out():
    exits = pd.DataFrame(
        {"township": ["甲镇"], "year": [2018], "done": [40.0], "cumulative": [150.0], "left": [60.0], "source": ""}
    )
    registers = pd.DataFrame({"township": ["甲镇"], "year": [2018], "registered": [200.0]})
    assert measure_burn_up(exits, registers, target_year=2020)["remaining"].tolist() == [60]


def test_the_interval_is_students_worked_out_by_hand():
    # mean 50, s 10, n 3, k 2: 150 + 100 ± 1.8856 · 10 · sqrt(2 + 4/3) = 250 ± 34.4
    found = forecast_exits([40, 50, 60], exited=150, registered=300, last_year=2018, year=2020)
    assert found is not None
    assert (found.expected, found.low, found.high) == (250, 216, 284)


def test_no_forecast_goes_beyond_the_register_or_below_what_is_done():
    found = forecast_exits([10, 90, 50], exited=150, registered=200, last_year=2018, year=2020)
    assert found is not None
    assert (found.expected, found.low, found.high) == (200, 150, 200)


@pytest.mark.parametrize(("done", "year"), [([40, 50], 2020), ([40, NAN, 60], 2020), ([40, 50, 60], 2018)])
def test_too_few_years_unknown_years_and_years_gone_by_have_no_forecast(done, year):
    assert forecast_exits(done, exited=150, registered=300, last_year=2018, year=year) is None


def test_the_pace_is_the_mean_of_the_years_reported():
    table = pace_table(_burn_up([2016, 2017, 2018], [40.0, 30.0, 20.0], [100.0, NAN, NAN]), target_year=2020)
    assert table[["pace", "needed_per_year", "years"]].values.tolist() == [[30, 25, 3]]


def test_what_is_needed_per_year_is_known_until_the_target_year_begins():
    table = _burn_up([2019, 2020], [40.0, 30.0], [100.0, 150.0])
    assert table["remaining"].tolist() == [100, 50]
    assert table["needed_per_year"].fillna(-1).tolist() == [100, -1]


def test_one_year_ahead_has_a_forecast():
    # mean 50, s 10, n 3, k 1: 150 + 50 ± 1.8856 · 10 · sqrt(1 + 1/3) = 200 ± 21.8
    found = forecast_exits([40, 50, 60], exited=150, registered=300, last_year=2018, year=2019)
    assert found is not None
    assert (found.expected, found.low, found.high) == (200, 178, 222)


def test_the_forecast_stands_beside_the_pace_where_there_is_one():
    # mean 30, s 10, n 3, k 2: 150 + 60 ± 1.8856 · 10 · sqrt(2 + 4/3) = 210 ± 34.4
    table = pace_table(_burn_up([2016, 2017, 2018], [40.0, 30.0, 20.0], [100.0, NAN, NAN], registered=300.0), target_year=2020)
    assert table[["forecast", "forecast_low", "forecast_high"]].values.tolist() == [[210, 176, 244]]
    short = pace_table(_burn_up([2017, 2018], [40.0, NAN], [100.0, 140.0]), target_year=2020)
    assert short[["forecast", "forecast_low", "forecast_high"]].isna().all().all()
    assert short[["exited", "pace", "years"]].values.tolist() == [[140, 40, 2]]


@pytest.mark.parametrize(
    ("years", "done", "cumulative", "pace", "known"),
    [
        ([2016, 2017, 2018], [NAN, NAN, NAN], [100.0, 130.0, 170.0], 35.0, 2),
        ([2015, 2016, 2017, 2018], [NAN, 20.0, NAN, NAN], [100.0, NAN, 130.0, 170.0], 70 / 3, 3),
        ([2016, 2018], [NAN, NAN], [100.0, 170.0], NAN, 0),  # of two years together
        ([2016, 2017], [NAN, NAN], [100.0, 90.0], NAN, 0),  # a count that shrinks is no exit
    ],
)
def test_counts_to_date_tell_the_years_between_them(years, done, cumulative, pace, known):
    table = pace_table(_burn_up(years, done, cumulative, registered=300.0), target_year=2020)
    assert table["pace"].tolist() == pytest.approx([pace], nan_ok=True)
    assert table["years"].tolist() == [known]
