"""When something was so, where it is not the report's whole year: a half-year's number must not be read as the year's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.period import Period
from fupin_analysis.present.words import say


def is_of_year(row: Row) -> bool:
    """Whether a row of a metric table holds for the report's whole year, or as of its end.

    Examples
    --------
    >>> [is_of_year({"year": 2019, "period": text}) for text in ("2019", "2019H1", "2019-12-31", "2018")]
    [True, False, True, False]
    """
    period = Period.parse(row["period"])
    return (not period.grain and period.year == row["year"]) or (period.is_date and period.end == Period(row["year"]).end)


def dated(row: Row, text: str, language: str) -> str:
    """Put the period before what is told of a row that is not of the report's whole year.

    Examples
    --------
    >>> dated({"year": 2019, "period": "2019H1"}, "就业300人", "zh")
    '2019年上半年就业300人'
    """
    return text if is_of_year(row) or not text else say("common.during", language, period=row["period"], text=text)


def make_up_year(periods: Iterable[str], year: int) -> bool:
    """Whether periods are all of a year: the year, its halves, its quarters, its months.

    Examples
    --------
    >>> make_up_year(["2019H1", "2019H2"], 2019), make_up_year(["2019H1", "2019Q3"], 2019)
    (True, False)
    """
    parts = sorted({Period.parse(text) for text in periods}, key=lambda part: (part.start, part.end))
    reached = Period(year).start
    for part in parts:
        if part.is_date or part.start > reached:
            continue
        reached = max(reached, part.end + timedelta(days=1))
    return reached > Period(year).end or any(part.is_date for part in parts)
