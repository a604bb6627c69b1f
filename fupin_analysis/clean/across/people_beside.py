"""Households and persons of one thing side by side, in one row exchanged: 务工户数 31 | 务工人数 9.

A household has one person at least. Of one thing in its own words the cross-check says so; of all others the table itself tells:
no other row has more households than persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fupin_analysis.clean.foreign import CellOutcome
from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.core.cells import source_of
from fupin_analysis.core.words.terms import drop_brackets, fold, is_own
from fupin_analysis.errors import Problem

#: Rows that must hold before it is said of another that it does not.
_FEWEST = 3
_HOUSEHOLDS, _PERSONS = "households", frozenset({"persons", "recipients"})
_COUNTED = re.compile("(?:户|人|人口|人员)?(?:总?数|总数量|数量)?$")
_SUMS = frozenset({Level.TOTAL, Level.SUBTOTAL, Level.WHOLE, Level.ABOVE, Level.COMPARISON})


def check_people(table: SheetTable, outcomes: Sequence[CellOutcome], *, file: str, sheet: str) -> list[Problem]:
    """Return a remark (F290) on the only row that has more households than persons of the same thing.

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
    rows = [
        {number: by_cell[cell.row, cell.column] for number, cell in line.values if (cell.row, cell.column) in by_cell}
        for line in table.lines
        if not any(clean_place(text).level in _SUMS for text in line.labels.values())
    ]
    problems = []
    for one, other in _pairs(table, rows):
        both = [(row[one], row[other]) for row in rows if one in row and other in row]
        wrong = [(own, beside) for own, beside in both if _value(own) > _value(beside)]
        if len(wrong) == 1 and len(both) > _FEWEST and not _is_checked(*wrong[0]):
            [(own, beside)] = wrong
            details = {"got": own.cell.shown, "expected": beside.cell.shown}
            details |= {"heading": _head(table, one), "other": _head(table, other)}
            problems.append(Problem("F290", where=source_of(file, sheet, own.cell.row, own.cell.column), details=details))
    return problems


def _pairs(table: SheetTable, rows: Sequence[Mapping[int, CellOutcome]]) -> Iterator[tuple[int, int]]:
    """Yield each column of households with that of persons under the same headings but for what is counted."""
    counted = {number: str(own.figures[0]["measure"]) for row in rows for number, own in row.items()}
    numbers = sorted(number for number in counted if table.columns[number].role is Role.VALUE)
    for number, measure in counted.items():
        if measure != _HOUSEHOLDS:
            continue
        beside = (at for at in numbers if at != number and counted[at] in _PERSONS)
        alike = [at for at in beside if _stem(table, at) == _stem(table, number)]
        if len(alike) == 1:
            yield number, alike[0]


def _stem(table: SheetTable, number: int) -> tuple[str, ...]:
    return tuple(stem for text in table.columns[number].path if (stem := _COUNTED.sub("", fold(drop_brackets(text)))))


def _value(outcome: CellOutcome) -> float:
    return float(str(outcome.figures[0]["value"]))


def _is_checked(one: CellOutcome, other: CellOutcome) -> bool:
    """Whether two figures are of one item in its own words, of which the cross-check knows that it is no fewer persons."""
    items = {(str(figure["topic"]), str(figure["item"])) for outcome in (one, other) for figure in outcome.figures}
    return len(items) == 1 and is_own(items.pop()[1])


def _head(table: SheetTable, number: int) -> str:
    return " ".join(dict.fromkeys(table.columns[number].path))
