"""Processed tables opened for a report; the stages are loaded only where something has changed."""

from __future__ import annotations

from pathlib import Path

from fupin_analysis.core.disk.folder import as_path, current_tables, processed_folder
from fupin_analysis.core.disk.processed import Processed
from fupin_analysis.errors import FupinError, Problem


def open_tables(data: str | Path, *, processed: str | Path | None = None) -> Processed:
    """Return the processed tables of a folder of returns, made now where they are not current.

    Of them one township is read without the others. Parameters and errors are those of :func:`fupin_analysis.flow.take_in`.
    """
    data = as_path(data, where="data")
    folder = Path(processed) if processed else processed_folder(data)
    kept = current_tables(Path(data), folder)
    if kept is None:
        from fupin_analysis.flow import take_in  # costs more than reading a township back

        take_in(data, processed=folder)
        kept = current_tables(Path(data), folder)
    if kept is None:
        raise FupinError(Problem("F601", where=str(folder), details={"got": "intake.json"}))
    return kept


def check_year(year: int | str | None) -> int | None:
    """Return a year as a number; F304 where it is none."""
    if year is None or isinstance(year, int):
        return year
    if not str(year).strip().isdigit():
        raise FupinError(Problem("F304", where="year", details={"expected": "2018", "got": year}))
    return int(year)
