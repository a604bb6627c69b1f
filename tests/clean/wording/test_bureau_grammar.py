"""Headings of bureaus' tables that no list has as they stand: words said otherwise, wholes and parts, sources of money."""

from __future__ import annotations

import pytest

from fupin_analysis.core.words.phrases import match_phrase
from tests.clean.grids import clean_rows
from tests.clean.grids import figures_of_first as _figures
from tests.clean.grids import item_of as _item


@pytest.mark.parametrize(
    ("phrase", "topic", "unit", "item"),
    [
        ("慢病患者规范管理人数", "medical", "人", "medical/chronic_managed"),
        ("义教阶段建卡学生", "education", "人", "education/in_school"),
        ("公岗安置人数", "employment", "人", "employment/public_welfare_posts"),
        ("就业帮扶车间", "production", "个", "production/workshops_count"),
        ("普高国家助学金人数", "education", "人", "education/senior_secondary_of_stipends"),
        ("家医签约人数", "medical", "人", "medical/family_doctors"),
    ],
)
def test_a_word_said_otherwise_means_what_it_means(phrase: str, topic: str, unit: str, item: str) -> None:
    assert _item(phrase, topic, unit=unit) == item


@pytest.mark.parametrize("phrase", ["通硬化路行政村数", "已通硬化路建制村数"])
def test_villages_behind_what_they_have_are_only_counted(phrase: str) -> None:
    assert _item(phrase, "infrastructure", unit="个") == "infrastructure/villages_with_roads"
    assert _item("行政村数", "infrastructure", unit="个") == "population/administrative_villages"


def test_hamlets_are_no_villages() -> None:
    assert _item("通宽带自然村数", "infrastructure", unit="个") == "infrastructure/通宽带自然村数"


def test_a_part_below_its_own_measures_is_of_the_group_it_stands_beside() -> None:
    found = _figures(
        ["2018年农村低保、特困供养情况统计表"],
        ["单位：户、人、万元"],
        ["乡镇", "农村低保", "", "", "其中：建档立卡户", "", "农村特困人员", "", ""],
        ["", "户数", "人数", "全年发放资金", "户数", "人数", "总人数", "集中供养", "分散供养"],
        ["甲山镇", 361, 711, 175, 232, 541, 87, 1, 86],
        ["乙水镇", 287, 590, 146, 180, 466, 67, 12, 55],
    )
    allowance = "living/minimum_living_allowance"
    assert found[allowance, "households"] == 361
    assert found[f"{allowance}_of_registered", "households"] == 232
    assert [value for (item, _), value in found.items() if item == f"{allowance}_of_registered"] == [232, 541]
    assert [item for item, _ in found if item.startswith("registry/")] == []
    assert found["living/extreme_poverty_support_of_scattered", "persons"] == 86


def test_a_part_behind_the_parts_of_a_sum_is_one_of_the_sum() -> None:
    found = _figures(
        ["2022年脱贫人口务工情况月报表"],
        ["单位：人"],
        ["乡镇", "已务工人数", "", "", "其中：应届毕业生"],
        ["", "小计", "县内", "省外", ""],
        ["甲山镇", 9, 4, 5, 2],
        ["乙水镇", 8, 4, 4, 1],
    )
    assert [item for item, _ in found if "应届" in item] == ["employment/已务工人数：其中应届毕业生"]


def test_a_title_of_those_who_left_and_those_monitored_is_about_both() -> None:
    found = _figures(
        ["2022年脱贫人口（含监测对象）务工情况月报表"],
        ["单位：人、%"],
        ["乡镇", "年度目标任务", "省外", "完成率"],
        ["甲山镇", 9, 4, 103.4],
        ["乙水镇", 8, 4, 99],
    )
    assert found == {
        ("employment/employed_planned_of_exited_and_monitored", "persons"): 9,
        ("employment/outside_province_of_exited_and_monitored", "persons"): 4,
        ("employment/employed_completed_rate_of_exited_and_monitored", "rate"): 1.034,
    }


@pytest.mark.parametrize(
    ("phrase", "item"),
    [
        ("通组路中央补助资金", "infrastructure/group_roads_paved_of_from_centre"),
        ("通组路县级配套", "infrastructure/group_roads_paved_of_from_county"),
        ("通组路群众自筹", "infrastructure/group_roads_paved_of_own_raised"),
    ],
)
def test_money_of_works_is_told_by_its_source(phrase: str, item: str) -> None:
    assert _item(phrase, "infrastructure", unit="万元") == item


