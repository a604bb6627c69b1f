"""Rows called 小计 in a table that has other sums: they are of the rows above them alone, and no figure of the township."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fupin_analysis.clean.foreign import CellOutcome
from fupin_analysis.clean.layout.columns import LABELS
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.quarantine import set_aside
from fupin_analysis.core.cells import source_of
from fupin_analysis.errors import Problem

_SUMS = frozenset({Level.TOTAL, Level.SUBTOTAL})


def partial_sums_aside(table: SheetTable, outcomes: Sequence[CellOutcome], *, file: str, sheet: str) -> list[CellOutcome]:
    """Return the outcomes of a table, those of its partial sums set aside (F221); they have been held against their rows.

    Parameters
    ----------
    table
        A table of a sheet.
    outcomes
        What became of its cells.
    file, sheet
        Names for the addresses.
    """
    cells = {(cell.row, cell.column) for line in _partial(table) for _, cell in line.values}
    return [_aside(one, file, sheet) if (one.cell.row, one.cell.column) in cells and one.figures else one for one in outcomes]


def _partial(table: SheetTable) -> Iterator[Line]:
    """Yield the rows that say no more than 小计, where other rows are sums as well."""
    sums = [(line, levels) for line in table.lines if (levels := _levels(line, table)) and levels <= _SUMS]
    yield from (line for line, levels in sums if levels == {Level.SUBTOTAL} and len(sums) > 1)


def _levels(line: Line, table: SheetTable) -> set[Level]:
    return {clean_place(text).level for number, text in line.labels.items() if table.columns[number].role in LABELS}


def _aside(outcome: CellOutcome, file: str, sheet: str) -> CellOutcome:
    figure = outcome.figures[0]
    where = source_of(file, sheet, outcome.cell.row, outcome.cell.column)
    problem = Problem("F221", where=where, details={"got": ""})
    row = set_aside(problem, outcome.cell.shown, township=str(figure["township"]), topic=str(figure["topic"]))
    return replace(outcome, figures=(), aside=row)
