"""How columns are counted that do not say so: as the sum to which they add up.

Parts of a whole in households and in persons (户数 | 人数 | 其中建档立卡) may be either. What is more than the households of any
row counts persons; parts that add up to one of the two are counted so. Else it is asked. Headings that only name places or
kinds (省外 over 小计 | 广东 | 浙江) say nothing of whom they count; that they add up in every row says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.layout.spots import numbers_of
from fupin_analysis.clean.numbers import is_number_like
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.core.words.last_nouns import implied
from fupin_analysis.core.words.narrowing import OF_PEOPLE, group_named
from fupin_analysis.core.words.terms import drop_brackets, fold, is_own, load_vocabulary

#: A number in its own words of which nothing says what it counts, and kinds of measures that say it.
_UNTOLD, _TELLING = "quantity", frozenset({"count"})
_FEWEST_PARTS, _FEWEST_ROWS = 2, 2
#: How the heading of a sum ends: 小计, 务工总人数.
_OF_SUM = re.compile("(?:总|合计|小计|总计|共计)(?:户|人|人口)?数?$")


def parts_counted(table: SheetTable, parts: Mapping[int, tuple[str, Sequence[int]]]) -> dict[int, str]:
    """Return how the parts of wholes in households and in persons are counted; an empty text where nobody can tell.

    Parameters
    ----------
    table
        The table.
    parts
        Words of each column that stands under 其中, and the columns it may be a part of, the nearest first.

    Returns
    -------
    dict of int to str
        Measure by column, of those columns only that do not say it by a word or a unit.
    """
    open_ones: dict[int, dict[str, int]] = {}
    for number, (words, wholes) in parts.items():
        both = _both(table, wholes)
        if both and group_named(drop_brackets(words)) in OF_PEOPLE and not _says([words]):
            open_ones[number] = both
    nouns = {number: noun for number in open_ones if (noun := implied(fold(drop_brackets(parts[number][0])))) in HEADS}
    return {number: _told(number, both, open_ones, table) or nouns.get(number, "") for number, both in open_ones.items()}


def _both(table: SheetTable, wholes: Sequence[int]) -> dict[str, int]:
    """Return the two nearest columns at the left, where one counts households and the other persons of the same whole."""
    near = {_says(table.columns[number].path): number for number in reversed(wholes[:2])}
    stems = {tuple(_stem(text) for text in table.columns[number].path) for number in near.values()}
    return near if near.keys() == set(HEADS) and len(stems) == 1 else {}


def _stem(text: str) -> str:
    words = words_of(read_label(text))
    return words.removesuffix("数").rstrip("户人口")


def _says(path: Sequence[str]) -> str:
    """Return the measure that headings say outright, by a word or a unit."""
    labels = [read_label(text) for text in reversed(path)]
    said = (reading.measure for label in labels for reading in label.readings if reading.measure)
    units = {"户": "households", "人": "persons"}
    return next((units[label.unit] for label in labels if label.unit in units), "") or next(said, "")


def _told(number: int, both: Mapping[str, int], others: Mapping[int, Mapping[str, int]], table: SheetTable) -> str:
    rows = list(_rows(table))
    own = [(row.get(number), row.get(both["households"])) for row in rows]
    if any(part is not None and whole is not None and part > whole for part, whole in own):
        return "persons"
    group = [other for other, wholes in others.items() if wholes == both]
    for measure, whole in both.items() if len(group) > 1 else ():
        sums = [(sum(row.get(part, 0.0) for part in group), row[whole]) for row in rows if whole in row]
        if sums and all(abs(total - stated) < 1e-9 for total, stated in sums):
            return measure
    return ""


def _rows(table: SheetTable) -> Iterator[dict[int, float]]:
    for line in table.lines:
        cells = ((number, cell.text.replace(",", "")) for number, cell in line.values if is_number_like(cell.text))
        yield {number: float(text) for number, text in cells if text.replace(".", "", 1).isdigit()}


def counted_as_sums(read: ReadTable) -> ReadTable:
    """Return a table in which the parts of a sum below one heading are counted as the sum is, where they add up in all rows."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, column in sorted(read.table.columns.items()):
        if column.role is Role.VALUE and len(column.path) > 1:
            groups.setdefault(column.path[:-1], []).append(number)
    measures = {
        number: measure
        for columns in groups.values()
        if len(columns) > _FEWEST_PARTS and _OF_SUM.search(fold(drop_brackets(read.table.columns[columns[0]].path[-1])))
        for number, measure in _measured(read, columns[0], columns[1:]).items()
    }
    if not measures:
        return read
    columns_of = {(cell.row, cell.column): number for line in read.table.lines for number, cell in line.values}
    return read.changed(lambda one: _with_measure(one, measures.get(columns_of.get(one.at, 0), "")))


def _measured(read: ReadTable, whole: int, parts: Sequence[int]) -> Mapping[int, str]:
    """Return the measure of the parts of a sum that have none of their own; of none where they do not add up to it."""
    said = {number: _measures_of(read, number) for number in (whole, *parts)}
    untold = [number for number in parts if said[number] == {_UNTOLD}]
    measure = next(iter(said[whole]), "") if len(said[whole]) == 1 else ""
    is_telling = bool(measure) and load_vocabulary().measures[measure].kind in _TELLING
    if not untold or not is_telling or any(said[number] - {measure, _UNTOLD} for number in parts):
        return {}
    rows = [numbers for line in read.table.lines if whole in (numbers := numbers_of(line))]
    are_equal = all(sum((row.get(number, Decimal(0)) for number in parts), Decimal(0)) == row[whole] for row in rows)
    return dict.fromkeys(untold, measure) if are_equal and len(rows) >= _FEWEST_ROWS and any(row[whole] for row in rows) else {}


def _measures_of(read: ReadTable, number: int) -> set[str]:
    outcomes = (own[number] for line in read.table.lines if number in (own := read.of(line)))
    return {str(figure["measure"]) for one in outcomes for figure in one.figures}


def _with_measure(outcome: CellOutcome, measure: str) -> CellOutcome:
    if not measure or not all(is_own(str(figure["item"])) for figure in outcome.figures):
        return outcome
    return replace(outcome, figures=tuple({**figure, "measure": measure} for figure in outcome.figures))
