"""Years, halves of school years and what is carried over, as headings name them beside a title's own year."""

from __future__ import annotations

import pytest

from tests.clean.grids import clean_rows, reasons, values


def _periods(rows: list[list[object]]) -> dict[str, str]:
    found = clean_rows(rows).figures.to_dict("records")
    return {row["source"].split(" › ")[-1]: row["period"] for row in found}


@pytest.mark.parametrize(
    ("heading", "period"),
    [
        ("2022年全年务工人数", "2022"),
        ("2022年务工人数", "2022"),
        ("2023年9月底务工人数", "2023M09"),
        ("9月末务工人数", "2023M09"),
        ("上年务工人数", "2022"),
        ("务工人数", "2023"),
    ],
)
def test_a_heading_with_a_year_goes_before_the_title(heading: str, period: str) -> None:
    rows: list[list[object]] = [["村名", heading], ["云岭村", 100], ["大坪村", 70]]
    assert _periods([["青石镇2023年务工就业情况表"], *rows]) == {"B3": period, "B4": period}


@pytest.mark.parametrize(
    ("heading", "periods"),
    [("上年结转（万元）", {"2022", "2023"}), ("结转下年（万元）", {"2023"}), ("上年结余（万元）", {"2022", "2023"})],
)
def test_what_is_carried_over_stood_at_the_end_of_the_year_it_comes_from(heading: str, periods: set[str]) -> None:
    rows: list[list[object]] = [["村名", heading, "本年收入（万元）"], ["云岭村", 3, 20], ["大坪村", 2, 10]]
    cleaned = clean_rows([["青石镇2023年村集体经济收支情况表"], *rows])
    assert set(cleaned.figures["period"]) == periods


def test_what_came_in_and_what_goes_on_are_no_rival_statements() -> None:
    rows: list[list[object]] = [
        ["资金来源", "上年结转", "到位", "支出", "结余结转"],
        ["中央资金", 2, 10, 5, 7],
        ["省级资金", 1, 10, 5, 6],
    ]
    figures = clean_rows([["青石镇2023年衔接资金使用情况"], ["单位：万元"], *rows]).figures
    carried = figures.loc[figures["item"].str.contains("carried_over"), ["period", "value"]].to_numpy().tolist()
    assert sorted(carried) == [["2022", 10000], ["2022", 20000], ["2023", 60000], ["2023", 70000]]


def test_what_a_share_is_of_is_not_its_time() -> None:
    rows: list[list[object]] = [["村名", "务工人数", "占去年比例"], ["云岭村", 96, "96.00%"], ["大坪村", 77, "110.00%"]]
    assert set(_periods([["青石镇2023年务工就业情况表"], *rows]).values()) == {"2023"}


@pytest.mark.parametrize(
    ("title", "autumn", "spring"),
    [
        ("青石镇2022—2023学年教育资助情况表", "秋季（人）", "春季（人）"),
        ("青石镇2022-2023学年度教育资助情况表", "第一学期（人）", "第二学期（人）"),
        ("青石镇教育资助情况表", "2022-2023学年第一学期（人）", "2022-2023学年第二学期（人）"),
        ("青石镇教育资助情况表", "2022年秋季学期（人）", "2023年春季学期（人）"),
    ],
)
def test_a_school_year_begins_in_autumn(title: str, autumn: str, spring: str) -> None:
    found = _periods([[title], ["村名", autumn, spring], ["云岭村", 8, 9], ["大坪村", 6, 7]])
    assert found == {"B3": "2022H2", "C3": "2023H1", "B4": "2022H2", "C4": "2023H1"}


def test_the_half_that_a_title_names_is_that_of_all() -> None:
    rows: list[list[object]] = [["村名", "人数"], ["云岭村", 8], ["大坪村", 6]]
    assert set(_periods([["青石镇2022—2023学年第二学期教育资助情况表"], *rows]).values()) == {"2023H1"}


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("青石镇2022—2023学年教育资助情况表", "人数"),
        ("青石镇2022—2023年教育资助情况表", "春季（人）"),
        ("青石镇2023年教育资助情况表", "第一学期（人）"),
    ],
)
def test_a_half_whose_year_nobody_names_is_asked_about(title: str, heading: str) -> None:
    cleaned = clean_rows([[title], ["村名", heading], ["云岭村", 8], ["大坪村", 6]])
    assert cleaned.figures.empty
    assert set(reasons(cleaned).values()) <= {"F211", "F208"}


