"""Columns that say of each other what they are: the one row that does not hold is said, and nothing that else is explained."""

from __future__ import annotations

import copy

import pytest

from tests.clean.grids import clean_rows

HEAD: list[list[object]] = [
    ["甲镇2021年沼气池统计表"],
    ["村名", "任务（口）", "建成（口）", "剩余（口）", "建成率（%）", "补助标准（元/口）", "补助金额（元）"],
]
ROWS: list[list[object]] = [
    ["甲村", 40, 30, 10, 75.0, 1200, 36000],
    ["乙村", 50, 41, 9, 82.0, 1200, 49200],
    ["丙村", 31, 19, 12, 61.3, 1300, 24700],
    ["丁村", 22, 20, 2, 90.9, 1200, 24000],
    ["戊村", 60, 33, 27, 55.0, 1200, 39600],
    ["己村", 45, 40, 5, 88.9, 1300, 52000],
]
TOTAL: list[object] = ["合计", 248, 183, 65, 73.8, None, 225500]


def _said(rows: list[list[object]], head: list[list[object]] = HEAD) -> list[tuple[str, str]]:
    problems = [one for one in clean_rows([*head, *rows]).problems if one.code == "F286"]
    return [(one.where.split(" › ")[-1], str(one.details["expected"])) for one in problems]


def test_nothing_is_said_of_rows_that_hold() -> None:
    assert _said([*ROWS, TOTAL]) == []


@pytest.mark.parametrize(
    ("row", "column", "value", "said"),
    [
        (2, 3, 20, ("D5", "12")),
        (3, 4, 99.0, ("E6", "90.91")),
        (1, 6, 42900, ("G4", "49200")),
    ],
    ids=["what remains", "a rate", "an amount"],
)
def test_the_one_cell_that_the_others_do_not_make_is_said(row: int, column: int, value: float, said: tuple[str, str]) -> None:
    rows = copy.deepcopy(ROWS)
    rows[row][column] = value
    assert _said(rows) == [said]


def test_an_amount_in_other_units_than_its_price_is_held_too() -> None:
    head = [HEAD[0], [*HEAD[1][:-1], "补助金额（万元）"]]
    rows = [[*row[:-1], float(str(row[-1])) / 10_000] for row in ROWS]
    assert _said(rows, head) == []
    rows[4][6] = 39600
    assert _said(rows, head) == [("G7", "3.96")]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_few_rows_tell_nothing(count: int) -> None:
    rows = copy.deepcopy(ROWS[:count])
    rows[1][3] = 20
    assert _said(rows) == []


def test_two_rows_that_differ_are_another_reckoning() -> None:
    rows = copy.deepcopy(ROWS)
    rows[0][4], rows[1][4] = 60.0, 71.0
    assert _said(rows) == []


def test_another_column_may_explain_what_remains() -> None:
    head = [HEAD[0], ["村名", "任务", "建成", "在建", "合计建成", "剩余"]]
    rows: list[list[object]] = [
        ["甲村", 40, 30, 0, 30, 10], ["乙村", 50, 41, 0, 41, 9], ["丙村", 31, 19, 4, 23, 8], ["丁村", 22, 20, 0, 20, 2],
        ["戊村", 60, 33, 0, 33, 27],
    ]  # fmt: skip
    assert _said(rows, head) == []


_SHEDS: list[list[object]] = [
    ["甲镇2021年菌棚建设情况统计表"],
    ["村名", "菌棚户数（户）", "计划菌棒（万棒）", "投放菌棒（万棒）", "投放率（%）", "菌棚补贴（万元）"],
]
_SHED_ROWS: list[list[object]] = [
    ["甲村", 12, 9, 7.5, 83.33, 3.6],
    ["乙村", 20, 16, 13, 81.25, 6.1],
    ["丙村", 31, 21, 14, 66.67, 9.1],
    ["丁村", 22, 20, 17, 85.0, 6.6],
]


def test_a_rate_of_several_digits_is_told_by_few_rows() -> None:
    rows = copy.deepcopy(_SHED_ROWS[:3])
    assert _said(rows, _SHEDS) == []
    rows[1][4] = 18.25
    assert _said(rows, _SHEDS) == [("E4", "81.25")]
    rounded = [[*row[:4], round(float(str(row[4]))), row[5]] for row in rows]
    assert _said(rounded, _SHEDS) == []  # two whole numbers may be made by chance


_MORE_SHEDS: list[list[object]] = [["戊村", 18, 15, 12, 80.0, 5.0], ["己村", 25, 20, 15, 75.0, 7.8]]


def _magnitudes(rows: list[list[object]]) -> list[tuple[str, str]]:
    problems = [one for one in clean_rows([*_SHEDS, *rows]).problems if one.code == "F287"]
    return [(one.where.split(" › ")[-1], str(one.details["expected"])) for one in problems]


@pytest.mark.parametrize(("amount", "factor"), [(91000, "10000"), (9100, "1000")])
def test_an_amount_in_yuan_among_others_in_ten_thousands_is_said(amount: int, factor: str) -> None:
    rows = copy.deepcopy([*_SHED_ROWS, *_MORE_SHEDS])
    rows[2][5] = amount
    assert _magnitudes(rows) == [("F5", factor)]


@pytest.mark.parametrize("amount", [910, 4550, 5460, 18200, 45500, 182000])
def test_one_that_is_off_by_what_lies_between_no_two_units_is_not_said(amount: int) -> None:
    rows = copy.deepcopy([*_SHED_ROWS, *_MORE_SHEDS])
    rows[2][5] = amount
    assert _magnitudes(rows) == []


def test_of_few_villages_and_of_kinds_of_works_no_size_is_said() -> None:
    rows = copy.deepcopy([*_SHED_ROWS, *_MORE_SHEDS])
    rows[2][5] = 91000
    assert _magnitudes(rows[:4]) == []
    kinds = ("路灯", "安置点", "文化广场", "河堤", "便民桥", "蓄水池")
    assert _magnitudes([[kind, *row[1:]] for kind, row in zip(kinds, rows, strict=True)]) == []


@pytest.mark.parametrize("amounts", [(3.6, 6.1, 9.1, 6.6), (3.6, 6.1, 910, 6.6), (3.6, 610, 91000, 6.6)])
def test_amounts_that_only_differ_are_not_said(amounts: tuple[float, ...]) -> None:
    rows = [[*row[:-1], amount] for row, amount in zip(_SHED_ROWS, amounts, strict=True)]
    assert _magnitudes([*rows, *_MORE_SHEDS]) == []


def test_where_more_was_done_than_planned_nothing_remains() -> None:
    rows: list[list[object]] = [
        ["甲村", 60, 66, 0],
        ["乙村", 50, 40, 10],
        ["丙村", 30, 22, 8],
        ["丁村", 20, 15, 5],
        ["戊村", 12, 8, 4],
    ]
    heads: list[list[object]] = [["甲镇2021年菌棚建设情况统计表"], ["村名", "计划数", "完成数", "剩余数"]]
    assert _said(rows, heads) == []
    rows[0] = ["甲村", 60, 66, 6]
    assert _said(rows, heads) == [("D3", "-6")]
