"""Amounts that stand in another unit than those of the other rows: 36000 below 3.2 and 4.1 of 补助金额（万元）.

An amount divided by what it was spent on (households, persons, kilometres) is of one size in all villages of a table. Where
one is off by what lies between two units, 1,000 or 10,000 times, and all others agree, its number was hardly meant in the unit
of its heading. One that is merely far off is rich, or costs more, and kinds of works are of no one size: of them nothing is
said. It needs no meaning, so it holds for columns in their own words too.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from statistics import median

from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.clean.places import Level, clean_place, is_body
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.errors import Problem

#: Rows that must agree before it is said of another that it does not.
_FEWEST = 4
#: How far the others may lie apart, as powers of ten, and those of one size.
_APART, _ONE_SIZE = math.log10(3), 1.0
#: Powers of ten between the units of money, and how near to them the one must be.
_BETWEEN_UNITS, _NEAR = (3, 4), math.log10(1.2)
_YUAN = 4
#: Rows of one kind: places.
_OF_PLACES = frozenset({Level.TOWNSHIP, Level.VILLAGE})

#: Money that an enterprise within a village makes or gets, so that one village may have ten thousand times another's.
_OF_BUSINESS = re.compile("产值|产出|总值|销售|营业|营收|收入|收益|利润|税|投资")

_Values = Mapping[int, float]


def check_magnitudes(read: ReadTable) -> list[Problem]:
    """Return a remark (F287, F285) on each amount of a place that is a unit off what all others of its column let expect."""
    amounts: dict[int, dict[int, float]] = {}
    counts: dict[int, dict[int, float]] = {}
    cells: dict[tuple[int, int], CellOutcome] = {}
    for place, line, row in read.plain_rows():
        levels = {clean_place(text).level for text in line.labels.values()}
        if not levels & _OF_PLACES or any(map(is_body, line.labels.values())):
            continue  # what an enterprise beside its village got is of no size
        for number, outcome in row.items():
            if len(outcome.figures) != 1:
                continue
            value, kind = float(str(outcome.figures[0]["value"])), _kind(outcome)
            if value > 0 and kind in ("amount", "count", "length", "area"):
                (amounts if kind == "amount" else counts).setdefault(number, {})[place] = value
                cells[number, place] = outcome
    problems = []
    for number, own in amounts.items():
        is_of_business = _OF_BUSINESS.search(read.head(number)) is not None
        for place, other, factor in _off(own, counts) or ([] if is_of_business else _alone(number, own)):
            cell, code = cells[number, place].cell, "F287" if other != number else "F285"
            said = {"heading": read.head(number), "other": read.head(other), "expected": _times(factor)}
            problems.append(read.problem(code, cell, got=cell.shown, **said))
    return problems


def _off(own: _Values, counts: Mapping[int, _Values]) -> list[tuple[int, int, float]]:
    """Return the row of amounts that is far off by every column of counts that agrees in all others, that column, and how far."""
    told: list[tuple[int, int, float]] = []
    for number, count in counts.items():
        ratios = {place: math.log10(amount / count[place]) for place, amount in own.items() if place in count}
        found = _odd(ratios)
        if found is not None:
            told.append((found[0], number, found[1]))
        elif len(ratios) > _FEWEST and max(ratios.values()) - min(ratios.values()) <= _ONE_SIZE:
            return []  # a column by which all rows are of one size
    return told[:1] if len({place for place, *_ in told}) == 1 else []


def _alone(number: int, own: _Values) -> list[tuple[int, int, float]]:
    """Return the row that is ten thousand times all others of its column, which are of one size: no count need tell that."""
    sizes = {place: math.log10(value) for place, value in own.items()}
    for place, size in sizes.items():
        others = [one for at, one in sizes.items() if at != place]
        if len(others) < _FEWEST or max(others) - min(others) > _ONE_SIZE:
            continue
        for factor in (_YUAN, -_YUAN):
            if min(others) - _APART <= size - factor <= max(others) + _APART:
                return [(place, number, float(factor))]
    return []


def _odd(ratios: Mapping[int, float]) -> tuple[int, float] | None:
    """Return the row that is off by what lies between two units, and would be like the others without it, and how far."""
    for place, ratio in ratios.items():
        others = [one for at, one in ratios.items() if at != place]
        if len(others) < _FEWEST or max(others) - min(others) > _APART:
            continue
        off = ratio - median(others)
        factor = math.copysign(round(abs(off)), off)
        is_unit = abs(factor) in _BETWEEN_UNITS and abs(off - factor) <= _NEAR
        if is_unit and min(others) <= ratio - factor <= max(others):
            return place, factor
    return None


def _kind(outcome: CellOutcome) -> str:
    return load_vocabulary().measures[str(outcome.figures[0]["measure"])].kind


def _times(factor: float) -> str:
    """Return how far off a value is, to one digit: 10000, 1/10000."""
    size = abs(factor)
    rounded = round(10**size, -math.floor(size))
    return f"{rounded:.0f}" if factor > 0 else f"1/{rounded:.0f}"
