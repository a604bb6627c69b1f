"""Who handed in what, exits against plans wherever they stand, and what may be compared."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from fupin_analysis.core.figures import to_figures
from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.measure.overview import INDICATORS, find_places, measure_reporting, measure_year

NAN = math.nan


def _figures(*rows: tuple[str, int, str, str, str, str, float]) -> pd.DataFrame:
    names = ("township", "year", "period", "topic", "item", "measure", "value")
    return to_figures({**dict(zip(names, row, strict=True)), "source": f"甲.xlsx › 表 › A{at}"} for at, row in enumerate(rows, 1))


def _year(figures: pd.DataFrame, year: int) -> pd.DataFrame:
    return measure_year(FigureIndex(plain_figures(figures)), year=year)


def test_a_township_that_handed_in_nothing_this_year_has_a_row_of_zeros():
    figures = _figures(
        ("甲山镇", 2018, "2018", "cause", "illness", "households", 5), ("乙水乡", 2017, "2017", "exit", "done", "households", 5)
    )
    table = measure_reporting(figures, year=2018).set_index("township")
    assert table.loc["乙水乡", ["figures", "parts"]].tolist() == [0, 0]
    assert table.loc["甲山镇", ["causes", "exits", "parts", "figures"]].tolist() == [1, 0, 1, 1]


def test_figures_of_no_part_are_counted_apart():
    figures = _figures(
        ("甲山镇", 2018, "2018", "cause", "illness", "households", 5),
        ("甲山镇", 2018, "2018", "population", "rural", "persons", 900),
        ("甲山镇", 2018, "2018", "population", "total", "persons", 990),
    )
    table = measure_reporting(figures, year=2018)
    assert table[["other", "parts", "figures"]].values.tolist() == [[2, 1, 3]]


def test_a_plan_of_the_return_before_is_held_against_the_exits_of_this_one():
    figures = _figures(
        ("甲山镇", 2017, "2018", "plan", "exit", "households", 50),
        ("甲山镇", 2018, "2018", "exit", "done", "households", 40),
    )
    (row,) = _year(figures, 2018).to_dict("records")
    assert (row["stated_in"], row["completion_households_share"], row["remaining_households"]) == (2017, 0.8, 10)
    assert "A1" in row["source"]
    assert "A2" in row["source"]


def test_two_returns_that_plan_the_same_are_one_reading_and_two_that_differ_are_two():
    same = [("甲山镇", year, "2018", "plan", "exit", "households", 50) for year in (2017, 2018)]
    done = ("甲山镇", 2018, "2018", "exit", "done", "households", 60)
    assert len(_year(_figures(*same, done), 2018)) == 1
    rival = ("甲山镇", 2018, "2018", "plan", "exit", "households", 80)
    table = _year(_figures(same[0], rival, done), 2018)
    assert table["completion_households_share"].tolist() == [0.75, 1.2]
    assert table["remaining_households"].tolist() == [20, 0]


def test_plans_for_other_years_and_of_older_returns_do_not_count():
    figures = _figures(
        ("甲山镇", 2018, "2018", "exit", "done", "households", 40),
        ("甲山镇", 2018, "2019", "plan", "exit", "households", 30),
        ("甲山镇", 2015, "2018", "plan", "exit", "households", 20),
        ("乙水乡", 2018, "2018", "plan", "exit_as_listed", "households", 10),
    )
    table = _year(figures, 2018)[["township", "reading", "stated_in", "done_households"]]
    assert table.values.tolist() == [["甲山镇", "", 0, 40]]


def test_exits_without_a_plan_have_no_completion():
    (row,) = _year(_figures(("甲山镇", 2018, "2018", "exit", "done", "households", 60)), 2018).to_dict("records")
    assert (row["reading"], row["stated_in"], row["done_households"]) == ("", 0, 60)
    assert math.isnan(row["completion_households_share"])


def test_a_sum_of_single_years_is_not_compared_with_counts_to_date():
    register = [(name, 2018, "2018", "registry", "total", "households", 100) for name in ("甲山镇", "乙水乡")]
    figures = _figures(
        *register,
        ("甲山镇", 2018, "2018", "exit", "cumulative", "households", 90),
        ("乙水乡", 2018, "2018", "exit", "done", "households", 10),
    )
    table = find_places(figures, "exited").set_index("township")
    assert table.loc["甲山镇", ["count", "base", "reason"]].tolist() == [90, 100, ""]
    assert table.loc["乙水乡", "reason"] == "years_only"


def test_a_register_of_another_year_is_no_base():
    figures = _figures(
        ("甲山镇", 2018, "2016", "registry", "total", "households", 100),
        ("甲山镇", 2018, "2018", "exit", "cumulative", "households", 90),
    )
    assert find_places(figures, "exited")["reason"].tolist() == ["other_year"]


def test_households_poor_through_illness_are_held_against_those_with_any_cause_of_the_year():
    figures = _figures(
        ("甲山镇", 2018, "2018", "cause", "illness", "households", 30),
        ("甲山镇", 2018, "2018", "cause", "schooling", "households", 50),
        ("甲山镇", 2018, "2016", "cause", "illness", "households", 99),
        ("乙水乡", 2018, "2018", "cause", "schooling", "households", 50),
    )
    assert find_places(figures, "illness")[["township", "count", "base", "reason"]].fillna(-1).values.tolist() == [
        ["乙水乡", -1, -1, "not_reported"],
        ["甲山镇", 30, 80, ""],
    ]


def test_the_poor_are_held_against_the_rural_population():
    figures = _figures(
        ("甲山镇", 2018, "2018", "registry", "not_exited", "persons", 200),
        ("甲山镇", 2018, "2018", "population", "rural", "persons", 16000),
    )
    assert find_places(figures, "headcount")[["count", "base", "reason"]].values.tolist() == [[200, 16000, ""]]


@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_township_has_a_row_whatever_it_handed_in(indicator):
    figures = _figures(("甲山镇", 2018, "2018", "credit", "applications", "households", 5))
    assert find_places(figures, indicator)[["township", "reason"]].values.tolist() == [["甲山镇", "not_reported"]]


def _plan(stated_in, persons, households=50.0):
    counts = {"households": households, "persons": persons}
    return [("甲山镇", stated_in, "2018", "plan", "exit", unit, value) for unit, value in counts.items() if value is not None]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([*_plan(2018, 200), *_plan(2017, None)], [(2018, 50, 200)]),
        ([*_plan(2018, None), *_plan(2017, 200)], [(2017, 50, 200)]),
        ([*_plan(2018, 200), *_plan(2017, 210)], [(2018, 50, 200), (2017, 50, 210)]),
        ([*_plan(2018, 200, None), *_plan(2017, None)], [(2018, -1, 200), (2017, 50, -1)]),  # nothing says they are one
    ],
)
def test_a_plan_told_more_fully_elsewhere_is_no_second_one(rows, expected):
    table = _year(_figures(*rows), 2018).fillna(-1)
    assert list(table[["stated_in", "planned_households", "planned_persons"]].itertuples(index=False, name=None)) == expected
