"""Headings as offices write them: in two languages, with a corner for units, with the names of an index below them."""

import pytest

from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import Cell, Sheet
from tests.clean.grids import clean_rows, reasons, values

TOWN = {"township": "甲澜镇", "year": 2018}
TOTAL, ILL = "registry/total", "cause/illness"


@pytest.mark.parametrize("corner", ["单位", "计量单位", "计量单位："])
def test_the_corner_of_a_row_of_units_leaves_the_names_below_it_names(corner: str) -> None:
    rows = [["2018年各乡镇"], ["乡镇", "建档立卡贫困户", "建档立卡贫困人口"], [corner, "户", "人"], ["甲澜镇", 3, 9]]
    assert values(clean_rows(rows)) == {("甲澜镇", "", TOTAL, "households"): 3, ("甲澜镇", "", TOTAL, "persons"): 9}


def test_headings_and_names_in_two_languages_keep_the_unit_in_brackets() -> None:
    rows = [
        ["2018年各乡镇贫困人口 Poverty by Township, 2018"],
        ["乡镇\nTownship", "因病（户）\nIllness (households)", "因病（人） Persons"],
        ["甲澜镇 Jialan", 3, 9],
        ["乙水乡（Yishui Township）", 4, 11],
    ]
    assert values(clean_rows(rows)) == {
        ("甲澜镇", "", ILL, "households"): 3,
        ("甲澜镇", "", ILL, "persons"): 9,
        ("乙水乡", "", ILL, "households"): 4,
        ("乙水乡", "", ILL, "persons"): 11,
    }


def test_a_row_that_names_the_columns_left_blank_above_belongs_to_the_heading() -> None:
    rows = [["", "因病", "因病"], ["", "户数", "人数"], ["村名", "", ""], ["一心村", 3, 9]]
    found = clean_rows(rows, merges=[(1, 2, 1, 3)], **TOWN)
    assert values(found) == {("甲澜镇", "一心村", ILL, "households"): 3, ("甲澜镇", "一心村", ILL, "persons"): 9}


def test_a_month_shown_without_a_year_is_of_the_tables_year() -> None:
    cells = [Cell(1, 1, "月份"), Cell(1, 2, "因病户数")]
    for row in (2, 3):
        cells += [Cell(row, 1, f"2026-{row:02d}-01", kind="date", format='m"月"')]
        cells += [Cell(row, 2, "5", is_number=True, kind="number")]
    cleaned = clean_cells([Sheet("表.xlsx", "Sheet1", cells)], **TOWN)  # type: ignore[arg-type]
    assert list(cleaned.figures["period"]) == ["2018M02", "2018M03"]


@pytest.mark.parametrize("label", ["开发区", "农科所", "县林场", "经济技术开发区管委会"])
def test_a_kind_of_place_without_a_name_is_asked_about(label: str) -> None:
    cleaned = clean_rows([["2018年各乡镇"], ["乡镇", "因病户数"], ["甲澜镇", 3], [label, 4]])
    assert reasons(cleaned) == {"B4": "F251"}


def test_a_part_marked_with_a_sharp_is_no_place() -> None:
    cleaned = clean_rows([["2018年各乡镇"], ["乡镇", "因病户数"], ["甲澜镇", 3], ["#非贫困村", 2]])
    assert reasons(cleaned) == {"B4": "F252"}


def test_households_and_money_of_one_item_in_two_columns() -> None:
    rows = [["2018年甲澜镇住房保障"], ["项目", "户数（户）", "资金（万元）"], ["危房改造", 41, 82.5], ["易地扶贫搬迁", 12, 60]]
    assert values(clean_rows(rows)) == {
        ("甲澜镇", "", "housing/rebuilt", "households"): 41,
        ("甲澜镇", "", "housing/rebuilt", "amount_yuan"): 825_000,
        ("甲澜镇", "", "housing/relocation", "households"): 12,
        ("甲澜镇", "", "housing/relocation", "amount_yuan"): 600_000,
    }


@pytest.mark.parametrize(("heading", "value"), [("产业资金（元）", 48), ("产业资金", 48), ("产业资金（万元）", None)])
def test_the_sign_of_the_currency_is_no_unit_against_the_headings(heading: str, value: int | None) -> None:
    cleaned = clean_rows([["2018年甲澜镇产业资金"], ["村名", heading], ["一心村", "￥48.00"]])
    assert list(cleaned.figures["value"]) == ([value] if value else [])
    assert list(cleaned.quarantine["code"]) == ([] if value else ["F202"])


