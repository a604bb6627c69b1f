"""What people pass on of a report: its tables as a workbook, its narrative as an official document, a chart as a picture."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fupin_analysis.core.disk.files import write_whole
from fupin_analysis.errors import FupinError, Problem
from fupin_analysis.present import words
from fupin_analysis.present.outline import heading_of, numbered, section_meant
from fupin_analysis.render.annex_tables import AnnexTable, AnnexWords, write_tables
from fupin_analysis.render.official import OfficialDocument
from fupin_analysis.reports.sections import Section
from fupin_analysis.reports.subjects import CHAPTERS, SUBJECTS
from fupin_analysis.reports.township.front import provisos, summarise_township
from fupin_analysis.reports.township.problems import problems_table, tell_problems

if TYPE_CHECKING:
    from fupin_analysis.present.canvas.style import Chart
    from fupin_analysis.present.tables import Table
    from fupin_analysis.reports.township.report import TownshipReport

#: Dots an inch of a picture that is printed; a quarter of it is enough for a picture in a document.
PRINT_DPI, DOCUMENT_DPI = 300, 150

#: Reasons of absence that leave something to be filled in, and those that have tables all the same.
_OPEN, _LISTED = frozenset({"not_handed_in", "set_aside"}), frozenset({"below", "own_words"})

#: Formats of a picture.
PICTURES = (".png", ".svg")


@dataclass(frozen=True)
class Annexes:
    """Files that go with a report: the workbook and the document."""

    workbook: Path
    document: Path


def write_annexes(report: TownshipReport, folder: Path, *, stem: str = "") -> Annexes:
    """Write a report's annexes.

    Parameters
    ----------
    report
        What :func:`fupin_analysis.open_report` returns.
    folder
        Where to; it is made where it does not exist.
    stem
        Name of both files without their suffix, by default township and year.

    Returns
    -------
    Annexes
        Where they stand.

    Raises
    ------
    FupinError
        F601 where a file cannot be written.
    """
    paths = annex_paths(report, folder, stem=stem)
    workbook = write_tables(
        paths.workbook,
        annex_tables(report),
        title=report.title,
        language=language_tag(report.language),
        words=annex_words(report.language),
    )
    return Annexes(workbook, annex_document(report).save(paths.document))


def annex_paths(report: TownshipReport, folder: Path, *, stem: str = "") -> Annexes:
    """Return where a report's annexes are written."""
    name = stem or f"{report.township}-{report.year}"
    return Annexes(folder / f"{name}.xlsx", folder / f"{name}.docx")


def annex_words(language: str) -> AnnexWords:
    """Return the sentences of a workbook in a language."""
    return AnnexWords(**{key: words.say(f"annex.{key}", language) for key in words.names("annex")})


def language_tag(language: str) -> str:
    """Return the language as a document's properties name it."""
    return "zh-CN" if language == "zh" else "en"


def annex_tables(report: TownshipReport) -> list[AnnexTable]:
    """Return every table of a report's sections with its numbers unrounded, and all its figures with their sources last."""
    found = []
    for section in report.sections.values():
        shown = [table for table in section.tables if table is not None]
        for number, table in enumerate(shown, start=1):
            name = table.caption if len(shown) > 1 or number > 1 else section.title
            found.append(annex_table(name, table))
    named = problems_table(report)
    if named is not None:
        found.append(annex_table(heading_of("problems", report.language).text, named))
    stated = report.stated_table
    return [*found, annex_table(stated.caption, stated)] if stated is not None else found


def annex_document(report: TownshipReport) -> OfficialDocument:
    """Return a report's narrative with its tables and charts as an official document."""
    document = OfficialDocument(report.title)
    for text in provisos(report):
        document.paragraph(f"【{text}】")
    if summary := summarise_township(report):
        document.paragraph(summary)
    chapters: list[str] = []
    for chapter in CHAPTERS:
        own = [section for name, section in report.sections.items() if SUBJECTS[name].chapter == chapter]
        told = [
            section for section in own if section.absent is None or (section.heading and section.absent.reason in _OPEN | _LISTED)
        ]
        if not told:
            continue
        chapters.append(chapter)
        document.heading(heading_of(chapter, report.language, len(chapters)).text, level=1)
        place = 0
        for section in told:
            place += section.heading is not None
            if section.heading is not None:
                document.heading(numbered(section.title, report.language, len(chapters), place), level=2)
            _add_body(document, section)
    _add_closing(document, report, len(chapters))
    return document


def _add_closing(document: OfficialDocument, report: TownshipReport, chapters: int) -> None:
    """Add the problems the township names, and what remains: what a document to those above ends with."""
    named = problems_table(report)
    if named is not None:
        chapters += 1
        document.heading(heading_of("problems", report.language, chapters).text, level=1)
        document.paragraph(tell_problems(report))
        document.table(named.headings, named.cells, caption=named.caption)
    outlook = report.sections["outlook"]
    if outlook.absent is None and outlook.heading is not None:
        document.heading(heading_of("outlook", report.language, chapters + 1).text, level=1)
        _add_body(document, outlook)


def write_picture(report: TownshipReport, name: str, path: Path) -> Path:
    """Write the first chart of a section as a picture at print resolution.

    Parameters
    ----------
    report
        What :func:`fupin_analysis.open_report` returns.
    name
        Name of the section, such as ``"causes"``, or its heading.
    path
        The picture; its suffix (``.png``, ``.svg``) says the format.

    Raises
    ------
    FupinError
        F355 where the suffix is another one, F354 where there is no such section, F356 where it has no chart.
    """
    if path.suffix.lower() not in PICTURES:
        raise FupinError(Problem("F355", where=str(path), details={"expected": ", ".join(PICTURES), "got": path.suffix or "?"}))
    section = report[section_meant(name, report.sections)]
    chart = section.chart if isinstance(section, Section) else None
    if chart is None:
        drawn = [key for key, one in report.sections.items() if one.chart is not None]
        raise FupinError(Problem("F356", details={"got": name, "expected": ", ".join(drawn) or "—"}))
    return write_whole(path, lambda draft: draft.write_bytes(_picture(chart, path.suffix.lower()[1:], PRINT_DPI)))


def _add_body(document: OfficialDocument, section: Section) -> None:
    open_mark = "【{}】" if section.absent is not None and section.absent.reason in _OPEN else "{}"
    document.paragraph(open_mark.format(section.text))
    for table in section.tables:
        if table is not None:
            document.table(table.headings, table.cells, caption=table.caption)
    for chart in section.charts:
        if chart is not None:
            title = next(iter(chart.wordings), "") or section.title
            caption = words.say("annex_document.figure", section.report.language, number=document.pictures + 1, title=title)
            document.picture(_picture(chart, "png", DOCUMENT_DPI), caption=caption, alternative_text=chart.alt)


def _picture(chart: Chart, form: str, dpi: int) -> bytes:
    if form == "png":
        return chart.to_png(dpi)
    stream = io.BytesIO()
    chart.savefig(stream, format=form, dpi=dpi, metadata={"Date": None, "Creator": None})  # outlines: no font is asked for
    return stream.getvalue()


def annex_table(name: str, table: Table) -> AnnexTable:
    """Take a table's numbers unrounded, and the cells they came from as its last column."""
    notes = [table.note] if table.note else []
    if "source" in table.columns:
        return AnnexTable(name, table.caption, table.headings, table.formats, table.values, notes)
    heading = words.column("source")[table.language]
    rows = [[*row, source] for row, source in zip(table.values, table.sources, strict=True)]
    return AnnexTable(name, table.caption, [*table.headings, heading], [*table.formats, "text"], rows, notes)
