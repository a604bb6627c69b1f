"""Tables of cells and sheets are the same thing in two shapes."""

from __future__ import annotations

import pytest

from fupin_analysis.core.cells import CELL_COLUMNS, Cell, Sheet, from_sheets, source_of, to_cells, to_sheets

SHEETS = [
    Sheet("a.xlsx", "表1", [Cell(1, 1, "户数"), Cell(2, 1, "94", is_number=True, kind="number", format="0")]),
    Sheet("a.xlsx", "表2", [Cell(1, 2, "2018-01-01", kind="date", hidden="sheet")], is_hidden=True),
    Sheet("b.csv", "", [Cell(3, 1, "甲村", merged_from="A2", formula="=A2")]),
]


def test_sheets_survive_being_a_table() -> None:
    assert to_sheets(from_sheets(SHEETS)) == SHEETS


def test_a_table_may_lack_columns_and_rows_their_ends() -> None:
    cells = to_cells([("a.csv", "", 1, 1, "户数"), ("a.csv", "", 1, 2, "94", True)])
    assert list(cells.columns) == list(CELL_COLUMNS)
    assert cells["kind"].tolist() == ["text", "number"]
    assert cells["hidden"].tolist() == ["", ""]
    [sheet] = to_sheets(cells.drop(columns=["kind", "format", "hidden"]))
    assert [(cell.text, cell.kind, cell.hidden) for cell in sheet.cells] == [("户数", "text", ""), ("94", "number", "")]
    assert not sheet.is_hidden


def test_cells_are_put_in_the_order_of_rows_and_columns() -> None:
    cells = to_cells([("a.csv", "", 2, 1, "c"), ("a.csv", "", 1, 2, "b"), ("a.csv", "", 1, 1, "a")])
    assert [[cell.text for cell in row] for row in to_sheets(cells)[0].rows()] == [["a", "b"], ["c"]]


@pytest.mark.parametrize(("sheet", "told"), [("表1", "a.xlsx › 表1 › C7"), ("", "a.xlsx › 第7行第3列")])
def test_an_address_has_the_letters_of_a_sheet_or_the_numbers_of_a_text(sheet: str, told: str) -> None:
    assert source_of("a.xlsx", sheet, 7, 3) == told
