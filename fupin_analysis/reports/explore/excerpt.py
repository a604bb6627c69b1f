"""From a number to its cell: the place an address names, with what stands around it."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from fupin_analysis.core.account import Entry
from fupin_analysis.core.answers import Readings, answering
from fupin_analysis.core.cells import column_letters
from fupin_analysis.core.disk.folder import folder_of, list_inputs
from fupin_analysis.core.source import Source, split_sources
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import read_account, read_text
from fupin_analysis.present.words import say

#: Rows and columns shown on each side of a cell.
_ROWS, _COLUMNS = 4, 4
_LETTERS = re.compile(r"([A-Z]+)(\d+)")
_NUMBERS = re.compile(r"第(\d+)行(?:第(\d+)列)?")


def find_excerpt(source: str, *, data: Path, readings: Readings, language: str = "zh") -> str:
    """Return what an address names, as HTML.

    Parameters
    ----------
    source
        The address; of several joined, the first.
    data
        Folder of returns.
    readings
        The answers in force.
    language
        ``"zh"`` or ``"en"``.

    Returns
    -------
    str
        A table of the cells around, or the paragraph, with the place marked by ``<mark>``; where it cannot be shown (a register,
        whose rows are persons; a file that is gone), a sentence that says so.
    """
    first = next(iter(split_sources(source)), "")
    place = Source.parse(first)
    path = _find(data, place.file)
    body = ""
    if path is not None:
        try:
            with answering(readings):
                body = _paragraph(path, data, place) if place.paragraph else _cells(path, data, place)
        except FupinError:
            body = ""
    told = "" if body else f"<p>{escape(say('explore.no_excerpt', language))}</p>"
    return f"<p><b>{escape(first)}</b></p>{body}{told}"


def _find(data: Path, name: str) -> Path | None:
    root = folder_of(data)
    return next((path for path in list_inputs(data) if mask_identifiers(path.relative_to(root).as_posix()) == name), None)


def _paragraph(path: Path, data: Path, place: Source) -> str:
    texts = {one.number: one.text for one in read_text(path, root=folder_of(data)).prose.paragraphs}
    text = texts.get(place.paragraph, "")
    if not place.first:
        return f"<p>{escape(mask_identifiers(text))}</p>"
    parts = text[: place.first - 1], text[place.first - 1 : place.last], text[place.last :]
    before, meant, after = (escape(mask_identifiers(part)) for part in parts)
    return f"<p>{before}<mark>{meant}</mark>{after}</p>"


def _cells(path: Path, data: Path, place: Source) -> str:
    where = _where(place)
    if where is None:
        return ""
    row, column = where
    entries = [
        one
        for one in read_account(path, root=folder_of(data))
        if one.sheet == place.sheet and abs(one.row - row) <= _ROWS and (not column or abs(one.column - column) <= _COLUMNS)
    ]
    if not any(one.row == row and column in (0, one.column) for one in entries):
        return ""
    return _table(entries, row, column)


def _where(place: Source) -> tuple[int, int] | None:
    """Row and column of a cell, from 1; column 0 for a whole row."""
    if place.row:
        return place.row, 0
    if found := _LETTERS.fullmatch(place.cell):
        column = 0
        for letter in found[1]:
            column = column * 26 + ord(letter) - ord("A") + 1
        return int(found[2]), column
    if found := _NUMBERS.fullmatch(place.cell):
        return int(found[1]), int(found[2] or 0)
    return None


def _table(entries: list[Entry], row: int, column: int) -> str:
    columns, rows = sorted({one.column for one in entries}), sorted({one.row for one in entries})
    texts = {(one.row, one.column): one.text for one in entries}
    head = "".join(f'<th scope="col">{column_letters(at)}</th>' for at in columns)
    lines = []
    for line in rows:
        cells = []
        for at in columns:
            text = escape(texts.get((line, at), ""))
            is_meant = line == row and column in (0, at) and text
            cells.append(f"<td>{f'<mark>{text}</mark>' if is_meant else text}</td>")
        lines.append(f'<tr><th scope="row">{line}</th>{"".join(cells)}</tr>')
    return f'<table><thead><tr><th scope="col">#</th>{head}</tr></thead><tbody>{"".join(lines)}</tbody></table>'
