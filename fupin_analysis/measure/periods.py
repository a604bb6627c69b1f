"""Periods in time order: which statement is the latest, and what may be added up without counting a stretch of time twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.period import Period
from fupin_analysis.core.rows import Figure


def calendar_year(period: str) -> int:
    """Return the calendar year of a period."""
    return Period.parse(period).year


def latest(rows: Iterable[Row]) -> dict[tuple[str, int], Row]:
    """Return for each township and year the row whose period is the last.

    A whole row is taken, never the last known value of each column, so that households and persons are of one date.
    """
    found: dict[tuple[str, int], Row] = {}
    for row in rows:
        unit = row["township"], row["year"]
        if unit not in found or Period.parse(row["period"]) >= Period.parse(found[unit]["period"]):
            found[unit] = row
    return found


def without_overlaps(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures that may be added up over a year.

    Where the same thing is stated for a year and for its halves (or quarters, months, weeks), only the coarsest statements stay.
    As-of dates state where things stand, not what was added, so only the last of a year stays.
    """
    coarsest: dict[tuple[object, ...], int] = {}
    last: dict[tuple[object, ...], Period] = {}
    for figure in figures:
        about, period = _whole(figure), Period.parse(figure.period)
        coarsest[about] = min(period.coarseness, coarsest.get(about, period.coarseness))
        last[about] = max(period, last.get(about, period))
    return [figure for figure in figures if _counts(Period.parse(figure.period), coarsest[_whole(figure)], last[_whole(figure)])]


def _whole(figure: Figure) -> tuple[object, ...]:
    """What a figure is about, over its calendar year."""
    return (calendar_year(figure.period), *figure._replace(period="").key, figure.statement)


def _counts(period: Period, coarsest: int, last: Period) -> bool:
    return period.coarseness == coarsest and (not period.is_date or period == last)
