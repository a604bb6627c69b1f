"""Findings of inspections: closed, late, overdue, also across a year's end; worked out by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from fupin_analysis.measure.procedure.inspections import measure_closing, measure_inspections


def _found(*rows):
    columns = ["level", "found_on", "due_on", "closed_on"]
    table = pd.DataFrame([dict(zip(columns, row, strict=True)) for row in rows], columns=columns)
    return table.assign(township="甲山镇", year=2018, place="一心村", requirement="", source="")


@pytest.mark.parametrize(
    ("found", "due", "closed", "status", "days_open", "days_overdue"),
    [
        ("2018-12-20", "2018-12-30", "2018-12-30", "closed_in_time", 10, 0),
        ("2018-12-20", "2018-12-30", "2019-01-04", "closed_late", 15, 5),
        ("2018-12-20", "2018-12-30", "", "overdue", 26, 16),
        ("2018-12-20", "2019-01-15", "", "open", 26, 0),
        ("2018-12-20", "2019-01-14", "", "overdue", 26, 1),
        ("2018-12-20", "", "", "open", 26, 0),
        ("2018-12-20", "", "2018-12-21", "closed_in_time", 1, 0),
        ("2018-12-20", "2018-12-30", "2019-02-01", "overdue", 26, 16),  # closed after the day looked at
    ],
)
def test_how_a_finding_stands_in_mid_january(found, due, closed, status, days_open, days_overdue):
    row = measure_inspections(_found(("leaders", found, due, closed)), as_of=date(2019, 1, 15)).iloc[0]
    assert (row["status"], row["days_open"], row["days_overdue"]) == (status, days_open, days_overdue)


def test_what_is_found_later_is_not_counted():
    assert measure_inspections(_found(("leaders", "2019-01-16", "", "")), as_of=date(2019, 1, 15)).empty


def test_levels_are_counted_in_their_order():
    found = _found(
        ("top_officials", "2018-03-01", "2018-03-10", "2018-03-09"),
        ("leaders", "2018-03-01", "2018-03-10", ""),
        ("leaders", "2018-03-01", "2018-03-10", "2018-03-12"),
        ("leaders", "2018-03-01", "2018-05-10", ""),
        ("discipline", "2018-03-01", "2018-03-10", "2018-03-02"),
    )
    table = measure_closing(measure_inspections(found, as_of=date(2018, 4, 1)))
    wanted = [
        ["leaders", 3, 0, 1, 1, 1, pytest.approx(1 / 3)],
        ["discipline", 1, 1, 0, 0, 0, 1.0],
        ["top_officials", 1, 1, 0, 0, 0, 1.0],
    ]
    columns = ["level", "found", "closed_in_time", "closed_late", "overdue", "open", "closed_share"]
    assert table[columns].values.tolist() == wanted
