"""What is said beside a heading decides what it counts: other groups, both ways of counting, a line of units in pieces."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values


def _value(rows: list[list[object]], item: str, measure: str) -> float | None:
    return values(clean_rows(rows)).get(("甲山镇", "", item, measure))


@pytest.mark.parametrize(
    ("headings", "item"),
    [
        (["监测户（户）", "边缘户（户）"], "monitoring/unstable_exited"),
        (["监测户（户）", "突发严重困难户（户）"], "monitoring/unstable_exited"),
        (["监测户（户）", "脱贫不稳定户（户）", "边缘户（户）"], "monitoring/total"),
        (["监测户（户）", "其中：边缘户（户）"], "monitoring/total"),
        (["三类监测户（户）", "边缘户（户）"], "monitoring/total"),
        (["监测户（户）"], "monitoring/total"),
    ],
)
def test_the_watched_beside_those_at_the_edge_have_left_poverty(headings: list[str], item: str) -> None:
    rows = [["甲山镇2021年监测统计表"], ["村", *headings], ["合计", *range(9, 9 + len(headings))]]
    assert _value(rows, item, "households") == 9


_MOVED = [["甲山镇2018年易地扶贫搬迁统计表"], ["村", "户数", "人数", "其中建档立卡"], ["东村", 30, 121, 25], ["西村", 20, 79, 18]]


def test_a_part_behind_households_and_persons_is_asked_about() -> None:
    assert reasons(clean_rows(_MOVED)) == {"D3": "F269", "D4": "F269"}


def test_a_part_larger_than_the_households_counts_persons() -> None:
    found = values(clean_rows([*_MOVED[:2], ["东村", 30, 121, 25], ["西村", 20, 79, 68]]))
    assert found["甲山镇", "西村", "housing/relocation_of_registered", "persons"] == 68


def test_parts_that_add_up_to_the_households_are_households() -> None:
    rows = [_MOVED[0], [*_MOVED[1], "其中一般农户"], ["东村", 30, 121, 25, 5], ["西村", 20, 79, 18, 2]]
    found = values(clean_rows(rows))
    assert found["甲山镇", "东村", "housing/relocation_of_registered", "households"] == 25
    assert found["甲山镇", "东村", "housing/relocation_of_ordinary", "households"] == 5


@pytest.mark.parametrize(
    ("heading", "measure"),
    [
        ("低保对象", "recipients"),
        ("农村低保人员", "recipients"),
        ("低保家庭", "households"),
        ("低保户", "households"),
        ("低保", ""),
    ],
)
def test_of_households_and_persons_the_noun_says_which(heading: str, measure: str) -> None:
    rows: list[list[object]] = [["甲山镇2019年社会救助统计表"], ["单位：户、人"], ["村", heading, "孤儿"], ["合计", 40, 3]]
    found = {key[-1]: value for key, value in values(clean_rows(rows)).items() if key[-2] == "living/minimum_living_allowance"}
    assert found == ({measure: 40} if measure else {})


@pytest.mark.parametrize(
    "caption",
    [
        ["", "", "单位", "万元"],
        ["", "", "单位", "：万元"],
        ["", "单位：", "", "万元"],
        ["单位：", "户", "、", "万元"],
        ["单位：", "户", "万元"],
        ["", "", "（计量单位", "：户、万元）"],
        ["填报单位：甲山镇", "", "单位", "万元"],
    ],
)
def test_a_line_of_units_may_be_spread_over_cells(caption: list[object]) -> None:
    rows = [["甲山镇2018年扶贫资金统计表"], caption, ["村", "产业扶持资金", "基础设施资金"], ["东村", 30, 20], ["西村", 7, 4.5]]
    cleaned = clean_rows(rows)
    assert reasons(cleaned) == {}
    assert sorted(cleaned.figures["value"]) == [45_000, 70_000, 200_000, 300_000]


def test_a_line_of_units_above_values_heads_them() -> None:
    cleaned = clean_rows([["2018年产业扶持资金统计表"], ["单位", "万元"], ["甲山镇", 30], ["乙水乡", 20]])
    assert sorted(cleaned.figures["value"]) == [200_000, 300_000]


def test_a_second_table_has_its_own_line_of_units() -> None:
    first = [["甲山镇2018年产业资金统计表"], ["单位", "元"], ["村", "产业扶持资金"], ["东村", 30_000]]
    second = [["甲山镇2018年危房改造资金统计表"], ["单位", "：万元"], ["村", "危房改造资金"], ["东村", 2.5]]
    assert sorted(clean_rows([*first, *second]).figures["value"]) == [25_000, 30_000]


@pytest.mark.parametrize("unit", ["元/亩", "元/头", "万元/公里", "元／亩·年", "公斤/亩"])
def test_a_rate_is_one_number_in_its_own_unit(unit: str) -> None:
    rows = [["甲山镇2019年种植统计表"], ["项目", "单位", "数量"], ["茶叶种植面积", "亩", 3200], ["种植补助标准", unit, 300]]
    cleaned = clean_rows(rows)
    [rate] = cleaned.figures[cleaned.figures["value"].eq(300)].to_dict("records")
    assert unit.replace("／", "/") in rate["item"].replace("／", "/")
    assert rate["measure"] == "quantity"


@pytest.mark.parametrize(
    ("unit", "value", "expected"),
    [("百万元", 3, 3_000_000), ("千万元", 1.5, 15_000_000), ("万户", 0.12, 1200), ("千人", 1.2, 1200)],
)
def test_large_units_are_scaled(unit: str, value: float, expected: float) -> None:
    label = {"元": "专项扶贫资金", "户": "脱贫户", "人": "脱贫人口"}[unit[-1]]
    rows = [["甲山镇2019年产业发展统计表"], ["项目", "单位", "数量"], [label, unit, value], ["茶叶种植面积", "亩", 3200]]
    assert expected in clean_rows(rows).figures["value"].round(6).tolist()
