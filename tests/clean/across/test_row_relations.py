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


_MEANS: list[list[object]] = [
    ["甲村", 12, 3.6, 3000], ["乙村", 15, 4.2, 2800], ["丙村", 31, 9.1, 2935], ["丁村", 20, 5, 2500], ["戊村", 11, 3.3, 3000],
]  # fmt: skip
_MEANS_HEAD: list[list[object]] = [
    ["甲镇2021年菌棚分红统计表"],
    ["村名", "菌棚户数（户）", "菌棚分红（万元）", "户均菌棚分红（元）"],
]


def test_a_mean_is_an_amount_divided_by_those_it_is_of() -> None:
    assert _said([*_MEANS, ["合计", 89, 25.2, 2831]], _MEANS_HEAD) == []
    rows = copy.deepcopy(_MEANS)
    rows[3][3] = 250
    assert _said(rows, _MEANS_HEAD) == [("D6", "2500")]


def test_the_rate_and_the_mean_of_a_sum_are_no_sums() -> None:
    assert _said([*_MEANS, ["合计", 89, 25.2, 14235]], _MEANS_HEAD) == [("D8", "2831.46")]
    assert _said([*ROWS, [*TOTAL[:4], 75.5, *TOTAL[5:]]]) == [("E9", "73.79")]


def test_rows_of_indicators_below_columns_of_villages_are_held_as_well() -> None:
    names = [row[0] for row in [*ROWS, TOTAL]]
    heads: list[list[object]] = [["甲镇2021年沼气池统计表"], ["指标", *names]]
    rows: list[list[object]] = [
        [name, *(row[at] for row in [*ROWS, TOTAL])] for at, name in ((1, "任务"), (2, "建成"), (3, "剩余"), (4, "建成率%"))
    ]
    assert _said(rows, heads) == []
    rows[2][3] = 21
    assert _said(rows, heads) == [("D5", "12")]
    rows[2][3], rows[3][5] = 12, 65.0
    assert _said(rows, heads) == [("F6", "55")]


@pytest.mark.parametrize(("amount", "factor"), [(91000, ("B5", "10000")), (0.00091, ("B5", "1/10000"))])
def test_an_amount_alone_is_in_another_unit_where_all_others_are_of_one_size(amount: float, factor: tuple[str, str]) -> None:
    rows = [[row[0], row[5]] for row in [*_SHED_ROWS, *_MORE_SHEDS]]
    head = [_SHEDS[0], ["村名", "菌棚补贴（万元）"]]
    rows[2][1] = amount
    problems = [one for one in clean_rows([*head, *rows]).problems if one.code == "F285"]
    assert [(one.where.split(" › ")[-1], str(one.details["expected"])) for one in problems] == [factor]
    for size in (910, 9100, 1.2, 0.4):
        rows[2][1] = size
        assert [one for one in clean_rows([*head, *rows]).problems if one.code == "F285"] == []


_VILLAGES = ("甲村", "乙村", "丙村", "丁村", "戊村")


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("低保户数", "低保人数", 1),
        ("务工户数", "务工人数", 1),
        ("省外务工（户）", "省外务工（人）", 1),
        ("低保户数", "务工人数", 0),
        ("受益户数", "受益贫困人数", 0),
        ("农户户数", "低保人数", 0),
        ("户数", "劳动力数", 0),
        ("脱贫户数", "脱贫劳动力数", 0),
        ("户数", "劳动力人数", 0),
    ],
)
def test_more_households_than_persons_in_one_row_alone_stand_in_each_others_place(one: str, other: str, said: int) -> None:
    rows = [list(row) for row in zip(_VILLAGES, (12, 15, 31, 20, 11), (24, 31, 9, 42, 11), strict=True)]
    head: list[list[object]] = [["甲镇2021年情况统计表"], ["村名", one, other]]
    found = [problem for problem in clean_rows([*head, *rows, ["合计", 89, 117]]).problems if problem.code == "F290"]
    assert [problem.where.split(" › ")[-1] for problem in found] == ["B5"] * said
    rows[0][1] = 25  # two rows: they are counted in another way
    assert [problem for problem in clean_rows([*head, *rows]).problems if problem.code == "F290"] == []


@pytest.mark.parametrize("heading", ["产值（元）", "销售收入（元）", "投资（元）"])
def test_what_an_enterprise_in_one_village_makes_is_no_slip(heading: str) -> None:
    rows = [["上村", 8000], ["下村", 5000], ["大村", 6000], ["小村", 9000], ["青村", 61000000]]
    assert [one for one in clean_rows([["甲镇2021年产业统计表"], ["村名", heading], *rows]).problems if one.code == "F285"] == []
    grants = clean_rows([["甲镇2021年产业统计表"], ["村名", "补贴（元）"], *rows]).problems
    assert [one.code for one in grants if one.code == "F285"] == ["F285"]


