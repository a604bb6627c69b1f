"""A sum typed in a table is held against its parts, and nothing is said where another reason could explain a difference."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fupin_analysis.clean.tables import clean_cells
from tests.clean.grids import cells_of, clean_rows

_HEAD: list[object] = ["产业", "户数", "面积（亩）"]


def said(rows: Sequence[Sequence[object]]) -> list[tuple[str, str, str]]:
    """Address, sum as written and sum of the parts, for each remark."""
    grid = [["丙河镇2018年产业扶贫"], *rows]
    problems = clean_cells(cells_of(grid)).problems
    wrong = [one for one in problems if one.code == "F265"]
    return [(one.where.split(" › ")[-1], str(one.details["got"]), str(one.details["expected"])) for one in wrong]


def test_a_sum_that_is_none_is_said_with_what_its_parts_make() -> None:
    assert said([_HEAD, ["柑橘", 50, 180], ["茶叶", 20, 61], ["合计", 80, 241]]) == [("B5", "80", "70")]


def test_sums_above_their_parts_and_of_groups_are_held_against_their_own() -> None:
    assert said([_HEAD, ["合计", 71, 241], ["柑橘", 50, 180], ["茶叶", 20, 61]]) == [("B3", "71", "70")]
    groups = [["柑橘", 50, 180], ["茶叶", 20, 61], ["小计", 70, 241], ["水稻", 5, 7], ["花生", 6, 9], ["小计", 12, 16]]
    assert said([_HEAD, *groups, ["合计", 81, 257]]) == [("B8", "12", "11")]
    assert said([_HEAD, *groups[:-1], ["小计", 11, 16], ["合计", 81, 258]]) == [("C9", "258", "257")]


def test_a_column_of_sums_is_held_against_its_row_where_most_rows_are_sums() -> None:
    head: list[list[object]] = [["村名", "因病", "因残", "合计"], ["", "户", "户", "户"]]
    rows: list[list[object]] = [["东坡村", 3, 4, 7], ["西沟村", 5, 6, 11], ["南岭村", 2, 2, 5]]
    assert said([*head, *rows]) == [("D6", "5", "4")]
    assert said([*head, *rows[:1], ["西沟村", 5, 6, 30], ["南岭村", 2, 2, 9]]) == []  # that column may be of something else


_MONEY: list[object] = ["村名", "合计", "中央", "省级", "市级", "县级"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["东坡村", 31, 18, 8, 3, 2], ["西沟村", 21, 12, 5, 2, 1], ["南岭村", 16, 9, 4, 1, 2]], [("B5", "21", "20")]),
        ([["东坡村", 31, 18, 8, 3, 2], ["西沟村", 20, 12, 5, 2, 1], ["南岭村", 17, 9, 4, None, 3]], []),  # 1 may be missing
        ([["东坡村", 31, 18, 8, 3, 2], ["西沟村", 20, 12, 5, 2, 1], ["南岭村", 15, 9, 4, None, 3]], [("B6", "15", "16")]),
        ([["东坡村", 31, 18, 8, None, 5], ["西沟村", 20, 12, 5, 3, None], ["南岭村", 17, 9, 4, 2, 1]], [("B6", "17", "16")]),
        ([["东坡村", 31, 18, 8, 3, 2], ["西沟村", 21, 12, 5, 2, 1], ["南岭村", 16, 9, 4, 1, 1]], []),  # of something else
    ],
    ids=["wrong", "more than what is there", "less than what is there", "blank where it holds", "holds once"],
)
def test_a_sum_that_stands_before_its_parts_is_held_against_those_behind_it(
    rows: list[list[object]], expected: list[tuple[str, str, str]]
) -> None:
    assert said([["项目资金（万元）"], _MONEY, *rows]) == expected


@pytest.mark.parametrize("last", ["林地", "其中：有效灌溉面积", "有效灌溉面积"])
def test_of_columns_behind_a_sum_only_the_nearest_are_its_parts(last: str) -> None:
    head: list[object] = ["村名", "合计（亩）", "水田（亩）", "旱地（亩）", f"{last}（亩）"]
    rows = [["东坡村", 1500, 600, 900, 700], ["西沟村", 1200, 500, 700, 520], ["南岭村", 1350, 500, 800, 610]]
    assert said([head, *rows]) == [("B5", "1350", "1300")]
    assert said([head, *rows[:2], ["南岭村", 1300, 500, 800, 610]]) == []


@pytest.mark.parametrize("beside", ["帮扶措施落实户数", "务工户数"])
def test_what_another_column_is_of_does_not_let_a_sum_be_less(beside: str) -> None:
    head: list[object] = ["村名", "合计（户）", "因病（户）", "因残（户）", beside]
    rows = [["东坡村", 7, 4, 3, 7], ["西沟村", 11, 6, 5, 11], ["南岭村", 5, 4, 2, 5]]
    assert said([head, *rows]) == [("B5", "5", "6")]
    measures = [["村名", "享受措施户数合计", "产业措施户数", "就业措施户数"], *(row[:4] for row in rows)]
    assert said(measures) == []


@pytest.mark.parametrize("is_last", [True, False])
def test_land_that_is_counted_among_all_kinds_of_it_is_no_part_of_their_sum(is_last: bool) -> None:
    head: list[object] = ["村名", "水田（亩）", "旱地（亩）", "有效灌溉面积（亩）"]
    rows: list[list[object]] = [["东坡村", 600, 900, 0], ["西沟村", 500, 700, 0], ["南岭村", 500, 800, 520]]
    sums = [1500, 1200, 1300]
    table = [
        [*row, total] if is_last else [row[0], total, *row[1:]]
        for row, total in zip([head, *rows], ["合计（亩）", *sums], strict=True)
    ]
    assert said(table) == []
    table[3][table[0].index("合计（亩）")] = 1310
    assert [sums[1:] for sums in said(table)] == [("1310", "1300")]
    items: list[list[object]] = [["水田", 600], ["旱地", 900], ["有效灌溉面积", 700]]
    assert said([["项目", "面积（亩）"], *items, ["合计", 1500]]) == []
    assert said([["项目", "面积（亩）"], ["水田", 600], ["旱地", 900], ["合计", 1550]]) == [("B5", "1550", "1500")]


def test_a_part_that_alone_keeps_sums_from_holding_is_none() -> None:
    head: list[object] = ["村名", "一般户（户）", "低保户（户）", "党员户（户）", "合计（户）"]
    assert said([head, ["东坡村", 4, 3, 0, 7], ["西沟村", 6, 5, 0, 11], ["南岭村", 4, 2, 3, 6]]) == []


def test_a_slip_and_the_sum_below_it_are_one() -> None:
    head: list[object] = ["村名", "合计（万元）", "单位采购（万元）", "线上销售（万元）"]
    rows: list[list[object]] = [["东坡村", 46, 31, 15], ["西沟村", 28, 20, 8], ["南岭村", 33, 22, 10], ["合计", 107, 73, 33]]
    assert said([head, *rows]) == [("B5", "33", "32"), ("B6", "107", "106")]
    assert said([head, *rows[:2], ["南岭村", 33, 22, 10], ["合计", 109, 73, 33]]) == [("B6", "109", "107")]  # two slips are none


def test_a_column_that_holds_in_all_rows_is_not_left_out_for_one_slip() -> None:
    head: list[object] = ["村名", "因病（户）", "因残（户）", "因学（户）", "合计（户）"]
    rows = [["东坡村", 4, 3, 2, 9], ["西沟村", 6, 5, 1, 12], ["南岭村", 4, 2, 3, 6]]
    assert said([head, *rows]) == [("E5", "6", "9")]


def test_a_blank_cell_does_not_hide_a_sum_that_is_less_than_the_others() -> None:
    rows = [["东坡村", 50, None], ["西沟村", None, 61], ["南岭村", 20, 30]]
    assert said([["村名", "户数", "面积（亩）"], *rows, ["合计", 60, 95]]) == [("B6", "60", "70")]
    assert said([["村名", "户数", "面积（亩）"], *rows, ["合计", 70, 91]]) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["柑橘", 50, 180], ["茶叶", 20, 61], ["合计", 70, 241]],
        [["柑橘", 50, 180], ["其中：脐橙", 20, 61], ["茶叶", 20, 61], ["合计", 70, 241]],
        [["柑橘", 50, 180], ["茶叶", "—", 61], ["合计", 70, 241]],
        [["柑橘", 50, 180], ["茶叶", None, 61], ["合计", 70, 241]],
        [["柑橘", 50, 180], ["合计", 70, 241]],
        [["柑橘", 50, 18.04], ["茶叶", 20, 6.13], ["合计", 70, 24.2]],
        [["柑橘", 50, 0.4], ["茶叶", 20, 0.4], ["水稻", 1, 0.4], ["合计", 71, 1.3]],
    ],
)
def test_nothing_is_said_where_a_sum_holds_or_a_part_is_unknown(rows: list[list[object]]) -> None:
    assert said([_HEAD, *rows]) == []


def test_shares_and_means_are_not_added() -> None:
    head: list[object] = ["村名", "贫困发生率", "户均补助（元/户）"]
    assert said([head, ["东坡村", "1.1%", 300], ["西沟村", "2.3%", 500], ["合计", "1.6%", 410]]) == []


def test_a_subtotal_is_of_its_own_group_and_not_of_a_row_alone_above_it() -> None:
    rows = [
        ["学前", 73, 438],
        ["小学", 112, 560],
        ["初中", 139, 868],
        ["小计", 251, 1428],
        ["高中", 58, 725],
        ["合计", 382, 2591],
    ]

    assert said([_HEAD, *rows]) == []
    wrong = [*rows[:3], ["小计", 251, 1482], *rows[4:]]
    assert said([_HEAD, *wrong]) == [("C6", "1482", "1428")]


def test_rates_in_their_own_words_add_up_to_nothing() -> None:
    assert said([["村", "宽带入户率"], ["甲村", 62], ["乙村", 50], ["合计", 55]]) == []


def test_what_there_is_at_the_end_of_each_month_is_no_sum() -> None:
    rows = [["1月", 2, 32], ["2月", 1, 33], ["3月", 0, 33], ["合计", 3, 33]]
    head: list[list[object]] = [["甲镇2023年监测对象增减情况"], ["月份", "新增户数", "月末在册户数"]]
    assert [one.code for one in clean_rows([*head, *rows]).problems if one.code == "F265"] == []
    rows[-1][2] = 99
    assert [one.code for one in clean_rows([*head, *rows]).problems if one.code == "F265"] == ["F265"]
    places = [["上坪村", 30], ["下坪村", 33], ["合计", 33]]
    found = clean_rows([["甲镇2023年监测对象情况"], ["村名", "新增户数"], *places]).problems
    assert [one.code for one in found if one.code == "F265"] == ["F265"]


@pytest.mark.parametrize(
    "heading", ["现有低保户数", "在册户数", "年末存量（户）", "累计纳入户数", "结余资金（万元）", "月末户数"]
)
def test_what_villages_have_adds_up_though_the_sum_is_what_the_last_has(heading: str) -> None:
    for column, wrong in (
        ((["上坪村", 30], ["下坪村", 33], ["大塘村", 12], ["合计", 12]), True),
        (
            (["一季度", 30], ["二季度", 33], ["三季度", 12], ["合计", 12]),
            False,
        ),
    ):
        found = clean_rows([["甲镇2023年低保情况"], ["名称", heading], *column]).problems
        assert [one.code for one in found if one.code == "F265"] == ["F265"] * wrong


_COUNTY: list[list[object]] = [["县级", "第一批", 40], ["县级", "第二批", 60], ["县级", "小计", 100]]
_PROVINCE: list[list[object]] = [["省级", "第一批", 30], [None, "第二批", 20], ["省级", "小计", 50]]


def _batches(rows: list[list[object]], county: int = 100, province: int = 50) -> list[tuple[str, str, str]]:
    subtotals = {"县级": county, "省级": province}
    typed = [[*row[:2], subtotals[str(row[0])] if row[1] == "小计" else row[2]] for row in rows]
    return said([["级别", "批次", "金额（万元）"], *typed])


@pytest.mark.parametrize("last", [[], [["市级", "第一批", 7]]], ids=["of groups", "and of a row alone"])
def test_a_subtotal_named_behind_its_group_is_no_part_of_the_sum(last: list[list[object]]) -> None:
    alone = 7 * len(last)
    assert _batches([*_COUNTY, *last, ["合计", None, 100 + alone]]) == []
    assert _batches([*_COUNTY, *_PROVINCE, *last, ["合计", None, 150 + alone]]) == []
    wrong = _batches([*_COUNTY, *_PROVINCE, *last, ["合计", None, 200 + alone]])
    assert wrong == [(f"C{9 + len(last)}", str(200 + alone), str(150 + alone))]


def test_a_subtotal_named_behind_its_group_is_held_against_the_rows_of_its_group() -> None:
    total: list[object] = ["合计", None, 150]
    assert _batches([*_COUNTY, *_PROVINCE, total], province=55) == [("C8", "55", "50")]
    first: list[list[object]] = [*_COUNTY[2:], *_COUNTY[:2], *_PROVINCE[2:], *_PROVINCE[:2]]
    assert _batches([*first, total]) == []
    assert _batches([*first, total], province=55) == [("C6", "55", "50")]
    assert _batches([*first, ["合计", None, 160]]) == [("C9", "160", "150")]
    for rows in (first, [*_COUNTY, *_PROVINCE]):
        assert _batches([total, *rows]) == []
        assert _batches([["合计", None, 160], *rows]) == [("C3", "160", "150")]


def test_a_subtotal_behind_a_merged_group_is_no_part_of_the_sum() -> None:
    def wrong(total: int) -> list[str]:
        grid = [["甲镇2019年专项扶贫资金"], ["级别", "批次", "金额（万元）"], *_COUNTY, *_PROVINCE, ["合计", None, total]]
        cells = cells_of(grid, merges=[(3, 1, 5, 1), (6, 1, 8, 1)])
        return [str(one.details["expected"]) for one in clean_cells(cells).problems if one.code == "F265"]

    assert wrong(150) == []
    assert wrong(160) == ["150"]


def test_a_remark_behind_the_numbers_makes_no_subtotal() -> None:
    head: list[object] = ["产业", "面积（亩）", "备注"]
    assert said([head, ["柑橘", 180, "小计"], ["茶叶", 61, None], ["合计", 241, None]]) == []


def test_standards_and_prices_add_up_to_nothing() -> None:
    head: list[object] = ["村名", "低保标准（元/月）", "保障金额（元）"]
    assert said([head, ["青石村", 664, 100], ["大田村", 664, 200], ["黄岭村", 664, 50], ["合计", 664, 350]]) == []
    assert said([head, ["青石村", 664, 100], ["大田村", 664, 200], ["黄岭村", 664, 50], ["合计", 664, 360]]) != []


def test_sums_of_groups_that_stand_above_their_rows() -> None:
    rows: list[list[object]] = [["合计", 31, 91], ["山上小计", 20, 61], ["柑橘", 15, 50], ["茶叶", 5, 11]]
    below: list[list[object]] = [["山下小计", 11, 30], ["水稻", 4, 18], ["花生", 7, 12]]
    assert said([_HEAD, *rows, *below]) == []
    assert said([_HEAD, *rows[1:], *below, ["合计", 31, 91]]) == []
    assert said([_HEAD, *rows, ["山下小计", 12, 30], *below[1:]]) == [("B7", "12", "11")]
    assert said([_HEAD, *rows[1:], *below, ["牧草", 3, 7], ["合计", 34, 98]]) == []  # a row of no group stands behind


def test_a_sum_of_this_month_leaves_the_sum_below_it_to_more() -> None:
    rows: list[list[object]] = [["村名", "户数", "面积（亩）"], ["东坡村", 4, 18], ["西沟村", 7, 12]]
    assert said([*rows, ["本月合计", 11, 30], ["1-5月累计", 20, 61], ["合计", 31, 91]]) == []
    assert said([*rows, ["本月合计", 11, 30], ["总计", 31, 91]]) == []
    assert said([*rows, ["总计", 31, 91]]) == [("B5", "31", "11"), ("C5", "91", "30")]


@pytest.mark.parametrize("note", ["注：参加两个班的只计一次", "说明：合计数已剔除重复人员"])
def test_who_is_in_two_parts_and_counted_once_makes_no_wrong_sum(note: str) -> None:
    rows: list[list[object]] = [["班次", "人数（人）"], ["电工班", 31], ["焊工班", 42], ["合计", 64]]
    assert said([*rows, [note]]) == []
    assert said(rows) == [("B5", "64", "73")]


def test_of_measures_a_household_may_get_several() -> None:
    head: list[object] = ["帮扶措施", "户数（户）", "人数（人）"]
    rows: list[list[object]] = [["产业帮扶", 61, 211], ["就业帮扶", 44, 158]]
    assert said([head, *rows, ["合计", 83, 297]]) == []
    assert said([head, *rows, ["合计", 105, 366]]) == [("C5", "366", "369")]  # one that holds says that all are added
    assert said([["致贫原因", *head[1:]], *rows, ["合计", 83, 297]]) != []
    columns: list[list[object]] = [["村名", "产业帮扶（户）", "就业帮扶（户）", "享受帮扶合计（户）"]]
    places: list[list[object]] = [["东坡村", 3, 4, 7], ["西沟村", 5, 6, 11], ["南岭村", 2, 2, 3]]
    assert said([*columns, *places]) == []


def test_a_column_of_sums_below_one_row_of_headings_is_held_against_its_row() -> None:
    head: list[list[object]] = [["村名", "因病", "因残", "合计"]]
    rows: list[list[object]] = [["东坡村", 3, 4, 7], ["西沟村", 5, 6, 11], ["南岭村", 2, 2, 5]]
    assert said([*head, *rows]) == [("D4", "5", "4")] or said([*head, *rows]) == [("D5", "5", "4")]
    more: list[list[object]] = [
        ["北山村", 4, 4, 8],
        ["中河村", 1, 1, 2],
        ["新田村", 6, 3, 7],
        ["旧县村", 8, 2, 9],
        ["大湾村", 5, 5, 8],
    ]
    assert said([*head, *rows[:2], *more]) == []  # whoever is ill and disabled is in both


def test_means_below_a_column_are_no_sums() -> None:
    head: list[object] = ["作物", "面积（亩）", "单产（公斤）", "总产（吨）"]
    assert said([head, ["玉米", 50, 410, 20.5], ["水稻", 90, 520, 46.8], ["合计", 140, 481, 67.3]]) == []


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("月工资（元）", (2000, 1800, 1900)),
        ("海拔（米）", (1200, 650, 1200)),
        ("日均用水", (200, 300, 250)),
        ("考核得分", (90, 81, 85.5)),
    ],
)
def test_what_stands_below_means_and_marks_is_no_sum(heading: str, numbers: tuple[float, float, float]) -> None:
    rows = [["甲山镇2020年工作情况"], ["村名", heading], *zip(("一心村", "二龙村", "合计"), numbers, strict=True)]
    assert not clean_rows([list(row) for row in rows]).problems


def test_a_sum_that_leaves_a_row_out_is_no_mean() -> None:
    rows = [["甲山镇2020年工作情况"], ["村名", "菌棒（个）"], ["一心村", 30], ["二龙村", 20], ["三河村", 50], ["合计", 50]]
    assert [problem.code for problem in clean_rows(rows).problems] == ["F265"]
