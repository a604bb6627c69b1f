"""Sums in a list of projects: 总计 | 共3个项目 on top, 一、产业发展 | 2个 above the projects of a kind.

What stands in the column of names then counts the projects, or is blank; the row is none of them, and lies in no village.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from fupin_analysis.clean.layout.columns import PLACES, Column
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.sheets import Cell, written
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Headings of the names of projects; the sum of all; the number of a kind, with its name behind it or in the next column.
_NAMES = re.compile("(?:项目|工程)名称")
_ALL = re.compile("(?:总计|合计|共计|总合计)(?:[:：]?共?[0-9]+个(?:项目)?)?")
_KIND = re.compile("[(（]?[一二三四五六七八九十]+[)）]?[、.．]?.{0,20}")


def sum_of_projects(row: Sequence[Cell], labels: Mapping[int, str], columns: Mapping[int, Column]) -> str:
    """Return the word for what a row of a list of projects sums up, all of them or a kind; empty for any other row.

    Parameters
    ----------
    row
        The cells of the row.
    labels
        Texts of its columns of labels.
    columns
        The columns of the table by number.
    """
    are_projects = any(column.path and _NAMES.fullmatch(fold(drop_brackets(column.path[-1]))) for column in columns.values())
    places = [number for number, column in columns.items() if column.role in PLACES]
    if not are_projects or not places or any(clean_place(labels.get(number, "")).name for number in places):
        return ""
    first = fold(written(row)[0].text)
    if _ALL.fullmatch(first) or clean_place(first).level in (Level.TOTAL, Level.WHOLE):
        return "合计"
    return "小计" if _KIND.fullmatch(first) and clean_place(first).level in (Level.UNKNOWN, Level.SUBTOTAL) else ""
