"""Periods in time order: which statement is the latest, and what may be added up without counting a stretch of time twice."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

#: Letters of the parts of a year, the coarsest first. The empty text is the year itself, a hyphen begins an as-of date.
_GRAINS = ("", "H", "Q", "M", "W", "-")
_MONTHS = {"H": 6, "Q": 3, "M": 1}
_WHOLE = ["township", "year", "place", "topic", "item", "measure", "statement"]


def calendar_year(periods: pd.Series) -> pd.Series:
    """Return the calendar year of each period, as text."""
    return periods.str[:4]


def period_end(period: str) -> str:
    """Return the end of a period as text that sorts in time order (every month is given 31 days).

    Examples
    --------
    >>> sorted(["2018", "2018H1", "2017", "2018-06-15", "2018Q1", "2018W20"], key=period_end)
    ['2017', '2018Q1', '2018W20', '2018-06-15', '2018H1', '2018']
    """
    year, letter, number = period[:4], period[4:5], period[5:]
    if letter == "-":
        return period
    if letter == "W":
        first, last = date(int(year), 1, 1), date(int(year), 12, 31)
        return min(first + timedelta(days=7 * int(number) - 1), last).isoformat()
    month = int(number) * _MONTHS[letter] if letter else 12
    return f"{year}-{month:02d}-31"


def latest(table: pd.DataFrame, *, by: list[str]) -> pd.DataFrame:
    """Return for each `by` the row whose period ends last; of periods that end together the longest, so 2018 before 2018H2.

    A whole row is taken, never the last known value of each column, so that households and persons are of one date.
    """
    order = pd.DataFrame({"end": table["period"].map(period_end), "grain": -_grain(table["period"])}, index=table.index)
    return table.loc[order.sort_values(["end", "grain"], kind="stable").index].drop_duplicates(by, keep="last").sort_index()


def without_overlaps(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that may be added up over a year.

    Where the same thing is stated for a year and for its halves (or quarters, months, weeks), only the coarsest statements stay.
    As-of dates state where things stand, not what was added, so only the last of a year stays.
    """
    keys = [figures[name] for name in _WHOLE] + [calendar_year(figures["period"])]
    grain = _grain(figures["period"])
    is_coarsest = grain.eq(grain.groupby(keys).transform("min"))
    end = figures["period"].map(period_end)
    is_date = grain.eq(_GRAINS.index("-"))
    return figures[is_coarsest & (~is_date | end.eq(end.groupby(keys).transform("max")))]


def _grain(periods: pd.Series) -> pd.Series:
    return periods.str[4:5].map(_GRAINS.index).astype("int64")
