"""Workbooks (``.xlsx``, ``.xls``, ``.xlsb``, ``.ods``) to rows of text with their address."""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import pandas as pd
import python_calamine as calamine

from fupin_analysis.acquire.content import kind_of, name_of, read_bytes
from fupin_analysis.acquire.error_values import read_error_values
from fupin_analysis.core.cells import cell_address, to_cells
from fupin_analysis.errors import FupinError, Problem

WORKBOOK_KINDS = ("xlsx", "xls", "xlsb", "ods")

_Value: TypeAlias = int | float | str | bool | time | date | datetime | timedelta
#: Row and column [from 1] → text and whether it is a typed number.
_Grid: TypeAlias = dict[tuple[int, int], tuple[str, bool]]


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
        tells them (``.xlsx`` and ``.xls``); `merged_from` is empty for the first cell of a range, the one that was typed. Error
        values such as ``#REF!`` are text.

    Raises
    ------
    FupinError
        F101 missing, F102 empty, F103 damaged or no workbook, F104 password, F105 not to be opened.
    """
    name = name_of(path, root)
    data = read_bytes(path, where=name)
    kind = kind_of(data)
    if kind == "encrypted":
        raise FupinError(Problem("F104", where=name))
    if kind not in WORKBOOK_KINDS:
        raise FupinError(Problem("F103", where=name, details={"got": kind}))
    rows = [
        (name, sheet, row, column, text, is_number, merged_from)
        for sheet, grid, merged in _sheets(data, kind, name, skip)
        for (row, column), (text, is_number) in sorted(grid.items())
        for merged_from in (merged.get((row, column), ""),)
    ]
    if not rows and not skip:
        raise FupinError(Problem("F102", where=name))
    return to_cells(rows)


def _sheets(data: bytes, kind: str, name: str, skip: Container[str]) -> Iterator[tuple[str, _Grid, dict[tuple[int, int], str]]]:
    """Yield each sheet's name, its cells, and for each filled cell of a merged range the address it was filled from."""
    errors = read_error_values(data, kind)
    with opened_sheets(data, kind, name, skip) as sheets:
        for title, sheet in sheets:
            grid = dict(_cells(sheet)) | {place: (text, False) for place, text in errors.get(title, {}).items()}
            merged = dict(_merged(sheet, grid))
            yield title, grid | {place: grid[anchor] for place, anchor in merged.items()}, _addresses(merged)


@contextmanager
def opened_sheets(
    data: bytes, kind: str, name: str, skip: Container[str] = ()
) -> Iterator[Iterator[tuple[str, calamine.CalamineSheet]]]:
    """Open a workbook of one of :data:`WORKBOOK_KINDS` and hand on its sheets that a person can open, but for those to skip.

    What the reader raises while the workbook is open becomes a FupinError that calls the workbook `name`: F104 password, F103
    damaged.
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
        raise FupinError(Problem("F104", where=name)) from error
    except BaseException as error:
        # The reader's Rust core panics over some broken .xls files, with an exception of its own outside of Exception.
        if not isinstance(error, calamine.CalamineError | OSError) and type(error).__name__ != "PanicException":
            raise
        raise FupinError(Problem("F103", where=name, details={"got": f"{kind} (damaged / 已损坏)"})) from error


def _cells(sheet: calamine.CalamineSheet) -> Iterator[tuple[tuple[int, int], tuple[str, bool]]]:
    # Leading empty rows and columns are kept, so that the addresses are those a person sees.
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        for column, value in enumerate(values, start=1):
            text = text_of(value)
            if text.strip():
                yield (row, column), (text, isinstance(value, int | float) and not isinstance(value, bool))


def _merged(sheet: calamine.CalamineSheet, grid: _Grid) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield each further cell of a merged range with the range's first cell, within the area in use.

    A title merged over a whole row of 16,384 columns must not become as many cells.
    """
    last_row, last_column = (max((place[axis] for place in grid), default=0) for axis in (0, 1))
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        anchor = (top + 1, left + 1)
        if anchor in grid:
            for row in range(top + 1, min(bottom + 1, last_row) + 1):
                for column in range(left + 1, min(right + 1, last_column) + 1):
                    if (row, column) != anchor:
                        yield (row, column), anchor


def _addresses(merged: dict[tuple[int, int], tuple[int, int]]) -> dict[tuple[int, int], str]:
    return {place: cell_address(*anchor) for place, anchor in merged.items()}


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
