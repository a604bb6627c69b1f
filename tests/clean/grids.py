"""Tables of cells written down in a test."""

from collections.abc import Sequence

import pandas as pd

from fupin_analysis.clean.quarantine import Cleaned
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import Cell, CellKind, Sheet, cell_address, from_sheets
from fupin_analysis.core.words.phrases import match_phrase

_KINDS: dict[bool, CellKind] = {True: "number", False: "text"}


def cells_of(
    rows: Sequence[Sequence[object]],
    *,
    file: str = "汇总.xlsx",
    sheet: str = "表1",
    merges: Sequence[tuple[int, int, int, int]] = (),
) -> pd.DataFrame:
    """Return the cells of a sheet as a table; see :func:`sheet_of`."""
    return from_sheets([sheet_of(rows, file=file, sheet=sheet, merges=merges)])


def sheet_of(
    rows: Sequence[Sequence[object]],
    *,
    file: str = "汇总.xlsx",
    sheet: str = "表1",
    merges: Sequence[tuple[int, int, int, int]] = (),
) -> Sheet:
    """Return a sheet; numbers are typed numbers, "" and None are blank; `merges` are top, left, bottom, right."""
    grid = {
        (row, column): Cell(row, column, str(value), is_number := isinstance(value, int | float), kind=_KINDS[is_number])
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value not in ("", None)
    }
    for top, left, bottom, right in merges:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    anchor = cell_address(top, left)
                    grid[row, column] = grid[top, left]._replace(row=row, column=column, merged_from=anchor)
    return Sheet(file, sheet, [grid[place] for place in sorted(grid)])


def clean_rows(rows: Sequence[Sequence[object]], *, township: str = "", year: int | None = None, **layout: object) -> Cleaned:
    """Clean one sheet, and see that every cell with content was taken for one thing, once."""
    sheet = sheet_of(rows, **layout)  # type: ignore[arg-type]
    cleaned = clean_cells([sheet], township=township, year=year, account=True)
    typed = sum(not cell.merged_from for cell in sheet.cells)
    assert len({(entry.sheet, entry.row, entry.column) for entry in cleaned.account}) == len(cleaned.account) == typed
    return cleaned


def values(cleaned: Cleaned) -> dict[tuple[str, ...], float]:
    """Return the figures as ``township, place, topic/item, measure`` → value, the period before the place where it is no year."""
    found = {}
    for row in cleaned.stated.to_pylist():
        period = () if row["period"] == str(row["year"]) else (row["period"],)
        found[row["township"], *period, row["place"], f"{row['topic']}/{row['item']}", row["measure"]] = row["value"]
    return found


def reasons(cleaned: Cleaned) -> dict[str, str]:
    """Return what was set aside: cell → code."""
    return {row["source"].split(" › ")[-1]: row["code"] for row in cleaned.aside.to_pylist()}


def figures_of_first(*rows: list[object]) -> dict[tuple[str, str], float]:
    """Return the first township's figures of a table, by item and measure."""
    found = clean_rows(rows).figures
    first = found[found["township"] == found["township"].iloc[0]]
    entries = first[["topic", "item", "measure", "value"]].itertuples(index=False)
    return {(f"{topic}/{item}", measure): value for topic, item, measure, value in entries}


def item_of(phrase: str, *topics: str, unit: str = "", title: str = "") -> str:
    """Return the item that a phrase means in a table of topics, below a title."""
    match = match_phrase(phrase, topics=topics, headings=[title] if title else [], unit=unit)
    return f"{match.item.topic}/{match.item.name}"
