"""Workbooks (``.xlsx``, ``.xls``, ``.xlsb``, ``.ods``) to cells with their address."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import pandas as pd
import python_calamine as calamine

from fupin_analysis.acquire.books import BookSheet, DamagedError, ListedSheet, PasswordNeededError
from fupin_analysis.acquire.content import kind_of, name_of, read_bytes
from fupin_analysis.acquire.error_values import read_error_values
from fupin_analysis.acquire.openxml import OpenXmlBook
from fupin_analysis.acquire.packages import Package
from fupin_analysis.core.cells import Cell, Sheet, from_sheets
from fupin_analysis.core.marks import fold_marks
from fupin_analysis.errors import FupinError, Problem

WORKBOOK_KINDS = ("xlsx", "xls", "xlsb", "ods")

_Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
_Place: TypeAlias = tuple[int, int]


def read_workbook(path: Path, *, root: Path | None = None, skip: Container[str] = ()) -> pd.DataFrame:
    """Read every sheet that a person can open, hidden ones included, as a table of cells.

    Parameters
    ----------
    path
        The workbook. Its bytes decide what it is, not its suffix.
    root
        Folder below which the file's path is shown in addresses; without it, the bare name is.
    skip
        Names of sheets to leave out; a workbook of nothing else is then no problem.

    Returns
    -------
    pandas.DataFrame
        Table of cells (:mod:`fupin_analysis.core.cells`), sheet by sheet, row by row. Merged ranges are filled where the format
        tells them; `merged_from` is empty for the first cell of a range, the one that was typed. Error values such as ``#REF!``
        are text, and so is a formula whose result was never stored.

    Raises
    ------
    FupinError
        F101 missing, F102 empty, F103 damaged or no workbook, F104 password, F105 not to be opened.
    """
    return from_sheets(read_sheets(path, root=root, skip=skip))


def read_sheets(path: Path, *, root: Path | None = None, skip: Container[str] = ()) -> list[Sheet]:
    """Read a workbook as :func:`read_workbook` does, as sheets of cells; sheets without content are left out."""
    name = name_of(path, root)
    data = read_bytes(path, where=name)
    kind = kind_of(data)
    if kind == "encrypted":
        raise FupinError(Problem("F104", where=name))
    if kind not in WORKBOOK_KINDS:
        raise FupinError(Problem("F103", where=name, details={"got": kind}))
    with problems_of(kind, name):
        read = [Sheet(name, one.name, whole_sheet(one), one.is_hidden) for one in open_book(data, kind) if one.name not in skip]
    sheets = [sheet for sheet in read if sheet.cells]
    if not sheets and not skip:
        raise FupinError(Problem("F102", where=name))
    return sheets


@contextmanager
def problems_of(kind: str, name: str) -> Iterator[None]:
    """Turn what readers of workbooks raise into a FupinError that calls the file `name`: F104 password, F103 damaged."""
    try:
        yield
    except PasswordNeededError as error:
        raise FupinError(Problem("F104", where=name)) from error
    except DamagedError as error:
        raise FupinError(Problem("F103", where=name, details={"got": f"{kind} (damaged / 已损坏)"})) from error


def open_book(data: bytes, kind: str) -> Iterable[BookSheet]:
    """Open a workbook of one of :data:`WORKBOOK_KINDS`.

    Raises DamagedError and PasswordNeededError, also while its sheets are read.
    """
    if kind == "xlsx":
        return OpenXmlBook(Package(data)).sheets
    return _by_library(data, kind)


def whole_sheet(sheet: BookSheet) -> list[Cell]:
    """Return all cells of a sheet in the order of rows and columns, merged ranges filled.

    Only places are filled whose row and whose column hold something of their own: a title merged over a whole row of 16,384
    columns must not become as many cells.
    """
    own = {(cell.row, cell.column): cell for cell in sheet.cells()}
    filled = dict(_filled(own, sheet.merged))
    return [cell for _, cell in sorted((own | filled).items())]


def _filled(own: dict[_Place, Cell], merged: Iterable[tuple[int, int, int, int]]) -> Iterator[tuple[_Place, Cell]]:
    rows, columns = (sorted({place[axis] for place in own}) for axis in (0, 1))
    for top, left, bottom, right in merged:
        anchor = own.get((top, left))
        if anchor is None or (top, left) == (bottom, right):
            continue
        across = [column for column in columns if left <= column <= right]
        for row in (row for row in rows if top <= row <= bottom):
            for column in across:
                if (row, column) != (top, left):
                    yield (row, column), anchor._replace(row=row, column=column, merged_from=anchor.address)


def _by_library(data: bytes, kind: str) -> Iterator[BookSheet]:
    errors = read_error_values(data, kind)
    with opened_sheets(data, kind, "") as sheets:
        for title, sheet in sheets:
            grid = {(cell.row, cell.column): cell for cell in _cells(sheet)}
            for (row, column), text in errors.get(title, {}).items():
                grid[row, column] = Cell(row, column, text, kind="error")
            merged = [
                (top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
            ]
            yield ListedSheet(title, list(grid.values()), merged)


@contextmanager
def opened_sheets(
    data: bytes, kind: str, name: str, skip: Container[str] = ()
) -> Iterator[Iterator[tuple[str, calamine.CalamineSheet]]]:
    """Open a workbook of one of :data:`WORKBOOK_KINDS` and hand on its sheets that a person can open, but for those to skip.

    What the reader raises while the workbook is open becomes one of the errors of a book.
    """
    try:
        with calamine.load_workbook(BytesIO(data)) as book:
            yield (
                (entry.name, book.get_sheet_by_name(entry.name))
                for entry in book.sheets_metadata
                if entry.visible != calamine.SheetVisibleEnum.VeryHidden
                and entry.typ == calamine.SheetTypeEnum.WorkSheet
                and entry.name not in skip
            )
    except calamine.PasswordError as error:
        raise PasswordNeededError from error
    except BaseException as error:
        # The reader's Rust core panics over some broken .xls files, with an exception of its own outside of Exception.
        if not isinstance(error, calamine.CalamineError | OSError) and type(error).__name__ != "PanicException":
            raise
        raise DamagedError(f"{name} {kind}: {error}") from error


def _cells(sheet: calamine.CalamineSheet) -> Iterator[Cell]:
    # Leading empty rows and columns are kept, so that the addresses are those a person sees.
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        for column, value in enumerate(values, start=1):
            text = fold_marks(text_of(value))
            if text:
                is_number = isinstance(value, int | float) and not isinstance(value, bool)
                kind = "number" if is_number else "date" if isinstance(value, date | time) else "text"
                yield Cell(row, column, text, is_number, kind="boolean" if isinstance(value, bool) else kind)


def text_of(value: _Value) -> str:
    """Return a value the way a person reads it; a number has the 15 significant digits a spreadsheet shows."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return format(Decimal(format(value, ".15g")), "f")
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)
