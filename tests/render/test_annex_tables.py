"""The accessible workbook, read back and held to the checklist point by point."""

from __future__ import annotations

import math
import zipfile

import openpyxl
import pytest

from fupin_analysis.render.annex_tables import AnnexTable, write_tables

CAUSES = AnnexTable(
    name="致贫原因",
    title="甲山镇2018年致贫原因",
    headings=["致贫原因", "户数（户）", "占户数（%）", "备注"],
    formats=["text", "count", "share", "text"],
    rows=[["因病", 111, 0.3725, ""], ["因残", 42, math.nan, "=1+1"], ["因学", None, 0.0, "http://a"]],
    notes=["占比的分母为建档立卡户。"],
    source="甲山镇-2018.xlsx",
)


@pytest.fixture
def path(tmp_path):
    return write_tables(tmp_path / "附表.xlsx", [CAUSES, CAUSES], title="甲山镇2018年附表")


@pytest.fixture
def book(path):
    return openpyxl.load_workbook(path)


def test_tables_are_marked_as_tables_with_one_heading_row(book):
    for sheet in book.worksheets:
        (table,) = sheet.tables.values()
        assert table.headerRowCount in (None, 1)
        assert table.ref.startswith("A")
    names = [name for sheet in book.worksheets for name in sheet.tables]
    assert len(set(names)) == len(names) == 3


def test_nothing_is_merged_hidden_or_filtered_and_the_cursor_stands_in_a1(book):
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert not any(row.hidden for row in sheet.row_dimensions.values())
        assert not any(column.hidden for column in sheet.column_dimensions.values())
        assert sheet.auto_filter.ref is None
        assert sheet.views.sheetView[0].selection[-1].activeCell in {"A1", None} or sheet.freeze_panes


def test_sheet_names_are_unique(book):
    assert book.sheetnames == ["目录", "致贫原因", "致贫原因 2"]


def test_no_blank_row_or_column_inside_and_nothing_below(book):
    sheet = book["致贫原因"]
    (table,) = sheet.tables.values()
    first, last = table.ref.split(":")
    rows = [[cell.value for cell in row] for row in sheet[first:last]]
    assert all(any(value is not None for value in row) for row in rows)
    assert all(any(value is not None for value in column) for column in zip(*rows, strict=True))
    assert sheet.max_row == sheet[last].row


def test_numbers_are_numbers_with_their_format_and_shares_stay_shares(book):
    sheet = book["致贫原因"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, (int, float))}
    assert cells[111].number_format == "0"
    assert cells[0.3725].number_format == "0.0%"
    assert 0 in cells


def test_blank_cells_and_source_are_explained_above_the_table(book):
    texts = [row[0].value for row in book["致贫原因"].iter_rows(max_row=5)]
    assert texts[:2] == ["甲山镇2018年致贫原因", "本表页只有一个表格。"]
    assert texts[2:] == ["占比的分母为建档立卡户。", "空白单元格表示未报送。", "来源：甲山镇-2018.xlsx"]


def test_nothing_handed_in_is_run(book, path):
    values = [cell.value for row in book["致贫原因"].iter_rows() for cell in row]
    assert "=1+1" in values
    with zipfile.ZipFile(path) as package:
        sheet = package.read("xl/worksheets/sheet2.xml").decode()
        relations = [name for name in package.namelist() if "sheet2.xml.rels" in name]
        links = "".join(package.read(name).decode() for name in relations)
    assert "<f>" not in sheet
    assert "http://a" not in links


def test_title_and_language_are_in_the_properties(book):
    assert book.properties.title == "甲山镇2018年附表"
    assert book.custom_doc_props["Language"].value == "zh-CN"


def test_the_same_tables_are_the_same_file(tmp_path):
    one, other = (write_tables(tmp_path / f"{name}.xlsx", [CAUSES], title="附表") for name in ("a", "b"))
    assert one.read_bytes() == other.read_bytes()


def test_colour_says_nothing(book):
    fills = {
        cell.fill.fgColor.rgb for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.fill.fill_type
    }
    assert fills == set()


def test_a_table_without_rows_and_headings_said_twice(tmp_path):
    table = AnnexTable("空/表", "空表", ["户数", "户数", ""], ["count", "count", "text"], [])
    book = openpyxl.load_workbook(write_tables(tmp_path / "a.xlsx", [table], title="附表"))
    (found,) = book["空表"].tables.values()
    assert [column.name for column in found.tableColumns] == ["户数", "户数 2", "3"]
