"""The cells of one file to figures: whatever kind of table it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from fupin_analysis.clean.foreign import clean_table
from fupin_analysis.clean.headers import find_tables
from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.quarantine import Cleaned, Row, set_aside, to_cleaned
from fupin_analysis.clean.returns import clean_return, is_return
from fupin_analysis.clean.sheets import Cell, sheet_rows
from fupin_analysis.clean.tidy import clean_tidy, find_tidy_head
from fupin_analysis.core.cells import Sheet, source_of, to_sheets
from fupin_analysis.core.privacy import mask_identifiers
from fupin_analysis.core.terms import fold
from fupin_analysis.errors import Problem

#: Headings that only registers of persons have.
_PERSONAL = re.compile(
    r"(?:居民|公民)?身份(?:证|证件)?(?:号码|号)?|证件(?:号码|号)|残疾证(?:号码|号)|(?:户主|成员|学生|家庭成员|贫困户|受助人)?姓名"
)
_IDENTITY = re.compile(r"[0-9]{15}|[0-9]{17}[0-9Xx].{0,4}")


def clean_cells(
    cells: pd.DataFrame | Sequence[Sheet], *, township: str = "", year: int | None = None, is_alone: bool = True
) -> Cleaned:
    """Clean the cells of one file.

    Parameters
    ----------
    cells
        Table of cells, or sheets (:mod:`fupin_analysis.core.cells`): the project's return workbook, tidy tables, or tables of
        any other make.
    township, year
        What the caller knows of the file; what its tables say themselves goes before it.
    is_alone
        Whether these are all the cells of the file; beside a register, sheets of notes are no problem.

    Returns
    -------
    Cleaned
        Every cell typed as a value is a figure or a row of the quarantine, once. Sheets of which nothing could be read are
        problems: F108 no table in it, F111 a list of persons that is no register, of which nothing is shown.
    """
    sheets = to_sheets(cells) if isinstance(cells, pd.DataFrame) else cells
    if is_return(sheets):
        return clean_return(sheets)
    figures: list[Row] = []
    quarantine: list[Row] = []
    problems: list[Problem] = []
    idle: list[Problem] = []
    for sheet in sheets:
        rows, where = sheet_rows(sheet), sheet.where
        if _is_of_persons(rows):
            problems.append(Problem("F111", where=where))
            continue
        outcomes = _clean_sheet(rows, file=sheet.file, sheet=sheet.name, township=township, year=year)
        if outcomes is None:
            has_numbers = any(cell.is_number for row in rows for cell in row)
            unread = Problem("F108", where=where, details={"got": _glimpse(rows)})
            (problems if has_numbers else idle).append(unread)
            continue
        for row, is_figure in outcomes:
            (figures if is_figure else quarantine).append(row)
    if is_alone and not figures and not quarantine and not problems:
        problems = idle[:1]  # sheets of notes are no problem beside a table, but a file of nothing else is
    return to_cleaned(figures, quarantine, problems)


def _clean_sheet(
    rows: list[list[Cell]], *, file: str, sheet: str, township: str, year: int | None
) -> list[tuple[Row, bool]] | None:
    """Return the outcome for each value cell of a sheet; None where no table is found on it."""
    head = find_tidy_head(rows)
    if head is not None:
        return list(clean_tidy(rows, head, file=file, sheet=sheet))
    tables, strays = find_tables(rows)
    if not any(table.lines for table in tables):
        return None
    outcomes = [_stray(cell, file=file, sheet=sheet) for cell in strays]
    for table in tables:
        outcomes += clean_table(table, file=file, sheet=sheet, township=township, year=year)
    return outcomes


def _stray(cell: Cell, *, file: str, sheet: str) -> tuple[Row, bool]:
    """Set aside a number that stands above the first heading."""
    problem = CellProblem("F205", {"got": ""})
    return set_aside(problem.problem(source_of(file, sheet, cell.row, cell.column)), cell.text), False


def _is_of_persons(rows: list[list[Cell]]) -> bool:
    """Whether a sheet lists persons: it has a heading of names or identity numbers, or such numbers themselves."""
    return any(_PERSONAL.fullmatch(fold(cell.text)) or _IDENTITY.fullmatch(fold(cell.text)) for row in rows for cell in row)


def _glimpse(rows: list[list[Cell]]) -> str:
    """Return the first words of a sheet, for a message."""
    return mask_identifiers(" ".join(dict.fromkeys(" ".join(cell.text.split()) for row in rows[:2] for cell in row)))
