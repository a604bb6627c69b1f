"""Stages behind the number of what is planned are counted as that is, where no more is done than planned."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values


def _of_first(*rows: list[object], merges: list[tuple[int, int, int, int]] | None = None) -> dict[tuple[str, str], float]:
    found = values(clean_rows([["甲澜镇2024年农村危房改造进度表"], *rows], merges=merges or []))
    return {where[2:]: value for where, value in found.items() if where[1] == "东阁村"}


@pytest.mark.parametrize("heading", ["进展情况", "工作进展", "实施情况", "工程进展情况"])
def test_stages_below_a_heading_that_says_nothing_are_of_the_title(heading: str) -> None:
    head: list[list[object]] = [["村", "年度计划", "", heading, ""], ["", "户数", "补助资金（万元）", "已开工", "已竣工"]]
    rows: list[list[object]] = [["东阁村", 5, 9, 5, 3], ["西岭村", 6, 9, 5, 3]]
    assert _of_first(*head, *rows, merges=[(2, 2, 2, 3), (2, 4, 2, 5)]) == {
        ("housing/rebuilt_planned", "households"): 5,
        ("housing/rebuilt_planned", "amount_yuan"): 90_000,
        ("housing/rebuilt_started", "households"): 5,
        ("housing/rebuilt", "households"): 3,
    }


def test_what_is_more_than_planned_may_be_counted_otherwise() -> None:
    found = _of_first(["村", "计划户数", "已开工"], ["东阁村", 5, 9], ["西岭村", 6, 5])
    assert ("housing/rebuilt_started", "households") not in found


def test_stages_of_money_are_no_households() -> None:
    found = _of_first(["村", "计划资金（万元）", "已拨付"], ["东阁村", 5, 4], ["西岭村", 6, 5])
    assert not any(measure == "households" for _, measure in found)


@pytest.mark.parametrize("values_of", [(0.8, 0.6), ("80%", "60%"), (100, 60)])
def test_rates_of_stages_are_no_households(values_of: tuple[object, object]) -> None:
    head: list[list[object]] = [["村", "计划户数", "进展情况", "", ""], ["", "", "已开工", "开工率", "竣工率"]]
    rows: list[list[object]] = [["东阁村", 500, 400, *values_of], ["西岭村", 600, 480, *values_of]]
    found = _of_first(*head, *rows, merges=[(2, 3, 2, 5)])
    assert sum(measure == "households" for _, measure in found) == 2


@pytest.mark.parametrize(
    "stage", ["已拨付", "已到位", "已兑付", "已支付", "已发放", "已下达", "拨付到位", "已兑现", "已报账", "已支出"]
)
@pytest.mark.parametrize("units", ["", "单位：户、万元"])
def test_what_was_paid_behind_a_number_of_households_is_no_households(stage: str, units: str) -> None:
    found = _of_first([units], ["村", "计划户数", "已竣工", stage], ["东阁村", 100, 80, 50], ["西岭村", 60, 40, 30])
    assert found["housing/rebuilt", "households"] == 80
    assert not any(measure == "households" and value == 50 for (_, measure), value in found.items())
