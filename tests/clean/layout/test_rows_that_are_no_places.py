"""Rows that name no place and count nothing, or sum up: rows of codes under the headings, seals, sums of a list of projects."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values

_WATER = [["甲岭村", 121, 402, 87.5, "无"], ["乙坪村", 143, 466, 92.1, "缺水2户"]]
_HEADS = ["行政村", "总户数", "总人口", "自来水普及率（%）", "备注"]


@pytest.mark.parametrize("codes", [["甲", 1, 2, 3, "乙"], ["甲", 1, 2, 7, 12], ["甲", "1", "2", "3", "4"], ["A", 1, 2, 3, "B"]])
def test_rows_of_codes_ask_nothing(codes: list[object]) -> None:
    cleaned = clean_rows([["甲山镇2022年饮水情况统计表"], _HEADS, codes, *_WATER])
    assert len(values(cleaned)) == 6
    assert set(reasons(cleaned).values()) == {"F222"}


def test_teams_called_by_letters_keep_their_numbers() -> None:
    heads = ["组别", "户数", "人数", "脱贫人数", "低保人数"]
    cleaned = clean_rows([["甲山镇2022年帮扶情况统计表"], heads, ["甲", 1, 5, 4, 9], ["乙", 3, 8, 6, 2]])
    assert len(values(cleaned)) == 8


@pytest.mark.parametrize(
    "seal",
    [
        ["", "", "", "丙县财政局（盖章）"],
        ["", "", "甲山镇人民政府（公章）", "2023年4月6日"],
        ["", "", "丙县财政局"],
    ],
)
def test_seals_under_a_column_are_of_the_foot(seal: list[object]) -> None:
    rows = [["甲山镇", 41, 31, 10], ["乙水乡", 26, 19, 7], ["合计", 67, 50, 17]]
    heads = ["乡镇", "资金合计（万元）", "中央（万元）", "省级（万元）"]
    cleaned = clean_rows([["丙县2023年衔接资金分配表"], heads, *rows, [""], seal, ["", "", "", "2023年4月6日"]])
    assert set(reasons(cleaned).values()) == {"F221"}


@pytest.mark.parametrize(
    ("heading", "kinds"), [("村类型", ("贫困村", "非贫困村")), ("类别", ("山区", "坝区")), ("类别", ("社区", "行政村"))]
)
def test_the_kind_of_a_place_beside_its_name_says_nothing_of_what_is_counted(heading: str, kinds: tuple[str, str]) -> None:
    rows = [["清溪镇2021年改厕统计表"], [heading, "村名", "改厕（户）"], [kinds[0], "溪头村", 2], [kinds[1], "溪尾村", 1]]
    figures = clean_rows(rows).figures
    assert figures[["place", "item"]].to_numpy().tolist() == [["溪头村", "toilets"], ["溪尾村", "toilets"]]


def test_kinds_of_places_without_names_are_what_is_counted() -> None:
    figures = clean_rows([["清溪镇2021年村级情况表"], ["类别", "个数"], ["贫困村", 2], ["非贫困村", 1]]).figures
    assert figures["item"].tolist() == ["villages", "ordinary_villages"]


@pytest.mark.parametrize("name", ["上年末数", "去年底", "上月末数"])
def test_what_there_was_at_the_end_of_a_time_before_is_no_place_to_ask_about(name: str) -> None:
    rows = [["清溪镇2021年低保表"], ["村名", "低保户数"], ["溪头村", 2], ["溪尾村", 1], ["合计", 3], [name, 4]]
    cleaned = clean_rows(rows)
    assert "F251" not in set(cleaned.quarantine["code"])
    assert 4 not in set(cleaned.figures["value"])


_SHARES: list[list[object]] = [["大塘镇2024年联农带农分红表"], ["序号", "村名", "入股资金（万元）", "应分红（元）"]]


def _of_groups(first: str, second: str, sums: tuple[str, str]) -> tuple[dict[tuple[str, ...], float], dict[str, str]]:
    rows: list[list[object]] = [
        [first],
        [1, "金鸡村", 50, 30000],
        [2, "莲花村", 30, 18000],
        [sums[0], "", 80, 48000],
        [second],
        [3, "水井村", 60, 30000],
        [4, "新塘村", 20, 10000],
        [sums[1], "", 80, 40000],
        ["总计", "", 160, 88000],
    ]
    cleaned = clean_rows([*_SHARES, *rows], merges=[(3, 1, 3, 4), (7, 1, 7, 4), (6, 1, 6, 2), (10, 1, 10, 2)])
    return values(cleaned), reasons(cleaned)


@pytest.mark.parametrize(
    "sums",
    [
        ("小计一", "小计二"),
        ("小计（一）", "小计（二）"),
        ("小计1", "小计2"),
        ("小计①", "小计②"),
        ("合计一", "合计二"),
        ("小 计 一", "小 计 二"),
    ],
)
def test_numbered_subtotals_are_no_villages(sums: tuple[str, str]) -> None:
    found, asked = _of_groups("一、绿源茶业专业合作社", "二、丰收蔬菜种植专业合作社", sums)
    assert {where[1] for where in found} == {"", "金鸡村", "莲花村", "水井村", "新塘村"}
    assert asked == dict.fromkeys(("C6", "D6", "C10", "D10"), "F221")


@pytest.mark.parametrize(
    "heads",
    [
        ("一、绿源茶业公司", "二、丰收蔬菜基地"),
        ("一、绿源茶园", "二、丰收果园"),
        ("（一）黑山鸡场", "（二）红旗养殖场"),
        ("1.东岭光伏站", "2.西岭电站"),
        ("1、绿源合作社", "2、丰收加工厂"),
    ],
)
def test_what_villages_have_a_share_in_heads_groups_of_them(heads: tuple[str, str]) -> None:
    found, asked = _of_groups(*heads, ("小计", "小计"))
    assert {where[:2] for where in found} == {("大塘镇", name) for name in ("", "金鸡村", "莲花村", "水井村", "新塘村")}
    assert "F251" not in asked.values()


@pytest.mark.parametrize("heads", [("一、东风", "二、红星"), ("一、老厂", "二、新站")])
def test_short_names_of_townships_above_villages_are_asked_about(heads: tuple[str, str]) -> None:
    _, asked = _of_groups(*heads, ("小计", "小计"))
    assert asked["C4"] == asked["C8"] == "F251"
