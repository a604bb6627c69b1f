"""The cells of one file to figures: whatever kind of table it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile
from operator import attrgetter

import pandas as pd

from fupin_analysis.clean.accounting import account_of_sheet, account_unread
from fupin_analysis.clean.across.bare_amounts import ask_units, ask_what_is_counted
from fupin_analysis.clean.across.halves_apart import halves_apart
from fupin_analysis.clean.across.ledger_entries import entries_aside
from fupin_analysis.clean.across.magnitudes import check_magnitudes
from fupin_analysis.clean.across.partial_sums import partial_sums_aside
from fupin_analysis.clean.across.parts_beside import check_parts
from fupin_analysis.clean.across.people_beside import check_people
from fupin_analysis.clean.across.person_rows import without_persons
from fupin_analysis.clean.across.rolling import check_rolling
from fupin_analysis.clean.across.rolls_forward import rolled_forward
from fupin_analysis.clean.across.row_relations import check_relations
from fupin_analysis.clean.across.rows.grand_totals import grand_totals
from fupin_analysis.clean.across.sums import check_sums
from fupin_analysis.clean.across.told_apart import headings_apart, issuers_apart, levels_apart, rows_apart, things_apart
from fupin_analysis.clean.cell.undetermined import counted_as_sums
from fupin_analysis.clean.foreign import clean_table, stray
from fupin_analysis.clean.layout.columns import LABELS
from fupin_analysis.clean.layout.dates import as_time
from fupin_analysis.clean.layout.feet import is_footer, units_below
from fupin_analysis.clean.layout.headers import joined, units_said
from fupin_analysis.clean.layout.names_beside import people_of_sites
from fupin_analysis.clean.layout.person_sheets import glimpse, is_of_persons, shows_nobody
from fupin_analysis.clean.layout.regions import Parts, SheetTable, find_tables
from fupin_analysis.clean.names import townships_in
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.clean.own_forms.returns import clean_return, is_return
from fupin_analysis.clean.own_forms.tidy import clean_tidy, find_tidy_head
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.quarantine import Cleaned, Row, to_cleaned
from fupin_analysis.clean.sheets import Cell, is_value_like, sheet_rows, written
from fupin_analysis.clean.views import has_place_rows, labels_of
from fupin_analysis.clean.wording.explanations import is_note
from fupin_analysis.clean.wording.issuers import issuer_in
from fupin_analysis.clean.wording.labels import words_in
from fupin_analysis.clean.wording.titles import Setting, read_setting
from fupin_analysis.core.account import Entry
from fupin_analysis.core.answers import answers
from fupin_analysis.core.cells import Sheet, column_letters, source_of, to_sheets
from fupin_analysis.core.spread_numbers import hide_spread_numbers
from fupin_analysis.core.words.terms import fold
from fupin_analysis.core.words.topics import title_topics
from fupin_analysis.errors import Problem

#: Texts of a sheet that are looked at for a word of the trade.
_MOST_LOOKED_AT = 2_000
_HIDDEN = attrgetter("hidden")


def clean_cells(
    cells: pd.DataFrame | Sequence[Sheet],
    *,
    township: str = "",
    year: int | None = None,
    is_alone: bool = True,
    account: bool = False,
) -> Cleaned:
    """Clean the cells of one file.

    Parameters
    ----------
    cells
        Table of cells, or sheets (:mod:`fupin_analysis.core.cells`): the project's return workbook, tidy tables, or tables of
        any other make.
    township
        Whose figures the caller says these are; goes before what titles and names of files say, not before names beside a row.
    year
        Statistical year where the file does not say it.
    is_alone
        Whether these are all the cells of the file; beside a register, sheets of notes are no problem.
    account
        Whether to say of every cell what it was taken for.

    Returns
    -------
    Cleaned
        Every cell typed as a value is a figure or a row of the quarantine, once. Sheets of which nothing could be read are
        problems: F108 no table in it, F111 a list of persons that is no register, of which nothing is shown.
    """
    sheets = [*map(hide_spread_numbers, to_sheets(cells) if isinstance(cells, pd.DataFrame) else cells)]
    if is_return(sheets):
        return clean_return(sheets, account=account)
    read = _Read(account)
    pages = [_page(sheet) for sheet in sheets]
    for page in pages:
        others = [title for other in pages if other is not page for title in other.titles]
        read.add(page, others, township, year)
    read.finish()
    problems = read.problems
    if is_alone and not read.figures and not read.quarantine and not any(problem.kind != "note" for problem in problems):
        problems = [*problems, *read.idle[:1]]  # sheets of notes are no problem beside a table, but a file of nothing else is
    return to_cleaned(read.figures, read.quarantine, problems, read.account)


@dataclass
class _Page:
    """A sheet with the tables found on it."""

    sheet: Sheet
    rows: list[list[Cell]]
    is_personal: bool = False
    tidy_head: int | None = None
    tables: list[SheetTable] = field(default_factory=list)
    strays: list[Cell] = field(default_factory=list)
    parts: Parts = field(default_factory=Parts)

    @property
    def titles(self) -> list[str]:
        """What stands above its tables, and its name; of a list of persons, which is not read, the lines above it."""
        above = takewhile(lambda row: len(written(row)) == 1, self.rows if self.is_personal else ())
        alone = [row[0].text for row in above if not is_value_like(row[0])]
        return list(dict.fromkeys([*alone, *(title for table in self.tables for title in table.titles), self.sheet.name]))


def _page(sheet: Sheet) -> _Page:
    rows = sheet_rows(sheet)
    tidy_head = find_tidy_head(rows)  # its columns are known: a number of a person in one of them is set aside
    page = _Page(sheet, rows, tidy_head is None and is_of_persons(rows), tidy_head)
    if not page.is_personal and tidy_head is None:
        page.tables, page.strays, page.parts = find_tables(rows)
    return page


@dataclass
class _Read:
    """What was read so far."""

    with_account: bool
    figures: list[Row] = field(default_factory=list)
    quarantine: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    idle: list[Problem] = field(default_factory=list)
    account: list[Entry] = field(default_factory=list)
    pages: list[tuple[_Page, Sequence[CellOutcome], Sequence[Entry]]] = field(default_factory=list)
    issuers: dict[str, str] = field(default_factory=dict)

    def add(self, page: _Page, others: Sequence[str], township: str, year: int | None) -> None:
        """Read one sheet."""
        sheet, rows = page.sheet, page.rows
        if answers().at(sheet.file, sheet.name).ignores():
            self._refuse(page, Problem("F244", where=sheet.where), self.problems)
        elif page.is_personal:
            self._refuse(page, Problem("F111", where=sheet.where), self.problems)
        elif page.tidy_head is not None:
            self._add_tidy(page, page.tidy_head)
        elif not any(table.lines for table in page.tables):
            self._add_without_tables(page)
        else:
            outcomes = self._read_tables(page, others, township, year)
            if not township and not any(one.figures for one in outcomes) and not _is_of_the_trade(page):
                self._refuse(page, Problem("F117", where=sheet.where, details={"cells": len(sheet.cells)}), self.problems)
                return
            self._keep(page, outcomes)
        if not page.is_personal and any(cell.hidden in ("row", "column") and is_value_like(cell) for cell in _hidden_cells(rows)):
            self.problems.append(Problem("F257", where=sheet.where, details={"got": _hidden(rows)}))

    def _add_tidy(self, page: _Page, head: int) -> None:
        """Read a sheet in which each row is a figure."""
        read = clean_tidy(page.rows, head, file=page.sheet.file, sheet=page.sheet.name)
        if self.with_account:
            _claim_tidy(page, head)
            self._keep(page, _outcomes(page, head, read))
            return
        for row, is_figure in read:
            (self.figures if is_figure else self.quarantine).append(row)

    def _add_without_tables(self, page: _Page) -> None:
        """Pass over a sheet of notes; one of numbers is a problem."""
        has_numbers = any(cell.is_number for row in page.rows for cell in row)
        problem = Problem("F108", where=page.sheet.where, details={"got": glimpse(page.rows)})
        self._refuse(page, problem, self.problems if has_numbers else self.idle)

    def _read_tables(self, page: _Page, others: Sequence[str], township: str, year: int | None) -> list[CellOutcome]:
        """Return what became of the values of a sheet's tables, those under no heading first."""
        sheet = page.sheet
        outcomes = [stray(cell, file=sheet.file, sheet=sheet.name) for cell in page.strays]
        feet = [text for row in page.rows if is_footer(row) for text in joined(written(row))]
        for table in page.tables:
            titles = [*(own := _titles_of(table, page.tables)), *_units_below(page, own)]
            setting = _setting_of(table, page, titles, feet, others, township, year)
            made = clean_table(table, setting, file=sheet.file, sheet=sheet.name)
            told, wrong = _told_across(ReadTable(table, tuple(made), sheet.file, sheet.name), titles, feet)
            outcomes += told.outcomes
            self.problems += wrong
            self.issuers |= _issuers(table, sheet)
            said = _contradictions(setting, told, where=sheet.where)
            self.problems += [problem for problem in said if problem not in self.problems]
        return outcomes

    def _keep(self, page: _Page, outcomes: Sequence[CellOutcome]) -> None:
        self.pages.append((page, outcomes, ()))

    def finish(self) -> None:
        """Keep what was read of all sheets, what several offices or payments have apart."""
        apart = iter(issuers_apart([one for _, outcomes, _ in self.pages for one in outcomes], self.issuers))
        for page, outcomes, entries in self.pages:
            kept = list(islice(apart, len(outcomes)))
            self.figures += [figure for outcome in kept for figure in outcome.figures]
            self.quarantine += [outcome.aside for outcome in kept if outcome.aside is not None]
            self.account += entries
            if self.with_account and not entries:
                self.account += account_of_sheet(page.sheet, page.parts.of, kept)

    def _refuse(self, page: _Page, problem: Problem, problems: list[Problem]) -> None:
        problems.append(problem)
        if self.with_account:
            shows = None if problem.code not in ("F108", "F117") else shows_nobody
            self.pages.append((page, (), list(account_unread(page.sheet, problem, is_personal=page.is_personal, shows=shows))))


