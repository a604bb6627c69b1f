"""Columns of money of which nobody says the unit: 512.6 is yuan or 10,000 yuan, and which of them is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.foreign import CellOutcome
from fupin_analysis.clean.quarantine import set_aside
from fupin_analysis.core.cells import source_of
from fupin_analysis.errors import Problem

#: A column that reaches this many is in yuan: so many 万元 no township has.
_YUAN = 10_000.0
#: Amounts below this, or with decimals, are as likely 万元.
_EITHER = 1_000.0


def ask_units(outcomes: Sequence[CellOutcome], *, file: str, sheet: str) -> list[CellOutcome]:
    """Set aside the amounts of a table whose unit is written nowhere and that may be yuan or 10,000 yuan.

    Parameters
    ----------
    outcomes
        What became of the cells of one table; an amount without any unit has an empty one.
    file, sheet
        Names for the addresses.

    Returns
    -------
    list of CellOutcome
        The same; a cell of doubtful unit with the question instead of its figure (F267). A column of which any value reaches
        10,000, or all are whole and some reach 1,000, is in yuan.
    """
    columns: dict[tuple[str, str], list[float]] = {}
    for one in outcomes:
        if _is_bare(one):
            columns.setdefault(_column(one), []).append(float(str(one.figures[0]["value"])))
    doubtful = {column for column, values in columns.items() if _is_either(values)}
    return [_asked(one, file, sheet) if _is_bare(one) and _column(one) in doubtful else one for one in outcomes]


def _is_bare(one: CellOutcome) -> bool:
    return len(one.figures) == 1 and not one.unit and one.figures[0]["measure"] == "amount_yuan"


def _column(one: CellOutcome) -> tuple[str, str]:
    """What the amounts of one column, or one row of a table on its side, have in common."""
    figure = one.figures[0]
    return str(figure["topic"]), str(figure["item"])


def _is_either(values: Sequence[float]) -> bool:
    known = [abs(value) for value in values if value]
    return bool(known) and max(known) < _YUAN and (max(known) < _EITHER or any(value % 1 for value in known))


def _asked(one: CellOutcome, file: str, sheet: str) -> CellOutcome:
    where = source_of(file, sheet, one.cell.row, one.cell.column)
    figure = one.figures[0]
    heading = one.heading.rpartition(" › ")[2] or one.name
    problem = Problem("F267", where=where, details={"got": one.cell.shown, "label": heading})
    whose, topic = str(figure["township"]), str(figure["topic"])
    return replace(one, figures=(), aside=set_aside(problem, one.cell.shown, township=whose, topic=topic))
