"""The project's own return workbook (报送表): its cells to figures.

Sheets are known by title, columns by heading, rows by label, so that a clerk may move columns and insert rows. Remarks, titles
and the block in which the workbook adds up by itself hold no figures; every other cell with content becomes a figure or is set
aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import count, pairwise, takewhile

import pandas as pd

from fupin_analysis.clean.accounting import account_by_rows
from fupin_analysis.clean.layout.grid import FormCell, Grid, make_grid
from fupin_analysis.clean.numbers import CellProblem, check_answered, clean_value, is_not_reported, is_number_like
from fupin_analysis.clean.own_forms.records import RecordReader, RecordsRead
from fupin_analysis.clean.periods import clean_period, years_in
from fupin_analysis.clean.places import Level, clean_place, clean_township, clean_village
from fupin_analysis.clean.quarantine import Cleaned, Row, set_aside, to_cleaned
from fupin_analysis.core.account import Region
from fupin_analysis.core.answers import answers
from fupin_analysis.core.cells import Sheet, to_sheets
from fupin_analysis.core.records import RecordSheet, find_record_sheet
from fupin_analysis.core.words.items import Item, Measure, Topic
from fupin_analysis.core.words.phrases import match_phrase
from fupin_analysis.core.words.terms import fold, load_vocabulary, nearest, own_words
from fupin_analysis.errors import Problem
from fupin_analysis.forms.layout import (
    COVER,
    FORM_VERSION,
    ITEM,
    LISTS,
    PERIOD,
    PLACE,
    REMARK,
    WORDS,
    find_items,
    is_canonical,
    measure_heading,
    measure_in_heading,
)

_LABELS = {name: fold(field["label"]) for name, field in WORDS["cover"]["fields"].items()}
_SHEETS = fold(WORDS["cover"]["sheets_title"])
_NOT_VALUES = {fold(text) for text in (ITEM, PERIOD, PLACE, REMARK, *WORDS["check"]["columns"])}
#: Columns of a sheet of records that hold nothing to read.
_NOT_ENTERED = frozenset({fold(REMARK), *map(fold, WORDS["check"]["columns"])})
_CODE = re.compile(r"\d{9}|\d{12}")


@dataclass(frozen=True)
class _Cover:
    """What the cover says, and what is wrong with it; `stops` are the problems that leave no figure its place."""

    township: str
    township_code: str
    year: int
    sheets: tuple[str, ...]
    stops: tuple[Problem, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class _Entry:
    """One value cell with what its row and its column say of it."""

    label: str
    period: str
    place: str
    heading: str
    value: FormCell


def is_return(cells: pd.DataFrame | Sequence[Sheet]) -> bool:
    """Tell whether `cells` are those of a return workbook of ours, of whatever version."""
    sheets = to_sheets(cells) if isinstance(cells, pd.DataFrame) else cells
    return any(_LABELS["version"] == fold(cell.text) for sheet in sheets if sheet.name == COVER for cell in sheet.cells)


def clean_return(cells: pd.DataFrame | Sequence[Sheet], *, account: bool = False) -> Cleaned:
    """Read the cells of one return workbook.

    Parameters
    ----------
    cells
        Table of cells, or sheets, of one file for which :func:`is_return` holds.
    account
        Whether to say of every cell what it was taken for.

    Returns
    -------
    Cleaned
        Its figures; the values set aside; and as problems F107 for a sheet that the cover lists but the workbook lacks, F108
        for a sheet without a table of ours, F216 for a division code that is none, and F109, F210, F211 where the cover's
        version, township or year cannot be used: then every value is set aside.
    """
    sheets = to_sheets(cells) if isinstance(cells, pd.DataFrame) else cells
    file = sheets[0].file
    answers().at(file)
    pages = {sheet.name: make_grid(sheet) for sheet in sheets}
    cover = _read_cover(pages[COVER], file)
    problems = [*cover.stops, *cover.problems]
    for title in cover.sheets:
        if fold(title) not in {fold(page) for page in pages}:
            present = "、".join(page for page in pages if page not in (COVER, LISTS))
            problems.append(Problem("F107", where=file, details={"expected": title, "got": present}))
    figures: list[Row] = []
    rejected: list[Row] = []
    records = RecordReader(cover.township, cover.year, ignored=_NOT_ENTERED)
    recorded: list[Row] = []
    read: dict[str, str] = {}
    heads: dict[str, int] = {}
    for title, page in pages.items():
        if title in (COVER, LISTS):
            continue
        record_sheet = find_record_sheet(title)
        if record_sheet is not None:
            found = _read_records(record_sheet, page, records, cover, f"{file} › {title}")
            recorded += found.rows
            rejected += found.aside
            read |= found.read
            problems += found.problems
            heads[title] = found.heading_row
            continue
        topic, heading_row = load_vocabulary().find_topic(title), _heading_row(page)
        if topic is None or heading_row is None:
            problem = Problem("F108", where=f"{file} › {title}", details={"got": title})
            problems.append(problem)
            rejected += [_refuse(cell, problem, cover) for cell in _number_cells(page)]
            continue
        for entry in _entries(page, heading_row):
            if cover.stops:
                rejected.append(_refuse(entry.value, cover.stops[0], cover))
                continue
            try:
                figures.append(_figure(entry, topic, cover))
            except CellProblem as error:
                problem = error.problem(entry.value.where)
                rejected.append(set_aside(problem, entry.value.text, township=cover.township, topic=topic.name))
    entries = account_by_rows(sheets, figures, rejected, _regions(sheets, pages, heads), read) if account else ()
    return to_cleaned(figures, rejected, problems, entries, recorded)


def _read_records(sheet: RecordSheet, page: Grid, reader: RecordReader, cover: _Cover, where: str) -> RecordsRead:
    """Read one sheet of records; where it cannot be read, or the cover does not say whose it is, its cells are set aside."""
    heading_row = reader.heading_row(sheet, page)
    if heading_row is None:
        problem = Problem("F108", where=where, details={"got": sheet.zh})
        return RecordsRead(aside=[_refuse(cell, problem, cover) for cell in _number_cells(page)], problems=[problem])
    if cover.stops:
        cells = [cell for row, line in page.items() if row > heading_row for cell in line.values() if cell.text.strip()]
        return RecordsRead(aside=[_refuse(cell, cover.stops[0], cover, is_shown=cell.is_number) for cell in cells])
    return reader.read(sheet, page, heading_row)


def _regions(sheets: Sequence[Sheet], pages: Mapping[str, Grid], heads: Mapping[str, int]) -> dict[tuple[str, str], Region]:
    """Return the part of the form that each cell belongs to, by sheet and address; values and notes are left out."""
    regions: dict[tuple[str, str], Region] = {}
    beside = {fold(text) for text in (ITEM, PERIOD, PLACE)}
    for sheet in sheets:
        page = pages[sheet.name]
        row = heads.get(sheet.name) or _heading_row(page)
        head = {column: fold(cell.text) for column, cell in page[row].items()} if row else {}
        for cell in sheet.cells:
            if row and cell.row == row:
                regions[sheet.name, cell.address] = "heading"
            elif (row and cell.row > row and head.get(cell.column) in beside) or sheet.name == COVER:
                regions[sheet.name, cell.address] = "label"
    return regions


def _read_cover(page: Grid, file: str) -> _Cover:
    stated = _stated(page)
    text = {name: stated[name].text if name in stated else "" for name in _LABELS}
    where = {name: stated[name].where if name in stated else f"{file} › {COVER}" for name in _LABELS}
    years = years_in(text["year"])
    stops = []
    if text["version"] != FORM_VERSION:
        stops.append(Problem("F109", where=where["version"], details={"got": text["version"], "expected": FORM_VERSION}))
    told = answers().about(file)
    township = told.township or answers().township(text["township"]) or clean_township(text["township"])
    if not township:
        stops.append(Problem("F210", where=where["township"]))
    if len(years) != 1 and told.year:
        years = [told.year]
    if len(years) != 1:
        stops.append(Problem("F211", where=where["year"], details={"got": text["year"]}))
    code, problems = text["township_code"], []
    answer = answers().cell(where["township_code"], code)
    code = f"{answer:.0f}" if answer is not None else code
    if code and not _CODE.fullmatch(code):
        problems.append(Problem("F216", where=where["township_code"], details={"got": code}))
        code = ""
    return _Cover(township, code, years[0] if years else 0, _listed(page), tuple(stops), tuple(problems))


def _stated(page: Grid) -> dict[str, FormCell]:
    """Return the cell next to the right of each label of the cover."""
    stated: dict[str, FormCell] = {}
    for line in page.values():
        for (_, label), (_, cell) in pairwise(line.items()):
            name = next((name for name, known in _LABELS.items() if known == fold(label.text)), None)
            if name is not None:
                stated.setdefault(name, cell)
    return stated


def _listed(page: Grid) -> tuple[str, ...]:
    """Return the titles in the cover's list of sheets: what stands below its heading without a gap."""
    places = ((row, column) for row, line in page.items() for column, cell in line.items() if fold(cell.text) == _SHEETS)
    row, column = next(places, (0, 0))
    rows = takewhile(lambda number: column in page.get(number, {}), count(row + 1))
    return tuple(page[number][column].text for number in rows)


