"""The files of a folder, and the reader that fits each."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

import pandas as pd

from fupin_analysis.acquire.content import kind_of, name_of, read_bytes
from fupin_analysis.acquire.delimited import read_text_sheet
from fupin_analysis.acquire.workbook import WORKBOOK_KINDS, read_sheets
from fupin_analysis.core.cells import Sheet, from_sheets
from fupin_analysis.errors import FupinError, Problem

#: Suffixes of files that hold tables; ``.et`` is what WPS calls its workbooks.
_SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".tsv"})


def list_inputs(folder: Path) -> list[Path]:
    """Return the data files below `folder`, sorted by path; a single file is its own list.

    Lock files of spreadsheets that are open (``~$…``), hidden files and files that hold no tables are left out.

    Raises
    ------
    FupinError
        F101 where there is no such folder, F307 where it holds no data file.
    """
    if folder.is_file():
        return [folder]
    if not folder.exists():
        raise FupinError(Problem("F101", where=str(folder)))
    found = [path for path in folder.rglob("*") if _is_input(path.relative_to(folder)) and path.is_file()]
    if not found:
        raise FupinError(Problem("F307", where=str(folder)))
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def read_input(path: Path, *, root: Path | None = None, skip: Container[str] = ()) -> pd.DataFrame:
    """Read one file as a table of cells, by what it is and not by what it is called.

    Parameters
    ----------
    path
        Workbook or delimited text.
    root
        Folder below which the file's path is shown in addresses.
    skip
        Names of sheets to leave out, since they have been read as registers; the only sheet of a text file has no name.

    Raises
    ------
    FupinError
        As :func:`~fupin_analysis.acquire.workbook.read_workbook` and :func:`~fupin_analysis.acquire.delimited.read_delimited`.
    """
    return from_sheets(read_file(path, root=root, skip=skip))


def read_file(path: Path, *, root: Path | None = None, skip: Container[str] = ()) -> list[Sheet]:
    """Read one file as :func:`read_input` does, as sheets of cells."""
    kind = kind_of(read_bytes(path, where=name_of(path, root)))
    if kind in (*WORKBOOK_KINDS, "encrypted"):
        return read_sheets(path, root=root, skip=skip)
    return [] if "" in skip else [read_text_sheet(path, root=root)]


def _is_input(path: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts)
    return not hidden and path.suffix.lower() in _SUFFIXES
