"""The files of a folder, and the reader that fits each."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, islice
from operator import attrgetter
from pathlib import Path

import pandas as pd

from fupin_analysis.acquire.content import WORKBOOK_KINDS, kind_of, name_of, read_bytes
from fupin_analysis.acquire.delimited import register_of_text, sheet_of_text, text_of
from fupin_analysis.acquire.register import HEAD_ROWS, RegisterSheet, continued, find_head, read_cells
from fupin_analysis.acquire.workbook import empty, opened, sheet_of
from fupin_analysis.core.cells import Cell, Sheet, from_sheets
from fupin_analysis.core.marks import has_control_characters
from fupin_analysis.errors import FupinError, Problem

#: Suffixes of files that are no data: settings and notes kept beside it, and what systems leave behind.
_NO_DATA = frozenset({".toml", ".json", ".yaml", ".yml", ".ini", ".db", ".lnk", ".py", ".log", ".sha256"})
_NOTES = frozenset({"readme", "license", "changelog", "notes", "说明"})
_LEFT_BEHIND = frozenset({"__MACOSX", "decisions"})


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


def list_inputs(folder: Path) -> list[Path]:
    """Return the files below `folder` that may be data, sorted by path; a single file is its own list.

    What a file is, its bytes tell when it is read, whatever it is called. Lock files of spreadsheets that are open (``~$…``),
    hidden files, settings and notes kept beside the data are left out.

    Raises
    ------
    FupinError
        F101 where there is no such folder, F307 where it holds no data file, F116 where it, or a folder in it, cannot be looked
        into.
    """
    if folder.is_file():
        return [folder]
    if not folder.exists():
        raise FupinError(Problem("F101", where=str(folder)))
    found = [path for path in _walk(folder) if _may_be_data(path.relative_to(folder))]
    if not found:
        raise FupinError(Problem("F307", where=str(folder)))
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _walk(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise FupinError(Problem("F116", where=str(error.filename), details={"got": error.strerror or ""}))

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        yield from (path for name in files if (path := Path(parent, name)).is_file())


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name in _LEFT_BEHIND


def _may_be_data(path: Path) -> bool:
    return not any(map(_is_hidden, path.parts)) and path.suffix.lower() not in _NO_DATA and not _is_note(path)


def _is_note(path: Path) -> bool:
    return path.name == "Thumbs.db" or path.stem.split(".")[0].lower() in _NOTES


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
    if kind_of(data) in WORKBOOK_KINDS:
        return _read_book(data, name)
    text = text_of(data, where=name)
    problems = [Problem("F120", where=name)] if has_control_characters(text) else []
    register = register_of_text(text, where=name)
    if register is not None:
        return Contents(registers=[register], problems=problems)
    return Contents([sheet_of_text(text, where=name)], problems=problems)


def read_registers(path: Path, *, root: Path | None = None) -> list[RegisterSheet]:
    """Return the sheets of a file that are registers; none where it is a return or a table of any other kind."""
    return read_file(path, root=root).registers


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
