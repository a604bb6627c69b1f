"""The plan of a batch: every report asked for, with a fingerprint of each thing it depends on.

A report is made again if, and only if, one of these fingerprints differs from those it was last made with: its notebook, its
parameters, its own slice of figures, findings and decisions, the vocabulary, the page's template, the program and its libraries.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

import fupin_analysis
from fupin_analysis.batch.links import link_reports
from fupin_analysis.batch.orders import NOTEBOOK, Order, check_townships
from fupin_analysis.batch.report import Report
from fupin_analysis.core.disk.files import fingerprint_files, place_name, safe_name, stamp_of
from fupin_analysis.core.disk.toml import FOLDER as VOCABULARY
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.unit.neighbour import Neighbour, neighbours_of
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present.provenance import versions_text
from fupin_analysis.render.execution import MEMORY_LIMIT, TIME_LIMIT
from fupin_analysis.render.parameters import check_parameters, read_about, read_parameters
from fupin_analysis.render.run import Job, notebook_path
from fupin_analysis.reports.unit.fingerprints import fingerprint
from fupin_analysis.reports.unit.units import Units, join_parts, pack_all

#: Pages next to one, by data folder, municipality, notebook, language, township and year.
_Beside: TypeAlias = dict[tuple[Path, str, str, str, str, int], list[Neighbour]]

_PACKAGE = Path(fupin_analysis.__file__).parent
_TEMPLATE = _PACKAGE / "render" / "template"


@dataclass(frozen=True)
class Plan:
    """Every report asked for, in order, and the figures they are made from."""

    reports: tuple[Report, ...]
    intakes: Mapping[Path, Intake]
    units: Mapping[Path, Units]

    def job(self, report: Report, *, time_limit: int = TIME_LIMIT, memory_limit: int = MEMORY_LIMIT) -> Job:
        """Return the job that makes a report, with everything it needs."""
        data = report.order.data
        own = self.units[data].pack(report.township, report.year, neighbours=report.neighbours) if report.township else None
        parts = own or pack_all(self.intakes[data])
        notebook = notebook_path(report.order.notebook)
        return Job(
            name=report.page,
            notebook_name=notebook.name,
            notebook=_text(notebook),
            parameters=parameters_of(report),
            unit=join_parts(parts),
            home="../" * (len(PurePosixPath(report.page).parts) - 1) + "index.html",
            links=report.links,
            time_limit=time_limit,
            memory_limit=memory_limit,
        )


def make_plan(orders: Sequence[Order], intakes: Mapping[Path, Intake], *, language: str = "zh") -> Plan:
    """Lay out every report that the orders ask for.

    Parameters
    ----------
    orders
        What is asked for.
    intakes
        Everything handed in, by folder of returns.
    language
        Pages in this language bear no mark of it in their names.

    Raises
    ------
    FupinError
        F301, F302 for townships and years without figures, F303, F304 for parameters, F313 where two orders ask for one page.
    """
    units = {data: Units(intake) for data, intake in intakes.items()}
    check_townships(orders, {data: list(own) for data, own in units.items()})
    reports: list[Report] = []
    asked: dict[str, Order] = {}
    problems: list[Problem] = []
    folders = folders_apart([order.municipality for order in orders])
    beside = _pages_beside(orders, units, language)
    for order in orders:
        check_parameters(notebook_path(order.notebook), order.parameters)
        shared = _shared_parts(order)
        for made in _reports(order, intakes[order.data], units[order.data], shared, language, beside):
            own = order.municipality and folders[order.municipality]
            report = replace(made, page=own + made.page.removeprefix(safe_name(order.municipality))) if own else made
            if report.page in asked:
                details = {"got": asked[report.page].where or "?", "expected": report.page}
                problems.append(Problem("F313", where=order.where, details=details))
                continue
            asked[report.page] = order
            reports.append(report)
    if problems:
        raise FupinError(problems)
    return Plan(tuple(link_reports(reports)), dict(intakes), units)


def folders_apart(names: Sequence[str]) -> dict[str, str]:
    """Return a folder for each name; where names differ in case alone, which some disks do not see, all but one bear a mark.

    Examples
    --------
    >>> folders_apart(["Qinglan", "清澜县", "QINGLAN", "Qinglan"])
    {'QINGLAN': 'QINGLAN', 'Qinglan': 'Qinglan-50ae94', '清澜县': '清澜县'}
    """
    folders: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(set(names)):
        folder = safe_name(name)
        if folder.casefold() in taken:
            folder = f"{folder}-{fingerprint(name)[:6]}"
        taken.add(folder.casefold())
        folders[name] = folder
    return folders


def page_name(order: Order, township: str, year: int, *, language: str = "zh") -> str:
    """Where a report's page stands: ``[<municipality>/]<year>/<township>/report.html``; other notebooks go by their own names."""
    folders = [safe_name(order.municipality) if order.municipality else "", str(year) if year else ""]
    name = f"{_stem(order.notebook, order.language, language)}.html"
    return "/".join([*filter(None, folders), *([place_name(township)] if township else []), name])