def _setting_of(
    table: SheetTable,
    page: _Page,
    titles: Sequence[str],
    feet: Sequence[str],
    others: Sequence[str],
    township: str,
    year: int | None,
) -> Setting:
    """Return what is around a table: its titles, those of the sheets and tables beside it, the feet of its sheet."""
    setting = read_setting(
        titles,
        sheet=page.sheet.name,
        file=page.sheet.file,
        township=township,
        year=year,
        labels=labels_of(table),
        others=[*others, *(title for other in page.tables if other is not table for title in other.titles)],
        corners=[text for column in table.columns.values() if column.role in LABELS for text in column.path],
        feet=feet,
        notes=feet if len(page.tables) == 1 else [],
        ledger=_days_of(table),
    )
    setting = setting.of_things() if table.are_borrowed else setting
    return replace(setting, about=(*setting.about, *people_of_sites(table)))


def _contradictions(setting: Setting, told: ReadTable, *, where: str) -> Iterator[Problem]:
    """Yield what a sheet says of its own figures and cannot be so: another township, a year told by the day it was filled in."""
    if setting.notes and setting.township in told.townships:
        details = {"expected": setting.township, "got": "、".join(setting.notes)}
        yield Problem("F259", where=where, details=details)
    if setting.filled and any(one.figures for one in told.outcomes):
        yield Problem("F268", where=where, details={"got": setting.filled, "expected": str(setting.year)})


