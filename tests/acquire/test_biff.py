"""Workbooks of Excel 2003 in this process: what each kind of cell and sheet is read as."""

from __future__ import annotations

import datetime
from io import BytesIO

import pytest
import xlwt

from fupin_analysis.acquire.biff import plain_sheets
from fupin_analysis.acquire.books import DamagedError
from fupin_analysis.core.cells import Cell


def saved(book: xlwt.Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(book: xlwt.Workbook) -> dict[str, list[Cell]]:
    return {name: list(map(Cell._make, cells)) for name, cells, _merged, _hidden in plain_sheets(saved(book))}


def test_every_kind_of_cell_is_told_apart() -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("致贫原因")
    sheet.write(0, 0, "因病")
    sheet.write(0, 1, 94)
    sheet.write(0, 2, 0.5, xlwt.easyxf(num_format_str="0.0%"))
    sheet.write(0, 3, datetime.date(2018, 1, 2), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write(0, 4, True)
    sheet.write(0, 5, False)
    sheet.write(0, 7, "  ")
    for at, code in enumerate((0x00, 0x07, 0x0F, 0x17, 0x1D, 0x24, 0x2A)):
        sheet.row(1).set_cell_error(at, code)
    cells = read(book)["致贫原因"]
    assert [(one.column, one.text.strip(), one.format) for one in cells if one.row == 1 and one.text.strip()] == [
        (1, "因病", ""),
        (2, "94", ""),
        (3, "0.5", "0.0%"),
        (4, "2018-01-02", "yyyy-mm-dd"),
        (5, "TRUE", ""),
        (6, "FALSE", ""),
    ]
    errors = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]
    assert [one.text for one in cells if one.row == 2] == errors


def test_days_of_a_workbook_of_1904_are_four_years_later() -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("一")
    sheet.write(0, 0, 1, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    sheet.write(0, 1, 0.25, xlwt.easyxf(num_format_str="hh:mm"))
    assert [one.text for one in read(book)["一"]] == ["1904-01-02", "06:00:00"]


def test_hidden_rows_columns_and_sheets_are_said_and_very_hidden_ones_not_read() -> None:
    book = xlwt.Workbook()
    for name, visibility in (("明", 0), ("暗", 1), ("深", 2)):
        sheet = book.add_sheet(name)
        for row in range(2):
            for column in range(2):
                sheet.write(row, column, 10 * row + column)
        sheet.visibility = visibility
        if name == "明":
            sheet.row(1).hidden = True
            sheet.col(1).hidden = True
            sheet.merge(2, 3, 0, 1)
    sheets = plain_sheets(saved(book))
    assert [(name, merged, hidden) for name, _cells, merged, hidden in sheets] == [
        ("明", [(3, 1, 4, 2)], False),
        ("暗", [], True),
    ]
    shown, hidden = ([Cell._make(one).hidden for one in cells] for _name, cells, _merged, _hidden in sheets)
    assert shown == ["", "column", "row", "row"]
    assert hidden == ["sheet"] * 4


@pytest.mark.parametrize(
    ("formula", "is_uncomputed"),
    [
        ("SUM(A1:A1)", True),  # a sum is never an empty text: nobody worked it out
        ("A1*2", True),
        ("1+1", True),
        ('IF(A1=1,"",2)', False),
        ("A1", False),
        ('TRIM("甲")', False),
        ("LEFT(A1,1)", False),
    ],
)
def test_a_formula_nobody_worked_out_is_said_so(formula: str, is_uncomputed: bool) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("一")
    sheet.write(0, 0, 1)
    sheet.write(1, 0, xlwt.Formula(formula))
    found = [(one.row, one.text, one.formula) for one in read(book)["一"]]
    assert found == [(1, "1", ""), *([(2, "=…", "=…")] if is_uncomputed else [])]


@pytest.mark.parametrize("at", [600, 900, 1500])
def test_a_workbook_cut_off_is_damaged(at: int) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("一")
    for row in range(200):
        sheet.write(row, 0, f"第{row}户")
    with pytest.raises(DamagedError):
        plain_sheets(saved(book)[:at])
    with pytest.raises(DamagedError):
        plain_sheets(b"no workbook at all")
