"""Delimited text (CSV and its kin) to rows of text with their address."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pandas as pd

from fupin_analysis.acquire.content import kind_of, name_of, read_bytes
from fupin_analysis.core.cells import Cell, Sheet, from_sheets
from fupin_analysis.core.marks import fold_marks
from fupin_analysis.errors import FupinError, Problem

#: Likeliest first where all fit: commas also group digits, tabs and semicolons do nothing else.
DELIMITERS = ("\t", ";", ",")
#: Control characters but for tabs, line ends and the end mark of old text files.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x19\x1b-\x1f\x7f-\x9f]")
_BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def read_delimited(path: Path, *, root: Path | None = None) -> pd.DataFrame:
    """Read a text file of rows as a table of cells without sheet name.

    The encoding is found, not guessed: a byte-order mark, else strict UTF-8, else UTF-16 told by its NUL bytes, else strict
    GB18030, which contains GBK and GB2312. The delimiter (comma, semicolon or tab) is the one under which the most rows agree.

    Parameters
    ----------
    path
        The file.
    root
        Folder below which the file's path is shown in addresses; without it, the bare name is.

    Raises
    ------
    FupinError
        F101 missing, F102 empty, F103 no text or broken quoting, F105 not to be opened, F106 unknown encoding.
    """
    return from_sheets([read_text_sheet(path, root=root)])


def read_text_sheet(path: Path, *, root: Path | None = None) -> Sheet:
    """Read a text file of rows as :func:`read_delimited` does, as a sheet."""
    name = name_of(path, root)
    cells = [
        Cell(row, column, text)
        for row, written in enumerate(split_rows(read_text(path, where=name), where=name), start=1)
        for column, text in enumerate(map(fold_marks, written), start=1)
        if text
    ]
    if not cells:
        raise FupinError(Problem("F102", where=name))
    return Sheet(name, "", cells)


def read_text(path: Path, *, where: str) -> str:
    """Return the text of a file, which `where` names to people; raises as :func:`read_delimited`."""
    data = read_bytes(path, where=where)
    if kind_of(data) != "text":
        raise FupinError(Problem("F103", where=where, details={"got": kind_of(data)}))
    text = _decode(data)
    if text is None:
        raise FupinError(Problem("F106", where=where))
    return text


def split_rows(text: str, *, where: str) -> list[list[str]]:
    """Split delimited text into rows of cells; F103 where its quoting is broken."""
    try:
        return _rows(text)
    except csv.Error as error:
        raise FupinError(Problem("F103", where=where, details={"got": f"csv ({error})"})) from error


def iterate_rows(text: str, delimiter: str, *, where: str) -> Iterator[list[str]]:
    """Yield the rows of a text of known delimiter one by one; F103 where its quoting is broken."""
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except csv.Error as error:
        raise FupinError(Problem("F103", where=where, details={"got": f"csv ({error})"})) from error


def _decode(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), encoding)
    if b"\0" in data:  # ASCII signs have their NUL first in big-endian UTF-16, second in little-endian
        return _strictly(data, "utf-16-be" if data[0::2].count(0) > data[1::2].count(0) else "utf-16-le")
    return _strictly(data, "utf-8") or _strictly(data, "gb18030")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    # Control characters mean that the bytes were no text of this encoding, though they could be decoded.
    return None if _CONTROL.search(text) else text.rstrip("\x1a")


def _rows(text: str) -> list[list[str]]:
    """Split into rows; strict, since a quote left open would otherwise swallow the rest of the file into one cell."""
    tables: list[list[list[str]]] = []
    fault: csv.Error | None = None
    for delimiter in DELIMITERS:
        try:
            tables.append(list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)))
        except csv.Error as error:  # quotes that are right for one delimiter are often wrong for another
            fault = fault or error

    def agreement(table: list[list[str]]) -> tuple[int, int]:
        widths = Counter(len(row) for row in table if len(row) > 1)
        width, rows = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
        return rows, width

    best = max(tables, key=agreement, default=[])
    if fault is not None and not agreement(best)[0]:
        raise fault
    return best
