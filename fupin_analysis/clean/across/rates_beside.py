"""Columns of rates headed % with numbers up to 1 (0.956), where the columns beside them tell what is meant.

A number up to 1 under 参保率（%） may be 0.956 % or 95.6 % and is asked about (F212). Where two other columns of the table
divide, in every row, into just that decimal (956 of 1,000) or that per cent, nobody needs to be asked. It takes two rows, so
that no chance decides. Nor where the other rates of the column are plainly in per cent: each is then told by its own row (11 of
1,310 is 0.84 %), or by its size among them. One slip in a column does not spoil this. All of it holds for rows of rates as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import permutations

from fupin_analysis.clean.across.typed_sums import exponent_of
from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.core.words.terms import drop_brackets, fold

_PERCENT = frozenset("%％")
_RATE = re.compile(r"率$|占比$|比例$|比重$")
#: A number that was typed as text: 1,753.
_TYPED = re.compile(r"\s*(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)(?:\.[0-9]+)?\s*")
_FEWEST, _MANY = 2, 5
#: So many places a decimal must have to tell anything: 1 and 0.5 are quotients of too much.
_FEWEST_PLACES = 2
_WHOLE = 100
#: So many times a rate others of its column may be, and still be of its size.
_SIZE = 5

_Column = Mapping[int, Decimal]


def rates_told(
    table: SheetTable, heads: Mapping[int, tuple[Label, ...]], rows: Sequence[tuple[Label, ...]]
) -> dict[tuple[int, int], int]:
    """Return the rates up to 1 of which the numbers beside them tell what is meant, with what makes them per cent: 100 or 1.

    Parameters
    ----------
    table, heads, rows
        The table, the labels of its columns by number, and those of its rows.

    Returns
    -------
    dict
        Column and place of the row of each such rate, where its column is one of rates, or its row.
    """
    across = {number: _numbers(table, number) for number, column in table.columns.items() if column.role is Role.VALUE}
    down: dict[int, dict[int, Decimal]] = {}
    for number, column in across.items():
        for row, value in column.items():
            down.setdefault(row, {})[number] = value
    of_columns = [number for number in across if heads.get(number) and _is_of_rates(heads[number])]
    of_rows = [row for row, own in enumerate(rows) if own and row in down and _is_of_rates(own)]
    told = {(at, number): factor for at in of_rows for number, factor in _told(at, down).items()}
    found = {(number, row): factor for (row, number), factor in told.items()}
    return found | {(number, row): factor for number in of_columns for row, factor in _told(number, across).items()}


def _told(at: int, lists: Mapping[int, _Column]) -> dict[int, int]:
    """Return what makes per cent of the rates up to 1 of one list among several, as far as the others or its own rates tell."""
    rates = lists[at]
    small = [row for row, rate in rates.items() if 0 < rate <= 1]
    others = {number: column for number, column in lists.items() if number != at}
    if not small or any(rate < 0 for rate in rates.values()):
        return {}
    if all(rate <= 1 for rate in rates.values()):
        factor = _meant(rates, others)
        return dict.fromkeys(rates, factor) if factor else {}
    by_parts = _each_meant(rates, others)
    return {row: factor for row in small if (factor := by_parts.get(row, 0) or _like_the_rest(rates[row], rates.values()))}


def _each_meant(rates: _Column, others: Mapping[int, _Column]) -> dict[int, int]:
    """Return what each rate of a list of per cents means by the two lists that divide into them, all but one of many."""
    telling = [rate for rate in rates.values() if rate > 1 and rate != _WHOLE]
    slack = 1 if len(rates) >= _MANY else 0
    found: list[dict[int, int]] = []
    for part, whole in permutations(others.values(), 2) if len(telling) >= _FEWEST else ():
        missed, told = 0, dict[int, int]()
        for row, rate in rates.items():
            factors = _factors(rate, part.get(row), whole.get(row))
            told |= {row: factors[0]} if len(factors) == 1 else {}
            missed += not factors
            if missed > slack:
                break
        else:
            found.append(told)
    return {row: factor for row, factor in found[0].items() if all(one.get(row) == factor for one in found)} if found else {}


def _factors(rate: Decimal, part: Decimal | None, whole: Decimal | None) -> list[int]:
    """Return what can make a rate per cent so that a part of a whole is it."""
    if rate <= 1:
        return [factor for factor in (100, 1) if _divides(rate * factor / 100, part, whole, factor)]
    if part is None or not whole:
        return []
    return [1] if abs(part / whole * 100 - rate) <= Decimal(1).scaleb(min(0, exponent_of(rate))) else []


def _like_the_rest(rate: Decimal, rates: Iterable[Decimal]) -> int:
    """Return 1 where a rate read as per cent is of the size of the others of its column, and read as a decimal is not."""
    above = sorted(one for one in rates if one > 1)
    return 1 if len(above) >= _FEWEST and rate * _SIZE >= above[len(above) // 2] else 0


def _is_of_rates(heads: tuple[Label, ...]) -> bool:
    unit = next((label.unit for label in reversed(heads) if label.unit), "")
    return unit in _PERCENT if unit else _RATE.search(fold(drop_brackets(heads[-1].text))) is not None


def as_told(cell: Cell, factor: int) -> tuple[Cell, str]:
    """Return a rate up to 1 with its sign of per cent, where the columns beside it tell what is meant, and how it is written."""
    if not factor or cell.scale != 1 or cell.meant != cell.text or not (cell.is_number or _TYPED.fullmatch(cell.text)):
        return cell, ""
    return cell._replace(text=f"{Decimal(cell.text.replace(',', '')) * factor}%", is_number=False, format=""), cell.shown


def _meant(rates: _Column, others: Mapping[int, _Column]) -> int:
    """Return 100 for decimals and 1 for per cent, where in every row the same two other columns divide into the rates; else 0."""
    telling = {rate for rate in rates.values() if -exponent_of(rate) >= _FEWEST_PLACES}
    if len(rates) < _FEWEST or len(telling) < _FEWEST:
        return 0
    pairs = list(permutations(others.values(), 2))
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
    finest = Decimal(1).scaleb(min(exponent_of(share), -_FEWEST_PLACES - (0 if factor == 100 else 2)))
    return abs(part / whole - share) <= finest / 2


def _numbers(table: SheetTable, number: int) -> dict[int, Decimal]:
    return dict(_read(table, number))


def _read(table: SheetTable, number: int) -> Iterator[tuple[int, Decimal]]:
    for row, line in enumerate(table.lines):
        for at, cell in line.values:
            is_plain = cell.scale == 1 and cell.meant == cell.text  # 96.88% of a percent format says itself what it is
            if at == number and is_plain and (cell.is_number or _TYPED.fullmatch(cell.text.strip())):
                try:
                    yield row, Decimal(cell.text.replace(",", ""))
                except InvalidOperation:
                    continue
