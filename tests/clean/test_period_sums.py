"""The 合计 of a table by months or quarters: what stretch of time it is of."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fupin_analysis.clean.quarantine import Cleaned
from tests.clean.grids import clean_rows, reasons

TITLE: list[object] = ["甲澜镇2021年技能培训情况"]


def _down(*rows: Sequence[object], head: str = "月份") -> Cleaned:
    return clean_rows([TITLE, [head, "培训人次"], *rows])


@pytest.mark.parametrize("head", ["月份", "内容"])
def test_months_from_january_on_are_stated_as_of_the_end_of_the_last(head: str) -> None:
    cleaned = _down(["1月", 5], ["2月", 6], ["合计", 11], head=head)
    assert list(cleaned.figures["period"]) == ["2021M01", "2021M02", "2021-02-28"]
    assert cleaned.figures["item"].nunique() == 1
    assert cleaned.figures["part_of"].ne("").sum() == 2


@pytest.mark.parametrize(
    "rows",
    [
        [["一季度", 5], ["三季度", 6], ["合计", 11]],
        [["4月", 5], ["5月", 6], ["总计", 11]],
        [["11月", 5], ["12月", 6], ["合计", 11]],
        [["3月", 1], ["5月", 2], ["6月", 8], ["小计", 11]],
        [["2021年2月", 5], ["2021年3月", 6], ["合计", 11]],
    ],
)
@pytest.mark.parametrize("is_first", [False, True])
def test_periods_that_make_no_part_of_the_year_have_no_sum_of_the_year(rows: Sequence[Sequence[object]], is_first: bool) -> None:
    rows = [rows[-1], *rows[:-1]] if is_first else rows
    cleaned = _down(*rows)
    assert list(reasons(cleaned).values()) == ["F289"]
    assert len(cleaned.figures) == len(rows) - 1
    assert "2021" not in set(cleaned.figures["period"])


def test_a_sum_before_its_periods_is_of_their_time() -> None:
    assert next(iter(_down(["合计", 11], ["1月", 5], ["2月", 6]).figures["period"])) == "2021-02-28"
    assert next(iter(_down(["合计", 11], ["三季度", 5], ["四季度", 6]).figures["period"])) == "2021H2"


@pytest.mark.parametrize(
    ("heads", "first"),
    [
        (["村名", "二季度（人次）", "三季度（人次）", "合计（人次）"], [5, 6, 11]),
        (["村名", "合计（人次）", "7月（人次）", "8月（人次）"], [11, 5, 6]),
        (["村名", "4月", "5月", "合计"], [5, 6, 11]),
    ],
)
def test_columns_of_some_months_have_no_sum_of_the_year(heads: list[object], first: list[object]) -> None:
    cleaned = clean_rows([["甲澜镇2021年临时救助人次"], heads, ["上坪村", *first], ["下坪村", *first]])
    assert "2021" not in set(cleaned.figures["period"])
    assert set(reasons(cleaned).values()) == {"F289"}
    assert cleaned.figures["item"].nunique() == 1


def test_columns_of_all_quarters_with_their_unit_have_the_sum_of_the_year() -> None:
    heads = ["村名", "一季度（人次）", "二季度（人次）", "三季度（人次）", "四季度（人次）", "合计（人次）"]
    cleaned = clean_rows([["甲澜镇2021年临时救助情况"], heads, ["上坪村", 1, 2, 3, 4, 10], ["下坪村", 1, 1, 1, 1, 4]])
    assert reasons(cleaned) == {}
    assert list(cleaned.figures["period"])[4] == "2021"
    assert cleaned.figures["item"].nunique() == 1


def test_what_they_do_not_add_up_to_is_noted_and_no_question_about_a_date() -> None:
    assert reasons(_down(["一季度", 5], ["三季度", 6], ["合计", 21])) == {"B5": "F221"}
    assert reasons(_down(["2019年", 5], ["2020年", 6], ["合计", 11])) == {"B5": "F221"}


def test_a_sum_behind_sums_is_of_all_periods_where_it_is_their_sum() -> None:
    rows = [["1月", 1], ["2月", 2], ["3月", 3], ["小计", 6], ["4月", 4], ["5月", 5], ["6月", 6], ["小计", 15], ["合计", 21]]
    assert [list(_down(*rows).figures["period"])[at] for at in (3, 7, 8)] == ["2021Q1", "2021Q2", "2021H1"]
    rows[8] = ["合计", 15]
    assert list(_down(*rows[:7], rows[8]).figures["period"])[-1] == "2021Q2"


def test_the_sum_of_each_village_is_of_its_own_months() -> None:
    rows = [["上坪村", "1月", 5], ["", "2月", 6], ["", "合计", 11], ["下坪村", "1月", 2], ["", "2月", 2], ["", "合计", 4]]
    cleaned = clean_rows([TITLE, ["村名", "月份", "培训人次"], *rows])
    sums = cleaned.figures[cleaned.figures["period"].eq("2021-02-28")]
    assert dict(zip(sums["place"], sums["value"], strict=True)) == {"上坪村": 11, "下坪村": 4}


def test_years_that_the_months_name_are_kept() -> None:
    cleaned = clean_rows([["甲澜镇技能培训情况"], ["月份", "培训人次"], ["2020年1月", 5], ["2020年2月", 6], ["合计", 11]])
    assert list(cleaned.figures["period"]) == ["2020M01", "2020M02", "2020-02-29"]


def test_the_sum_beside_columns_of_months_is_read_alike() -> None:
    cleaned = clean_rows([TITLE, ["项目", "1月", "2月", "3月", "合计"], ["培训人次", 5, 6, 7, 18]])
    assert list(cleaned.figures["period"]) == ["2021M01", "2021M02", "2021M03", "2021Q1"]
    assert cleaned.figures["item"].nunique() == 1


def test_a_mean_between_is_none_of_the_periods() -> None:
    cleaned = _down(["1月", 5], ["2月", 7], ["月均", 6], ["累计", 12])
    assert list(cleaned.figures["period"])[-1] == "2021-02-28"
    assert reasons(cleaned) == {"B5": "F252"}


@pytest.mark.parametrize(
    ("said", "period"), [("一季度合计", "2021Q1"), ("第一季度小计", "2021Q1"), ("上半年合计", "2021H1"), ("全年合计", "2021")]
)
@pytest.mark.parametrize("head", ["月份", "内容"])
def test_a_sum_that_says_its_time_is_of_that_time(said: str, period: str, head: str) -> None:
    cleaned = _down(["1月", 5], ["2月", 6], ["3月", 7], [said, 18], head=head)
    assert list(cleaned.figures["period"])[-1] == period
    assert reasons(cleaned) == {}


def test_sums_of_quarters_are_held_against_their_own_months() -> None:
    quarters = [["1月", 1], ["2月", 2], ["3月", 3], ["一季度合计", 6], ["4月", 4], ["5月", 5], ["6月", 6], ["二季度合计", 15]]
    cleaned = _down(*quarters, ["合计", 21])
    assert [list(cleaned.figures["period"])[at] for at in (3, 7, 8)] == ["2021Q1", "2021Q2", "2021H1"]
    assert [one.code for one in cleaned.problems if one.code == "F265"] == []
    quarters[7] = ["二季度合计", 16]
    assert [one.code for one in _down(*quarters).problems if one.code == "F265"] == ["F265"]


def test_a_sum_beyond_a_blank_month_is_none_of_the_year() -> None:
    cleaned = _down(["1月", 5], ["2月", ""], ["3月", 7], ["合计", 12])
    assert list(cleaned.figures["period"]) == ["2021M01", "2021M03"]
    assert list(reasons(cleaned)) == ["B6"]
    cleaned = _down(["1月", 5], ["2月", 7], ["3月", ""], ["合计", 12])
    assert list(cleaned.figures["period"])[-1] == "2021-02-28"


def test_what_goes_on_from_january_is_no_sum_of_the_months_above() -> None:
    cleaned = _down(["7月", 3], ["8月", 4], ["9月", 5], ["合计", 12], ["累计", 42])
    assert [one.code for one in cleaned.problems if one.code == "F265"] == []
    assert list(cleaned.figures["value"]) == [3, 4, 5, 12]
    cleaned = _down(["7月", 3], ["8月", 4], ["9月", 5], ["累计", 42])
    assert [one.code for one in cleaned.problems if one.code == "F265"] == ["F265"]
