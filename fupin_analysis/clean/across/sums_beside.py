"""Columns of sums (合计, 小计) and the columns beside them of which each is the sum: those before it, else those behind it.

The headings say which columns may be parts, the rows whether they are: a column is held against others only where it is their sum
in most rows. Of columns behind a sum that stands first the nearest are its parts (合计 | 水田 | 旱地 | 林地), and how many of
them, the rows tell as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from fupin_analysis.clean.across.typed_sums import TypedSum, added, number_of
from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.outcomes import CellOutcome
from fupin_analysis.clean.places import TYPED_SUMS, clean_place
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.clean.wording.own_words import words_of

#: Land that is counted among all other kinds of it: 有效灌溉面积 below 水田 and 旱地.
ANY_LAND = re.compile("灌溉(?:面积)?$|高标准(?:基本)?农田|(?:永久)?基本农田|旱涝保收|撂荒|流转(?:土地|耕地)?面积|设施农业")
#: Rows in which a column must be the sum of others before it is said of another row that it is not.
_LEAST_FITTING = 2
#: One slip makes a row wrong and the sum below it; more that are all less than their parts are of parts that overlap.
_ONE_AND_ITS_SUM = 2


def sums_beside(table: SheetTable, rows: Sequence[Mapping[int, CellOutcome]]) -> Iterator[TypedSum]:
    """Yield each cell of a column of sums with those of its row that add up to it, where in most rows they do.

    Parameters
    ----------
    table
        The table.
    rows
        What became of the cells of each row, by column.
    """
    wholes = {column: own for column, head in table.columns.items() if (own := _without(head.path)) is not None}
    for column, own in wholes.items():
        at = [number for number, other in table.columns.items() if _is_part(other.path, own) and not _is_any_land(other.path)]
        before = [number for number in at if number < column and table.columns[number].role is Role.VALUE]
        earlier = [number for number in before if number in wholes]
        before = [number for number in before if not earlier or number > earlier[-1]]
        sums = _sums(rows, column, before)
        if len(before) < 2:
            behind = takewhile(lambda number: number not in wholes, (number for number in at if number > column))
            parts = [number for number in behind if table.columns[number].role is Role.VALUE]
            sums = _of_nearest(rows, column, parts)
        sums = _without_overlap(rows, column, sums)
        wrong = [one for one in sums if not one.holds]
        are_overlapping = len(wrong) > _ONE_AND_ITS_SUM and all(number_of(one.whole) < one.total for one in wrong)
        slips = len({number_of(one.whole) - one.total for one in wrong}) if len(wrong) == _ONE_AND_ITS_SUM else len(wrong)
        if len(sums) - len(wrong) >= max(_LEAST_FITTING, slips + 1) and not are_overlapping:
            yield from sums


def _is_any_land(path: Sequence[str]) -> bool:
    return any(ANY_LAND.search(words_of(read_label(text))) for text in path)


def _of_nearest(rows: Sequence[Mapping[int, CellOutcome]], column: int, parts: Sequence[int]) -> list[TypedSum]:
    """Return the sums of a column and so many of those behind it as make it up in most rows, the fewest of these."""
    choices = [_sums(rows, column, parts[:count]) for count in range(2, len(parts) + 1)]
    telling = [[one for one in sums if one.holds and number_of(one.whole)] for sums in choices]
    best = max(range(len(choices)), key=lambda place: len(telling[place]), default=None)
    return choices[best] if best is not None and len(telling[best]) >= _LEAST_FITTING else []


def _sums(rows: Sequence[Mapping[int, CellOutcome]], column: int, parts: Sequence[int]) -> list[TypedSum]:
    if len(parts) < 2:
        return []
    found = (added([row.get(number) for number in parts], row[column]) for row in rows if column in row)
    return [one for one in found if one is not None]


def _without_overlap(rows: Sequence[Mapping[int, CellOutcome]], column: int, sums: list[TypedSum]) -> list[TypedSum]:
    """Return the sums of a column without a part that keeps some from holding: 有效灌溉 beside 水田 and 旱地 is some of both."""
    if len(sums) < _LEAST_FITTING or all(one.holds for one in sums):
        return sums
    parts = [part.cell.column for part in sums[0].parts]
    at = {cell.cell.column: number for row in rows for number, cell in row.items()}
    for left_out in parts if len(parts) > 2 else ():
        found = _sums(rows, column, [at[part] for part in parts if part != left_out])
        if len(found) >= len(sums) and all(one.holds for one in found):
            return found
    return sums


def _without(path: Sequence[str]) -> tuple[str, ...] | None:
    """Return the headings of a column of sums without the word that says so (合计（亩）); None for any other column."""
    place = next((place for place, text in enumerate(path) if clean_place(words_of(read_label(text))).level in TYPED_SUMS), None)
    return None if place is None else (*path[:place], *path[place + 1 :])


def _is_part(path: Sequence[str], own: tuple[str, ...]) -> bool:
    """Whether a column stands under the headings of a sum and one of its own: 因病 › 户 beside 合计 › 户."""
    return len(path) == len(own) + 1 and any((*path[:place], *path[place + 1 :]) == own for place in range(len(path)))
