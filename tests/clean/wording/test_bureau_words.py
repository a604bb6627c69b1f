"""Headings as bureaus write them: the title names the object, headings the stage, the measure and those concerned."""

from __future__ import annotations

import pytest

from fupin_analysis.core.words.counting import own_measure
from fupin_analysis.core.words.last_nouns import implied
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.core.words.topics import title_topics
from tests.clean.grids import clean_rows

Found = dict[tuple[str, str], float]


def _figures(title: str, *rows: list[object], line: str = "") -> Found:
    """Return the first village's figures of a table, by item and measure."""
    cleaned = clean_rows([[title], *([[line]] if line else []), *rows])
    figures = cleaned.figures[cleaned.figures["place"] == cleaned.figures["place"].iloc[0]]
    rows_of = figures[["topic", "item", "measure", "value"]].itertuples(index=False)
    return {(f"{topic}/{item}", measure): value for topic, item, measure, value in rows_of}


def test_a_title_names_what_headings_of_stages_speak_of() -> None:
    found = _figures(
        "甲山镇2020年农村危房改造任务完成情况表",
        ["村", "计划任务数（户）", "开工户数", "竣工户数", "拨付到户资金（万元）", "竣工率（%）"],
        ["上村", 30, 20, 10, 5, 50],
        ["下村", 30, 20, 10, 5, 50],
    )
    assert found == {
        ("housing/rebuilt_planned", "households"): 30,
        ("housing/rebuilt_started", "households"): 20,
        ("housing/rebuilt", "households"): 10,
        ("housing/rebuilt", "amount_yuan"): 50_000,
        ("housing/rebuilding_rate", "rate"): 0.5,
    }


def test_no_object_is_taken_from_a_title_where_a_heading_speaks_of_another() -> None:
    found = _figures(
        "甲山镇2020年危房改造统计表", ["村", "饮水安全", ""], ["", "已整改户数", "未整改户数"], ["上村", 3, 2], ["下村", 1, 1]
    )
    assert found == {
        ("infrastructure/饮水安全 已整改户数", "households"): 3,
        ("infrastructure/drinking_water_lacking", "households"): 2,
    }


def test_headings_that_only_name_how_others_are_told_apart_say_nothing() -> None:
    found = _figures(
        "甲山镇2019年易地扶贫搬迁统计表",
        ["村", "安置方式", "", "房屋等级"],
        ["", "集中安置（人）", "分散安置（人）", "D级（户）"],
        ["上村", 3, 2, 4],
        ["下村", 1, 1, 5],
    )
    assert found == {
        ("housing/relocation_of_concentrated", "persons"): 3,
        ("housing/relocation_of_scattered", "persons"): 2,
        ("housing/grade_d", "households"): 4,
    }


@pytest.mark.parametrize("word", ["带动贫困户数", "受益贫困户", "惠及贫困户（户）"])
def test_those_who_benefit_are_of_the_scheme_and_never_of_the_register(word: str) -> None:
    found = _figures("甲山镇2020年消费扶贫统计表", ["村", "销售额（万元）", word], ["上村", 3, 40], ["下村", 1, 50])
    assert found["production/consumption_aid_benefiting", "households"] == 40
    assert not [item for item, _ in found if item.startswith("registry/")]


def test_of_a_scheme_that_nobody_names_they_keep_their_words() -> None:
    found = _figures(
        "甲山镇2020年帮扶统计表", ["村", "贫困户数", "菌棒（袋）", "受益贫困户数"], ["上村", 90, 3, 40], ["下村", 80, 1, 50]
    )
    assert found["registry/confirmed_poor", "households"] == 90
    assert [item for (item, _), value in found.items() if value == 40 and not item.startswith("registry/")]


def test_a_mean_is_never_read_as_a_sum() -> None:
    found = _figures(
        "甲山镇2020年住房统计表", ["村", "人均住房面积（平方米）", "危房改造户均补助（元）", "人均耕地（亩）"],
        ["上村", 30, 20000, 1.5], ["下村", 25, 21000, 2.5],
    )  # fmt: skip
    assert ("housing/人均住房面积", "floor_area_m2") in found
    assert ("housing/rebuilt", "amount_per_household_yuan") in found
    assert not [item for item, measure in found if measure == "area_mu" and "人均" not in item]


