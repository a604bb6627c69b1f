"""Excel's XML of 2003 (SpreadsheetML), which many systems write and call ``.xls``: cells with format, formula and hiding."""

from __future__ import annotations

from fupin_analysis.acquire.books import LONGEST_TEXT, BookSheet, DamagedError, ListedSheet, number_text
from fupin_analysis.acquire.packages import parse_xml
from fupin_analysis.core.cells import Cell, CellKind
from fupin_analysis.core.texts.marks import fold_marks, without_result

#: Formats that the file names by word.
_NAMED = {
    "general": "",
    "general number": "",
    "percent": "0.00%",
    "fixed": "0.00",
    "standard": "#,##0.00",
    "short date": "yyyy/m/d",
    "general date": "yyyy/m/d h:mm",
    "medium date": "d-mmm-yy",
    "long date": 'yyyy"年"m"月"d"日"',
}
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def open_spreadsheetml(text: str) -> list[BookSheet]:
    """Return the sheets of a workbook in Excel's XML of 2003.

    Raises
    ------
    DamagedError
        The XML is broken or places cells where no sheet has any.
    """
    reader = _Reader()
    parse_xml(iter([text.encode("utf-8", "replace")]), start=reader.start, end=reader.end, text=reader.text, encoding="utf-8")
    return reader.sheets


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[BookSheet] = []
        self._formats: dict[str, str] = {}
        self._style = ""
        self._cells: list[Cell] = []
        self._merged: list[tuple[int, int, int, int]] = []
        self._name = self._sheet_hidden = ""
        self._hidden_columns: list[tuple[int, int]] = []
        self._row = self._next_row = self._column = self._next_column = self._width = 0
        self._row_hidden = False
        self._given: dict[str, str] | None = None
        self._type: str | None = None
        self._in_data = self._has_data = False
        self._text: list[str] = []
        self._length = 0

    def start(self, tag: str, prefixed: dict[str, str]) -> None:
        if tag in ("Cell", "Data", "Row", "Column", "Style", "NumberFormat", "Worksheet"):
            given = {name.rsplit(":", 1)[-1]: value for name, value in prefixed.items()}
            getattr(self, f"_start_{tag.casefold()}")(given)

    def text(self, piece: str) -> None:
        if self._in_data:
            self._length += len(piece)
            if self._length > LONGEST_TEXT:
                raise DamagedError("a text too long for a cell")
            self._text.append(piece)

    def end(self, tag: str) -> None:
        if tag == "Data":
            self._in_data = False
        elif tag == "Cell" and self._given is not None:
            self._end_cell(self._given)
            self._given = None
        elif tag == "Visible":
            pass
        elif tag == "Worksheet":
            self.sheets.append(ListedSheet(self._name, self._cells, self._merged, is_hidden=bool(self._sheet_hidden)))

    def _start_style(self, given: dict[str, str]) -> None:
        self._style = given.get("ID", "")

    def _start_numberformat(self, given: dict[str, str]) -> None:
        code = given.get("Format", "")
        self._formats[self._style] = _NAMED.get(code.casefold(), code)

    def _start_worksheet(self, given: dict[str, str]) -> None:
        self._name, self._cells, self._merged, self._hidden_columns = given.get("Name", ""), [], [], []
        self._next_row, self._width = 1, 0

    def _start_column(self, given: dict[str, str]) -> None:
        first = _number(given, "Index", self._width + 1, _LAST_COLUMN)
        self._width = first + _number(given, "Span", 0, _LAST_COLUMN)
        if given.get("Hidden") == "1" or given.get("Width") == "0":
            self._hidden_columns.append((first, self._width))

    def _start_row(self, given: dict[str, str]) -> None:
        self._row = _number(given, "Index", self._next_row, _LAST_ROW)
        self._next_row = self._row + 1 + _number(given, "Span", 0, _LAST_ROW)
        self._row_hidden = given.get("Hidden") == "1" or given.get("Height") == "0"
        self._next_column = 1

    def _start_cell(self, given: dict[str, str]) -> None:
        self._column = _number(given, "Index", self._next_column, _LAST_COLUMN)
        across, down = _number(given, "MergeAcross", 0, _LAST_COLUMN), _number(given, "MergeDown", 0, _LAST_ROW)
        self._next_column = self._column + 1 + across
        if across or down:
            self._merged.append((self._row, self._column, self._row + down, self._column + across))
        self._given, self._type, self._length, self._has_data = given, None, 0, False
        self._text.clear()

    def _start_data(self, given: dict[str, str]) -> None:
        if self._given is not None:
            self._type, self._in_data, self._has_data = given.get("Type", "String"), True, True

    def _end_cell(self, given: dict[str, str]) -> None:
        formula = given.get("Formula", "")
        code = self._formats.get(given.get("StyleID", ""), "")
        text, kind = _content(self._type or "String", "".join(self._text))
        if formula and not text and not (self._has_data and self._type == "String"):
            text, kind = without_result(formula)
        if text:
            is_hidden = any(first <= self._column <= last for first, last in self._hidden_columns)
            hidden = "row" if self._row_hidden else "column" if is_hidden else ""
            self._cells.append(Cell(self._row, self._column, text, kind == "number", "", kind, code, formula, hidden))


def _content(kind: str, written: str) -> tuple[str, CellKind]:
    text = written.strip()
    if kind == "Number" and text:
        try:
            return number_text(float(text)), "number"
        except (ValueError, OverflowError):
            return fold_marks(text), "text"
    if kind == "DateTime":
        return text.removesuffix(".000").removesuffix("T00:00:00"), "date"
    if kind == "Boolean" and text:
        return "TRUE" if text == "1" else "FALSE", "boolean"
    if kind == "Error":
        return text or "#N/A", "error"
    return fold_marks(written), "text"


def _number(given: dict[str, str], name: str, otherwise: int, most: int) -> int:
    text = given.get(name, "")
    number = int(text) if text.isdecimal() else otherwise
    if number > most:
        raise DamagedError("a place out of bounds")
    return number
