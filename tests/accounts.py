"""The law of the account, held over every input that the suite reads in its own process: each cell typed exactly once."""

from __future__ import annotations

import functools
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from fupin_analysis.clean import tables
from fupin_analysis.clean.own_forms.returns import is_return
from fupin_analysis.clean.own_forms.tidy import find_tidy_head
from fupin_analysis.clean.quarantine import Cleaned
from fupin_analysis.clean.sheets import sheet_rows
from fupin_analysis.core.account import tally
from fupin_analysis.core.cells import Sheet, to_sheets

#: Larger inputs are few, and their layouts are those of smaller ones.
_MOST_CELLS = 5_000
_seen: set[int] = set()
#: Reading that is not held to the law.
read_plainly = tables.clean_cells


def hold(sheets: Sequence[Sheet], cleaned: Cleaned) -> None:
    """Check that the account has every cell typed once, and the same values as the figures and the quarantine."""
    typed = {(sheet.name, cell.row, cell.column) for sheet in sheets for cell in sheet.cells if not cell.merged_from}
    places = [(entry.sheet, entry.row, entry.column) for entry in cleaned.account]
    assert sorted(places) == sorted(typed)
    counts = tally(cleaned.account)
    assert counts["cells"] == sum(counts.values()) - counts["cells"] == len(typed)
    sources, aside = (set(table["source"].to_pylist()) for table in (cleaned.stated, cleaned.aside))
    if not len(cleaned.recorded):  # a record is made of several cells
        assert counts["figure"] == len(sources)
    assert not sources & aside


@functools.wraps(read_plainly)
def _held(cells: pd.DataFrame | Sequence[Sheet], **options: Any) -> Cleaned:
    sheets = to_sheets(cells) if isinstance(cells, pd.DataFrame) else cells
    if sum(len(sheet.cells) for sheet in sheets) > _MOST_CELLS or not _is_new(sheets, options):
        return read_plainly(sheets, **options)
    told = read_plainly(sheets, **{**options, "account": True})
    hold(sheets, told)
    if options.get("account"):
        return told
    if _is_read_otherwise(sheets):
        return read_plainly(sheets, **options)
    return replace(told, account=())


def _is_read_otherwise(sheets: Sequence[Sheet]) -> bool:
    """Whether these are read in a way of its own for who asks for no account; elsewhere the account is only added."""
    return is_return(sheets) or any(find_tidy_head(sheet_rows(sheet)) is not None for sheet in sheets)


def _is_new(sheets: Sequence[Sheet], options: dict[str, Any]) -> bool:
    key = hash((tuple((sheet.file, sheet.name, tuple(sheet.cells)) for sheet in sheets), *map(str, options.items())))
    is_new = key not in _seen
    _seen.add(key)
    return is_new


def hold_everywhere() -> None:
    """Let whoever cleans cells in this process be held to the law, by whatever module's name it is called."""
    for module in list(sys.modules.values()):
        if getattr(module, "clean_cells", None) is read_plainly:
            module.clean_cells = _held  # type: ignore[attr-defined]
