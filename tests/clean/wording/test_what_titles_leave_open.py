"""What a title adds to headings that leave open what is counted, and what it must not."""

from __future__ import annotations

import pytest

from fupin_analysis.core.words.topics import title_topics
from tests.clean.grids import clean_rows, reasons, values


def _items(
    title: str, *rows: list[object], merges: list[tuple[int, int, int, int]] | None = None
) -> dict[tuple[str, str], float]:
    """Return the first row's figures of a table."""
    found = values(clean_rows([[title], *rows], merges=merges or []))
    return {(key[-2], key[-1]): value for key, value in found.items() if "青石村" in key}


def test_households_and_people_of_places_are_all_who_live_there() -> None:
    rows: list[list[object]] = [["村名", "户数", "人口", "耕地（亩）"], ["青石村", 52, 208, 7], ["大田村", 66, 250, 9]]
    assert _items("甲山镇各村基本情况统计表（2021年末）", *rows) == {
        ("population/total", "households"): 52,
        ("population/total", "persons"): 208,
        ("production/farmland", "area_mu"): 7,
    }


@pytest.mark.parametrize(
    ("title", "item"),
    [
        ("甲山镇2021年脱贫户基本情况统计表", "registry/exited"),
        ("甲山镇2021年低保户基本情况统计表", "living/minimum_living_allowance"),
    ],
)
def test_those_of_a_title_are_its_own_people(title: str, item: str) -> None:
    assert {name for name, _ in _items(title, ["村名", "户数", "人数"], ["青石村", 52, 208], ["大田村", 66, 250])} == {item}


def test_households_under_a_title_that_says_nothing_are_asked_about() -> None:
    cleaned = clean_rows([["甲山镇2021年情况统计表"], ["村名", "户数"], ["青石村", 52], ["大田村", 66]])
    assert set(reasons(cleaned).values()) == {"F205"}


def test_what_banks_lent_is_of_the_title_and_their_sum_no_roll() -> None:
    heads: list[list[object]] = [
        ["村名", "农商行", "", "邮储银行", "", "合计", "", "历年累计放贷（万元）", "其中：2024年1-3月新增", ""],
        ["", "户数", "余额（万元）", "户数", "余额（万元）", "户数", "余额（万元）", "", "户数", "金额（万元）"],
    ]
    rows: list[list[object]] = [
        ["青石村", 112, 437, 27, 111, 139, 548, 1807, 7, 35],
        ["大田村", 39, 152, 50, 205, 89, 357, 1178, 5, 25],
    ]
    merges = [(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5), (2, 6, 2, 7), (2, 8, 3, 8), (2, 9, 2, 10)]
    found = _items("甲山镇脱贫人口小额信贷存量情况表（截至2024年3月31日）", *heads, *rows, merges=merges)
    assert found["credit/脱贫人口小额信贷存量 农商行", "households"] == 112
    assert found["credit/脱贫人口小额信贷存量 邮储银行 余额", "amount_yuan"] == 1_110_000
    assert found["credit/历年累计放贷：其中新增户数", "households"] == 7
    assert ("registry/exited", "households") not in found


def test_a_stage_of_a_scheme_with_a_note_in_brackets_is_of_that_scheme() -> None:
    heads: list[list[object]] = [["村名", "中职（含技校）", "", "高职", ""], ["", "人数", "金额", "人数", "金额"]]
    rows: list[list[object]] = [["青石村", 9, 13500, 4, 6000], ["大田村", 2, 3000, 5, 7500]]
    merges = [(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5)]
    found = _items("甲山镇2022年春季学期雨露计划补助汇总表", *heads, *rows, merges=merges)
    assert {name for name, _ in found} == {
        "education/雨露计划 中职（含技校）",
        "education/yulu_of_higher_vocational_students",
    }


def test_groups_under_a_heading_that_only_calls_them_special_are_parts() -> None:
    heads: list[list[object]] = [
        ["村名", "已参保缴费人数（人）", "其中：特殊人群", "", "本周新增（人）"],
        ["", "", "脱贫人口", "监测对象", ""],
    ]
    rows: list[list[object]] = [["青石村", 1215, 541, 39, 65], ["大田村", 1158, 258, 59, 64]]
    merges = [(2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4), (2, 5, 3, 5)]
    found = _items("甲山镇2024年度城乡居民基本医疗保险参保缴费进度表", *heads, *rows, merges=merges)
    assert found["medical/insured_of_exited", "persons"] == 541
    assert found["medical/insured_of_monitored", "persons"] == 39


def test_what_is_gathered_before_its_year_is_as_of_that_day() -> None:
    rows = [
        ["甲山镇2024年度医保参保缴费进度表"],
        ["（截至2023年11月17日18:00）"],
        ["村名", "参保人数"],
        ["青石村", 12],
        ["大田村", 13],
    ]
    assert {key[1] for key in values(clean_rows(rows))} == {"2023-11-17"}


