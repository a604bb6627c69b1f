"""What is said beside a heading decides what it counts: other groups, both ways of counting, a line of units in pieces."""

from __future__ import annotations

import pytest

from fupin_analysis.core.words.terms import load_vocabulary
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


def test_those_who_leave_poverty_this_year_are_not_all_who_have() -> None:
    rows: list[list[object]] = [["二、脱贫情况。今年脱贫户分村情况如下："], ["村", "户数", "人数"], ["东村", 12, 40]]
    found = values(clean_rows(rows, township="甲山镇", year=2018))
    assert found == {("甲山镇", "东村", "exit/done", "households"): 12, ("甲山镇", "东村", "exit/done", "persons"): 40}


def test_money_of_a_project_is_of_what_the_project_is() -> None:
    rows = [
        ["一、项目资金情况。全镇实施项目3个。"],
        ["项目", "资金（万元）", "已拨付（万元）"],
        ["通村公路硬化", 120, 80],
        ["合计", 120, 80],
    ]
    found = clean_rows(rows, township="甲山镇", year=2018).figures
    assert set(found.loc[found["item"].str.startswith("通村公路硬化"), "topic"]) == {"infrastructure"}
    assert not found["item"].str.contains("3个").any()


def test_groups_of_columns_say_nothing_of_all_households_of_a_place() -> None:
    rows = [
        ["甲山镇2019年基础设施统计表"],
        ["村", "信号塔", ""],
        ["", "铁塔（座）", "农户总数（户）"],
        ["东村", 4, 300],
        ["西村", 2, 90],
    ]
    found = values(clean_rows(rows, merges=[(2, 2, 2, 3), (2, 1, 3, 1)]))
    assert found["甲山镇", "东村", "population/farm_households", "households"] == 300


@pytest.mark.parametrize(("title", "item"), [("脱贫情况统计表", "exit/done"), ("建档立卡统计表", "registry/exited")])
def test_households_and_persons_who_left_poverty_are_of_one_item(title: str, item: str) -> None:
    rows = [[f"甲山镇2018年{title}"], ["村", "脱贫户（户）", "脱贫人口（人）"], ["东村", 12, 40]]
    found = values(clean_rows(rows))
    assert found == {("甲山镇", "东村", item, "households"): 12, ("甲山镇", "东村", item, "persons"): 40}


def test_beside_those_who_have_not_they_are_all_who_have() -> None:
    rows = [["甲山镇2018年脱贫情况统计表"], ["村", "脱贫户（户）", "未脱贫户（户）"], ["东村", 12, 40]]
    assert ("甲山镇", "东村", "registry/exited", "households") in values(clean_rows(rows))


def test_what_a_name_says_already_is_not_said_again() -> None:
    rows = [["甲山镇2019年小额信贷统计表"], ["村", "计划产业到户（户）", "逾期（户）", "逾期：逾期率（%）"], ["东村", 40, 3, 2.5]]
    names = clean_rows(rows).figures["item"].tolist()
    item = load_vocabulary().item("production", "household_projects_planned")
    assert item.name in names
    assert item.zh == "计划到户帮扶项目"
    assert not [name for name in names if "overdue_rate_" in name]


def test_those_watched_who_left_poverty_are_the_unstable() -> None:
    rows = [["甲山镇2021年统计表"], ["项目", "数量（户）"], ["脱贫监测户", 12], ["边缘易致贫户", 9]]
    assert values(clean_rows(rows))["甲山镇", "", "monitoring/unstable_exited", "households"] == 12


@pytest.mark.parametrize(
    ("heading", "measure"),
    [("低保对象", "recipients"), ("特困供养", "quantity"), ("特困供养人员", "recipients"), ("低保户", "households")],
)
def test_of_a_line_with_money_too_nothing_else_is_taken_for_money(heading: str, measure: str) -> None:
    rows = [["甲山镇2019年农村低保和特困供养统计表"], ["单位：户、人、万元"], ["村", heading, "发放金额"], ["东村", 5, 3.5]]
    figures = clean_rows(rows).figures
    assert figures.loc[figures["value"].eq(5), "measure"].tolist() == [measure]


