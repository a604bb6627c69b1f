"""Amounts that stand in another unit than those of the other rows: 36000 below 3.2 and 4.1 of 补助金额（万元）.

An amount divided by what it was spent on (households, persons, kilometres) is of one size in all rows of a table. Where one
row is a thousand times off and more, and all others agree, its number was hardly meant in the unit of its heading. It needs no
meaning, so it holds for columns in their own words too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import median

from fupin_analysis.clean.columns import Role
from fupin_analysis.clean.foreign import CellOutcome
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.regions import SheetTable
from fupin_analysis.core.cells import source_of
from fupin_analysis.core.terms import load_vocabulary
from fupin_analysis.errors import Problem

#: Rows that must agree before it is said of another that it does not.
_FEWEST = 3
#: How far the others may lie apart, and how far off the one must be, as powers of ten.
_APART, _OFF = 1.0, 2.6
_SUMS = frozenset({Level.TOTAL, Level.SUBTOTAL, Level.WHOLE, Level.ABOVE, Level.COMPARISON})

_Values = Mapping[int, float]


def check_magnitudes(table: SheetTable, outcomes: Sequence[CellOutcome], *, file: str, sheet: str) -> list[Problem]:
    """Return a remark (F287) on each amount that is a thousand times off what all other rows of its column let expect.

    Parameters
    ----------
    table
        A table of a sheet.
    outcomes
        What became of its cells.
    file, sheet
        Names for the addresses.
    """
    by_cell = {(one.cell.row, one.cell.column): one for one in outcomes if len(one.figures) == 1}
    amounts: dict[int, dict[int, float]] = {}
    counts: dict[int, dict[int, float]] = {}
    cells: dict[tuple[int, int], CellOutcome] = {}
    for place, line in enumerate(table.lines):
        if any(clean_place(text).level in _SUMS for text in line.labels.values()):
            continue
        for number, cell in line.values:
            outcome = by_cell.get((cell.row, cell.column))
            if outcome is None or table.columns[number].role is not Role.VALUE:
                continue
            value, kind = float(str(outcome.figures[0]["value"])), _kind(outcome)
            if value > 0 and kind in ("amount", "count", "length", "area"):
                (amounts if kind == "amount" else counts).setdefault(number, {})[place] = value
                cells[number, place] = outcome
    problems = []
    for number, own in amounts.items():
        for place, other, factor in _off(own, counts):
            outcome = cells[number, place]
            details = {"got": outcome.cell.shown, "heading": _head(table, number), "other": _head(table, other)}
            details["expected"] = _times(factor)
            problems.append(Problem("F287", where=source_of(file, sheet, outcome.cell.row, outcome.cell.column), details=details))
    return problems


def _off(own: _Values, counts: Mapping[int, _Values]) -> list[tuple[int, int, float]]:
    """Return the row of amounts that is far off by every column of counts that agrees in all others, that column, and how far."""
    told: list[tuple[int, int, float]] = []
    for number, count in counts.items():
        ratios = {place: math.log10(amount / count[place]) for place, amount in own.items() if place in count}
        found = _odd(ratios)
        if found is not None:
            told.append((found[0], number, found[1]))
        elif len(ratios) > _FEWEST and max(ratios.values()) - min(ratios.values()) <= _APART:
            return []  # a column by which all rows are of one size
    return told[:1] if len({place for place, *_ in told}) == 1 else []


def _odd(ratios: Mapping[int, float]) -> tuple[int, float] | None:
    for place, ratio in ratios.items():
        others = [one for at, one in ratios.items() if at != place]
        if len(others) >= _FEWEST and max(others) - min(others) <= _APART and abs(ratio - median(others)) >= _OFF:
            return place, ratio - median(others)
    return None


def _kind(outcome: CellOutcome) -> str:
    return load_vocabulary().measures[str(outcome.figures[0]["measure"])].kind


def _head(table: SheetTable, number: int) -> str:
    return " ".join(dict.fromkeys(table.columns[number].path))


def _times(factor: float) -> str:
    """Return how far off a value is, to one digit: 10000, 1/10000."""
    size = abs(factor)
    rounded = round(10**size, -math.floor(size))
    return f"{rounded:.0f}" if factor > 0 else f"1/{rounded:.0f}"
