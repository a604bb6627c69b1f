"""The cells of one file to figures: whatever kind of table it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice, pairwise
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
from fupin_analysis.clean.across.row_relations import check_relations
from fupin_analysis.clean.across.sums import check_sums
from fupin_analysis.clean.across.told_apart import headings_apart, issuers_apart, levels_apart, rows_apart, things_apart
from fupin_analysis.clean.foreign import clean_table, stray
from fupin_analysis.clean.layout.columns import LABELS, is_label, role_of
from fupin_analysis.clean.layout.dates import as_time
from fupin_analysis.clean.layout.feet import is_footer
from fupin_analysis.clean.layout.headers import joined
from fupin_analysis.clean.layout.regions import Parts, SheetTable, find_tables
from fupin_analysis.clean.layout.spots import people_of_sites
from fupin_analysis.clean.names import townships_in
from fupin_analysis.clean.numbers import is_number_like
from fupin_analysis.clean.outcomes import CellOutcome, ReadTable
from fupin_analysis.clean.own_forms.returns import clean_return, is_return
from fupin_analysis.clean.own_forms.tidy import clean_tidy, find_tidy_head
from fupin_analysis.clean.places import Level, clean_place
from fupin_analysis.clean.quarantine import Cleaned, Row, to_cleaned
from fupin_analysis.clean.sheets import Cell, is_value_like, sheet_rows, written
from fupin_analysis.clean.views import has_place_rows, labels_of
from fupin_analysis.clean.wording.issuers import issuer_in
from fupin_analysis.clean.wording.labels import words_in
from fupin_analysis.clean.wording.person_names import hide_persons, is_person
from fupin_analysis.clean.wording.titles import read_setting
from fupin_analysis.core.account import Entry
from fupin_analysis.core.answers import answers
from fupin_analysis.core.cells import Sheet, column_letters, source_of, to_sheets
from fupin_analysis.core.spread_numbers import hide_spread_numbers
from fupin_analysis.core.texts.identity import check_character
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.terms import drop_brackets, fold
from fupin_analysis.core.words.topics import title_topics
from fupin_analysis.errors import Problem

#: Headings that only registers of persons have.
_PERSONAL = re.compile(
    r"(?:居民|公民)?身份(?:证|证件)?(?:号码|号)?|证件(?:号码|号)|残疾证(?:号码|号)|(?:户主|成员|学生|家庭成员|贫困户|受助人)?姓名"
    r"|(?:与|和)户主(?:的)?关系"
)
#: What stands before the name on the card of one household, and how its title goes on behind the name.
_ON_CARD, _OF_ONE = (
    re.compile("户主|户名|(?:家庭|受访|被访|帮扶)?(?:对象|人|户主)"),
    re.compile(r"\*{3}(?:户|家|家庭|一家|同志|本人)"),
)
#: So few identity numbers make a table of places no list of persons.
_FEW_PERSONS = 1
#: Texts of a sheet that are looked at for a word of the trade.
_MOST_LOOKED_AT = 2_000
#: Characters of the longest name of a person.
_LONGEST_NAME = 24
_HIDDEN = attrgetter("hidden")
_CONTACT = re.compile(
    r".{0,8}姓名|.{0,4}(?:电子)?邮箱|e-?mail|[\w.+-]+@[\w-]+\.[\w.-]+|(?:contact|full|first|last|customer)name", re.IGNORECASE
)
_IDENTITY = re.compile(r"[0-9]{6}[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}|[0-9]{17}[0-9Xx].{0,4}")
#: Headings of numbers that things have: projects, goods, orders, papers.
_CODE_OF_THINGS = re.compile(
    r".{0,6}(?:项目|工程|物[料品]|商品|产品|货[物号]|设备|资产|合同|订单|流水|凭证|票据|发票|单据|批次|文件|条形?|库|业务|指标)(?:统一)?(?:代|编)?(?:号码?|码)"
    r"|统一社会信用代码|imei.*|(?:sn|isbn|ean|sku|barcode).*"
)
#: How headings and titles end, and names of persons do not.
_HEADING = re.compile(
    r".{2,}(?:名称|数|率|额|表|期|间|单位|说明|备注|数量|类别|类型|情况|原因|地址|箱|电话|报|台账|名单|年|月|）|\))"
)


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
        """What stands above its tables, and its name."""
        return list(dict.fromkeys([*(title for table in self.tables for title in table.titles), self.sheet.name]))


def _page(sheet: Sheet) -> _Page:
    rows = sheet_rows(sheet)
    tidy_head = find_tidy_head(rows)  # its columns are known: a number of a person in one of them is set aside
    page = _Page(sheet, rows, tidy_head is None and _is_of_persons(rows), tidy_head)
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
            read = clean_tidy(rows, page.tidy_head, file=sheet.file, sheet=sheet.name)
            if self.with_account:
                _claim_tidy(page, page.tidy_head)
                self._keep(page, _outcomes(page, page.tidy_head, read))
            else:
                for row, is_figure in read:
                    (self.figures if is_figure else self.quarantine).append(row)
        elif not any(table.lines for table in page.tables):
            has_numbers = any(cell.is_number for row in rows for cell in row)
            problem = Problem("F108", where=sheet.where, details={"got": _glimpse(rows)})
            self._refuse(page, problem, self.problems if has_numbers else self.idle)
        else:
            outcomes = [stray(cell, file=sheet.file, sheet=sheet.name) for cell in page.strays]
            for table in page.tables:
                where = {"sheet": sheet.name, "file": sheet.file, "township": township, "year": year}
                feet = [text for row in rows if is_footer(row) for text in joined(written(row))]
                corners = [text for column in table.columns.values() if column.role in LABELS for text in column.path]
                beside = [*others, *(title for other in page.tables if other is not table for title in other.titles)]
                more = {"labels": labels_of(table), "others": beside, "corners": corners, "feet": feet, "ledger": _days_of(table)}
                more["notes"] = feet if len(page.tables) == 1 else []
                titles = _titles_of(table, page.tables)
                setting = read_setting(titles, **where, **more)  # type: ignore[arg-type]
                setting = setting.of_things() if table.are_borrowed else setting
                setting = replace(setting, about=(*setting.about, *people_of_sites(table)))
                made = clean_table(table, setting, file=sheet.file, sheet=sheet.name)
                told, wrong = _told_across(ReadTable(table, tuple(made), sheet.file, sheet.name), titles, feet)
                outcomes += told.outcomes
                self.problems += wrong
                self.issuers |= _issuers(table, page.sheet)
                if setting.notes and setting.township in told.townships:
                    details = {"expected": setting.township, "got": "、".join(setting.notes)}
                    said = Problem("F259", where=sheet.where, details=details)
                    self.problems += [] if said in self.problems else [said]
                if setting.filled and any(one.figures for one in told.outcomes):
                    said = Problem("F268", where=sheet.where, details={"got": setting.filled, "expected": str(setting.year)})
                    self.problems += [] if said in self.problems else [said]
            if not township and not any(one.figures for one in outcomes) and not _is_of_the_trade(page):
                self._refuse(page, Problem("F117", where=sheet.where, details={"cells": len(sheet.cells)}), self.problems)
                return
            self._keep(page, outcomes)
        if not page.is_personal and any(cell.hidden in ("row", "column") and is_value_like(cell) for cell in _hidden_cells(rows)):
            self.problems.append(Problem("F257", where=sheet.where, details={"got": _hidden(rows)}))

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
            shows = None if problem.code not in ("F108", "F117") else _shows_nobody
            self.pages.append((page, (), list(account_unread(page.sheet, problem, is_personal=page.is_personal, shows=shows))))


def _told_across(read: ReadTable, titles: Sequence[str], feet: Sequence[str]) -> tuple[ReadTable, list[Problem]]:
    """Return a table with what its rows and columns say of each other, and remarks on what they contradict."""
    read = headings_apart(levels_apart(read), are_places=has_place_rows(read.table))
    read = without_persons(ask_what_is_counted(ask_units(read), titles))
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
    if table.half or any(map(title_topics, own)):
        return own
    rows = {cell.row for line in table.lines for _, cell in line.values}
    beside = [
        other for other in tables if other is not table and rows & {cell.row for line in other.lines for _, cell in line.values}
    ]
    return [*own, *(title for other in beside[:1] for title in other.titles)]


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


def _is_of_persons(rows: list[list[Cell]]) -> bool:
    """Whether a sheet lists persons: it has a heading of names or identity numbers, or such numbers themselves."""
    head = {cell.text for row in rows[:10] for cell in row}
    coded = {cell.column for row in rows[:10] for cell in row if _CODE_OF_THINGS.fullmatch(fold(cell.text))}
    texts = {cell.text for row in rows for cell in row if not (cell.column in coded and _is_no_identity(cell.text))}
    if any(_CONTACT.fullmatch(fold(text)) or _PERSONAL.fullmatch(fold(text)) for text in head) or _is_card(rows):
        return True
    persons = sum(_is_personal(text) for text in texts)
    return persons > _FEW_PERSONS or (persons > 0 and _places_in(rows) <= _FEW_PERSONS)


def _is_card(rows: list[list[Cell]]) -> bool:
    """Whether a sheet is of one household or person: 户主 beside a name, or a title that names whose it is."""
    titles = [row[0].text for row in rows[:3] if len(written(row)) == 1]
    if any(_OF_ONE.search(hide_persons(title)) for title in titles if not is_person(title)):
        return True
    pairs = ((one.text, other.text) for row in rows[:10] for one, other in pairwise(written(row)))
    return any(_ON_CARD.fullmatch(fold(drop_brackets(said)).rstrip(":")) and is_person(name) for said, name in pairs)


def _places_in(rows: list[list[Cell]]) -> int:
    """Return how many places a sheet names: in a table of villages one number of a person is set aside, and the rest read."""
    names = {place.name for row in rows for cell in row[:3] if not cell.is_number and (place := clean_place(cell.text)).name}
    return len(names)


def _is_no_identity(text: str) -> bool:
    """Whether a number under a heading of codes is one of a thing: the identity numbers of today have a check character."""
    number = text.strip()
    return number.isdigit() and not (len(number) == 18 and check_character(number[:17]) == number[17])


@lru_cache(maxsize=2**13)
def _is_personal(text: str) -> bool:
    folded = fold(text)
    return bool(_PERSONAL.fullmatch(folded) or _IDENTITY.fullmatch(folded))


def _glimpse(rows: list[list[Cell]]) -> str:
    """Return the headings of a sheet, for a message; what may be a person's name or address is not shown."""
    texts = dict.fromkeys(" ".join(cell.text.split()) for row in rows[:2] for cell in row)
    shown = [text if _is_heading_like(text) else "…" for text in texts]
    return mask_identifiers(
        " ".join(text for place, text in enumerate(shown) if text != "…" or shown[place - 1 : place] != ["…"])
    )


def _shows_nobody(text: str) -> bool:
    """Whether a text of a sheet that was not understood is no person's name: a heading, a number, a sentence."""
    return len(text) > _LONGEST_NAME or is_number_like(text) or _is_heading_like(text)


def _is_heading_like(text: str) -> bool:
    """Whether a text is a word of the trade or ends as headings and titles do, and so is nobody's name."""
    return bool(is_label(text) or role_of(text) is not None or _HEADING.fullmatch(text))
