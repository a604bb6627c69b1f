"""Columns that say by how much a number changed are figures of their own, with their sign, of the time the table is about."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_TITLE = ["甲山镇2023年脱贫人口就业情况统计表"]


def _first(*columns: tuple[str, object, object], title: str = _TITLE[0]) -> tuple[dict[tuple[str, ...], float], dict[str, str]]:
    """Return the first village's figures of a table of two, each column as heading and two numbers, and what was set aside."""
    heads, first, second = (list(one) for one in zip(*columns, strict=True))
    cleaned = clean_rows([[title], ["村名", *heads], ["青石村", *first], ["大田村", *second]])
    found = {key[1:]: value for key, value in values(cleaned).items() if "青石村" in key}
    return found, {cell: code for cell, code in reasons(cleaned).items() if cell.endswith("3")}


@pytest.mark.parametrize(
    ("heading", "value", "item", "measure", "meant"),
    [
        ("比上年增加数（人）", -13, "employment/就业（脱贫户） 比上年增加数", "persons", -13),
        ("较2022年底增加（人）", 5, "employment/就业（脱贫户） 较2022年底增加", "persons", 5),
        ("增幅（%）", 9.8, "employment/就业（脱贫户） 增幅", "rate", 0.098),
        ("与上年相比增减人数", "－7", "employment/就业（脱贫户） 与上年相比增减人数", "persons", -7),
        ("自然增减人数", -3, "employment/自然增减人数", "persons", -3),
        ("增减人数", "+4", "employment/就业（脱贫户） 增减人数", "persons", 4),
        ("比上年±%", 12.5, "employment/就业（脱贫户） 比上年±%", "rate", 0.125),
    ],
)
def test_a_change_is_of_what_stands_at_its_left(heading: str, value: object, item: str, measure: str, meant: float) -> None:
    found, aside = _first(("务工人数（人）", 133, 150), (heading, value, 20))
    assert found == {("青石村", "employment/employed_of_exited", "persons"): 133, ("青石村", item, measure): pytest.approx(meant)}
    assert aside == {}


@pytest.mark.parametrize(
    ("heading", "value", "item"),
    [
        ("新增务工人数", 13, "employment/employed_new_of_exited"),
        ("2022年务工人数（人）", 13, "employment/employed_of_exited"),
        ("减少户数", 13, "employment/employed_reduced_of_exited"),
    ],
)
def test_what_is_new_and_what_was_last_year_is_no_change(heading: str, value: object, item: str) -> None:
    found, _ = _first(("务工人数（人）", 133, 150), (heading, value, 20))
    assert item in {key[-2] for key in found}


@pytest.mark.parametrize(
    "heading", ["同比排名", "同比增长（%）", "比上年增减", "较2022年变化（人）", "同比增长", "占比增减（百分点）"]
)
def test_ranks_and_what_may_be_a_number_or_a_share_are_set_aside(heading: str) -> None:
    _, aside = _first(("务工人数（人）", 133, 150), (heading, 3, 4))
    assert aside == {"C3": "F252"}


def test_more_gained_than_last_year_is_counted_as_what_was_gained() -> None:
    found, _ = _first(("户均增收（元）", 900, 1100), ("比上年增收（元）", -300, 50), title="甲山镇2023年脱贫户增收情况")
    assert found["青石村", "income/户均增收（脱贫户） 比上年增收", "amount_per_household_yuan"] == -300


def test_an_amount_of_change_is_in_the_unit_of_what_changed() -> None:
    found, _ = _first(("总产值（万元）", 133, 150), ("比2022年增减额", -7, 3), title="甲山镇2023年产业产值统计表")
    assert found["青石村", "production/产值 比2022年增减额", "amount_yuan"] == -70000


def test_a_year_in_a_heading_that_compares_is_not_when_the_change_was() -> None:
    heads = [["村名", "2023年人均纯收入（元）", "与2022年相比"], ["", "", "2022年人均纯收入", "增加额", "增幅（%）"]]
    rows = [["青石村", 11827, 10806, 1021, 9.45], ["大田村", 12827, 13806, -979, -7.09]]
    found = clean_rows([["甲山镇2023年脱贫人口收入表"], *heads, *rows], merges=[(2, 3, 2, 5), (2, 1, 3, 1), (2, 2, 3, 2)])
    net = "income/registered_per_capita"
    assert {key[1:]: value for key, value in values(found).items() if "大田村" in key} == {
        ("大田村", net, "amount_per_person_yuan"): 12827,
        ("2022", "大田村", net, "amount_per_person_yuan"): 13806,
        ("大田村", "income/脱贫人口人均纯收入 与2022年相比增加额", "amount_per_person_yuan"): -979,
        ("大田村", "income/脱贫人口人均纯收入 与2022年相比增幅", "rate"): pytest.approx(-0.0709),
    }


