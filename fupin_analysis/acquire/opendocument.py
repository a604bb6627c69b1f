"""OpenDocument spreadsheets (``.ods``, flat ``.fods``): cells with format, formula, error and hiding.

References
----------
OpenDocument 1.3 part 3, 9 (tables), 16.29 (number styles).
"""

from __future__ import annotations

from collections.abc import Iterable

from fupin_analysis.acquire.books import (
    LONGEST_TEXT,
    MOST_CELLS,
    MOST_HELD,
    BookSheet,
    DamagedError,
    ListedSheet,
    TooLargeError,
    number_text,
)
from fupin_analysis.acquire.packages import parse_xml
from fupin_analysis.core.cells import Cell, CellKind
from fupin_analysis.core.texts.marks import fold_marks, without_result

_NUMBERS = frozenset({"float", "percentage", "currency"})
_PARTS = {"year": "yyyy", "month": "m", "day": "d", "hours": "h", "minutes": "mm", "seconds": "ss", "am-pm": "AM/PM"}
_STYLES = frozenset({"number-style", "percentage-style", "currency-style", "date-style", "time-style"})
#: Content of a sheet that is no cell of it.
_APART = frozenset({"annotation", "shapes", "tracked-changes", "dde-links", "content-validations", "forms", "scenario"})
_FURTHEST = 1_048_576
#: Columns that a register of persons may have; a wider sheet of many cells is none, and too large for a table.
_WIDEST_REGISTER = 512


def open_document(content: Iterable[bytes], *, styles: Iterable[bytes] = ()) -> list[BookSheet]:
    """Return the sheets of an OpenDocument spreadsheet from the XML of its content and of its common styles.

    Raises
    ------
    DamagedError
        The XML is broken or holds more cells than can be read.
    """
    reader = _Reader()
    for pieces in (styles, content):
        if pieces:
            parse_xml(iter(pieces), start=reader.start, end=reader.end, text=reader.text)
    return reader.sheets


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[BookSheet] = []
        self._codes: dict[str, str] = {}
        self._code_of_style: dict[str, str] = {}
        self._hidden_tables: set[str] = set()
        self._style = self._code_name = self._embedded = ""
        self._code: list[str] | None = None
        self._is_percentage = False
        self._apart = self._depth = self._left = 0
        self._left = MOST_HELD
        self._cells: list[Cell] = []
        self._merged: list[tuple[int, int, int, int]] = []
        self._name = self._hidden = ""
        self._row = self._column = self._row_times = 0
        self._row_hidden = False
        self._columns: list[tuple[int, int, bool, str]] = []
        self._width = 0
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._paragraphs = self._length = 0
        self._in_paragraph = 0
        self._is_share = False

    # ---- elements

    def start(self, tag: str, given: dict[str, str]) -> None:
        if self._apart or tag in _APART:
            self._apart += 1
        elif tag == "table-cell" or tag == "covered-table-cell":
            if self._depth == 1:
                self._start_cell(tag, _local(given))
        elif self._cell is not None:
            self._start_in_cell(tag)
        elif tag == "table-row" and self._depth == 1:
            self._start_row(_local(given))
        elif tag == "table-column" and self._depth == 1:
            self._add_column(_local(given))
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._start_table(_local(given))
        elif self._depth == 0:
            self._start_style(tag, _local(given))

    def text(self, piece: str) -> None:
        if self._apart:
            return
        if self._in_paragraph:
            self._length += len(piece)
            if self._length > LONGEST_TEXT:
                raise DamagedError("a text too long for a cell")
            self._text.append(piece)
        elif self._code is not None and piece.strip():
            if self._embedded.isdecimal():  # a literal point before the last digits
                self._code[-1:] = ['0"', piece.strip(), '"', "0" * min(int(self._embedded), 30), self._code[-1].lstrip("0.")]
                self._embedded = ""
            elif self._is_percentage and ("%" in piece or "％" in piece):  # it multiplies, and in quotes it would be a letter
                self._code.append("%")
            else:
                self._code.append(f'"{piece}"')

    def end(self, tag: str) -> None:
        if self._apart:
            self._apart -= 1
        elif tag == "p" and self._in_paragraph:
            self._in_paragraph -= 1
        elif tag in ("table-cell", "covered-table-cell"):
            if self._cell is not None and self._depth == 1:
                self._end_cell(self._cell)
                self._cell = None
        elif tag == "table-row" and self._depth == 1:
            self._row += self._row_times
        elif tag == "table" and self._cell is None:
            self._depth -= 1
            if self._depth == 0:
                self.sheets.append(ListedSheet(self._name, self._cells, self._merged, is_hidden=bool(self._hidden)))
        elif tag in _STYLES and self._code is not None:
            self._codes[self._code_name] = "".join(self._code)
            self._code = None

    # ---- styles

    def _start_style(self, tag: str, given: dict[str, str]) -> None:
        if tag in _STYLES:
            self._code_name, self._code = given.get("name", ""), []
            self._is_percentage = tag == "percentage-style"
        elif self._code is not None:
            if tag == "number":
                self._code.append(_digits(given))
            elif tag == "embedded-text":
                self._embedded = given.get("position", "")
            elif tag in _PARTS:
                self._code.append("mmm" if tag == "month" and given.get("textual") == "true" else _PARTS[tag])
        elif tag == "style":
            self._style = given.get("name", "")
            if given.get("family") == "table-cell":
                self._code_of_style[self._style] = given.get("data-style-name", "")
        elif tag == "table-properties" and given.get("display") == "false":
            self._hidden_tables.add(self._style)

    def _code_for(self, style: str) -> str:
        return self._codes.get(self._code_of_style.get(style, ""), "")

    # ---- tables

    def _start_table(self, given: dict[str, str]) -> None:
        self._name = given.get("name", "")
        self._hidden = "sheet" if given.get("style-name", "") in self._hidden_tables else ""
        self._cells, self._merged, self._columns = [], [], []
        self._row, self._width = 1, 0

    def _add_column(self, given: dict[str, str]) -> None:
        times = _times(given, "number-columns-repeated")
        first, self._width = self._width + 1, self._width + times
        is_hidden = given.get("visibility", "visible") != "visible"
        style = given.get("default-cell-style-name", "")
        if is_hidden or self._code_for(style):
            self._columns.append((first, self._width, is_hidden, style))

    def _start_row(self, given: dict[str, str]) -> None:
        self._row_times = _times(given, "number-rows-repeated")
        self._row_hidden = given.get("visibility", "visible") != "visible"
        self._column = 1

    def _start_cell(self, tag: str, given: dict[str, str]) -> None:
        self._cell = given if tag == "table-cell" else {**given, "covered": "true"}
        self._text.clear()
        self._paragraphs = self._length = self._in_paragraph = 0

    def _start_in_cell(self, tag: str) -> None:
        if tag == "p":
            if self._paragraphs:
                self._text.append("\n")
            self._paragraphs += 1
            self._in_paragraph += 1
        elif tag == "s":
            self._text.append(" ")
        elif tag in ("tab", "line-break"):
            self._text.append(" " if tag == "tab" else "\n")
        elif tag == "ruby-text" or tag == "table":
            self._apart = 1

    def _end_cell(self, given: dict[str, str]) -> None:
        times = _times(given, "number-columns-repeated")
        first, self._column = self._column, self._column + times
        text, kind = _content(given, fold_marks("".join(self._text)), bool(self._paragraphs))
        across, down = (_times(given, f"number-{axis}-spanned") for axis in ("columns", "rows"))
        if across > 1 or down > 1:
            self._merged.append((self._row, first, self._row + down - 1, first + across - 1))
        if not text or "covered" in given:
            return
        self._left -= times * self._row_times
        if self._left < (0 if self._column <= _WIDEST_REGISTER else MOST_HELD - MOST_CELLS):
            raise TooLargeError(MOST_HELD if self._left < 0 else MOST_CELLS)
        if max(self._row + self._row_times, self._column) > _FURTHEST + 1:
            raise DamagedError("a place out of bounds")
        formula = given.get("formula", "")
        formula = formula[formula.find("=") :] if "=" in formula else formula
        percent = "0.00%" if given.get("value-type") == "percentage" else ""
        for row in range(self._row, self._row + self._row_times):
            for column in range(first, first + times):
                is_hidden, style = self._column_facts(column)
                code = self._code_for(given.get("style-name", "") or style) or percent
                hidden = self._hidden or ("row" if self._row_hidden else "column" if is_hidden else "")
                self._cells.append(Cell(row, column, text, kind == "number", "", kind, code, formula, hidden))

    def _column_facts(self, column: int) -> tuple[bool, str]:
        for first, last, is_hidden, style in self._columns:
            if first <= column <= last:
                return is_hidden, style
        return False, ""


