"""Columns of rates that are plainly written in per cent although no sign says so: 98.5, 100, 87 under 参保率.

One such number alone may be per cent or times and is asked about (F214). Where every number of a column of rates is above 1 or
none at all, none above 100 and one far from 1, it cannot be shares or multiples: then the column is in per cent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.core.words.terms import drop_brackets, fold

_RATE = re.compile(r"(?:率|比例|比重|占比|进度|满意度|认可度|百分比)$")
#: What may be more than the whole: a plan more than fulfilled.
_MAY_EXCEED = re.compile("完成|进度|增长|增幅")
_MOST_EXCEEDED = 500
#: No rate of the field is so many times.
_NO_MULTIPLE = 5
_FEWEST = 2
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")  # in a text file no cell is a number by its type


def in_percent(table: SheetTable, heads: Mapping[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """Return the headings of each column, those of rates plainly in per cent with that unit.

    Parameters
    ----------
    table, heads
        The table, and the labels of its columns by number.
    """
    return {number: _with_percent(number, own, table) for number, own in heads.items()}


def _with_percent(number: int, own: tuple[Label, ...], table: SheetTable) -> tuple[Label, ...]:
    column = table.columns[number]
    if column.role is not Role.VALUE or not own or any(label.unit for label in own):
        return own
    if not _RATE.search(fold(drop_brackets(own[-1].text))):
        return own
    cells = [cell for line in table.lines for at, cell in line.values if at == number and _PLAIN.fullmatch(cell.text.strip())]
    return (*own[:-1], replace(own[-1], unit="%")) if are_in_percent(cells, own[-1].text) else own


def are_in_percent(cells: Sequence[Cell], name: str) -> bool:
    """Whether the numbers of a column or a row of rates are plainly in per cent; some, by their `name`, may exceed the whole."""
    values = [float(cell.text) for cell in cells if _is_plain(cell)]
    most = _MOST_EXCEEDED if _MAY_EXCEED.search(name) else 100
    return (
        len(values) == len(cells) >= _FEWEST
        and all(value == 0 or 1 < value <= most for value in values)
        and max(values) > _NO_MULTIPLE
    )


def _is_plain(cell: Cell) -> bool:
    is_number = _PLAIN.fullmatch(cell.text.strip()) is not None
    return is_number and cell.scale == 1 and cell.meant == cell.text and not cell.is_date
