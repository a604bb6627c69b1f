"""A nought that no program worked out is one all the same where the cells it is worked out from leave nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from fupin_analysis.acquire.workbook import read_sheets
from fupin_analysis.core.cells import Cell


def _last(folder: Path, column: list[object], formula: str) -> Cell:
    """Return the cell of a formula below a column, in a book that its program never worked out."""
    with xlsxwriter.Workbook(folder / "a.xlsx") as book:
        sheet = book.add_worksheet()
        for row, value in enumerate(column):
            sheet.write(row, 0, value)
        sheet.write_formula(len(column), 0, formula)
    [read] = read_sheets(folder / "a.xlsx")
    return read.cells[-1]


@pytest.mark.parametrize(
    ("column", "formula"),
    [([0, 0], "=SUM(A1:A2)"), ([0, None, 0], "=sum($A$1:$A$3)"), ([0, 12], "=A1/A2"), ([0, 0], "=SUM( A1 : A2 )")],
)
def test_sums_of_noughts_and_quotients_of_nought_are_nought(tmp_path: Path, column: list[object], formula: str) -> None:
    cell = _last(tmp_path, column, formula)
    assert (cell.text, cell.is_number, cell.kind, cell.formula) == ("0", True, "number", formula)


@pytest.mark.parametrize(
    ("column", "formula"),
    [
        ([0, 7], "=SUM(A1:A2)"),
        ([None, None], "=SUM(A1:A2)"),  # nobody wrote anything yet
        ([0, "7"], "=SUM(A1:A2)"),  # a number as text is left out of sums
        ([0, "=1+1"], "=SUM(A1:A2)"),
        ([0, 0], "=A1/A2"),
        ([3, 12], "=A1/A2"),
        ([0, 0], "=SUM(A1:A3)"),  # with itself
        ([0, 0], "=SUM(A1:A2)+B9"),
        ([0, 0], "=SUM(其他!A1:A2)"),
    ],
)
def test_what_may_be_something_else_is_asked_about(tmp_path: Path, column: list[object], formula: str) -> None:
    assert _last(tmp_path, column, formula).kind == "uncomputed"