def _content(given: dict[str, str], shown: str, has_text: bool) -> tuple[str, CellKind]:
    """Return text and kind of a cell, by its type, its value and the text shown in it."""
    kind = given.get("value-type", "")
    if given.get("own-value-type") == "error" or (kind != "string" and shown.startswith(("#", "Err:"))):
        return shown or "#N/A", "error"
    if kind in _NUMBERS and given.get("value"):
        try:
            return number_text(float(given["value"])), "number"
        except (ValueError, OverflowError):
            return shown, "text"
    if kind == "date" and given.get("date-value"):
        return given["date-value"].removesuffix("T00:00:00"), "date"
    if kind == "time" and given.get("time-value"):
        return shown or given["time-value"], "date"
    if kind == "boolean" and given.get("boolean-value"):
        return given["boolean-value"].upper(), "boolean"
    if "formula" in given and not shown and not (kind == "string" and has_text):
        formula = given["formula"]
        return without_result(formula[formula.find("=") :] if "=" in formula else f"={formula}")
    return shown or fold_marks(given.get("string-value", "")), "text"


def _local(given: dict[str, str]) -> dict[str, str]:
    """Return attributes without prefixes; the type that LibreOffice gives beside the standard's is kept apart."""
    return {
        "own-value-type" if name.startswith("calcext:value") else name.rsplit(":", 1)[-1]: value for name, value in given.items()
    }


def _times(given: dict[str, str], name: str) -> int:
    text = given.get(name, "1")
    if not text.isdecimal() or not 0 < int(text) <= _FURTHEST:
        raise DamagedError("a number of times that is none")
    return int(text)


def _digits(given: dict[str, str]) -> str:
    """Return the code of a number: what it shows behind the point, and by how much it divides."""
    places = given.get("decimal-places", "0")
    factor = given.get("display-factor", "1")
    commas = "," * ((len(factor.split(".")[0]) - 1) // 3) if factor.startswith("1") else ""
    decimals = f".{'0' * int(places)}" if places.isdecimal() and 0 < int(places) < 30 else ""
    return f"0{decimals}{commas}"
