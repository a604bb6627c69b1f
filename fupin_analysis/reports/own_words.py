"""Figures in own words: in the section of their topic, else at the end of the page; at most a screen, the rest folded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from fupin_analysis.core.figures import figure_rows
from fupin_analysis.core.rows import Figure
from fupin_analysis.core.words.terms import is_own
from fupin_analysis.present import words
from fupin_analysis.present.blocks import Details
from fupin_analysis.present.tables import lay_out
from fupin_analysis.reports.material import Opened
from fupin_analysis.reports.subjects import SUBJECTS

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


def own_figures(report: Opened, section: str) -> list[Figure]:
    """Return the figures in own words whose topic a section is about, in the order of the document."""
    return [figure for figure in report.in_force if _home().get(figure.topic) == section and is_own(figure.item)]


def own_tables(report: Opened, figures: Sequence[Figure]) -> tuple[list[Table | None], list[object]]:
    """Lay out figures in own words.

    Parameters
    ----------
    report
        The report they are of.
    figures
        Figures of which no item is known.

    Returns
    -------
    tuple of list
        The tables, for their sources; and what is shown: the first screen, and the rest folded away.
    """
    if not figures:
        return [], []
    first = report.lay_out("own", figure_rows(figures[:_SCREEN]))
    if len(figures) <= _SCREEN:
        return [first], [first]
    rest = lay_out("own", figure_rows(figures[_SCREEN:]), language=report.language)
    summary = words.say("report.own_words", report.language, count=len(figures) - _SCREEN)
    return [first, rest], [first, Details(summary, rest)]