@pytest.mark.parametrize("corner", ["月份", "统计时间", "年度"])
def test_months_across_with_the_items_down_the_side(corner: str) -> None:
    rows = [["2018年甲澜镇建档立卡月报"], [corner, "1月", "2月"], ["建档立卡（户）", 3, 4], ["建档立卡（人）", 9, 11]]
    assert values(clean_rows(rows)) == {
        ("甲澜镇", "2018M01", "", TOTAL, "households"): 3,
        ("甲澜镇", "2018M02", "", TOTAL, "households"): 4,
        ("甲澜镇", "2018M01", "", TOTAL, "persons"): 9,
        ("甲澜镇", "2018M02", "", TOTAL, "persons"): 11,
    }


def test_a_column_of_last_year_alone_and_a_share_of_the_whole_are_set_aside() -> None:
    rows = [["2018年各乡镇贫困户情况"], ["乡镇", "因病（户）", "上年数（户）", "占全县比重（%）"], ["甲澜镇", 3, 4, 62.5]]
    found = clean_rows(rows)
    assert values(found) == {("甲澜镇", "", ILL, "households"): 3}
    assert reasons(found) == {"C3": "F252", "D3": "F252"}


@pytest.mark.parametrize("line", ["有效期至：2019年12月", "导出时间：2019年1月", "批准文号：国统制〔2016〕12号", "2019年12月"])
def test_the_lines_of_a_printed_form_say_nothing_of_the_time_of_its_figures(line: str) -> None:
    rows = [[line], ["甲澜镇2018年致贫原因"], ["村名", "因病户数"], ["一心村", 3]]
    assert values(clean_rows(rows)) == {("甲澜镇", "一心村", ILL, "households"): 3}


def test_sheets_of_several_townships_or_years_say_nothing_of_one_that_names_none() -> None:
    def sheet(name: str, rows: list[list[object]]) -> Sheet:
        return Sheet(
            "汇总.xlsx",
            name,
            [Cell(r, c, str(v), is_number=isinstance(v, int)) for r, row in enumerate(rows, 1) for c, v in enumerate(row, 1)],
        )

    def table(title: str, count: int) -> list[list[object]]:
        return [[title], ["原因", "户数"], ["因病", count]]

    towns = [
        sheet("一", table("甲澜镇2018年致贫原因", 3)),
        sheet("二", table("乙水乡2018年致贫原因", 4)),
        sheet("三", table("致贫原因", 7)),
    ]
    found = clean_cells(towns)
    assert sorted(found.figures["value"]) == [3, 4]
    assert list(found.quarantine["code"]) == ["F210"]
    years = [
        sheet("一", table("甲澜镇2018年致贫原因", 3)),
        sheet("二", table("甲澜镇2019年致贫原因", 4)),
        sheet("三", table("致贫原因", 7)),
    ]
    assert list(clean_cells(years).quarantine["code"]) == ["F211"]


def test_the_sum_below_one_township_is_that_townships_and_names_no_kind() -> None:
    found = clean_rows([["2018年"], ["乡镇", "因病（户）"], ["甲澜镇", 3], ["合计", 3]])
    assert values(found) == {("甲澜镇", "", ILL, "households"): 3}
    assert reasons(found) == {}


@pytest.mark.parametrize("units", [("户", "人"), ("户数", "人数")])
def test_units_below_groups_are_headings_though_the_names_stand_behind(units: tuple[str, str]) -> None:
    heads = [["本年新识别", "", "村名", "在册监测对象", ""], [*units, "", *units]]
    rows = [["甲山镇2022年监测帮扶情况"], *heads, [2, 7, "东坡村", 11, 36]]
    cleaned = clean_rows(rows, merges=[(2, 1, 2, 2), (2, 4, 2, 5), (2, 3, 3, 3)])
    assert values(cleaned) == {
        ("甲山镇", "东坡村", "monitoring/newly_monitored", "households"): 2,
        ("甲山镇", "东坡村", "monitoring/newly_monitored", "persons"): 7,
        ("甲山镇", "东坡村", "monitoring/total", "households"): 11,
        ("甲山镇", "东坡村", "monitoring/total", "persons"): 36,
    }


def test_a_row_whose_name_is_blank_is_not_what_the_title_is_about() -> None:
    rows = [["甲山镇2019年教育资助"], ["资助类", "金额（元）"], ["寄宿补助", 9000], ["", 7000], ["营养餐", 4000]]
    assert reasons(clean_rows(rows)) == {"B4": "F204"}
