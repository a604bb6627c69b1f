"""Foreign tables, laid out by whoever made them, to figures.

Two shapes are read: places down the side with items across (or the other way round), and items of one township down the side.
Every cell typed as a value ends as one figure or as one row of the quarantine: :func:`clean_table` makes exactly one of the two
for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fupin_analysis.clean.columns import Role
from fupin_analysis.clean.headers import Line, Table, is_foot
from fupin_analysis.clean.labels import Label, read_label
from fupin_analysis.clean.numbers import CellProblem, clean_value, is_not_reported, unit_of
from fupin_analysis.clean.periods import clean_period, years_in
from fupin_analysis.clean.places import LETTER, Level, Place, clean_place, clean_village
from fupin_analysis.clean.quarantine import Row, set_aside
from fupin_analysis.clean.settings import Setting, period_label, read_setting, section_label
from fupin_analysis.clean.sheets import Cell
from fupin_analysis.clean.subjects import find_subject
from fupin_analysis.core.cells import source_of
from fupin_analysis.core.phrases import topics_of

_NAMES = (Role.TOWNSHIP, Role.VILLAGE, Role.PLACE, Role.LABEL, Role.ITEM)
_CODE = re.compile(r"\d{9}(?:\d{3})?")
#: A village's name without its suffix, as lists of villages have them: 东阁, 一心.
_BARE_VILLAGE = re.compile(rf"{LETTER}{{1,5}}(?<![省市县区旗州镇乡片队部局所场厂])")
#: What is shown in place of a person's name or number.
_HIDDEN = "***"


@dataclass(frozen=True)
class _Spot:
    """Whose figure a row or column holds; `problem` where that cannot be told."""

    township: str = ""
    place: str = ""
    problem: CellProblem | None = None


@dataclass(frozen=True)
class _Names:
    """The names beside a row or above a column."""

    township: str = ""
    is_filled: bool = False
    village: str = ""
    sum: Level | None = None
    unknown: str = ""

    @property
    def is_place(self) -> bool:
        return bool(self.township or self.village)


def clean_table(
    table: Table, *, file: str, sheet: str, township: str = "", year: int | None = None
) -> Iterator[tuple[Row, bool]]:
    """Yield one row for each value cell of a table, and whether it is a figure (True) or set aside (False).

    Parameters
    ----------
    table
        The table found on a sheet.
    file, sheet
        Names for the addresses; they may also tell township, year and topic.
    township, year
        What the caller knows; a title that says otherwise goes before it.
    """
    row_names = [_names(list(line.labels.items()), table, line.filled) for line in table.lines]
    on_rows = _are_places(table, row_names)
    column_names = {number: _names([(number, text) for text in column.path], table) for number, column in table.columns.items()}
    on_columns = not on_rows and any(names.is_place for names in column_names.values())
    row_labels = [_row_labels(line, table, on_rows) for line in table.lines]
    heads = {number: _heads(column.path, on_columns) for number, column in table.columns.items()}
    values = [label for number, labels in heads.items() if table.columns[number].role is Role.VALUE for label in labels]
    labels = [*values, *(label for beside in row_labels for label in beside)]
    setting = read_setting(table.titles, sheet=sheet, file=file, township=township, year=year, labels=labels)
    corners = [text for column in table.columns.values() if column.role in (Role.ITEM, Role.LABEL) for text in column.path]
    setting = setting.with_topics([topic for text in (*table.titles, sheet, *corners) for topic in reversed(topics_of(text))])
    row_spots = _spots(row_names, setting.township) if on_rows else None
    column_spots = (
        dict(zip(column_names, _spots(list(column_names.values()), setting.township), strict=True)) if on_columns else {}
    )
    own = _Spot(setting.township, "", None if setting.township else CellProblem("F210"))
    for place, line in enumerate(table.lines):
        for cell in line.values:
            spot = row_spots[place] if row_spots else column_spots.get(cell.column, own)
            try:
                figure = _figure(cell, line, table, spot, heads[cell.column], row_labels[place], setting)
            except CellProblem as problem:
                text = _HIDDEN if table.columns[cell.column].role is Role.PERSONAL else cell.text
                where = source_of(file, sheet, cell.row, cell.column)
                yield set_aside(problem.problem(where), text, township=spot.township), False
            else:
                yield figure | {"source": source_of(file, sheet, cell.row, cell.column)}, True


def _figure(
    cell: Cell, line: Line, table: Table, spot: _Spot, heads: Sequence[Label], rows: Sequence[Label], setting: Setting
) -> Row:
    """Return the figure of one cell without its source; raises CellProblem where there is none."""
    column = table.columns[cell.column]
    if column.role in (Role.REMARK, Role.PERSONAL):
        raise CellProblem("F222", {"got": " ".join(column.path)})
    if cell.kind == "uncomputed":
        raise CellProblem("F217", {"got": cell.formula})
    if cell.address in line.joint:
        raise CellProblem("F215", {"got": cell.address})
    if spot.problem is not None:
        raise spot.problem
    if is_not_reported(cell.text):
        raise CellProblem("F220", {"got": cell.text})
    if not column.path:
        raise CellProblem("F205", {"got": ""})
    section = section_label(line.section)
    row_unit = _context_text(line, table, Role.UNIT)
    subject = find_subject(heads, rows, context=setting.context, section=section, row_unit=row_unit, cell_unit=unit_of(cell.text))
    if subject.item.is_own and not cell.is_value_like:
        raise CellProblem("F222", {"got": subject.wording})  # words under words are a remark
    year, period = _time([*heads, *rows], section, setting)
    value = clean_value(cell.text, subject.measure, unit=subject.unit, is_number=cell.is_number)
    code = _context_text(line, table, Role.CODE)
    return {
        "township": spot.township,
        "township_code": code if _CODE.fullmatch(code) and not spot.place else "",
        "year": year,
        "period": period,
        "place": spot.place,
        "topic": subject.item.topic,
        "item": subject.item.name,
        "measure": subject.measure.name,
        "value": value,
        "as_written": subject.as_written(cell.text),
    }


def _time(labels: Sequence[Label], section: Label, setting: Setting) -> tuple[int, str]:
    """Return the statistical year and the period of a cell."""
    said = list(dict.fromkeys(label.period for label in labels if label.period)) or ([section.period] if section.period else [])
    text = "".join(said)
    named = years_in(text)
    year = setting.year or (named[0] if len(named) == 1 else None)
    if year is None:
        raise CellProblem("F211", {"got": "、".join(map(str, setting.years))})
    return year, clean_period(text, year=year) if text else setting.period or str(year)


def _names(texts: Sequence[tuple[int, str]], table: Table, filled: frozenset[int] = frozenset()) -> _Names:
    """Tell the names among the labels of a row or the headings of a column."""
    township, is_filled, village, total, unknown = "", False, "", None, ""
    for number, text in texts:
        role = table.columns[number].role
        if role not in _NAMES and role is not Role.VALUE:
            continue
        place = _place(text, role)
        if place.level is Level.TOWNSHIP:
            township, is_filled = place.name, number in filled
        elif place.level is Level.VILLAGE:
            village = place.name
        elif place.level is not Level.UNKNOWN:
            total = place.level
        elif role in (Role.TOWNSHIP, Role.VILLAGE, Role.PLACE):
            unknown = text
    return _Names(township, is_filled, clean_village(village, township=township), total, unknown)


def _place(text: str, role: Role) -> Place:
    """Read a name; a village needs no suffix under a heading that says what it is, unless it is a word or a person's office."""
    place = clean_place(text)
    if place.level is Level.UNKNOWN and role is Role.VILLAGE and _BARE_VILLAGE.fullmatch(name := clean_village(text)):
        return Place(Level.VILLAGE, name) if not read_label(text).readings and not is_foot(text) else place
    is_word = role not in (Role.TOWNSHIP, Role.VILLAGE, Role.PLACE) and any(
        reading.wording for reading in read_label(text).readings
    )
    return Place(Level.UNKNOWN) if is_word and place.level in (Level.TOWNSHIP, Level.VILLAGE) else place  # 贫困村 is no village


