"""The sum below rows of several subjects is none's: neither the last one's, nor that of which the vocabulary knows a sum."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values

PRODUCTION: list[list[object]] = [["产业扶贫", ""], ["茶园补助", 30], ["养殖补助", 20]]
EDUCATION: list[list[object]] = [["教育扶贫", ""], ["雨露计划", 15], ["助学金", 80]]
LISTED: list[list[object]] = [["茶园补助", 30], ["雨露计划", 15], ["危房改造", 80]]


def _sum(rows: list[list[object]], value: float, head: list[object] | None = None) -> list[str]:
    found = values(clean_rows([["甲澜镇2018年扶贫资金表"], head or ["项目", "金额（万元）"], *rows]))
    return [where[2] for where, own in found.items() if own == value]


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ([*PRODUCTION, ["小计", 50], *EDUCATION, ["小计", 95], ["合计", 145]], 1_450_000),
        ([*PRODUCTION, *EDUCATION, ["合计", 145]], 1_450_000),
        ([*PRODUCTION, *EDUCATION, ["总计", 145]], 1_450_000),
        ([*LISTED, ["合计", 125]], 1_250_000),
    ],
)
def test_the_sum_of_several_subjects_is_money_of_all_of_them(rows: list[list[object]], value: float) -> None:
    [item] = _sum(rows, value)
    assert item.startswith("funds/")
    assert "计" in item


def test_kinds_in_a_column_are_sub_headings_as_well() -> None:
    rows: list[list[object]] = [["产业", "茶园补助", 30], ["产业", "养殖补助", 20], ["教育", "雨露计划", 15], ["合计", "", 65]]
    [item] = _sum(rows, 650_000, ["类别", "项目", "金额（万元）"])
    assert item.startswith("funds/")


def test_households_helped_in_several_ways_are_of_none() -> None:
    rows: list[list[object]] = [["危房改造", 15], ["雨露计划", 80], ["茶园补助", 5], ["合计", 100]]
    found = values(clean_rows([["甲澜镇2018年帮扶情况"], ["项目", "户数"], *rows]))
    assert [where[2].partition("/")[0] for where, value in found.items() if value == 100] == ["funds"]


def test_the_sum_of_one_subject_is_its_own() -> None:
    rows: list[list[object]] = [["教育资助", 15], ["雨露计划", 80], ["合计", 95]]
    assert _sum(rows, 950_000) == ["education/total"]


def test_the_sum_of_the_rows_below_its_sub_heading_is_of_these() -> None:
    [item] = _sum([*PRODUCTION, *EDUCATION, ["合计", 95]], 950_000)
    assert item.startswith("education/")


def test_sums_of_two_columns_are_two() -> None:
    rows: list[list[object]] = [["茶园补助", 30, 12], ["雨露计划", 15, 3], ["危房改造", 80, 5], ["合计", 125, 20]]
    found = values(clean_rows([["甲澜镇2018年扶贫资金表"], ["项目", "下达资金（万元）", "中央资金（万元）"], *rows]))
    assert len({where[2] for where, value in found.items() if value in (1_250_000, 200_000)}) == 2