def _heading_row(page: Grid) -> int | None:
    """Return the row that has all the headings without which no value can be placed."""
    needed = {fold(ITEM), fold(PERIOD), fold(PLACE)}
    return next((row for row, line in page.items() if needed <= {fold(cell.text) for cell in line.values()}), None)


def _entries(page: Grid, heading_row: int) -> Iterator[_Entry]:
    """Yield the value cells below the headings: all that have content, except in the columns known to hold no values."""
    headings = {column: cell.text for column, cell in page[heading_row].items()}
    columns = {fold(text): column for column, text in reversed(headings.items())}
    item, period, place = (columns[fold(heading)] for heading in (ITEM, PERIOD, PLACE))
    ignored = {column for column, text in headings.items() if fold(text) in _NOT_VALUES}
    for row, line in page.items():
        if row > heading_row:
            label, village = (line[column].text if column in line else "" for column in (item, place))
            when = line[period].as_time if period in line else ""
            for column, cell in line.items():
                if column not in ignored and cell.text:
                    yield _Entry(label, when, village, headings.get(column, ""), cell)


def _figure(entry: _Entry, topic: Topic, cover: _Cover) -> Row:
    """Make one value cell a row of figures; raises CellProblem where any part of it is not understood."""
    value = entry.value
    if value.kind == "uncomputed":
        raise CellProblem("F217", {"got": value.text})
    if value.merged_from:
        raise CellProblem("F215", {"got": value.merged_from})
    if is_not_reported(value.text):
        raise CellProblem("F220", {"got": value.text})
    measure, unit = _measure(entry.heading)
    answer = answers().cell(value.where, value.text)
    item = _item(entry.label, topic)
    return {
        "township": cover.township,
        "township_code": cover.township_code,
        "year": cover.year,
        "period": clean_period(entry.period, year=cover.year),
        "place": _place(entry.place, cover.township),
        "topic": topic.name,
        "item": item.name,
        "measure": measure.name,
        "value": clean_value(_as_shown(value, measure, unit), measure, unit=unit, is_number=value.is_number)
        if answer is None
        else check_answered(answer, measure),
        "source": value.where,
        # The township's own word for the item is kept with its number, so that the mapping can be seen.
        "as_written": value.text if is_canonical(entry.label, item) else f"{entry.label} {value.text}",
    }


