"""One township and year, opened for a notebook: its figures, findings and origin, and the sections of the page made from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from fupin_analysis.core.decision import Ruling
from fupin_analysis.core.figures import COLUMNS
from fupin_analysis.core.files import UNIT_SUFFIX
from fupin_analysis.core.frames import check_language
from fupin_analysis.core.metrics import Metrics, Row
from fupin_analysis.core.privacy import mask_identifiers
from fupin_analysis.core.rows import NAN, Figure, FigureIndex, in_force
from fupin_analysis.core.source import Source, parse_sources, split_sources
from fupin_analysis.core.terms import is_own, load_vocabulary, nearest
from fupin_analysis.crosscheck.decisions import resolve
from fupin_analysis.errors import FupinError, Problem, kind_of
from fupin_analysis.measure import SUBJECTS as MEASURED
from fupin_analysis.measure import measure_of
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Cards, Details, Facts, Masthead, Paragraph
from fupin_analysis.present.decisions import tell_ruling
from fupin_analysis.present.findings import anchor_of, checked_rows, tell_ground, tell_shorts
from fupin_analysis.present.outline import bare_title, heading_of
from fupin_analysis.present.provenance import versions_text
from fupin_analysis.present.tables import Table, lay_out
from fupin_analysis.present.tell.summary import tell_summary
from fupin_analysis.reports.effects import Bands, bands_of, find_effects
from fupin_analysis.reports.opening import open_tables
from fupin_analysis.reports.sections import Page, Section, Sections
from fupin_analysis.reports.subjects import CHAPTERS
from fupin_analysis.reports.units import Unit, figures_fingerprint, find_unit, read_processed_unit, read_unit

if TYPE_CHECKING:
    import pandas as pd


@dataclass(eq=False, repr=False)
class TownshipReport:
    """What a notebook needs to report on one township and year; ``report["causes"]`` is a section that shows itself.

    Parameters
    ----------
    township, year, language
        Whose report, and whether it reads ``"zh"`` or ``"en"``.
    unit
        Everything handed in for it.
    assumptions
        What was assumed, by name: ``headcount_threshold`` [share], ``target_year``.
    shown
        Addresses of the figures that tables have shown so far.
    """

    township: str
    year: int
    language: str
    unit: Unit
    assumptions: Mapping[str, float] = field(default_factory=lambda: dict(ASSUMPTIONS))
    shown: set[str] = field(default_factory=set)
    _measured: dict[str, Metrics] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Section | Page:
        """Return a section of the page; F354 where there is none of that name, with the nearest."""
        if name in self.sections:
            return self.sections[name]
        if name in CHAPTERS:
            return Page(name, [heading_of(name, self.language)])
        makers = {
            "summary": lambda: [self._masthead(), heading_of("summary", self.language), self._summary()],
            "stated": lambda: [heading_of("stated", self.language), self._remaining()],
            "checks": lambda: [heading_of("checks", self.language), self._checks()],
            "sources": lambda: [heading_of("sources", self.language), self._provenance()],
        }
        if name not in makers:
            known = self._ipython_key_completions_()
            raise FupinError(
                Problem("F354", where="report", details={"got": name, "expected": ", ".join(known)}, near=nearest(name, known))
            )
        return Page(name, makers[name]())

    def _ipython_key_completions_(self) -> list[str]:
        return ["summary", *CHAPTERS, *self.sections, "stated", "checks", "sources"]

    @cached_property
    def sections(self) -> Sections:
        """Every section that rests on figures, by name, in the order of the page."""
        return Sections(self)

    def __repr__(self) -> str:
        title = self._say("title", township=self.township, year=self.year)
        counts = self._say("subtitle", year=self.year, count=len(self._in_force), files=len(self.unit.inputs))
        return f"{title}\n{counts}\n{self.sections!r}"

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The figures in force, as a table to work with."""
        return figure_rows(self._in_force).frame()

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
            self._measured[name] = measure_of(subject).rows(self._index, **chosen, **fixed)
        return self._measured[name]

    @cached_property
    def _in_force(self) -> list[Figure]:
        return in_force(self.unit.figures)

    @cached_property
    def _index(self) -> FigureIndex:
        return FigureIndex(self._in_force)

    @cached_property
    def open_findings(self) -> Metrics:
        """Findings nobody has decided on."""
        return self.unit.findings.where(decision="")

    @cached_property
    def effects(self) -> Metrics:
        """Metrics that change under the candidate repairs of open findings."""
        return find_effects(self._index, self.open_findings, measured=self.rows)

    @cached_property
    def bands(self) -> Bands:
        """Low and high value of every metric in doubt, by the sources of its row and its column."""
        return bands_of(self.effects)

    @property
    def _contradictions(self) -> list[Row]:
        return [row for row in self.open_findings if row["standing"] == "contradiction"]

    def why_absent(self, topics: Sequence[str]) -> str:
        """Return why nothing is told of topics; see :class:`fupin_analysis.present.blocks.Absent`."""
        main = [load_vocabulary().topics[topic] for topic in topics[:1]]
        if any(topic.name in self._index.topics for topic in main):
            return "elsewhere"
        if main and main[0].name in self._topics_set_aside:
            return "set_aside"
        if main and (main[0].since or 0) > self.year:
            return "not_applicable"
        return "not_in_source" if main and not self.unit.document.is_complete else "not_handed_in"

    @cached_property
    def _topics_set_aside(self) -> set[str]:
        """Topics whose sheet holds cells that could not be used."""
        aside = [row for row in self.unit.quarantine if kind_of(row["code"]) != "note"]
        sheets = {source.sheet for row in aside for source in parse_sources(row["source"])}
        return {topic.name for sheet in sheets if (topic := load_vocabulary().find_topic(sheet))}

    def lay_out(self, plan: str, rows: Metrics, *, topic: str = "") -> Table | None:
        """Lay out a metric table in the report's language, rows with findings marked."""
        return lay_out(plan, rows, language=self.language, topic=topic, marks=self._marks(rows.rows, topic), bands=self.bands)

    def note_shown(self, table: Table | None) -> None:
        """Note which figures a table has shown."""
        if table is not None:
            self.shown.update(part for text in table.sources for part in split_sources(text))

    def _masthead(self) -> list[object]:
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

    def _summary(self) -> list[object]:
        """Key figures as cards, and how much was handed in and needs checking."""
        subjects = ("registry", "exits", "causes", "subsidies", "production", "spending")
        measured = {name: self.rows(name) for name in subjects} | {"findings": self.open_findings, "reviews": self.unit.reviews}
        return [Cards(self._cards()), tell_summary(measured, language=self.language), *self._standing()]

    def _cards(self) -> list[tuple[str, str, str]]:
        found = [
            self._size_card("registry", "total", str(self.year)),
            self._size_card("exit", "done", str(self.year)),
            self._size_card("exit", "cumulative", str(self.year)),
        ]
        paid = [row for row in self.rows("subsidies") if (row["topic"], row["item"]) == ("education", "total")]
        year = [row for row in paid if row["period"] == str(self.year)]
        for row in year or paid:  # one half-year is no year, and is called by its name
            note = self._say("card_year") if year else numbers.period(row["period"], self.language)
            amount = words.say("charts.money", self.language, amount=row["amount_yuan"])
            found.append((words.topic_label("education", self.language), amount, note))
        for row in self.rows("production"):
            if numbers.is_known(row["paid_yuan"]):
                amount = words.say("charts.money", self.language, amount=row["paid_yuan"])
                found.append((words.topic_label("production", self.language), amount, self._say("card_paid")))
        found.append((self._say("card_checks"), words.say("report.findings", self.language, count=len(self._contradictions)), ""))
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
            name = "no_figures" if len(self.unit.quarantine) else name
            texts.append(words.say(f"report.{name}", self.language, parts=words.join(absent, self.language)))
        reason = "reason" if self.language == "zh" else "reason_en"
        asked = [Paragraph(str(row[reason]), "note") for row in self.unit.quarantine if row["code"] == "F209"]
        if len(self.unit.quarantine) > len(asked):
            texts.append(words.say("report.quarantine", self.language, count=len(self.unit.quarantine)))
        return [*asked, *([Paragraph(words.sentences(texts, self.language), "note")] if texts else [])]

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

    def _checks(self) -> list[object]:
        """Contradictions, questions and notes with evidence and effects, what they rest on, and what was decided."""
        still, language = self.open_findings, self.language
        decided = [ruling.decision for ruling in self.rulings if ruling.state == "in_force" and ruling.decision.value is not None]
        blocks = checked_rows(still, effects=self.effects, decided=len(decided), language=language)
        told = [tell_ruling(ruling, language=language) for ruling in self.rulings if ruling.state != "withdrawal"]
        ground = tell_ground(self.review, findings=len(still), language=language)
        if not blocks and decided:
            ground += " " * (language == "en") + words.say("checks.changed", language, count=len(decided))
        lead = words.say("checks.decided", language) if told else None
        return [*blocks, ground or None, *tell_shorts(self.review, language=language), lead, *told]

    @cached_property
    def rulings(self) -> list[Ruling]:
        """What was decided about the figures, and what became of it."""
        return resolve(self.unit.decisions, {one.key: one.value for one in self.unit.figures if one.statement == 1})

    @cached_property
    def review(self) -> Row | None:
        """How much of what was handed in could be held against anything."""
        return next(iter(self.unit.reviews), None)

    def _remaining(self) -> list[object]:
        """Figures that no other table has shown, so that everything handed in stands somewhere on the page."""
        rest = [figure for figure in self._in_force if not self.shown.issuperset(split_sources(figure.source))]
        if not rest:
            return [words.say("report.nothing_else", self.language)]
        own = [figure for figure in rest if is_own(figure.item)]
        known = [figure for figure in rest if not is_own(figure.item)]
        return [*([self.lay_out("stated", figure_rows(known))] if known else []), *self._own_words(own)]

    def _own_words(self, figures: Sequence[Figure]) -> list[object]:
        """Figures whose items no vocabulary knows, in the order of the document: at most a screen of them, the rest folded."""
        if not figures:
            return []
        blocks: list[object] = [self.lay_out("own", figure_rows(figures[:_SCREEN]))]
        if len(figures) > _SCREEN:
            rest = lay_out("own", figure_rows(figures[_SCREEN:]), language=self.language)
            blocks.append(Details(words.say("report.own_words", self.language, count=len(figures) - _SCREEN), rest))
        return blocks

    def _provenance(self) -> list[object]:
        """Files with fingerprints, definitions, parameters and versions, and every figure with its source."""
        return [
            Paragraph(self._say("definitions")),
            *self._mappings(),
            Facts(self._facts({"year": self.year, **self.assumptions})),
            self._all_figures(),
        ]

    def _mappings(self) -> list[object]:
        """Wordings of the township that the vocabulary maps to another one; the mapping is never hidden."""
        texts = []
        for topic, name, as_written in dict.fromkeys((one.topic, one.item, one.as_written) for one in self._in_force):
            item = load_vocabulary().item(topic, name)
            written = next((alias for alias in item.aliases if as_written.startswith(f"{alias} ")), "")
            if written:
                texts.append(words.say("report.mapped", self.language, written=written, label=item.label(self.language)))
        return [Paragraph(words.sentences(dict.fromkeys(texts), self.language))] if texts else []

    def _facts(self, parameters: Mapping[str, object]) -> list[tuple[str, str]]:
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
        rows += [(self._say("fact_parameter"), f"{name} = {mask_identifiers(str(value))}") for name, value in parameters.items()]
        rows.append((self._say("fact_version"), versions_text()))
        return rows

    def _file_text(self, row: Row) -> str:
        """A file with what proves its content: its own fingerprint, or that of this township's figures in a file of many."""
        if row["sha256"]:
            return f"{row['file']} · {row['bytes']} B · SHA-256 {row['sha256']}"
        return self._say("fact_shared", file=row["file"], sha256=figures_fingerprint(self.unit.figures))

    @property
    def stated_table(self) -> Table | None:
        """Every figure that was stated, with its source; None where there is none."""
        return lay_out("figures", figure_rows(self.unit.figures), language=self.language)

    def _all_figures(self) -> Details:
        return Details(words.say("report.all_figures", self.language, count=len(self.unit.figures)), self.stated_table)

    def _say(self, name: str, **values: object) -> str:
        return words.say(f"report.{name}", self.language, **values)