def test_means_are_not_held_against_their_sum() -> None:
    rows = [
        ["甲山镇2020年土地统计表"],
        ["村", "人均耕地（亩）", "耕地（亩）"],
        ["上村", 1.5, 30],
        ["下村", 2.5, 40],
        ["合计", 2, 80],
    ]
    wrong = [problem.where for problem in clean_rows(rows).problems if problem.code == "F265"]
    assert [where.split()[-1] for where in wrong] == ["C5"]


@pytest.mark.parametrize(
    ("written", "value", "measure"),
    [
        ("平方公里", 4500, "area_mu"),
        ("平方米", 3, "floor_area_m2"),
        ("兆瓦", 3000, "power_kw"),
        ("万千瓦时", 30_000, "energy_kwh"),
        ("公斤", 0.003, "weight_t"),
        ("立方米", 3, "volume_m3"),
        ("元/人·年", 3, "amount_per_person_yuan"),
    ],
)
def test_units_of_bureaus_become_base_units(written: str, value: float, measure: str) -> None:
    unit = next(one for one in load_vocabulary().units.values() if one.written == written)
    assert unit.measures[0] == measure
    assert 3 * unit.factor == pytest.approx(value)


def test_posts_are_counted_apart_from_those_who_hold_them() -> None:
    found = _figures("甲山镇2020年就业统计表", ["村", "公益性岗位（个）", "公益性岗位（人）"], ["上村", 5, 4], ["下村", 3, 3])
    assert found == {("employment/public_posts", "count"): 5, ("employment/public_welfare_posts", "persons"): 4}


def test_what_is_lacking_is_not_what_there_is() -> None:
    found = _figures(
        "甲山镇2019年排查表", ["村", "饮水困难户数", "未通电户数", "未参保人数"], ["上村", 5, 4, 3], ["下村", 3, 3, 3]
    )
    assert found == {
        ("infrastructure/unsafe_water", "households"): 5,
        ("infrastructure/villages_with_power_lacking", "households"): 4,
        ("medical/insured_lacking", "persons"): 3,
    }


def test_all_causes_add_up_to_the_register() -> None:
    rows = [["甲山镇2018年贫困户致贫原因统计表"], ["致贫原因", "户数"], ["因病", 30], ["因残", 20], ["合计", 50]]
    figures = clean_rows(rows).figures
    assert list(zip(figures["topic"], figures["item"], strict=True))[-1] == ("registry", "total")


def test_below_a_heading_that_says_of_these_stand_parts() -> None:
    found = _figures(
        "甲山镇2021年农村低保统计表",
        ["村", "低保人数", "其中", ""],
        ["", "", "残疾人", "重病患者"],
        ["上村", 50, 4, 3],
        ["下村", 30, 3, 3],
    )
    assert found == {
        ("living/minimum_living_allowance", "recipients"): 50,
        ("living/minimum_living_allowance_of_disabled", "persons"): 4,
        ("living/低保人数：其中重病患者", "persons"): 3,
    }


def test_everybody_in_poor_villages_is_not_the_register() -> None:
    found = _figures("甲山镇2014年贫困村基本情况登记表", ["贫困村", "总户数", "贫困户数"], ["上村", 300, 40], ["下村", 200, 30])
    assert found == {("population/total", "households"): 300, ("registry/confirmed_poor", "households"): 40}


