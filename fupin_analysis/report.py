"""One township and year, opened for a notebook: its figures, findings and origin, and the parts of the page made from them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from fupin_analysis.acquire.sources import Document
from fupin_analysis.crosscheck.decisions import Decision
from fupin_analysis.effects import Bands, bands_of, measure_effects
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.figures import in_force
from fupin_analysis.flow import Intake, processed_folder, reporting_units, take_in
from fupin_analysis.measure import find_measure
from fupin_analysis.present import narrative, words
from fupin_analysis.present.blocks import Cards, Details, Facts, Heading, Masthead, Paragraph
from fupin_analysis.present.findings import finding_rows, tell_decision
from fupin_analysis.present.outline import bare_title, heading_of
from fupin_analysis.present.provenance import versions_text
from fupin_analysis.present.tables import Table, table_of
from fupin_analysis.terms import load_vocabulary, nearest


@dataclass(eq=False)
class TownshipReport:
    """What a notebook needs to report on one township and year.

    Parameters
    ----------
    township, year, language
        Whose report, and whether it reads ``"zh"`` or ``"en"``.
    figures, findings, quarantine
        The township's own rows; of figures decided on, the decided values.
    stated
        Every record, stated and decided.
    decisions
        What was decided about its findings.
    inputs
        The files its figures came from.
    document
        What is known about their origin.
    shown
        Addresses of the figures that tables have shown so far.
    """

    township: str
    year: int
    language: str
    figures: pd.DataFrame
    findings: pd.DataFrame
    quarantine: pd.DataFrame
    stated: pd.DataFrame
    inputs: pd.DataFrame
    document: Document
    decisions: tuple[Decision, ...] = ()
    shown: set[str] = field(default_factory=set)

    def heading(self, key: str) -> Heading:
        """Heading of a section of ``vocabulary/outline.toml``."""
        return heading_of(key, self.language)

    def told(self, text: str, topic: str) -> str:
        """Return `text`; where it only says that nothing was handed in, say instead if the topic has other figures."""
        if text != narrative.absent(self.language):
            return text
        if self.figures["topic"].eq(topic).any():
            return words.say("common.elsewhere", self.language) + "。" * (self.language == "zh")
        if not self.document.is_complete:
            return words.say("common.not_in_source", self.language) + "。" * (self.language == "zh")
        return text

    def section(self, key: str, metrics: pd.DataFrame) -> list[object]:
        """Heading and paragraph of a roll that is only reported on where it was handed in (post-2020 monitoring)."""
        if metrics.empty:
            return []
        return [self.heading(key), narrative.tell_registry(metrics, topic=key, language=self.language)]

    def masthead(self) -> list[object]:
        """Title, subtitle and what a reader must know before trusting the numbers."""
        title = self._say("title", township=self.township, year=self.year)
        document = self.document
        place = "".join(part for part in (document.province, document.county) if part)
        subtitle = self._say("subtitle", year=self.year, count=len(self.figures), files=len(self.inputs))
        notes = [
            Paragraph(self._say("synthetic"), "warning") if document.kind == "synthetic" else None,
            Paragraph(self._say("caveat", caveat=document.caveat.rstrip("。")), "note") if document.caveat else None,
        ]
        origin = self._say("origin", place=place or self._say("place_unknown"), title=document.title) if document.title else ""
        return [Masthead(title, subtitle, origin), *notes]

    def summary(self) -> list[object]:
        """Key figures as cards, and how much was handed in and needs checking."""
        return [Cards(self._cards()), narrative.tell_summary(self.figures_measured(), language=self.language), *self._standing()]

    def figures_measured(self) -> dict[str, pd.DataFrame]:
        """Metric tables the summary speaks of, and the findings."""
        subjects = ("registry", "exits", "causes", "subsidies", "production", "spending")
        return {name: find_measure(name)(self.figures) for name in subjects} | {"findings": self.open_findings}

    @property
    def open_findings(self) -> pd.DataFrame:
        """Findings nobody has decided on."""
        return self.findings[self.findings["decision"].eq("")]

    @cached_property
    def effects(self) -> pd.DataFrame:
        """Metrics that change under the candidate repairs of open findings."""
        return measure_effects(self.figures, self.findings)

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
        amounts = self.figures[self.figures["measure"].eq("amount_yuan") & self.figures["place"].eq("")]
        for topic in ("education", "production"):
            rows = amounts[amounts["topic"].eq(topic) & amounts["item"].isin(["total", "paid"])]
            if len(rows):
                note = self._say("card_paid" if topic == "production" else "card_year")
                text = words.say("charts.money", self.language, amount=rows["value"].sum())
                found.append((words.topic_label(topic, self.language), text, note))
        found.append((self._say("card_checks"), words.say("report.findings", self.language, count=len(self.open_findings)), ""))
        return [card for card in found if card is not None]

    def _size_card(self, topic: str, item: str, period: str) -> tuple[str, str, str] | None:
        chosen = self.figures[
            self.figures["topic"].eq(topic)
            & self.figures["item"].eq(item)
            & self.figures["place"].eq("")
            & self.figures["period"].eq(period)
            & self.figures["statement"].eq(1)
        ].set_index("measure")["value"]
        sizes = [float(chosen.get(unit, float("nan"))) for unit in ("households", "persons")]
        if pd.isna(sizes).all():
            return None
        return words.item_label(topic, item, self.language), words.size(sizes[0], sizes[1], self.language), ""

    def _standing(self) -> list[object]:
        absent = [
            bare_title(key, self.language)
            for key, topic in (("causes", "cause"), *((name, name) for name in _ASKED))
            if not self.figures["topic"].eq(topic).any()
        ]
        texts = []
        if absent:
            name = "absent" if self.document.is_complete else "not_in_source"
            texts.append(words.say(f"report.{name}", self.language, parts=words.join(absent, self.language)))
        if len(self.quarantine):
            texts.append(words.say("report.quarantine", self.language, count=len(self.quarantine)))
        return [Paragraph(words.sentences(texts, self.language), "note")] if texts else []

    def table(self, name: str, metrics: pd.DataFrame, *, topic: str = "") -> Table | None:
        """Lay out a metric table in the report's language, rows with findings marked, and note what it has shown."""
        table = table_of(name, metrics, language=self.language, topic=topic, marks=self._marks(metrics, topic), bands=self.bands)
        if table is not None and "source" in metrics:
            self.shown.update(part for source in metrics["source"] for part in str(source).split("; "))
        return table

    def _marks(self, metrics: pd.DataFrame, topic: str) -> dict[int, str]:
        """Anchor of the first finding that speaks of a row's item and period."""
        flagged: dict[tuple[str, str, str], str] = {}
        for row in self.open_findings.to_dict("records"):
            flagged.setdefault((row["topic"], row["item"], row["period"]), row["finding"])
            for edit in json.loads(row["edits"]):
                for topic_, item, period in edit["marks"]:
                    flagged.setdefault((topic_, item, period), row["finding"])
        marks = {}
        for number, row in enumerate(metrics.to_dict("records")):
            name = row.get("reading") or row.get("item", "")
            key = (row.get("topic") or ("plan" if row.get("reading") else topic), name, row.get("period", ""))
            if key in flagged:
                marks[number] = flagged[key]
        return marks

    def checks(self) -> list[object]:
        """Findings with their evidence and effects, and what was decided; a clean report says that nothing contradicts."""
        still = self.open_findings
        lead = (
            words.say("checks.lead", self.language, count=len(still)) if len(still) else words.say("checks.none", self.language)
        )
        decided = [tell_decision(asdict(decision), language=self.language) for decision in self.decisions]
        blocks: list[object] = [lead, *finding_rows(still, effects=self.effects, language=self.language)]
        return [*blocks, words.say("checks.decided", self.language) if decided else None, *decided]

    def remaining(self) -> list[object]:
        """Figures that no other table has shown, so that everything handed in stands somewhere on the page."""
        rest = self.figures[~self.figures["source"].isin(self.shown)]
        if rest.empty:
            return [words.say("report.nothing_else", self.language)]
        return [self.table("stated", rest)]

    def provenance(self, parameters: dict[str, object] | None = None) -> list[object]:
        """Files with fingerprints, definitions, parameters and versions, and every figure with its source."""
        return [Paragraph(self._say("definitions")), *self._mappings(), Facts(self._facts(parameters or {})), self._all_figures()]

    def _mappings(self) -> list[object]:
        """Wordings of the township that the vocabulary maps to another one; the mapping is never hidden."""
        texts = []
        for row in self.figures.drop_duplicates(["topic", "item", "as_written"]).to_dict("records"):
            item = load_vocabulary().item(row["topic"], row["item"])
            written = next((name for name in item.aliases if str(row["as_written"]).startswith(f"{name} ")), "")
            if written:
                texts.append(words.say("report.mapped", self.language, written=written, label=item.label(self.language)))
        return [Paragraph(words.sentences(dict.fromkeys(texts), self.language))] if texts else []

    def _facts(self, parameters: dict[str, object]) -> list[tuple[str, str]]:
        line = load_vocabulary().poverty_line(self.year)
        rows = [
            (self._say("fact_file"), f"{row['file']} · {row['bytes']} B · SHA-256 {row['sha256']}")
            for row in self.inputs.to_dict("records")
        ]
        rows.append(
            (
                self._say("fact_rows"),
                words.say("report.rows", self.language, figures=len(self.figures), aside=len(self.quarantine)),
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

    def _all_figures(self) -> Details:
        table = table_of("figures", self.stated, language=self.language)
        return Details(words.say("report.all_figures", self.language, count=len(self.stated)), table)

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
        Folder for the tables made from them; by default beside `data`.
    language
        ``"zh"`` or ``"en"``.

    Raises
    ------
    FupinError
        F301 unknown township (with the nearest known names), F302 a year without figures, F308 several years to choose from,
        and what :func:`fupin_analysis.flow.take_in` raises.
    """
    intake = take_in(Path(data), processed=Path(processed) if processed else processed_folder(Path(data)))
    year = find_unit(intake, township, year)
    is_own = {name: table["township"].eq(township) for name, table in _tables(intake).items()}
    stated = intake.figures[is_own["figures"] & intake.figures["year"].eq(year)].reset_index(drop=True)
    figures = in_force(stated)
    findings = intake.findings[is_own["findings"] & intake.findings["year"].eq(year)].reset_index(drop=True)
    counted = intake.register[intake.register["township"].eq(township) & intake.register["year"].eq(year)]
    files = set(figures["source"].str.split(" › ").str[0]) | {
        place.split(" › ")[0] for sources in counted["source"].unique() for place in sources.split("; ")
    }
    quarantine = intake.quarantine[is_own["quarantine"]].reset_index(drop=True)
    known = [document for document in intake.documents if (document.township, document.year) == (township, year)]
    return TownshipReport(
        township=township,
        year=year,
        language=language,
        figures=figures,
        findings=findings,
        quarantine=quarantine,
        stated=stated,
        decisions=tuple(one for one in intake.decisions if (one.township, one.year) == (township, year)),
        inputs=intake.inputs[intake.inputs["file"].isin(files)].reset_index(drop=True),
        document=known[0] if known else Document(township, year),
    )


def _tables(intake: Intake) -> dict[str, pd.DataFrame]:
    return {"figures": intake.figures, "findings": intake.findings, "quarantine": intake.quarantine}


def find_unit(intake: Intake, township: str, year: int | None) -> int:
    """Return the year to report on; raise where township or year are not in the data (F301, F302, F308)."""
    units = reporting_units(intake)
    names = list(dict.fromkeys(name for name, _year in units))
    if township not in names:
        raise FupinError(Problem("F301", where="township", details={"got": township}, near=nearest(township, names)))
    years = [known for name, known in units if name == township]
    have = _list(years)
    if year is None and len(years) > 1:
        raise FupinError(Problem("F308", where="year", details={"got": len(years), "have": have}))
    if year is not None and year not in years:
        raise FupinError(Problem("F302", where="year", details={"expected": township, "got": year, "have": have}))
    return years[0] if year is None else year


def _list(years: Sequence[int]) -> str:
    return "、".join(str(year) for year in years)
