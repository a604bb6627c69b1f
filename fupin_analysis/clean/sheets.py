"""The cells of one sheet, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter

from fupin_analysis.clean.numbers import is_not_reported, is_number_like, split_pair
from fupin_analysis.core.cells import Cell as Cell  # what cleaning looks at
from fupin_analysis.core.cells import Sheet


def is_value_like(cell: Cell) -> bool:
    """Whether a cell holds a number, or a sign in the place of one."""
    return cell.is_number or cell.is_error or _is_value(cell.text)


@lru_cache(maxsize=2**14)
def _is_value(text: str) -> bool:
    return is_number_like(text) or is_not_reported(text) or split_pair(text, ("户", "人")) is not None


def sheet_rows(sheet: Sheet) -> list[list[Cell]]:
    """Return the cells of one sheet row by row, in the order of the sheet; a month that became a date is that month."""
    rows = sheet.rows()
    return _months(rows) if "date" in map(attrgetter("kind"), sheet.cells) else rows


def _months(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Give dates that are months the month's wording.

    A month typed as 2018年1月 is stored as its first day. It is a month where the format shows no day, or where all dates of its
    column or row are first days of different months. A single first day that shows as a day could be either: it stays as it is
    shown, with both readings named, and is understood as neither.
    """
    dates = [cell for row in rows for cell in row if cell.is_date]
    lines = [[cell for cell in dates if cell.column == column] for column in {cell.column for cell in dates}]
    lines += [[cell for cell in dates if cell.row == row] for row in {cell.row for cell in dates}]
    months = {
        cell.address
        for line in lines
        if len({cell.text[:7] for cell in line}) > 1 and all(_is_first(cell) for cell in line)
        for cell in line
    }
    beside = {row[0].row: sum(cell.is_number for cell in row) for row in rows}

    def text(cell: Cell) -> str:
        if not cell.is_date:
            return cell.text
        if cell.date_parts == "m":
            return f"{int(cell.text[5:7])}月"  # its year is whatever year it was typed in
        if cell.address in months or cell.date_parts == "ym":
            return f"{cell.text[:4]}年{int(cell.text[5:7])}月"
        if _is_first(cell) and beside[cell.row] and cell.date_parts != "md":
            return f"{cell.text[:10]}（{int(cell.text[5:7])}月，或当日）"
        return cell.text

    return [[cell._replace(text=text(cell)) for cell in row] for row in rows]


def _is_first(cell: Cell) -> bool:
    return cell.text[8:10] == "01" and cell.text[11:] in ("", "00:00:00") and cell.date_parts in ("ym", "ymd")


def written(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row that were typed, the first of each merged range."""
    if not any(cell.merged_from for cell in row):
        return list(row)
    return list({cell.anchor: cell for cell in reversed(row)}.values())[::-1]
