"""Villages followed week by week, worked out by hand: what is owed, late, missing, and what is nobody's fault."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from fupin_analysis.measure.procedure.following import follow_weeks, measure_series, measure_villages
from fupin_analysis.measure.procedure.weeks import measure_scores

NAN = float("nan")
DAY = date(2018, 1, 31)


def reports(*rows):
    columns = ["place", "period", "planned", "done", "received"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(township="甲山镇", year=2018, undone=NAN, source="周报.xlsx › 周报 › A4")


def standings(table, place):
    own = table[table["place"].eq(place)]
    return dict(zip(own["period"].str[-2:], own["standing"], strict=True))


# Due: week 1 on 8 January, week 2 on the 15th, week 3 on the 22nd, week 4 on the 29th.
WEEKS = reports(
    ("一心村", "2018W01", 5, 5, "2018-01-08"),
    ("一心村", "2018W02", 5, 4, "2018-01-17"),
    ("一心村", "2018W04", 4, 2, ""),
    ("二水村", "2018W03", NAN, NAN, ""),
    ("二水村", "2018W04", 6, 6, "2018-01-29"),
)


def test_each_week_of_each_village_stands_as_worked_out():
    table = follow_weeks(WEEKS, as_of=DAY)
    assert standings(table, "一心村") == {"01": "in_time", "02": "late", "03": "missing", "04": "undated"}
    assert standings(table, "二水村") == {"01": "missing", "02": "missing", "03": "missing", "04": "in_time"}


def test_what_was_handed_in_and_not_understood_is_not_missing():
    unread = pd.DataFrame([("甲山镇", 2018, "一心村", "2018W03")], columns=["township", "year", "place", "period"])
    assert standings(follow_weeks(WEEKS, as_of=DAY, unread=unread), "一心村")["03"] == "unread"


def test_a_week_is_owed_only_once_it_is_due():
    table = follow_weeks(WEEKS.head(1), as_of=date(2018, 1, 14))
    assert standings(table, "一心村") == {"01": "in_time"}
    assert standings(follow_weeks(WEEKS.head(1), as_of=date(2018, 1, 15)), "一心村") == {"01": "in_time", "02": "missing"}


def test_a_village_owes_nothing_before_its_township_began_and_nothing_of_another_township():
    other = reports(("三山村", "2018W03", 2, 2, "2018-01-22")).assign(township="乙水乡")
    table = follow_weeks(pd.concat([WEEKS, other], ignore_index=True), as_of=DAY)
    assert standings(table, "三山村") == {"03": "in_time", "04": "missing"}


def test_a_year_of_each_village():
    columns = ["township", "year", "place", "period", "item", "points", "source"]
    scores = measure_scores(pd.DataFrame([("甲山镇", 2018, "一心村", "2018W02", "台账未更新", 3.0, "")], columns=columns))
    table = measure_villages(follow_weeks(WEEKS, as_of=DAY), scores).set_index("place")
    one, two = table.loc["一心村"], table.loc["二水村"]
    assert one[["weeks", "in_time", "late", "undated", "missing"]].tolist() == [4, 1, 1, 1, 1]
    assert (one["planned"], one["done"], one["undone"]) == (14, 11, 3)
    assert one["done_share"] == pytest.approx(11 / 14)
    assert (one["score"], two["score"], two["deducted"]) == (97, 100, 0)


def test_a_township_without_deductions_has_no_scores():
    nothing = pd.DataFrame(columns=["township", "year", "place", "deducted", "score"])
    assert measure_villages(follow_weeks(WEEKS, as_of=DAY), nothing)["score"].isna().all()


def test_the_series_counts_the_villages_that_reported():
    table = measure_series(follow_weeks(WEEKS, as_of=DAY))
    assert table["reported"].tolist() == [1, 1, 0, 2]
    assert table["done_share"].tolist() == pytest.approx([1.0, 0.8, NAN, 0.8], nan_ok=True)


def test_the_order_of_the_rows_changes_nothing():
    pd.testing.assert_frame_equal(follow_weeks(WEEKS.iloc[::-1], as_of=DAY), follow_weeks(WEEKS, as_of=DAY))


def test_a_village_that_told_of_one_week_has_the_sum_of_one_week():
    week = reports(("一心村", "2018W01", 1, 1, "2018-01-08"))
    followed = follow_weeks(week, as_of=date(2018, 1, 8))
    nothing = pd.DataFrame(columns=["township", "year", "place", "deducted", "score"])
    row = measure_villages(followed, nothing).iloc[0]
    assert row[["planned", "done", "undone", "done_share"]].tolist() == [1, 1, 0, 1.0]
    assert followed["done_share"].tolist() == [1.0]


def _scores(*rows):
    columns = ["township", "year", "place", "period", "item", "points", "source"]
    return measure_scores(pd.DataFrame([("甲山镇", *row, "扣分.xlsx") for row in rows], columns=columns))


def test_a_village_that_never_reported_keeps_what_was_deducted():
    scores = _scores((2018, "三岔村", "2018W02", "未入户", 5.0))
    table = measure_villages(follow_weeks(WEEKS, as_of=DAY), scores).set_index("place")
    assert table.loc["三岔村", ["weeks", "missing", "deducted", "score", "source"]].tolist() == [0, 0, 5, 95, "扣分.xlsx"]
    assert table.loc["三岔村", ["planned", "done_share"]].isna().all()
    assert table.loc[["一心村", "二水村"], "score"].tolist() == [100, 100]


def test_a_deduction_of_one_year_scores_no_other():
    table = measure_villages(follow_weeks(WEEKS, as_of=DAY), _scores((2017, "一心村", "2017W02", "未入户", 5.0)))
    assert table[["year", "place", "score"]].fillna(-1).to_numpy().tolist() == [
        [2017, "一心村", 95], [2018, "一心村", -1], [2018, "二水村", -1],
    ]  # fmt: skip


def test_villages_stand_in_one_order_whichever_table_names_them() -> None:
    scores = _scores(*((2018, name, "2018W02", "未入户", 5.0) for name in ("乙村", "丁村", "丙村")))
    places = measure_villages(follow_weeks(WEEKS, as_of=DAY), scores)["place"].tolist()
    assert places == sorted(places)
    assert {"乙村", "丁村", "丙村"} < set(places)
