"""Entries of a ledger are no figures of the township: each is one payment of one day; what they come to the sum below says.

So does the last 本年累计 where no sum of all stands below it. What is said of a month or a page is the sum of some entries.
"""

from __future__ import annotations

from fupin_analysis.clean.layout.ledgers import LedgerRow, entry_of
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable, words_in_row
from fupin_analysis.clean.sheets import is_value_like

_SUMS = frozenset({LedgerRow.OF_SOME, LedgerRow.SO_FAR, LedgerRow.OF_ALL})


def entries_aside(read: ReadTable) -> ReadTable:
    """Return a ledger with its entries set aside (F247), and the sums of some of them (F221); any other table as it is."""
    if not read.table.days:
        return read
    kinds = [(entry_of(words_in_row(line)), line) for line in read.table.lines]
    of_all = [line for kind, line in kinds if kind is LedgerRow.OF_ALL] or [
        line for kind, line in kinds if kind is LedgerRow.SO_FAR
    ][-1:]
    kept = {id(line) for line in of_all}
    entries = [line for kind, line in kinds if kind not in _SUMS]
    sums = [line for kind, line in kinds if kind in _SUMS and id(line) not in kept]
    return read.rows_aside(entries, "F247", _counts).rows_aside(sums, "F221", _counts)


def _counts(outcome: CellOutcome) -> bool:
    """Whether a cell was read, or asked about as a number: remarks stay remarks, and what was not reported is not."""
    return bool(outcome.figures) or (outcome.aside is not None and is_value_like(outcome.cell))
