"""The account of a file: what every cell with content was taken for, each cell exactly once.

Reading is a decision that can be inspected. A row of the account says where a cell stands, what it was taken for (a heading, a
name, a figure, a note, or set aside with a reason), which headings and names speak for it, and what it was read as. Cells with
content = headings + names + figures + set aside + notes, in every file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Literal, NamedTuple, TypeAlias

import pandas as pd

from fupin_analysis.core.prose import Kind
from fupin_analysis.core.texts.privacy import mask_address


class Verdict(StrEnum):
    """What a cell was taken for."""

    HEADING = "heading"  # a heading above values, the units row included
    NAME = "name"  # what stands beside values: places, items, times, units, codes, numbers of rows
    FIGURE = "figure"
    ASIDE = "aside"  # meant as a value, or not understood: set aside with a reason
    NOTE = "note"  # titles, signatures, remarks: nothing to count


#: Which part of the sheet a cell belongs to.
Region: TypeAlias = Literal["title", "heading", "units", "label", "sub_head", "body", "foot", "outside", "note"]


class Entry(NamedTuple):
    """One cell of the account.

    Parameters
    ----------
    file, sheet, row, column
        Where it stands [row and column from 1].
    text
        What it holds as a person sees it; identifiers masked, persons' names left out.
    verdict
        A :class:`Verdict`.
    region
        Which part of the sheet it belongs to: ``title``, ``heading``, ``units``, ``label``, ``sub_head``, ``body``, ``foot``,
        ``outside``, or ``note`` on a form; of a number of a text, what it is.
    table
        Number of the table on its sheet, from 1; 0 outside of any.
    heading, name
        The headings above the cell and the names beside it, joined by `` › ``.
    unit
        The unit it was read in.
    read_as
        What it says: ``甲山镇 2018 cause/illness.households = 12``; several joined by ``; ``.
    code, reason, reason_en
        Why it was set aside, else empty.
    figures
        The figures it was read as, as rows; kept out of the table, which has them in `read_as`.

    Examples
    --------
    >>> entry = Entry("表.xlsx", "Sheet1", 3, 2, "12", Verdict.FIGURE, "body", 1, "因病 › 户数", "一心村", "户")
    >>> entry.verdict == "figure", entry.heading
    (True, '因病 › 户数')
    """

    file: str
    sheet: str
    row: int
    column: int
    text: str
    verdict: str
    region: Region | Kind | Literal[""] = ""
    table: int = 0
    heading: str = ""
    name: str = ""
    unit: str = ""
    read_as: str = ""
    code: str = ""
    reason: str = ""
    reason_en: str = ""
    figures: tuple[Mapping[str, Any], ...] = ()


#: Columns of the account as a table, in order, with their dtypes.
ACCOUNT_COLUMNS: dict[str, str] = {
    name: "int64" if name in ("row", "column", "table") else "str" for name in Entry._fields if name != "figures"
}


def with_masked_sheets(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries with the names of their sheets masked, in the addresses of their figures too."""
    return tuple(
        entry._replace(sheet=mask_address(entry.sheet), figures=tuple(map(_with_masked_source, entry.figures)))
        for entry in entries
    )


def _with_masked_source(figure: Mapping[str, object]) -> dict[str, object]:
    return {**figure, **({"source": mask_address(str(figure["source"]))} if "source" in figure else {})}


def to_account(entries: Iterable[Entry]) -> pd.DataFrame:
    """Make a table of an account, in the order of the sheets' rows and columns."""
    frame = pd.DataFrame([entry[: len(ACCOUNT_COLUMNS)] for entry in entries], columns=list(ACCOUNT_COLUMNS)).astype(
        ACCOUNT_COLUMNS
    )
    order = {place: number for number, place in enumerate(dict.fromkeys(zip(frame["file"], frame["sheet"], strict=True)))}
    frame["_place"] = [order[place] for place in zip(frame["file"], frame["sheet"], strict=True)]
    return frame.sort_values(["_place", "row", "column"], kind="stable", ignore_index=True).drop(columns="_place")


def tally(entries: Iterable[Entry]) -> dict[str, int]:
    """Return how many cells there are of each verdict, and in all.

    Examples
    --------
    >>> tally([Entry("a", "", 1, 1, "户数", Verdict.HEADING), Entry("a", "", 2, 1, "3", Verdict.FIGURE)])
    {'cells': 2, 'heading': 1, 'name': 0, 'figure': 1, 'aside': 0, 'note': 0}
    """
    counted = Counter(str(entry.verdict) for entry in entries)
    return {"cells": sum(counted.values())} | {str(verdict): counted[str(verdict)] for verdict in Verdict}
