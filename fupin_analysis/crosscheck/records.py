"""Records of many files held against one another: a row said twice is one, one completed later is complete, rivals are asked.

A weekly workbook is handed in again and again, each time with more in it. A row that repeats another adds nothing; one that
states what the other left open completes it. Where two rows about the same thing contradict each other neither is used until
somebody says which file counts (``fupin prefer``): they stay in the table, marked, and stand in the quarantine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from fupin_analysis.core.aside import aside_row
from fupin_analysis.core.document import Preference
from fupin_analysis.core.figures import QUARANTINE_COLUMNS
from fupin_analysis.core.records import RECORD_COLUMNS, record_sheets, to_records
from fupin_analysis.core.source import file_of, join_sources
from fupin_analysis.errors import Problem

_UNIT = ("township", "year", "record")

#: Fields in which rows may differ and still agree: addresses, and marks of who signed, which count within one file only.
_FREE = frozenset({*_UNIT, "source", "aside", "signed_by"})

#: What `aside` says of rows that contradict each other.
RIVAL = "rival"

_Row = dict[str, Any]


@dataclass(frozen=True)
class MergedRecords:
    """What many files record together, and rows for the quarantine: rivals, and rows of a file that does not count."""

    records: pd.DataFrame
    aside: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=QUARANTINE_COLUMNS, dtype="str"))


def merge_records(records: pd.DataFrame, preferences: Iterable[Preference] = ()) -> MergedRecords:
    """Merge the records of many files.

    Parameters
    ----------
    records
        Table of records of all files.
    preferences
        Which file counts where several are versions of one return.

    Returns
    -------
    MergedRecords
        Records in order of township, year, sheet and row, each thing once.
    """
    if records.empty:
        return MergedRecords(records)
    told = tuple(preferences)
    kept: list[_Row] = []
    aside: list[dict[str, str]] = []
    for rows in _same(records.to_dict("records")):
        chosen, dropped = _preferred(rows, told)
        counts = {"got": file_of(chosen[0]["source"])}
        aside += [_aside(row, Problem("F242", where=row["source"], details=counts)) for row in dropped]
        rivals = _differences(chosen)
        if rivals:
            last = file_of(chosen[-1]["source"])
            details = {"expected": _title(chosen[0]), "got": "、".join(rivals), "file": last}
            aside += [_aside(row, Problem("F298", where=row["source"], details=details)) for row in chosen]
            kept += [{**row, "aside": RIVAL} for row in chosen]
        else:
            kept += _joined(chosen)
    order = {name: at for at, name in enumerate(record_sheets())}
    kept.sort(key=lambda row: (row["township"], row["year"], order[row["record"]]))
    return MergedRecords(to_records(kept), pd.DataFrame(aside, columns=QUARANTINE_COLUMNS, dtype="str"))


def _same(rows: Sequence[Any]) -> Iterator[list[_Row]]:
    """Yield rows about the same thing together, in the order of the first; rows that were not understood stand alone."""
    groups: dict[tuple[Any, ...], list[_Row]] = {}
    for at, row in enumerate(rows):
        unit = tuple(row[name] for name in _UNIT)
        # All steps of a payment are one thing: its amount is stated once.
        key = tuple(row[name] for name in record_sheets()[row["record"]].key if name != "step")
        groups.setdefault((*unit, at) if row["aside"] else (*unit, "", *key), []).append(row)
    yield from groups.values()


def _preferred(rows: list[_Row], told: Sequence[Preference]) -> tuple[list[_Row], list[_Row]]:
    """Return the rows of the file that counts, where somebody said so and the rows contradict each other, and the others."""
    files = {file_of(row["source"]) for row in rows}
    if len(files) < 2 or not _differences(rows):
        return rows, []
    township, year = rows[0]["township"], rows[0]["year"]
    answer = next((one for one in reversed(told) if one.fits(township, year) and one.file in files), None)
    if answer is None:
        return rows, []
    own = [row for row in rows if file_of(row["source"]) == answer.file]
    return own, [row for row in rows if file_of(row["source"]) != answer.file]


def _differences(rows: Sequence[_Row]) -> list[str]:
    """Return what rows about the same thing state differently, in words; nothing where they agree."""
    found: dict[str, None] = {}
    for own in _by_step(rows):
        for name in RECORD_COLUMNS:
            values = dict.fromkeys(row[name] for row in own if _is_stated(row[name]))
            if name not in _FREE and len(values) > 1:
                found.update(dict.fromkeys(str(f"{value:g}" if isinstance(value, float) else value) for value in values))
    amounts = dict.fromkeys(row["amount_yuan"] for row in rows if _is_stated(row["amount_yuan"]))
    found.update(dict.fromkeys(f"{value:g}" for value in amounts) if len(amounts) > 1 else {})
    return list(found)


def _by_step(rows: Sequence[_Row]) -> list[list[_Row]]:
    steps: dict[str, list[_Row]] = {}
    for row in rows:
        steps.setdefault(row["step"], []).append(row)
    return list(steps.values())


def _is_stated(value: Any) -> bool:
    return bool(value != "" and value == value)


def _joined(rows: Sequence[_Row]) -> Iterator[_Row]:
    """Yield what rows that agree state together, a row a step; a payment of which a step is done is no payment without one."""
    steps = _by_step(rows)
    for own in steps:
        if len(steps) > 1 and rows[0]["record"] == "payments" and not own[0]["step"]:
            continue
        joined = dict(own[0])
        for row in own[1:]:
            joined |= {name: row[name] for name in RECORD_COLUMNS if not _is_stated(joined[name]) and _is_stated(row[name])}
        yield {**joined, "source": join_sources(row["source"] for row in own)}


def _title(row: _Row) -> str:
    sheet = record_sheets()[row["record"]]
    parts = [str(row[name]) for name in sheet.key if name not in ("step", "level") and row[name]]
    return " ".join([row["township"], sheet.zh, *parts])


def _aside(row: _Row, problem: Problem) -> dict[str, str]:
    return aside_row(problem, row["matter"] or row["period"], township=row["township"], source=row["source"])
