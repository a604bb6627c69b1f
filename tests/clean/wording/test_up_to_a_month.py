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


RUNS = ["1-9月", "1月至9月", "前三季度", "截至9月底"]


@pytest.mark.parametrize("run", RUNS)
@pytest.mark.parametrize("this", ["本月完成", "当月完成", "本月新增"])
def test_this_month_of_a_table_that_runs_on_is_its_last(run: str, this: str) -> None:
    rows = [[f"石门乡2020年{run}就业情况"], ["指标", this, "累计完成"], ["外出务工人数", 12, 386]]
    figures = clean_rows(rows).figures
    assert dict(zip(figures["value"], figures["period"], strict=True)) == {12: "2020M09", 386: "2020-09-30"}


@pytest.mark.parametrize(
    ("run", "this", "period"), [("1-6月", "本月", "2020M06"), ("1-6月", "本季度", "2020Q2"), ("1-12月", "本月", "2020M12")]
)
def test_so_it_is_where_the_run_is_a_part_of_the_year_of_its_own(run: str, this: str, period: str) -> None:
    rows = [[f"石门乡2020年{run}小额信贷发放表"], ["村名", f"{this}发放金额（万元）"], ["石门村", 5]]
    assert {*clean_rows(rows).figures["period"]} == {period}


@pytest.mark.parametrize(("part", "this"), [("上半年", "本月"), ("", "本月"), ("1-8月", "本季度")])
def test_a_month_that_nothing_names_is_asked_about(part: str, this: str) -> None:
    rows = [[f"石门乡2020年{part}小额信贷发放表"], ["村名", f"{this}发放金额（万元）"], ["石门村", 5]]
    assert {*clean_rows(rows).quarantine["code"]} == {"F208"}


@pytest.mark.parametrize(
    ("heading", "period"),
    [("2020.1-6", "2020H1"), ("2020/1-9", "2020-09-30"), ("2019年1-12", "2019"), ("前三季度", "2020-09-30")],
)
def test_a_run_of_months_in_a_heading_needs_no_word_for_months(heading: str, period: str) -> None:
    rows = [["石门乡2020年就业情况"], ["指标", heading], ["转移就业人数", 120]]
    assert {*clean_rows(rows).figures["period"]} == {period}
