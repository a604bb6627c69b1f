"""Columns that divide one at their left and do not say how they are counted: 已参保人数 | 已参保方式 › 本地参保 | 异地参保.

So may all that stand side by side at its right: 贫困户数 | 因病 | 因残 | 缺劳动力.
Money may be in its unit: 总投资（万元） | 财政资金 | 自筹.

Where they add up to it in every row, they are counted as it is: the numbers say so themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.layout.spots import numbers_of
from fupin_analysis.clean.wording.labels import Label, LabelReading
from fupin_analysis.core.words.last_nouns import implied
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary

#: So many parts, and rows in which they add up, no chance makes.
_FEWEST_PARTS, _FEWEST_ROWS = 2, 3
#: What a heading of money without a unit says, and what one in a group of its own does.
_BARE, _OTHER = ("", "amount_yuan"), ("", "")


def counted_as_divided(table: SheetTable, heads: Mapping[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """Return the headings of each column, those of parts that add up to a column at their left with what that counts.

    Parameters
    ----------
    table, heads
        The table, and the labels of its columns by number.
    """
    told = dict(heads)
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, column in sorted(table.columns.items()):
        if column.role is Role.VALUE and len(column.path) > 1 and heads.get(number):
            groups.setdefault(column.path[:-1], []).append(number)
    for parts in (*groups.values(), *_beside(table, heads)):
        said = {_counted(heads[number]) for number in parts}
        if len(parts) < _FEWEST_PARTS or said - {None, _BARE}:
            continue
        wholes = {_counted(heads[at]) for at in heads if at < parts[0] and heads[at] and _is_sum(at, parts, table)}
        if _BARE in said:
            wholes = {how for how in wholes if how is not None and how[0] and how[1] == _BARE[1]}
        if len(wholes) == 1 and (how := wholes.pop()):
            told |= {number: _with(heads[number], *how) for number in parts}
    return told


def _beside(table: SheetTable, heads: Mapping[int, tuple[Label, ...]]) -> Iterator[list[int]]:
    """Yield columns side by side, under one heading each, that do not say how they are counted, or money in what unit."""
    values = [number for number, column in sorted(table.columns.items()) if column.role is Role.VALUE]
    alone = (len(table.columns[number].path) == 1 and bool(heads.get(number)) for number in values)
    said = [(number, _counted(heads[number]) if is_alone else _OTHER) for number, is_alone in zip(values, alone, strict=True)]
    for how, run in groupby(said, key=itemgetter(1)):
        parts = [number for number, _ in run]
        if (how is None and len(parts) > _FEWEST_PARTS) or how == _BARE:
            yield parts


def _with(own: tuple[Label, ...], unit: str, measure: str) -> tuple[Label, ...]:
    if unit:
        return (*own[:-1], replace(own[-1], unit=unit))
    return (*own, Label("", readings=(LabelReading(measure=measure),)))


def _counted(labels: Sequence[Label]) -> tuple[str, str] | None:
    """Return the unit and the measure that headings say, as far as they do; None where they say neither."""
    unit = next((label.unit for label in reversed(labels) if label.unit), "")
    said = (one.measure for label in reversed(labels) for one in label.readings if one.measure)
    measure = next(said, "") or next((noun for label in labels if (noun := implied(fold(drop_brackets(label.text))))), "")
    if unit and fold(unit) in load_vocabulary().units:
        return unit, load_vocabulary().units[fold(unit)].measures[0]
    return ("", measure) if measure else None


def _is_sum(whole: int, parts: Sequence[int], table: SheetTable) -> bool:
    """Whether parts add up to a column in every row that has any of them, in three rows at least; a blank part is none."""
    held = 0
    for numbers in map(numbers_of, table.lines):
        found = [numbers[number] for number in parts if number in numbers]
        if whole not in numbers and not found:
            continue
        if whole not in numbers or sum(found) != numbers[whole]:
            return False
        held += len(found) > 1
    return held >= _FEWEST_ROWS
