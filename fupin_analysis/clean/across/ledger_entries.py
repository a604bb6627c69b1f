"""Entries of a ledger are no figures of the township: each is one payment of one day; what they come to the sum below says."""

from __future__ import annotations

from fupin_analysis.clean.layout.regions import Line
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.sheets import is_value_like

#: What a row of a ledger says that is of all of it.
_OF_ALL = frozenset({"合计", "总计", "共计", "累计", "本年合计", "全年合计", "本年累计", "年度合计", "总合计"})


def entries_aside(read: ReadTable) -> ReadTable:
    """Return a ledger with its entries set aside (F247); any other table as it is."""
    lines = [line for line in read.table.lines if not _is_of_all(line)] if read.table.days else []
    return read.rows_aside(lines, "F247", _counts)


def _is_of_all(line: Line) -> bool:
    texts = ["".join(text.split()) for text in line.labels.values() if text.strip()]
    return any(text in _OF_ALL for text in texts) and all(clean_place(text).level is not Level.SUBTOTAL for text in texts)


def _counts(outcome: CellOutcome) -> bool:
    """Whether a cell was read, or asked about as a number: remarks stay remarks, and what was not reported is not."""
    return bool(outcome.figures) or (outcome.aside is not None and is_value_like(outcome.cell))
