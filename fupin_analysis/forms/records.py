"""The sheets of records on the return workbook: one row an event, with drop-downs, days and sums checked by Excel itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from fupin_analysis.core.records import RecordColumn, RecordSheet, record_sheets, record_words
from fupin_analysis.core.words.terms import load_vocabulary
from fupin_analysis.forms.layout import REMARK, WORDS, period_label

#: Rows and columns count from 0, as xlsxwriter has it.
TITLE_ROW, NOTE_ROW, HEADING_ROW, FIRST_ROW = 0, 1, 2, 3

#: Rows below the printed ones for which Excel goes on checking what is pasted in.
_MORE_ROWS = 500

_WEEKS = 53
_WIDTHS = {"text": 30, "item": 16, "choice": 15, "topic": 14, "day": 12, "signer": 10, "count": 10, "amount": 13}
_PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}")

#: What a cell holds, by place among the sheet's columns.
_Cells = dict[int, str | float | date]


@dataclass(frozen=True)
class RecordPlan:
    """A sheet of records with its rows.

    Parameters
    ----------
    sheet
        What it is.
    columns
        Its columns, those of own forms of a file included.
    rows
        Rows filled in.
    """

    sheet: RecordSheet
    columns: tuple[RecordColumn, ...]
    rows: tuple[_Cells, ...] = field(default=(), repr=False)

    @property
    def title(self) -> str:
        """Title of the sheet."""
        return self.sheet.zh

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading row, left to right; the column in which Excel checks a row stands last."""
        return (*(column.zh for column in self.columns), REMARK, WORDS["check"]["columns"][0])


def plan_records(records: pd.DataFrame | None = None) -> tuple[RecordPlan, ...]:
    """Plan the sheets of records, blank or filled with the records of one township and year.

    Examples
    --------
    >>> [plan.title for plan in plan_records()][:3]
    ['周报', '周报扣分', '督查问题']
    """
    return tuple(_plan(sheet, records) for sheet in record_sheets().values())


def _plan(sheet: RecordSheet, records: pd.DataFrame | None) -> RecordPlan:
    if records is None or records.empty:
        return RecordPlan(sheet, sheet.columns)
    own = records[records["record"].eq(sheet.name) & records["aside"].eq("")]
    known = {column.zh for column in sheet.columns}
    forms = dict.fromkeys(own.loc[own["matter"].ne(""), "matter"]) if sheet.open else {}
    columns = (*sheet.columns, *(RecordColumn(sheet.open, form, "count") for form in forms if form not in known))
    return RecordPlan(sheet, columns, tuple(_filled(sheet, columns, own)))


def _filled(sheet: RecordSheet, columns: Sequence[RecordColumn], own: pd.DataFrame) -> Iterator[_Cells]:
    """Yield a row for each record; steps of a payment, and forms of a village's files, share one."""
    shared = {"payments": "matter", "household_files": "place"}.get(sheet.name)
    groups: dict[object, list[dict[str, Any]]] = {}
    for at, row in enumerate(own.to_dict("records")):
        groups.setdefault(row[shared] if shared else at, []).append({str(name): value for name, value in row.items()})
    for steps in groups.values():
        cells: _Cells = {}
        for step in steps:
            for place, column in enumerate(columns):
                value = step[column.field]
                is_elsewhere = column.step not in ("", step["step"]) or (column.field == "filed" and column.zh != step["matter"])
                if not is_elsewhere and not pd.isna(value) and value != "":
                    cells[place] = _shown(column, value)
        yield cells


def _shown(column: RecordColumn, value: Any) -> str | float | date:
    """Return what a clerk would have typed."""
    if column.kind == "day":
        return date.fromisoformat(value)
    if column.kind == "week":
        return period_label(value)
    if column.kind == "signer":
        return re.sub(r"(\d+)@[^、]*", r"签字人\1", value)
    if column.kind == "topic":
        return load_vocabulary().topics[value].zh
    chosen = column.find(value) if column.choices else None
    found: str | float = chosen.zh if chosen else value
    return found


def choices_of(column: RecordColumn, year: int) -> list[str]:
    """Return what a column's drop-down offers; nothing where it has none."""
    if column.kind == "week":
        return [f"{year}年" + record_words()["list_of_weeks"].format(number=number) for number in range(1, _WEEKS + 1)]
    if column.kind == "topic":
        return [topic.zh for topic in load_vocabulary().topics.values()]
    return [choice.zh for choice in column.choices]


