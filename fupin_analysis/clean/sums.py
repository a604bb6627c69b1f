"""Whether the sums typed in a table (合计, 总计, 小计) are those of its rows and its columns: a check that needs no meaning.

It speaks only where nothing else could explain a difference: every part was read as a number of the same measure that can be
added, no row is a part of another (其中), and no part is left blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from fupin_analysis.clean.foreign import CellOutcome
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.regions import SheetTable
from fupin_analysis.core.cells import source_of
from fupin_analysis.core.terms import load_vocabulary
from fupin_analysis.errors import Problem

_SUMS = (Level.TOTAL, Level.SUBTOTAL)
#: Kinds of measures that add up; shares and means do not.
_ADDITIVE = frozenset({"count", "amount", "length", "area", "quantity"})
#: Rows in which a column must be the sum of others before it is said of another row that it is not.
_LEAST_FITTING = 2


@dataclass(frozen=True)
class _Row:
    """A row of a table: its outcomes by column, and what its name says."""

    of: Mapping[int, CellOutcome]
    level: Level
    is_within: bool


def check_sums(table: SheetTable, outcomes: Sequence[CellOutcome], *, file: str, sheet: str) -> list[Problem]:
    """Return a remark (F265) on each sum typed in a table that is not the sum of the parts beside it.

    Parameters
    ----------
    table
        A table of a sheet.
    outcomes
        What became of its cells.
    file, sheet
        Names for the addresses.

    Returns
    -------
    list of Problem
        In the order of the sheet. A sum rounded from rounded parts holds within half a unit of the last digit for each part.
    """
    by_cell = {(outcome.cell.row, outcome.cell.column): outcome for outcome in outcomes}
    rows = []
    for line in table.lines:
        levels = {clean_place(text).level for text in line.labels.values()}
        of = {number: by_cell[cell.row, cell.column] for number, cell in line.values if (cell.row, cell.column) in by_cell}
        level = next((one for one in _SUMS if one in levels), Level.UNKNOWN)
        rows.append(_Row(of, level, any("其中" in text for text in line.labels.values()) or Level.COMPARISON in levels))
    wrong = [*_wrong_down(rows), *_wrong_across(table, rows)]
    problems = []
    for outcome, total in sorted(wrong, key=lambda entry: (entry[0].cell.row, entry[0].cell.column)):
        where = source_of(file, sheet, outcome.cell.row, outcome.cell.column)
        details = {"got": _shown(_number(outcome)), "expected": _shown(total), "gap": _shown(abs(total - _number(outcome)))}
        problems.append(Problem("F265", where=where, details=details))
    return problems


def _wrong_down(rows: Sequence[_Row]) -> Iterator[tuple[CellOutcome, Decimal]]:
    """Yield each cell of a row of sums that is not the sum of its column, with what that is."""
    for place, row in enumerate(rows):
        if row.level is Level.UNKNOWN:
            continue
        before = [index for index in range(place) if rows[index].level is not Level.UNKNOWN]
        start = before[-1] + 1 if before else 0
        if start == place:  # the sum stands first, or another sum above it
            end = next((index for index in range(place + 1, len(rows)) if rows[index].level is not Level.UNKNOWN), len(rows))
            near = rows[place + 1 : end] if not before else []
        else:
            near = rows[start:place]
        choices = [near] if row.level is Level.SUBTOTAL else [near, _plain(rows[:place]), [rows[index] for index in before]]
        for column, outcome in row.of.items():
            sums = [(total, len(parts)) for parts in choices if (total := _sum(parts, column, outcome)) is not None]
            if sums and not any(_fits(outcome, total, count) for total, count in sums):
                yield outcome, sums[0][0]


def _plain(rows: Sequence[_Row]) -> list[_Row]:
    return [row for row in rows if row.level is Level.UNKNOWN]


def _sum(parts: Sequence[_Row], column: int, outcome: CellOutcome) -> Decimal | None:
    """Return what the parts of a column add up to; None where they are not all known to be parts of one sum."""
    if len(parts) < 2 or any(row.is_within for row in parts):
        return None
    cells = [row.of.get(column) for row in parts]
    return _added([cell for cell in cells if cell is not None], outcome) if None not in cells else None


def _wrong_across(table: SheetTable, rows: Sequence[_Row]) -> Iterator[tuple[CellOutcome, Decimal]]:
    """Yield each cell of a column of sums that is not the sum of its row, where most others are."""
    for column, head in table.columns.items():
        own = _without(head.path)
        if own is None:
            continue
        parts = [number for number, other in table.columns.items() if number < column and _is_part(other.path, own)]
        earlier = [number for number in parts if _without(table.columns[number].path) is not None]
        parts = [number for number in parts if not earlier or number > earlier[-1]]
        sums = [
            (row.of[column], total)
            for row in rows
            if column in row.of and len(parts) > 1 and all(number in row.of for number in parts)
            if (total := _added([row.of[number] for number in parts], row.of[column])) is not None
        ]
        wrong = [(outcome, total) for outcome, total in sums if not _fits(outcome, total, len(parts))]
        if len(sums) - len(wrong) >= max(_LEAST_FITTING, len(wrong) + 1):
            yield from wrong


def _without(path: Sequence[str]) -> tuple[str, ...] | None:
    """Return the headings of a column of sums without the word that says so; None for any other column."""
    place = next((place for place, text in enumerate(path) if clean_place(text).level in _SUMS), None)
    return None if place is None else (*path[:place], *path[place + 1 :])


def _is_part(path: Sequence[str], own: tuple[str, ...]) -> bool:
    """Whether a column stands under the headings of a sum and one of its own: 因病 › 户 beside 合计 › 户."""
    return len(path) == len(own) + 1 and any((*path[:place], *path[place + 1 :]) == own for place in range(len(path)))


def _added(parts: Sequence[CellOutcome], whole: CellOutcome) -> Decimal | None:
    """Add numbers as typed; None where one was not understood, or they are not all of one unit and measure that adds up."""
    numbers = [_number(part, is_part=True) for part in parts]
    measures = {str(figure["measure"]) for part in parts for figure in part.figures}
    units = {part.unit for part in parts}
    if not _number(whole).is_finite() or not all(number.is_finite() for number in numbers):
        return None
    if len(measures) != 1 or len(units) != 1 or any(len(part.figures) != 1 for part in parts):
        return None
    measure = load_vocabulary().measures[measures.pop()]
    adds = measure.kind in _ADDITIVE and "_per_" not in measure.name
    return sum(numbers, Decimal(0)) if adds and {figure["measure"] for figure in whole.figures} <= {measure.name} else None


def _number(outcome: CellOutcome, *, is_part: bool = False) -> Decimal:
    """Return a cell's number as typed; not a number where it holds none, or is a part that was set aside."""
    if is_part and not outcome.figures:
        return Decimal("NaN")
    try:
        return Decimal(outcome.cell.text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return Decimal("NaN")


def _fits(outcome: CellOutcome, total: Decimal, parts: int) -> bool:
    """Whether a typed sum is that of its parts, as far as rounding lets anybody tell."""
    number = _number(outcome)
    own, theirs = _decimals(number), _decimals(total)
    halves = 1 if own < theirs else parts + 1 if own else 0
    return abs(number - total) <= Decimal(halves) / 2 * Decimal(1).scaleb(-own)


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.normalize().as_tuple().exponent))


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}"
