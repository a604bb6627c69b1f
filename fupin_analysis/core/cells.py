"""Cells: what readers hand to cleaning, texts that know their address and what the file says of them beside their value.

A sheet holds its non-empty cells only, so that one value in the last corner costs what one value costs. Text is as written; a
typed number is written the shortest way (``298``, not ``298.0``). A merged range is filled where other cells stand: every such
cell holds the text, and `merged_from` names the cell it came from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial
from itertools import count, groupby, repeat
from operator import itemgetter
from typing import Any, Literal, NamedTuple, TypeAlias

import pandas as pd

from fupin_analysis.core.source import Source
from fupin_analysis.core.texts.dotted_months import number_as_time
from fupin_analysis.core.texts.number_formats import NumberFormat, format_for, read_format

#: What a cell holds. ``uncomputed`` is a formula whose result was never stored: its text is the formula itself.
KINDS = ("text", "number", "date", "boolean", "error", "uncomputed")

#: Columns of a table of cells, in order, with their dtypes. `file` is the name shown in addresses; `is_number` is True where
#: the workbook itself held a number and not text; `kind` is one of :data:`KINDS`; `format` is the number format's code, empty
#: where it is General or the file has none; `formula` begins with ``=``; `hidden` is ``row``, ``column`` or ``sheet``.
CELL_COLUMNS: dict[str, str] = {
    "file": "str",
    "sheet": "str",
    "row": "int64",
    "column": "int64",
    "text": "str",
    "is_number": "bool",
    "merged_from": "str",
    "kind": "str",
    "format": "str",
    "formula": "str",
    "hidden": "str",
}


#: What a cell holds.
CellKind: TypeAlias = Literal["text", "number", "date", "error", "uncomputed", "boolean"]


class Cell(NamedTuple):
    """One cell of a sheet.

    Examples
    --------
    >>> Cell(3, 2, "480000", is_number=True, kind="number", format="0!.0,").shown
    '48.0'
    >>> Cell(4, 1, "2018-01-01", kind="date", format='yyyy"年"m"月"').shown
    '2018年1月'
    """

    row: int
    column: int
    text: str
    is_number: bool = False
    merged_from: str = ""
    kind: CellKind = "text"
    format: str = ""
    formula: str = ""
    hidden: str = ""

    @property
    def address(self) -> str:
        """The cell's address within its sheet, such as ``C7``."""
        return cell_address(self.row, self.column)

    @property
    def anchor(self) -> str:
        """The address of the cell in which the text was typed."""
        return self.merged_from or self.address

    @property
    def is_date(self) -> bool:
        """Whether the cell holds a date or a time; its text is the ISO form."""
        return self.kind == "date"

    @property
    def is_error(self) -> bool:
        """Whether the cell holds an error value, such as ``#REF!``, or a formula without a stored result."""
        return self.kind in ("error", "uncomputed")

    @property
    def is_percent(self) -> bool:
        """Whether the cell is a number shown as a percentage: 0.315 with the format ``0.0%``."""
        return self.is_number and self._format.is_percent

    @property
    def scale(self) -> Decimal:
        """How many times larger the stored number is than the one shown: 10000 for ``0!.0,``, 1000 for ``#,##0,``, else 1."""
        return self._format.scale if self.is_number else Decimal(1)

    @property
    def date_parts(self) -> str:
        """Parts of a date that the cell shows, of ``ymd``: ``ym`` is a month, ``md`` may be two numbers (3/8) made a date."""
        return self._format.date_parts if self.is_date else ""

    @property
    def shown(self) -> str:
        """The text as a person sees it in the workbook; the text itself where the format changes nothing of account."""
        if self.format and (self.is_number or self.is_date):
            return self._format.show(self.text)
        return self.text

    @property
    def meant(self) -> str:
        """The number as its format means it, unrounded and with what the format writes behind it: what a reader should read.

        Examples
        --------
        >>> Cell(3, 2, "485678", is_number=True, kind="number", format="0!.0,").meant
        '48.5678'
        >>> Cell(3, 2, "0.315", is_number=True, kind="number", format="0%").meant
        '31.5%'
        >>> Cell(3, 2, "12", is_number=True, kind="number", format='0"户"').meant
        '12户'
        """
        return self._format.mean(self.text) if self.is_number and self.format else self.text

    @property
    def as_time(self) -> str:
        """The text as what says when: a month typed as a number (2018.10) as it is shown.

        Examples
        --------
        >>> Cell(3, 1, "2018.1", is_number=True, kind="number", format="0.00").as_time
        '2018.10'
        """
        return number_as_time(self.text, self.format) if self.is_number else self.text

    @property
    def _format(self) -> NumberFormat:
        return format_for(self.format, self.text) if self.is_number else read_format(self.format)


