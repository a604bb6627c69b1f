"""Figures that no table of a section has a column for: they stand in the section of their topic, or at the end of the page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING

from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.figures import figure_rows
from fupin_analysis.core.rows import Figure
from fupin_analysis.core.source import split_sources
from fupin_analysis.core.texts.rough import Rough
from fupin_analysis.core.words.terms import is_own, load_vocabulary
from fupin_analysis.present import numbers, words
from fupin_analysis.present.blocks import Details
from fupin_analysis.present.findings import amount_of
from fupin_analysis.present.tables import lay_out
from fupin_analysis.reports.material import Opened
from fupin_analysis.reports.subjects import CHAPTERS, SUBJECTS

if TYPE_CHECKING:
    from fupin_analysis.present.tables import Table

#: Rows of a table that are seen at once.
_SCREEN = 15


@cache
def _home() -> dict[str, str]:
    """Return the section of each topic: the first that rests on it before all others."""
    home: dict[str, str] = {}
    for name, subject in SUBJECTS.items():
        if subject.topics and subject.has_heading:
            home.setdefault(subject.topics[0], name)
    return home


def figures_about(report: Opened, section: str) -> list[Figure]:
    """Return the figures whose topic a section is about, in the order of the document."""
    return [figure for figure in report.in_force if _home().get(figure.topic) == section]


def not_of_later(report: Opened) -> list[Figure]:
    """Return the figures that may stand at the end of the chapters: all but those of sections that follow it."""
    later = {topic for topic, name in _home().items() if SUBJECTS[name].chapter not in CHAPTERS}
    return [figure for figure in report.in_force if figure.topic not in later]


def tell_left(figures: Sequence[Figure], language: str) -> str:
    """Return figures in words, those of one item, period and place together: 最低生活保障52户、177人；医疗救助12人次."""
    told: dict[tuple[str, str, str], list[str]] = {}
    for figure in figures:
        ref = FigureRef(figure.period, figure.place, figure.topic, figure.item, figure.measure)
        value = Rough(figure.value, figure.qualifier) if figure.qualifier else figure.value
        label = load_vocabulary().item(figure.topic, figure.item).label(language)
        when = "" if figure.period == str(figure.year) else numbers.period(figure.period, language)
        shown = numbers.roughly(partial(amount_of, ref, language=language), value, language)
        told.setdefault((when, figure.place, label), []).append(shown)
    parts = ["".join(of) + (" " if language == "en" else "") + words.join(amounts, language) for of, amounts in told.items()]
    return words.say("checks.semicolon", language).join(parts)


def not_shown(report: Opened, figures: Sequence[Figure], shown: Collection[str]) -> list[Figure]:
    """Return the figures that no table has shown, each once; one that is stated again with the same value is shown by either.

    Parameters
    ----------
    report
        The report they are of.
    figures
        In the order of the document.
    shown
        Addresses that tables have shown.
    """
    addresses = set(shown)
    said = {_what(figure) for figure in report.in_force if addresses.issuperset(split_sources(figure.source))}
    left: dict[object, Figure] = {}
    for figure in figures:
        if _what(figure) not in said:
            left.setdefault(_what(figure), figure)
    return list(left.values())


def _what(figure: Figure) -> tuple[object, ...]:
    return (figure.topic, figure.item, figure.measure, figure.period, figure.place, figure.value, figure.qualifier)


def left_tables(report: Opened, figures: Sequence[Figure], *, topic: str = "") -> tuple[list[Table | None], list[object]]:
    """Lay out figures that no other table shows: what is known, and what has own words.

    Parameters
    ----------
    report
        The report they are of.
    figures
        In the order of the document.
    topic
        The topic of all of them, within its section; empty at the end of the page, where each row tells its own.

    Returns
    -------
    tuple of list
        The tables, for their sources; and what is shown: of own words the first screen, and the rest folded away.
    """
    known = [figure for figure in figures if not is_own(figure.item)]
    own = [figure for figure in figures if is_own(figure.item)]
    plans = ("left", "left_own") if topic else ("stated", "own")
    tables = [report.lay_out(plans[0], figure_rows(known), topic=topic)] if known else []
    if own:
        tables.append(report.lay_out(plans[1], figure_rows(own[:_SCREEN]), topic=topic))
    if len(own) <= _SCREEN:
        return tables, [*tables]
    rest = lay_out(plans[1], figure_rows(own[_SCREEN:]), language=report.language, topic=topic)
    summary = words.say("report.own_words", report.language, count=len(own) - _SCREEN)
    return [*tables, rest], [*tables, Details(summary, rest)]