def _are_places(table: Table, names: Sequence[_Names]) -> bool:
    """Whether the rows are places: a heading says so, or most labels are names."""
    roles = {column.role for column in table.columns.values()}
    if roles & {Role.TOWNSHIP, Role.VILLAGE, Role.PLACE}:
        return True
    return 2 * sum(name.is_place for name in names) > sum(name.sum is None or name.is_place for name in names)


def _spots(names: Sequence[_Names], township: str) -> list[_Spot]:
    """Tell for each row or column of places whose figures it holds.

    A sum belongs to the township if the table is about one township only; beside its name it belongs to that township; else it
    belongs to nobody here. Villages without a township beside them belong to the one whose row is above them, provided that the
    table begins with a township: where it does not, townships may just as well follow their villages.
    """
    towns = list(dict.fromkeys(name.township for name in names if name.township))
    only = towns[0] if len(towns) == 1 else "" if towns else township
    begins_with_town = next((bool(name.township) for name in names if name.is_place), False)
    spots: list[_Spot] = []
    above = ""
    for name in names:
        if name.township and not name.village and name.sum is None:
            above = name.township
        owner = name.township or only or (above if begins_with_town else "")
        spots.append(_spot(name, owner, only))
    return spots


def _spot(name: _Names, owner: str, only: str) -> _Spot:
    if name.sum is Level.COMPARISON:
        return _Spot("", "", CellProblem("F252"))
    if name.sum is not None:
        beside = "" if name.is_filled else name.township
        whose = beside or (only if name.sum is not Level.SUBTOTAL else "")
        return _Spot(whose) if whose else _Spot("", "", CellProblem("F221"))
    if name.unknown and not name.is_place:
        return _Spot("", "", CellProblem("F251", {"got": name.unknown}))
    if not owner or not name.is_place:
        return _Spot(owner, "", CellProblem("F210"))
    return _Spot(owner, name.village)


def _heads(path: Sequence[str], are_places: bool) -> tuple[Label, ...]:
    """Return the headings of a column as labels, without the names of places."""
    return tuple(read_label(text) for text in path if not (are_places and _place(text, Role.VALUE).level is not Level.UNKNOWN))


def _row_labels(line: Line, table: Table, are_places: bool) -> tuple[Label, ...]:
    """Return the labels beside a row, without the names of places."""
    labels: list[Label] = []
    for number, text in sorted(line.labels.items()):
        role = table.columns[number].role
        if role is Role.TIME:
            labels.append(period_label(text))
        elif role in (Role.ITEM, Role.LABEL) and not (are_places and _place(text, role).level is not Level.UNKNOWN):
            labels.append(read_label(text))
    return tuple(labels)


def _context_text(line: Line, table: Table, role: Role) -> str:
    return next((text.strip() for number, text in line.labels.items() if table.columns[number].role is role), "")
