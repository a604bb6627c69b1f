"""One document reviewed: the edits each of its numbers takes part in, what contradicts, what is asked; and the page of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from fupin_analysis.clean.prose.figures import clean_prose, where_of
from fupin_analysis.clean.quarantine import Cleaned
from fupin_analysis.core.aside import told_aside
from fupin_analysis.core.cure import Told
from fupin_analysis.core.figures import in_force
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.prose import ProseReading
from fupin_analysis.core.source import split_sources
from fupin_analysis.core.unit.text_review import EditTried, Remark, TableNumber, TextReview
from fupin_analysis.core.words.questions import ask_own_words
from fupin_analysis.crosscheck.checks import check_all
from fupin_analysis.crosscheck.edits.rules import Rule
from fupin_analysis.crosscheck.edits.taking_part import list_checks
from fupin_analysis.crosscheck.rounded import exact
from fupin_analysis.errors import kind_of
from fupin_analysis.flow import read_text, rules_of
from fupin_analysis.present.reading import review_words
from fupin_analysis.render.reading import render_review


def document_page(
    path: Path, *, data: Path | None = None, township: str = "", year: int | None = None, language: str = "zh"
) -> str:
    """Read a document of prose and return its review page.

    Parameters
    ----------
    path
        The document.
    data
        Folder of returns in which it lies: it is named relative to it, and the county's own edits there are in force.
    township, year
        What the caller knows of it.
    language
        ``"zh"`` or ``"en"``.

    Raises
    ------
    FupinError
        As :func:`~fupin_analysis.acquire.document.files.read_document`.
    """
    reading = read_text(path, root=data, township=township, year=year)
    return review_page(review_reading(reading, rules=rules_of(data) if data is not None else None), language=language)


def review_page(review: TextReview, *, language: str = "zh") -> str:
    """Return the page of a review."""
    return render_review(review, words=review_words(language), language=language)


def review_reading(reading: ProseReading, *, rules: Sequence[Rule] | None = None) -> TextReview:
    """Hold the numbers of a reading against one another.

    Parameters
    ----------
    reading
        What was read in a document.
    rules
        Edits; by default all that are switched on.

    Returns
    -------
    TextReview
        The edits each number takes part in, findings, and what is asked.
    """
    cleaned = clean_prose(reading.prose, township=reading.township, year=reading.year or None)
    at = {where_of(mention, reading): index for index, mention in enumerate(reading.mentions)}
    figures = exact(in_force(cleaned.figures))
    own = {str(one.details["got"]): one for one in ask_own_words(cleaned.figures)}
    checks = [(check.sources, check) for check in list_checks(figures, rules=rules)]
    findings = [(split_sources(row["source"]), row) for row in rows_of(check_all(figures, rules=rules)[0])]
    asked = [([row["source"]], _set_aside(row)) for row in rows_of(cleaned.quarantine)]
    asked += [
        ([row["source"]], _remark(own[row["item"]].reason, "own")) for row in rows_of(cleaned.figures) if row["item"] in own
    ]
    cells = _cells(cleaned, at, checks, findings)
    tried, found, doubts = _by_number(checks, at), _by_number(findings, at), _by_number(asked, at)
    return TextReview(reading, tried, found, doubts, at=at, cells=cells)


def _cells(
    cleaned: Cleaned,
    at: Mapping[str, int],
    checks: Sequence[tuple[Sequence[str], EditTried]],
    findings: Sequence[tuple[Sequence[str], Mapping[str, Any]]],
) -> dict[str, TableNumber]:
    """Say of the cells of tables what they were read as or why they were set aside."""
    verdicts = {source: "agrees" for sources, _ in checks for source in sources}
    verdicts |= {source: "asked" for sources, check in checks for source in sources if check.state == "fails"}
    for sources, row in findings:
        wrong = "contradicts" if row["standing"] == "contradiction" else "asked"
        verdicts |= {source: wrong for source in sources if verdicts.get(source) != "contradicts"}
    cells = {
        row["source"]: TableNumber(verdicts.get(row["source"], "alone"), row, ())
        for row in rows_of(cleaned.figures)
        if row["source"] not in at
    }
    for row in rows_of(cleaned.quarantine):
        if row["source"] not in at:
            verdict = "" if kind_of(row["code"]) == "note" else "asked"
            cells[row["source"]] = TableNumber(verdict, {}, (_set_aside(row),))
    return cells


def _set_aside(row: Mapping[str, Any]) -> Remark:
    return _remark(partial(told_aside, row), "wrong" if row["code"] == "F283" else "open")


def _remark(told: Callable[[str], Told], kind: str) -> Remark:
    return Remark(told("zh").line("zh"), told("en").line("en"), kind)


def _by_number(named: Iterable[tuple[Iterable[str], Any]], at: Mapping[str, int]) -> dict[int, list[Any]]:
    """Sort what names addresses by the numbers that stand there."""
    found: dict[int, list[Any]] = {}
    for sources, one in named:
        for index in dict.fromkeys(at[source] for source in sources if source in at):
            found.setdefault(index, []).append(one)
    return found
