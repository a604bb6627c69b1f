"""Rows and cells of a table that are not its own: bodies within a township, lists side by side, a number of a person."""

from __future__ import annotations

import pytest

from fupin_analysis.core.words.questions import _may_be_one
from tests.clean.grids import clean_rows, reasons, values


def test_a_body_beside_the_townships_own_row_is_no_rival_of_it() -> None:
    rows = [
        ["2019年家庭医生签约统计表"],
        ["单位", "签约人数（人）"],
        ["甲山镇", 3200],
        ["甲山镇卫生院", 900],
        ["甲山镇敬老院", 60],
    ]
    cleaned = clean_rows(rows)
    assert values(cleaned) == {("甲山镇", "", "medical/family_doctors", "persons"): 3200}
    assert reasons(cleaned) == {"B4": "F278", "B5": "F278"}
    assert "township" not in cleaned.quarantine["cure"].iloc[0]


def test_a_body_alone_speaks_for_its_township_and_two_do_not() -> None:
    head = [["2019年家庭医生签约统计表"], ["单位", "签约人数（人）"]]
    found = values(clean_rows([*head, ["甲山镇卫生院", 900], ["乙水乡卫生院", 300]]))
    assert {key[0]: key[2] for key in found} == dict.fromkeys(("甲山镇", "乙水乡"), "medical/family_doctors")
    cleaned = clean_rows([*head, ["甲山镇卫生院", 900], ["甲山镇社区卫生服务中心", 500], ["乙水乡卫生院", 300]])
    assert reasons(cleaned) == {"B3": "F278", "B4": "F278"}


def test_one_identity_number_in_a_table_of_villages_is_set_aside_and_never_shown() -> None:
    number = "010101197001011234"
    rows = [
        ["甲山镇2019年分村统计表"],
        ["村", "贫困户（户）", "支书证号"],
        ["东村", 30, number],
        ["西村", 20, ""],
        ["合计", 50, ""],
    ]
    cleaned = clean_rows(rows)
    assert cleaned.figures["value"].tolist() == [30, 20, 50]
    assert list(reasons(cleaned)) == ["C3"]
    shown = cleaned.quarantine.to_csv() + repr(cleaned.account) + repr(cleaned.problems) + cleaned.figures.to_csv()
    assert number not in shown


def test_a_list_of_persons_stays_unread() -> None:
    rows = [["甲山镇2019年花名册"], ["村", "姓名", "身份证号"], ["东村", "某甲", "010101197001011234"], ["西村", "某乙", ""]]
    cleaned = clean_rows(rows)
    assert [problem.code for problem in cleaned.problems] == ["F111"]


def test_lists_side_by_side_have_each_its_own_name_and_a_part_is_none_of_the_change() -> None:
    rows = [
        ["甲山镇2022年特色产业发展及脱贫户带动情况统计表"],
        ["种植业", "", "", "", "养殖业", "", "", ""],
        ["指标", "单位", "2022年", "增减（%）", "其中：脱贫户", "指标", "单位", "2022年", "增减（%）", "其中：脱贫户"],
        ["茶叶", "亩", 3260, 4.6, 1286, "生猪出栏", "头", 7215, 5.5, 1930],
        ["茶叶综合产值", "万元", 2180, 13.1, 790.5, "带动脱贫户", "户", 573, 17.9, 500],
    ]
    found = values(clean_rows(rows))
    assert found["甲山镇", "", "production/tea", "area_mu"] == 3260  # of all, not of 脱贫户 only
    assert found["甲山镇", "", "production/tea_of_exited", "area_mu"] == 1286
    assert found["甲山镇", "", "production/animal_pigs_sold_of_exited", "count"] == 1930
    assert found["甲山镇", "", "production/tea_output_value_of_exited", "amount_yuan"] == 7_905_000
    assert found["甲山镇", "", "production/led_of_exited", "households"] == 573


