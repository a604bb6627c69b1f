"""``fupin figures --account``: what every cell of a file was taken for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fupin_analysis.cli.terminal import hand_out, note
from fupin_analysis.errors import kind_of

if TYPE_CHECKING:
    import pandas as pd


def print_account(files: Sequence[Path], csv: str, *, township: str, year: int | None, language: str) -> None:
    """Print the account of each file, and for each its sum: cells with content = headings + names + figures + set aside + notes.

    Parameters
    ----------
    files
        Files to read.
    csv
        File to write the account to, ``-`` for stdout; empty for a table to look at.
    township, year
        What the caller knows of the files.
    language
        ``"zh"`` or ``"en"``.
    """
    import pandas as pd

    from fupin_analysis.core.account import Entry, tally, to_account
    from fupin_analysis.core.cells import cell_address
    from fupin_analysis.flow import read_account
    from fupin_analysis.present.words import say

    tables = []
    for path in files:
        entries: tuple[Entry, ...] = read_account(path, township=township, year=year)
        note(f"{path.name}：" + say("cli.account", language, **tally(entries)))
        tables.append(to_account(entries))
    table = pd.concat(tables, ignore_index=True)
    if not csv:
        reason = table["reason" if language == "zh" else "reason_en"]
        cells = [f"{sheet} {cell_address(row, column)}" for sheet, row, column in table[["sheet", "row", "column"]].to_numpy()]
        says = table["read_as"].where(table["read_as"].ne(""), reason)
        table = pd.DataFrame({"source": cells, "as_written": table["text"], "verdict": table["verdict"], "value": says})
    hand_out(table, csv, language=language)


def tell_notes(quarantine: pd.DataFrame, *, language: str) -> list[str]:
    """Return what was left aside without a fault (sums, comparisons, blanks), the cells of one reason in one line.

    Parameters
    ----------
    quarantine
        Rows set aside.
    language
        ``"zh"`` or ``"en"``.
    """
    cells: dict[tuple[str, str], list[str]] = {}
    reasons = quarantine["reason" if language == "zh" else "reason_en"]
    for source, code, reason in zip(quarantine["source"], quarantine["code"], reasons, strict=True):
        if kind_of(code) == "note":
            where, _, cell = source.rpartition(" › ")
            cells.setdefault((where, reason), []).append(cell)
    return [f"{where} › {'、'.join(own)} · {reason}" for (where, reason), own in cells.items()]
