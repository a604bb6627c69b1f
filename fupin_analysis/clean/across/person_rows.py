"""Rows of one person each: what was paid to or counted of somebody is no figure of a township, and is not shown.

Where villages, works or kinds tell the rows apart, a row is somebody's only under words that say who was paid, taught or helped
(领取人, 户主). Whoever else is named beside it (填报人, 带头人, 护林员) answers for it, or is only mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fupin_analysis.clean.layout.columns import LABELS, Role, role_of
from fupin_analysis.clean.layout.persons import is_of_things, says_whose
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.outcomes import ReadTable, is_sum
from fupin_analysis.clean.places import SUMS
from fupin_analysis.clean.sheets import is_value_like
from fupin_analysis.clean.wording.person_names import is_person
from fupin_analysis.core.words.terms import drop_brackets, fold

#: What heads the first column, and says no more than that those are called so who stand below.
_NAMED = re.compile("|(?:姓名|名字|名称|人员)(?:名称)?")
_HIDDEN = "***"


def without_persons(read: ReadTable) -> ReadTable:
    """Return a table with rows of one person each set aside (F288) without what they hold."""
    table = read.table
    cells = {(cell.row, cell.column) for line in _rows_of_persons(read) for _, cell in line.values}
    of_one = {number for number, column in table.columns.items() if any(map(is_person, column.path))}
    cells |= {(cell.row, cell.column) for line in table.lines for number, cell in line.values if number in of_one}
    return read.changed(
        lambda one: (
            read.aside(one, "F288", shown=_HIDDEN)
            if one.at in cells and (one.aside is None or one.aside["code"] != "F222")
            else one
        )
    )


def _rows_of_persons(read: ReadTable) -> Iterator[Line]:
    table = read.table
    heads = {
        number: fold(drop_brackets(column.path[-1])) if column.path else ""
        for number, column in table.columns.items()
        if column.role is Role.PERSONAL
    }
    first = min((number for number, column in table.columns.items() if column.role in LABELS or number in heads), default=0)
    theirs = {
        number for number, heading in heads.items() if says_whose(heading) or (number == first and _NAMED.fullmatch(heading))
    }
    beside = {number for number, heading in heads.items() if role_of(heading) is not Role.REMARK}
    rows = [line for line in table.lines if not is_sum(line, SUMS)]
    names = [own for line in rows if (own := read.labels(line))]
    are_told = len({*names}) == len(names)
    for line in rows:
        named = {number for number, cell in line.values if number in heads and not is_value_like(cell)}
        if named & theirs or (named & beside and not (are_told and read.labels(line))) or _is_named_so(line, table):
            yield line


def _is_named_so(line: Line, table: SheetTable) -> bool:
    """Whether a row is called after a person, under a heading of items or under none."""
    labels = ((table.columns[number], text) for number, text in line.labels.items())
    return any(
        is_person(text) and column.role in (Role.ITEM, Role.LABEL) and not is_of_things("".join(column.path[-1:]))
        for column, text in labels
    )
