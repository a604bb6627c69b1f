"""Tables of cells written down in a test."""

from collections.abc import Sequence

import pandas as pd

from fupin_analysis.clean.quarantine import Cleaned
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.core.cells import cell_address, to_cells, to_sheets
from fupin_analysis.core.words.phrases import match_phrase


def cells_of(
    rows: Sequence[Sequence[object]],
    *,
    file: str = "汇总.xlsx",
    sheet: str = "表1",
    merges: Sequence[tuple[int, int, int, int]] = (),
) -> pd.DataFrame:
    """Return the cells of a sheet; numbers are typed numbers, "" and None are blank; `merges` are top, left, bottom, right."""
    grid = {
        (row, column): (str(value), isinstance(value, int | float), "")
        for row, values in enumerate(rows, start=1)
        for column, value in enumerate(values, start=1)
        if value not in ("", None)
    }
    for top, left, bottom, right in merges:
        text, is_number, _ = grid[top, left]
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    grid[row, column] = (text, is_number, cell_address(top, left))
    return to_cells([(file, sheet, *place, *content) for place, content in sorted(grid.items())])


def clean_rows(rows: Sequence[Sequence[object]], *, township: str = "", year: int | None = None, **layout: object) -> Cleaned:
    """Clean one sheet, and see that every cell with content was taken for one thing, once."""
    cells = cells_of(rows, **layout)  # type: ignore[arg-type]
    cleaned = clean_cells(cells, township=township, year=year, account=True)
    typed = sum(not cell.merged_from for sheet in to_sheets(cells) for cell in sheet.cells)
    assert len({(entry.sheet, entry.row, entry.column) for entry in cleaned.account}) == len(cleaned.account) == typed
    return cleaned


def values(cleaned: Cleaned) -> dict[tuple[str, ...], float]:
    """Return the figures as ``township, place, topic/item, measure`` → value, the period before the place where it is no year."""
    found = {}
    for row in cleaned.figures.to_dict("records"):
        period = () if row["period"] == str(row["year"]) else (row["period"],)
        found[row["township"], *period, row["place"], f"{row['topic']}/{row['item']}", row["measure"]] = row["value"]
    return found


def reasons(cleaned: Cleaned) -> dict[str, str]:
    """Return what was set aside: cell → code."""
    return {row["source"].split(" › ")[-1]: row["code"] for row in cleaned.quarantine.to_dict("records")}


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