#: Rows of a table that are seen at once.
_SCREEN = 15

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


#: What is assumed where nobody says otherwise: the headcount ratio at which a township is no longer poor [share], and the year by
#: which all households are to have exited.
ASSUMPTIONS: dict[str, float] = {"headcount_threshold": 0.02, "target_year": 2020}

#: What :meth:`TownshipReport.rows` knows: the measure of each name, and which of its options it takes.
_ROWS: dict[str, tuple[str, tuple[str, ...]]] = {
    **{name: (name, ()) for name in MEASURED},
    "monitoring": ("registry", ("topic",)),
    "progress": ("progress", ("target_year",)),
    "outlook": ("outlook", ("target_year",)),
}


def open_report(
    township: str,
    year: int | str | None = None,
    *,
    data: str | Path = "data/raw",
    processed: str | Path = "",
    language: str = "zh",
    headcount_threshold: float = ASSUMPTIONS["headcount_threshold"],
    target_year: int = int(ASSUMPTIONS["target_year"]),
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
        ``"zh"`` or ``"en"``: of all that the report shows.
    headcount_threshold
        Headcount ratio at which a township is no longer poor [share, 0-1].
    target_year
        Year by which all households are to have exited.

    Returns
    -------
    TownshipReport
        ``report["causes"]`` is a section, ``report.sections`` lists them, ``report.figures`` is the table of figures.

    Raises
    ------
    FupinError
        F301 unknown township (with the nearest known names), F302 a year without figures, F304 a year or township that is none,
        F308 several years to choose from, F353 an unknown language, and what :func:`fupin_analysis.flow.take_in` raises.

    Examples
    --------
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> report["causes"].text[:15]
    '从致贫原因看，缺劳动力是首要原'
    """
    check_language(language)
    wanted = check_year(year)
    if not township.strip():
        raise FupinError(Problem("F304", where="township", details={"expected": "XX镇", "got": township}))
    if str(processed).endswith(UNIT_SUFFIX):
        unit = read_unit(Path(processed), township, wanted)
    else:
        tables = open_tables(data, processed=processed or None)
        unit = read_processed_unit(tables, *find_unit(tables.units, township, wanted))
    assumptions = {"headcount_threshold": headcount_threshold, "target_year": target_year}
    return TownshipReport(unit.township, unit.year, language, unit, assumptions)


def check_year(year: int | str | None) -> int | None:
    """Return a year as a number; F304 where it is none."""
    if year is None or isinstance(year, int):
        return year
    if not str(year).strip().isdigit():
        raise FupinError(Problem("F304", where="year", details={"expected": "2018", "got": year}))
    return int(year)


def figure_rows(figures: Iterable[Figure]) -> Metrics:
    """Return figures as a table in rows."""
    return Metrics(tuple(COLUMNS), [figure._asdict() for figure in figures])