def write_records(
    page: Any,
    plan: RecordPlan,
    *,
    formats: Mapping[str, Any],
    year: int,
    lists: Mapping[tuple[str, str], str],
    hint: Any,
) -> None:
    """Write one sheet.

    Parameters
    ----------
    page
        The worksheet.
    plan
        What is on it.
    formats
        Formats of the workbook by name.
    year
        Statistical year.
    lists
        Reference of each drop-down's choices, by the name of the sheet and the field.
    hint
        Puts a message on a cell.
    """
    sheet, columns, last = plan.sheet, plan.columns, len(plan.columns)
    page.write(TITLE_ROW, 0, f"{sheet.zh}（{period_label(str(year))}）", formats["title"])
    page.write(NOTE_ROW, 0, sheet.note, formats["note"])
    page.set_row(HEADING_ROW, 32)
    page.write_row(HEADING_ROW, 0, plan.headings, formats["heading"])
    page.freeze_panes(FIRST_ROW, 1)
    page.repeat_rows(TITLE_ROW, HEADING_ROW)
    for place, column in enumerate(columns):
        page.set_column(place, place, _WIDTHS.get(column.kind, 12))
        hint(page, HEADING_ROW, place, column.zh, column.hint or column.zh)
    page.set_column(last, last, 18)
    page.set_column(last + 1, last + 1, 20)
    end = FIRST_ROW + max(len(plan.rows) + 5, sheet.rows)
    for number in range(FIRST_ROW, end):
        cells = plan.rows[number - FIRST_ROW] if number - FIRST_ROW < len(plan.rows) else {}
        for place, column in enumerate(columns):
            _write(page, number, place, cells.get(place), formats[_format(column)])
        page.write(number, last, None, formats["text"])
        page.write_formula(number, last + 1, _formula(plan, number, end - 1), formats["check"], "")
    check = xl_rowcol_to_cell(FIRST_ROW, last + 1, col_abs=True)
    rule = {"type": "formula", "criteria": f"=LEN({check})>0", "format": formats["amber"]}
    page.conditional_format(FIRST_ROW, last + 1, end - 1, last + 1, rule)
    for place, column in enumerate(columns):
        rule = _rule(column, place, year, lists.get((sheet.name, column.field), ""))
        if rule:
            page.data_validation(FIRST_ROW, place, end - 1 + _MORE_ROWS, place, rule)
    page.print_area(TITLE_ROW, 0, end - 1, last)


def _write(page: Any, row: int, place: int, value: str | float | date | None, form: Any) -> None:
    if isinstance(value, date):
        page.write_datetime(row, place, value, form)
    else:
        page.write(row, place, value, form)


def _format(column: RecordColumn) -> str:
    return {"count": "count", "points": "length", "amount": "amount", "day": "day"}.get(column.kind, "text")


def _rule(column: RecordColumn, place: int, year: int, source: str) -> dict[str, Any]:
    """Return what Excel accepts in a column: numbers and days of their kind, and words that it offers."""
    words = record_words()
    cell = xl_rowcol_to_cell(FIRST_ROW, place)
    if source:
        return {"validate": "list", "source": source, "error_type": "warning", "error_message": words["warning_choice"]}
    if column.kind == "day":
        message = words["warning_day"].format(year=year)
        span = {"minimum": date(year - 1, 1, 1), "maximum": date(year + 1, 12, 31)}
        return {"validate": "date", "criteria": "between", **span, "error_type": "warning", "error_message": message}
    if column.kind in ("count", "points", "amount"):
        whole = f",INT({cell})={cell}" if column.kind == "count" else ""
        message = words["warning_count" if column.kind == "count" else "warning_amount"]
        formula = f'=IF(ISNUMBER({cell}),AND({cell}>=0{whole}),SUBSTITUTE(SUBSTITUTE({cell},"—",""),"-","")="")'
        return {"validate": "custom", "value": formula, "error_type": "stop", "error_message": message}
    return {}


def _formula(plan: RecordPlan, row: int, last: int) -> str:
    """Return the check of one row, its placeholders replaced by cells: a field, all of a column, a step's day, all forms."""
    columns = plan.columns

    def cell(found: re.Match[str]) -> str:
        name, how = found[1], found[2]
        if name == "step":
            place = next(at for at, one in enumerate(columns) if one.step == how and one.kind == "day")
            return str(xl_rowcol_to_cell(row, place, col_abs=True))
        places = [at for at, one in enumerate(columns) if one.field == name]
        if how == "all":
            return str(xl_range_abs(FIRST_ROW, places[0], last, places[0]))
        if how == "row":
            return f"{xl_rowcol_to_cell(row, places[0], col_abs=True)}:{xl_rowcol_to_cell(row, places[-1], col_abs=True)}"
        return str(xl_rowcol_to_cell(row, places[0], col_abs=True))

    return _PLACEHOLDER.sub(cell, plan.sheet.check)
