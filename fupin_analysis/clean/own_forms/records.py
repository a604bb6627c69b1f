"""Sheets of records on the return workbook to rows of records: weekly reports, inspections, payments, files, problems.

A row is read whole or marked: where one of its cells cannot be read the row stays in the table of records with the names of
those fields in `aside`, so that it is neither used nor forgotten, and each cell goes to the quarantine with its reason. Who
signed is read as a number that tells persons of one file apart and names nobody.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from fupin_analysis.clean.layout.grid import FormCell, Grid
from fupin_analysis.clean.numbers import CellProblem, clean_value, is_not_reported, is_number_like
from fupin_analysis.clean.places import Level, clean_place, clean_village
from fupin_analysis.clean.quarantine import Row, set_aside
from fupin_analysis.core.answers import answers
from fupin_analysis.core.period import Period
from fupin_analysis.core.records import RecordColumn, RecordSheet, record_words
from fupin_analysis.core.texts.dotted_months import days_of_number
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary, nearest, own_words
from fupin_analysis.errors import Problem

#: Years before and after the return's own in which a day may lie: what is found in December is put right in January.
_YEARS_BEFORE, _YEARS_AFTER = 1, 1

#: Days that a spreadsheet counts from this one on; a number without a date's format may be such a count.
_SERIAL_FIRST, _SERIALS = date(1899, 12, 30), range(36526, 55153)

#: Kinds of columns of which a merged cell stands for every row it covers, as it looks on paper.
_LABELS = frozenset({"place", "week", "choice", "text", "topic"})

#: Measures whose numbers stand in columns of each kind.
_MEASURES = {"count": "count", "amount": "amount_yuan"}

_EIGHT_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_TIME_OF_DAY = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?$")
_BETWEEN_SIGNERS = re.compile(r"[、,，;；/和及]+")
_LAST_BRACKET = re.compile(r"[（(]([^（()）]*)[)）]\s*$")
_DAYS_IN_ORDER = (("found_on", "due_on"), ("found_on", "closed_on"))

#: What a cell says, with its column.
_Value = tuple[RecordColumn, str | float, FormCell]


@dataclass(frozen=True)
class RecordsRead:
    """What a sheet of records holds.

    Parameters
    ----------
    rows
        Rows of records; those with something in `aside` were not understood.
    aside
        Rows of the quarantine, one a cell.
    read
        Addresses of the cells that were read, with the record they went into, in words.
    problems
        What kept the sheet from being read.
    heading_row
        Row of its headings; 0 where it has none.
    """

    rows: list[Row] = field(default_factory=list)
    aside: list[Row] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    heading_row: int = 0


class RecordReader:
    """Reads the sheets of records of one file.

    Parameters
    ----------
    township, year
        What the cover says.
    ignored
        Folded headings of columns that hold nothing to read.
    """

    def __init__(self, township: str, year: int, *, ignored: frozenset[str]) -> None:
        self._township, self._year, self._ignored = township, year, ignored
        self._signers: dict[str, int] = {}
        self._units: dict[int, str] = {}

    def heading_row(self, sheet: RecordSheet, page: Grid) -> int | None:
        """Return the row with most of the headings, all of those needed among them; None where there is none."""
        known = [{fold(name) for name in _names(column)} for column in sheet.columns]
        needed = [{fold(name) for name in _names(sheet.column(name))} for name in sheet.needed]
        best, most = None, 1  # a title alone may be one of the headings
        for row, line in page.items():
            texts = {fold(form) for cell in line.values() for form in (cell.text, drop_brackets(cell.text))}
            count = sum(bool(names & texts) for names in known)
            if count > most and all(names & texts for names in needed):
                best, most = row, count
        return best

    def read(self, sheet: RecordSheet, page: Grid, heading_row: int) -> RecordsRead:
        """Read the rows below the headings."""
        found = RecordsRead(heading_row=heading_row)
        columns = self._columns(sheet, page, heading_row)
        for number, line in page.items():
            if number <= heading_row:
                continue
            cells = {column: cell for column, cell in line.items() if cell.text.strip() and columns.get(column) != "ignored"}
            known = [(columns[column], cell) for column, cell in cells.items() if isinstance(columns.get(column), RecordColumn)]
            for column, cell in cells.items():
                if not isinstance(columns.get(column), RecordColumn):
                    heading = page[heading_row][column].text if column in page[heading_row] else ""
                    details = {"got": heading or cell.text, "expected": sheet.zh}
                    self._refuse(found, cell, Problem("F291", where=cell.where, details=details))
            if known:
                self._row(sheet, [(one, cell) for one, cell in known if isinstance(one, RecordColumn)], found)
        return found

    def _columns(self, sheet: RecordSheet, page: Grid, heading_row: int) -> dict[int, RecordColumn | str]:
        """Return what each column of the sheet holds: a column of the form, ``"ignored"``, or what nobody knows."""
        by_heading = {fold(name): column for column in sheet.columns for name in _names(column)}
        columns: dict[int, RecordColumn | str] = {}
        taken: set[str] = set()
        for place, cell in page[heading_row].items():
            heading = fold(cell.text)
            if heading in self._ignored:
                columns[place] = "ignored"
                continue
            known = by_heading.get(heading) or by_heading.get(fold(drop_brackets(cell.text)))
            if known is None and sheet.open and self._holds_numbers(page, heading_row, place):
                known = RecordColumn(sheet.open, own_words(drop_brackets(cell.text)), "count")
            if known is not None and known.zh not in taken:
                taken.add(known.zh)
                columns[place] = known
            else:
                columns[place] = "unknown"
        brackets = {place: _LAST_BRACKET.search(cell.text.strip()) for place, cell in page[heading_row].items()}
        self._units = {place: bracket[1].strip() if bracket else "" for place, bracket in brackets.items()}
        return columns

    @staticmethod
    def _holds_numbers(page: Grid, heading_row: int, place: int) -> bool:
        below = [
            line[place].text for row, line in page.items() if row > heading_row and place in line and line[place].text.strip()
        ]
        return bool(below) and any(is_number_like(text) for text in below)

    def _row(self, sheet: RecordSheet, cells: Sequence[tuple[RecordColumn, FormCell]], found: RecordsRead) -> None:
        texts = [cell.text for column, cell in cells if column.kind == "place"]
        if any(clean_place(text).level in (Level.TOTAL, Level.SUBTOTAL, Level.ABOVE) for text in texts):
            for _column, cell in cells:
                self._refuse(found, cell, Problem("F221", where=cell.where, details={"got": ""}))
            return
        values: list[_Value] = []
        bad: dict[str, str] = {}
        unread: dict[str, Problem] = {}
        for column, cell in cells:
            try:
                value = self._value(column, cell)
            except CellProblem as error:
                bad.setdefault(cell.where, column.field)
                unread[cell.where] = error.problem(cell.where)
                continue
            if value != "":
                values.append((column, value, cell))
        if all(cell.where not in unread for _column, cell in cells) and not values:
            return  # a row of dashes says nothing
        for problem, cell, name in _incomplete(sheet, values, set(bad.values()), cells[0][1]):
            unread.setdefault(cell.where, problem)
            bad.setdefault(cell.where, name)
        if unread:
            self._mark(sheet, values, cells, unread, bad, found)
            return
        rows = list(_records(values))
        for row in rows:
            found.rows.append({"township": self._township, "year": self._year, "record": sheet.name, **row})
        said = f"{self._township} {sheet.zh}"
        found.read.update({cell.where: said for _column, cell in cells})

    def _mark(
        self,
        sheet: RecordSheet,
        values: Sequence[_Value],
        cells: Sequence[tuple[RecordColumn, FormCell]],
        unread: Mapping[str, Problem],
        bad: Mapping[str, str],
        found: RecordsRead,
    ) -> None:
        """Keep a row that was not understood, marked, and set every cell of it aside."""
        row: Row = {"township": self._township, "year": self._year, "record": sheet.name}
        for column, value, cell in values:
            if cell.where not in bad and not column.step and column.field != "filed":
                row[column.field] = value
        found.rows.append({**row, "aside": ",".join(dict.fromkeys(bad.values())), "source": cells[0][1].where})
        reason = next(column.zh for column, cell in cells if cell.where in unread)
        for column, cell in cells:
            problem = unread.get(cell.where, Problem("F293", where=cell.where, details={"got": reason}))
            self._refuse(found, cell, problem, is_person=column.kind == "signer")

    def _refuse(self, found: RecordsRead, cell: FormCell, problem: Problem, *, is_person: bool = False) -> None:
        found.aside.append(set_aside(problem, "***" if is_person else cell.text, township=self._township))

    def _value(self, column: RecordColumn, cell: FormCell) -> str | float:
        """Return what a cell says; the empty text where it says that there is nothing to say."""
        if cell.kind == "uncomputed":
            raise CellProblem("F217", {"got": cell.text})
        if cell.merged_from and column.kind not in _LABELS:
            raise CellProblem("F215", {"got": cell.merged_from})
        if cell.text.strip() in record_words()["ditto"]:
            raise CellProblem("F299", {"got": cell.text})
        if is_not_reported(cell.text):
            return ""
        readers = {
            "place": self._place,
            "week": self._week,
            "day": self._day,
            "choice": self._choice,
            "topic": self._topic,
            "item": self._item,
            "signer": self._signer,
            "text": self._words,
        }
        return readers[column.kind](column, cell) if column.kind in readers else self._number(column, cell)

    def _place(self, _column: RecordColumn, cell: FormCell) -> str:
        village = clean_village(cell.text, township=self._township)
        return "" if clean_place(cell.text).level is Level.WHOLE or village == self._township else village

    def _words(self, _column: RecordColumn, cell: FormCell) -> str:
        return mask_identifiers(" ".join(cell.text.split()))

    def _item(self, _column: RecordColumn, cell: FormCell) -> str:
        return own_words(mask_identifiers(cell.text))

    def _week(self, _column: RecordColumn, cell: FormCell) -> str:
        text = unicodedata.normalize("NFKC", cell.text).strip()
        answer = answers().cell(cell.where, cell.text)
        number = f"{answer:.0f}" if answer is not None else text
        if number.isdecimal() and 1 <= int(number) <= 53:
            return f"{self._year}W{int(number):02d}"
        try:
            period = Period.read(text.removesuffix("周报").removesuffix("周") + "周" if "周" in text else text, year=self._year)
        except ValueError:
            raise CellProblem("F208", {"got": cell.text}) from None
        if period.grain != "W":
            raise CellProblem("F208", {"got": cell.text})
        if period.year != self._year:
            raise CellProblem("F295", {"got": cell.text, "expected": self._year})
        return str(period)

    def _day(self, _column: RecordColumn, cell: FormCell) -> str:
        text = _TIME_OF_DAY.sub("", unicodedata.normalize("NFKC", cell.text).strip())
        if text in record_words()["not_yet"]:
            return ""
        answer = answers().cell(cell.where, cell.text)
        text = f"{answer:.0f}" if answer is not None else text
        day = _read_day(text, self._year)
        if day is None:
            raise CellProblem("F294", {"got": cell.text}, _near_days(text, self._year, is_number=cell.is_number))
        if not self._year - _YEARS_BEFORE <= day.year <= self._year + _YEARS_AFTER:
            raise CellProblem("F295", {"got": cell.text, "expected": self._year})
        return day.isoformat()

    def _choice(self, column: RecordColumn, cell: FormCell) -> str:
        chosen = column.find(cell.text)
        if chosen is None:
            labels = [one.zh for one in column.choices]
            raise CellProblem("F297", {"got": cell.text, "expected": column.zh}, nearest(cell.text, labels))
        return chosen.name

    def _topic(self, column: RecordColumn, cell: FormCell) -> str:
        topic = load_vocabulary().find_topic(cell.text)
        if topic is None:
            labels = [one.zh for one in load_vocabulary().topics.values()]
            raise CellProblem("F297", {"got": cell.text, "expected": column.zh}, nearest(cell.text, labels))
        return topic.name

    def _signer(self, _column: RecordColumn, cell: FormCell) -> str:
        """Return numbers in the place of who signed: nothing of a name is kept, and who they are stays with the township."""
        names = [name for part in _BETWEEN_SIGNERS.split(cell.text) for name in _names_in(part)]
        file = cell.place[0]
        return "、".join(f"{self._signers.setdefault(name, len(self._signers) + 1)}@{file}" for name in dict.fromkeys(names))

    def _number(self, column: RecordColumn, cell: FormCell) -> float:
        answer = answers().cell(cell.where, cell.text)
        if column.kind == "points":
            return _points(cell.text if answer is None else f"{answer:g}")
        measure = load_vocabulary().measures[_MEASURES[column.kind]]
        unit = self._units.get(cell.place[3], "") if column.kind == "amount" else ""
        text = cell.text if answer is None else f"{answer:g}"
        return clean_value(_without_unit(text) if column.kind == "count" else text, measure, unit=unit, is_number=cell.is_number)


def _incomplete(
    sheet: RecordSheet, values: Sequence[_Value], unread: set[str], first: FormCell
) -> Iterator[tuple[Problem, FormCell, str]]:
    """Yield what a row lacks or contradicts, with the cell that says so and the field that is in doubt."""
    stated = {column.field for column, _value, _cell in values}
    for name in sheet.needed:
        if name not in stated | unread:
            yield Problem("F292", where=first.where, details={"expected": sheet.column(name).zh}), first, name
    days = {column.field: (column.zh, str(value), cell) for column, value, cell in values if column.kind == "day"}
    for before, after in _DAYS_IN_ORDER:
        if before in days and after in days and days[after][1] < days[before][1]:
            (earlier, day, cell), (later, other, _cell) = days[after], days[before]
            details = {"expected": earlier, "first": day, "got": later, "second": other}
            yield Problem("F296", where=cell.where, details=details), cell, after
    dated = {column.step for column, _value, _cell in values if column.kind == "day"}
    for column, _value, cell in values:
        if column.kind == "signer" and column.step not in dated:
            missing = next(one for one in sheet.columns if one.step == column.step and one.kind == "day")
            yield Problem("F292", where=cell.where, details={"expected": missing.zh}), cell, "done_on"


def _names(column: RecordColumn) -> Iterator[str]:
    for name in column.headings:
        yield name
        yield drop_brackets(name)


def _records(values: Sequence[_Value]) -> Iterator[Row]:
    """Yield the records of a row: one, or one a step done, or one a form of the file."""
    common: Row = {column.field: value for column, value, _cell in values if not column.step and column.field != "filed"}
    steps: dict[str, Row] = {}
    for column, value, cell in values:
        if column.step:
            steps.setdefault(column.step, {}).update(
                {column.field: value} | ({"source": cell.where} if column.kind == "day" else {})
            )
    forms = [(column.zh, value, cell) for column, value, cell in values if column.field == "filed"]
    for step, own in steps.items():
        yield {**common, "step": step, **own}
    for form, value, cell in forms:
        yield {**common, "matter": form, "filed": value, "source": cell.where}
    if not steps and not forms:
        yield {**common, "source": values[0][2].where}


def _names_in(text: str) -> list[str]:
    """Return the names that blanks part; a blank beside a single character only spreads a name out: 王 某."""
    pieces = text.split()
    return [fold(piece) for piece in pieces] if all(len(piece) > 1 for piece in pieces) else [fold(text)]


def _without_unit(text: str) -> str:
    """Return a count without the word it is counted in: 5项, 40户."""
    return re.sub(r"(?<=\d)\s*(?:项|件|户|个|份|条)$", "", unicodedata.normalize("NFKC", text).strip())


def _points(text: str) -> float:
    """Read points deducted; a minus says the same as the heading does."""
    plain = re.sub(r"^(?:扣|[-−])|分$", "", unicodedata.normalize("NFKC", text).strip()).strip()
    if not re.fullmatch(r"\d{1,3}(?:\.\d+)?", plain):
        raise CellProblem("F201", {"got": text})
    return float(plain)


def _read_day(text: str, year: int) -> date | None:
    """Return the day that a text writes in full; None where it writes none or leaves something to be guessed."""
    eight = _EIGHT_DIGITS.fullmatch(text)
    try:
        if eight:
            return date(int(eight[1]), int(eight[2]), int(eight[3]))
        period = Period.read(text, year=year)
    except ValueError:
        return None
    return period.start if period.is_date else None


def _near_days(text: str, year: int, *, is_number: bool) -> tuple[str, ...]:
    """Return the days that may be meant: a spreadsheet's count of days, or a day without its year, two of the number 3.1."""
    if text.isdecimal() and int(text) in _SERIALS:
        return ((_SERIAL_FIRST + timedelta(days=int(text))).isoformat(),)
    short = re.fullmatch(r"(\d{1,2})[月./-](\d{1,2})日?", text)
    days = (days_of_number(text) if is_number else ()) or (((int(short[1]), int(short[2])),) if short else ())
    return tuple(f"{year:04d}-{month:02d}-{day:02d}" for month, day in days if day <= _days_in(year, month))


def _days_in(year: int, month: int) -> int:
    return monthrange(year, month)[1] if 1 <= month <= 12 else 0
