"""The role of each column of a table: first by its own heading and what stands below it, then by the columns beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import TypeAlias

from fupin_analysis.clean.layout.columns import (
    LABELS,
    Column,
    Role,
    attributes,
    is_label,
    is_time,
    is_unit,
    moved_to,
    offices_of_no_place,
    role_of,
    speaks_of_headings,
    teams_of_no_village,
)
from fupin_analysis.clean.layout.dates import is_part_of_date
from fupin_analysis.clean.layout.listings import columns_of_lists
from fupin_analysis.clean.layout.marks import holds_marks
from fupin_analysis.clean.layout.persons import columns_of_persons
from fupin_analysis.clean.layout.work_sites import names_site, site_of
from fupin_analysis.clean.places import SUMS, Level, clean_place
from fupin_analysis.clean.sheets import Cell, is_value_like
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.clean.wording.person_names import HIDDEN
from fupin_analysis.core.words.terms import drop_brackets, fold

#: How headings end below which numbers stand, if in doubt.
_COUNTED = re.compile("[数率额量]$")
_DIALLED, _LONGEST_COUNT = re.compile("电话|手机|号"), 4
#: Headings that name persons where words stand below them, and count them where numbers do: 签到人, 护林员.
_MAY_NAME = re.compile(r".{1,8}(?:人|者|员)")
#: How posts end, and names of persons do not: 安全员, 护路岗.
_POST = re.compile(".+[员岗]")


@dataclass(frozen=True)
class ColumnView:
    """A column as one looks at it: the headings above it, what stands in it, and where it stands.

    Parameters
    ----------
    path
        The headings from top to bottom.
    body
        The cells below them.
    is_left, is_first
        Whether it is left of all numbers, and the first of all columns of words.
    """

    path: tuple[str, ...]
    body: tuple[Cell, ...]
    is_left: bool
    is_first: bool

    @cached_property
    def heading(self) -> str:
        """The heading right above it; empty where none is."""
        return self.path[-1] if self.path else ""

    @cached_property
    def said(self) -> Role | None:
        """The role that its heading gives it."""
        return role_of(self.heading) if self.path else None

    @cached_property
    def numbers(self) -> int:
        """How many numbers and days stand in it."""
        return sum(is_value_like(cell) or cell.is_date for cell in self.body)

    @cached_property
    def units(self) -> int:
        """How many units of measure stand in it."""
        return sum(is_unit(cell.text) or bool(read_label(f"({cell.text})").pair) for cell in self.body)

    @cached_property
    def names_value(self) -> bool:
        """Whether a heading says what is counted, or of what."""
        return any(reading.measure or reading.wording for text in self.path for reading in read_label(text).readings)

    @property
    def are_mostly_numbers(self) -> bool:
        """Whether more than half of it is numbers."""
        return self.numbers * 2 > len(self.body)


def _by_parts_of_date(view: ColumnView) -> Role | None:
    return Role.TIME if is_part_of_date(view.path, view.body) else None


def _by_hidden(view: ColumnView) -> Role | None:
    return Role.PERSONAL if view.body and all(cell.text == HIDDEN for cell in view.body) else None


def _by_marks(view: ColumnView) -> Role | None:
    return Role.REMARK if holds_marks(view.heading, view.body) else None


def _by_names_of_persons(view: ColumnView) -> Role | None:
    if view.said is not None or not view.body or not _MAY_NAME.fullmatch(fold(drop_brackets(view.heading))):
        return None
    posts = sum(_POST.fullmatch(cell.text.strip()) is not None for cell in view.body)
    return Role.PERSONAL if not view.numbers and not view.units and 2 * posts <= len(view.body) else None


def _by_counts_of_persons(view: ColumnView) -> Role | None:
    if view.said is not Role.PERSONAL or not view.are_mostly_numbers:
        return None
    return Role.VALUE if read_label(view.heading).unit or _are_few(view.heading, view.body) else None


def _are_few(heading: str, body: Sequence[Cell]) -> bool:
    """Whether the numbers below 第一书记 or 帮扶干部 count them: no telephone has four digits."""
    return not _DIALLED.search(heading) and all(len(cell.text) <= _LONGEST_COUNT for cell in body if is_value_like(cell))


def _by_units(view: ColumnView) -> Role | None:
    if view.said is None:
        counts = view.names_value or _COUNTED.search(fold(drop_brackets(view.heading)))
        return None if counts or view.units * 2 <= len(view.body) else Role.UNIT  # 人 alone below 因残户数 is no number
    if view.said is not Role.PLACE or not view.units:
        return None
    are_offices = any(clean_place(cell.text).level is not Level.UNKNOWN for cell in view.body)
    return None if are_offices and view.units * 2 <= len(view.body) else Role.UNIT


def _by_headings_beside(view: ColumnView) -> Role | None:
    if view.said is not Role.TIME or not view.body or view.numbers:
        return None
    return Role.ITEM if all(read_label(cell.text).readings and not is_time(cell.text) for cell in view.body) else None


def _by_sites(view: ColumnView) -> Role | None:
    is_of_sites = view.said is None and not view.numbers and names_site(view.path)
    return Role.PLACE if is_of_sites and any(site_of(cell.text).name for cell in view.body) else None


def _by_heading(view: ColumnView) -> Role | None:
    return None if view.said in LABELS and view.are_mostly_numbers else view.said


def _by_numbers(view: ColumnView) -> Role | None:
    return Role.VALUE if not view.is_left or view.numbers else None


def _by_what_it_counts(view: ColumnView) -> Role | None:
    if not view.names_value or any(is_label(cell.text) for cell in view.body):
        return None
    are_names = len(view.body) > 1 and len({cell.text for cell in view.body}) == len(view.body)  # 合作社 above their names
    return None if view.is_first and are_names else Role.VALUE


def _by_words(view: ColumnView) -> Role | None:
    labels = sum(is_label(cell.text) for cell in view.body)
    return Role.LABEL if view.is_first or not view.path or 2 * labels > len(view.body) else Role.REMARK


@dataclass(frozen=True)
class Sign:
    """Something by which the role of a column may be told.

    Parameters
    ----------
    role
        Return the role, or None where the sign says nothing.
    why
        Why it is asked where it is.
    """

    role: Callable[[ColumnView], Role | None]
    why: str


#: Asked one after the other; the first that answers counts.
SIGNS = (
    Sign(_by_parts_of_date, "年, 月 and 日 side by side are one day, whatever each of them is headed"),
    Sign(_by_hidden, "what was hidden before anything was read is a person's"),
    Sign(_by_marks, "numbers below 邮编 and 填报日期 count nothing, wherever they stand"),
    Sign(_by_names_of_persons, "names of persons are not to be shown, so before anything that would"),
    Sign(_by_counts_of_persons, "第一书记（人） counts those whom it would name by its heading"),
    Sign(_by_units, "单位 heads units of measure, of which some nobody knows (千伏安), as well as offices"),
    Sign(_by_headings_beside, "月份 in the corner, with no time below it, speaks of the headings beside it"),
    Sign(_by_sites, "a heading that gives no role may name sites, if places stand below it"),
    Sign(_by_heading, "what a heading says counts, but for 项目 over numbers"),
    Sign(_by_numbers, "numbers, and whatever stands right of the first of them"),
    Sign(_by_what_it_counts, "a heading that says what is counted, over words that name nothing: not reported, in words"),
    Sign(_by_words, "a further column of words under a heading of its own tells something of the row and does not name it: 地形"),
)


def column_role(path: Sequence[str], body: Sequence[Cell], *, is_left: bool, is_first: bool = True) -> Role:
    """Tell what a column holds, from its heading, what stands in it, and whether it is left of all numbers or first of all."""
    view = ColumnView(tuple(path), tuple(body), is_left, is_first)
    return next(role for sign in SIGNS if (role := sign.role(view)) is not None)


def names_rows(path: Sequence[str], body: Sequence[Cell]) -> bool:
    """Whether a column names its rows as its heading says: below 单位 may stand offices, or units.

    Parameters
    ----------
    path
        The headings above the column.
    body
        What stands in it.
    """
    return bool(path) and role_of(path[-1]) in LABELS and column_role(path, body, is_left=True) in LABELS


def name_columns(
    paths: Mapping[int, tuple[str, ...]],
    bodies: Mapping[int, Sequence[Cell]],
    rows: Sequence[Sequence[Cell]],
    titles: Sequence[str],
) -> dict[int, Column]:
    """Return the columns of a table with their roles.

    Parameters
    ----------
    paths, bodies
        The headings above each column by number, and what stands below them.
    rows
        The same cells row by row.
    titles
        Titles above the table.
    """
    dates = [place for place in bodies if is_part_of_date(paths[place], bodies[place])]
    classes = _column_of_classes(paths, bodies)
    untold = [place for place in bodies if place not in classes and (not paths[place] or role_of(paths[place][-1]) is None)]
    plain = [
        place for place in untold if place not in dates and not (paths[place] and holds_marks(paths[place][-1], bodies[place]))
    ]
    first_value = next((place for place in plain if any(is_value_like(cell) or cell.is_date for cell in bodies[place])), 0)
    words = (place for place in plain if bodies[place] and not any(map(is_value_like, bodies[place])))
    has_names = any(names_rows(paths[place], bodies[place]) for place in bodies)
    first_words = 0 if has_names else next(iter(dates), next(words, 0))
    columns = {
        place: Column(paths[place], column_role(paths[place], body, is_left=place < first_value, is_first=place == first_words))
        for place, body in bodies.items()
    }
    columns |= {place: Column(paths[place], Role.LABEL) for place in classes}
    for _why, change in _BESIDE:
        for place, role in change(columns, bodies, rows, titles).items():
            columns[place] = replace(columns[place], role=role)
    return columns


#: A class of households by their size, of people by their age, of villages by their distance: 1人, 2—3人户, 4人及以上.
_CLASS = re.compile(
    r"[1-9][0-9]{0,2}(?:[-—–~～至到][1-9][0-9]{0,2})?[人口](?:户|之?家)?(?P<open>(?:及|或)?以[上下])?户?"
    r"|[1-9][0-9]{0,2}(?P<behind>(?:及|或)?以[上下])"
)


def _column_of_classes(paths: Mapping[int, tuple[str, ...]], bodies: Mapping[int, Sequence[Cell]]) -> tuple[int, ...]:
    """Return the first column of a table where it names classes and holds no numbers: 1人, 2人, 3人, 4人及以上.

    They are told by that each is another, the first the smallest and the last open; a column of villages has none left of it.
    """
    first = next((place for place in sorted(bodies) if not paths[place] or role_of(paths[place][-1]) is not Role.SERIAL), 0)
    texts = [fold(cell.text) for cell in bodies.get(first, ()) if clean_place(cell.text).level not in SUMS]
    found = [_CLASS.fullmatch(text) for text in texts]
    if len(texts) < 2 or len(bodies) < 2 or not all(found):
        return ()
    lowest = [int("".join(takewhile(str.isdecimal, text))) for text in texts]
    is_open = any(match is not None and (match["open"] or match["behind"]) for match in found)
    return (first,) if lowest == sorted({*lowest}) and (is_open or lowest[0] == 1) else ()


_Columns: TypeAlias = Mapping[int, Column]
_Bodies: TypeAlias = Mapping[int, Sequence[Cell]]
_Rows: TypeAlias = Sequence[Sequence[Cell]]
_Titles: TypeAlias = Sequence[str]


def _of_headings(columns: _Columns, bodies: _Bodies, _rows: _Rows, _titles: _Titles) -> Mapping[int, Role]:
    counted = [column.path[0] for column in columns.values() if column.role is Role.VALUE and column.path]
    places = (place for place, column in columns.items() if speaks_of_headings(column.role, bodies[place], counted))
    return dict.fromkeys(places, Role.ITEM)


def _of_no_place(columns: _Columns, bodies: _Bodies, _rows: _Rows, titles: _Titles) -> Mapping[int, Role]:
    places = (*teams_of_no_village(columns, bodies, titles), *offices_of_no_place(columns, bodies))
    return dict.fromkeys(places, Role.LABEL)


def _of_kinds_and_moves(columns: _Columns, bodies: _Bodies, rows: _Rows, _titles: _Titles) -> Mapping[int, Role]:
    return {**dict.fromkeys(attributes(columns, rows), Role.REMARK), **moved_to(columns, bodies)}


def _of_lists(columns: _Columns, bodies: _Bodies, _rows: _Rows, _titles: _Titles) -> Mapping[int, Role]:
    return dict.fromkeys(columns_of_lists(columns, bodies), Role.VALUE)


def _of_persons(columns: _Columns, bodies: _Bodies, _rows: _Rows, _titles: _Titles) -> Mapping[int, Role]:
    return dict.fromkeys(columns_of_persons(columns, bodies), Role.PERSONAL)


#: What the columns beside a column say of it, in order: each asks of the roles as those before have left them.
_BESIDE = (
    ("a column headed 村名 that names none, beside headings that do, names items", _of_headings),
    ("offices and teams that lie nowhere are labels", _of_no_place),
    ("what kind of place a row is of, and where people moved to, name no row beside a column that does", _of_kinds_and_moves),
    ("things listed with their amounts are counted where each row is a place: 茶叶221亩、魔芋130亩", _of_lists),
    ("persons last: whatever else a column is, names of persons in it are not shown", _of_persons),
)