def test_a_row_of_units_below_the_headings_counts_things_and_metres() -> None:
    rows = [
        ["甲山镇2020年农村饮水安全统计表"],
        ["村", "集中供水", "", ""],
        ["", "工程处数", "配水管网", "受益人口"],
        ["", "处", "米", "人"],
        ["东村", 4, 9300, 1168],
        ["西村", 2, 3600, 900],
    ]
    merges = [(2, 2, 2, 4), (2, 1, 4, 1)]
    found = values(clean_rows(rows, merges=merges))
    assert found["甲山镇", "东村", "infrastructure/集中供水 配水管网", "length_km"] == 9.3


@pytest.mark.parametrize("heading", ["路面宽度（米）", "渠道深度（米）", "管径（米）"])
def test_a_width_is_no_way(heading: str) -> None:
    cleaned = clean_rows([["甲山镇2019年农村公路统计表"], ["村", heading, "里程（公里）"], ["东村", 4.5, 3], ["西村", 6, 2]])
    own = cleaned.figures[cleaned.figures["item"].str.contains("米")]
    assert own[["measure", "value"]].to_numpy().tolist() == [["quantity", 4.5], ["quantity", 6.0]]


def test_months_that_begin_later_are_asked_about_and_are_not_the_year() -> None:
    rows = [["甲山镇2019年2-5月务工就业统计表"], ["村", "新增务工（人）"], ["东村", 30], ["西村", 7]]
    assert set(reasons(clean_rows(rows)).values()) == {"F208"}
    rows[0] = ["甲山镇2019年1-5月务工就业统计表"]
    assert set(clean_rows(rows).figures["period"]) == {"2019M05"} or set(clean_rows(rows).figures["period"]) == {"2019-05-31"}


def test_all_pupils_are_not_those_who_are_helped() -> None:
    rows = [["甲山镇2019年学生资助统计表"], ["学段", "在校生数（人）", "受助学生（人）"], ["小学", 800, 120], ["初中", 400, 90]]
    found = values(clean_rows(rows))
    assert found["甲山镇", "", "education/primary", "recipients"] == 120
    assert 800 not in [value for key, value in found.items() if key[2] == "education/primary"]


def test_all_households_stand_beside_those_whose_water_is_safe() -> None:
    rows = [["甲山镇2019年农村饮水安全统计表"], ["村", "总户数", "总人口", "饮水安全户数"], ["东村", 300, 1100, 290]]
    found = values(clean_rows(rows))
    assert found["甲山镇", "东村", "population/total", "households"] == 300
    assert found["甲山镇", "东村", "population/total", "persons"] == 1100


def test_captions_in_pairs_of_cells_are_no_headings() -> None:
    rows = [
        ["甲山县小额信贷进度表（2021年三季度）"],
        ["填报单位", "甲山县乡村振兴局", "", "截止日期", "2021.9.30", "单位", "户、万元"],
        ["乡镇", "贷款余额", "", "其中：逾期", ""],
        ["", "户数", "金额", "户数", "金额"],
        ["甲山镇", 257, 1141.08, 1, 3.12],
        ["乙水乡", 268, 1259.6, 2, 4.47],
    ]
    found = values(clean_rows(rows, merges=[(3, 2, 3, 3), (3, 4, 3, 5), (3, 1, 4, 1)]))
    assert found["甲山镇", "2021Q3", "", "credit/loans_outstanding", "amount_yuan"] == 11_410_800
    assert found["甲山镇", "2021Q3", "", "credit/loans_overdue", "amount_yuan"] == 31_200


def test_what_is_named_by_mistake_is_near_in_meaning() -> None:
    assert not _may_be_one("一般脱贫户", "预脱贫户")
    assert not _may_be_one("茶叶综合产值", "茶叶")
    assert _may_be_one("因并致贫", "因病致贫")
    assert not _may_be_one("因懒致贫", "因病致贫")
    assert not _may_be_one("省派工作队员", "县派工作队员")
