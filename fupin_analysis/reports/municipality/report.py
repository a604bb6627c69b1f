"""All townships of a year side by side, opened for a notebook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from fupin_analysis.core.disk.frames import check_language
from fupin_analysis.errors import FupinError, Problem, speaking
from fupin_analysis.measure.fairness.comparison import LEAST_BASE
from fupin_analysis.reports.municipality.opened import OpenedMunicipality
from fupin_analysis.reports.municipality.standing import show_findings, show_reporting, show_sources, show_summary, show_trend
from fupin_analysis.reports.municipality.subjects import (
    show_causes,
    show_coverage,
    show_exits,
    show_funds,
    show_registers,
    show_subsidies,
)
from fupin_analysis.reports.parts import busiest_year, find_part, open_all
from fupin_analysis.reports.sections import Page
from fupin_analysis.reports.unit.opening import check_year


@dataclass(eq=False, repr=False)
class MunicipalityReport(OpenedMunicipality):
    """All townships of a year; ``municipality["exits"]`` is a part of the page and shows itself.

    Parameters
    ----------
    year
        Year looked at.
    language
        ``"zh"`` or ``"en"``.
    intake
        Everything handed in.
    least_base
        Smallest base a rate is compared for [households or persons].

    Examples
    --------
    >>> from fupin_analysis.reports.municipality.report import open_municipality
    >>> open_municipality(2018, data="data/raw").figures["year"].unique().tolist()
    [2018]
    """

    @cached_property
    def _makers(self) -> dict[str, Callable[[], Sequence[object]]]:
        return {name: partial(show, self) for name, show in _PARTS.items()}

    def __getitem__(self, name: str) -> Page:
        """Return a part of the page; F354 where there is none of that name, with the nearest."""
        return find_part(self._makers, name, page="municipality")

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._makers)

    def __repr__(self) -> str:
        return f"{self.say('title', year=self.year)}\n{', '.join(self._makers)}"


#: The parts of the page in its order, and what makes each.
_PARTS: dict[str, Callable[[OpenedMunicipality], Sequence[object]]] = {
    "summary": show_summary,
    "registers": show_registers,
    "causes": show_causes,
    "exits": show_exits,
    "subsidies": show_subsidies,
    "funds": show_funds,
    "coverage": show_coverage,
    "findings": show_findings,
    "reporting": show_reporting,
    "comparison": lambda report: [report.heading("comparison"), *report.fairness.comparison()],
    "change": lambda report: [report.heading("change"), *report.fairness.change()],
    "trend": show_trend,
    "sources": show_sources,
}


@speaking
def open_municipality(
    year: int | str = 0,
    *,
    data: str | Path = "data/raw",
    processed: str | Path = "",
    language: str = "zh",
    least_base: int = LEAST_BASE,
) -> MunicipalityReport:
    """Open all townships of a year.

    Parameters
    ----------
    year
        Statistical year; 0 for the one that most townships handed in figures for.
    data, processed
        Folder of returns, and of the tables made from them.
    language
        ``"zh"`` or ``"en"``.
    least_base
        Smallest base a rate is compared for [households or persons].

    Raises
    ------
    FupinError
        F395 where nothing was handed in for the year, F304, F353 where a year or the language is none.

    Returns
    -------
    MunicipalityReport
        All townships of the year; its sections show themselves.

    Examples
    --------
    >>> municipality = open_municipality(2018, data="data/raw")
    >>> municipality["registers"].name, municipality.year
    ('registers', 2018)
    """
    check_language(language)
    year = check_year(year) or 0
    intake = open_all(data, processed)
    years = sorted(int(one) for one in intake.figures["year"].unique())
    if year and year not in years:
        have = "、".join(str(one) for one in years)
        raise FupinError(Problem("F395", where="year", details={"got": year, "have": have}))
    return MunicipalityReport(year or busiest_year(intake.figures), language, intake, least_base)
