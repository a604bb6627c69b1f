"""Titles that limit all of a table: to people with a trait, to money of a source, to the villages listed."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values


def _items(title: str, *heads: str) -> dict[str, str]:
    """Return the item of each place of a list of two villages and their sum, under one heading after the other."""
    rows = [["青石村", *range(5, 5 + len(heads))], ["大田村", *range(9, 9 + len(heads))]]
    total = ["合计", *(14 + 2 * place for place in range(len(heads)))]
    found = values(clean_rows([[title], ["村名", *heads], *rows, total]))
    return {f"{place} {value:g}": item for (_, place, item, _), value in found.items()}


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("甲山镇2022年残疾人就业情况统计表", "就业人数（人）", "employment/employed_of_disabled"),
        ("甲山镇2022年退役军人就业创业情况统计表", "自主创业（人）", "employment/start_ups_of_veterans"),
        ("甲山镇2022年女性劳动力就业情况统计表", "省外务工（人）", "employment/outside_province_of_women"),
        ("甲山镇2022年搬迁群众就业情况统计表", "劳动力（人）", "population/labour_force_of_relocated"),
        ("甲山镇2022年第二批财政衔接资金使用情况统计表", "项目个数（个）", "funds/projects_of_second_batch"),
        ("甲山镇2022年省级财政衔接资金使用情况统计表", "下达资金（元）", "funds/allocated_of_from_province"),
    ],
)
def test_of_a_table_about_some_nothing_is_told_of_all(title: str, heading: str, item: str) -> None:
    assert _items(title, heading)["青石村 5"] == item


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("甲山镇2022年就业情况统计表", "就业人数（人）", "employment/employed"),
        ("甲山镇2022年残疾人两项补贴发放情况统计表", "生活补贴（人）", "living/disability_living"),
        ("甲山镇2022年退役军人就业情况统计表", "总人口（人）", "population/total"),
        ("甲山镇2022年县级公益性岗位统计表", "公益性岗位（人）", "employment/public_welfare_posts"),
        ("甲山镇2022年党员结对帮扶情况统计表", "结对户数（户）", "visits/paired"),
        ("甲山镇2022年妇女儿童就业服务情况统计表", "就业人数（人）", "employment/employed"),
    ],
)
def test_what_limits_nothing_leaves_items_as_they_are(title: str, heading: str, item: str) -> None:
    assert _items(title, heading)["青石村 5"] == item


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("甲山镇2022年非残疾人就业情况统计表", "就业人数（人）", "employment/就业（非残疾人）"),
        ("甲山镇2022年农户（不含残疾人）务工情况统计表", "务工人数（人）", "employment/就业（不含残疾人）"),
        ("甲山镇2022年劳动力就业情况统计表（退役军人除外）", "就业人数（人）", "employment/就业（退役军人除外）"),
        ("甲山镇2022年除中央财政资金外到位情况统计表", "到位资金（元）", "funds/到位扶贫资金（除中央财政资金外）"),
        ("甲山镇2022年扣除省级资金后资金到位情况统计表", "到位资金（元）", "funds/到位扶贫资金（扣除省级资金）"),
        ("甲山镇残疾人联合会2022年就业情况统计表", "就业人数（人）", "employment/employed"),
        ("甲山镇退役军人服务站2022年就业情况统计表", "就业人数（人）", "employment/employed"),
        ("甲山镇学生资助管理中心2022年就业情况统计表", "就业人数（人）", "employment/employed"),
        ("甲山镇老年大学2022年就业情况统计表", "就业人数（人）", "employment/employed"),
    ],
)
def test_those_left_out_are_no_limit_and_are_named_and_an_institution_limits_nothing(title: str, heading: str, item: str) -> None:
    assert _items(title, heading)["青石村 5"] == item


def test_the_sum_of_villages_that_are_not_poor_is_none_of_the_poor() -> None:
    found = _items("甲山镇2018年非贫困村脱贫情况统计表", "脱贫户数（户）")
    assert {item.partition("_of_")[2] for item in found.values()} == {""}


def test_the_sum_of_the_villages_listed_is_none_of_the_township() -> None:
    found = _items("甲山镇2022年脱贫村基本情况统计表", "总户数（户）")
    assert found == {"青石村 5": "population/total", "大田村 9": "population/total", " 14": "population/total_of_poor_villages"}


def test_a_state_is_no_work() -> None:
    found = _items("甲山镇2022年住房安全情况统计表", "危房户数（户）", "已改造（户）")
    assert "housing/safe" not in found.values()


@pytest.mark.parametrize(
    ("who", "topic"),
    [("低收入家庭", "living"), ("农村低收入人口", "living"), ("建档立卡贫困户", "registry"), ("脱贫户和低收入家庭", "registry")],
)
def test_a_roll_of_other_people_is_not_that_of_the_poor(who: str, topic: str) -> None:
    rows: list[list[object]] = [["村名", "新增户数", "退出户数"], ["云岭村", 3, 2], ["大坪村", 1, 4]]
    figures = clean_rows([[f"青石镇2023年{who}动态管理情况表"], *rows]).figures
    assert set(figures["topic"]) == {topic}
    assert all(who in item for item in figures["item"]) == (topic == "living")
