"""Of which week or year the columns of weekly and monthly reports are, and columns of what all should have reached by then."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons


def _periods(*above: str, heads: list[object]) -> set[str]:
    rows: list[list[object]] = [["乡镇", *heads], ["甲山镇", *[3] * len(heads)], ["乙河乡", *[4] * len(heads)]]
    return {*clean_rows([*[[text] for text in above], *rows]).figures["period"]}


@pytest.mark.parametrize(
    "line",
    ["2021年5月10日—5月16日", "（5月10日至16日）", "5月10日-5月16日", "统计时间：2021.5.10-2021.5.16", "2021年5月10日～16日"],
)
def test_what_came_in_a_week_is_as_of_its_last_day(line: str) -> None:
    assert _periods("平川县2021年危房改造工程进度周报", line, heads=["本周开工（户）"]) == {"2021-05-16"}


@pytest.mark.parametrize("line", ["2021年5月10日—7月16日", "公示期：2021年5月10日—5月16日", "2020年5月10日—5月16日", "第12期"])
def test_other_runs_of_days_name_no_week(line: str) -> None:
    assert _periods("平川县2021年危房改造工程进度周报", line, heads=["本周开工（户）"]) == {"2021"}


def test_what_is_not_of_the_week_keeps_the_time_of_its_table() -> None:
    title = "平川县2021年危房改造工程进度周报"
    assert _periods(title, "2021年5月10日—5月16日", heads=["任务（户）", "累计开工（户）"]) == {"2021"}


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("年初下达（万元）", "2022"),
        ("年初预算（万元）", "2022"),
        ("年中追加（万元）", "2022"),
        ("本月追加（万元）", "2022M06"),
        ("已支出（万元）", "2022M06"),
    ],
)
def test_money_given_for_a_year_is_of_the_year_in_reports_of_a_month(heading: str, period: str) -> None:
    assert _periods("平川县2022年6月财政衔接资金支出进度月报表", heads=[heading]) == {period}


@pytest.mark.parametrize(
    "heading", ["序时要求（%）", "序时进度", "时间进度要求（%）", "应达进度（%）", "进度要求", "应达到的比例"]
)
def test_what_all_should_have_reached_is_no_figure(heading: str) -> None:
    rows: list[list[object]] = [["乡镇", "已支出（万元）", heading], ["甲山镇", 30, 75], ["乙河乡", 41, 75]]
    cleaned = clean_rows([["平川县2022年财政衔接资金支出进度表"], *rows])
    assert sorted(cleaned.figures["value"]) == [300000, 410000]
    assert reasons(cleaned) == {"C3": "F252", "C4": "F252"}


def test_a_heading_over_months_that_says_time_is_not_what_all_should_have_reached() -> None:
    rows: list[list[object]] = [["乡镇", "时间", ""], ["", "1月", "2月"], ["甲山镇", 5, 6], ["乙河乡", 3, 4]]
    assert "F252" not in reasons(clean_rows([["平川县2021年脱贫劳动力外出务工人数"], *rows])).values()


@pytest.mark.parametrize("report", ["日报", "周报", "旬报"])
def test_what_a_report_is_called_is_no_part_of_what_is_counted(report: str) -> None:
    rows: list[list[object]] = [["乡镇", "累计开工（户）"], ["甲山镇", 5], ["乙河乡", 3]]
    assert not any(report in item for item in clean_rows([[f"平川县2021年危房改造{report}"], *rows]).figures["item"])


@pytest.mark.parametrize("heading", ["达到序时进度项目（个）", "支出进度（%）", "达到进度要求的项目数（个）"])
def test_how_many_reached_it_and_what_was_reached_are_figures(heading: str) -> None:
    rows: list[list[object]] = [["乡镇", "已支出（万元）", heading], ["甲山镇", 30, 7], ["乙河乡", 41, 5]]
    assert len(clean_rows([["平川县2022年财政衔接资金支出进度表"], *rows]).figures) == 4