#: What a cell of text is beside its place and its text.
_OF_TEXT = tuple(map(repeat, Cell._field_defaults.values()))
_as_cell = partial(tuple.__new__, Cell)


def text_cells(row: int, texts: Iterable[str]) -> Iterator[Cell]:
    """Return the cells of a row of texts, as ``Cell(row, column, text)`` makes each: most cells of a folder of returns are such.

    Examples
    --------
    >>> [*text_cells(1, ["户数", "94"])] == [Cell(1, 1, "户数"), Cell(1, 2, "94")]
    True
    """
    return map(_as_cell, zip(repeat(row), count(1), texts, *_OF_TEXT))  # thousands a file: without a step of Python for each


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet in the order of rows and columns; `name` is empty for a text file."""

    file: str
    name: str
    cells: Sequence[Cell] = field(repr=False)
    is_hidden: bool = False

    def rows(self) -> list[list[Cell]]:
        """Return the cells row by row."""
        return [list(row) for _, row in groupby(self.cells, key=itemgetter(0))]

    @property
    def where(self) -> str:
        """The address of the sheet."""
        return f"{self.file} › {self.name}" if self.name else self.file


@lru_cache(maxsize=2**14)  # as many as a sheet may have
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


def to_cells(rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """Make a table of cells from tuples in the order of :data:`CELL_COLUMNS`; what a tuple leaves off at its end is empty.

    Examples
    --------
    >>> to_cells([("a.csv", "", 1, 1, "户数")])["kind"].tolist()
    ['text']
    """
    blank = ("", "", 0, 0, "", False, "")
    filled = [(*row, *blank[len(row) :]) if len(row) < len(blank) else tuple(row) for row in rows]
    more = [(*row, "number" if row[5] else "text") if len(row) == len(blank) else row for row in filled]
    whole = [(*row, *[""] * (len(CELL_COLUMNS) - len(row))) for row in more]
    return pd.DataFrame(whole, columns=list(CELL_COLUMNS)).astype(CELL_COLUMNS)


def from_sheets(sheets: Iterable[Sheet]) -> pd.DataFrame:
    """Make a table of cells from sheets."""
    return to_cells((sheet.file, sheet.name, *cell) for sheet in sheets for cell in sheet.cells)


def to_sheets(cells: pd.DataFrame) -> list[Sheet]:
    """Make sheets from a table of cells, in the order in which they occur; what the table lacks is empty."""
    has = cells.assign(**{name: "" for name in CELL_COLUMNS if name not in cells and name not in ("kind",)})
    if "kind" not in cells:
        has["kind"] = has["is_number"].map({True: "number", False: "text"})
    grouped: dict[tuple[str, str], list[Cell]] = {}
    for file, sheet, *values in zip(*(has[name].tolist() for name in CELL_COLUMNS), strict=True):
        grouped.setdefault((file, sheet), []).append(Cell(*values))
    return [Sheet(file, name, sorted(own), all(cell.hidden == "sheet" for cell in own)) for (file, name), own in grouped.items()]