def test_what_arrived_from_each_level_is_no_sum_of_that_level() -> None:
    found = _figures(
        ["2018年财政专项扶贫资金拨付情况表"],
        ["单位：万元"],
        ["乡镇", "到位资金", "", "", "结余"],
        ["", "合计", "中央", "县", ""],
        ["甲山镇", 9, 4, 5, 2],
        ["乙水镇", 8, 4, 4, 1],
    )
    assert found == {
        ("funds/arrived", "amount_yuan"): 90_000,
        ("funds/central_received", "amount_yuan"): 40_000,
        ("funds/county_received", "amount_yuan"): 50_000,
        ("funds/special_carried_over", "amount_yuan"): 20_000,
    }


def test_money_of_kinds_of_projects_is_of_their_topic() -> None:
    found = _figures(
        ["丙河镇2022年项目资金情况表"],
        ["类别", "下达资金（万元）", "到位资金（万元）"],
        ["产业发展", 600, 480],
        ["人居环境", 200, 150],
        ["合计", 800, 630],
    )
    assert found["production/allocated", "amount_yuan"] == 6_000_000
    assert found["infrastructure/village_improvement_received", "amount_yuan"] == 1_500_000
    assert found["funds/arrived", "amount_yuan"] == 6_300_000


def test_the_title_decides_which_insurance_is_meant() -> None:
    rows: list[list[object]] = [["乡镇", "应参保人数", "参保率（%）"], ["甲山镇", 30, 66.7], ["乙水镇", 33, 66.7]]
    assert [item for item, _ in _figures(["2019年城乡居民养老保险参保统计表"], *rows)] == [
        "living/pension_needed",
        "living/pension_rate",
    ]
    assert [item for item, _ in _figures(["2019年城乡居民医疗保险参保统计表"], *rows)] == [
        "medical/insured_needed",
        "medical/insured_rate",
    ]


def test_those_led_along_are_of_production_where_no_scheme_is_named() -> None:
    assert _item("带动贫困户数", "production", unit="户") == "production/led"
    assert _item("带动贫困户数", "production", unit="户", title="消费扶贫") == "production/consumption_aid_benefiting"


def test_moved_in_is_of_what_the_table_is_about() -> None:
    rows: list[list[object]] = [["乡镇", "已入住（户）"], ["甲山镇", 3], ["乙水镇", 4]]
    assert [item for item, _ in _figures(["2018年农村危房改造进度表"], *rows)] == ["housing/rebuilt_moved_in"]
    assert [item for item, _ in _figures(["2018年易地扶贫搬迁进度表"], *rows)] == ["housing/relocation_moved_in"]


def test_of_two_ways_to_cut_a_heading_the_longer_name_is_meant() -> None:
    rows: list[list[object]] = [["乡镇", "已就业人数", "创业培训人数"], ["甲山镇", 30, 6], ["乙水镇", 33, 7]]
    assert [item for item, _ in _figures(["2019年就业扶贫工作统计表"], *rows)] == [
        "employment/employed",
        "training/start_up_training",
    ]


@pytest.mark.parametrize(
    ("phrase", "topic", "item"),
    [
        ("脱贫妇女培训人次", "training", "training/courses_of_exited_women"),
        ("监测户残疾人签约人数", "medical", "medical/family_doctors_of_monitored_disabled"),
        ("低保老年人体检人数", "medical", "medical/free_checkups_of_low_income_allowance_elderly"),
        ("退役军人务工人数", "employment", "employment/employed_of_veterans"),
        ("高血压患者随访人次", "medical", "medical/follow_ups_of_hypertension"),
        ("搬迁群众务工人数", "employment", "employment/employed_of_relocated"),
        ("农村低收入人口参保人数", "medical", "medical/insured_of_low_income"),
        ("脱贫劳动力总数", "employment", "population/labour_force_of_exited"),
        ("茶叶综合产值", "production", "production/tea_output_value"),
        ("生态护林员续聘人数", "employment", "employment/forest_rangers_renewed"),
        ("小学寄宿生生活补助", "education", "education/boarders_of_primary_pupils"),
    ],
)
def test_a_roll_and_a_trait_are_one_group(phrase: str, topic: str, item: str) -> None:
    assert _item(phrase, topic) == item


@pytest.mark.parametrize("phrase", ["脱贫妇女残疾人体检人数", "脱贫户低保户签约人数"])
def test_two_traits_or_two_rolls_are_none(phrase: str) -> None:
    assert match_phrase(phrase, topics=["medical"]).item.is_own


def test_party_members_who_pair_are_not_those_who_are_helped() -> None:
    assert match_phrase("党员结对帮扶户数", topics=["visits"]).item.is_own
    assert _item("党员体检人数", "medical") == "medical/free_checkups_of_party_members"


@pytest.mark.parametrize(
    ("phrase", "topic", "item"),
    [
        ("脱贫户培训人次", "training", "training/courses_of_exited"),
        ("监测户资助人数", "education", "education/aid_of_monitored"),
        ("留守儿童培训人次", "training", "training/courses_of_children"),
        ("小学受助学生", "education", "education/primary"),
    ],
)
def test_those_for_whom_something_is_done_are_no_count_of_the_roll(phrase: str, topic: str, item: str) -> None:
    assert _item(phrase, topic) == item