def _measure(heading: str) -> tuple[Measure, str]:
    found = measure_in_heading(heading)
    if found is None:
        known = [measure_heading(measure) for measure in load_vocabulary().measures.values()]
        raise CellProblem("F205", {"got": heading}, nearest(heading, known))
    return found


def _item(label: str, topic: Topic) -> Item:
    meaning = answers().heading(label)
    if meaning is not None and meaning.item is not None and meaning.item.topic == topic.name:
        return meaning.item
    found = find_items(label, topic=topic.name)
    if len(found) == 1:
        return found[0]
    if not label:
        raise CellProblem("F204", {"got": label})
    composed = match_phrase(label, topics=[topic.name]).item
    return composed if composed.topic == topic.name else load_vocabulary().item(topic.name, own_words(label))


def _place(text: str, township: str) -> str:
    level = clean_place(text).level
    if level in (Level.TOTAL, Level.SUBTOTAL, Level.ABOVE):
        raise CellProblem("F221", {"got": ""})
    village = clean_village(text, township=township)
    return "" if level is Level.WHOLE or village == township else village


def _as_shown(cell: FormCell, measure: Measure, unit: str) -> str:
    """Return the text to clean: a number in one of the form's percent cells is what Excel shows there, 1.048 is 104.8%."""
    return f"{Decimal(cell.text) * 100:f}%" if measure.kind == "share" and cell.is_number and not unit else cell.text


def _refuse(cell: FormCell, problem: Problem, cover: _Cover, *, is_shown: bool = True) -> Row:
    """Set a cell aside for a problem of its file or sheet."""
    text = cell.text if is_shown else "***"  # among words there may be who signed
    return set_aside(Problem(problem.code, where=cell.where, details=problem.details), text, township=cover.township)


def _number_cells(page: Grid) -> list[FormCell]:
    return [
        cell
        for line in page.values()
        for cell in line.values()
        if cell.is_number or cell.kind == "uncomputed" or is_number_like(cell.text)
    ]
