"""Weekly reports and the year-end score, worked out by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from fupin_analysis.measure.procedure.weeks import due_day, measure_scores, measure_weeks, week_end

NAN = float("nan")


def _reports(*rows):
    columns = ["place", "period", "planned", "done", "undone", "received"]
    return pd.DataFrame([dict(zip(columns, row, strict=True)) for row in rows]).assign(township="甲山镇", year=2018, source="")


def _deductions(*rows):
    columns = ["place", "period", "item", "points"]
    table = pd.DataFrame([dict(zip(columns, row, strict=True)) for row in rows], columns=columns)
    return table.assign(township="甲山镇", year=2018, source=table["period"])


@pytest.mark.parametrize(
    ("period", "end", "due"),
    [
        ("2018W01", date(2018, 1, 7), date(2018, 1, 8)),
        ("2018W52", date(2018, 12, 30), date(2018, 12, 31)),
        ("2018W53", date(2018, 12, 31), date(2019, 1, 7)),
        ("2017W53", date(2017, 12, 31), date(2018, 1, 1)),
    ],
)
def test_a_week_ends_and_falls_due_across_the_year_too(period, end, due):
    assert (week_end(period), due_day(period)) == (end, due)


@pytest.mark.parametrize("period", ["2018", "2018W00", "2018W54", "2018-02-01", "2018W7"])
def test_what_is_no_week_is_refused(period):
    with pytest.raises(ValueError, match="2018W07"):
        week_end(period)


@pytest.mark.parametrize(
    ("planned", "done", "stated", "undone", "share"),
    [(5, 4, NAN, 1, 0.8), (5, 4, 2, 2, 0.8), (5, 7, NAN, 0, 1.4), (0, 0, NAN, 0, NAN), (NAN, 3, NAN, NAN, NAN)],
)
def test_what_is_left_undone(planned, done, stated, undone, share):
    row = measure_weeks(_reports(("一心村", "2018W07", planned, done, stated, "2018-02-19"))).iloc[0]
    assert [row["undone"], row["done_share"]] == pytest.approx([undone, share], nan_ok=True)


@pytest.mark.parametrize(
    ("received", "late"), [("2018-02-19", 0), ("2018-02-12", 0), ("2018-02-20", 1), ("2018-03-05", 14), ("", NAN)]
)
def test_how_late_a_report_came(received, late):
    row = measure_weeks(_reports(("一心村", "2018W07", 5, 5, NAN, received))).iloc[0]
    assert row["days_late"] == pytest.approx(late, nan_ok=True)
    assert row["is_missing"] == (received == "")


def test_weeks_stand_in_order_and_the_table_given_is_left_alone():
    reports = _reports(
        ("二龙村", "2018W07", 1, 1, NAN, ""), ("一心村", "2018W08", 1, 1, NAN, ""), ("一心村", "2018W07", 1, 1, NAN, "")
    )
    before = reports.copy()
    table = measure_weeks(reports)
    assert table[["place", "period"]].values.tolist() == [["一心村", "2018W07"], ["一心村", "2018W08"], ["二龙村", "2018W07"]]
    pd.testing.assert_frame_equal(reports, before)


def test_a_score_is_not_below_zero_and_one_matter_counts_once():
    table = measure_scores(
        _deductions(
            ("一心村", "2018W07", "台账未更新", 2.0),
            ("一心村", "2018W09", "台账 未更新", 5.0),
            ("一心村", "2018W09", "未入户走访", 3.0),
            ("二龙村", "2018W07", "台账未更新", 2.0),
            ("三合村", "2018W01", "弄虚作假", 80.0),
            ("三合村", "2018W02", "未整改", 40.0),
        )
    ).set_index("place")
    assert table["score"].to_dict() == {"一心村": 95.0, "二龙村": 98.0, "三合村": 0.0}
    assert table.loc["一心村", ["deducted", "repeated", "source"]].tolist() == [5.0, 1, "2018W07; 2018W09"]
    assert table.loc["三合村", "deducted"] == 120.0


def test_the_first_in_time_counts_whatever_the_order_of_rows():
    rows = [("一心村", "2018W09", "台账未更新", 5.0), ("一心村", "2018W07", "台账未更新", 2.0)]
    assert measure_scores(_deductions(*rows))["deducted"].tolist() == [2.0]
    assert measure_scores(_deductions(*reversed(rows)))["deducted"].tolist() == [2.0]


def test_another_full_score():
    assert measure_scores(_deductions(("一心村", "2018W07", "未入户", 3.0)), full_score=20.0)["score"].tolist() == [17.0]


@pytest.mark.parametrize("points", [-1.0, NAN])
def test_points_are_stated_and_not_negative(points):
    with pytest.raises(ValueError, match="not below zero"):
        measure_scores(_deductions(("一心村", "2018W07", "未入户", points)))


def test_no_deductions_no_rows():
    assert measure_scores(_deductions()).empty


def test_more_done_than_planned_is_marked():
    table = measure_weeks(_reports(("一心村", "2018W01", 5.0, 8.0, NAN, ""), ("一心村", "2018W02", 5.0, 5.0, NAN, "")))
    assert table[["done_share", "exceeds"]].values.tolist() == [[1.6, True], [1.0, False]]
