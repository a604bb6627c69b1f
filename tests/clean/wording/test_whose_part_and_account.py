"""Whose a number is that its own words do not say: of the whole above 其中, of an account, of a project of a list, of rooms."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, values


def _items(*rows: list[object]) -> dict[str, str]:
    """Return items and measures of a table of one place, by the number."""
    return {f"{value:g}": f"{key[-2]} {key[-1]}" for key, value in values(clean_rows(rows)).items()}


_FORM: list[list[object]] = [["甲山镇2023年基本情况统计表"], ["指标名称", "计量单位", "代码", "本年实际"]]


@pytest.mark.parametrize(
    ("whole", "part", "item"),
    [
        ("脱贫人口数", "享受低保人数", "living/minimum_living_allowance_of_exited"),
        ("已脱贫人口", "残疾人数", "living/disabled_of_exited"),
        ("监测对象人口数", "享受低保人数", "living/minimum_living_allowance_of_monitored"),
        ("监测对象人口数", "残疾人数", "living/disabled_of_monitored"),
    ],
)
def test_a_status_among_some_is_theirs(whole: str, part: str, item: str) -> None:
    found = _items(*_FORM, [whole, "人", "01", 1433], [f"  其中：{part}", "人", "02", 267])
    assert found["267"].split()[0] == item


def test_a_status_among_those_who_left_poverty_is_theirs_in_columns_too() -> None:
    found = _items(["甲山镇2022年基本情况"], ["村名", "脱贫人口数", "其中：享受低保人数"], ["东坡村", 1433, 267])
    assert found["267"].split()[0] == "living/minimum_living_allowance_of_exited"


def test_a_status_among_everybody_is_all_of_it() -> None:
    found = _items(*_FORM, ["户籍人口", "人", "01", 9112], ["  其中：享受低保人数", "人", "02", 267])
    assert found["267"].split()[0] == "living/minimum_living_allowance"


@pytest.mark.parametrize(
    ("title", "topic", "about"),
    [
        ("甲山镇2022年扶贫资金收支情况表", "funds", "扶贫资金收支"),
        ("甲山镇2022年村集体经济收支明细", "income", "村集体经济收支"),
        ("甲山镇2022年互助资金流水账", "credit", "互助资金流水账"),
    ],
)
def test_what_came_into_an_account_is_its_own(title: str, topic: str, about: str) -> None:
    rows: list[list[object]] = [["村名", "收入（元）", "支出（元）", "余额（元）"], ["甲岭村", 41200, 39100, 2100]]
    found = _items([title], *rows)
    assert found == {
        "41200": f"{topic}/{about} 收入 amount_yuan",
        "39100": f"{topic}/{about} 支出 amount_yuan",
        "2100": f"{topic}/{about} 余额 amount_yuan",
    }


def test_income_without_an_account_stays_what_it_was() -> None:
    rows: list[list[object]] = [["村名", "人均纯收入（元）", "务工收入（元）"], ["甲岭村", 12840, 8130]]
    assert "income/wages_of_exited amount_yuan" in _items(["甲山镇2022年脱贫户收入情况表"], *rows).values()


@pytest.mark.parametrize(
    ("title", "units", "heads", "measure"),
    [
        ("甲山镇2020年危房改造统计表", "单位：户、平方米", ["改造方式", "户数", "面积"], "floor_area_m2"),
        ("甲山镇2020年危房改造统计表", "单位：户", ["改造方式", "户数", "面积"], "floor_area_m2"),
        ("甲山镇2021年茶叶种植统计表", "单位：户、亩", ["种植方式", "户数", "面积"], "area_mu"),
    ],
)
def test_areas_of_a_column_are_in_one_unit(title: str, units: str, heads: list[object], measure: str) -> None:
    kinds = ["新建", "修缮加固"] if "改造" in title else ["新种", "老茶园"]
    found = _items([title], [units], heads, [kinds[0], 13, 870], [kinds[1], 21, 1290], ["合计", 34, 2160])
    assert {found[number].split()[-1] for number in ("870", "1290", "2160")} == {measure}


_PROJECTS = ["序号", "项目名称", "建设性质", "建设内容与规模", "总投资（万元）", "受益户数（户）"]


@pytest.mark.parametrize("title", ["甲山镇2024年度项目库明细表", "甲山镇2023年储备项目表", "甲山镇2024年拟实施项目清单"])
def test_a_project_of_a_pool_is_planned_and_not_all_of_its_kind(title: str) -> None:
    rows = [[1, "雨露计划补助", "新建", "资助41人", 12.3, 39], [2, "农村危房改造", "新建", "改造7户", 17.5, 7]]
    found = _items([title], _PROJECTS, *rows)
    assert {key: found[key].split("/")[1] for key in ("123000", "39", "175000", "7")} == {
        "123000": "计划雨露计划补助 总投资 amount_yuan",
        "39": "计划雨露计划补助 受益户数 households",
        "175000": "计划农村危房改造 总投资 amount_yuan",
        "7": "计划农村危房改造 受益户数 households",
    }


def test_a_list_of_what_was_done_of_a_pool_is_no_plan() -> None:
    found = _items(["甲山镇2023年项目库项目实施情况表"], _PROJECTS, [1, "农村危房改造", "新建", "改造7户", 17.5, 7])
    assert not any("计划" in item or "planned" in item for item in found.values())


def test_whom_planned_works_shall_reach_are_planned() -> None:
    rows: list[list[object]] = [["项目", "投资（万元）", "受益户数（户）"], ["危房改造", 17.5, 7], ["公益性岗位", 4.1, 6]]
    found = _items(["甲山镇2024年工作计划表"], *rows)
    assert found["7"] == "housing/计划危房改造：受益 households"


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("截至2023年9月30日", "2023-09-30"),
        ("数据截止：2023年9月30日", "2023-09-30"),
        ("截至2023.9.30", "2023-09-30"),
        ("截至9月30日", "2023-09-30"),
        ("截止时间：2023年12月31日", "2023"),
        ("填报日期：2023年9月30日", "2023"),
        ("报名截止2023年9月30日", "2023"),
        ("截至2022年9月30日", "2023"),
    ],
)
def test_the_day_as_of_which_a_table_is_dates_it(line: str, period: str) -> None:
    rows: list[list[object]] = [["乡镇", "贷款余额（万元）"], ["甲山镇", 312.5]]
    title = "丙县小额信贷统计表" if "2023" in line and "截至" in line else "丙县2023年小额信贷统计表"
    assert set(clean_rows([[title], [line, "单位：万元"], *rows]).figures["period"]) == {period}


_CHANGES = [["村名", "低保户数", "动态管理", "", ""], ["", "", "当月新增户数", "当月退出户数", "当月资金支出（万元）"]]


@pytest.mark.parametrize(("title", "is_known"), [("甲山镇2023年10月农村低保统计表", True), ("甲山镇2023年农村低保统计表", False)])
def test_who_comes_and_goes_is_of_the_title(title: str, is_known: bool) -> None:
    found = _items([title], *_CHANGES, ["甲岭村", 43, 3, 2, 1.75])
    new, gone = "living/minimum_living_allowance_new", "living/minimum_living_allowance_reduced"
    assert ([found[number].split()[0] for number in ("3", "2")] == [new, gone]) is is_known


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("丙县2023年第一批财政衔接推进乡村振兴补助资金分配情况表", "funds/transition_of_first_batch"),
        ("丙县2021年财政专项扶贫资金分配表", "funds/special"),
    ],
)
def test_all_of_the_money_is_that_of_the_title(title: str, item: str) -> None:
    heads: list[object] = ["乡镇", "资金合计（万元）", "中央资金（万元）", "省级资金（万元）"]
    assert _items([title], heads, ["甲山镇", 41, 31, 10])["410000"].split()[0] == item


def test_the_sum_of_kinds_of_posts_is_that_of_the_title() -> None:
    heads = [["村名", "保洁员", "", "护林员", "", "合计", ""], ["", *["人数（人）", "金额（元）"] * 3]]
    found = _items(["甲山镇2023年乡村公益性岗位补贴发放汇总表"], *heads, ["甲岭村", 3, 9100, 2, 6200, 5, 15300])
    assert found["5"] == "employment/public_welfare_posts persons"
    assert found["15300"] == "employment/post_subsidies amount_yuan"


def test_a_kind_of_village_is_no_part_of_what_it_has() -> None:
    rows = [[1, "甲岭村", "脱贫村", 3], [2, "乙坪村", "一般村", 2], ["合计", "", "", 5]]
    found = _items(["甲山镇2023年驻村工作队选派情况表"], ["序号", "派驻村", "村类型", "工作队人数"], *rows)
    assert {item.split()[0] for item in found.values()} == {"staffing/resident_members"}
