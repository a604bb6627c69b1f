"""Sums over places of two levels, and of lists in several parts: what each is the sum of."""

from __future__ import annotations

import pytest

from fupin_analysis.clean.tables import clean_cells
from tests.clean.grids import cells_of

HEAD: list[object] = ["单位", "户数（户）", "达标户数（户）"]
TOWNS: list[list[object]] = [
    ["（一）东湖镇", 330, 320],
    ["湖东村", 180, 175],
    ["湖西村", 150, 145],
    ["（二）西湖乡", 282, 280],
    ["湖南村", 172, 170],
    ["湖北村", 110, 110],
]
TITLE: list[object] = ["某市2020年饮水安全统计表"]
THREE: list[list[object]] = [
    ["金沙镇2018年各村脱贫户统计表"],
    ["村名", "户数", "人数", None, "村名", "户数", "人数", None, "村名", "户数", "人数"],
    ["甲洼村", 10, 31, None, "丙洼村", 14, 45, None, "戊洼村", 6, 19],
    ["乙洼村", 8, 27, None, "丁洼村", 5, 16, None, "己洼村", 9, 30],
]


def said(rows: list[list[object]]) -> list[tuple[str, str, str]]:
    problems = clean_cells(cells_of(rows)).problems
    return [
        (str(problem.where).split(" › ")[-1], str(problem.details["got"]), str(problem.details["expected"]))
        for problem in problems
        if problem.code == "F265"
    ]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_township_that_its_villages_follow_is_no_part_beside_them(is_first: bool) -> None:
    total: list[list[object]] = [["全市总计", 612, 600]] if is_first else [["合计", 612, 600]]
    assert said([TITLE, HEAD, *(total if is_first else []), *TOWNS, *([] if is_first else total)]) == []


def test_a_slip_among_townships_and_their_villages_is_told_where_it_is() -> None:
    top: list[object] = ["全市总计", 612, 600]
    assert said([TITLE, HEAD, ["全市总计", 621, 600], *TOWNS]) == [("B3", "621", "612")]
    assert said([TITLE, HEAD, top, TOWNS[0], ["湖东村", 108, 175], *TOWNS[2:]]) == [("B4", "330", "258")]


def test_a_township_above_some_of_its_villages_is_no_sum_of_them() -> None:
    rows: list[list[object]] = [["东湖镇", 500, 420], *TOWNS[1:3], ["西湖乡", 400, 380], *TOWNS[4:]]
    assert said([TITLE, HEAD, ["合计", 900, 800], *rows]) == []
    assert said([TITLE, HEAD, ["合计", 990, 800], *rows]) == [("B3", "990", "900")]


def test_the_sum_below_one_of_three_lists_side_by_side_is_of_all() -> None:
    assert said([*THREE, ["合计", 52, 168]]) == []
    assert said([*THREE, [None, None, None, None, "合计", 52, 168]]) == []
    assert said([*THREE, ["小计", 18, 58, None, "小计", 19, 61, None, "小计", 15, 49], ["合计", 52, 168]]) == []
    assert said([*THREE, ["合计", 25, 168]]) == [("B5", "25", "52")]


@pytest.mark.parametrize("scheme", ["营养改善计划", "雨露计划"])
def test_a_scheme_called_a_plan_is_a_part_like_any_other(scheme: str) -> None:
    head: list[object] = ["资助类别", "学段", "人数（人）", "金额（元）"]
    rows: list[list[object]] = [["助学金", "高中", 22, 44000], [scheme, "小学", 240, 192000], [scheme, "初中", 17, 34000]]
    assert said([["桃源乡2018年学生资助情况表"], head, *rows, ["合计", "", 279, 207000]]) == [("D6", "207000", "270000")]


def test_a_column_that_adds_up_from_the_start_tells_its_slip_after_two_steps() -> None:
    head: list[object] = ["月份", "采购单位（家）", "销售金额（万元）", "累计销售（万元）"]
    rows: list[list[object]] = [["1月", 4, 12.5, 12.5], ["2月", 5, 15, 27.5], ["3月", 3, 9.8, 37.3], ["4月", 6, 20.2, 57.5]]
    title: list[object] = ["柿园镇2021年消费帮扶月报"]

    def broken(last: float) -> list[str]:
        problems = clean_cells(cells_of([title, head, *rows[:3], [*rows[3][:3], last]])).problems
        return [str(problem.details["expected"]) for problem in problems if problem.code == "F248"]

    assert broken(55.7) == ["57.5"]
    assert broken(57.5) == []


def test_what_adds_up_to_nothing_from_row_to_row_is_no_slip() -> None:
    rows: list[list[object]] = [["东村", 5, 5], ["西村", 3, 20], ["南村", 2, 14], ["北村", 7, 21]]
    grid: list[list[object]] = [["云台镇2021年改厕进度"], ["村名", "本月完成（户）", "累计完成（户）"], *rows]
    assert [problem.code for problem in clean_cells(cells_of(grid)).problems if problem.code == "F248"] == []
