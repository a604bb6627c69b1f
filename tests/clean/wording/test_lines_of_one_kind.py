"""Tables of which all is money, or nothing is: what a line of units means for headings that leave it unsaid."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons


def _measures(title: str, units: str, heads: list[object], *rows: list[object]) -> list[tuple[str, float]]:
    line: list[list[object]] = [[units]] if units else []
    figures = clean_rows([[title], *line, heads, *rows]).figures
    return list(zip(figures["measure"], figures["value"], strict=True))


@pytest.mark.parametrize("heading", ["2019年决算数", "预算调整数", "2020年执行数", "累计支出数", "年初预算数"])
def test_a_tax_without_a_word_of_money_is_in_the_unit_of_all(heading: str) -> None:
    rows: list[list[object]] = [["税收收入", 431], ["增值税", 292], ["房产税", 1]]
    found = _measures("青石镇2020年一般公共预算收入情况表", "单位：万元", ["项目", heading], *rows)
    assert found == [("amount_yuan", 4_310_000), ("amount_yuan", 2_920_000), ("amount_yuan", 10_000)]


def test_who_is_named_where_all_is_money_is_paid() -> None:
    found = _measures("青石镇2020年公益性岗位工资表", "单位：元", ["村名", "护林员", "保洁员"], ["云岭村", 9000, 1800])
    assert found == [("amount_yuan", 9000), ("amount_yuan", 1800)]
    found = _measures("青石镇2020年公益性岗位表", "单位：人、元", ["村名", "护林员", "补贴金额"], ["云岭村", 9, 1800])
    assert found == [("persons", 9), ("amount_yuan", 1800)]


@pytest.mark.parametrize(
    ("title", "heads", "row", "measures"),
    [
        ("青石镇2020年危房改造情况表", ["村名", "开工数", "补助资金"], ["云岭村", 9, 18], ["households", "amount_yuan"]),
        ("青石镇2020年教育资助情况表", ["村名", "学生", "金额"], ["云岭村", 9, 18], ["persons", "amount_yuan"]),
        ("青石镇2020年产业奖补表", ["村名", "受益户", "金额"], ["云岭村", 9, 18], ["households", "amount_yuan"]),
    ],
)
def test_people_and_works_beside_money_are_none(title: str, heads: list[object], row: list[object], measures: list[str]) -> None:
    assert [measure for measure, _ in _measures(title, "单位：万元", heads, row)] == measures


def test_what_is_paid_for_is_counted_in_the_unit_that_is_there() -> None:
    heads: list[object] = ["乡镇", "累计已缴费", "未缴费", "完成率"]
    title = "青石县2023年度城乡居民基本医疗保险参保缴费进度表"
    found = _measures(title, "单位：人、%", heads, ["云岭镇", 25310, 3340, 88.34], ["大坪镇", 13104, 1116, 92.15])
    assert [measure for measure, _ in found[:3]] == ["persons", "persons", "rate"]
    found = _measures(title, "单位：人、元", ["乡镇", "已缴费人数", "已缴费金额"], ["云岭镇", 25310, 334000])
    assert [measure for measure, _ in found] == ["persons", "amount_yuan"]


def test_a_percent_sign_at_the_end_of_a_heading_goes_before_the_unit_above() -> None:
    rows: list[list[object]] = [
        ["乡镇", "固定资产投资（万元）", "", ""],
        ["", "累计完成", "占调整预算%", "同比增长%"],
        ["云岭镇", 98420, 75.7, 7.1],
        ["大坪镇", 52306, 73.7, 5.9],
    ]
    cleaned = clean_rows([["青石县2023年主要指标"], *rows], merges=[(2, 2, 2, 4)])
    first = cleaned.figures[cleaned.figures["township"] == "云岭镇"]
    assert list(zip(first["measure"], first["value"], strict=True))[:2] == [("amount_yuan", 984_200_000), ("rate", 0.757)]
    assert "amount_yuan" not in set(first["measure"][2:])


@pytest.mark.parametrize("title", ["青石镇2023年公益性岗位补贴发放表", "青石镇2023年护林员工资兑付情况"])
def test_in_a_table_of_payments_people_are_counted_only_where_a_word_says_so(title: str) -> None:
    cleaned = clean_rows([[title], ["岗位", "一季度", "二季度"], ["护林员", 9000, 9000], ["保洁员", 6000, 6000]])
    assert reasons(cleaned) == {"B3": "F205", "C3": "F205"}
    cleaned = clean_rows([[title], ["岗位", "人数", "金额（元）"], ["护林员", 9, 9000], ["保洁员", 6, 6000]])
    assert set(cleaned.figures["measure"]) == {"persons", "amount_yuan"}
    cleaned = clean_rows([["青石镇2023年公益性岗位情况表"], ["村名", "护林员"], ["云岭村", 9], ["大坪村", 6]])
    assert set(cleaned.figures["measure"]) == {"persons"}