@pytest.mark.parametrize(
    ("title", "topics"),
    [
        ("2019年帮扶资金使用情况表", ("funds", "visits")),
        ("2019年驻村帮扶人员情况表", ("staffing",)),
        ("饮水安全巩固提升情况表", ("infrastructure",)),
        ("脱贫户产业帮扶情况表", ("production", "registry")),
        ("贫困村基本情况登记表", ()),
    ],
)
def test_what_a_title_lists_comes_before_whom_it_is_about(title: str, topics: tuple[str, ...]) -> None:
    assert title_topics(title) == topics


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        ([98.5, 100], []),
        ([98.5, 0.5], ["F214", "F263"]),
        ([2, 3], ["F214", "F214"]),
        ([98.5], ["F214"]),
        ([98.5, 120], ["F214", "F214"]),
    ],
)
def test_a_column_of_rates_is_in_per_cent_only_where_it_can_be_nothing_else(numbers: list[float], codes: list[str]) -> None:
    rows = [
        ["甲山镇2021年医保统计表"],
        ["村", "参保率"],
        *[[f"{name}村", number] for name, number in zip("上下", numbers, strict=False)],
    ]
    cleaned = clean_rows(rows)
    assert sorted(cleaned.quarantine["code"]) == codes
    assert list(cleaned.figures["value"]) == ([] if codes else [number / 100 for number in numbers])


@pytest.mark.parametrize(
    ("phrase", "measure"), [("竣工套数", "count"), ("慢病患者", "persons"), ("完成投资", "amount_yuan"), ("菌棒", "")]
)
def test_the_last_noun_says_what_is_counted(phrase: str, measure: str) -> None:
    assert implied(phrase) == measure


def test_a_unit_goes_before_a_word() -> None:
    assert own_measure("厂房面积", named=["area_mu"], per=[], unit="平方米").name == "floor_area_m2"
    assert own_measure("厂房面积", named=["area_mu"], per=[], unit="").name == "floor_area_m2"
    assert own_measure("林下面积", named=["area_mu"], per=[], unit="").name == "area_mu"
    assert (
        own_measure("人均收益", named=["amount_yuan"], per=["amount_per_person_yuan"], unit="元").name == "amount_per_person_yuan"
    )


def test_headings_that_would_mean_one_figure_and_hold_two_numbers_keep_their_words() -> None:
    found = _figures(
        "甲山镇2019年农村饮水安全工程建设情况表",
        ["村", "工程处数", "已拨付（万元）", "已支付（万元）", "已完成投资（万元）"],
        ["上村", 3, 20, 15, 18],
        ["下村", 2, 10, 9, 10],
    )
    assert found == {
        ("infrastructure/water_projects", "count"): 3,
        ("infrastructure/已拨付", "amount_yuan"): 200_000,
        ("infrastructure/已支付", "amount_yuan"): 150_000,
        ("infrastructure/water_projects_invested", "amount_yuan"): 180_000,
    }


def test_the_very_name_keeps_its_item_where_another_heading_comes_to_mean_it() -> None:
    found = _figures(
        "甲山镇2019年危房改造统计表", ["村", "危房改造", "竣工户数"], ["上村", 3, 2], ["下村", 2, 2], line="单位：户"
    )
    assert found["housing/rebuilt", "households"] == 3
    assert found["housing/竣工户数", "households"] == 2


def test_a_stage_beside_what_is_at_it_is_never_lost() -> None:
    found = _figures(
        "甲山镇2018年产业扶贫情况表",
        ["村", "养殖业", "", "种植业"],
        ["", "肉牛存栏", "生猪出栏", "粮食面积"],
        ["上村", 3, 2, 9],
        ["下村", 2, 2, 8],
    )
    assert found == {
        ("production/animal_cattle_kept", "count"): 3,
        ("production/animal_pigs_sold", "count"): 2,
        ("production/grain", "area_mu"): 9,
    }


def test_a_title_of_two_groups_narrows_to_both_and_to_neither_alone() -> None:
    rows: list[list[object]] = [["村", "医疗救助金额（元）"], ["上村", 3], ["下村", 2]]
    assert _figures("甲山镇2021年监测户医疗统计表", *rows) == {("medical/aid_of_monitored", "amount_yuan"): 3}
    both = _figures("甲山镇2021年脱贫户和监测户医疗统计表", *rows)
    assert both == {("medical/aid_of_exited_and_monitored", "amount_yuan"): 3}


