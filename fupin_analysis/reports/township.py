"""One township and year, opened for a notebook: its figures, findings and origin, and the parts of the page made from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from fupin_analysis.core.figures import COLUMNS
from fupin_analysis.core.files import UNIT_SUFFIX
from fupin_analysis.core.metrics import Metrics, MetricTable, Row, rows_of
from fupin_analysis.core.rows import NAN, Figure, FigureIndex, in_force
from fupin_analysis.core.source import split_sources
from fupin_analysis.core.terms import load_vocabulary
from fupin_analysis.flow import open_tables
from fupin_analysis.measure import find_measure
from fupin_analysis.present import narrative, words
from fupin_analysis.present.blocks import Cards, Details, Facts, Heading, Masthead, Paragraph
from fupin_analysis.present.findings import finding_rows, tell_decision
from fupin_analysis.present.outline import bare_title, heading_of
from fupin_analysis.present.provenance import versions_text
from fupin_analysis.present.tables import Table, table_of
from fupin_analysis.reports.effects import Bands, bands_of, find_effects
from fupin_analysis.reports.units import Unit, figures_fingerprint, find_unit, read_processed_unit, read_unit


@dataclass(eq=False)
class TownshipReport:
    """What a notebook needs to report on one township and year.

    Parameters
    ----------
    township, year, language
        Whose report, and whether it reads ``"zh"`` or ``"en"``.
    unit
        Everything handed in for it.
    shown
        Addresses of the figures that tables have shown so far.
    """

    township: str
    year: int
    language: str
    unit: Unit
    shown: set[str] = field(default_factory=set)
    _measured: dict[tuple[object, ...], Metrics] = field(default_factory=dict, repr=False)

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The figures in force, as a table to work with."""
        return _figure_rows(self._in_force).frame()

    @cached_property
    def _in_force(self) -> list[Figure]:
        return in_force(self.unit.figures)

    @cached_property
    def _index(self) -> FigureIndex:
        return FigureIndex(self._in_force)

    def measure(self, subject: str, **options: Any) -> Metrics:
        """Measure a subject (:data:`fupin_analysis.measure.SUBJECTS`) once; `options` are those of its function."""
        key = (subject, *sorted(options.items()))
        if key not in self._measured:
            self._measured[key] = find_measure(subject)(self._index, **options)
        return self._measured[key]

    def heading(self, key: str) -> Heading:
        """Heading of a section of ``vocabulary/outline.toml``."""
        return heading_of(key, self.language)

    def told(self, text: str, topic: str) -> str:
        """Return `text`; where it only says that nothing was handed in, say instead if the topic has other figures."""
        if text != narrative.absent(self.language):
            return text
        if topic in self._index.topics:
            return words.say("common.elsewhere", self.language) + "。" * (self.language == "zh")
        if not self.unit.document.is_complete:
            return words.say("common.not_in_source", self.language) + "。" * (self.language == "zh")
        return text

    def section(self, key: str, metrics: MetricTable) -> list[object]:
        """Heading and paragraph of a roll that is only reported on where it was handed in (post-2020 monitoring)."""
        if not len(metrics):
            return []
        return [self.heading(key), narrative.tell_registry(metrics, topic=key, language=self.language)]

    def masthead(self) -> list[object]:
        """Title, subtitle and what a reader must know before trusting the numbers."""
        title = self._say("title", township=self.township, year=self.year)
        document = self.unit.document
        place = "".join(part for part in (document.province, document.county) if part)
        subtitle = self._say("subtitle", year=self.year, count=len(self._in_force), files=len(self.unit.inputs))
        notes = [
            Paragraph(self._say("synthetic"), "warning") if document.kind == "synthetic" else None,
            Paragraph(self._say("caveat", caveat=document.caveat.rstrip("。")), "note") if document.caveat else None,
        ]
        origin = self._say("origin", place=place or self._say("place_unknown"), title=document.title) if document.title else ""
        return [Masthead(title, subtitle, origin), *notes]

    def summary(self) -> list[object]:
        """Key figures as cards, and how much was handed in and needs checking."""
        subjects = ("registry", "exits", "causes", "subsidies", "production", "spending")
        measured = {name: self.measure(name) for name in subjects} | {"findings": self.open_findings}
        return [Cards(self._cards()), narrative.tell_summary(measured, language=self.language), *self._standing()]

    @cached_property
    def open_findings(self) -> Metrics:
        """Findings nobody has decided on."""
        return self.unit.findings.where(decision="")

    @cached_property
    def effects(self) -> Metrics:
        """Metrics that change under the candidate repairs of open findings."""
        return find_effects(self._index, self.open_findings, measured=self.measure)

    @cached_property
    def bands(self) -> Bands:
        """Low and high value of every metric in doubt, by the sources of its row and its column."""
        return bands_of(self.effects)

    def _cards(self) -> list[tuple[str, str, str]]:
        found = [
            self._size_card("registry", "total", str(self.year)),
            self._size_card("exit", "done", str(self.year)),
            self._size_card("exit", "cumulative", str(self.year)),
        ]
        for topic in ("education", "production"):
            stated = self._index.select(topic, items=("total", "paid"), statement=None)
            amounts = [figure.value for figure in stated if figure.measure == "amount_yuan"]
            if amounts:
                note = self._say("card_paid" if topic == "production" else "card_year")
                text = words.say("charts.money", self.language, amount=sum(amounts))
                found.append((words.topic_label(topic, self.language), text, note))
        found.append((self._say("card_checks"), words.say("report.findings", self.language, count=len(self.open_findings)), ""))
        return [card for card in found if card is not None]

    def _size_card(self, topic: str, item: str, period: str) -> tuple[str, str, str] | None:
        chosen = {figure.measure: figure.value for figure in self._index.select(topic, items=(item,)) if figure.period == period}
        if not {"households", "persons"} & chosen.keys():
            return None
        sizes = [chosen.get(unit, NAN) for unit in ("households", "persons")]
        return words.item_label(topic, item, self.language), words.size(sizes[0], sizes[1], self.language), ""

    def _standing(self) -> list[object]:
        absent = [
            bare_title(key, self.language)
            for key, topic in (("causes", "cause"), *((name, name) for name in _ASKED))
            if topic not in self._index.topics
        ]
        texts = []
        if absent:
            name = "absent" if self.unit.document.is_complete else "not_in_source"
            texts.append(words.say(f"report.{name}", self.language, parts=words.join(absent, self.language)))
        reason = "reason" if self.language == "zh" else "reason_en"
        asked = [Paragraph(str(row[reason]), "note") for row in self.unit.quarantine if row["code"] == "F209"]
        if len(self.unit.quarantine) > len(asked):
            texts.append(words.say("report.quarantine", self.language, count=len(self.unit.quarantine)))
        return [*asked, *([Paragraph(words.sentences(texts, self.language), "note")] if texts else [])]

    def table(self, name: str, metrics: MetricTable, *, topic: str = "") -> Table | None:
        """Lay out a metric table in the report's language, rows with findings marked, and note what it has shown."""
        rows = rows_of(metrics)
        table = table_of(name, metrics, language=self.language, topic=topic, marks=self._marks(rows, topic), bands=self.bands)
        if table is not None:
            self.shown.update(part for row in rows for part in split_sources(str(row.get("source", ""))))
        return table

    @cached_property
    def _flagged(self) -> dict[tuple[str, str, str], str]:
        """Anchor of the first finding that speaks of a topic, item and period."""
        flagged: dict[tuple[str, str, str], str] = {}
        for row in self.open_findings:
            flagged.setdefault((row["topic"], row["item"], row["period"]), row["finding"])
            for edit in row["edits"]:
                for topic, item, period in edit["marks"]:
                    flagged.setdefault((topic, item, period), row["finding"])
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

    def checks(self) -> list[object]:
        """Findings with their evidence and effects, and what was decided; a clean report says that nothing contradicts."""
        still = self.open_findings
        lead = (
            words.say("checks.lead", self.language, count=len(still)) if len(still) else words.say("checks.none", self.language)
        )
        decided = [tell_decision(asdict(decision), language=self.language) for decision in self.unit.decisions]
        blocks: list[object] = [lead, *finding_rows(still, effects=self.effects, language=self.language)]
        return [*blocks, words.say("checks.decided", self.language) if decided else None, *decided]

    def remaining(self) -> list[object]:
        """Figures that no other table has shown, so that everything handed in stands somewhere on the page."""
        rest = [figure for figure in self._in_force if not self.shown.issuperset(split_sources(figure.source))]
        if not rest:
            return [words.say("report.nothing_else", self.language)]
        return [self.table("stated", _figure_rows(rest))]

    def provenance(self, parameters: dict[str, object] | None = None) -> list[object]:
        """Files with fingerprints, definitions, parameters and versions, and every figure with its source."""
        return [Paragraph(self._say("definitions")), *self._mappings(), Facts(self._facts(parameters or {})), self._all_figures()]

    def _mappings(self) -> list[object]:
        """Wordings of the township that the vocabulary maps to another one; the mapping is never hidden."""
        texts = []
        for topic, name, as_written in dict.fromkeys((one.topic, one.item, one.as_written) for one in self._in_force):
            item = load_vocabulary().item(topic, name)
            written = next((alias for alias in item.aliases if as_written.startswith(f"{alias} ")), "")
            if written:
                texts.append(words.say("report.mapped", self.language, written=written, label=item.label(self.language)))
        return [Paragraph(words.sentences(dict.fromkeys(texts), self.language))] if texts else []

    def _facts(self, parameters: dict[str, object]) -> list[tuple[str, str]]:
        line = load_vocabulary().poverty_line(self.year)
        rows = [(self._say("fact_file"), self._file_text(row)) for row in self.unit.inputs]
        rows.append(
            (
                self._say("fact_rows"),
                words.say("report.rows", self.language, figures=len(self._in_force), aside=len(self.unit.quarantine)),
            )
        )
        if line is not None:
            state = "line_confirmed" if line.confirmed else "line_unconfirmed"
            rows.append(
                (
                    self._say("fact_line"),
                    words.say(f"report.{state}", self.language, value=line.value_yuan, concept=line.concept, source=line.source),
                )
            )
        rows += [(self._say("fact_parameter"), f"{name} = {value}") for name, value in parameters.items()]
        rows.append((self._say("fact_version"), versions_text()))
        return rows

    def _file_text(self, row: Row) -> str:
        """A file with what proves its content: its own fingerprint, or that of this township's figures in a file of many."""
        if row["sha256"]:
            return f"{row['file']} · {row['bytes']} B · SHA-256 {row['sha256']}"
        return self._say("fact_shared", file=row["file"], sha256=figures_fingerprint(self.unit.figures))

    def _all_figures(self) -> Details:
        table = table_of("figures", _figure_rows(self.unit.figures), language=self.language)
        return Details(words.say("report.all_figures", self.language, count=len(self.unit.figures)), table)

    def _say(self, name: str, **values: object) -> str:
        return words.say(f"report.{name}", self.language, **values)


