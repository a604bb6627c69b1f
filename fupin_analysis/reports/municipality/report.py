"""All townships of a year side by side, opened for a notebook."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import pandas as pd

from fupin_analysis.core.disk.frames import check_language
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.measure.fairness.comparison import LEAST_BASE
from fupin_analysis.measure.overview import measure_reporting, measure_year
from fupin_analysis.measure.periods import latest_of_year
from fupin_analysis.measure.registry import measure_registry
from fupin_analysis.present import words
from fupin_analysis.present.blocks import Passage
from fupin_analysis.present.draw import municipal as charts
from fupin_analysis.present.outline import heading_of
from fupin_analysis.reports.municipality.fairness import Fairness
from fupin_analysis.reports.municipality.standing import show_findings, show_reporting, show_sources, show_summary, show_trend
from fupin_analysis.reports.municipality.subjects import (
    show_causes,
    show_coverage,
    show_exits,
    show_funds,
    show_registers,
    show_subsidies,
)
from fupin_analysis.reports.parts import busiest_year, find_part, join_names, open_all
from fupin_analysis.reports.sections import Page
from fupin_analysis.reports.unit.opening import check_year


@dataclass(eq=False, repr=False)
class MunicipalityReport:
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

    year: int
    language: str
    intake: Intake
    least_base: int = LEAST_BASE

    @cached_property
    def all_figures(self) -> pd.DataFrame:
        """Figures in force of every year."""
        return in_force(self.intake.figures)

    @cached_property
    def index(self) -> FigureIndex:
        """Figures in force of every year, indexed for measures."""
        return FigureIndex(plain_figures(self.all_figures))

    @cached_property
    def own_index(self) -> FigureIndex:
        """Figures in force of the year, indexed for measures."""
        return FigureIndex(plain_figures(self.figures))

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Figures in force of the year."""
        return self.all_figures[self.all_figures["year"].eq(self.year)]

    @cached_property
    def open_findings(self) -> pd.DataFrame:
        """Findings of the year nobody has decided on."""
        found = self.intake.findings
        return found[found["year"].eq(self.year) & found["decision"].eq("")]

    @cached_property
    def reporting(self) -> pd.DataFrame:
        """What each township handed in; see :func:`~fupin_analysis.measure.overview.measure_reporting`."""
        return measure_reporting(self.all_figures, year=self.year)

    @cached_property
    def registers(self) -> pd.DataFrame:
        """The register's total of every township and year, as last stated in the year."""
        table = measure_registry.rows(self.index).where(place="", item="total", statement=1)
        return Metrics(table.columns, list(latest_of_year(table).values())).frame()

    @cached_property
    def exits(self) -> pd.DataFrame:
        """The year's exits under every reading of the plan; see :func:`~fupin_analysis.measure.overview.measure_year`."""
        return measure_year(self.index, year=self.year)

    @cached_property
    def fairness(self) -> Fairness:
        """Fair comparisons and the change between years."""
        return Fairness(self.year, self.language, self.all_figures, self.index, self.least_base)

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

    def names(self, townships: Sequence[str]) -> str:
        """Name townships, the rest only counted where they are many."""
        return join_names(townships, self.language)

    def more(self, count: int) -> str:
        """Say that a chart shows the first rows only, where it does."""
        return self.say("more_rows", shown=charts.MOST_ROWS, count=count) if count > charts.MOST_ROWS else ""

    def absent(self, *topics: str) -> Passage:
        """Say that nothing of these topics was handed in, or that what was does not suffice."""
        if any(topic in self.own_index.topics for topic in topics):
            return Passage(words.sentences([self.say("not_enough")], self.language), "absent")
        return Passage(words.say("common.absent", self.language), "absent")

    def heading(self, key: str) -> object:
        """Return the heading of a part."""
        places = [_CHAPTERS.index(key) + 1] if key in _CHAPTERS else []
        return heading_of(f"m_{key}", self.language, *places)

    def say(self, name: str, /, **values: object) -> str:
        """Fill a template of the page."""
        return words.say(f"municipality.{name}", self.language, **values)


#: The parts of the page in its order, and what makes each.
_PARTS: dict[str, Callable[[MunicipalityReport], Sequence[object]]] = {
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


#: Those that are numbered.
_CHAPTERS = [name for name in _PARTS if name not in {"summary", "sources"}]


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
