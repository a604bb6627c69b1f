"""What is passed on of a page of many townships: every table as a workbook, its narrative and charts as an official document."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from fupin_analysis.core.disk.files import write_whole
from fupin_analysis.core.intake import Intake
from fupin_analysis.measure.exits import TARGET_YEAR
from fupin_analysis.measure.fairness.comparison import LEAST_BASE
from fupin_analysis.present import words
from fupin_analysis.present.blocks import Cards, Heading, Judgement, Masthead, Passage
from fupin_analysis.present.canvas.style import Chart
from fupin_analysis.present.heat import HeatTable
from fupin_analysis.present.outline import bare_text
from fupin_analysis.present.tables import Table
from fupin_analysis.render.annex_tables import AnnexTable, write_tables
from fupin_analysis.render.official import OfficialDocument
from fupin_analysis.reports.annexes import DOCUMENT_DPI, annex_table, annex_words, language_tag
from fupin_analysis.reports.municipality.plan import PlanReport
from fupin_analysis.reports.municipality.report import MunicipalityReport
from fupin_analysis.reports.parts import busiest_year
from fupin_analysis.reports.quality import QualityReport
from fupin_analysis.reports.sections import Page
from fupin_analysis.reports.week.report import WeekReport, last_day, read_day

#: A table with more columns or rows than these cannot be read on an upright page; the document leaves it to the workbook.
_MOST_COLUMNS, _MOST_ROWS = 7, 60

#: Width of a picture [mm]: a dozen townships and their table share a page.
_PICTURE = 120.0


class Overview(Protocol):
    """A page of many townships, part by part."""

    language: str

    def __getitem__(self, name: str) -> Page: ...

    def _ipython_key_completions_(self) -> list[str]: ...


def open_overview(notebook: str, year: int, intake: Intake, parameters: Mapping[str, Any]) -> Overview:
    """Open what a notebook of many townships shows.

    Parameters
    ----------
    notebook
        ``04_municipality``, ``05_plan``, ``06_week`` or ``02_quality``.
    year
        Year of the page; 0 for a page of all years, or for the notebook's own choice.
    intake
        Everything handed in.
    parameters
        The notebook's parameters, its language among them.
    """
    language = str(parameters.get("language", "zh"))
    if notebook == "04_municipality":
        chosen = year or busiest_year(intake.figures)
        return MunicipalityReport(chosen, language, intake, int(parameters.get("least_base", LEAST_BASE)))
    if notebook == "05_plan":
        return PlanReport(int(parameters.get("target_year", TARGET_YEAR)), language, intake)
    if notebook == "06_week":
        day = read_day(str(parameters.get("as_of", ""))) or last_day(intake.records, year)
        return WeekReport(year, day, language, intake)
    return QualityReport(str(parameters.get("township", "")), year, language, intake)


def write_overview(report: Overview, folder: Path, *, stem: str, suffixes: tuple[str, ...] = (".xlsx", ".docx")) -> list[Path]:
    """Write the annexes of a page of many townships.

    Parameters
    ----------
    report
        What :func:`open_overview` returns, or one of :func:`fupin_analysis.open_municipality` and its like.
    folder, stem
        Where to, and the name of the files without their suffix.
    suffixes
        Which of them.

    Returns
    -------
    list of pathlib.Path
        Where they stand; no workbook where the page has no table.

    Raises
    ------
    FupinError
        F601 where a file cannot be written.
    """
    written = []
    tables = overview_tables(report)
    workbook = folder / f"{stem}.xlsx"
    workbook.unlink(missing_ok=True)  # of an earlier state that had tables
    if ".xlsx" in suffixes and tables:
        tag, said = language_tag(report.language), annex_words(report.language)
        written.append(write_tables(workbook, tables, title=_title(report), language=tag, words=said))
    if ".docx" in suffixes:
        content = overview_document(report, workbook=f"{stem}.xlsx" if tables else "").to_bytes()
        written.append(write_whole(folder / f"{stem}.docx", lambda draft: draft.write_bytes(content)))
    return written


def overview_tables(report: Overview) -> list[AnnexTable]:
    """Return every table of a page with its numbers unrounded, named after the section it stands in."""
    found = []
    for name in report._ipython_key_completions_():
        heading = ""
        for block in report[name].blocks():
            if isinstance(block, Heading):
                heading = bare_text(block, report.language)
            elif isinstance(block, Table):
                found.append(annex_table(heading or block.caption, block))
            elif isinstance(block, HeatTable):
                found.append(_heat_table(heading or block.caption, block))
    return found


def overview_document(report: Overview, *, workbook: str = "") -> OfficialDocument:
    """Return a page's narrative with its charts and those tables that an upright page has room for.

    Parameters
    ----------
    report
        The page.
    workbook
        Name of the file that holds the other tables.
    """
    document = OfficialDocument(_title(report))
    writer = _Writer(document, report.language, workbook)
    for name in report._ipython_key_completions_():
        if name != "sources":  # fingerprints of files are for machines; the workbook names the cells
            for block in report[name].blocks():
                writer.add(block)
    if writer.is_short and workbook:
        document.annex_line([words.say("annex_document.workbook", report.language, title=_title(report))])
    return document


class _Writer:
    """Puts the blocks of a page into a document one after the other."""

    def __init__(self, document: OfficialDocument, language: str, workbook: str) -> None:
        self.document, self.language, self.workbook = document, language, workbook
        self.figures = 0
        self.is_short = False

    def add(self, block: object) -> None:
        if isinstance(block, Heading):
            self.document.heading(block.text, level=min(max(block.level - 1, 1), 3))
        elif isinstance(block, (str, Passage)):
            self._passage(block if isinstance(block, Passage) else Passage(block))
        elif isinstance(block, Cards):
            parts = [f"{label}{self._colon}{value}{self._bracket(note)}" for label, value, note in block.cards]
            self._passage(Passage(words.sentences([self._semicolon.join(parts)], self.language)))
        elif isinstance(block, Judgement):
            for term, text in block.rows:
                self._passage(Passage(f"{term}{self._colon}{text}"))
        elif isinstance(block, (Table, HeatTable)):
            self._table(block)
        elif isinstance(block, Chart):
            self.figures += 1
            title = next(iter(block.wordings), "")
            caption = words.say("annex_document.figure", self.language, number=self.figures, title=title)
            self.document.picture(block.to_png(DOCUMENT_DPI), caption=caption, alternative_text=block.alt, width=_PICTURE)

    @property
    def _colon(self) -> str:
        return "：" if self.language == "zh" else ": "

    @property
    def _semicolon(self) -> str:
        return "；" if self.language == "zh" else "; "

    def _bracket(self, text: str) -> str:
        if not text:
            return ""
        return f"（{text}）" if self.language == "zh" else f" ({text})"

    def _passage(self, passage: Passage) -> None:
        is_open = passage.tone in {"absent", "warning"}
        self.document.paragraph(f"【{passage.text}】" if is_open else passage.text)

    def _table(self, table: Table | HeatTable) -> None:
        headings, rows = (table.headings, table.cells) if isinstance(table, Table) else _shown(table)
        if len(headings) <= _MOST_COLUMNS and len(rows) <= _MOST_ROWS:
            self.document.table(headings, rows, caption=table.caption)
        elif self.workbook:
            self.is_short = True
            self.document.paragraph(words.say("annex_document.in_workbook", self.language, title=table.caption))


def _shown(table: HeatTable) -> tuple[list[str], list[list[str]]]:
    rows = [[name, *map(table.show_cell, values)] for name, values in zip(table.rows, table.values, strict=True)]
    return [table.corner, *table.columns], rows


def _heat_table(name: str, table: HeatTable) -> AnnexTable:
    form = "share" if table.show(0.5).endswith("%") else "number"
    rows = [[row, *values] for row, values in zip(table.rows, table.values, strict=True)]
    notes = [table.note] if table.note else []
    return AnnexTable(name, table.caption, [table.corner, *table.columns], ["text", *[form] * len(table.columns)], rows, notes)


def _title(report: Overview) -> str:
    for name in report._ipython_key_completions_():
        for block in report[name].blocks():
            if isinstance(block, Masthead):
                return block.title
    raise LookupError(name)  # every page begins with its masthead
