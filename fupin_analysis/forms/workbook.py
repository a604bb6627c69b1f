"""The return workbook (报送表) written: blank for a township to fill in, or filled with figures.

What is on the form is planned in :mod:`fupin_analysis.forms.layout`; here it gets its cells, colours, drop-downs and sums.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from fupin_analysis.core.disk.files import write_whole
from fupin_analysis.core.records import record_words
from fupin_analysis.core.words.items import Measure
from fupin_analysis.core.words.terms import drop_brackets, load_vocabulary
from fupin_analysis.forms.layout import (
    COVER,
    FORM_VERSION,
    LISTS,
    WORDS,
    Check,
    Place,
    Row,
    SheetPlan,
    fill_form,
    item_label,
    period_label,
    plan_checks,
    plan_form,
)
from fupin_analysis.forms.records import RecordPlan, choices_of, plan_records, write_records

#: Rows left empty below the printed ones, for villages, other periods and second statements.
BLANK_ROWS = 15

#: A name beginning with "=" or "http" stays text.
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}

#: Rows and columns count from 0, as xlsxwriter has it.
_TITLE_ROW, _NOTE_ROW, _HEADING_ROW, _FIRST_ROW = 0, 1, 2, 3
_LABEL_COLUMN, _PERIOD_COLUMN, _PLACE_COLUMN, _FIRST_MEASURE = 0, 1, 2, 3

_NUMBER_FORMATS = {
    "count": "#,##0",
    "amount": "#,##0.00",
    "length": "0.00##",
    "area": "0.00##",
    "share": "0.0%",
    "ratio": "0.00##",
    "quantity": "#,##0.####",  # in the unit of its own words
}

_BASE = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "vcenter"}
_BOXED = {**_BASE, "border": 1, "border_color": "#BFC7D1"}
_INPUT = {**_BOXED, "bg_color": "#FFFBE6"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {**_BASE, "font_size": 16, "bold": True, "font_color": "#1F3A5F"},
    "subtitle": {**_BASE, "bold": True, "font_color": "#1F3A5F"},
    "note": {**_BASE, "font_size": 9, "font_color": "#595959"},
    "heading": {**_BOXED, "bold": True, "bg_color": "#DCE6F1", "font_color": "#1F3A5F", "align": "center", "text_wrap": True},
    "label": {**_BOXED, "bg_color": "#F5F7FA"},
    "wrapped": {**_BOXED, "text_wrap": True},
    "link": {**_BOXED, "font_color": "#1F5FA8", "underline": 1},
    "text": {**_INPUT, "num_format": "@"},
    "day": {**_INPUT, "num_format": "yyyy-mm-dd", "align": "left"},
    "year": {**_INPUT, "num_format": "0", "align": "left"},
    "grey": {**_BOXED, "bg_color": "#E3E5E8"},
    "check": {**_BOXED, "font_color": "#595959"},
    "amber": {"bg_color": "#FFD978", "font_color": "#6B4A00", "bold": True},
    **{kind: {**_INPUT, "num_format": code} for kind, code in _NUMBER_FORMATS.items()},
    **{f"check {kind}": {**_BOXED, "font_color": "#595959", "num_format": code} for kind, code in _NUMBER_FORMATS.items()},
}


def write_form(
    path: Path,
    *,
    township: str,
    year: int,
    township_code: str = "",
    figures: pd.DataFrame | None = None,
    records: pd.DataFrame | None = None,
    has_figures: bool = True,
) -> Path:
    """Write the return workbook of one township and year, whole or not at all.

    The same arguments give the same bytes. A workbook holds numbers to 15 significant digits.

    Parameters
    ----------
    path
        The ``.xlsx`` file to write.
    township
        Name for the cover; empty for a form that any township may fill in.
    year
        Statistical year; decides which sheets and items are asked for.
    township_code
        Division code for the cover; where empty, the one the figures carry.
    figures
        Table of figures; those of `township` and `year` are filled in. None for a blank form.
    records
        Table of records (:mod:`fupin_analysis.core.records`); those of `township` and `year` are filled in.
    has_figures
        Whether the sheets of figures are on it; without them it is the workbook of records, handed in as the work goes on.

    Returns
    -------
    Path
        `path`.

    Raises
    ------
    FupinError
        F601 where the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_form(Path(folder) / "清澜镇-2018.xlsx", township="清澜镇", year=2018).name
    '清澜镇-2018.xlsx'
    """
    sheets = plan_form(year) if has_figures else ()
    if figures is not None:
        stated = figures[figures["township"].eq(township) & figures["year"].eq(year)]
        township_code = township_code or max(stated["township_code"], default="")
        sheets = fill_form(sheets, stated)
    if records is not None:
        records = records[records["township"].eq(township) & records["year"].eq(year)]
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        title = (WORDS["cover"]["title"] if has_figures else record_words()["records_title"]).format(year=year)
        created = dt.datetime(year, 1, 1, tzinfo=dt.UTC)  # not the clock: the same figures make the same file
        book.set_properties({"title": title, "created": created})
        book.set_size(1600, 1200)
        form = _Form(book, {name: book.add_format(style) for name, style in _STYLES.items()}, year, sheets, plan_records(records))
        form.write_cover(title, {"version": FORM_VERSION, "township": township, "township_code": township_code, "year": year})
        checks = plan_checks(sheets, year=year)
        for sheet in sheets:
            form.write_sheet(sheet, checks[sheet.topic.name])
        form.write_records()
        form.write_lists()
    return write_whole(path, lambda draft: draft.write_bytes(content.getvalue()))


@dataclass(frozen=True)
class _Form:
    """A workbook being written, with what its sheets share."""

    book: Any
    formats: dict[str, Any]
    year: int
    sheets: Sequence[SheetPlan]
    records: Sequence[RecordPlan]

    def write_cover(self, title: str, values: dict[str, str | int]) -> None:
        words, formats = WORDS["cover"], self.formats
        page = self._add_page(COVER, landscape=False)
        page.set_column(0, 0, 20)
        page.set_column(1, 1, 78)
        page.set_row(_TITLE_ROW, 30)
        page.write(_TITLE_ROW, 0, title, formats["title"])
        vocabulary = load_vocabulary()
        page.write(_NOTE_ROW, 0, vocabulary.statuses[vocabulary.status_version(self.year)]["zh"], formats["note"])
        row = _FIRST_ROW
        for name, asked in words["fields"].items():
            page.write(row, 0, asked["label"], formats["label"])
            style = {"version": "label", "year": "year"}.get(name, "text")
            page.write(row, 1, values.get(name, ""), formats[style])
            _hint(page, row, 1, asked["label"], asked["hint"])
            row += 1
        page.ignore_errors({"number_stored_as_text": xl_range_abs(_FIRST_ROW, 1, row, 1)})  # codes keep their zeros
        row += 1
        page.write(row, 0, words["instructions_title"], formats["subtitle"])
        lines = [*(words["instructions"] if self.sheets else ()), *record_words()["instructions"]]
        for number, line in enumerate(lines, start=1):
            page.write(row + number, 0, f"{number}.", formats["label"])
            page.write(row + number, 1, line.format(year=self.year), formats["wrapped"])
            page.set_row(row + number, 20 * (1 + _width(line) // 76))
        row += len(lines) + 2
        page.write_row(row, 0, [words["sheets_title"], words["contents_title"]], formats["heading"])
        contents = {sheet.title: "、".join(measure.zh for measure in sheet.measures) for sheet in self.sheets}
        contents |= {plan.title: "、".join(drop_brackets(column.zh) for column in plan.columns) for plan in self.records}
        for number, (title, text) in enumerate(contents.items(), start=1):
            page.write_url(row + number, 0, f"internal:{quote_sheetname(title)}!A1", formats["link"], title)
            page.write(row + number, 1, text, formats["wrapped"])
            page.set_row(row + number, 20 * (1 + _width(text) // 78))
        page.activate()

    def write_sheet(self, sheet: SheetPlan, checks: Sequence[Check]) -> None:
        page, formats, columns = self._add_page(sheet.title, landscape=True), self.formats, sheet.columns
        page.set_row(_TITLE_ROW, 28)
        page.write(_TITLE_ROW, 0, f"{sheet.title}（{period_label(str(self.year))}）", formats["title"])
        page.write(_NOTE_ROW, 0, sheet.topic.source, formats["note"])
        page.set_row(_HEADING_ROW, 24)
        page.write_row(_HEADING_ROW, 0, columns, formats["heading"])
        page.freeze_panes(_FIRST_ROW, _PERIOD_COLUMN)
        page.repeat_rows(_TITLE_ROW, _HEADING_ROW)
        page.set_column(_LABEL_COLUMN, _LABEL_COLUMN, max([18, *(_width(row.label) + 3 for row in sheet.rows)]))
        page.set_column(_PERIOD_COLUMN, len(columns) - 2, 15)
        page.set_column(len(columns) - 1, len(columns) - 1, 24)
        for number, row in enumerate(sheet.rows):
            self._write_row(page, _FIRST_ROW + number, row, sheet.measures)
        end = _FIRST_ROW + len(sheet.rows) + BLANK_ROWS
        for number in range(_FIRST_ROW + len(sheet.rows), end):
            self._write_row(page, number, None, sheet.measures)
        page.print_area(
            _TITLE_ROW, 0, end - 1, len(columns) - 1
        )  # the check block is for the screen: on paper it shrinks the form
        self._guide(page, sheet, end - 1)
        if checks:
            self._write_checks(page, checks, len(columns) + 1)

    def write_lists(self) -> None:
        """Write the choices of the drop-downs, one column per sheet, on a sheet that only the program sees."""
        page = self.book.add_worksheet(LISTS)
        page.very_hidden()
        for column, sheet in enumerate(self.sheets):
            page.write_column(0, column, self._choices(sheet))
        for column, choices in enumerate(self._record_choices.values(), start=len(self.sheets)):
            page.write_column(0, column, choices)

    def write_records(self) -> None:
        """Write the sheets of records behind those of figures."""
        lists = {
            key: f"={quote_sheetname(LISTS)}!{xl_range_abs(0, column, len(choices) - 1, column)}"
            for column, (key, choices) in enumerate(self._record_choices.items(), start=len(self.sheets))
        }
        for plan in self.records:
            page = self._add_page(plan.title, landscape=True)
            write_records(page, plan, formats=self.formats, year=self.year, lists=lists, hint=_hint)

    @property
    def _record_choices(self) -> dict[tuple[str, str], list[str]]:
        """What the drop-downs of records offer, by sheet and field."""
        pairs = [(plan, column) for plan in self.records for column in plan.columns]
        found = {(plan.sheet.name, column.field): choices_of(column, self.year) for plan, column in pairs}
        return {key: choices for key, choices in found.items() if choices}

    def _choices(self, sheet: SheetPlan) -> list[str]:
        known = sheet.topic.items_in(self.year) or list(sheet.topic.items.values())
        items = sorted(known, key=lambda item: not item.on_form)
        return [item_label(item) for item in items]

    def _add_page(self, title: str, *, landscape: bool) -> Any:
        page = self.book.add_worksheet(title)
        page.hide_gridlines(2)
        page.set_default_row(20)
        page.set_paper(9)  # A4
        if landscape:
            page.set_landscape()
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.fit_to_pages(1, 0)
        page.set_footer("&L&A&R第 &P 页，共 &N 页")
        return page

    def _write_row(self, page: Any, number: int, row: Row | None, measures: Sequence[Measure]) -> None:
        """Write one row, an empty one for None: what is to be filled in is tinted, what an item does not have is grey."""
        formats, printed = self.formats, row is not None and row.printed
        style = formats["label" if printed else "text"]
        page.write(number, _LABEL_COLUMN, row and row.label, style)
        page.write(number, _PERIOD_COLUMN, row and period_label(row.period), style)
        page.write(number, _PLACE_COLUMN, row and row.place, formats["grey" if printed else "text"])
        for column, measure in enumerate(measures, start=_FIRST_MEASURE):
            value = row.shown(measure) if row else None
            grey = row and printed and value is None and measure.name not in row.item.measures
            page.write(number, column, value, formats["grey" if grey else measure.kind])
        page.write(number, _FIRST_MEASURE + len(measures), None, formats["text"])

    def _guide(self, page: Any, sheet: SheetPlan, last: int) -> None:
        """Say what each column is for, offer choices, and have Excel refuse what cannot be a number of its kind."""
        hints, warnings = WORDS["hints"], WORDS["warnings"]
        for name, column in zip(("item", "period", "place", "remark"), (0, 1, 2, len(sheet.columns) - 1), strict=True):
            _hint(page, _HEADING_ROW, column, sheet.columns[column], hints[name])
        free = _FIRST_ROW + sum(row.printed for row in sheet.rows)
        most, periods = len(self._choices(sheet)), [f"{self.year}{part}" for part in ("", "H1", "H2")]
        choices = xl_range_abs(0, self.sheets.index(sheet), max(most, 1) - 1, self.sheets.index(sheet))
        periods += [str(self.year - 1), str(self.year + 1)]
        lists = {"item": f"={quote_sheetname(LISTS)}!{choices}", "period": [period_label(period) for period in periods]}
        for column, (name, source) in enumerate(lists.items()):
            if name == "item" and not most:  # a topic of which every item is in own words
                continue
            message = warnings[name].format(year=self.year)
            rule = {"validate": "list", "source": source, "error_type": "warning", "error_message": message}
            page.data_validation(free, column, last, column, rule)
        for column, measure in enumerate(sheet.measures, start=_FIRST_MEASURE):
            unit = hints["unit_with_item"] if measure.name == "count" else measure.unit_zh
            _hint(page, _HEADING_ROW, column, sheet.columns[column], hints[measure.kind].format(zh=measure.zh, unit=unit))
            kind = measure.kind if measure.kind in warnings else "number"
            formula = _accepts(xl_rowcol_to_cell(_FIRST_ROW, column), measure.kind)
            severity = "warning" if measure.kind == "share" else "stop"
            rule = {"validate": "custom", "value": formula, "error_type": severity, "error_message": warnings[kind]}
            page.data_validation(_FIRST_ROW, column, last, column, rule)

    def _write_checks(self, page: Any, checks: Sequence[Check], left: int) -> None:
        """Write the block in which Excel adds up the parts beside the typed total."""
        words, formats = WORDS["check"], self.formats
        page.write(_NOTE_ROW, left, words["note"], formats["note"])
        page.write_row(_HEADING_ROW, left, words["columns"], formats["heading"])
        page.set_column(left - 1, left - 1, 3)
        page.set_column(left, left, max(_width(check.balance.zh) for check in checks) + 3)
        page.set_column(left + 1, left + 5, 14)
        for number, check in enumerate(checks, start=_FIRST_ROW):
            page.write_row(number, left, [check.balance.zh, period_label(check.period), check.measure.zh], formats["check"])
            whole, *parts = (_address(place, check.measure) for place in (check.whole, *check.parts))
            typed, total = (xl_rowcol_to_cell(number, left + step) for step in (3, 4))
            formulas = [
                (f'=IF({whole}="","",{whole})', check.typed),
                (f'=IF(COUNT({",".join(parts)})=0,"",SUM({",".join(parts)}))', check.total),
                (f'=IF(COUNT({typed},{total})=2,ROUND({typed}-{total},2),"")', check.gap),
            ]
            for column, (formula, value) in enumerate(formulas, start=left + 3):
                # The value is kept beside the formula for readers that do not calculate.
                page.write_formula(
                    number, column, formula, formats[f"check {check.measure.kind}"], "" if value is None else value
                )
        gap_cell = xl_rowcol_to_cell(_FIRST_ROW, left + 5, col_abs=True)
        rule = {"type": "formula", "criteria": f"=AND(ISNUMBER({gap_cell}),{gap_cell}<>0)", "format": formats["amber"]}
        page.conditional_format(_FIRST_ROW, left + 5, _FIRST_ROW + len(checks) - 1, left + 5, rule)


def _address(place: Place, measure: Measure) -> str:
    """Return the address of a measure's cell, with its sheet: a total and its parts may stand on two sheets."""
    sheet, number = place
    return (
        f"{quote_sheetname(sheet.title)}!{xl_rowcol_to_cell(_FIRST_ROW + number, _FIRST_MEASURE + sheet.measures.index(measure))}"
    )


def _hint(page: Any, row: int, column: int, title: str, message: str) -> None:
    """Show `message` when the cell is selected."""
    page.data_validation(row, column, row, column, {"validate": "any", "input_title": title, "input_message": message})


def _accepts(cell: str, kind: str) -> str:
    """Return the formula of what a value cell may hold: a number of its kind, or dashes for "not reported"."""
    limit = {"count": f"INT({cell})={cell}", "share": f"{cell}<=1"}.get(kind, "TRUE")
    return f'=IF(ISNUMBER({cell}),AND({cell}>=0,{limit}),SUBSTITUTE(SUBSTITUTE({cell},"—",""),"-","")="")'


def _width(text: str) -> int:
    """Return the width of `text` in columns of digits: a Chinese character takes two."""
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)
