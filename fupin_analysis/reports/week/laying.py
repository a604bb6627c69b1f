"""Tables of the work laid out: their rows name the records they rest on, which no other page shows."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.core.disk.frames import as_rows
from fupin_analysis.core.source import join_sources, parse_sources
from fupin_analysis.present.tables import Table, lay_out


def lay_records(name: str, table: pd.DataFrame, *, language: str) -> Table | None:
    """Lay out a table by its plan; None where it has no row."""
    return lay_out(name, as_rows(table, where=name), language=language)


def sheets_of(sources: str) -> str:
    """Return the sheets that addresses lie in, each once: a village's year is fifty cells of one sheet.

    Examples
    --------
    >>> sheets_of("a.xlsx › 周报 › A4; a.xlsx › 周报 › A5")
    'a.xlsx › 周报'
    """
    return join_sources(source._replace(cell="") for source in parse_sources(sources))