def _told_across(read: ReadTable, titles: Sequence[str], feet: Sequence[str]) -> tuple[ReadTable, list[Problem]]:
    """Return a table with what its rows and columns say of each other, and remarks on what they contradict."""
    read = headings_apart(levels_apart(rolled_forward(grand_totals(read))), are_places=has_place_rows(read.table))
    read = counted_as_sums(without_persons(ask_what_is_counted(ask_units(read), titles)))
    read, wrong = check_sums(read, (*titles, *feet))
    wrong += check_relations(read, {problem.where for problem in wrong})
    wrong += [problem for check in (check_rolling, check_magnitudes, check_people, check_parts) for problem in check(read)]
    return things_apart(rows_apart(partial_sums_aside(entries_aside(halves_apart(read))))), wrong


def _outcomes(page: _Page, head: int, read: Iterable[tuple[Row, bool]]) -> list[CellOutcome]:
    """Return the rows of a sheet in which each row is a figure, each with the cell of its value."""
    cells = _values_of_tidy(page.rows, head)
    return [
        CellOutcome(cell, figures=(row,)) if is_figure else CellOutcome(cell, aside=row)
        for cell, (row, is_figure) in zip(cells, read, strict=True)
    ]


def _issuers(table: SheetTable, sheet: Sheet) -> dict[str, str]:
    """Return who pays or with which payment by the sources of cells: as sub-headings, the nearest title or the sheet say."""
    above = next(filter(None, map(issuer_in, (*table.titles, sheet.name))), "")
    told = [(line, next(filter(None, map(issuer_in, reversed(line.sections))), above)) for line in table.lines]
    return {
        source_of(sheet.file, sheet.name, cell.row, cell.column): issuer
        for line, issuer in told
        if issuer
        for _, cell in line.values
    }


