"""Office Open XML workbooks (``.xlsx``, ``.xlsm``), transitional and strict: cells with format, formula, error and hiding.

Read as a stream and sparsely. Libraries give values only (python-calamine) or are ten times slower and refuse what offices send
(openpyxl); the tests hold this reader against both.

References
----------
ECMA-376 part 1, 18 (SpreadsheetML).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from fupin_analysis.acquire.books import LONGEST_TEXT, BookSheet, DamagedError, date_text, number_text
from fupin_analysis.acquire.packages import Package, parse_xml, xml_steps
from fupin_analysis.core.cells import Cell, CellKind
from fupin_analysis.core.texts.marks import fold_marks, without_result
from fupin_analysis.core.texts.number_formats import BUILT_IN, is_date_format

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BLANK_CELL = rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?(?:/>|></c>)'
#: Begins with plain letters, which are looked for far faster than anything repeated is.
_BLANK_CELLS = re.compile(rb'%s(?:%s)*(?=<c r="|</row>)' % (_BLANK_CELL, _BLANK_CELL))
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_TRUE = frozenset({"1", "true", "on"})
#: Parts that show something and hold no cells: pictures, charts, shapes and text boxes; but not the boxes of comments.
_PICTURE = re.compile(r"/(?:media|charts|drawings/drawing)")
#: The last row and column a spreadsheet has.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


class OpenXmlBook:
    """A workbook of the Office Open XML family.

    Attributes
    ----------
    sheets
        Sheets that a person can open and that hold cells.
    closed
        Names of sheets that were left closed: macros and dialogs.
    pictures
        Whether it holds pictures or charts.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        part = next((target for kind, target in package.related("").values() if kind == "officeDocument"), "xl/workbook.xml")
        if part not in package:
            raise DamagedError("no workbook part")
        self.closed: list[str] = []
        self.pictures = any(map(_PICTURE.search, package.names))
        relations = package.related(part)
        found, self._is_1904, self._is_stale = self._read_workbook(part)
        by_kind = dict(relations.values())
        self.formats = _formats(package, by_kind.get("styles", ""))
        self._strings: list[str] | None = None
        self._strings_part = by_kind.get("sharedStrings", "")
        self.sheets: list[BookSheet] = []
        for name, state, relation in found:
            kind, target = relations.get(relation, ("", ""))
            is_code = "macro" in kind.casefold() or kind == "dialogsheet"
            if state == "veryHidden" and not is_code:
                continue
            if kind == "worksheet" and target in package:
                self.sheets.append(_OpenXmlSheet(self, name, target, is_hidden=state == "hidden"))
            elif is_code:
                self.closed.append(name)
            elif kind == "chartsheet":
                self.pictures = True
            elif kind == "worksheet":
                raise DamagedError(f"no part {target}")

    @property
    def package(self) -> Package:
        """The package the book is in."""
        return self._package

    @property
    def is_1904(self) -> bool:
        """Whether days are counted from 1904."""
        return self._is_1904

    @property
    def is_stale(self) -> bool:
        """Whether a program asks for everything to be worked out on opening, since it has worked nothing out itself."""
        return self._is_stale

    @property
    def strings(self) -> list[str]:
        """The texts that cells share."""
        if self._strings is None:
            part = self._strings_part
            self._strings = _shared_strings(self._package, part) if part and part in self._package else []
        return self._strings

    def _read_workbook(self, part: str) -> tuple[list[tuple[str, str, str]], bool, bool]:
        found: list[tuple[str, str, str]] = []
        marks: set[str] = set()

        def start(tag: str, given: dict[str, str]) -> None:
            if tag == "sheet":
                relation = next((value for name, value in given.items() if name.endswith(":id")), "")
                found.append((given.get("name", ""), given.get("state", ""), relation))
            elif tag == "workbookPr" and given.get("date1904", "") in _TRUE:
                marks.add("1904")
            elif tag == "calcPr" and given.get("fullCalcOnLoad", "") in _TRUE:
                marks.add("stale")

        parse_xml(self._package.pieces(part), start=start)
        return found, "1904" in marks, "stale" in marks


def _formats(package: Package, part: str) -> list[str]:
    """Return the number format of each cell style; empty for General."""
    codes: dict[int, str] = {}
    formats: list[str] = []
    inside: list[str] = []

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "numFmt":
            codes[_number(given.get("numFmtId", ""))] = given.get("formatCode", "")
        elif tag == "cellXfs":
            inside.append(tag)
        elif tag == "xf" and inside:
            number = _number(given.get("numFmtId", ""))
            code = codes[number] if number in codes else BUILT_IN.get(number, "")
            formats.append("" if code.casefold() == "general" else code)

    def end(tag: str) -> None:
        if tag == "cellXfs":
            inside.clear()

    if part and part in package:
        parse_xml(package.pieces(part), start=start, end=end)
    return formats