def test_last_years_column_that_only_says_when_is_of_what_is_compared() -> None:
    heads = [["村名", "2023年务工人数（人）", "较2022年底"], ["", "", "2022年底", "增减数", "增减率"]]
    rows = [["青石村", 110, 100, 10, "10.0%"], ["大田村", 90, 100, -10, "-10.0%"]]
    found = clean_rows([["甲山镇2023年就业情况表"], *heads, *rows], merges=[(2, 3, 2, 5), (2, 1, 3, 1), (2, 2, 3, 2)])
    assert values(found)["甲山镇", "2022", "青石村", "employment/employed", "persons"] == 100
    assert values(found)["甲山镇", "大田村", "employment/就业 较2022年底增减数", "persons"] == -10


_GROWN = [
    ["甲村", 11827, 10806, 1021, 9.45],
    ["乙村", 13213, 11568, 1645, 14.22],
    ["丙村", 12927, 11626, 1301, 11.19],
    ["丁村", 13340, 12049, 1291, 10.71],
    ["戊村", 13037, 11424, 1613, 14.12],
    ["己村", 12596, 11140, 1456, 13.07],
]


@pytest.mark.parametrize(
    ("row", "column", "slip", "cells"),
    [(3, 4, 15.71, ["E6"]), (1, 3, 1654, ["D4"]), (5, 4, 31.07, ["E8"]), (0, 3, 1021, []), (2, 4, 11.2, [])],
)
def test_growth_is_held_against_the_two_years_beside_it(row: int, column: int, slip: float, cells: list[str]) -> None:
    rows = [list(one) for one in _GROWN]
    rows[row][column] = slip
    heads = ["村名", "2023年人均纯收入（元）", "2022年人均纯收入（元）", "增加额（元）", "增幅（%）"]
    problems = clean_rows([["甲山镇2023年脱贫人口收入表"], heads, *rows]).problems
    assert [problem.where.split(" › ")[-1] for problem in problems if problem.code == "F286"] == cells


def test_a_heading_that_ends_in_per_cent_is_no_amount() -> None:
    heads = ["项目", "预算数", "执行数", "完成预算%", "执行数比上年±%"]
    rows = [["增值税", 100, 110, 110, 5.2], ["契税", 50, 40, 80, -3.1]]
    found = values(clean_rows([["甲山镇2023年财政收支情况表"], ["单位：万元"], heads, *rows]))
    assert found == {
        ("甲山镇", "", "funds/增值税 预算数", "amount_yuan"): 1_000_000,
        ("甲山镇", "", "funds/增值税 执行数", "amount_yuan"): 1_100_000,
        ("甲山镇", "", "funds/增值税 完成预算", "rate"): pytest.approx(1.1),
        ("甲山镇", "", "funds/增值税 执行数 执行数比上年±%", "rate"): pytest.approx(0.052),
        ("甲山镇", "", "funds/契税 预算数", "amount_yuan"): 500_000,
        ("甲山镇", "", "funds/契税 执行数", "amount_yuan"): 400_000,
        ("甲山镇", "", "funds/契税 完成预算", "rate"): pytest.approx(0.8),
        ("甲山镇", "", "funds/契税 执行数 执行数比上年±%", "rate"): pytest.approx(-0.031),
    }


def test_a_change_is_of_the_latest_of_two_years_and_of_no_share_beside_it() -> None:
    heads = ["村名", "2023年务工人数", "2022年务工人数", "增减人数", "占劳动力%", "同比增长%"]
    found = values(clean_rows([["甲山镇务工情况表"], heads, ["青石村", 110, 100, 10, 61, 10], ["大田村", 90, 100, -10, 55, -10]]))
    assert found["甲山镇", "青石村", "employment/就业 增减人数", "persons"] == 10
    assert found["甲山镇", "大田村", "employment/就业 同比增长%", "rate"] == pytest.approx(-0.1)