def test_a_form_that_gathers_facts_and_a_table_made_known_are_no_publicity() -> None:
    rows: list[list[object]] = [
        ["指标", "单位", "2023年末"],
        ["1.总户数", "户", 562],
        ["2.总人口", "人", 1489],
        ["其中：女性", "人", 659],
    ]
    found = clean_rows([["村级信息采集表（2024年）"], ["村名：甲山镇青石村"], *rows]).figures
    assert set(found["topic"]) == {"population"}
    assert set(found["item"]) == {"total", "总人口：其中女性"}


def test_what_is_left_of_years_is_so_at_the_end_of_the_last() -> None:
    heads: list[list[object]] = [
        ["村名", "2019年脱贫", "", "2020年脱贫", "", "剩余贫困人口", ""],
        ["", "户", "人", "户", "人", "户", "人"],
    ]
    rows: list[list[object]] = [["青石村", 5, 17, 2, 8, 1, 3], ["大田村", 4, 13, 3, 10, 2, 5]]
    merges = [(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5), (2, 6, 2, 7)]
    cleaned = clean_rows([["甲山镇2014—2020年贫困户历年脱贫情况统计表"], *heads, *rows], merges=merges)
    left = cleaned.figures[cleaned.figures["item"] == "not_exited"]
    assert set(left["period"]) == {"2020"}
    assert reasons(cleaned) == {}


@pytest.mark.parametrize(
    ("title", "topic"),
    [("宣传信息统计表", "publicity"), ("公告公示", "publicity"), ("扶贫项目资金公告公示表", "funds")],
)
def test_news_and_announcements_keep_their_topic(title: str, topic: str) -> None:
    assert title_topics(title)[0] == topic


def test_what_both_of_two_allowances_come_to_is_of_neither_and_named_once() -> None:
    heads: list[list[object]] = [["村名", "农村低保", "", "特困供养", "", "当月发放合计（元）"], []]
    heads[1] = ["", "人数", "当月发放金额（元）", "人数", "当月发放金额（元）", ""]
    rows: list[list[object]] = [["青石村", 57, 17597, 16, 9920, 27517], ["大田村", 17, 4523, 5, 3658, 8181]]
    merges = [(2, 1, 3, 1), (2, 2, 2, 3), (2, 4, 2, 5), (2, 6, 3, 6)]
    found = _items("2021年7月份甲山镇农村最低生活保障和特困人员救助供养资金发放汇总表", *heads, *rows, merges=merges)
    assert [name for (name, _), value in found.items() if value == 27517] == [
        "living/农村最低生活保障和特困人员救助供养资金 当月发放合计"
    ]


def test_what_each_of_the_titles_people_has_is_theirs() -> None:
    rows: list[list[object]] = [
        ["村名", "户数", "人均纯收入（元）", "工资性收入（元/人）"],
        ["青石村", 36, 9973, 8031],
        ["大田村", 48, 10200, 7292],
    ]
    assert set(_items("甲山镇2021年脱贫人口人均纯收入情况统计表", *rows)) == {
        ("registry/exited", "households"),
        ("income/registered_per_capita", "amount_per_person_yuan"),
        ("income/wage_income_of_exited", "amount_per_person_yuan"),
    }


def test_who_is_new_in_the_week_is_so_under_the_title() -> None:
    rows: list[list[object]] = [["村名", "参保人数", "本周新增（人）"], ["青石村", 367, 99], ["大田村", 485, 12]]
    found = _items("甲山镇2023年度城乡居民基本医疗保险参保缴费进度表", *rows)
    assert found["medical/城乡居民基本医疗保险参保缴费 本周新增", "persons"] == 99


@pytest.mark.parametrize(
    ("title", "heading", "item"),
    [
        ("甲山镇2021年脱贫人口年龄结构统计表", "总人数", "registry/exited"),
        ("甲山镇2021年监测对象文化程度构成情况表", "总人数（人）", "monitoring/total"),
        ("甲山镇2021年脱贫户产业结构统计表", "总户数", "registry/exited"),
    ],
)
def test_all_of_whom_a_title_tells_the_parts_are_its_people(title: str, heading: str, item: str) -> None:
    found = _items(title, ["村名", heading, "其中：男"], ["青石村", 100, 52], ["大田村", 200, 99])
    assert [name for (name, _), value in found.items() if value == 100] == [item]


def test_groups_under_a_state_are_not_said_to_be_in_it() -> None:
    rows: list[list[object]] = [["村名", "总户数", "脱贫户", "监测户"], ["青石村", 60, 52, 8], ["大田村", 72, 66, 6]]
    found = _items("甲山镇2021年住房安全排查情况统计表", *rows)
    assert [name for name, _ in found] == [f"housing/住房安全排查 {group}" for group in ("总户数", "脱贫户", "监测户")]
