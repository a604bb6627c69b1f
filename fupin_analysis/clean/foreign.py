"""Foreign tables, laid out by whoever made them, to figures.

Two shapes are read: places down the side with items across (or the other way round), and items of one township down the side.
Every cell typed as a value ends as figures or as one row of the quarantine, never both: :func:`clean_table` makes one outcome for
each, which says what speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TypeAlias

from fupin_analysis.clean.across.broken_columns import context_left
from fupin_analysis.clean.across.changes import changed_value, is_time, measure_of_change
from fupin_analysis.clean.across.means import check_mean
from fupin_analysis.clean.across.rates_beside import as_told
from fupin_analysis.clean.cell.of_subject import of_subject
from fupin_analysis.clean.cell.of_which import is_narrowed, parts_behind, people_alone
from fupin_analysis.clean.cell.own_parts import as_part, whole_of
from fupin_analysis.clean.cell.period import time_of
from fupin_analysis.clean.cell.subject import find_subject
from fupin_analysis.clean.cell.value import check_own, value_of
from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.layout.columns import Role
from fupin_analysis.clean.layout.feet import is_signed
from fupin_analysis.clean.layout.listings import Listed, listed_in, may_list
from fupin_analysis.clean.layout.regions import Line, SheetTable
from fupin_analysis.clean.layout.spots import Spot
from fupin_analysis.clean.layout.telling_rows import is_ditto
from fupin_analysis.clean.numbers import CellProblem, check_answered, is_bounded, is_not_reported, split_pair, unit_of
from fupin_analysis.clean.outcomes import CellOutcome
from fupin_analysis.clean.quarantine import Row, set_aside
from fupin_analysis.clean.sheets import Cell, is_value_like
from fupin_analysis.clean.views import TableView, corners_of, labels_of, view_of
from fupin_analysis.clean.village_forms import is_caption_of_villages
from fupin_analysis.clean.wording.beside import meant_beside, meant_of_exits
from fupin_analysis.clean.wording.explanations import is_note
from fupin_analysis.clean.wording.labels import Label, read_label
from fupin_analysis.clean.wording.labels_around import context_text, kinds_of, lacks_item, office_of
from fupin_analysis.clean.wording.left_out import less, without_left_out
from fupin_analysis.clean.wording.line_units import unit_for
from fupin_analysis.clean.wording.no_figures import check_told, check_whole
from fupin_analysis.clean.wording.own_words import says_only_how, words_of
from fupin_analysis.clean.wording.person_names import hide_in, hide_persons, holds_post
from fupin_analysis.clean.wording.plan_tables import in_plan, is_there
from fupin_analysis.clean.wording.scopes import within_scopes
from fupin_analysis.clean.wording.titles import Setting, section_label
from fupin_analysis.clean.wording.unit_beside import pair_beside, unit_beside
from fupin_analysis.core.answers import answers
from fupin_analysis.core.cells import source_of
from fupin_analysis.core.words.composing import OF
from fupin_analysis.core.words.facets import meant_in
from fupin_analysis.core.words.terms import is_own, load_vocabulary, own_words
from fupin_analysis.core.words.topics import title_topics
from fupin_analysis.errors import Problem

_CODE = re.compile(r"\d{9}(?:\d{3})?")
#: Kinds of measures that a row of rates may have.
_RATES = frozenset({"share", "ratio"})
#: What is shown in place of a person's name or number.
_HIDDEN = "***"


def clean_table(table: SheetTable, setting: Setting, *, file: str, sheet: str) -> Iterator[CellOutcome]:
    """Yield one outcome for each cell of a table that was typed as a value.

    Parameters
    ----------
    table
        The table.
    setting
        What is around it: township, year, period, topics, units.
    file, sheet
        Names for the addresses.
    """
    corners = corners_of(table)
    above = (title for title in table.titles if not is_note(title) and not is_caption_of_villages(title))
    titles = corners if table.are_borrowed else (*above, sheet, *corners)
    topics = [topic for text in titles for topic in title_topics(without_left_out(text)[0])]
    heads = [read_label(text) for column in table.columns.values() if column.role is Role.VALUE for text in column.path]
    view = view_of(table, setting.with_topics(topics).of_groups(labels_of(table), kinds_of(table), heads))
    for place, line in enumerate(table.lines):
        is_ignored = answers().ignores(list(line.labels.values()))
        for number, cell in line.values:
            column = table.columns[number]
            spot = view.spot(number, place)
            name = " ".join(text for _, text in sorted(line.labels.items()))
            outcome = CellOutcome(cell, heading=" › ".join(column.path), name=name)
            where = source_of(file, sheet, cell.row, cell.column)
            try:
                if is_ignored or answers().ignores(_times(view.heads[number])):
                    raise CellProblem("F244")
                spot = Spot(view.setting.township) if place in view.means else spot
                figures, unit = _figures(_At(number, cell, line, place, view, spot))
                if place in view.means:
                    check_mean(figures[0], number, place, view.table, view.names)
            except CellProblem as problem:
                is_name = column.role is Role.PERSONAL or is_signed(cell.text) or holds_post(cell.text, [*line.labels.values()])
                text = _HIDDEN if is_name else hide_persons(cell.shown)
                problem.details = hide_in(
                    {key: _HIDDEN if is_name and told == cell.shown else told for key, told in problem.details.items()}
                )
                topic = _topic(number, line, place, view)
                yield replace(outcome, aside=set_aside(problem.problem(where), text, township=spot.township, topic=topic))
            else:
                yield replace(outcome, figures=tuple(figure | {"source": where} for figure in figures), unit=unit)


def _times(heads: Sequence[Label]) -> list[str]:
    """Return the headings of a column that say when, and the wordings of time in them: what is asked of these is so answered."""
    return [text for label in heads if label.period for text in (label.text, label.period)] if answers().entries else []


@dataclass(frozen=True)
class _At:
    """A cell where it stands: in which column and on which line of which table, and whose its figure would be."""

    number: int
    cell: Cell
    line: Line
    place: int
    view: TableView
    spot: Spot

    @property
    def path(self) -> tuple[str, ...]:
        """Headings above it."""
        return self.view.table.columns[self.number].path

    @property
    def heads(self) -> Sequence[Label]:
        """What the headings say."""
        return self.view.heads_at(self.number, self.place)

    @property
    def rows(self) -> Sequence[Label]:
        """What the labels beside it say."""
        return self.view.rows[self.place]

    @property
    def is_asked(self) -> bool:
        """Whether somebody has to say what its column is, and nobody has."""
        return self.number in self.view.asked and not any(answers().heading(text) for text in self.path)

    def figure(self, cell: Cell, heads: Sequence[Label], *, written: str = "") -> tuple[Row, str]:
        """Return what a cell in this place would state, and the unit it is read in."""
        return _figure(self, cell, heads, written=written)


#: Why a cell is set aside: the code, when it is so, and what the message shows. In the order in which they are looked for.
_Refusals: TypeAlias = tuple[tuple[str, Callable[[_At], bool], Callable[[_At], dict[str, object]]], ...]

#: What is wrong with the cell or its column, whatever it states.
_UNREADABLE: _Refusals = (
    ("F217", lambda at: at.cell.kind == "uncomputed", lambda at: {"got": at.cell.formula}),
    ("F215", lambda at: at.cell.address in at.line.joint, lambda at: {"got": at.cell.address}),
    ("F258", lambda at: at.number in at.view.table.doubles, lambda at: {"got": " ".join(at.path)}),
    ("F261", lambda at: at.number in at.view.table.doubtful, lambda at: {"got": " ".join(at.path)}),
    (
        "F269",
        lambda at: at.is_asked and is_value_like(at.cell),
        lambda at: {"got": at.path[-1], "expected": at.cell.shown},
    ),
)
#: What is no number of its own, or a number of nothing.
_STATES_NOTHING: _Refusals = (
    ("F220", lambda at: is_not_reported(at.cell.text), lambda at: {"got": at.cell.text}),
    ("F205", lambda at: not at.path, lambda _at: {"got": ""}),
    ("F250", lambda at: is_ditto(at.cell.text), lambda at: {"got": at.path[-1]}),
    (
        "F204",
        lambda at: (
            lacks_item(at.line, at.view.table, at.view.on_rows)
            and not any(reading.wording for label in at.heads for reading in label.readings)
        ),
        lambda at: {"got": " ".join(at.path)},
    ),
    ("F254", lambda at: at.cell.is_date, lambda at: {"got": at.cell.shown}),
)


def _refuse(at: _At, refusals: _Refusals) -> None:
    for code, is_so, details in refusals:
        if is_so(at):
            raise CellProblem(code, details(at))


def _figures(at: _At) -> tuple[list[Row], str]:
    """Return the figures of one cell, two where it holds two numbers, without their source, and the unit they were read in."""
    cell, column = at.cell, at.view.table.columns[at.number]
    if column.role in (Role.REMARK, Role.PERSONAL):
        raise CellProblem("F222", {"got": " ".join(at.path)})
    check_whole(*at.path, *(label.text for label in (*at.heads, *at.rows)), at.spot.township, at.spot.place)
    if _answered(cell) is not None:
        figure, unit = at.figure(cell, at.heads)
        return [figure], unit
    _refuse(at, _UNREADABLE)
    if at.number in at.view.changes and at.spot.problem is None and not cell.is_date:
        return _changed(at)
    check_told(at.heads, at.rows)
    if at.spot.problem is not None:
        raise at.spot.problem
    _refuse(at, _STATES_NOTHING)
    units = next((label.pair for label in reversed(at.heads) if label.pair), ()) or pair_beside(at.line, at.view.table)
    pair = split_pair(cell.text, units) if not cell.is_number or cell.text == "0" else None
    if pair is not None:
        return _both(at, pair)
    if units:
        raise CellProblem("F255", {"got": cell.shown, "expected": "、".join(units)})
    if at.view.on_rows and not cell.is_number and may_list(at.path) and (parts := listed_in(cell.text)):
        return _listed(at, parts)
    meant, written = as_told(cell, at.view.rates.get((at.number, at.place), 0))
    figure, unit = at.figure(meant, at.heads, written=written)
    if at.place in at.view.of_rates and load_vocabulary().measures[str(figure["measure"])].kind not in _RATES:
        raise CellProblem("F214" if float(str(figure["value"])) > 1 else "F212", {"got": cell.shown})
    return [_as_whole(at, _as_part(figure, at.number, at.place, at.view))], unit


def _both(at: _At, pair: Sequence[tuple[str, str]]) -> tuple[list[Row], str]:
    """Return the two figures of a cell that holds a number in each of two units, unless a heading says what is counted."""
    heads = [label for label in at.heads if label.text]  # what a part takes from its whole, nobody has written
    if any(reading.measure for label in (*heads, *at.rows) for reading in label.readings):
        raise CellProblem("F255", {"got": at.cell.shown, "expected": "、".join(label.text for label in heads)})
    both = []
    for text, unit in pair:
        one = at.cell._replace(text=text, is_number=False, format="")
        both.append(at.figure(one, (*heads, replace(read_label(unit), unit=unit)), written=at.cell.text)[0])
    return both, "/".join(unit for _, unit in pair)


def _listed(at: _At, parts: Sequence[Listed]) -> tuple[list[Row], str]:
    """Return the figures of a cell that lists things with their amounts, each of what stands before it below the heading."""
    found = []
    for part in parts:
        one = at.cell._replace(text=part.number, is_number=False, format="")
        heads = (*at.heads, *((replace(read_label(part.what), unit=part.unit),) if part.what else ()))
        heads = heads if part.what else (*heads, replace(read_label(part.unit), unit=part.unit))
        found.append(at.figure(one, heads, written=f"{part.what}{part.number}{part.unit}")[0])
    return found, "/".join(dict.fromkeys(part.unit for part in parts))


def _changed(at: _At) -> tuple[list[Row], str]:
    """Return the figure of a cell in a column of changes, in its own words: of what stands at its left, or says so itself."""
    number, cell, line, view, rows = at.number, at.cell, at.line, at.view, at.rows
    change = view.changes[number]
    nothing = cell._replace(text="0", is_number=True, format="", kind="number")
    if change.of is None:
        heads = (read_label(change.words),)
        row, unit = at.figure(nothing, (replace(heads[0], unit=change.unit),))
    else:
        row, unit = replace(at, number=change.of).figure(nothing, view.heads[change.of])
    name = measure_of_change(change, load_vocabulary().measures[str(row["measure"])], cell)
    item = load_vocabulary().item(str(row["topic"]), str(row["item"]))
    beside = [text for label in rows if not says_only_how(label) and (text := words_of(label))]
    words = f"{item.zh} {change.words}" if change.of is not None else " ".join([*beside, change.words])
    unit = change.unit or (unit if name.name == row["measure"] else "")
    about = {"item": own_words(words), "measure": name.name, "value": changed_value(cell, change, name, unit)}
    if change.of is None:
        above = [label for label in view.heads[number][:-1] if is_time(label.text)]
        section = section_label(line.sections[-1] if line.sections else "")
        about["year"], about["period"] = time_of([*above, *rows], section, view.setting)
    return [row | about | {"as_written": cell.shown}], unit or name.unit_zh


def _topic(number: int, line: Line, place: int, view: TableView) -> str:
    """What the words around a cell say it is about, though it cannot be used; empty where they do not say."""
    section = section_label(line.sections[-1] if line.sections else "")
    try:
        found = find_subject(view.heads[number], view.rows[place], context=view.setting.context, section=section)
    except CellProblem:
        return ""
    return found.item.topic


def _as_whole(at: _At, figure: Row) -> Row:
    """Return a figure that some are told of under 其中: where these are what the heading says, as the people alone."""
    if OF not in str(figure["item"]) or at.number in at.view.changes:
        return figure
    own = load_vocabulary().item(str(figure["topic"]), str(figure["item"]))
    for number, place in parts_behind(at.view.table, at.number, at.place):
        part = _told(number, place, at.view)
        people = people_alone(own, part.item) if part is not None else None
        if people is not None and str(figure["measure"]) in people.measures:
            return {**figure, "item": people.name}
    return figure


def _told(number: int, place: int, view: TableView) -> CellSubject | None:
    """Return what the labels around a cell mean; None where they mean nothing."""
    line, heads, rows = view.table.lines[place], view.heads_at(number, place), view.rows[place]
    section = section_label(line.sections[-1] if line.sections else "")
    try:
        unit = unit_for(heads, unit_beside(line, view.table))
        return find_subject(heads, rows, context=view.setting.context, section=section, row_unit=unit)
    except CellProblem:
        return None


def _as_part(figure: Row, number: int, place: int, view: TableView) -> Row:
    """Return a figure as the part of its whole that it is where it stands under 其中."""
    whole = whole_of(view.table, number, place)
    if whole is None:
        return figure
    subject = _told(whole.column, whole.place, view)
    if subject is None:
        return as_part(figure, whole, None)
    if is_narrowed(load_vocabulary().item(str(figure["topic"]), str(figure["item"])), subject.item):
        return {**figure, "item": subject.item.name}
    found = as_part(figure, whole, replace(subject, item=meant_in(subject.item, int(str(figure["year"])))))
    is_of_them = is_own(str(found["item"])) and (found["measure"], subject.measure.name) == ("recipients", "persons")
    return {**found, "measure": "persons"} if is_of_them else found  # 人口 | 其中：60岁以上


def _answered(cell: Cell) -> float | None:
    """Return the number that somebody said a cell stands for."""
    here = answers()
    return here.cell(source_of(*here.here, cell.row, cell.column), cell.shown) if here.entries else None


def _figure(at: _At, cell: Cell, heads: Sequence[Label], *, written: str = "") -> tuple[Row, str]:
    """Return one figure and its unit; raises CellProblem where there is none."""
    rows, line, view, spot = at.rows, at.line, at.view, at.spot
    section = section_label(line.sections[-1] if line.sections else "")
    row_unit = "" if written else _row_unit(at, heads)
    units = (row_unit, unit_of(cell.meant))
    subject = _subject(heads, rows, section, view, units, is_broken=at.number in view.broken)
    answer = _answered(cell)
    if subject.item.is_own and not (is_value_like(cell) or is_bounded(cell.text)) and answer is None:
        raise CellProblem("F222", {"got": subject.wording})  # words under words are a remark
    if subject.item.is_own:
        check_own(subject, heads, rows)
    year, period = time_of([*heads, *rows], section, view.setting, item=subject.item.name)
    context, wording, said = view.setting.context, subject.wording, " ".join(one.text for one in (*rows, *heads))
    subject = within_scopes(subject, view.setting.about, said, is_sum=not spot.place, is_all_beside=view.setting.is_all_beside)
    subject = less(subject, context.left_out, said, stated=context.stated)
    if whom := view.setting.whom_of((*heads, *rows)):
        own = load_vocabulary().item(subject.item.topic, own_words(f"{words_of(read_label(wording))}（{whom}）"))
        subject = replace(subject, item=own, is_renamed=True)
    if office := office_of(line, view.table):
        own = load_vocabulary().item(subject.item.topic, own_words(f"{office} {words_of(read_label(wording))}"))
        subject = replace(subject, item=own, is_renamed=True)
    is_dated = any(label.period for label in (*heads, *rows))
    item = subject.item if is_dated else meant_of_exits(subject.item, wording, context.groups, context.stated)
    subject = replace(subject, item=meant_beside(meant_in(item, year), wording, context.groups))
    topic, name = subject.item.topic, subject.item.name
    first = min(view.setting.years, default=view.setting.year or year)  # 2021—2025年规划表
    if context.is_plan and period[:4] >= str(first) and not any(map(is_there, (*heads, *rows))):
        topic, name = in_plan(topic, name, view.table.columns.values(), (*rows, *heads))
    code = context_text(line, view.table, Role.CODE)
    figure: Row = {
        "township": spot.township,
        "township_code": code if _CODE.fullmatch(code) and not spot.place else "",
        "year": year,
        "period": period,
        "place": spot.place,
        "topic": topic,
        "item": name,
        "measure": subject.measure.name,
        "value": value_of(cell, subject) if answer is None else check_answered(answer, subject.measure),
        "as_written": subject.as_written(written or cell.shown),
    }
    is_bare = subject.measure.name == "amount_yuan" and not subject.unit and not unit_of(cell.meant) and answer is None
    return figure, "" if is_bare else subject.unit or subject.measure.unit_zh


def _row_unit(at: _At, heads: Sequence[Label]) -> str:
    """Return the unit of a row for a column; a part is counted as its whole: 其中：脱贫户 of 受益户 in no kilometres."""
    unit = unit_for(heads, unit_beside(at.line, at.view.table))
    is_part = bool(unit) and any("其中" in label.text for label in heads)
    whole = whole_of(at.view.table, at.number, at.place) if is_part else None
    return unit if whole is None else unit_for(at.view.heads[whole.column], unit)


def _subject(
    heads: Sequence[Label], rows: Sequence[Label], section: Label, view: TableView, units: tuple[str, str], *, is_broken: bool
) -> CellSubject:
    """Return what a cell is about; the same labels are put together once for a whole column."""
    key = (tuple(heads), tuple(rows), section.text, units, is_broken)
    if key not in view.subjects:
        find = partial(find_subject, heads, rows, section=section, row_unit=units[0], cell_unit=units[1])
        context = view.setting.context_of((*heads, *rows))
        found = find(context=context)
        if is_broken and not any(units):
            left = context_left(found, context, (*heads, *rows), chain(*view.heads.values()))
            found = find(context=left) if left is not None else found
        view.subjects[key] = of_subject(found, context, heads)
    return view.subjects[key]


def stray(cell: Cell, *, file: str, sheet: str) -> CellOutcome:
    """Set aside a number that stands above the first heading."""
    problem = Problem("F205", where=source_of(file, sheet, cell.row, cell.column), details={"got": ""})
    return CellOutcome(cell, aside=set_aside(problem, cell.shown))
