"""What pages about many townships share: everything handed in, a part by its name, tables with their files under them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from fupin_analysis.core.disk.files import UNIT_SUFFIX
from fupin_analysis.core.disk.frames import as_rows
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.source import file_of, split_sources
from fupin_analysis.core.words.terms import nearest
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.flow import take_in
from fupin_analysis.present import words
from fupin_analysis.present.tables import Table, lay_out
from fupin_analysis.reports.sections import Page
from fupin_analysis.reports.unit.units import read_packed

#: Names in a sentence before the rest is only counted.
_MOST_NAMES = 8


def find_part(makers: Mapping[str, Callable[[], Sequence[object]]], name: str, *, page: str) -> Page:
    """Return the part of that name.

    Raises
    ------
    FupinError
        F354 where the page has none, with the nearest.
    """
    if name not in makers:
        details = {"got": name, "expected": ", ".join(makers)}
        raise FupinError(Problem("F354", where=page, details=details, near=nearest(name, list(makers))))
    return Page(name, makers[name]())


def table_of_many(name: str, metrics: pd.DataFrame, *, language: str, caption: str = "") -> Table | None:
    """Lay out a table of many townships, under it the files it rests on: their cells stand in each township's own report."""
    table = lay_out(name, as_rows(metrics, where=name), language=language, caption=caption)
    return table and replace(table, source_note=files_note(table.sources, language=language), references=())


def files_note(sources: Iterable[str], *, language: str) -> str:
    """Name the files that sources are in, each once."""
    files = dict.fromkeys(file_of(place) for source in sources for place in split_sources(source))
    return words.say("municipality.files", language, files=words.join(list(files), language)) if files else ""


def open_all(data: str | Path, processed: str | Path) -> Intake:
    """Return everything handed in: from a folder of returns, or packed in one file."""
    if str(processed).endswith(UNIT_SUFFIX):
        return read_packed(Path(processed))
    return take_in(data, processed=processed or None)


def join_names(townships: Sequence[str], language: str) -> str:
    """Name townships, the rest only counted where they are many."""
    named = words.join(townships[:_MOST_NAMES], language)
    if len(townships) <= _MOST_NAMES:
        return named
    more = words.say("municipality.and_more", language, count=len(townships))
    return named + more if language == "zh" else f"{named} {more}"


def busiest_year(figures: pd.DataFrame) -> int:
    """Return the year that most townships handed in figures for; of several the latest."""
    counts = figures.groupby("year")["township"].nunique()
    return int(counts[counts.eq(counts.max())].index.max())