def test_the_money_for_people_of_a_roll_is_not_the_rolls() -> None:
    match = match_phrase("脱贫户生活补贴人数", topics=["living"])
    assert match.item.is_own
    assert match.item.topic == "living"


def test_pupils_of_a_school_stage_under_whose_they_are() -> None:
    rows: list[list[object]] = [
        ["甲山县2021年脱贫家庭学生情况统计表"],
        ["乡镇", "脱贫户学生", ""],
        ["", "小学（人）", "初中（人）"],
        ["清澜镇", 21, 14],
    ]
    found = _figures(*rows)
    assert found["education/in_school_of_exited_primary_pupils", "persons"] == 21
    assert found["education/in_school_of_exited_junior_pupils", "persons"] == 14


def test_unsafe_houses_by_grade_are_households_where_no_unit_is_said() -> None:
    rows: list[list[object]] = [["甲山县2021年危房统计表"], ["乡镇", "C级危房", "D级危房"], ["清澜镇", 12, 7], ["白石乡", 9, 4]]
    assert _figures(*rows) == {("housing/grade_c", "households"): 12, ("housing/grade_d", "households"): 7}


@pytest.mark.parametrize(
    ("phrase", "topic", "unit", "item"),
    [
        ("新建5G基站计划", "infrastructure", "个", "infrastructure/mobile_network_planned"),
        ("农村低保B类", "living", "人", "living/minimum_living_allowance_of_class_b"),
        ("驻村工作队员省派", "staffing", "人", "staffing/resident_members_of_sent_from_province"),
        ("公路建设投资完成", "infrastructure", "万元", "infrastructure/roads"),
        ("风险消除情况未消除", "monitoring", "户", "monitoring/risk_remaining"),
        ("拆旧应拆", "housing", "户", "housing/old_houses_demolished_planned"),
        ("协调资金", "visits", "万元", "visits/help_funds"),
    ],
)
def test_stages_and_groups_of_other_bureaus(phrase: str, topic: str, unit: str, item: str) -> None:
    assert _item(phrase, topic, unit=unit) == item


@pytest.mark.parametrize(
    ("phrase", "item"),
    [
        ("危房改造开工率", "housing/rebuilt_started_rate"),
        ("危房改造竣工率", "housing/rebuilding_rate"),
        ("危房改造补助兑付率", "housing/rebuilt_paid_rate"),
    ],
)
def test_what_is_begun_is_no_part_of_what_is_done(phrase: str, item: str) -> None:
    match = match_phrase(phrase, topics=["housing"])
    assert f"{match.item.topic}/{match.item.name}" == item
    assert match.measure.name == "rate"


def test_money_above_is_that_of_the_headings_below_it() -> None:
    rows: list[list[object]] = [
        ["甲乡2022年项目实施情况表"],
        ["截至2022年11月底", "", "单位：万元、户", "", ""],
        ["项目名称", "资金使用", "", "", "受益户数"],
        ["", "已支付", "自筹及其他", "支付进度", ""],
        ["甲村茶叶加工厂", 132, 18, "88%", 168],
        ["乙村油茶低改", 42.5, 8.5, "83.3%", 96],
    ]
    found = clean_rows(rows).figures
    money = found[found["measure"] == "amount_yuan"]
    assert sorted(money["value"]) == [85_000, 180_000, 425_000, 1_320_000]
    assert sorted(found[found["measure"] == "households"]["value"]) == [96, 168]


def test_those_responsible_are_counted_where_a_heading_says_in_what() -> None:
    rows: list[list[object]] = [
        ["甲山县2018年结对帮扶统计表"],
        ["乡镇", "帮扶联系责任人（人）", "责任人"],
        ["清澜镇", 14, "王某"],
        ["白石乡", 16, "李某"],
    ]
    cleaned = clean_rows(rows)
    assert list(cleaned.figures["value"]) == [14, 16]


def test_a_project_counts_projects_whatever_the_work() -> None:
    rows: list[list[object]] = [["甲山县2021年住房保障项目统计表"], ["乡镇", "项目数量"], ["清澜镇", 10], ["白石乡", 5]]
    assert {measure for _, measure in _figures(*rows)} == {"projects"}


def test_money_that_a_township_asked_for_is_not_of_those_who_help() -> None:
    assert match_phrase("争取资金", unit="万元").item.is_own


def test_a_danger_that_is_removed_is_no_risk_of_return_to_poverty() -> None:
    assert match_phrase("已消除户数", topics=["housing"]).item.is_own
    assert _item("已消除户数", "monitoring") == "monitoring/risk_removed"
