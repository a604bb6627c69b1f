"""A table up to the end of December is one of its year, and up to the end of another month one of all months until then."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows

HEADS = ["村名", "年末未脱贫户数", "危房改造完成户数", "因病户数"]


def _periods(title: str, *, heads: list[str] = HEADS, year: int | None = None) -> set[str]:
    return {*clean_rows([[title], heads, ["石门村", *range(3, len(heads) + 2)]], year=year).figures["period"]}


@pytest.mark.parametrize(
    "until",
    [
        "截至2018年12月底",
        "截至2018年12月末",
        "截止2018年12月",
        "2018年12月底",
        "截至12月份",
        "截止到2018年四季度末",
        "截至二〇一八年十二月底",
    ],
)
def test_up_to_the_end_of_december_is_the_year(until: str) -> None:
    assert _periods(f"石门乡2018年脱贫攻坚工作情况统计表（{until}）") == {"2018"}
    assert _periods("石门乡脱贫攻坚工作情况统计表", heads=["村名", f"{until}未脱贫户数"], year=2018) == {"2018"}


@pytest.mark.parametrize(
    ("until", "period"),
    [
        ("截至2018年8月底", "2018-08-31"),
        ("截至11月", "2018-11-30"),
        ("截止2018年三季度末", "2018-09-30"),
        ("截至2018年6月底", "2018H1"),
        ("截至2018年3月份", "2018Q1"),
    ],
)
def test_up_to_the_end_of_another_month_is_all_until_then(until: str, period: str) -> None:
    assert _periods(f"石门乡2018年脱贫攻坚工作情况统计表（{until}）") == {period}


@pytest.mark.parametrize(("when", "period"), [("2018年12月", "2018M12"), ("2018年8月", "2018M08"), ("2018年第四季度", "2018Q4")])
def test_a_month_or_quarter_that_nothing_is_counted_up_to_is_itself(when: str, period: str) -> None:
    assert _periods(f"石门乡脱贫攻坚工作情况统计表（{when}）") == {period}
    assert _periods("石门乡脱贫攻坚工作情况统计表", heads=["村名", f"{when}危房改造完成户数"], year=2018) == {period}


@pytest.mark.parametrize(
    ("months", "period"),
    [
        ("元至6月", "2018H1"),
        ("元月至6月份", "2018H1"),
        ("元—9月", "2018-09-30"),
        ("元月-3月", "2018Q1"),
        ("1月至6月份", "2018H1"),
    ],
)
def test_months_may_run_from_the_first_by_its_name(months: str, period: str) -> None:
    assert _periods(f"石门乡脱贫攻坚工作情况统计表（2018年{months}）") == {period}
    assert _periods(f"石门乡2018年{months}脱贫攻坚工作情况统计表") == {period}


@pytest.mark.parametrize("text", ["（单位：元）6月", "（单位：万元-6月）"])
def test_money_is_no_first_month(text: str) -> None:
    assert _periods(f"石门乡2018年脱贫攻坚工作情况统计表{text}") == {"2018M06"}


@pytest.mark.parametrize(
    ("days", "period"),
    [
        ("2018年1月1日至6月30日", "2018H1"),
        ("2018年7月1日—2018年12月31日", "2018H2"),
        ("2018年1月1日至12月31日", "2018"),
        ("2018年1月至2018年3月", "2018Q1"),
    ],
)
def test_days_of_a_title_are_the_part_of_the_year_they_run_over(days: str, period: str) -> None:
    assert _periods(f"石门乡{days}脱贫攻坚工作情况统计表") == {period}
    assert _periods(f"石门乡脱贫攻坚工作情况统计表（统计时间：{days}）") == {period}


def test_days_may_be_written_with_points() -> None:
    assert _periods("石门乡脱贫攻坚工作情况统计表（2018.1.1-2018.9.30）", year=2018) == {"2018-09-30"}


def _planned(title: str, plan: str) -> dict[str, str]:
    rows: list[list[object]] = [[title], ["村名", plan, "开工户数", "竣工户数"], ["石门村", 100, 80, 60], ["西岭村", 50, 40, 30]]
    found = clean_rows(rows).figures
    return {str(row["item"]): str(row["period"]) for row in found.to_dict("records") if row["place"] == "石门村"}


@pytest.mark.parametrize("plan", ["计划户数", "任务户数", "目标任务（户）", "年度任务（户）"])
@pytest.mark.parametrize(("title", "period"), [("石门乡2018年9月", "2018M09"), ("石门乡截至2018年8月底", "2018-08-31")])
def test_the_task_in_a_report_of_a_month_is_the_years(plan: str, title: str, period: str) -> None:
    found = _planned(f"{title}危房改造进度表", plan)
    assert {found.pop("rebuilt_planned"), *found.values()} == {"2018", period}


def test_a_plan_of_a_month_is_the_months() -> None:
    assert _planned("石门乡2018年9月危房改造进度表", "本月计划户数")["rebuilt_planned"] == "2018M09"
    assert {*_planned("石门乡2018年9月危房改造计划表", "计划户数").values()} == {"2018M09"}
    assert _planned("石门乡2018年上半年危房改造进度表", "计划户数")["rebuilt_planned"] == "2018H1"
    rows: list[list[object]] = [["石门乡2018年9月危房改造进度表"], ["村名", "年度计划户数", "计划户数"], ["石门村", 100, 8]]
    assert {*clean_rows(rows).figures["period"]} == {"2018", "2018M09"}
