"""Parts of headings that are put together, and what a word of a heading is not taken for."""

from __future__ import annotations

import pytest

from tests.clean.grids import figures_of_first, item_of


@pytest.mark.parametrize("phrase", ["省级驻村工作队员人数", "县级结对帮扶户数", "中央财政资金受益户数"])
def test_levels_of_money_are_no_kinds_of_people(phrase: str) -> None:
    assert "_of_from_" not in item_of(phrase)


@pytest.mark.parametrize(
    ("phrase", "topics", "unit", "item"),
    [
        ("脱贫家庭大学生", ("education",), "人", "education/tertiary_of_exited"),
        ("监测家庭劳动力务工", ("employment",), "人", "employment/employed_of_monitored"),
        ("脱贫群众参保", ("medical",), "人", "medical/insured_of_exited"),
        ("中央 已支出资金", ("funds",), "万元", "funds/central_spent"),
        ("跨省务工一次性交通补助人数", ("employment",), "人", "employment/travel_subsidies_of_outside_province"),
        ("乡村公益性岗位安置", ("employment",), "人", "employment/public_welfare_posts"),
        ("清退低保", ("living",), "户", "living/minimum_living_allowance_reduced"),
        ("80周岁以上高龄老人津贴发放人数", ("living",), "人", "living/old_age_allowance"),
        ("茶叶产值", ("production",), "万元", "production/tea_output_value"),
        ("危房改造银行贷款", ("housing",), "万元", "housing/rebuilt_of_from_loans"),
        ("肢体残疾人辅助器具", ("living",), "件", "living/assistive_devices_of_limb_disability"),
    ],
)
def test_parts_of_headings_are_put_together(phrase: str, topics: tuple[str, ...], unit: str, item: str) -> None:
    assert item_of(phrase, *topics, unit=unit) == item


def test_a_rate_is_of_what_it_names() -> None:
    assert item_of("整改率", "visits", title="结对帮扶") not in ("visits/paired_rate", "staffing/resident_teams_rate")
    assert item_of("完成率", "housing", title="危房改造") == "housing/rebuilding_rate"


def test_what_is_built_is_no_state_of_those_on_a_list() -> None:
    assert item_of("低保户改造", "housing", unit="户").startswith("housing/低保户")
    assert item_of("低保户改造", "housing", unit="户", title="危房改造") == "housing/rebuilt_of_low_income_allowance"


def test_income_of_a_village_s_collective_is_no_household_s() -> None:
    found = figures_of_first(
        ["2021年村级集体经济发展情况统计表", "", "", "单位：万元"],
        ["乡镇", "当年总收入", "其中：补助收入", "年末资产总额"],
        ["甲山镇", 31.2, 10.5, 412.6],
        ["乙水镇", 16.75, 8.25, 187.1],
    )
    assert found["income/village_collective", "amount_yuan"] == 312_000
    assert not any("household" in item for item, _ in found)


def test_paid_to_households_is_money_where_its_numbers_are_broken() -> None:
    found = figures_of_first(
        ["2021年农村危房改造任务完成情况"],
        ["单位：户、万元"],
        ["乡镇", "C级", "中央补助", "拨付到户"],
        ["甲山镇", 12, 18.5, 22.7],
        ["乙水镇", 8, 10.4, 14],
    )
    assert found["housing/rebuilt", "amount_yuan"] == 227_000
    assert [measure for item, measure in found if "拨付" in item] == []


@pytest.mark.parametrize("title", ["2022年农业保险和防贫保险情况统计表", "2022年金融帮扶统计表"])
def test_who_is_insured_under_another_insurance_is_in_no_health_insurance(title: str) -> None:
    found = figures_of_first([title], ["乡镇", "参保户数（户）"], ["甲山镇", 3380], ["乙水镇", 2990])
    assert not any(item.startswith("medical/") for item, _ in found)
    found = figures_of_first(["2022年参保情况统计表"], ["乡镇", "参保人数（人）"], ["甲山镇", 3380], ["乙水镇", 2990])
    assert ("medical/insured", "persons") in found