def _shared_strings(package: Package, part: str) -> list[str]:
    """Return the shared texts; the reading aid beside Japanese and Chinese words (``rPh``) is no part of them."""
    strings: list[str] = []
    gathered: list[str] = []
    state = {"in": False, "aid": 0}

    def start(tag: str, _: dict[str, str]) -> None:
        if tag == "t":
            state["in"] = not state["aid"]
        elif tag == "rPh":
            state["aid"] = 1
        elif tag == "si":
            gathered.clear()

    def end(tag: str) -> None:
        if tag == "t":
            state["in"] = False
        elif tag == "rPh":
            state["aid"] = 0
        elif tag == "si":
            strings.append(fold_marks(_unescaped("".join(gathered))))

    def text(piece: str) -> None:
        if state["in"]:
            gathered.append(piece)

    parse_xml(package.pieces(part), start=start, end=end, text=text)
    return strings


class _OpenXmlSheet(BookSheet):
    def __init__(self, book: OpenXmlBook, name: str, part: str, *, is_hidden: bool) -> None:
        super().__init__(name, is_hidden=is_hidden)
        self._book, self._part = book, part

    def cells(self) -> Iterator[Cell]:
        """Yield the cells as the part is unpacked."""
        gathered: list[Cell] = []
        reader = _SheetReader(self._book, self.merged, gathered, is_hidden=self.is_hidden)
        pieces = map(_without_blanks, self._book.package.pieces(self._part))
        for _ in xml_steps(pieces, start=reader.start, end=reader.end, text=reader.text):
            yield from gathered
            gathered.clear()


def _without_blanks(piece: bytes) -> bytes:
    """Leave out cells that have a format and nothing else: half of a form is ruled lines.

    A cell without an address of its own is counted on from the one before it, so that only those go that another address or the
    end of the row follows.
    """
    return piece if b"<!" in piece else _BLANK_CELLS.sub(b"", piece)


