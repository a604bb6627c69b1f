"""Entries of a ledger are no figures of the township: each is one payment of one day; what they come to the sum below says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.foreign import CellOutcome
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.quarantine import set_aside
from fupin_analysis.clean.sheets import is_value_like
from fupin_analysis.core.cells import source_of
from fupin_analysis.errors import Problem

#: What a row of a ledger says that is of all of it.
_OF_ALL = frozenset({"合计", "总计", "共计", "累计", "本年合计", "全年合计", "本年累计", "年度合计", "总合计"})


def entries_aside(table: SheetTable, outcomes: Sequence[CellOutcome], *, file: str, sheet: str) -> list[CellOutcome]:
    """Return the outcomes of a ledger, those of its entries set aside (F247); of any other table as they are.

    Parameters
    ----------
    table
        A table of a sheet.
    outcomes
        What became of its cells.
    file, sheet
        Names for the addresses.
    """
    if not table.days:
        return list(outcomes)
    cells = {(cell.row, cell.column) for line in table.lines if not _is_of_all(line) for _, cell in line.values}
    return [_aside(one, file, sheet) if (one.cell.row, one.cell.column) in cells and _counts(one) else one for one in outcomes]


def _is_of_all(line: Line) -> bool:
    texts = ["".join(text.split()) for text in line.labels.values() if text.strip()]
    return any(text in _OF_ALL for text in texts) and all(clean_place(text).level is not Level.SUBTOTAL for text in texts)


def _counts(outcome: CellOutcome) -> bool:
    """Whether a cell was read, or asked about as a number: remarks stay remarks, and what was not reported is not."""
    return bool(outcome.figures) or (outcome.aside is not None and is_value_like(outcome.cell))


def _aside(outcome: CellOutcome, file: str, sheet: str) -> CellOutcome:
    row = outcome.figures[0] if outcome.figures else outcome.aside or {}
    where = source_of(file, sheet, outcome.cell.row, outcome.cell.column)
    township, topic = str(row.get("township", "")), str(row.get("topic", ""))
    aside = set_aside(Problem("F247", where=where), outcome.cell.shown, township=township, topic=topic)
    return replace(outcome, figures=(), aside=aside)