def test_problems_and_what_became_of_them_are_counted() -> None:
    found = figures_of_first(
        ["2022年三保障排查情况统计表"],
        ["乡镇", "住房安全问题", "", "排查农户数"],
        ["", "发现", "已整改", ""],
        ["甲山镇", 6, 5, 612],
        ["乙水镇", 9, 6, 431],
    )
    assert [measure for (item, measure) in found if "问题" in item] == ["count", "count"]
    assert found["visits/investigated", "households"] == 612


def test_a_part_known_by_its_own_name_keeps_it() -> None:
    found = figures_of_first(
        ["2022年脱贫人口务工情况统计表"], ["乡镇", "务工人数（人）", "其中省外（人）"], ["甲山镇", 9, 4], ["乙水镇", 8, 3]
    )
    assert found["employment/outside_province_of_exited", "persons"] == 4


def test_what_a_title_says_was_paid_is_not_told_of_people() -> None:
    found = figures_of_first(
        ["2022年公益性岗位开发及补贴发放情况统计表"],
        ["乡镇", "岗位数（个）", "在岗人数（人）", "", ""],
        ["", "", "小计", "脱贫劳动力", "监测对象"],
        ["甲山镇", 67, 67, 58, 9],
        ["乙水镇", 40, 40, 31, 9],
    )
    assert found["employment/public_posts", "count"] == 67
    assert found["employment/public_welfare_posts_of_monitored", "persons"] == 9


def test_an_insurance_pays_claims_and_not_what_it_takes() -> None:
    assert item_of("农业保险保费", "credit", unit="万元") == "credit/farm_insurance"
    assert item_of("农业保险理赔金额", "credit", unit="万元") == "credit/farm_insurance_claims"


def test_who_is_helped_by_one_thing_is_not_all_who_are_helped() -> None:
    found = figures_of_first(
        ["2022年防返贫监测对象帮扶措施落实情况统计表"],
        ["乡镇", "落实帮扶措施", ""],
        ["", "产业帮扶（户）", "就业帮扶（人）"],
        ["甲山镇", 12, 7],
        ["乙水镇", 9, 4],
    )
    assert [item for item, _ in found if item == "monitoring/helped"] == []
    assert len(found) == 2


def test_a_column_of_units_is_no_part_of_a_row_s_name() -> None:
    found = figures_of_first(
        ["甲山镇2021年农村电网改造升级情况"],
        ["项目", "计量单位", "2020年底", "2021年新增", "2021年底累计"],
        ["新建改造10千伏线路", "公里", 41.2, 6.8, 48],
        ["新建改造低压线路", "公里", 88, 12.5, 100.5],
    )
    assert not any("公里" in item for item, _ in found)


def test_kinds_that_a_whole_is_divided_into_are_counted_as_it_is() -> None:
    found = figures_of_first(
        ["2022年残疾人基本情况统计表"],
        ["乡镇", "持证残疾人总数（人）", "按残疾等级分", "", "按类别分", ""],
        ["", "", "一级", "二级", "肢体", "视力"],
        ["甲山镇", 37, 12, 25, 28, 9],
        ["乙水镇", 25, 9, 16, 19, 6],
    )
    assert found["living/disabled_grade_1", "recipients"] == 12
    assert {measure for _, measure in found} == {"persons", "recipients"}


def test_pupils_of_a_roll_are_not_all_pupils() -> None:
    found = figures_of_first(
        ["2022年教育资助情况统计表"],
        ["乡镇", "在校生数（人）", "脱贫户学生数（人）", "监测户学生数（人）"],
        ["甲山镇", 1299, 246, 34],
        ["乙水镇", 902, 178, 21],
    )
    assert found["education/in_school", "persons"] == 1299
    assert found["education/in_school_of_exited", "persons"] == 246
    assert found["education/in_school_of_monitored", "persons"] == 34


def test_a_road_that_is_widened_has_a_length() -> None:
    found = figures_of_first(
        ["甲山镇2022年农村公路项目情况统计表"],
        ["项目名称", "路面宽度（米）", "计划里程（km）"],
        ["青石村窄路加宽", 5.5, 5.7],
        ["大田村通组路", 4.5, 3.2],
    )
    assert [measure for (item, measure) in found if "里程" in item] == ["length_km", "length_km"]
    assert [measure for (item, measure) in found if "宽度" in item] == ["quantity", "quantity"]