def _titles_of(table: SheetTable, tables: Sequence[SheetTable]) -> list[str]:
    """Return what stands above a table; of one whose titles name no subject (分村兑付) also what stands above one beside it."""
    own = [title for title in table.titles if "\ufffd" not in title]  # what is left of a name may be another's
    if table.half or any(title_topics(title) for title in own if not is_note(title)):
        return own
    rows = {cell.row for line in table.lines for _, cell in line.values}
    beside = [
        other for other in tables if other is not table and rows & {cell.row for line in other.lines for _, cell in line.values}
    ]
    return [*own, *(title for other in beside[:1] for title in other.titles)]


def _units_below(page: _Page, titles: Sequence[str]) -> list[str]:
    """Return what stands below the only table of a sheet of its units, where nothing above it says any."""
    if len(page.tables) != 1 or any(map(units_said, titles)):
        return []
    last = max((cell.row for line in page.tables[0].lines for _, cell in line.values), default=0)
    return units_below([text for row in page.rows for text in joined(written(row)) if row and row[0].row > last])


def _days_of(table: SheetTable) -> str:
    """Return what the first column of days of a ledger says of its year: the headings above it, and the years that it holds."""
    if not table.days:
        return ""
    path = table.columns[table.days].path
    return " ".join(dict.fromkeys([*path, *(as_time(line.labels.get(table.days, ""), path) for line in table.lines)]))


def _claim_tidy(page: _Page, head: int) -> None:
    for row in page.rows[:head]:
        page.parts.claim(row, "title")
    page.parts.claim(page.rows[head], "heading", 1)
    cells = _values_of_tidy(page.rows, head)
    page.parts.claim(cells, "body", 1)
    for row in page.rows[head + 1 :]:
        page.parts.claim(row, "label", 1)


def _values_of_tidy(rows: list[list[Cell]], head: int) -> list[Cell]:
    value = next((cell.column for cell in rows[head] if fold(cell.text) == "value"), 0)
    return [next((cell for cell in row if cell.column == value), row[0]) for row in rows[head + 1 :]]


def _is_of_the_trade(page: _Page) -> bool:
    """Whether a sheet speaks of what townships report: a word of the vocabulary, or a place, in a text of it or in its name."""
    texts = dict.fromkeys(
        [page.sheet.name, page.sheet.file, *(cell.text for row in page.rows for cell in row if not cell.is_number)]
    )
    places = (Level.TOWNSHIP, Level.VILLAGE, Level.WHOLE)
    heads = (text[:200] for text in islice(texts, _MOST_LOOKED_AT))
    return any(words_in(text) or townships_in(text) or clean_place(text).level in places for text in heads)


def _hidden_cells(rows: list[list[Cell]]) -> list[Cell]:
    return [cell for row in rows if any(map(_HIDDEN, row)) for cell in row if cell.hidden]


def _hidden(rows: list[list[Cell]]) -> str:
    """Return which rows and columns are hidden: 第5行、C列."""
    cells = _hidden_cells(rows)
    lines = dict.fromkeys(f"第{cell.row}行" for cell in cells if cell.hidden == "row")
    columns = dict.fromkeys(f"{column_letters(cell.column)}列" for cell in cells if cell.hidden == "column")
    named = [*lines, *columns]
    return "、".join(named[:6]) + ("…" if len(named) > 6 else "")