@pytest.mark.parametrize("title", ["青石镇历次人口普查常住人口", "青石镇2020年第七次全国人口普查主要数据"])
def test_a_census_is_of_its_own_year(title: str) -> None:
    rows: list[list[object]] = [["第七次人口普查", 34900], ["第六次人口普查", 21150], ["第五次全国人口普查", 19472]]
    assert _periods([[title], ["普查", "常住人口数（人）"], *rows]) == {"B3": "2020", "B4": "2010", "B5": "2000"}
    columns: list[list[object]] = [["村名", "第七次人口普查", "第六次人口普查"], ["云岭村", 3490, 2115], ["大坪村", 1490, 1115]]
    assert set(_periods([["青石镇常住人口"], *columns]).values()) <= {"2020", "2010"}


def test_the_year_of_a_document_is_part_of_its_name_and_no_time() -> None:
    rows = [["甲山镇2021年衔接资金"], ["村名", "甲财农〔2020〕312号（万元）", "甲财农[2021]8号（万元）"], ["东坡村", 20, 9]]
    found = values(clean_rows(rows))
    assert {key[-2]: value for key, value in found.items()} == {
        "funds/甲财农〔2020〕312号": 200_000,
        "funds/甲财农［2021］8号": 90_000,
    }
    assert all(len(key) == 4 for key in found)  # of the title's year
    only = clean_rows([["甲山镇资金（甲财农〔2020〕3号）"], ["村名", "下达资金（万元）"], ["东坡村", 20]])
    assert reasons(only) == {"B3": "F211"}


def test_the_same_quarter_of_the_year_before_is_that_quarter() -> None:
    rows = [["甲山镇2019年第三季度务工情况"], ["指标", "本季", "上年同季"], ["外出务工人数", 210, 190]]
    found = clean_rows(rows).figures.set_index("period")["value"].to_dict()
    assert found == {"2019Q3": 210, "2018Q3": 190}
    month = [["甲山镇2019年5月务工情况"], ["指标", "本月", "去年同月"], ["外出务工人数", 210, 190]]
    assert clean_rows(month).figures.set_index("period")["value"].to_dict() == {"2019M05": 210, "2018M05": 190}


def test_the_month_of_a_row_is_named_by_it_and_summed_up_by_the_last() -> None:
    rows = [["甲山镇2019年小额信贷月报表"], ["月份", "当月发放户数"], ["1月", 9], ["2月", 4], ["全年合计", 13]]
    found = clean_rows(rows).figures.set_index("period")["value"].to_dict()
    assert found == {"2019M01": 9, "2019M02": 4, "2019": 13}


@pytest.mark.parametrize("heading", ["本月", "本季", "上年同月", "当月务工人数"])
def test_a_month_that_no_title_names_is_no_year(heading: str) -> None:
    rows = [["甲山镇2019年务工情况"], ["指标", "本年", heading], ["外出务工人数", 390, 190]]
    assert reasons(clean_rows(rows)) == {"C3": "F208"}


@pytest.mark.parametrize("heading", ["上年数", "上年同期数", "上年", "去年"])
def test_last_year_beside_rows_in_their_own_words_is_of_these_rows(heading: str) -> None:
    rows: list[list[object]] = [["指标名称", "数量", heading], ["发包及上交收入", 9, 8], ["管理费用", 4, 3]]
    found = _periods([["青石镇2023年村集体经济收益分配统计表"], ["计量单位：万元"], *rows])
    assert found == {"B4": "2023", "C4": "2022", "B5": "2023", "C5": "2022"}


def test_last_year_beside_places_and_this_year_of_last_year_say_nothing() -> None:
    rows: list[list[object]] = [["村名", "本年数", "上年数"], ["云岭村", 9, 8], ["大坪村", 4, 3]]
    assert not {"C3", "C4"} & {*_periods([["青石镇2023年情况统计表"], *rows])}
    rows = [["指标名称", "数量", "上年数"], ["发包及上交收入", 9, 8], ["本年收益", 4, 3]]
    assert "C5" not in _periods([["青石镇2023年村集体经济收益分配统计表"], ["计量单位：万元"], *rows])