class _SheetReader:
    """Handlers of one sheet's XML. One object a sheet, since every call counts here: a sheet may have a million cells."""

    __slots__ = (
        *(
            "_book",
            "_merged",
            "_out",
            "_hidden_sheet",
            "_hidden_columns",
            "_hidden_row",
            "_row",
            "_column",
            "_given",
            "_reference",
        ),
        *("_value", "_formula", "_inline", "_into", "_has_value", "_has_formula", "_rows_hidden", "_aid"),
    )

    def __init__(self, book: OpenXmlBook, merged: list[tuple[int, int, int, int]], out: list[Cell], *, is_hidden: bool) -> None:
        self._book, self._merged, self._out = book, merged, out
        merged.clear()
        self._hidden_sheet = "sheet" if is_hidden else ""
        self._hidden_columns: list[tuple[int, int]] = []
        self._hidden_row = self._rows_hidden = False
        self._row = self._column = 0  # of the cell last placed; those behind it without an address are counted on from it
        self._reference = ""
        self._given: dict[str, str] | None = None
        self._value: list[str] = []
        self._formula: list[str] = []
        self._inline: list[str] = []
        self._into: list[str] | None = None
        self._has_value = self._has_formula = self._aid = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        if tag == "c":
            reference = given.get("r")
            if reference:
                self._reference, self._column = reference, 0
            else:
                self._column += 1
            self._given = given
        elif self._given is not None:
            if tag == "v":
                self._has_value, self._into = True, self._value
            elif tag == "f":
                self._has_formula, self._into = True, self._formula
            elif tag == "t" and not self._aid:
                self._into = self._inline
            elif tag == "rPh":
                self._aid = True
        elif tag == "row":
            row = given.get("r", "")
            self._row = _number(row) if row else self._row + 1
            if not 0 < self._row <= LAST_ROW:
                raise DamagedError("a row out of bounds")
            self._column, self._reference = 0, ""
            self._hidden_row = (
                given.get("hidden", "") in _TRUE
                or _is_zero(given.get("ht", ""))
                or (self._rows_hidden and "hidden" not in given and "ht" not in given)
            )
        elif tag == "col":
            if given.get("hidden", "") in _TRUE or _is_zero(given.get("width", "")):
                self._hidden_columns.append((_number(given.get("min", "")), _number(given.get("max", ""))))
        elif tag == "mergeCell":
            first, _, last = given.get("ref", "").partition(":")
            (top, left), (bottom, right) = _place(first), _place(last or first)
            self._merged.append((top, left, bottom, right))
        elif tag == "sheetFormatPr":
            self._rows_hidden = given.get("zeroHeight", "") in _TRUE

    def text(self, piece: str) -> None:
        if self._into is not None:
            if len(self._into) * len(piece) > LONGEST_TEXT:
                raise DamagedError("a text too long for a cell")
            self._into.append(piece)

    def end(self, tag: str) -> None:
        if tag == "c":
            if self._given is None:
                return
            if self._has_value or self._has_formula or self._inline:
                self._end_cell(self._given)
                self._has_value = self._has_formula = False
                self._value.clear()
                self._formula.clear()
                self._inline.clear()
            self._given = None
        elif tag in ("v", "f", "t"):
            self._into = None
        elif tag == "rPh":
            self._aid = False

    def _end_cell(self, given: dict[str, str]) -> None:
        row, column = _place(self._reference) if self._reference else (self._row, 0)
        column += self._column
        style = given.get("s", "0")
        formats = self._book.formats
        number = int(style) if style.isdecimal() else 0
        code = formats[number] if number < len(formats) else ""
        formula = f"={''.join(self._formula) or '…'}" if self._has_formula else ""
        text, kind = self._content(given.get("t", "n"), "".join(self._value), code)
        if formula and self._is_uncomputed(text, kind, given.get("t", "n")):
            text, kind = without_result(formula)
        if not text:
            return
        hidden = self._hidden_sheet or ("row" if self._hidden_row else "")
        if not hidden and self._hidden_columns:
            hidden = "column" if any(first <= column <= last for first, last in self._hidden_columns) else ""
        self._out.append(Cell(row, column, text, kind == "number", "", kind, code, formula, hidden))

    def _content(self, kind: str, value: str, code: str) -> tuple[str, CellKind]:
        """Return text and kind of a value by its type."""
        if kind == "s":
            return self._shared(value), "text"
        if kind == "n":
            value = value.strip()
            if not value:
                return "", "number"
            try:
                number = float(value)
            except ValueError:
                return fold_marks(value), "text"
            if code and is_date_format(code):
                text = date_text(number, is_1904=self._book.is_1904)
                return text, "date" if "-" in text[1:] or ":" in text else "number"
            return number_text(number), "number"
        if kind == "b":
            return ("TRUE" if value.strip() in _TRUE else "FALSE") if value.strip() else "", "boolean"
        if kind == "e":
            return value.strip() or "#N/A", "error"
        if kind == "d":
            return value.strip().removesuffix("T00:00:00").removesuffix("Z"), "date"
        text = "".join(self._inline) if kind == "inlineStr" else value
        return fold_marks(_unescaped(text)), "text"

    def _shared(self, value: str) -> str:
        try:
            number = int(value) if value.strip() else None
            if number is not None and number < 0:
                raise IndexError
            return self._book.strings[number] if number is not None else ""
        except (ValueError, IndexError):
            raise DamagedError("a text that is not among the shared ones") from None

    def _is_uncomputed(self, text: str, kind: str, declared: str) -> bool:
        """Whether a formula's result was never stored.

        Excel stores an empty result as an empty text. Programs that write formulas without working them out leave the value off,
        or put a nought in its place: ``0.0``, which Excel never writes, or 0 in a book that asks to be worked out on opening.
        """
        if declared == "e":
            return False
        if not text:
            return not (declared == "str" and self._has_value)
        return kind == "number" and text == "0" and (self._book.is_stale or "".join(self._value).strip() == "0.0")


def _place(reference: str) -> tuple[int, int]:
    match = _ADDRESS.fullmatch(reference)
    if match is None:
        raise DamagedError("an address that is none")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    if not (0 < row <= LAST_ROW and column <= LAST_COLUMN):
        raise DamagedError("an address out of bounds")
    return row, column


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise DamagedError("a number that is none") from None


def _is_zero(text: str) -> bool:
    try:
        return bool(text) and float(text) == 0
    except ValueError:
        return False


_hexed = partial(int, base=16)


def _unescaped(text: str) -> str:
    """Return a text with its ``_x000D_`` resolved; half of a character alone is none."""
    if "_x" not in text:
        return text
    whole = _ESCAPED.sub(lambda match: chr(_hexed(match[1])), text)
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