def test_changes_of_a_month_and_of_months_so_far_are_each_of_their_own_time() -> None:
    heads = [["指标", "单位", "9月", "", "1-9月", "", ""], ["", "", "绝对量", "环比%", "绝对量", "上年同期", "同比±%"]]
    rows = [["用电量", "万千瓦时", 120, 3, 1200, 1100, 9.1], ["农村居民人均可支配收入", "元", 1000, 1, 9000, 8800, 2.3]]
    merges = [(2, 3, 2, 4), (2, 5, 2, 7), (2, 1, 3, 1), (2, 2, 3, 2)]
    found = values(clean_rows([["甲山镇2023年主要指标"], *heads, *rows], merges=merges))
    assert found["甲山镇", "2023M09", "", "income/用电量 绝对量 环比%", "rate"] == pytest.approx(0.03)
    assert found["甲山镇", "2023-09-30", "", "income/用电量 绝对量 同比±%", "rate"] == pytest.approx(0.091)
    assert found["甲山镇", "2022-09-30", "", "income/disposable_per_capita", "amount_per_person_yuan"] == 8800


def test_last_years_same_part_is_no_whole_year_and_what_was_last_month_is_not_of_this() -> None:
    heads = ["村名", "务工人数", "上年同期务工人数", "上月务工人数"]
    cleaned = clean_rows([["甲山镇2023年上半年脱贫人口务工情况"], heads, ["青石村", 120, 110, 118], ["大田村", 80, 82, 79]])
    employed = ("青石村", "employment/employed_of_exited", "persons")
    found = {key: value for key, value in values(cleaned).items() if "青石村" in key}
    assert found == {("甲山镇", "2023H1", *employed): 120, ("甲山镇", "2022H1", *employed): 110}
    assert reasons(cleaned) == {"D3": "F252", "D4": "F252"}


def test_money_handed_on_stood_at_the_end_of_the_year_it_comes_from() -> None:
    rows = [["上年结转", 20], ["本年收入", 35], ["结转下年", 25]]
    found = values(clean_rows([["甲山镇2023年村级集体经济收支表"], ["单位：万元"], ["项目", "金额"], *rows]))
    assert sorted(found.values()) == [200_000, 250_000, 350_000]
    assert [value for key, value in found.items() if "2022" in key] == [200_000]


def test_growth_behind_the_parts_of_a_whole_is_of_the_whole() -> None:
    heads = ["村名", "人均纯收入（元）", "其中", "", "增速（%）"]
    rows: list[list[object]] = [["一心村", 13200, 8200, 5000, 12.5], ["二龙村", 12500, 7900, 4600, 11.8]]
    merges = [(2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4), (2, 5, 3, 5)]
    found = clean_rows([["甲山镇2022年脱贫人口收入情况"], heads, ["", "", "工资性", "经营性", ""], *rows], merges=merges).figures
    told = [item for item in found["item"] if "增速" in item]
    assert len(told) == 2
    assert not [item for item in told if "经营性" in item]


def test_growth_beside_years_that_a_heading_joins_is_of_what_it_names_and_in_no_yuan() -> None:
    heads = ["村名", "脱贫人口（人）", "人均纯收入（元）", "", "", "人均转移性收入"]
    rows: list[list[object]] = [["一心村", 320, 9973, 11127, 0.1157, 900], ["二龙村", 280, 10200, 11773, 0.1542, 800]]
    merges = [(2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 5), (2, 6, 3, 6)]
    under = ["", "", "2020年", "2021年", "增幅", ""]
    found = values(clean_rows([["甲山镇2021年脱贫人口收入情况"], heads, under, *rows], merges=merges))
    told = {key[2:]: value for key, value in found.items() if "增幅" in key[-2] and "一心村" in key}
    assert told == {("income/脱贫人口人均纯收入 增幅", "rate"): pytest.approx(0.1157)}


def test_a_change_that_names_its_year_is_of_the_column_of_that_year() -> None:
    heads = ["村名", "2021", "2022", "2023", "2023年其中：经营性收入", "2023年比2022年增长（%）"]
    rows: list[list[object]] = [["一心村", 4.1, 5.9, 8.2, 6.3, 38.98], ["二龙村", 3.8, 5.1, 6.6, 3.3, 29.41]]
    found = values(clean_rows([["甲山镇2021—2023年村集体经济收入对比表"], ["单位：万元"], heads, *rows]))
    assert found["甲山镇", "一心村", "income/村集体经济收入 2023年比2022年增长", "rate"] == pytest.approx(0.3898)


def test_what_one_number_of_a_row_is_less_than_another_is_no_change_of_the_one_beside_it() -> None:
    heads = ["村名", "目标任务数（人）", "已参保人数（人）", "本周新增（人）", "差额（人）"]
    rows: list[list[object]] = [["一心村", 500, 420, 12, 80], ["二龙村", 600, 540, 20, 60]]
    cleaned = clean_rows([["甲山镇2023年城乡居民基本医疗保险参保进度表"], heads, *rows])
    assert {cell: code for cell, code in reasons(cleaned).items() if cell.startswith("E")} == {"E3": "F252", "E4": "F252"}
