"""Households and persons of one thing side by side, in one row exchanged: 务工户数 31 | 务工人数 9.

A household has one person at least. Of one thing in its own words the cross-check says so; of all others the table itself tells:
no other row has more households than persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.core.words.terms import drop_brackets, fold, is_own
from fupin_analysis.errors import Problem

#: Rows that must hold before it is said of another that it does not.
_FEWEST = 3
_HOUSEHOLDS, _PERSONS = "households", frozenset({"persons", "recipients"})
_COUNTED = re.compile("(?:户|人|人口|人员)?(?:总?数|总数量|数量)?$")


def check_people(read: ReadTable) -> list[Problem]:
    """Return a remark (F290) on the only row that has more households than persons of the same thing."""
    told = [{number: one for number, one in row.items() if len(one.figures) == 1} for _, _, row in read.plain_rows()]
    problems = []
    for one, other in _pairs(read, told):
        both = [(row[one], row[other]) for row in told if one in row and other in row]
        wrong = [(own, beside) for own, beside in both if _value(own) > _value(beside)]
        if len(wrong) == 1 and len(both) > _FEWEST and not _is_checked(*wrong[0]):
            [(own, beside)] = wrong
            said = {"expected": beside.cell.shown, "heading": read.head(one), "other": read.head(other)}
            problems.append(read.problem("F290", own.cell, got=own.cell.shown, **said))
    return problems


def _pairs(read: ReadTable, rows: Sequence[Mapping[int, CellOutcome]]) -> Iterator[tuple[int, int]]:
    """Yield each column of households with that of persons under the same headings but for what is counted."""
    counted = {number: str(own.figures[0]["measure"]) for row in rows for number, own in row.items()}
    for number, measure in counted.items():
        if measure != _HOUSEHOLDS:
            continue
        beside = (at for at in sorted(counted) if at != number and counted[at] in _PERSONS)
        alike = [at for at in beside if _stem(read, at) == _stem(read, number)]
        if len(alike) == 1:
            yield number, alike[0]


def _stem(read: ReadTable, number: int) -> tuple[str, ...]:
    return tuple(stem for text in read.table.columns[number].path if (stem := _COUNTED.sub("", fold(drop_brackets(text)))))


def _value(outcome: CellOutcome) -> float:
    return float(str(outcome.figures[0]["value"]))


def _is_checked(one: CellOutcome, other: CellOutcome) -> bool:
    """Whether two figures are of one item in its own words, of which the cross-check knows that it is no fewer persons."""
    items = {(str(figure["topic"]), str(figure["item"])) for outcome in (one, other) for figure in outcome.figures}
    return len(items) == 1 and is_own(items.pop()[1])
