"""Periods in time order: which statement is the latest, and what may be added up without counting a stretch of time twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.rows import Figure

#: Letters of the parts of a year, the coarsest first. The empty text is the year itself, a hyphen begins an as-of date.
_GRAINS = ("", "H", "Q", "M", "W", "-")
_MONTHS = {"H": 6, "Q": 3, "M": 1}


def calendar_year(period: str) -> str:
    """Return the calendar year of a period, as text."""
    return period[:4]


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


def time_order(period: str) -> tuple[str, int]:
    """Return a key that sorts by the end of periods; of periods that end together the longest is last, so 2018 after 2018H2."""
    return period_end(period), -_grain(period)


def latest(rows: Iterable[Row]) -> dict[tuple[str, int], Row]:
    """Return for each township and year the row whose period is the last in :func:`time_order`.

    A whole row is taken, never the last known value of each column, so that households and persons are of one date.
    """
    found: dict[tuple[str, int], Row] = {}
    for row in rows:
        unit = row["township"], row["year"]
        if unit not in found or time_order(row["period"]) >= time_order(found[unit]["period"]):
            found[unit] = row
    return found


def without_overlaps(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures that may be added up over a year.

    Where the same thing is stated for a year and for its halves (or quarters, months, weeks), only the coarsest statements stay.
    As-of dates state where things stand, not what was added, so only the last of a year stays.
    """
    coarsest: dict[tuple[object, ...], int] = {}
    last: dict[tuple[object, ...], str] = {}
    for figure in figures:
        about = _whole(figure)
        coarsest[about] = min(_grain(figure.period), coarsest.get(about, len(_GRAINS)))
        last[about] = max(period_end(figure.period), last.get(about, ""))
    return [figure for figure in figures if _counts(figure.period, coarsest[_whole(figure)], last[_whole(figure)])]


def _whole(figure: Figure) -> tuple[object, ...]:
    """What a figure is about, over its calendar year."""
    return (*figure._replace(period=calendar_year(figure.period)).key, figure.statement)


def _counts(period: str, coarsest: int, last: str) -> bool:
    is_date = period[4:5] == "-"
    return _grain(period) == coarsest and (not is_date or period_end(period) == last)


def _grain(period: str) -> int:
    return _GRAINS.index(period[4:5])
