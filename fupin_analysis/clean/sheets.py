"""The cells of one sheet, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from fupin_analysis.clean.numbers import is_not_reported, is_number_like
from fupin_analysis.core.cells import cell_address


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a sheet."""

    row: int
    column: int
    text: str
    is_number: bool = False
    merged_from: str = ""

    @property
    def address(self) -> str:
        """The cell's address within its sheet, such as ``C7``."""
        return cell_address(self.row, self.column)

    @property
    def anchor(self) -> str:
        """The address of the cell in which the text was typed."""
        return self.merged_from or self.address

    @property
    def is_value_like(self) -> bool:
        """Whether the cell holds a number, or a sign in the place of one."""
        return self.is_number or is_number_like(self.text) or is_not_reported(self.text)


def sheet_rows(cells: pd.DataFrame) -> list[list[Cell]]:
    """Return the cells of one sheet row by row, in the order of the sheet."""
    ordered = cells.sort_values(["row", "column"])
    columns = [ordered[name].tolist() for name in ("row", "column", "text", "is_number", "merged_from")]
    rows: dict[int, list[Cell]] = {}
    for cell in map(Cell, *columns):
        rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def written(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row that were typed, the first of each merged range."""
    return list({cell.anchor: cell for cell in reversed(row)}.values())[::-1]
