"""Whoever is looked at for whether a house or water is safe is not thereby safe; a bound of a share has its sign."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values


@pytest.mark.parametrize("title", ["住房安全排查情况", "饮水安全核查情况表", "住房安全大排查统计表", "住房安全隐患摸底情况"])
@pytest.mark.parametrize("group", ["脱贫户", "其他农户", "监测户"])
def test_groups_looked_at_are_not_safe(title: str, group: str) -> None:
    found = values(clean_rows([[f"甲澜镇2021年{title}"], ["村名", group], ["东阁村", 12], ["西岭村", 10]]))
    assert not any(("safe" in item or "drinking_water" in item) for *_, item, _ in found)


def test_grades_and_who_was_looked_at_are_still_known() -> None:
    rows: list[list[object]] = [["村名", "C级", "鉴定户数"], ["东阁村", 3, 20], ["西岭村", 3, 20]]
    found = values(clean_rows([["甲澜镇2018年住房安全鉴定情况"], *rows]))
    assert {item for *_, item, _ in found} == {"housing/grade_c", "housing/assessed"}


@pytest.mark.parametrize("bound", ["<1%", "≤1%", "1%以下", "低于1%"])
def test_a_bound_of_a_share_has_its_sign(bound: str) -> None:
    cleaned = clean_rows([["甲澜镇2019年情况"], ["村名", "贫困发生率"], ["东阁村", bound], ["西岭村", "0.5%"]])
    assert reasons(cleaned) == {}
    first = cleaned.figures.iloc[0]
    assert (first["value"], first["as_written"]) == (0.01, bound)


def test_a_bound_without_a_sign_is_asked_about() -> None:
    assert reasons(clean_rows([["甲澜镇2019年情况"], ["村名", "贫困发生率"], ["东阁村", "<0.01"], ["西岭村", "0.5%"]]))
