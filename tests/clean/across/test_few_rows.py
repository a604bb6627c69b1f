"""A wrong rate or balance is told in a table of four rows where headings say what makes it; where they do not, nothing is."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows

VILLAGES = ("一心村", "二龙村", "三河村", "四平村")


def _told(rows: list[list[object]]) -> list[tuple[str, str, object]]:
    problems = clean_rows(rows).problems
    return [(one.code, one.where.split(" › ")[-1], one.details.get("expected")) for one in problems]


def _rates(heads: tuple[str, str, str], rates: list[int]) -> list[list[object]]:
    rows = [[VILLAGES[n], whole, part, rates[n]] for n, (whole, part) in enumerate(((10, 9), (20, 16), (40, 20), (60, 45)))]
    return [["甲山镇2018年重点工作完成情况"], ["村名", *heads], *rows]


@pytest.mark.parametrize(
    "heads",
    [("任务数", "完成数", "完成率（%）"), ("应参保人数", "已参保人数", "参保率（%）"), ("计划户数", "入住户数", "入住率（%）")],
)
@pytest.mark.parametrize("row", range(4))
def test_a_wrong_rate_is_told_where_headings_name_its_part_and_its_whole(heads: tuple[str, str, str], row: int) -> None:
    rates = [90, 80, 50, 75]
    assert _told(_rates(heads, rates)) == []
    right, rates[row] = rates[row], rates[row] + 5
    assert _told(_rates(heads, rates)) == [("F286", f"D{row + 3}", str(right))]


@pytest.mark.parametrize("heads", [("任务数", "完成数", "合格率（%）"), ("参训人数", "上岗人数", "满意率（%）")])
def test_a_rate_of_something_else_is_not_told(heads: tuple[str, str, str]) -> None:
    assert _told(_rates(heads, [90, 80, 50, 70])) == []


def test_two_rates_that_differ_are_of_something_else() -> None:
    assert _told(_rates(("任务数", "完成数", "完成率（%）"), [90, 85, 50, 70])) == []


def _months(heads: tuple[str, ...], columns: tuple[list[int], ...]) -> list[list[object]]:
    rows = [[f"{n + 1}月", *(column[n] for column in columns)] for n in range(4)]
    return [["甲山镇2018年低保动态管理情况"], ["月份", *heads], *rows]


@pytest.mark.parametrize("row", [1, 2, 3])
def test_a_wrong_running_total_of_four_months_is_told(row: int) -> None:
    now, so_far = [12, 8, 25, 6], [12, 20, 45, 51]
    heads = ("当月竣工户数", "累计竣工户数")
    assert _told(_months(heads, (now, so_far))) == []
    right, so_far[row] = so_far[row], so_far[row] + 3
    assert _told(_months(heads, (now, so_far))) == [("F248", f"C{row + 3}", str(right))]


@pytest.mark.parametrize("heads", [("新增户数", "减少户数", "期末在册户数"), ("本月纳入人数", "本月退出人数", "月末在册人数")])
@pytest.mark.parametrize("row", [1, 2, 3])
def test_a_wrong_roll_of_four_months_is_told(heads: tuple[str, ...], row: int) -> None:
    more, less, rolls = [5, 1, 8, 2], [2, 3, 3, 4], [30, 28, 33, 31]
    assert _told(_months(heads, (more, less, rolls))) == []
    right, rolls[row] = rolls[row], rolls[row] + 3
    assert _told(_months(heads, (more, less, rolls))) == [("F248", f"D{row + 3}", str(right))]


def test_a_roll_of_others_than_those_who_come_and_go_is_not_told() -> None:
    heads = ("新增户数", "减少户数", "期末在册户数")
    assert _told(_months(heads, ([5, 1, 8, 2], [2, 3, 3, 4], [30, 41, 33, 52]))) == []
    assert _told(_months(("新增户数", "新纳入户数", "期末在册户数"), ([5, 1, 8, 2], [2, 3, 3, 4], [30, 28, 36, 31]))) == []
