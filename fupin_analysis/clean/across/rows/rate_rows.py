"""Rows of rates below columns of numbers: 完成率 below 危房改造（户） is no number of households.

The unit of a column is that of what is counted in it. A row called 完成率, or one of which every number bears a sign of per cent,
is a rate whatever stands above it; plainly in per cent, it is read so as a column of rates is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.across.percent_columns import are_in_percent
from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.sheets import Cell, is_value_like
from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.core.words.terms import drop_brackets, fold

_RATE = re.compile(r"(?:率|比例|比重|占比|满意度|百分比)$")
#: How far something has come, in per cent or in what was done: 进度.
_MAY_BE_RATE, _COMPLETED = re.compile(r"进度$"), "完成率"
_PERCENT = frozenset("%％")


def rows_of_rates(table: SheetTable, rows: Sequence[tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """Return the rows that are rates, with their labels; those plainly in per cent have that unit.

    Parameters
    ----------
    table, rows
        The table, and the labels beside each of its rows.
    """
    return {place: found for place, own in enumerate(rows) if (found := _of_rate(own, _numbers(table, place)))}


def _numbers(table: SheetTable, place: int) -> list[Cell]:
    values = (cell for number, cell in table.lines[place].values if table.columns[number].role is Role.VALUE)
    return [cell for cell in values if is_value_like(cell)]


def _of_rate(own: tuple[Label, ...], cells: Sequence[Cell]) -> tuple[Label, ...]:
    """Return the labels of a row of rates; none where it is no such row."""
    if not own or not cells or any(label.unit and label.unit not in _PERCENT for label in own):
        return ()
    text = fold(drop_brackets(own[-1].text))
    is_signed = own[-1].unit in _PERCENT and bool(own[-1].unit)
    is_shown = all(cell.is_percent or cell.text.strip()[-1:] in _PERCENT for cell in cells)
    if not _RATE.search(text):
        if not (_MAY_BE_RATE.search(text) and (is_signed or is_shown or any("." in cell.text for cell in cells))):
            return ()
        own = (*own[:-1], replace(read_label(_COMPLETED), period=own[-1].period, unit=own[-1].unit))
    is_plain = not is_signed and not is_shown and are_in_percent(cells, text)
    return (*own[:-1], replace(own[-1], unit="%")) if is_plain else own


def without_counts(heads: Sequence[Label]) -> tuple[Label, ...]:
    """Return headings as they are above a rate: they say of what it is, and not how that is counted.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [(label.text, label.unit) for label in without_counts([read_label("危房改造（户）"), read_label("户数")])]
    [('危房改造（户）', '')]
    """
    kept = [label for label in heads if not label.readings or any(one.wording or not one.measure for one in label.readings)]
    return tuple(
        replace(label, unit="", pair=(), readings=tuple(replace(one, measure="") for one in label.readings)) for label in kept
    )
