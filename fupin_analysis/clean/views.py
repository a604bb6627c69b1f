"""A table with what is known of all of it before its cells are read: whose its rows and columns are, what their labels say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from fupin_analysis.clean.across.behind_tasks import counted_as_task, says_what_is_counted, with_tasks
from fupin_analysis.clean.across.broken_columns import broken_columns
from fupin_analysis.clean.across.changes import Growth, changes_in, without_comparisons
from fupin_analysis.clean.across.divided import counted_as_divided
from fupin_analysis.clean.across.means import own_means
from fupin_analysis.clean.across.percent_columns import in_percent
from fupin_analysis.clean.across.rates_beside import rates_told
from fupin_analysis.clean.across.rows.rate_rows import rows_of_rates, without_counts
from fupin_analysis.clean.cell.own_parts import counted_as_whole
from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.names_beside import Names, names_among
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.layout.spots import (
    Spot,
    are_columns_places,
    are_rows_places,
    governing_place,
    spots_of,
)
from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.wording.labels import Label, LabelReading
from fupin_analysis.clean.wording.labels_around import heads_of, rows_labels, with_times_of_sums
from fupin_analysis.clean.wording.limits import part_told
from fupin_analysis.clean.wording.titles import Setting
from fupin_analysis.clean.wording.units_over import with_units_over
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.core.words.lexicon import says_nothing
from fupin_analysis.core.words.people import are_everybody


@dataclass(frozen=True)
class TableView:
    """A table with what has been made out of its names and labels: whose its rows and columns are, and what they are about."""

    table: SheetTable
    setting: Setting
    on_rows: bool
    spots: Sequence[Spot]
    column_spots: dict[int, Spot]
    heads: dict[int, tuple[Label, ...]]
    rows: Sequence[tuple[Label, ...]]
    asked: frozenset[int]
    rates: dict[tuple[int, int], int]
    broken: frozenset[int]
    changes: Mapping[int, Growth]
    names: Sequence[Names]
    means: frozenset[int]
    of_rates: frozenset[int]
    subjects: dict[tuple[object, ...], CellSubject] = field(default_factory=dict)

    def heads_at(self, number: int, place: int) -> tuple[Label, ...]:
        """Return the headings of a column as they are above a row: those of counts say of a rate only of what it is."""
        return without_counts(self.heads[number]) if place in self.of_rates else self.heads[number]

    def spot(self, number: int, place: int) -> Spot:
        """Return whose figure the cell of a column and a row holds; of means of the township it is the township's."""
        if self.on_rows:
            return self.spots[place]
        return self.column_spots.get(number) or _governed(self.table.lines[place], self.setting)


def corners_of(table: SheetTable) -> list[str]:
    """Return the headings above labels, which may say what a table is about; 项目 above 总户数 is no project."""
    corners = [text for one in table.columns.values() if one.role in (Role.ITEM, Role.LABEL) for text in one.path]
    if not any(map(says_nothing, corners)):
        return corners
    are_people = any(_are_people(one) for label in labels_of(table) for one in label.readings)
    return [text for text in corners if not (are_people and says_nothing(text))]


def _are_people(reading: LabelReading) -> bool:
    """Whether a label counts all who live somewhere: 总户数, 户籍人口."""
    return bool(reading.wording) and ((reading.is_total and reading.measure in HEADS) or are_everybody(reading.items))


def labels_of(table: SheetTable) -> list[Label]:
    """Return every label of a table that says what its values are."""
    on_rows, on_columns = _are_places(table)
    heads = [heads_of(column.path, on_columns) for column in table.columns.values() if column.role is Role.VALUE]
    beside = rows_labels(table, on_rows)
    return [label for labels in (*heads, *beside) for label in labels]


def has_place_rows(table: SheetTable) -> bool:
    """Whether each row of a table is a place, so that only its headings say what is counted."""
    return are_rows_places(table, [names_among(list(line.labels.items()), table, line.filled) for line in table.lines])


def _are_places(table: SheetTable) -> tuple[bool, bool]:
    if has_place_rows(table):
        return True, False
    columns = [names_among([(number, text) for text in column.path], table) for number, column in table.columns.items()]
    return False, are_columns_places(table, columns)


def view_of(table: SheetTable, setting: Setting) -> TableView:
    """Return a table with what its names and labels say, within its setting."""
    on_rows, on_columns = _are_places(table)
    rows = [names_among(list(line.labels.items()), table, line.filled) for line in table.lines]
    spots = spots_of(rows, setting.township, table.lines, setting.village) if on_rows else []
    setting = setting.of_listed_villages() if any(spot.place for spot in spots) else setting
    column_spots: dict[int, Spot] = {}
    if on_columns:
        values = {number: column for number, column in table.columns.items() if column.role is Role.VALUE}
        names = [names_among([(number, text) for text in column.path], table) for number, column in values.items()]
        told_on = spots_of(names, setting.township, [None] * len(names), setting.village)
        column_spots = dict(zip(values, told_on, strict=True))
    heads = {number: heads_of(column.path, on_columns) for number, column in table.columns.items()}
    changes = changes_in(table)
    heads = with_units_over(without_comparisons(heads, changes))
    told = with_tasks(table, heads, is_titled=says_what_is_counted(setting.context.about, setting.context.stated))
    told = counted_as_task(table, told)
    table = replace(table, doubles=table.doubles - {number for number, own in told.items() if own != heads[number]})
    told = counted_as_divided(table, told)
    heads, asked = counted_as_whole(table, in_percent(table, with_times_of_sums(table, told)))
    part = part_told(setting.about, labels_of(table))  # 新增监测对象 by kinds
    beside = [(*part, *labels) for labels in rows_labels(table, on_rows)]
    of_rates = {} if on_rows else rows_of_rates(table, beside)
    beside = [of_rates.get(place, labels) for place, labels in enumerate(beside)]
    return TableView(
        table,
        setting,
        on_rows,
        spots,
        column_spots,
        heads,
        beside,
        asked,
        rates_told(table, heads, beside),
        broken_columns(table),
        changes,
        rows,
        own_means(table, rows) if on_rows and setting.township else frozenset(),
        frozenset(of_rates),
    )


def _governed(line: Line, setting: Setting) -> Spot:
    """Return whose figure a row of items holds: the sub-heading's place, else the township the table is about."""
    township, village, unknown = governing_place(line.sections)
    if unknown and not township:
        township, village = "", ""
    whose = township or setting.township
    village = village or setting.village
    if whose and setting.is_of_village and not village:
        return Spot("", "", CellProblem("F277"))
    return Spot(whose, village, None if whose else CellProblem("F210"))
