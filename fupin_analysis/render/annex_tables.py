"""Tables as an accessible workbook: every number a number, one table a sheet, what is blank explained.

The layout follows the checklist of the UK's Analysis Function for accessible spreadsheets: each table is marked as a table with
one heading row, nothing is merged, no row or column inside is blank, colour says nothing, title and language are in the
document's properties. One departure, on purpose: the heading row is frozen, because clerks scroll through forty townships.

References
----------
.. [1] Analysis Function (2021) Releasing statistics in spreadsheets: accessibility checklist.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from fupin_analysis.core.disk.files import write_whole
from fupin_analysis.core.disk.own_output import OWN_OUTPUT

#: Excel's own number formats for the formats of the page's tables; a share stays a share and is shown as a percentage.
NUMBER_FORMATS: Mapping[str, str] = {
    "count": "0",
    "decimal": "0.00",
    "decimal1": "0.0",
    "share": "0.0%",
    "share2": "0.00%",
    "whole": "0",
    "signed": "+General;−General;0",
    "change": "+0.0%;-0.0%;0.0%",
    "yuan": "General",  # "0.##" would write 94 as "94."
    "number": "General",
    "yuan0": "0",
    "yuan2": "0.00",
    "km": "0.000",
}

#: How the title of a table, its texts and its numbers look; a text stands clear of a number on its left.
_LOOKS: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "head": {"text_wrap": True, "valign": "bottom", "bold": True},
    "text": {"text_wrap": True, "align": "left", "valign": "top", "indent": 1},
    **{kind: {"num_format": form, "valign": "top"} for kind, form in NUMBER_FORMATS.items()},
}

#: Signs that name no sheet in Excel.
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET_NAME = 31
#: Width of a column [characters].
_NARROWEST, _WIDEST = 8, 48
#: Columns from which on a heading takes two lines.
_MANY_COLUMNS = 8
#: Height of a line of a cell [pt].
_LINE = 15.0
_FULL_WIDTH = re.compile(r"[\u2e80-\U0010ffff]")


@dataclass(frozen=True)
class AnnexTable:
    """One table of a workbook.

    Parameters
    ----------
    name
        Name of its sheet, made unique where two are alike.
    title
        Line above the table.
    headings
        One for each column.
    formats
        A key of :data:`NUMBER_FORMATS` for each column, or anything else for text.
    rows
        Values: numbers (NaN or None where not reported) and texts.
    notes
        Lines between title and table, such as what a share is of.
    source
        Where the figures come from.
    """

    name: str
    title: str
    headings: Sequence[str]
    formats: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()
    source: str = ""


@dataclass(frozen=True)
class AnnexWords:
    """The sentences of a workbook in its language.

    Parameters
    ----------
    contents
        Name and heading of the sheet that lists the tables.
    one_table
        Says that a sheet holds one table.
    blank
        Says what a blank cell means.
    source
        Begins the line that names the source.
    sheet, title
        Headings of the list of tables.
    """

    contents: str = "目录"
    one_table: str = "本表页只有一个表格。"
    blank: str = "空白单元格表示未报送。"
    source: str = "来源："
    sheet: str = "表页"
    title: str = "内容"


def write_tables(
    path: Path, tables: Sequence[AnnexTable], *, title: str, language: str = "zh-CN", words: AnnexWords | None = None
) -> Path:
    """Write tables as a workbook, a sheet each after a sheet that lists them.

    Parameters
    ----------
    path
        The workbook.
    tables
        At least one.
    title
        Title of the document.
    language
        Language tag of the document's properties.
    words
        Sentences; by default Chinese.

    Returns
    -------
    pathlib.Path
        `path`.

    Raises
    ------
    FupinError
        F601 where the file cannot be written.
    """
    said = words or AnnexWords()

    def write(draft: Path) -> None:
        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": False,
            "in_memory": True,  # else three small files a sheet are written and removed again
        }
        book = xlsxwriter.Workbook(str(draft), options)
        stamp = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # the same figures make the same bytes
        said_of_it = {"title": title, "created": stamp, "comments": f"language: {language}", "author": "", "keywords": OWN_OUTPUT}
        book.set_properties(said_of_it)
        book.set_custom_property("Language", language)
        names = _sheet_names([said.contents, *(table.name for table in tables)])
        _write_contents(book, names, tables, title, said)
        looks = {kind: book.add_format(look) for kind, look in _LOOKS.items()}  # one of a kind: each is compared with all others
        for number, (name, table) in enumerate(zip(names[1:], tables, strict=True), start=1):
            _write_table(book.add_worksheet(name), table, number, said, looks)
        book.close()

    return write_whole(path, write)


def _write_contents(
    book: xlsxwriter.Workbook, names: Sequence[str], tables: Sequence[AnnexTable], title: str, said: AnnexWords
) -> None:
    page = book.add_worksheet(names[0])
    page.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    page.write_string(1, 0, said.one_table)
    data = [[name, table.title] for name, table in zip(names[1:], tables, strict=True)]
    link = book.get_default_url_format()
    page.add_table(
        2,
        0,
        2 + len(data),
        1,
        {
            "data": data,
            "columns": [{"header": said.sheet}, {"header": said.title}],
            "name": "contents",
            "style": None,
            "autofilter": False,
        },
    )
    for row, (name, _title) in enumerate(data, start=3):
        page.write_url(row, 0, f"internal:'{name}'!A1", link, name)
    page.set_column(0, 0, max(24, *(_width(name) + 2 for name, _title in data)))
    page.set_column(1, 1, _WIDEST)
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def _write_table(page: Worksheet, table: AnnexTable, number: int, said: AnnexWords, looks: Mapping[str, Format]) -> None:
    above = [said.one_table, *table.notes, said.blank, *([said.source + table.source] if table.source else [])]
    page.write_string(0, 0, table.title, looks["title"])
    for row, line in enumerate(above, start=1):
        page.write_string(row, 0, line)
    first = len(above) + 2  # one blank row under the lines above keeps the table's edge clear
    formats = [looks[one] if one in NUMBER_FORMATS else looks["text"] for one in table.formats]
    columns = [
        {"header": heading, "format": form, "header_format": looks["head"]}
        for heading, form in zip(_unique(table.headings), formats, strict=True)
    ]
    options = {
        "columns": columns,
        "name": f"table_{number}",
        "style": "Table Style Light 1",
        "autofilter": False,
        "banded_rows": False,
    }
    page.add_table(first, 0, first + max(len(table.rows), 1), len(columns) - 1, options)
    for row, values in enumerate(table.rows, start=first + 1):
        for column, (value, form) in enumerate(zip(values, formats, strict=True)):
            _write_cell(page, row, column, value, form)
    _set_sizes(page, table, first)
    page.freeze_panes(first + 1, 1)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.repeat_rows(first)


def _write_cell(page: Worksheet, row: int, column: int, value: object, form: Format) -> None:
    """Write a number as a number and a text as a text; what is not known stays blank."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if not math.isnan(value):
            page.write_number(row, column, value, form)
    elif value is not None and value != "":
        page.write_string(row, column, str(value), form)


