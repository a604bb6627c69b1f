"""Annexes beside the reports of a batch: written where a report was made anew or has none, and linked from the front page."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

from fupin_analysis.batch.orders import NOTEBOOK
from fupin_analysis.batch.plan import Plan
from fupin_analysis.batch.report import Report
from fupin_analysis.reports.annexes import write_annexes
from fupin_analysis.reports.township.report import TownshipReport

#: What is written beside a page, by the suffix and the name it is linked by.
_SUFFIXES = {".xlsx": "Excel", ".docx": "Word"}


def write_missing(plan: Plan, reports: Iterable[Report], made: Collection[str], output: Path) -> int:
    """Write annexes; return of how many reports.

    Parameters
    ----------
    plan
        The batch's plan.
    reports
        Reports whose page stands.
    made
        Pages that this run made: their annexes are written anew, others only where they are missing.
    output
        Folder of the pages.
    """
    written = 0
    for report in reports:
        if not _has_annexes(report) or (
            report.page not in made and all(path.exists() for path in _paths(report, output).values())
        ):
            continue
        unit = plan.units[report.order.data].cut(report.township, report.year)
        opened = TownshipReport(unit.township, unit.year, report.order.language, unit)
        page = output / report.page
        write_annexes(opened, page.parent, stem=page.stem)
        written += 1
    return written


def annex_links(report: Report, output: Path) -> tuple[tuple[str, str], ...]:
    """Return name and link of the annexes that stand beside a report's page."""
    found = _paths(report, output)
    folder = PurePosixPath(report.page).parent
    return tuple((_SUFFIXES[suffix], f"{folder}/{path.name}") for suffix, path in found.items() if path.exists())


def _has_annexes(report: Report) -> bool:
    return bool(report.township) and report.order.notebook == NOTEBOOK


def _paths(report: Report, output: Path) -> dict[str, Path]:
    page = output / report.page
    return {suffix: page.with_suffix(suffix) for suffix in _SUFFIXES} if _has_annexes(report) else {}
