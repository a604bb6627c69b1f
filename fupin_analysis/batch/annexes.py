"""What stands beside the pages of a batch: annexes, and lists of findings to send back; none is older than its page.

Annexes are written where a report was made anew or has none, and linked from the front page. A page that is made anew takes what
stands beside it away first: a batch that was stopped before it came to them would else leave documents with numbers that the page
no longer has, and a later one would take them for current. What stood there is written again, whether it was asked for or not.
"""

from __future__ import annotations

import gc
import zipfile
from collections.abc import Collection, Iterable
from pathlib import Path

from fupin_analysis.batch.orders import NOTEBOOK
from fupin_analysis.batch.plan import Plan, parameters_of
from fupin_analysis.batch.report import Report

#: What is written beside a page: its suffix, and the name it is linked by.
_NAMES = {".xlsx": "Excel", ".docx": "Word"}

#: Which of them, by notebook. The quality page lists contradictions, each of which goes back to its township as a workbook of its
#: own: a document of them would be for nobody.
SUFFIXES = {name: tuple(_NAMES) for name in (NOTEBOOK, "04_municipality", "05_plan", "06_week")} | {"02_quality": (".xlsx",)}


def write_missing(plan: Plan, reports: Iterable[Report], made: Collection[str], output: Path) -> int:
    """Write annexes; return of how many reports.

    Parameters
    ----------
    plan
        The batch's plan.
    reports
        Reports whose page stands.
    made
        Pages that this run made: their annexes are written anew, others only where they are missing or damaged.
    output
        Folder of the pages.
    """
    written = 0
    gc.freeze()  # what the batch holds stays, and need not be looked through for every annex
    for report in reports:
        paths = _paths(report, output)
        if paths and (report.page in made or not all(zipfile.is_zipfile(path) for path in paths.values())):
            _write(plan, report, output / report.page)
            written += 1
    gc.unfreeze()
    return written


def list_name(page: str) -> str:
    """Where a report's list of findings stands: beside its page."""
    return page.removesuffix(".html") + "-findings.xlsx"


def had_annexes(report: Report, output: Path) -> bool:
    """Whether an annex stands beside a report's page."""
    return any(path.is_file() for path in _paths(report, output).values())


def beside(page: Path) -> list[Path]:
    """Where what was made of a page stands: annexes, and the list of findings."""
    return [*(page.with_suffix(suffix) for suffix in _NAMES), page.with_name(list_name(page.name))]


def annex_links(report: Report, there: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return name and link of the annexes that stand beside a report's page, of all files `there` below the output folder."""
    stem = report.page.removesuffix(".html")
    return tuple((_NAMES[suffix], stem + suffix) for suffix in _suffixes(report) if stem + suffix in there)


def _write(plan: Plan, report: Report, page: Path) -> None:
    from fupin_analysis.reports.annexes import write_annexes  # a batch without annexes draws and lays out nothing itself
    from fupin_analysis.reports.municipality.annexes import open_overview, write_overview
    from fupin_analysis.reports.township.report import TownshipReport

    data = report.order.data
    if report.township:
        unit = plan.units[data].cut(report.township, report.year)
        write_annexes(TownshipReport(unit.township, unit.year, report.order.language, unit), page.parent, stem=page.stem)
        return
    notebook = report.order.notebook
    opened = open_overview(notebook, report.year, plan.intakes[data], parameters_of(report))
    write_overview(opened, page.parent, stem=page.stem, suffixes=SUFFIXES[notebook])


def _paths(report: Report, output: Path) -> dict[str, Path]:
    return {suffix: (output / report.page).with_suffix(suffix) for suffix in _suffixes(report)}


def _suffixes(report: Report) -> tuple[str, ...]:
    notebook = report.order.notebook
    is_whole = bool(report.township) == (notebook == NOTEBOOK)  # an overview of one township has none
    return SUFFIXES.get(notebook, ()) if is_whole else ()
