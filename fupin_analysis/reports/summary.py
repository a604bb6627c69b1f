"""A draft of the annual work summary (年度工作总结): its data parts in the genre's own order, made from one township's report.

What the genre wants and the data does not hold stays an open bracket 【…】, and so does what contradicts in the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from fupin_analysis.core.disk.own_output import OWN_DRAFT
from fupin_analysis.present import words
from fupin_analysis.present.findings import tell_finding
from fupin_analysis.present.outline import numbered
from fupin_analysis.render.official import OfficialDocument
from fupin_analysis.reports.subjects import SUBJECTS
from fupin_analysis.reports.township.front import provisos
from fupin_analysis.reports.township.problems import tell_problems
from fupin_analysis.reports.township.report import TownshipReport

#: Chapters in the order of the genre; each section of the report says which it belongs to.
CHAPTERS = ("basics", "policies", "results", "problems", "plans")


def draft_summary(report: TownshipReport) -> OfficialDocument:
    """Draft the annual work summary of a township.

    Parameters
    ----------
    report
        The township's report, opened in Chinese: the genre has no other language.

    Returns
    -------
    OfficialDocument
        Laid out by GB/T 9704-2012. Open findings stand in brackets behind the section of their topic.
    """
    name = f"{report.township} " if report.township[-1:].isdigit() else report.township  # its number and the year stay apart
    document = OfficialDocument(words.say("summary_draft.title", "zh", township=name, year=report.year), mark=OWN_DRAFT)
    for text in provisos(report):
        document.paragraph(f"【{text}】")
    for level, text in summary_lines(report):
        if level:
            document.heading(text, level=level)
        else:
            document.paragraph(text)
    return document


def summary_lines(report: TownshipReport) -> Iterator[tuple[int, str]]:
    """Yield the headings and paragraphs of the draft: the level (0 for a paragraph) and the text."""
    doubts = _doubts(report)
    for number, chapter in enumerate(CHAPTERS, start=1):
        names = [name for name, subject in SUBJECTS.items() if subject.draft == chapter]
        yield 1, numbered(words.say(f"summary_draft.{chapter}", "zh"), "zh", number)
        told = 0
        for section in (report.sections[name] for name in names):
            title = section.title if section.heading is not None else ""
            if section.absent is not None and section.name == "monitoring":
                continue  # a roll that few years have
            if title and len(names) > 1:
                told += 1
                yield 2, numbered(title, "zh", number, told)
            if section.absent is None:
                yield 0, section.text
            elif section.left:
                yield 0, f"{section.left}。"
            elif title:
                yield 0, words.say("summary_draft.wanted", "zh", what=title)
            for topic in section.topics:
                yield from ((0, doubt) for doubt in doubts.pop(topic, ()))
        named = _named_problems(report) if chapter == "problems" else []
        yield from ((0, text) for text in named)
        yield 0, words.say(f"summary_draft.{chapter}_{'why' if named else 'wanted'}", "zh")
    for rest in doubts.values():
        yield from ((0, doubt) for doubt in rest)


def _named_problems(report: TownshipReport) -> list[str]:
    """Return the problems the township names itself, in its own words, and where figures contradict one, that they do."""
    rows = report.unit.problems
    if not rows:
        return []
    parts = [
        words.say("summary_draft.problem_named", "zh", number=number, problem=problem.rstrip("。；"))
        for number, problem in enumerate(dict.fromkeys(row.problem for row in rows), start=1)
    ]
    told = [words.say("summary_draft.problems_named", "zh", parts="；".join(parts))]
    if any(row.verdict == "contradicted" for row in rows):
        told.append(words.say("summary_draft.doubtful", "zh", what=tell_problems(report).rstrip("。")))
    return told


def _doubts(report: TownshipReport) -> dict[str, list[str]]:
    doubts: dict[str, list[str]] = {}
    for row in report.open_findings:
        text = tell_finding(row).rstrip("。").replace("【", "（").replace("】", "）")
        doubts.setdefault(row["topic"], []).append(words.say("summary_draft.doubtful", "zh", what=text))
    return doubts


def write_summary(report: TownshipReport, path: Path) -> Path:
    """Write the draft as a Word file, whole or not at all, and return its path."""
    return draft_summary(report).save(path)
