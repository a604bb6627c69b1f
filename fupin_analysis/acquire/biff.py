"""Workbooks of Excel 2 to 2003 (``.xls``): cells with format, error, hiding and merging, by way of xlrd.

Such files always hold a result beside a formula. Programs that cannot work it out leave an empty text there, which may be a
result too: where nothing in the formula could give an empty text, the result was never stored. xlrd does not tell formulas from
values, hence their records are looked up here.

References
----------
[MS-XLS] 2.4.127 (Formula), 2.5.198 (formula tokens).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TypeAlias

import xlrd  # type: ignore[import-untyped]  # it has no types

from fupin_analysis.acquire.books import (
    ERRORS,
    BookSheet,
    DamagedError,
    ListedSheet,
    PasswordNeededError,
    date_text,
    number_text,
)
from fupin_analysis.acquire.guarded import ExhaustedError, run_bounded
from fupin_analysis.core.cells import Cell, CellKind
from fupin_analysis.core.texts.marks import fold_marks
from fupin_analysis.core.texts.number_formats import BUILT_IN

_VERY_HIDDEN = 2
#: The version from which on texts are Unicode, and what Chinese texts before it are in.
_WITH_UNICODE, _CHINESE = 80, "gb18030"
_OF_CHINESE = frozenset({"cp936", "gbk", "gb2312", "gb18030", "cp950", "big5"})
_BOF, _EOF, _FORMULA = {0x0009, 0x0209, 0x0409, 0x0809}, 0x0A, {0x0006, 0x0206, 0x0406}
#: Tokens of formulas: a text of length nought, references, functions of any and of a fixed number of arguments.
_EMPTY_TEXT, _REFERENCES, _FUNCTION, _PLAIN_FUNCTION = b"\x17\x00", (0x04, 0x1A), 0x02, 0x01
#: Functions that give texts: IF, INDEX, MID, TEXT, LOOKUP, CHOOSE, VLOOKUP, LOWER, UPPER, LEFT, RIGHT, TRIM, SUBSTITUTE, T, …
_OF_TEXTS = {1, 28, 29, 30, 31, 48, 78, 100, 101, 102, 112, 113, 114, 115, 116, 118, 119, 120, 130, 148, 162, 336}

#: Name, cells, merged ranges, and whether it is hidden, of a sheet on its way from one process to another.
_PlainSheet: TypeAlias = tuple[str, list[tuple[Any, ...]], list[tuple[int, int, int, int]], bool]


def open_biff(data: bytes) -> list[BookSheet]:
    """Return the sheets of an ``.xls`` workbook, which is read in a process of its own, with bounds.

    Raises
    ------
    DamagedError, PasswordNeededError
        The workbook cannot be read.
    """
    try:
        found = run_bounded(f"{__name__}:plain_sheets", data)
    except ExhaustedError as error:
        raise DamagedError(str(error)) from error
    return [ListedSheet(name, list(map(Cell._make, cells)), merged, is_hidden=hidden) for name, cells, merged, hidden in found]


def plain_sheets(data: bytes) -> list[_PlainSheet]:
    """Return name, cells, merged ranges and whether it is hidden of each sheet of an ``.xls`` workbook, as plain values.

    Raises
    ------
    DamagedError, PasswordNeededError
        The workbook cannot be read.
    """
    book = _opened(data)
    sheets = _sheets(book)
    if book.biff_version < _WITH_UNICODE and _is_chinese_misread(sheets, book.encoding):
        sheets = _sheets(_opened(data, _CHINESE))
    return sheets


def _sheets(book: xlrd.book.Book) -> list[_PlainSheet]:
    sheets: list[_PlainSheet] = []
    for number, name in enumerate(book.sheet_names()):
        try:
            sheet = book.sheet_by_index(number)
        except xlrd.XLRDError:  # a chart or a macro
            continue
        except (MemoryError, KeyboardInterrupt):
            raise
        except Exception as error:
            raise DamagedError(f"{type(error).__name__}: {error}") from error
        if sheet.visibility != _VERY_HIDDEN:
            uncomputed = _uncomputed(book, number)
            cells = list(map(tuple, _cells(book, sheet, uncomputed)))
            merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
            sheets.append((name, cells, merged, sheet.visibility == 1))
        book.unload_sheet(number)
    return sheets


def _is_chinese_misread(sheets: list[_PlainSheet], encoding: str) -> bool:
    """Whether texts in the code page that a workbook declares are Chinese read as that of another country (Æ¶À§»§).

    Programs that do not ask what they write declare the Western one. Two letters with accents side by side in most texts are
    what no Western workbook has.
    """
    texts = [
        text for name, cells, _merged, _hidden in sheets for text in (name, *(cell[2] for cell in cells)) if not text.isascii()
    ]
    fitting = 0
    for text in texts:
        with suppress(LookupError, UnicodeError):
            fitting += bool(text.encode(encoding).decode("gb2312"))
    return encoding not in _OF_CHINESE and 2 * fitting > len(texts)


def _opened(data: bytes, declared: str | None = None) -> xlrd.book.Book:
    """Open a workbook: with its formats if they can be read, and in GB18030 where its text is in no code page that is known."""
    fault: Exception = DamagedError("not a workbook")
    for has_formats, encoding in ((True, declared), (True, _CHINESE), (False, declared), (False, _CHINESE)):
        try:
            return xlrd.open_workbook(
                file_contents=data,
                formatting_info=has_formats,
                encoding_override=encoding,
                on_demand=True,
                ragged_rows=True,
                logfile=io.StringIO(),
            )
        except (MemoryError, KeyboardInterrupt):
            raise
        except Exception as error:  # broken files make the library stumble in every way there is
            if "encrypt" in str(error).casefold() or "password" in str(error).casefold():
                raise PasswordNeededError from error
            fault = error
    raise DamagedError(f"{type(fault).__name__}: {fault}") from fault


def _cells(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet, uncomputed: set[tuple[int, int]]) -> Iterator[Cell]:
    hidden_sheet = "sheet" if sheet.visibility else ""
    hidden_rows = {row for row, info in sheet.rowinfo_map.items() if info.hidden}
    hidden_columns = {column for column, info in sheet.colinfo_map.items() if info.hidden}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
            code = _format(book, sheet, row, column)
            text, name = _content(kind, value, book.datemode == 1)
            if (row, column) in uncomputed:
                text, name = "=…", "uncomputed"
            if text:
                hidden = hidden_sheet or ("row" if row in hidden_rows else "column" if column in hidden_columns else "")
                formula = "=…" if name == "uncomputed" else ""
                yield Cell(row + 1, column + 1, text, name == "number", "", name, code, formula, hidden)


def _content(kind: int, value: object, is_1904: bool) -> tuple[str, CellKind]:
    if kind == xlrd.XL_CELL_TEXT:
        return fold_marks(str(value)), "text"
    if kind == xlrd.XL_CELL_NUMBER:
        return number_text(float(str(value))), "number"
    if kind == xlrd.XL_CELL_DATE:
        text = date_text(float(str(value)), is_1904=is_1904)
        return text, "date" if "-" in text[1:] or ":" in text else "number"
    if kind == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if value else "FALSE", "boolean"
    if kind == xlrd.XL_CELL_ERROR:
        return ERRORS.get(int(str(value)), "#N/A"), "error"
    return "", "text"


def _format(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet, row: int, column: int) -> str:
    if not book.formatting_info:
        return ""
    with suppress(IndexError, KeyError):
        key = book.xf_list[sheet.cell_xf_index(row, column)].format_key
        code = str(book.format_map[key].format_str)
        if key in BUILT_IN and (key >= 27 or code.casefold() in ("general", "")):
            return BUILT_IN[key]
        return "" if code.casefold() == "general" else code
    return ""


def _uncomputed(book: xlrd.book.Book, number: int) -> set[tuple[int, int]]:
    """Return row and column [from 0] of formulas whose result is an empty text that they could never give."""
    if book.biff_version < 50 or book.mem is None:  # then every file was written by Excel itself
        return set()
    stream, start = bytes(book.mem), book._sh_abs_posn[number]
    found: set[tuple[int, int]] = set()
    depth = 0
    for kind, body in _records(stream, start):
        if kind in _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif kind in _FORMULA and len(body) >= 22 and body[12:14] == b"\xff\xff" and body[6] == 3:
            tokens = body[22 : 22 + int.from_bytes(body[20:22], "little")]
            if not _may_be_empty(tokens):
                row, column = struct.unpack_from("<HH", body)
                found.add((row, column))
    return found


def _may_be_empty(tokens: bytes) -> bool:
    """Whether an empty text can come out of a formula: it holds one, ends in a function of texts, or only refers to a cell."""
    is_reference = len(tokens) in (4, 5, 7) and tokens[0] & 0x1F in _REFERENCES
    called = int.from_bytes(tokens[-2:], "little") if len(tokens) > 4 else 0
    ends_in_text = called in _OF_TEXTS and (tokens[-4] & 0x1F == _FUNCTION or tokens[-3] & 0x1F == _PLAIN_FUNCTION)
    return not tokens or is_reference or ends_in_text or _EMPTY_TEXT in tokens


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length
