"""Tables that are a plan as a whole have done nothing but what a heading says is there."""

import pytest

from tests.clean.grids import clean_rows, values


def items(title: str, *headings: str) -> list[str]:
    rows = [[title], ["村", *headings], ["东村", *range(3, 3 + len(headings))], ["西村", *range(5, 5 + len(headings))]]
    return clean_rows(rows).figures["item"].unique().tolist()


@pytest.mark.parametrize(
    "title", ["甲山镇2023年乡村振兴工作计划表", "甲山镇2024年衔接资金项目实施计划", "甲山镇2022年增收目标任务分解表"]
)
def test_what_a_plan_lists_is_planned(title):
    assert items(title, "路灯（盏）", "危房改造（户）") == ["street_lights_planned", "rebuilt_planned"]


@pytest.mark.parametrize("title", ["甲山镇2022年目标任务完成情况表", "甲山镇2022年计划执行情况表", "甲山镇2022年项目统计表"])
def test_a_table_of_progress_is_no_plan(title):
    assert items(title, "路灯（盏）", "危房改造（户）") == ["street_lights", "rebuilt"]


def test_what_is_there_in_a_plan_is_there():
    assert items("甲山镇2023年亮化工作计划表", "现有路灯（盏）", "新增路灯（盏）")[0] == "street_lights"
    assert "planned" in items("甲山镇2023年亮化工作计划表", "现有路灯（盏）", "路灯（盏）")[1]


def test_who_is_on_the_register_is_there():
    assert items("甲山镇2017年脱贫攻坚计划表", "建档立卡贫困户（户）") == ["total"]


def test_the_programme_called_plan_is_no_plan():
    assert items("甲山镇2022年雨露计划统计表", "雨露计划（人）") == ["yulu"]


def test_what_is_left_of_a_work_is_no_group_of_people():
    assert items("甲山镇2021年农村改厕统计表", "改厕完成（户）", "改厕剩余（户）") == ["toilets", "toilets_remaining"]


def test_a_plan_of_several_years_plans_each_of_them_and_one_that_is_done_none():
    title = "甲山镇2021—2025年道路规划表"
    assert items(title, "2022年道路硬化（公里）", "2025年道路硬化（公里）") == ["paved_roads_planned"]
    assert items("甲山镇2023年度项目计划表（已完工）", "路灯（盏）") == ["street_lights"]


@pytest.mark.parametrize(
    ("stock", "plan"),
    [("危房存量（户）", "计划改造（户）"), ("现有危房（户）", "2018年计划（户）"), ("现存危房户数", "计划改造户数")],
)
def test_what_is_there_is_no_plan_and_what_is_planned_is_to_rebuild_it(stock: str, plan: str) -> None:
    rows: list[list[object]] = [["村名", stock, plan], ["一心村", 31, 20], ["二龙村", 22, 15]]
    found = values(clean_rows([["甲山镇2018年危房存量及改造计划表"], *rows]))
    told = {item: value for (_, place, item, _), value in found.items() if place == "一心村"}
    assert told == {"housing/unsafe": 31, "housing/rebuilt_planned": 20}
