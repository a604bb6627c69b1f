"""Whether the columns of a table that say of each other what they are hold in every row: a check that needs no meaning.

A rate (完成率) is one column divided by another, an amount a number times what one of them costs (补助标准), what remains (剩余,
未完成) a plan less what is done. Which columns those are, the rows themselves tell: only where all rows but one hold, four of
them at least, is that one said to be wrong, and only where nothing else in the table explains it. Rates of several digits
(66.67, 81.25) tell it in fewer rows: no chance makes two of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import permutations

from fupin_analysis.clean.columns import Role
from fupin_analysis.clean.foreign import CellOutcome
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.regions import SheetTable
from fupin_analysis.core.cells import source_of
from fupin_analysis.core.terms import drop_brackets, fold
from fupin_analysis.errors import Problem

#: Rows that must hold before it is said of another that it does not.
_FEWEST = 4
#: Rows of rates that tell it too, and by how many digits more than there are pairs of columns to try.
_FEW, _MOST_DIGITS = 2, 4
#: Columns beyond which a table is no bureau's, and trying all pairs would take long.
_MOST_COLUMNS = 40
_RATE = re.compile("率$")
_PRICE = re.compile("标准|单价|每[人户亩头只羽株吨名个]|均价")
_AMOUNT = re.compile("金额?$|资金|补助|补贴|费$|款$|投资|租金|收入|产值")
_REST = re.compile("剩余|尚余|结余|余额|^未|尚未|缺口|差额")
_SUMS = frozenset({Level.TOTAL, Level.SUBTOTAL, Level.WHOLE, Level.ABOVE, Level.COMPARISON})
#: Powers of ten between a number times its price and the amount: 元 and 万元.
_SCALES = (Decimal(1), Decimal("0.0001"), Decimal("0.001"))

_Numbers = Mapping[int, Decimal]


@dataclass(frozen=True)
class _Kind:
    """A way in which a column is made of two others; `slack` are the units of its last digit by which rounding may move it."""

    head: re.Pattern[str]
    second: re.Pattern[str] | None
    scales: Sequence[Decimal]
    make: Callable[[Decimal, Decimal], Decimal | None]
    slack: Decimal


def _quotient(one: Decimal, other: Decimal) -> Decimal | None:
    return one / other if other else None


_KINDS = (
    _Kind(_RATE, None, (Decimal(1), Decimal(100)), _quotient, Decimal(1)),
    _Kind(_AMOUNT, _PRICE, _SCALES, lambda one, other: one * other, Decimal(1)),
    _Kind(_REST, None, (Decimal(1),), lambda one, other: one - other, Decimal(0)),
)


def check_relations(table: SheetTable, outcomes: Sequence[CellOutcome], *, file: str, sheet: str) -> list[Problem]:
    """Return a remark (F286) on each cell that is not what the columns beside it make in all other rows.

    Parameters
    ----------
    table
        A table of a sheet.
    outcomes
        What became of its cells.
    file, sheet
        Names for the addresses.
    """
    by_cell = {(one.cell.row, one.cell.column): one for one in outcomes}
    rows = [place for place, line in enumerate(table.lines) if not _is_sum(line.labels.values())]
    columns: dict[int, dict[int, Decimal]] = {}
    cells: dict[tuple[int, int], CellOutcome] = {}
    for place in rows:
        for number, cell in table.lines[place].values:
            outcome = by_cell.get((cell.row, cell.column))
            value = _number(outcome) if outcome is not None else None
            if outcome is not None and value is not None and table.columns[number].role is Role.VALUE:
                columns.setdefault(number, {})[place] = value
                cells[number, place] = outcome
    if len(columns) > _MOST_COLUMNS:
        return []
    problems = []
    for number in columns:
        found = _wrong(number, columns, table)
        if found is not None:
            place, expected, one, other = found
            outcome = cells[number, place]
            details = {"got": outcome.cell.shown, "expected": _shown(expected, outcome), "heading": _head(table, number)}
            details |= {"one": _head(table, one), "other": _head(table, other)}
            problems.append(Problem("F286", where=source_of(file, sheet, outcome.cell.row, outcome.cell.column), details=details))
    return problems


def _wrong(number: int, columns: Mapping[int, _Numbers], table: SheetTable) -> tuple[int, Decimal, int, int] | None:
    """Return the only row of a column that is not made as all others are, and what it would be; None where nothing tells."""
    heading = fold(drop_brackets(table.columns[number].path[-1])) if table.columns[number].path else ""
    for kind in _KINDS:
        if not kind.head.search(heading):
            continue
        told = list(_readings(number, columns, table, kind))
        if any(not misses for misses, *_ in told):
            return None  # some pair of columns makes every row
        rows = {(misses[0], _rounded(expected)) for misses, expected, *_ in told}
        if len(rows) == 1:
            misses, expected, one, other = told[0]
            return misses[0], expected, one, other
    return None


def _readings(
    number: int, columns: Mapping[int, _Numbers], table: SheetTable, kind: _Kind
) -> Iterator[tuple[list[int], Decimal, int, int]]:
    """Yield each pair of columns that makes all rows of a column but one at the most: that row, what it would be, the pair."""
    own = columns[number]
    telling = len({value for value in own.values() if value not in (0, 1, 100)})
    if telling < (_FEW if kind.head is _RATE else _FEWEST - 1):
        return
    least = _MOST_DIGITS + len(str(len(columns) ** 2))
    for one, other in permutations([at for at in columns if at != number], 2):
        if kind.second is not None and not any(kind.second.search(fold(text)) for text in table.columns[other].path):
            continue
        for scale in kind.scales:
            found = _misses(own, columns[one], columns[other], kind, scale, least)
            if found is not None:
                yield (*found, one, other)


def _misses(
    own: _Numbers, one: _Numbers, other: _Numbers, kind: _Kind, scale: Decimal, least: int
) -> tuple[list[int], Decimal] | None:
    """Return the row that two columns do not make, and what it would be; None where they miss more than one, or make too few."""
    misses, held, digits, expected = [], 0, 0, Decimal(0)
    for row, value in own.items():
        if row not in one or row not in other or (made := kind.make(one[row], other[row])) is None:
            continue
        if abs(value - made * scale) <= kind.slack * Decimal(1).scaleb(min(0, _exponent(value))):
            held += 1
            digits += _digits(value) if kind.head is _RATE else 0
            continue
        if value == 0 and made < 0:
            continue  # more was done than planned: nothing remains
        misses.append(row)
        expected = made * scale
        if len(misses) > 1:
            return None
    is_told = held >= _FEWEST or (held >= _FEW and digits >= least)
    return (misses, expected) if is_told else None


def _digits(rate: Decimal) -> int:
    """Return how many digits of a rate, a share or per cent, have to be right for it to hold; none of 0 and 100."""
    places = -_exponent(rate)
    return 0 if rate in (0, 1, 100) or places < 1 else places + (2 if rate > 1 else 0)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _number(outcome: CellOutcome) -> Decimal | None:
    """Return a cell's number as typed, a percentage as it is written; None where it holds none."""
    text = outcome.cell.text.strip().replace(",", "").replace("，", "").rstrip("%％")
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _is_sum(labels: Iterable[str]) -> bool:
    return any(clean_place(text).level in _SUMS for text in labels)


def _head(table: SheetTable, number: int) -> str:
    return " ".join(dict.fromkeys(table.columns[number].path))


def _rounded(number: Decimal) -> Decimal:
    return round(number, 4)


def _shown(number: Decimal, outcome: CellOutcome) -> str:
    is_percent = outcome.cell.text.strip().endswith(("%", "％"))
    return f"{round(number, 2).normalize():f}{'%' if is_percent else ''}"