def test_the_row_of_an_enterprise_beside_its_village_is_held_against_nothing() -> None:
    villages = [
        ["上村", "上村村委会", 8000],
        ["下村", "下村村委会", 5000],
        ["大村", "大村村委会", 6000],
        ["小村", "小村村委会", 9000],
    ]
    rows = [*villages, ["青村", "绿源农业公司", 61000000]]
    problems = clean_rows([["甲镇2021年产业统计表"], ["村名", "实施单位", "补贴（元）"], *rows]).problems
    assert [one for one in problems if one.code == "F285"] == []


def test_a_rate_of_a_sum_that_is_told_already_is_not_told_again() -> None:
    def told(total: list[object]) -> list[tuple[str, str]]:
        problems = clean_rows([*HEAD, *ROWS, total]).problems
        return [(one.code, one.where.split(" › ")[-1]) for one in problems if one.code in ("F265", "F286")]

    assert told(TOTAL) == []
    assert told([*TOTAL[:2], 138, *TOTAL[3:]]) == [("F265", "C9")]  # 183 mistyped, and the rate is of 183
    assert told([*TOTAL[:4], 78.3, *TOTAL[5:]]) == [("F286", "E9")]


def _remarks(heads: list[object], *rows: list[object]) -> list[tuple[str, str]]:
    table: list[list[object]] = [["青石镇2023年补贴发放情况表"], heads, *rows]
    cleaned = clean_rows(table)
    found = [problem for problem in cleaned.problems if problem.code == "F286"]
    return [(problem.where.rpartition(" › ")[2], str(problem.details["expected"])) for problem in found]


def test_a_standard_times_persons_is_held_in_three_rows() -> None:
    heads: list[object] = ["类别", "标准（元/月）", "人数", "金额（元）"]
    right: list[list[object]] = [["生活补贴", 80, 100, 8000], ["孤儿补贴", 1000, 6, 6000]]
    assert _remarks(heads, *right, ["护理补贴", 100, 50, 5500]) == [("D5", "5000")]
    assert _remarks(heads, *right, ["护理补贴", 100, 50, 5000]) == []
    assert _remarks(heads, ["生活补贴", 80, 100, 96000], ["孤儿补贴", 1000, 6, 72000], ["护理补贴", 100, 50, 5000]) == []


def test_a_mean_of_several_digits_is_held_in_four_rows() -> None:
    heads: list[object] = ["村名", "低保人数", "发放金额（元）", "人均（元）"]
    right: list[list[object]] = [["云岭村", 71, 29610, 417], ["大坪村", 92, 37905, 412], ["河口村", 48, 19370, 404]]
    assert _remarks(heads, *right, ["石桥村", 55, 23140, 412]) == [("D6", "420.73")]
    assert _remarks(heads, *right, ["石桥村", 55, 23140, 421]) == []


def test_one_rate_of_four_digits_tells_it_where_only_one_pair_can_make_it() -> None:
    heads: list[object] = ["村名", "总户数（户）", "饮水安全户数（户）", "安全饮水率（%）"]
    right: list[list[object]] = [["云岭村", 312, 312, 100], ["石桥村", 401, 380, 94.76]]
    assert _remarks(heads, *right, ["大坪村", 286, 280, 99.7]) == [("D5", "97.9")]
    assert _remarks(heads, *right, ["大坪村", 286, 280, 97.9]) == []
    assert _remarks(heads, ["云岭村", 312, 312, 100], ["石桥村", 401, 380, 95], ["大坪村", 286, 280, 99.7]) == []


def test_a_heading_above_a_row_of_units_says_what_its_column_is() -> None:
    head: list[list[object]] = [["甲镇2021年沼气池统计表"], HEAD[1][:5], ["", "口", "口", "口", "%"]]
    head[1] = [str(text).split("（")[0] for text in head[1]]
    rows = [row[:5] for row in copy.deepcopy(ROWS)]
    assert _said(rows, head) == []
    rows[3][4] = 99.0
    assert _said(rows, head) == [("E7", "90.91")]


CAUSES: list[list[object]] = [["因病", 210, 42], ["因残", 95, 19], ["缺技术", 120, 24], ["缺资金", 75, 15], ["合计", 500, 100]]


@pytest.mark.parametrize(
    ("row", "column", "value", "said"),
    [
        (1, 2, 29, [("C4", "19")]),
        (1, 2, 19.5, [("C4", "19")]),
        (1, 2, 19, []),
        (1, 1, 98, []),  # the numbers do not make their own sum: that is told, and nothing of the shares
    ],
)
def test_a_share_that_is_not_its_number_in_the_sum_is_said(
    row: int, column: int, value: float, said: list[tuple[str, str]]
) -> None:
    rows = copy.deepcopy(CAUSES)
    rows[row][column] = value
    assert _said(rows, [["甲镇2021年致贫原因统计表"], ["致贫原因", "户数（户）", "占比（%）"]]) == said


def test_shares_of_another_whole_are_not_held() -> None:
    rows = [[name, many, round(int(str(many)) / 12.4, 1)] for name, many, _share in CAUSES]
    assert _said(rows, [["甲镇2021年致贫原因统计表"], ["致贫原因", "户数（户）", "占全部户数比重（%）"]]) == []
    assert _said(CAUSES[:2], [["甲镇2021年致贫原因统计表"], ["致贫原因", "户数（户）", "占比（%）"]]) == []
