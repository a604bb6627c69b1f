"""Columns with broken numbers (7.05): under 单位：户、万元 they hold no households, whatever their headings leave unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.regions import SheetTable
from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.clean.wording.line_units import unit_kind
from fupin_analysis.clean.wording.table_context import TableContext


def broken_columns(table: SheetTable) -> frozenset[int]:
    """Return the columns of values in which a number is not whole."""
    values = {number for number, column in table.columns.items() if column.role is Role.VALUE}
    return frozenset(number for line in table.lines for number, cell in line.values if number in values and _is_broken(cell.text))


def _is_broken(text: str) -> bool:
    try:
        return not float(text.replace(",", "")).is_integer()
    except (ValueError, OverflowError):
        return False


def unit_left(units: Iterable[str], labels: Iterable[Label]) -> str:
    """Return the unit of a table's line in which broken numbers can be, if it is one only; units that headings say are theirs.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> unit_left(["户", "万元", "元"], [read_label("户均增收（元）")]), unit_left(["户", "万元", "元"], [])
    ('万元', '')
    >>> unit_left(["公里", "米", "万元"], [])  # 路面宽3.5 is no money
    ''
    """
    stated = {label.unit for label in labels}
    left = [unit for unit in units if unit_kind(unit) not in ("count", "share") and unit not in stated]
    return left[0] if len(left) == 1 and unit_kind(left[0]) == "amount" else ""


def context_left(
    found: CellSubject, context: TableContext, labels: Sequence[Label], others: Iterable[Label]
) -> TableContext | None:
    """Return in which context a column of broken numbers is to be read again; None where what was found stands.

    Parameters
    ----------
    found
        What a cell of the column is about if its numbers are not looked at.
    context
        What is known of the table.
    labels, others
        Labels around the cell, and all headings of the table.
    """
    if found.measure.kind not in ("count", "quantity") or any(label.unit for label in labels):
        return None
    left = unit_left(context.units, others)
    return replace(context, units=(left,)) if left else None
