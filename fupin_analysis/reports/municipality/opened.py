"""All townships of a year: what the parts of their page are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from fupin_analysis.core.figures import in_force
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.measure.fairness.comparison import LEAST_BASE
from fupin_analysis.measure.overview import measure_reporting, measure_year
from fupin_analysis.measure.periods import latest_of_year
from fupin_analysis.measure.registry import measure_registry
from fupin_analysis.present import words
from fupin_analysis.present.blocks import Passage
from fupin_analysis.present.draw import municipal as charts
from fupin_analysis.present.outline import heading_of
from fupin_analysis.reports.municipality.fairness import Fairness
from fupin_analysis.reports.parts import join_names

#: Parts of the page that are numbered, in its order.
CHAPTERS = (
    "registers",
    "causes",
    "exits",
    "subsidies",
    "funds",
    "coverage",
    "findings",
    "reporting",
    "comparison",
    "change",
    "trend",
)


@dataclass(eq=False, repr=False)
class OpenedMunicipality:
    """All townships of a year, measured where a part asks for it.

    Parameters are those of :class:`~fupin_analysis.reports.municipality.report.MunicipalityReport`, which is the page of it.
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
        found = self.intake.open_findings
        return found[found["year"].eq(self.year)]

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
        places = [CHAPTERS.index(key) + 1] if key in CHAPTERS else []
        return heading_of(f"m_{key}", self.language, *places)

    def say(self, name: str, /, **values: object) -> str:
        """Fill a template of the page."""
        return words.say(f"municipality.{name}", self.language, **values)
