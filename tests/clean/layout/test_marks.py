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
    ],
)
def test_marks_are_neither_figures_nor_questions(heading: str, first: int) -> None:
    cleaned = clean_rows(_village_list(heading, first, first + 1, first + 2))
    assert sorted(values(cleaned).values()) == [30, 31, 32, 90, 91, 92]
    assert {*reasons(cleaned).items()} == {(cell, "F222") for cell in ("C3", "C4", "C5")}  # remarks
    assert not cleaned.problems


@pytest.mark.parametrize("heading", ["培训时间（小时）", "公益岗位累计用工时间", "编号牌（个）"])
def test_what_has_a_unit_or_is_no_day_is_no_mark(heading: str) -> None:
    cleaned = clean_rows(_village_list(heading, 17, 20181399, 26))
    assert len(cleaned.figures) + len([code for code in reasons(cleaned).values() if code != "F222"]) == 9


def test_a_column_of_months_without_signs_says_when() -> None:
    cleaned = clean_rows(_village_list("统计月份", 201810, 201811, 201812))
    assert [*cleaned.figures["period"]] == ["2018M10", "2018M10", "2018M11", "2018M11", "2018M12", "2018M12"]
