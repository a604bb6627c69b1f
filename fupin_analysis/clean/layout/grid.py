"""The sheets of the return workbook as grids: row → column → cell, each cell knowing its address and whether it was merged."""

from __future__ import annotations

from dataclasses import dataclass

from fupin_analysis.core.cells import Sheet, cell_address, source_of
from fupin_analysis.core.texts.dotted_months import number_as_time


@dataclass(frozen=True)
class FormCell:
    """One cell of a return workbook."""

    text: str
    is_number: bool
    place: tuple[str, str, int, int]
    merged_from: str = ""
    kind: str = "text"
    format: str = ""

    @property
    def as_time(self) -> str:
        """The text as what says when: a month typed as a number as it is shown."""
        return number_as_time(self.text, self.format) if self.is_number else self.text

    @property
    def where(self) -> str:
        """The cell's address; written out only where it is asked for, since most cells are labels."""
        return source_of(*self.place)


#: The cells of one sheet: row → column → cell.
Grid = dict[int, dict[int, FormCell]]


def make_grid(sheet: Sheet) -> Grid:
    """Arrange a sheet's cells by row and column; the first cell of a merged range is marked as merged like the others."""
    first = {cell.merged_from for cell in sheet.cells}
    grid: Grid = {}
    for cell in sheet.cells:
        address = cell_address(cell.row, cell.column) if len(first) > 1 else ""
        merged = cell.merged_from or (address if address in first else "")
        place = (sheet.file, sheet.name, cell.row, cell.column)
        grid.setdefault(cell.row, {})[cell.column] = FormCell(cell.text, cell.is_number, place, merged, cell.kind, cell.format)
    return {row: dict(sorted(grid[row].items())) for row in sorted(grid)}
