"""Columns of which nobody can tell what they are: under the very same words as another, or behind a second column of names.

低保户 behind 贫困户 and 低保户 behind 非贫困户 are told apart by what stands before them, where they are parts of it in all rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from fupin_analysis.clean.layout.columns import LABELS, PLACES, Column, Role
from fupin_analysis.clean.places import SUMS, clean_place
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Headings of works and other things.
_WORKS = re.compile("(?:项目|工程)(?:名称|内容)?$|名称$")
_BARE = re.compile("[一-鿿]{2,4}")
_DONE = re.compile("完成|已|实际|进度")
#: How a heading ends that says that it is of all its parts.
_OF_ALL = re.compile("(?:合计|小计|总计|共计)$")

#: Those on the register, and the sum of a group of which they may be some.
_ON_REGISTER, _TOTAL = (
    re.compile("建档立卡(?:贫困)?(?:户|人口|家庭|学生|人员)?数?"),
    re.compile("(?:总|合计|小计|总计|共计)(?:户|人|人口)?数?"),
)
_BELOW_A_GROUP = 2  #: headings of a column that is a part of a group


def under_wholes(
    columns: Mapping[int, Column], above: Mapping[int, tuple[Cell, ...]], body: Sequence[Sequence[Cell]]
) -> dict[int, Column]:
    """Return the columns under the same words as another with the heading of the whole before them: 非贫困户 › 低保户.

    Behind each whole stand the same headings and nothing else, and in no row they are more than it.

    Parameters
    ----------
    columns, above
        The columns of a table by number, and the cells above each.
    body
        Its rows.
    """
    doubles = double_columns(columns, above)
    if any(_DONE.search(columns[number].path[-1]) for number in doubles):
        return {}  # what is done behind a task is no kind of it
    values = [number for number, column in sorted(columns.items()) if column.role is Role.VALUE]
    wholes: dict[int, int] = {}
    for before, number in zip([0, *values], values, strict=False):
        if number in doubles:
            wholes[number] = wholes.get(before, before if before not in doubles else 0)
    places = {number: (wholes[number], tuple(map(fold, columns[number].path))) for number in doubles}
    parts_of: dict[int, list[int]] = {}
    for number, whole in wholes.items():
        parts_of.setdefault(whole, []).append(number)
    kinds = {frozenset(places[number][1] for number in numbers) for numbers in parts_of.values()}
    if 0 in wholes.values() or len({*places.values()}) < len(places) or len(kinds) != 1:
        return {}
    for row in body:
        typed = {cell.column: value for cell in row if (value := _number(cell)) is not None}
        for whole, numbers in parts_of.items():
            parts = [typed[number] for number in numbers if number in typed]
            if parts and (whole not in typed or sum(parts) > typed[whole]):
                return {}
    heads = {whole: _OF_ALL.sub("", drop_brackets(columns[whole].path[-1])) for whole in wholes.values()}
    return {number: replace(columns[number], path=(heads[whole], *columns[number].path)) for number, whole in wholes.items()}


def among_wholes(columns: Mapping[int, Column], body: Sequence[Sequence[Cell]]) -> dict[int, Column]:
    """Return the columns of those on the register behind the sum of their group as parts of it: 在校学生 over 总数 | 建档立卡.

    Alone the word says of all of a group that they are on the register; behind the sum of all it says which of them are.

    Parameters
    ----------
    columns
        The columns of a table by number.
    body
        Its rows.
    """
    found: dict[int, Column] = {}
    typed = [{cell.column: value for cell in row if (value := _number(cell)) is not None} for row in body]
    for number, column in columns.items():
        path = column.path
        if len(path) < _BELOW_A_GROUP or not _ON_REGISTER.fullmatch(fold(drop_brackets(path[-1]))):
            continue
        beside = [at for at, other in sorted(columns.items()) if at < number and other.path[:-1] == path[:-1] and other.path]
        whole = next((at for at in beside if _TOTAL.fullmatch(fold(drop_brackets(columns[at].path[-1])))), None)
        rows = [row for row in typed if number in row and whole in row]
        if whole is not None and rows and all(row[number] <= row[whole] for row in rows):
            found[number] = replace(column, path=(*path[:-1], f"其中：{path[-1]}"))
    return found


def _number(cell: Cell) -> Decimal | None:
    try:
        return Decimal(cell.text.replace(",", ""))
    except InvalidOperation:
        return None


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


def columns_behind(
    columns: Mapping[int, Column], bodies: Mapping[int, Sequence[Cell]]
) -> tuple[frozenset[int], frozenset[int], dict[int, Column]]:
    """Return the columns of labels that stand behind values though names stand before them, and the values behind those.

    What tells more of each row begins no table of its own: the village of a work, the office that does it, and words that several
    rows share (产业). Those that are no place are the third that is returned, as remarks.

    Parameters
    ----------
    columns, bodies
        The columns of a table by number, and what stands in them.
    """
    has_names = has_values = are_works = False
    labels: set[int] = set()
    values: set[int] = set()
    remarks: dict[int, Column] = {}
    for number, column in sorted(columns.items()):
        if column.role is Role.VALUE:
            has_values = True
            values |= {number} if labels else set()
        elif column.role in LABELS:
            texts = [text for cell in bodies[number] if (text := fold(cell.text)) and clean_place(text).level not in SUMS]
            is_place = column.role in PLACES and all(_is_place(text, column.role) for text in texts)
            if not (has_values and has_names) or (is_place and are_works):
                are_works = are_works or (not has_names and _names_works(column))
            elif not is_place and (len({*texts}) < len(texts) or (are_works and column.role is Role.PLACE)):
                remarks[number] = replace(column, role=Role.REMARK)
                continue
            else:
                labels.add(number)
            has_names = True
    return frozenset(labels), frozenset(values), remarks


def _names_works(column: Column) -> bool:
    """Whether each row of a column is a work or another thing, which lies in some village."""
    return column.role is Role.ITEM and bool(column.path) and _WORKS.search(fold(drop_brackets(column.path[-1]))) is not None


def _is_place(text: str, role: Role) -> bool:
    return bool(clean_place(text).name) or (role is Role.VILLAGE and _BARE.fullmatch(text) is not None)
