"""When something was so, where it is not the report's whole year: a half-year's number must not be read as the year's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.period import Period
from fupin_analysis.core.year import in_year, is_whole_year
from fupin_analysis.present import numbers
from fupin_analysis.present.words import say


def is_of_year(row: Row) -> bool:
    """Whether a row of a metric table holds for the report's whole year, or as of its end.

    Examples
    --------
    >>> [is_of_year({"year": 2019, "period": text}) for text in ("2019", "2019H1", "2019-12-31", "2018")]
    [True, False, True, False]
    """
    return is_whole_year(row["period"], row["year"])


def newest(rows: Iterable[Row]) -> list[Row]:
    """Return the row of the report's year that was last so, else the last of all, first statements first; none of none.

    Examples
    --------
    >>> dates = [{"year": 2019, "period": text, "statement": 1} for text in ("2019-06-30", "2020", "2019-12-31")]
    >>> [row["period"] for row in newest(dates)]
    ['2019-12-31']
    """
    every = list(rows)
    return [max(every, key=_newness)] if every else []


def _newness(row: Row) -> tuple[bool, tuple[date, int], int]:
    return in_year(row["period"], row["year"]), Period.parse(row["period"]).rank, -row.get("statement", 1)


def in_time(period: str) -> tuple[date, int]:
    """Sort key of periods: a year before its parts, those in the order in which they begin."""
    one = Period.parse(period)
    return one.start, one.coarseness


def until(period: str, language: str) -> str:
    """Return a period in words, a day as the one up to which something is counted: 截至2019年6月30日.

    Examples
    --------
    >>> until("2019-06-30", "zh"), until("2019H1", "zh")
    ('截至2019年6月30日', '2019年上半年')
    """
    text = numbers.period(period, language)
    return say("common.until", language, period=text) if Period.parse(period).is_date else text


def dated(row: Row, text: str, language: str) -> str:
    """Put the period before what is told of a row that is not of the report's whole year.

    Examples
    --------
    >>> dated({"year": 2019, "period": "2019H1"}, "就业300人", "zh")
    '2019年上半年就业300人'
    >>> dated({"year": 2019, "period": "2019-06-30"}, "就业300人", "zh")
    '截至2019年6月30日就业300人'
    """
    if is_of_year(row) or not text:
        return text
    return say("common.during", language, period=until(row["period"], language), text=text)
