"""What cleaning hands on: figures, the rows it set aside and why, and what was wrong with whole files or sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

import pandas as pd
import pyarrow as pa

from fupin_analysis.core.account import Entry
from fupin_analysis.core.aside import aside_row
from fupin_analysis.core.disk.store import from_columns, no_rows, to_frame
from fupin_analysis.core.figures import QUARANTINE_COLUMNS, figure_columns
from fupin_analysis.core.records import EMPTY, RECORD_COLUMNS
from fupin_analysis.errors import Problem

#: One row of figures or of the quarantine, by column.
Row: TypeAlias = dict[str, object]


@dataclass(frozen=True)
class Cleaned:
    """The outcome of cleaning one file: every value cell is in `figures` or in `quarantine`, once.

    Tables of a file are small and many, so they are kept as Arrow; a DataFrame is made where somebody asks for one.

    Parameters
    ----------
    stated
        Table of figures.
    aside
        Rows set aside, with the code and the reason; columns :data:`fupin_analysis.core.figures.QUARANTINE_COLUMNS`.
    problems
        What kept a whole file or sheet from being read.
    account
        What every cell of the file was taken for, where it was asked for.
    recorded
        Table of records (:mod:`fupin_analysis.core.records`).
    """

    stated: pa.Table
    aside: pa.Table
    problems: tuple[Problem, ...] = ()
    account: tuple[Entry, ...] = ()
    recorded: pa.Table = field(default_factory=lambda: no_rows("records"))

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The table of figures as a DataFrame."""
        return to_frame("figures", self.stated)

    @cached_property
    def quarantine(self) -> pd.DataFrame:
        """The rows set aside as a DataFrame."""
        return to_frame("quarantine", self.aside)

    @cached_property
    def records(self) -> pd.DataFrame:
        """The records as a DataFrame."""
        return to_frame("records", self.recorded)


def set_aside(problem: Problem, text: str, *, township: str = "", topic: str = "") -> Row:
    """Return the row of the quarantine for one cell; identifiers in `text` are masked, the address is the problem's."""
    problem = replace(problem, details={**problem.details, "was": text})  # for the command that answers it
    return {**aside_row(problem, text, township=township, topic=topic)}


def to_quarantine(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """Make a table of rows set aside."""
    return pd.DataFrame(list(rows), columns=QUARANTINE_COLUMNS).astype(dict.fromkeys(QUARANTINE_COLUMNS, "str"))


def to_cleaned(
    figures: Iterable[Row],
    quarantine: Iterable[Row],
    problems: Iterable[Problem] = (),
    account: Iterable[Entry] = (),
    records: Iterable[Row] = (),
) -> Cleaned:
    """Make the outcome from rows; statements of the same figure are numbered in the order given."""
    rows, recorded = list(quarantine), list(records)
    aside = {name: [row[name] for row in rows] for name in QUARANTINE_COLUMNS}
    kept = {name: [row.get(name, EMPTY[dtype]) for row in recorded] for name, dtype in RECORD_COLUMNS.items()}
    return Cleaned(
        from_columns("figures", figure_columns(figures)),
        from_columns("quarantine", aside),
        tuple(problems),
        tuple(account),
        from_columns("records", kept),
    )
