"""The work of a year as townships recorded it, opened for a notebook: weeks, inspections, payments, files, problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd

from fupin_analysis.core.disk.frames import check_language
from fupin_analysis.core.records import DAYS
from fupin_analysis.errors import FupinError, Problem, speaking
from fupin_analysis.reports.parts import busiest_year, find_part, open_all
from fupin_analysis.reports.sections import Page
from fupin_analysis.reports.unit.opening import check_year
from fupin_analysis.reports.week.opened import OpenedWeek, records_of_year
from fupin_analysis.reports.week.procedure import show_files, show_inspections, show_payments
from fupin_analysis.reports.week.standing import show_problems, show_reporting, show_sources, show_summary
from fupin_analysis.reports.week.weekly import show_control, show_scores, show_weeks


@dataclass(eq=False, repr=False)
class WeekReport(OpenedWeek):
    """The recorded work of a year; ``week["payments"]`` is a part of the page and shows itself.

    Parameters
    ----------
    year
        Year looked at.
    as_of
        Day at which things are looked at.
    language
        ``"zh"`` or ``"en"``.
    intake
        Everything handed in.

    Examples
    --------
    >>> from fupin_analysis.core.intake import Intake
    >>> WeekReport(2018, date(2018, 12, 31), "zh", Intake()).handed_in
    ()
    """

    @property
    def _makers(self) -> dict[str, Callable[[], Sequence[object]]]:
        return {name: partial(show, self) for name, show in _PARTS.items()}

    def __getitem__(self, name: str) -> Page:
        """Return a part of the page; F354 where there is none of that name, with the nearest."""
        return find_part(self._makers, name, page="week")

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._makers)

    def __repr__(self) -> str:
        return f"{self.say('title', year=self.year)}\n{', '.join(self._makers)}"


#: The parts of the page in its order, and what makes each.
_PARTS: dict[str, Callable[[OpenedWeek], Sequence[object]]] = {
    "summary": show_summary,
    "weeks": show_weeks,
    "control": show_control,
    "scores": show_scores,
    "inspections": show_inspections,
    "payments": show_payments,
    "files": show_files,
    "problems": show_problems,
    "reporting": show_reporting,
    "sources": show_sources,
}


def last_day(records: pd.DataFrame, year: int) -> date:
    """Return the last day on which records say that anything happened; the year's last where they say none.

    Examples
    --------
    >>> from fupin_analysis.core.records import to_records
    >>> row = {"township": "甲山镇", "year": 2018, "record": "inspections", "found_on": "2018-12-20", "due_on": "2019-06-30"}
    >>> last_day(to_records([row]), 2018)
    datetime.date(2018, 12, 20)
    """
    own = records_of_year(records, year)
    own = own[own["aside"].eq("")]
    days = [own[name].max() for name in DAYS if name != "due_on" and len(own)]
    latest = max(days, default="")
    return date.fromisoformat(latest) if latest else date(year, 12, 31)


def read_day(text: str) -> date | None:
    """Return a day as the parameter says it; None where it says none, F304 where it is no day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FupinError(Problem("F304", where="as_of", details={"expected": "2018-12-31", "got": text})) from None


@speaking
def open_week(
    year: int | str = 0, *, data: str | Path = "data/raw", processed: str | Path = "", language: str = "zh", as_of: str = ""
) -> WeekReport:
    """Open the recorded work of a year: weekly reports, inspections, payments, household files, problems.

    Parameters
    ----------
    year
        Year of the records; 0 for the last one with records, else the one most townships handed in figures for.
    data, processed
        Folder of returns, and of the tables made from them.
    language
        ``"zh"`` or ``"en"``.
    as_of
        Day at which things are looked at (ISO); empty for the last day the records speak of.

    Raises
    ------
    FupinError
        F304 where the day or the year is none, F353 where the language is none.

    Returns
    -------
    WeekReport
        Its sections show themselves; those of which nothing was handed in are empty.

    Examples
    --------
    >>> week = open_week(2018, data="data/raw")
    >>> week.handed_in, week["weeks"].blocks()
    ((), [])
    """
    check_language(language)
    day, chosen = read_day(as_of), check_year(year) or 0
    intake = open_all(data, processed)
    recorded = intake.records["year"]
    chosen = chosen or (int(recorded.max()) if len(recorded) else busiest_year(intake.figures))
    return WeekReport(chosen, day or last_day(intake.records, chosen), language, intake)