def test_groups_under_a_task_and_its_progress_are_of_neither() -> None:
    rows = [["甲山镇2019年农村危房改造任务完成情况"], ["村", "建档立卡户（户）", "低保户（户）"], ["东村", 5, 3]]
    names = clean_rows(rows).figures["item"].tolist()
    assert not [name for name in names if "planned" in name or name.startswith("rebuilt")]


def test_what_a_group_of_columns_counts_its_heading_tells() -> None:
    rows = [
        ["甲山镇2019年统计表"],
        ["单位：户、人、万元"],
        ["村", "农村特困人员救助供养", ""],
        ["", "集中供养", "分散供养"],
        ["东村", 3, 10],
    ]
    found = values(clean_rows(rows, merges=[(3, 2, 3, 3), (3, 1, 4, 1)]))
    assert found["甲山镇", "东村", "living/extreme_poverty_support_of_concentrated", "recipients"] == 3


def test_what_a_row_calls_shortly_is_the_part_of_what_the_title_names() -> None:
    rows = [
        ["甲山镇2020年残疾人补贴发放表"],
        ["补贴类别", "人数", "金额（元）"],
        ["生活补贴", 40, 38400],
        ["护理补贴", 25, 21000],
    ]
    found = values(clean_rows(rows))
    assert found["甲山镇", "", "living/disability_living", "amount_yuan"] == 38400
    assert found["甲山镇", "", "living/disability_care", "amount_yuan"] == 21000


def test_whose_works_a_title_names_leaves_them_the_works() -> None:
    rows = [["甲山镇2019年贫困户危房改造表"], ["村", "开工数（户）", "竣工数（户）"], ["东村", 12, 11]]
    found = values(clean_rows(rows))
    assert found["甲山镇", "东村", "housing/rebuilt_started", "households"] == 12
    assert found["甲山镇", "东村", "housing/rebuilt", "households"] == 11


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("甲山镇2023年产业项目安排情况表", "production/projects"),
        ("甲山镇2023年基础设施项目建设情况表", "infrastructure/projects"),
        ("甲山镇2023年衔接资金项目安排情况表", "funds/projects"),
    ],
)
def test_projects_are_those_of_what_the_title_says(title: str, item: str) -> None:
    assert _value([[title], ["村", "项目个数"], ["合计", 7]], item, "projects") == 7


def test_a_part_of_an_allowance_is_that_part_however_it_is_counted() -> None:
    rows = [["甲山镇2019年残疾人两项补贴发放统计表"], ["村", "生活补贴人数", "护理补贴人数"], ["合计", 40, 30]]
    assert _value(rows, "living/disability_living", "persons") == 40


def test_projects_completed_are_not_all_projects() -> None:
    rows = [["甲山镇2022年项目一览表"], ["村", "入库项目", "完工项目"], ["合计", 4, 2]]
    found = values(clean_rows(rows))
    assert found["甲山镇", "", "funds/projects", "projects"] == 4
    assert 2 in found.values()


def test_a_title_of_those_who_left_poverty_says_whose_numbers_they_are() -> None:
    rows: list[list[object]] = [
        ["甲山镇2022年脱贫人口增收情况统计表"],
        ["村", "脱贫户数（户）", "外出务工（人）", "人均纯收入（元）", "监测户数", "监测人数"],
        ["东村", 120, 90, 13_500, 9, 30],
    ]
    assert values(clean_rows(rows)) == {
        ("甲山镇", "东村", "registry/exited", "households"): 120,
        ("甲山镇", "东村", "employment/migrant_workers_of_exited", "persons"): 90,
        ("甲山镇", "东村", "income/registered_per_capita", "amount_per_person_yuan"): 13_500,
        ("甲山镇", "东村", "monitoring/total", "households"): 9,
        ("甲山镇", "东村", "monitoring/total", "persons"): 30,
    }