#: Topics whose absence is worth a word at the top.
_ASKED = (
    "education",
    "medical",
    "housing",
    "credit",
    "living",
    "production",
    "infrastructure",
    "training",
    "employment",
    "publicity",
)


def open_report(
    township: str, year: int | None = None, *, data: str | Path = "data/raw", processed: str | Path = "", language: str = "zh"
) -> TownshipReport:
    """Open one township's report.

    Parameters
    ----------
    township
        Name as handed in.
    year
        Statistical year; may be left out where there are figures for one year only.
    data
        Folder of returns.
    processed
        Folder for the tables made from them, by default beside `data`; or the file of one packed unit, and `data` is not read.
    language
        ``"zh"`` or ``"en"``.

    Raises
    ------
    FupinError
        F301 unknown township (with the nearest known names), F302 a year without figures, F308 several years to choose from,
        and what :func:`fupin_analysis.flow.take_in` raises.
    """
    if str(processed).endswith(UNIT_SUFFIX):
        unit = read_unit(Path(processed), township, year)
    else:
        tables = open_tables(data, processed=processed or None)
        unit = read_processed_unit(tables, *find_unit(tables.units, township, year))
    return TownshipReport(unit.township, unit.year, language, unit)


def _figure_rows(figures: Sequence[Figure]) -> Metrics:
    return Metrics(tuple(COLUMNS), [figure._asdict() for figure in figures])
