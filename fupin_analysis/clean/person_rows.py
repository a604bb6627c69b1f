"""Rows of one person each: what was paid to or counted of somebody is no figure of a township, and is not shown.

Who is named says so: those who were paid, taught or helped (领取人, 户主). Those who answer for something (负责人, 包村干部) are
named beside villages and works; only where nothing else tells the rows apart are the rows theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from fupin_analysis.clean.columns import LABELS, Role
from fupin_analysis.clean.foreign import CellOutcome
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.quarantine import set_aside
from fupin_analysis.clean.regions import Line, SheetTable
from fupin_analysis.clean.sheets import is_value_like
from fupin_analysis.core.cells import source_of
from fupin_analysis.core.terms import drop_brackets, fold
from fupin_analysis.errors import Problem

#: Who answers for a village or a work, and is not whom its numbers are about.
_ANSWERS_FOR = re.compile(
    "负责|责任|联系|经办|填表|审核|帮扶|包[村片联户组乡]|挂[包联钩]|驻村|领导|干部|书记|主任|队长|专干|专员|法人|联络|协管|管理|技术员|网格|电话|手机|站长|所长|校长|院长"
)
_SUMS = (Level.TOTAL, Level.SUBTOTAL, Level.WHOLE)
_HIDDEN = "***"


def without_persons(table: SheetTable, outcomes: Sequence[CellOutcome], *, file: str, sheet: str) -> list[CellOutcome]:
    """Return the outcomes of a table, those of rows of one person each set aside (F288) without what they hold.

    Parameters
    ----------
    table
        A table of a sheet.
    outcomes
        What became of its cells.
    file, sheet
        Names for the addresses.
    """
    cells = {(cell.row, cell.column) for line in _rows_of_persons(table) for _, cell in line.values}
    return [
        replace(one, figures=(), unit="", aside=set_aside(_problem(one, file, sheet), _HIDDEN))
        if (one.aside is None or one.aside["code"] != "F222") and (one.cell.row, one.cell.column) in cells
        else one
        for one in outcomes
    ]


def _problem(outcome: CellOutcome, file: str, sheet: str) -> Problem:
    return Problem("F288", where=source_of(file, sheet, outcome.cell.row, outcome.cell.column))


def _rows_of_persons(table: SheetTable) -> Iterator[Line]:
    heads = {
        number: fold(drop_brackets(column.path[-1])) if column.path else ""
        for number, column in table.columns.items()
        if column.role is Role.PERSONAL
    }
    theirs = {number for number, heading in heads.items() if not _ANSWERS_FOR.search(heading)}
    rows = [line for line in table.lines if not any(clean_place(text).level in _SUMS for text in line.labels.values())]
    names = [_names(line, table) for line in rows]
    are_told = all(names) and len({*names}) == len(names)
    for line in rows:
        named = {number for number, cell in line.values if number in heads and not is_value_like(cell)}
        if named & theirs or (named and not are_told):
            yield line


def _names(line: Line, table: SheetTable) -> tuple[str, ...]:
    return tuple(text for number, text in sorted(line.labels.items()) if table.columns[number].role in LABELS)