def _stem(notebook: str, own: str, language: str) -> str:
    stem = "report" if notebook == NOTEBOOK else notebook
    return f"{stem}.{own}" if own != language else stem


def _pages_beside(orders: Sequence[Order], units: Mapping[Path, Units], language: str) -> _Beside:
    """Return the pages next to each page of a township: of those that are asked for alike, and no others."""
    asked: dict[tuple[Path, str, str, str], dict[tuple[str, int], None]] = {}
    for order in orders:
        if order.scope == "township":
            own = (unit for unit in units[order.data] if order.township in {"", unit[0]} and order.year in {0, unit[1]})
            asked.setdefault(_kind(order), {}).update(dict.fromkeys(own))
    beside: _Beside = {}
    for kind, names in asked.items():
        page = f"{_stem(kind[2], kind[3], language)}.html"
        for one in neighbours_of(sorted(names), page=page):
            beside.setdefault((*kind, one.township, one.year), []).append(one)
    return beside


def _kind(order: Order) -> tuple[Path, str, str, str]:
    return order.data, order.municipality, order.notebook, order.language


def _reports(
    order: Order, intake: Intake, units: Units, shared: Mapping[str, str], language: str, beside: _Beside
) -> Iterator[Report]:
    if order.scope != "township":
        yield from _overviews(order, intake, units, shared, language)
        return
    for township, year in units:
        if order.township in {"", township} and order.year in {0, year}:
            around = tuple(beside.get((*_kind(order), township, year), ()))
            parts = units.fingerprints(township, year, neighbours=around)
            page, seen = page_name(order, township, year, language=language), units.glance(township, year)
            yield Report(order, township, year, page, {**shared, **parts}, **seen, neighbours=around)


def _overviews(order: Order, intake: Intake, units: Units, shared: Mapping[str, str], language: str) -> Iterator[Report]:
    """Give a page a year, or one of everything; none where there are too many townships, or nothing it needs."""
    if order.most and len({township for township, _year in units}) > order.most:
        return
    parts = {name: fingerprint(text) for name, text in pack_all(intake).items()}
    years = [order.year]
    if order.scope == "year":
        needs = read_about(notebook_path(order.notebook)).needs
        have = set(getattr(intake, needs)["year"].tolist()) if needs else {year for _township, year in units}
        years = sorted(int(year) for year in have if order.year in {0, year}) or ([order.year] if order.year else [])
    for year in years:
        own = [table["year"].eq(year) if year else table["year"].notna() for table in (intake.figures, intake.open_findings)]
        page = page_name(order, "", year, language=language)
        yield Report(order, "", year, page, {**shared, **parts}, figures=int(own[0].sum()), findings=int(own[1].sum()))


def parameters_of(report: Report) -> dict[str, Any]:
    """Return the parameters that a report's notebook is run with."""
    return _parameters(report.order, report.township, report.year)


def _parameters(order: Order, township: str, year: int) -> dict[str, Any]:
    known = read_parameters(notebook_path(order.notebook))
    given = {"township": township, "year": year, "data": str(order.data), "language": order.language}
    given = {name: value for name, value in given.items() if name in known}
    return check_parameters(notebook_path(order.notebook), {**given, **order.parameters})


def _shared_parts(order: Order) -> dict[str, str]:
    """What all reports of an order depend on alike."""
    notebook = json.loads(_text(notebook_path(order.notebook)))
    cells = [(cell["cell_type"], cell["source"], cell["metadata"].get("tags", [])) for cell in notebook["cells"]]
    values = check_parameters(notebook_path(order.notebook), {**order.parameters, "language": order.language})
    values = {name: value for name, value in values.items() if name not in {"township", "year", "data", "processed"}}
    return {
        "notebook": fingerprint(json.dumps(cells)),
        "parameters": fingerprint(json.dumps(values, sort_keys=True)),
        **_common_parts(),
    }


@cache
def _common_parts() -> dict[str, str]:
    return {
        "vocabulary": fingerprint_files(VOCABULARY.rglob("*.toml")),
        "template": fingerprint_files(path for path in _TEMPLATE.iterdir() if path.is_file()),
        "program": fingerprint_files(_PACKAGE.rglob("*.py")),
        "versions": fingerprint(versions_text()),
    }


def program_parts() -> dict[str, str]:
    """Fingerprints of what every report depends on and no job carries: vocabulary, template, program, versions of libraries."""
    return dict(_common_parts())


def _text(path: Path) -> str:
    return _text_once(path, stamp_of(path))


@lru_cache(maxsize=64)
def _text_once(path: Path, _stamp: tuple[int, int]) -> str:
    """Read a notebook once, though each of thousands of reports is made of it."""
    return path.read_text(encoding="utf-8")
