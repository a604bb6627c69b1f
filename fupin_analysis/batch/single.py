"""One township's report by itself, as the command ``report`` and the clerk's page make it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from fupin_analysis.batch.alone import alone_in
from fupin_analysis.batch.beside import reading_beside
from fupin_analysis.core.disk.files import without
from fupin_analysis.core.disk.folder import processed_folder
from fupin_analysis.render.execution import report_kernel
from fupin_analysis.render.parameters import check_parameters
from fupin_analysis.render.run import load_renderer, notebook_path, render_report


@dataclass(frozen=True)
class Made:
    """A report that was made: its page, how many figures it is of, how many cells were set aside, where those are listed."""

    page: Path
    figures: int
    aside: int
    quarantine: Path


def make_report(
    township: str,
    year: int | None,
    *,
    data: Path,
    output: Path,
    processed: Path | None = None,
    extra: Mapping[str, object] | None = None,
    language: str = "zh",
    is_served: bool = False,
    patience: float | None = None,
) -> Made:
    """Make one township's report of a year.

    Parameters
    ----------
    township, year
        Whose; the year may be left out where there is one only.
    data, output, processed
        Folder of returns, of pages, of processed tables (by default beside the returns).
    extra
        Further parameters of the notebook.
    language
        ``"zh"`` or ``"en"``.
    is_served
        Whether a server answers for the list of all reports, which only a batch writes.
    patience
        How long to wait for another run in `output` [s]; see :func:`~fupin_analysis.batch.alone.alone_in`.

    Raises
    ------
    FupinError
        F301, F302, F308 for the township and year; F602 where another run is writing to `output`; what reading and
        :func:`~fupin_analysis.render.run.render_report` raise.
    """
    notebook = notebook_path("01_township")
    check_parameters(notebook, dict(extra or {}))
    folder = processed or processed_folder(data)
    values = {"township": township, "data": str(data.resolve()), "processed": str(folder.resolve()), "language": language}
    # Returns are read and the kernel starts while all that this process needs is loaded.
    with reading_beside(data, folder) as wait_for_reading, report_kernel() as kernel:
        load_renderer()
        from fupin_analysis.batch.annexes import beside
        from fupin_analysis.batch.run import page_path
        from fupin_analysis.reports.unit.opening import open_tables
        from fupin_analysis.reports.unit.units import find_unit

        wait_for_reading()
        tables = open_tables(data, processed=folder)
        _township, found = find_unit(tables.units, township, year)
        parameters = {**values, **(extra or {}), "year": found}
        path = page_path(output, township, found, language=language)
        with alone_in(output, patience=patience), without(beside(path)):
            page = render_report(
                notebook, path, parameters=parameters, kernel=kernel, stands=partial(_stands, path.parent, is_served)
            )
    aside = len(tables.rows("quarantine", township))
    return Made(page, len(tables.rows("figures", township, found)), aside, folder / "quarantine.csv")


def _stands(folder: Path, is_served: bool, way: str) -> bool:
    """Whether a page of `folder`, which may not be there yet, leads to something."""
    path = Path(os.path.normpath(folder / unquote(way)))
    return (is_served and path.name == "index.html") or path.is_file()
