"""``fupin figures --account``: what every cell of a file, and every number of a text, was taken for."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from fupin_analysis.cli.terminal import hand_out, note
from fupin_analysis.core.aside import told_aside
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.errors import FupinError, Problem, kind_of

if TYPE_CHECKING:
    import pandas as pd

    from fupin_analysis.core.account import Entry


def print_account(files: Sequence[Path], csv: str, *, township: str, year: int | None, language: str) -> list[Problem]:
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

    Returns
    -------
    list of Problem
        What is wrong with files that could not be read; the others are accounted for.
    """
    import pandas as pd

    from fupin_analysis.core.account import tally, to_account
    from fupin_analysis.core.texts.privacy import mask_identifiers
    from fupin_analysis.flow import read_account
    from fupin_analysis.present.reading import tell_numbers
    from fupin_analysis.present.words import say

    accounts: list[tuple[Entry, ...]] = []
    unread: list[Problem] = []
    for path in files:
        try:
            accounts.append(read_account(path, township=township, year=year))
        except FupinError as error:
            unread += error.problems
            continue
        numbers = [entry for entry in accounts[-1] if not entry.row]
        cells = [entry for entry in accounts[-1] if entry.row]
        if numbers:
            note(tell_numbers(numbers, language=language))
        if cells or not numbers:
            note(f"{mask_identifiers(path.name)}：" + say("cli.account", language, **tally(cells)))
    if not accounts:
        return unread
    if csv:
        hand_out(pd.concat(map(to_account, accounts), ignore_index=True), csv, language=language)
    else:
        entries = [entry for own in accounts for entry in sorted(own, key=attrgetter("row", "column"))]  # text first
        _print(entries, language=language)
    return unread


def _print(entries: Sequence[Entry], *, language: str) -> None:
    """Print where each cell stands, what it holds, what it was taken for and what it was read as."""
    from fupin_analysis.cli.tables import print_table
    from fupin_analysis.core.cells import cell_address
    from fupin_analysis.core.words.terms import is_own
    from fupin_analysis.present.entries import tell_entry
    from fupin_analysis.present.words import say

    rows: list[tuple[str, str, str, str]] = []
    for entry in entries:
        kind = "own" if any(is_own(figure["item"]) for figure in entry.figures) else str(entry.verdict)
        verdict = say(f"look.{kind}", language)
        if not entry.row and entry.region != "figure":  # a number of a text, and not used: a date, a policy's rate …
            verdict = say(f"reading.{entry.region}", language)
        where = " › ".join(filter(None, (entry.sheet, cell_address(entry.row, entry.column) if entry.row else "")))
        rows.append((where, entry.text, verdict, tell_entry(entry, language=language)))
    print_table(
        [say(f"look.column_{name}", language) for name in ("cell", "text", "verdict", "read_as")], rows, language=language
    )


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
    for row in rows_of(quarantine):
        if kind_of(row["code"]) == "note":
            where, _, cell = row["source"].rpartition(" › ")
            cells.setdefault((where, told_aside(row, language).line(language)), []).append(cell)
    return [f"{where} › {'、'.join(own)} · {reason}" for (where, reason), own in cells.items()]
