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
