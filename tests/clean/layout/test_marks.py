"""Codes and days without signs between are no figures, and no questions: their heading says what they are."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values


def _village_list(heading: str, *marks: object) -> list[list[object]]:
    villages = ["一心村", "二龙村", "三河村"]
    rows = [[place + 1, villages[place], mark, 30 + place, 90 + place] for place, mark in enumerate(marks)]
    return [["甲山镇2018年贫困村情况统计表"], ["序号", "村名", heading, "贫困户数", "贫困人数"], *rows]


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("村代码", 999901203200),
        ("统计用区划代码", 999901203200),
        ("邮编", 570100),
        ("档案编号", 20180001),
        ("工号", 10023),
        ("车牌号码", 80123),
        ("填报日期", 20181220),
        ("上报时间", 20181220),
        ("发放年月", 201808),
        ("识别时间", 2014),
        ("纳入月份", 201805),
        ("脱贫年度", 2014),
        ("计划出列年份", 2016),
        ("批次号", 1),
        ("填报日", 20181220),
        ("上报日", 20181220),
        ("截止时点", 20181220),
        ("退出批次", 201801),
        ("审核期数", 201801),
        ("录入期次", 201801),
        ("报送月", 201810),
        ("识别码", 20180001),
        ("系统版本", 2018),
        ("档位", 1),
        ("轮次", 1),
        ("认定批次", 1),
        ("信息采集", 20181220),  # days say themselves what they are
        ("地区", 999901203200),  # and so do codes
        ("填报月份", 10),
        ("录入日期", 5),
    ],
)
def test_marks_are_neither_figures_nor_questions(heading: str, first: int) -> None:
    cleaned = clean_rows(_village_list(heading, first, first + 1, first + 2))
    assert sorted(values(cleaned).values()) == [30, 31, 32, 90, 91, 92]
    assert {*reasons(cleaned).items()} == {(cell, "F222") for cell in ("C3", "C4", "C5")}  # remarks
    assert not cleaned.problems


@pytest.mark.parametrize("heading", ["批次数", "培训批次", "发放批次（批）", "举办期数", "张贴二维码", "发放号牌数"])
def test_batches_and_codes_that_are_counted_are_no_marks(heading: str) -> None:
    cleaned = clean_rows(_village_list(heading, 3, 1, 2))
    assert sorted(values(cleaned).values()) == [1, 2, 3, 30, 31, 32, 90, 91, 92]


def test_batches_that_are_summed_below_are_counted() -> None:
    rows = [*_village_list("发放批次", 3, 1, 2), ["", "合计", 6, 93, 273]]
    assert {3, 1, 2, 6} <= {*values(clean_rows(rows)).values()}


def test_a_sum_of_days_that_a_spreadsheet_made_is_none_either() -> None:
    rows = [*_village_list("填报日", 20181220, 20181221, 20181222), ["", "合计", 60543663, 93, 273]]
    assert max(values(clean_rows(rows)).values()) == 273


@pytest.mark.parametrize("months", [("12月", "11月", "12月"), ("2018年12月", "2018年11月", "2018年12月"), (12, 11, 12)])
@pytest.mark.parametrize("heading", ["填报月份", "上报月份", "报送时间", "采集月份"])
def test_the_month_of_a_paper_is_no_time_of_its_numbers(heading: str, months: tuple[object, ...]) -> None:
    cleaned = clean_rows(_village_list(heading, *months))
    assert {*cleaned.figures["period"]} == {"2018"}
    assert sorted(values(cleaned).values()) == [30, 31, 32, 90, 91, 92]


@pytest.mark.parametrize("numbers", [(20181320, 20181333, 20181450), (999901203201, 412345678901, 123456789012)])
def test_large_numbers_that_are_no_days_and_no_codes_are_no_remarks(numbers: tuple[int, ...]) -> None:
    cleaned = clean_rows(_village_list("资金（元）", *numbers))
    assert {*numbers} <= {*values(cleaned).values()}
    assert "F222" not in reasons(clean_rows(_village_list("资金", *numbers))).values()


@pytest.mark.parametrize("heading", ["培训时间（小时）", "公益岗位累计用工时间", "编号牌（个）"])
def test_what_has_a_unit_or_is_no_day_is_no_mark(heading: str) -> None:
    cleaned = clean_rows(_village_list(heading, 17, 20181399, 26))
    assert len(cleaned.figures) + len([code for code in reasons(cleaned).values() if code != "F222"]) == 9


def test_a_column_of_months_without_signs_says_when() -> None:
    cleaned = clean_rows(_village_list("统计月份", 201810, 201811, 201812))
    assert [*cleaned.figures["period"]] == ["2018M10", "2018M10", "2018M11", "2018M11", "2018M12", "2018M12"]


@pytest.mark.parametrize("heading", ["抽检批次", "合格批次", "农产品检测批次", "组织批次", "送样批次"])
@pytest.mark.parametrize("numbers", [(12, 8, 9), (11, 7, 7), (3, 1, 2)])
def test_batches_of_what_is_done_are_counted(heading: str, numbers: tuple[int, ...]) -> None:
    cleaned = clean_rows(_village_list(heading, *numbers))
    assert sorted(values(cleaned).values()) == sorted([*numbers, 30, 31, 32, 90, 91, 92])


def test_numbers_of_batches_that_cannot_be_an_order_are_counted() -> None:
    assert {14, 8, 9} <= {*values(clean_rows(_village_list("配送批次", 14, 8, 9))).values()}
    assert "F222" in reasons(clean_rows(_village_list("配送批次", 4, 5, 6))).values()


@pytest.mark.parametrize("heads", [("本期", "上年同期"), ("本年", "上年"), ("当年", "去年"), ("本年度", "上年度")])
def test_times_of_counting_are_no_days_though_their_numbers_look_like_years(heads: tuple[str, str]) -> None:
    rows = [["甲山镇2018年务工情况统计表"], ["村名", "务工人数", ""], ["", *heads]]
    cleaned = clean_rows([*rows, ["一心村", 2100, 2018], ["二龙村", 1950, 1999]], merges=[(2, 1, 3, 1), (2, 2, 2, 3)])
    assert "F222" not in reasons(cleaned).values()
    assert len(cleaned.figures) + len(cleaned.quarantine) == 4


@pytest.mark.parametrize("heading", ["上半年", "第一批", "2018年", "3月", "工期", "每年", "学期", "前三年", "全年", "首批"])
def test_what_is_no_date_of_a_row_is_not_set_aside_as_one(heading: str) -> None:
    assert "F222" not in reasons(clean_rows(_village_list(heading, 2018, 2050, 1999))).values()
