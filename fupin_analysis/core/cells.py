"""Cells: what readers hand to cleaning, rows of text that know their address.

A table of cells has one row per non-empty cell. Text is as written; a typed number is written the shortest way (``298``, not
``298.0``). A merged range is filled: every cell of it holds the text, and `merged_from` names the cell it came from.
"""

from __future__ import annotations

import pandas as pd

from fupin_analysis.core.source import Source

#: Columns of a table of cells, in order, with their dtypes. `file` is the name shown in addresses; `is_number` is True where
#: the workbook itself held a number and not text.
CELL_COLUMNS: dict[str, str] = {
    "file": "str",
    "sheet": "str",
    "row": "int64",
    "column": "int64",
    "text": "str",
    "is_number": "bool",
    "merged_from": "str",
}


def column_letters(column: int) -> str:
    """Return a spreadsheet column's letters: 1 → ``A``, 28 → ``AB``.

    Examples
    --------
    >>> [column_letters(number) for number in (1, 26, 27, 703)]
    ['A', 'Z', 'AA', 'AAA']
    """
    letters = ""
    while column:
        column, remainder = divmod(column - 1, 26)
        letters = chr(65 + remainder) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """Return ``C7`` for row 7, column 3."""
    return f"{column_letters(column)}{row}"


def source_of(file: str, sheet: str, row: int, column: int) -> str:
    """Return the address of a cell: ``file › sheet › C7``; without sheet, ``file › 第7行第3列``."""
    return str(Source(file, sheet, cell_address(row, column) if sheet else f"第{row}行第{column}列"))


def to_cells(rows: list[tuple[str, str, int, int, str, bool, str]]) -> pd.DataFrame:
    """Make a table of cells from tuples in the order of :data:`CELL_COLUMNS`."""
    return pd.DataFrame(rows, columns=list(CELL_COLUMNS)).astype(CELL_COLUMNS)
