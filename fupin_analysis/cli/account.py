"""``fupin figures --account``: what every cell of a file was taken for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fupin_analysis.cli.terminal import hand_out, note


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
    from fupin_analysis.flow import read_account
    from fupin_analysis.present.words import say

    tables = []
    for path in files:
        entries: tuple[Entry, ...] = read_account(path, township=township, year=year)
        note(f"{path.name}：" + say("cli.account", language, **tally(entries)))
        tables.append(to_account(entries))
    table = pd.concat(tables, ignore_index=True)
    hidden = "reason_en" if language == "zh" else "reason"
    hand_out(table if csv else table.drop(columns=[hidden, "unit", "table"]), csv, language=language)
