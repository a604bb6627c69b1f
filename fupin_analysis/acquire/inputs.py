"""The files of a folder, and the reader that fits each."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, islice
from operator import attrgetter
from pathlib import Path

import pandas as pd

from fupin_analysis.acquire.content import WORKBOOK_KINDS, kind_of, name_of, read_bytes
from fupin_analysis.acquire.delimited import register_of_text, sheet_of_text, text_of
from fupin_analysis.acquire.encodings import told_damage
from fupin_analysis.acquire.parquet import read_parquet
from fupin_analysis.acquire.register import HEAD_ROWS, RegisterSheet, continued, find_head, read_cells
from fupin_analysis.acquire.workbook import empty, opened, sheet_of, told
from fupin_analysis.core.cells import Cell, Sheet, from_sheets
from fupin_analysis.core.disk.folder import list_inputs as list_inputs  # where readers are looked for
from fupin_analysis.core.texts.marks import has_control_characters
from fupin_analysis.errors import FupinError, Problem


@dataclass
class Contents:
    """What one file holds.

    Parameters
    ----------
    sheets
        Sheets of cells, but for those that are registers.
    registers
        Household registers, without anything that tells who a person is.
    problems
        What was not read, or should be known about how it was read.
    """

    sheets: list[Sheet] = field(default_factory=list)
    registers: list[RegisterSheet] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_input(path: Path, *, root: Path | None = None, skip: Container[str] = ()) -> pd.DataFrame:
    """Read one file as a table of cells, by what it is and not by what it is called.

    Parameters
    ----------
    path
        Workbook or delimited text.
    root
        Folder below which the file's path is shown in addresses.
    skip
        Names of sheets to leave out; the only sheet of a text file has no name.

    Raises
    ------
    FupinError
        As :func:`~fupin_analysis.acquire.workbook.read_workbook` and :func:`~fupin_analysis.acquire.delimited.read_delimited`.
    """
    name = name_of(path, root)
    data = read_bytes(path, where=name)
    if kind_of(data) not in WORKBOOK_KINDS:
        return from_sheets([] if "" in skip else [sheet_of_text(text_of(data, where=name), where=name)])
    with opened(data, name) as book:
        return from_sheets(sheet_of(one, name, one.cells()) for one in book.sheets if one.name not in skip)


def read_file(path: Path, *, root: Path | None = None) -> Contents:
    """Read one file, once: its registers row by row, everything else cell by cell; raises as :func:`read_input`."""
    name = name_of(path, root)
    data = read_bytes(path, where=name)
    kind = kind_of(data)
    if kind in WORKBOOK_KINDS:
        return _read_book(data, name)
    if kind == "parquet":
        with told(kind, name):
            found = read_parquet(data, where=name)
        return Contents([found]) if isinstance(found, Sheet) else Contents(registers=[found])
    text = text_of(data, where=name)
    problems = [Problem("F120", where=name)] if has_control_characters(text) else []
    problems += told_damage(data, name) if "\ufffd" in text else []
    register = register_of_text(text, where=name)
    if register is not None:
        return Contents(registers=[register], problems=problems)
    return Contents([sheet_of_text(text, where=name)], problems=problems)


def _read_book(data: bytes, name: str) -> Contents:
    contents = Contents()
    with opened(data, name) as book:
        for one in book.sheets:
            lines = ((row, list(cells)) for row, cells in groupby(one.cells(), key=attrgetter("row")))
            top = list(islice(lines, HEAD_ROWS))
            head = find_head([[cell.text for cell in cells] for _, cells in top], [[c.column for c in cells] for _, cells in top])
            if head is not None:
                register = read_cells(top, lines, head, sheet=one, file=name)
                if not register.titles and contents.registers:  # printed on from sheet to sheet, with the title on the first
                    register = replace(register, titles=contents.registers[-1].titles)
                contents.registers.append(register)
                continue
            rest: Iterator[Cell] = chain.from_iterable(cells for _, cells in chain(top, lines))
            sheet = sheet_of(one, name, rest)
            more = continued(contents.registers, sheet)
            if more is not None:
                contents.registers.append(more)
            elif sheet.cells:
                contents.sheets.append(sheet)
    if book.closed:
        contents.problems.append(Problem("F118", where=name, details={"got": "、".join(book.closed)}))
    if not contents.sheets and not contents.registers:
        raise FupinError(empty(book, name))
    contents.problems += [_recovered(one) for one in contents.registers if one.recovered]
    return contents


def _recovered(register: RegisterSheet) -> Problem:
    where = f"{register.file} › {register.sheet}" if register.sheet else register.file
    return Problem("F272", where=where, details={"count": len(register.recovered), "rows": register.recovered[0][0]})
