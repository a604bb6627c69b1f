"""One report of a batch: whose it is, where its page stands, and what it depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fupin_analysis.batch.orders import NOTEBOOK, Order
from fupin_analysis.core.unit.neighbour import Neighbour
from fupin_analysis.present.words import say
from fupin_analysis.render.parameters import read_about
from fupin_analysis.render.run import notebook_path


@dataclass(frozen=True)
class Report:
    """One report of a plan.

    Parameters
    ----------
    order
        What asked for it.
    township, year
        Whose it is; empty and 0 for all.
    page
        Where its page stands below the output folder.
    parts
        Fingerprints of what it depends on, by name.
    registered, exited
        Households and persons on the register, and exited in the year; NaN where not reported.
    figures, findings
        How many there are; findings that are open.
    files, rivals, own_words
        How many files were put together, figures are stated differently, and figures stand in own words.
    links
        Pages of townships, seen from a page of many, by township and year.
    neighbours
        Pages of the same batch next to a township's.
    sources
        Names of the files its figures are of; of a page of many townships none.
    """

    order: Order
    township: str
    year: int
    page: str
    parts: Mapping[str, str] = field(compare=False)
    registered: tuple[float, float] = (float("nan"), float("nan"))
    exited: tuple[float, float] = (float("nan"), float("nan"))
    figures: int = 0
    findings: int = 0
    files: int = 0
    rivals: int = 0
    own_words: int = 0
    links: Mapping[str, str] = field(default_factory=dict, compare=False)
    neighbours: tuple[Neighbour, ...] = field(default=(), compare=False)
    sources: tuple[str, ...] = field(default=(), compare=False)


def name_of(report: Report, language: str = "zh") -> str:
    """Return what people call a report: its township, or what its page of many townships is about.

    Examples
    --------
    >>> from pathlib import Path
    >>> name_of(Report(Order(Path("raw")), "甲山镇", 2018, "2018/甲山镇/report.html", {}))
    '甲山镇'
    """
    about = getattr(read_about(notebook_path(report.order.notebook)), language)
    names = [report.order.municipality, report.township or about or say("quality.all", language)]
    names += [report.order.notebook] if report.township and report.order.notebook != NOTEBOOK else []
    return " · ".join(name for name in names if name)