def _set_sizes(page: Worksheet, table: AnnexTable, first: int) -> None:
    """Make columns as wide and rows as high as their texts need; `first` is the row of the headings."""
    heads = 2 if len(table.headings) > _MANY_COLUMNS else 1  # else a sheet of many columns is printed too small to read
    if heads > 1:
        page.set_row(first, _LINE * heads)
    for column, heading in enumerate(table.headings):
        texts = [str(values[column]) for values in table.rows if isinstance(values[column], str)]
        wide = max([-(-_width(heading) // heads), *map(_width, texts)])
        page.set_column(column, column, min(max(wide + 3, _NARROWEST), _WIDEST))
    for row, values in enumerate(table.rows, start=first + 1):
        lines = max((-(-_width(one) // _WIDEST) for one in values if isinstance(one, str)), default=1)
        if lines > 1:
            page.set_row(row, _LINE * lines)  # LibreOffice shows the first line of a wrapped cell alone where no height is set


def _unique(headings: Sequence[str]) -> list[str]:
    """Return headings of which none is empty or said twice, as a table in Excel asks."""
    seen: dict[str, int] = {}
    result = []
    for place, heading in enumerate(headings, start=1):
        text = heading or str(place)
        seen[text.casefold()] = seen.get(text.casefold(), 0) + 1
        result.append(text if seen[text.casefold()] == 1 else f"{text} {seen[text.casefold()]}")
    return result


def _sheet_names(names: Sequence[str]) -> list[str]:
    """Return names that Excel takes, each once whatever its case."""
    taken: set[str] = set()
    result = []
    for name in names:
        plain = _NOT_IN_SHEET_NAMES.sub("", name).strip() or "表"
        chosen, number = plain[:_LONGEST_SHEET_NAME], 2
        while chosen.casefold() in taken:
            mark = f" {number}"
            chosen, number = plain[: _LONGEST_SHEET_NAME - len(mark)] + mark, number + 1
        taken.add(chosen.casefold())
        result.append(chosen)
    return result


def _width(text: str) -> int:
    """Return the width of a text [characters]: a Chinese one takes two."""
    return len(text) if text.isascii() else len(text) + len(_FULL_WIDTH.findall(text))
