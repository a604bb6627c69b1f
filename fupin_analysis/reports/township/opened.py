"""One township and year: its figures, findings and origin, from which the parts of its page are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from fupin_analysis.core.decision import Ruling
from fupin_analysis.core.figures import figure_rows
from fupin_analysis.core.metrics import Metrics, Row
from fupin_analysis.core.rows import Figure, FigureIndex, in_force
from fupin_analysis.core.source import Source, parse_sources, split_sources
from fupin_analysis.core.words.terms import load_vocabulary, nearest
from fupin_analysis.crosscheck.decisions import resolve
from fupin_analysis.errors import OF_FILES, FupinError, Problem, kind_of
from fupin_analysis.measure import SUBJECTS as MEASURED
from fupin_analysis.measure import measure_of
from fupin_analysis.present import words
from fupin_analysis.present.findings import anchor_of
from fupin_analysis.present.tables import Table, lay_out
from fupin_analysis.reports.effects import Bands, bands_of, find_effects
from fupin_analysis.reports.unit.units import TownshipYear

if TYPE_CHECKING:
    import pandas as pd


#: What a text says of its own numbers together that does not hold, and that may not.
OF_OWN_SUMS = frozenset({"F283", "F200"})
#: Codes of what was not set aside: a number told of and used, and files that state a township twice.
_USED = OF_FILES | OF_OWN_SUMS
#: Code of what stands in a column without numbers: a remark, but below the name of an indicator it was meant as its figure.
_NO_NUMBERS = "F222"


@dataclass(eq=False, repr=False)
class OpenedTownship:
    """What is known of one township and year, measured where a part of its page asks for it.

    Parameters are those of :class:`~fupin_analysis.reports.township.report.TownshipReport`, which is the page of it.
    """

    township: str
    year: int
    language: str
    unit: TownshipYear
    assumptions: Mapping[str, float] = field(default_factory=lambda: dict(ASSUMPTIONS))
    shown: set[str] = field(default_factory=set)
    _measured: dict[str, Metrics] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Title of the report; a name that ends with a digit stands apart from the year."""
        apart = " " if self.township[-1:].isdigit() and self.language == "zh" else ""
        return self.say("title", township=f"{self.township}{apart}", year=self.year)

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The figures in force, as a table to work with."""
        return figure_rows(self.in_force).frame()

    @property
    def findings(self) -> pd.DataFrame:
        """Every finding, those decided on among them."""
        return self.unit.findings.frame()

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Where its figures were read, each once."""
        return tuple(dict.fromkeys(source for one in self.unit.figures for source in parse_sources(one.source)))

    def measure(self, subject: str) -> pd.DataFrame:
        """Measure a subject.

        Parameters
        ----------
        subject
            A name of :data:`fupin_analysis.measure.SUBJECTS`, such as ``"causes"``.

        Returns
        -------
        pandas.DataFrame
            Its metric table.

        Raises
        ------
        FupinError
            F305 where there is no such subject, with the nearest.

        Examples
        --------
        >>> from fupin_analysis import open_report
        >>> open_report("XX镇", 2018, data="data/raw").measure("causes").loc[0, "households"]
        np.float64(164.0)
        """
        if subject not in _ROWS:
            details = {"got": subject, "expected": ", ".join(_ROWS)}
            raise FupinError(Problem("F305", details=details, near=nearest(subject, list(_ROWS))))
        return self.rows(subject).frame()

    def rows(self, name: str) -> Metrics:
        """Return the metric table of a subject in rows, measured once."""
        if name not in self._measured:
            subject, options = _ROWS[name]
            chosen = {option: value for option, value in self.assumptions.items() if option in options}
            fixed = {"topic": name} if "topic" in options else {}
            self._measured[name] = measure_of(subject).rows(self.index, **chosen, **fixed)
        return self._measured[name]

    @cached_property
    def in_force(self) -> list[Figure]:
        """The figures in force, as rows."""
        return in_force(self.unit.figures)

    @cached_property
    def index(self) -> FigureIndex:
        """The figures in force, indexed for measures."""
        return FigureIndex(self.in_force)

    @cached_property
    def open_findings(self) -> Metrics:
        """Findings nobody has decided on."""
        return self.unit.findings.where(decision="")

    @cached_property
    def effects(self) -> Metrics:
        """Metrics that change under the candidate repairs of open findings."""
        return find_effects(self.index, self.open_findings, measured=self.rows)

    @cached_property
    def bands(self) -> Bands:
        """Low and high value of every metric in doubt, by the sources of its row and its column."""
        return bands_of(self.effects)

    def why_absent(self, topics: Sequence[str]) -> str:
        """Return why nothing is told of topics; see :class:`fupin_analysis.present.blocks.Absent`."""
        main = [load_vocabulary().topics[topic] for topic in topics[:1]]
        if any(topic.name in self.index.topics for topic in main):
            return "elsewhere"
        if main and main[0].name in self._topics_set_aside:
            return "set_aside"
        if main and not (main[0].since or 0) <= self.year <= (main[0].until or self.year):
            return "not_applicable"
        return "not_in_source" if not self.unit.document.is_complete else "not_handed_in"

    def aside_of(self, topics: Sequence[str]) -> int:
        """Return how many cells about the first of some topics were handed in and could not be used."""
        return self._topics_set_aside[topics[0]] if topics else 0

    @cached_property
    def _topics_set_aside(self) -> Counter[str]:
        """How many cells of each topic could not be used, as their headings or their sheet say."""
        found: Counter[str] = Counter()
        for row in self.unit.quarantine:
            is_meant = kind_of(row["code"]) != "note" or (row["code"] == _NO_NUMBERS and row["topic"])
            if is_meant and row["code"] not in _USED:
                sheets = [load_vocabulary().find_topic(source.sheet) for source in parse_sources(row["source"])]
                found.update({row["topic"]} if row["topic"] else {topic.name for topic in sheets if topic is not None})
        return found

    def lay_out(self, plan: str, rows: Metrics, *, topic: str = "") -> Table | None:
        """Lay out a metric table in the report's language, rows with findings marked."""
        return lay_out(plan, rows, language=self.language, topic=topic, marks=self._marks(rows.rows, topic), bands=self.bands)

    def note_shown(self, table: Table | None) -> None:
        """Note which figures a table has shown."""
        if table is not None:
            self.shown.update(part for text in table.sources for part in split_sources(text))

    @cached_property
    def _flagged(self) -> dict[tuple[str, str, str], str]:
        """Anchor of the first finding that speaks of a topic, item and period."""
        flagged: dict[tuple[str, str, str], str] = {}
        for row in self.open_findings:
            anchor = anchor_of(row["finding"])
            flagged.setdefault((row["topic"], row["item"], row["period"]), anchor)
            for edit in row["edits"]:
                for topic, item, period in edit["marks"]:
                    flagged.setdefault((topic, item, period), anchor)
        return flagged

    @cached_property
    def flagged_items(self) -> dict[tuple[str, str], str]:
        """Anchor of the first finding that speaks of a topic and item."""
        flagged: dict[tuple[str, str], str] = {}
        for (topic, item, _period), anchor in self._flagged.items():
            flagged.setdefault((topic, item), anchor)
        return flagged

    def _marks(self, rows: Sequence[Row], topic: str) -> dict[int, str]:
        """Anchor of the first finding that speaks of a row's item and period."""
        if not self._flagged:
            return {}
        marks = {}
        for number, row in enumerate(rows):
            name = row.get("reading") or row.get("item", "")
            key = (row.get("topic") or ("plan" if row.get("reading") else topic), name, row.get("period", ""))
            if key in self._flagged:
                marks[number] = self._flagged[key]
        return marks

    @cached_property
    def rulings(self) -> list[Ruling]:
        """What was decided about the figures, and what became of it."""
        return resolve(self.unit.decisions, {one.key: one.value for one in self.unit.figures if one.statement == 1})

    @cached_property
    def review(self) -> Row | None:
        """How much of what was handed in could be held against anything."""
        return next(iter(self.unit.reviews), None)

    @property
    def stated_table(self) -> Table | None:
        """Every figure that was stated, with its source; None where there is none."""
        return lay_out("figures", figure_rows(self.unit.figures), language=self.language)

    def say(self, name: str, **values: object) -> str:
        """Fill a template of the page."""
        return words.say(f"report.{name}", self.language, **values)


#: What is assumed where nobody says otherwise: the headcount ratio at which a township is no longer poor [share], and the year by
#: which all households are to have exited.
ASSUMPTIONS: dict[str, float] = {"headcount_threshold": 0.02, "target_year": 2020}

#: What :meth:`OpenedTownship.rows` knows: the measure of each name, and which of its options it takes.
_ROWS: dict[str, tuple[str, tuple[str, ...]]] = {
    **{name: (name, ()) for name in MEASURED},
    "monitoring": ("registry", ("topic",)),
    "progress": ("progress", ("target_year",)),
    "outlook": ("outlook", ("target_year",)),
}
