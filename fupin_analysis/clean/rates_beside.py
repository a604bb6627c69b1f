"""Columns of rates headed % with numbers up to 1 (0.956), where the columns beside them tell what is meant.

A number up to 1 under 参保率（%） may be 0.956 % or 95.6 % and is asked about (F212). Where two other columns of the table
divide, in every row, into just that decimal (956 of 1,000) or that per cent, nobody needs to be asked. It takes two rows, so
that no chance decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from fupin_analysis.clean.columns import Role
from fupin_analysis.clean.labels import Label
from fupin_analysis.clean.regions import SheetTable
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.core.terms import drop_brackets, fold

_PERCENT = frozenset("%％")
_RATE = re.compile(r"率$|占比$|比例$|比重$")
_FEWEST, _MANY = 2, 5
#: So many places a decimal must have to tell anything: 1 and 0.5 are quotients of too much.
_FEWEST_PLACES = 2

_Column = Mapping[int, Decimal]


def rates_told(table: SheetTable, heads: Mapping[int, tuple[Label, ...]]) -> dict[int, int]:
    """Return the columns of rates up to 1 of which those beside them tell what is meant, with what makes them per cent: 100 or 1.

    Parameters
    ----------
    table, heads
        The table, and the labels of its columns by number.
    """
    asked = [number for number, own in heads.items() if own and _is_of_rates(own)]
    if not asked:
        return {}
    columns = {number: _numbers(table, number) for number, column in table.columns.items() if column.role is Role.VALUE}
    told = {number: _meant(columns[number], columns, number) for number in asked if number in columns}
    return {number: factor for number, factor in told.items() if factor}


def _is_of_rates(heads: tuple[Label, ...]) -> bool:
    unit = next((label.unit for label in reversed(heads) if label.unit), "")
    return unit in _PERCENT if unit else _RATE.search(fold(drop_brackets(heads[-1].text))) is not None


def as_told(cell: Cell, factor: int) -> tuple[Cell, str]:
    """Return a rate up to 1 with its sign of per cent, where the columns beside it tell what is meant, and how it is written."""
    if not factor or not cell.is_number or cell.scale != 1:
        return cell, ""
    return cell._replace(text=f"{Decimal(cell.text) * factor}%", is_number=False, format=""), cell.shown


def _meant(rates: _Column, columns: Mapping[int, _Column], number: int) -> int:
    """Return 100 for decimals and 1 for per cent, where in every row the same two other columns divide into the rates; else 0."""
    telling = {rate for rate in rates.values() if -_exponent(rate) >= _FEWEST_PLACES}
    if len(rates) < _FEWEST or len(telling) < _FEWEST or any(not 0 <= rate <= 1 for rate in rates.values()):
        return 0
    others = {at: column for at, column in columns.items() if at != number}
    pairs = [(part, whole) for at, part in others.items() for to, whole in others.items() if at != to]
    fitting = [factor for factor in (100, 1) if any(_fit(rates, part, whole, factor) for part, whole in pairs)]
    return fitting[0] if len(fitting) == 1 else 0


def _fit(rates: _Column, part: _Column, whole: _Column, factor: int) -> bool:
    """Whether two columns divide into rates in every row, or in all but one of many, which is another's to find."""
    missed = sum(not _divides(rate * factor / 100, part.get(row), whole.get(row), factor) for row, rate in rates.items())
    return missed <= (1 if len(rates) >= _MANY else 0)


def _divides(share: Decimal, part: Decimal | None, whole: Decimal | None, factor: int) -> bool:
    """Whether a part of a whole is a share within half a unit of its last digit, at least of a hundredth of what was written."""
    if part is None or not whole:
        return False
    finest = Decimal(1).scaleb(min(_exponent(share), -_FEWEST_PLACES - (0 if factor == 100 else 2)))
    return abs(part / whole - share) <= finest / 2


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _numbers(table: SheetTable, number: int) -> dict[int, Decimal]:
    return dict(_read(table, number))


def _read(table: SheetTable, number: int) -> Iterator[tuple[int, Decimal]]:
    for row, line in enumerate(table.lines):
        for at, cell in line.values:
            if at == number and cell.is_number and cell.scale == 1:
                try:
                    yield row, Decimal(cell.text.replace(",", ""))
                except InvalidOperation:
                    continue
