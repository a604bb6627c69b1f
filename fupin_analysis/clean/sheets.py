"""The cells of one sheet, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from fupin_analysis.clean.numbers import is_not_reported, is_number_like
from fupin_analysis.core import cells
from fupin_analysis.core.cells import Sheet


class Cell(cells.Cell):
    """One cell of a sheet, as cleaning looks at it."""

    __slots__ = ()

    @property
    def is_value_like(self) -> bool:
        """Whether the cell holds a number, or a sign in the place of one."""
        return self.is_number or self.is_error or is_number_like(self.text) or is_not_reported(self.text)


def sheet_rows(sheet: Sheet) -> list[list[Cell]]:
    """Return the cells of one sheet row by row, in the order of the sheet."""
    return [[Cell._make(cell) for cell in row] for row in sheet.rows()]


def written(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row that were typed, the first of each merged range."""
    return list({cell.anchor: cell for cell in reversed(row)}.values())[::-1]
