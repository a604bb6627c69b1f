"""Delimited text (CSV and its kin) to rows of text with their address."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from functools import partial
from io import StringIO
from itertools import chain, islice
from pathlib import Path

import pandas as pd

from fupin_analysis.acquire.books import MOST_CELLS
from fupin_analysis.acquire.content import NOT_READ, kind_of, name_of, read_bytes
from fupin_analysis.acquire.encodings import decode, decode_damaged
from fupin_analysis.acquire.register import HEAD_ROWS, RegisterSheet, find_head, may_be_register, read_texts
from fupin_analysis.core.cells import Sheet, from_sheets, text_cells
from fupin_analysis.core.texts.marks import fold_marks, has_control_characters, may_have_marks
from fupin_analysis.errors import FupinError, Problem

#: Likeliest first where all fit: commas also group digits, tabs and semicolons do nothing else.
DELIMITERS = ("\t", ";", ",", "|")
#: A field guarded as ``="12"``: its quotes open in the middle, where a delimiter inside would split it.
_GUARDED = re.compile(r'(^|[\t;,|])="([^"\r\n]*)"(?=[\t;,|\r\n]|$)', re.MULTILINE)
#: ``"12" ,``: a blank that pads a field stands outside its quotes.
_BLANK_BEHIND_QUOTE = re.compile(r'(?<=[^\t;,|\r\n])" +(?=[\t;,|\r\n]|\Z)')


def read_delimited(path: Path, *, root: Path | None = None) -> pd.DataFrame:
    """Read a text file of rows as a table of cells without sheet name.

    The encoding is found, not guessed: a byte-order mark, else strict UTF-8, else UTF-16 told by its NUL bytes, else strict
    GB18030, which contains GBK and GB2312. The delimiter (comma, semicolon, tab or bar) is the one under which the most rows
    agree.

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
    name = name_of(path, root)
    return from_sheets([sheet_of_text(text_of(read_bytes(path, where=name), where=name), where=name)])


def sheet_of_text(text: str, *, where: str) -> Sheet:
    """Return the rows of a text file, which `where` names, as a sheet of cells; raises as :func:`read_delimited`."""
    rows = split_rows(text, where=where)
    if sum(map(len, rows)) > MOST_CELLS and not _is_tidy(rows) and sum(map(bool, chain.from_iterable(rows))) > MOST_CELLS:
        raise FupinError(Problem("F121", where=where, details={"got": f"{MOST_CELLS:,}"}))
    if ("\ufffd" in text or has_control_characters(text)) and _is_shifted(rows):
        raise FupinError(Problem("F106", where=where))
    fold = fold_marks if may_have_marks(text) else str.strip
    cells = [cell for row, written in enumerate(rows, start=1) for cell in text_cells(row, map(fold, written)) if cell.text]
    if not cells:
        raise FupinError(Problem("F102", where=where))
    return Sheet(where, "", cells)


def _is_tidy(rows: list[list[str]]) -> bool:
    """Whether each row is one figure, as this program writes them: of those there may be any number."""
    return any({"township", "measure", "value"} <= {text.strip().casefold() for text in row} for row in rows[:5])


def _is_shifted(rows: list[list[str]]) -> bool:
    """Whether a delimiter or a line end is among what is damaged: then numbers stand under other headings than their own."""
    usual = Counter(len(row) for row in rows if len(row) > 1).most_common(1)
    widths = {len(row) for row in rows if len(row) > 1 and any("\ufffd" in text or has_control_characters(text) for text in row)}
    return bool(widths - {usual[0][0]}) if usual else False


def register_of_text(text: str, *, where: str) -> RegisterSheet | None:
    """Return a text file as a household register, row by row, since a province's has millions; None where it is none."""
    if not may_be_register(text):
        return None
    damaged = "\ufffd" in text
    for delimiter in DELIMITERS:
        rows = iterate_rows(text, delimiter, where=where)
        try:
            top = list(islice(rows, HEAD_ROWS))
        except FupinError:  # quotes that are right for one delimiter are often wrong for another
            continue
        head = find_head(top)
        if head is not None and damaged:  # a person under another heading would be counted as something else
            raise FupinError(Problem("F106", where=where))
        if head is not None:
            return read_texts(top, rows, head, file=where)
    return None


def text_of(data: bytes, *, where: str) -> str:
    """Return the text of a file, which `where` names to people; raises as :func:`read_delimited`."""
    kind = kind_of(data)
    if kind != "text":
        raise FupinError(Problem(NOT_READ.get(kind, "F103"), where=where, details={"got": kind}))
    text = decode(data)
    if text is None and (damaged := decode_damaged(data)) is not None:
        text = damaged[0]
    if text is None:
        raise FupinError(Problem("F106", where=where))
    return _GUARDED.sub(r'\1"\2"', text) if '="' in text else text


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


def _rows(text: str) -> list[list[str]]:
    """Split into rows; strict, since a quote left open would otherwise swallow the rest of the file into one cell."""
    tables: list[list[list[str]]] = []
    fault: csv.Error | None = None
    for delimiter in [mark for mark in DELIMITERS if mark in text] or DELIMITERS[-1:]:
        for mend in (str, partial(_BLANK_BEHIND_QUOTE.sub, '"')):
            try:
                tables.append(list(csv.reader(StringIO(mend(text), newline=""), delimiter=delimiter, strict=True)))
                break
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
