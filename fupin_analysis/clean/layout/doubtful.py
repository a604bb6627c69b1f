"""Columns of which nobody can tell what they are: under the very same words as another, or behind a second column of names."""

from __future__ import annotations

from collections.abc import Mapping

from fupin_analysis.clean.layout.columns import LABELS, Column, Role
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.core.words.terms import fold


def double_columns(columns: Mapping[int, Column], above: Mapping[int, tuple[Cell, ...]]) -> frozenset[int]:
    """Return the columns of values that stand under the very same words as another one, but not under the same cells."""
    seen: dict[tuple[str, ...], list[int]] = {}
    for number, column in columns.items():
        if column.role is Role.VALUE and column.path:
            seen.setdefault(tuple(map(fold, column.path)), []).append(number)
    return frozenset(
        number
        for numbers in seen.values()
        if len({tuple(cell.anchor for cell in above[column]) for column in numbers}) > 1
        for number in numbers
    )


def columns_behind(columns: Mapping[int, Column]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the columns of labels that stand behind values though names stand before them, and the values behind those."""
    has_names = has_values = False
    labels: set[int] = set()
    values: set[int] = set()
    for number, column in sorted(columns.items()):
        if column.role is Role.VALUE:
            has_values = True
            values |= {number} if labels else set()
        elif column.role in LABELS:
            labels |= {number} if has_values and has_names else set()
            has_names = True
    return frozenset(labels), frozenset(values)
