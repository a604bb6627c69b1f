"""Figures of income beside expenditure say of which of both they are: 合计 and 其他 stand in both halves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.foreign import CellOutcome
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.quarantine import Row
from fupin_analysis.core.words.terms import is_own, own_words


def halves_apart(table: SheetTable, outcomes: Sequence[CellOutcome]) -> list[CellOutcome]:
    """Return the outcomes of a half of a table, those in words that do not say of which half with its word before them.

    Parameters
    ----------
    table
        A table of a sheet.
    outcomes
        What became of its cells.
    """
    if not table.half:
        return list(outcomes)
    return [replace(one, figures=tuple(_of_half(figure, table.half) for figure in one.figures)) for one in outcomes]


def _of_half(figure: Row, half: str) -> Row:
    item = str(figure["item"])
    return figure if half in item or not is_own(item) else figure | {"item": own_words(f"{half} {item}")}
