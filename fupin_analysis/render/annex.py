"""The list of findings to send back to a township: one row each, with the cell to look at."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter

from fupin_analysis.core.disk.files import write_whole
from fupin_analysis.core.disk.own_output import OWN_OUTPUT

#: Width of each column [characters]: together what a sheet of A4 across still prints at nine points.
_WIDTHS = (14, 8, 20, 11, 11, 44, 24, 20)


def write_list(
    path: Path,
    rows: Sequence[Sequence[str]],
    *,
    title: str,
    headings: Sequence[str],
    answers: int = 1,
    widths: Sequence[int] = _WIDTHS,
) -> Path:
    """Write findings as a workbook a clerk can work through: what is doubtful, why, where it stands, a column to answer in.

    Parameters
    ----------
    path
        The workbook.
    rows
        One row of texts per finding, as many as there are headings.
    title
        Line above the table.
    headings
        Column headings.
    answers
        How many of the last columns are for the clerk.
    widths
        Width of each column [characters].
    """

    def write(draft: Path) -> None:
        # Cells are text even where a township's name or figure begins with "=": nothing handed in is ever run.
        options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        book = xlsxwriter.Workbook(str(draft), options)
        book.set_properties({"keywords": OWN_OUTPUT, "created": datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)})
        page = book.add_worksheet("核对清单")
        head = book.add_format({"bold": True, "bg_color": "#dce6f1", "border": 1, "text_wrap": True, "valign": "vcenter"})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        answer = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "bg_color": "#fffbe6"})
        page.write(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
        page.write_row(2, 0, headings, head)
        for number, row in enumerate(rows, start=3):
            page.write_row(number, 0, row[:-answers], cell)
            page.write_row(number, len(row) - answers, row[-answers:], answer)
        for column, width in enumerate(widths[: len(headings)]):
            page.set_column(column, column, width)
        page.freeze_panes(3, 0)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        page.set_footer("&C— &P —")
        page.fit_to_pages(1, 0)
        page.repeat_rows(2)
        book.close()

    return write_whole(path, write)