def test_parts_of_a_mean_are_means() -> None:
    found = _figures(
        "甲山镇2021年家庭收入统计表",
        ["村", "人均纯收入（元）", "其中", ""],
        ["", "", "工资性收入", "林下收入"],
        ["上村", 9, 4, 3],
        ["下村", 8, 4, 2],
    )
    assert found["income/wage_income", "amount_per_person_yuan"] == 4
    assert {measure for _, measure in found} == {"amount_per_person_yuan"}


def test_what_is_reimbursed_stands_over_by_what() -> None:
    found = _figures(
        "甲山镇2021年医疗保障统计表", ["村", "各项报销（万元）", ""], ["", "基本医保", "大病保险"], ["上村", 9, 4], ["下村", 8, 4]
    )
    assert found == {("medical/basic_reimbursed", "amount_yuan"): 90_000, ("medical/critical_insurance", "amount_yuan"): 40_000}


def test_the_head_noun_decides_and_a_modifier_of_another_topic_is_not_dropped() -> None:
    found = _figures("甲山镇2020年帮扶统计表", ["村", "教育帮扶脱贫户数", "慢性病签约慢病患者"], ["上村", 3, 2], ["下村", 2, 2])
    assert {item.split("/")[1] for item, _ in found} == {"教育帮扶脱贫户数", "chronic_managed"}


def test_in_a_list_of_people_what_is_new_or_gone_is_of_the_list() -> None:
    found = _figures("甲山镇2020年动态调整情况表", ["村", "本年新增户数", "本年减少户数"], ["上村", 3, 2], ["下村", 2, 2])
    assert found == {("registry/newly_identified", "households"): 3, ("registry/total_reduced", "households"): 2}


def test_several_groups_under_a_scheme_are_the_schemes() -> None:
    rows: list[list[object]] = [["村", "建档立卡贫困户", "低保户", "五保户", "合计"], ["上村", 3, 2, 1, 6], ["下村", 2, 2, 1, 5]]
    found = _figures("甲山镇2018年危房改造情况表", *rows, line="单位：户")
    assert found["housing/rebuilt", "households"] == 6
    assert found["housing/rebuilt_of_extreme_poverty", "households"] == 1
    assert not [item for item, _ in found if item.startswith("registry/")]
    alone = _figures("甲山镇2018年小额信贷情况表", ["村", "建档立卡户数", "贷款户数"], ["上村", 3, 2], ["下村", 2, 2])
    assert alone["registry/total", "households"] == 3


def test_a_group_that_has_an_entry_may_be_at_a_stage() -> None:
    rows = [["甲山镇2020年民政月报表"], ["指标", "单位", "本年累计"], ["特困集中供养人数", "人", 8], ["农村低保支出", "万元", 2]]
    figures = clean_rows(rows).figures
    assert list(figures["item"]) == ["extreme_poverty_support_cumulative_of_concentrated", "minimum_living_allowance_cumulative"]


def test_a_total_column_is_a_figure_of_its_title() -> None:
    found = _figures(
        "甲山镇2018年产业奖补统计表", ["村", "种植", "养殖", "合计"], ["上村", 3, 2, 5], ["下村", 2, 2, 4], line="单位：户"
    )
    assert 5 in found.values()


def test_from_2021_on_those_out_of_poverty_are_a_stock() -> None:
    rows: list[list[object]] = [["指标", "人数"], ["脱贫人口", 1200]]
    (after,) = clean_rows([["甲山镇2022年基本情况表"], *rows]).figures[["topic", "item"]].itertuples(index=False, name=None)
    assert after == ("registry", "exited")


def test_money_of_a_table_of_works_is_the_works_money() -> None:
    found = _figures("甲山镇2019年危房改造统计表", ["村", "投入资金（万元）", "户数"], ["上村", 3, 2], ["下村", 2, 2])
    assert found == {("housing/rebuilt", "amount_yuan"): 30_000, ("housing/rebuilt", "households"): 2}
