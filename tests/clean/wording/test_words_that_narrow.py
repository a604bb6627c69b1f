"""What only may be so, what is short for a season, who can work and who comes twice are none of the plain item."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows


def _first(title: str, *heads: str, over: str = "") -> tuple[str, str]:
    """Return item and measure of the first column of a table."""
    above: list[list[object]] = [["村名", over, over], ["", *heads]] if over else [["村名", *heads]]
    merges = [(2, 1, 3, 1), (2, 2, 2, 3)] if over else []
    found = clean_rows([[f"石门乡{title}"], *above, ["石门村", 7, *range(3, len(heads) + 2)]], merges=merges).figures
    row = found.to_dict("records")[0]
    return f"{row['topic']}/{row['item']}", row["measure"]


@pytest.mark.parametrize("head", ["疑似辍学", "疑似辍学学生数", "疑似失学辍学人数", "疑似失学", "疑似失辍学（人）"])
def test_who_may_have_dropped_out_has_not(head: str) -> None:
    title = "2024年春季学期控辍保学情况统计表"
    assert _first(title, head, "劝返人数") == ("education/suspected_dropouts", "persons")


@pytest.mark.parametrize(
    ("head", "item"),
    [
        ("辍学人数", "dropouts"),
        ("失学辍学（人）", "dropouts"),
        ("劝返人数", "brought_back"),
        ("拟劝返人数", "brought_back_planned"),
    ],
)
def test_who_has_dropped_out_has(head: str, item: str) -> None:
    assert _first("2024年春季学期控辍保学情况统计表", head, "送教上门")[0] == f"education/{item}"


@pytest.mark.parametrize("head", ["季节性缺水户", "季节性缺水户数", "间歇性缺水户数", "枯水期缺水户数", "季节性饮水困难户数"])
def test_short_of_water_for_a_season_is_not_without_safe_water(head: str) -> None:
    assert _first("2024年农村饮水安全情况统计表", head) == ("infrastructure/seasonal_water_shortage", "households")


@pytest.mark.parametrize("head", ["饮水困难户数", "饮水不安全户数", "饮水不达标户数"])
def test_without_safe_water_stays_so(head: str) -> None:
    assert _first("2024年农村饮水安全情况统计表", head) == ("infrastructure/unsafe_water", "households")


@pytest.mark.parametrize(
    "title", ["脱贫劳动力外出务工情况月报表（2024年3月）", "2024年外出务工情况统计表", "2024年务工就业情况表"]
)
@pytest.mark.parametrize("head", ["脱贫劳动力总数", "脱贫人口劳动力总数", "脱贫户劳动力总人数"])
def test_all_who_can_work_are_not_those_away_for_work(title: str, head: str) -> None:
    assert _first(title, head, "省外") == ("population/labour_force_of_exited", "persons")


def test_all_who_can_work_in_a_table_of_them() -> None:
    assert _first("2024年劳动力情况统计表", "脱贫劳动力总数")[0] == "population/labour_force_of_exited"


def test_whose_work_it_is_stays_told() -> None:
    assert _first("2024年外出务工情况统计表", "脱贫劳动力", "监测户劳动力")[0] == "employment/migrant_workers_of_exited"
    assert _first("2024年外出务工情况统计表", "脱贫劳动力外出务工人数", "省外")[0] == "employment/migrant_workers_of_exited"


@pytest.mark.parametrize(
    ("over", "item"),
    [
        ("残疾人两项补贴", "living/disability_both"),
        ("困难残疾人生活补贴", "living/disability_living"),
        ("特困供养", "living/extreme_poverty_support"),
        ("农村低保", "living/minimum_living_allowance"),
        ("孤儿基本生活费", "living/orphans"),
    ],
)
def test_who_comes_twice_is_counted_twice(over: str, item: str) -> None:
    title = "2024年7月社会救助资金发放汇总表"
    assert _first(title, "人次", "金额（元）", over=over) == (item, "person_times")
    assert _first(title, "发放（人次）", "金额（元）", over=over)[1] == "person_times"


def test_who_is_counted_once_and_who_comes_to_courses_stay_as_they_are() -> None:
    assert _first("2024年7月社会救助资金发放汇总表", "人数", "金额（元）", over="残疾人两项补贴")[1] == "recipients"
    assert _first("2024年培训情况统计表", "人次", "期数", over="技能培训")[1] == "participants"


@pytest.mark.parametrize(
    ("heading", "item"),
    [
        ("新打机井（眼）", "wells_new"),
        ("新铺设管网（公里）", "water_pipes_new"),
        ("新安装路灯（盏）", "street_lights_new"),
        ("新架设桥梁（座）", "bridges_new"),
        ("机井（眼）", "wells"),
    ],
)
def test_what_is_new_is_not_all_there_is(heading: str, item: str) -> None:
    rows = [["石门乡2018年基础设施建设情况"], ["村名", heading], ["石门村", 3]]
    assert [*clean_rows(rows).figures["item"]] == [item]
