"""Periods in time order: which statement is the latest, and what may be added up without counting a stretch of time twice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.period import Period
from fupin_analysis.core.rows import Figure
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.year import in_year, is_whole_year, parts_of_year


def calendar_year(period: str) -> int:
    """Return the calendar year of a period."""
    return Period.parse(period).year


def latest(rows: Iterable[Row]) -> dict[tuple[str, int], Row]:
    """Return for each township and year the row whose period is the last.

    A whole row is taken, never the last known value of each column, so that households and persons are of one date; what is
    stated of that date under two names is put together (:func:`of_one_date`).
    """
    found: dict[tuple[str, int], Row] = {}
    for row in rows:
        unit = row["township"], row["year"]
        if unit not in found or Period.parse(row["period"]) >= Period.parse(found[unit]["period"]):
            found[unit] = of_one_date(row, found.get(unit))
        else:
            found[unit] = of_one_date(found[unit], row)
    return found


def of_one_date(row: Row, other: Row | None) -> Row:
    """Return a row with what another one of the same date knows beside it; as it is where the other is of another date or thing.

    A year and the day on which it ends are one date: households are stated for 2018 and persons as of 31 December. Where both
    state a number and it differs, neither fills the other's gaps.

    Examples
    --------
    >>> year = {"period": "2018", "households": 300.0, "persons": float("nan"), "source": "a"}
    >>> day = {"period": "2018-12-31", "households": float("nan"), "persons": 1200.0, "source": "b"}
    >>> of_one_date(year, day)
    {'period': '2018', 'households': 300.0, 'persons': 1200.0, 'source': 'a; b'}
    >>> of_one_date(year, {**day, "period": "2018-06-30"}) == year
    True
    """
    if other is None or other["period"] == row["period"]:
        return row
    year = calendar_year(row["period"])
    if not (is_whole_year(row["period"], year) and is_whole_year(other["period"], year)):
        return row
    names = [name for name in row if name not in {"period", "source"}]
    gaps = [name for name in names if row[name] != row[name] and other[name] == other[name]]
    alike = all(row[name] == other[name] for name in names if row[name] == row[name] and other[name] == other[name])
    if not gaps or not alike:
        return row
    return {**row, **{name: other[name] for name in gaps}, "source": join_sources((row["source"], other["source"]))}


def latest_of_year(rows: Iterable[Row]) -> dict[tuple[str, int], Row]:
    """Return for each township and year the last row of the year's own, whatever part or day of it the row is of."""
    return latest(row for row in rows if in_year(row["period"], row["year"]))


def without_overlaps(figures: Sequence[Figure]) -> list[Figure]:
    """Return the figures that may be added up over a year.

    Where the same thing is stated for a year and for its halves (or quarters, months, weeks), the year stays alone; else the
    parts that make it up; else, of parts that overlap, the longest. What is stated as of a day is what there was from the year's
    first day on: it stays alone where no part ends after it, is kept beside parts that all begin after it, and else left out.
    """
    periods: dict[tuple[int, tuple[object, ...]], dict[str, None]] = {}
    for figure in figures:
        periods.setdefault(_whole(figure), {})[figure.period] = None
    kept = {about: apart(known, about[0]) for about, known in periods.items()}
    return [figure for figure in figures if figure.period in kept[_whole(figure)]]


def _whole(figure: Figure) -> tuple[int, tuple[object, ...]]:
    """What a figure is about, after its calendar year."""
    return calendar_year(figure.period), (*figure._replace(period="").key, figure.statement)


def apart(periods: Collection[str], year: int) -> Collection[str]:
    """Return the periods of a year that count no day twice."""
    if len(periods) == 1:
        return periods
    if parts := parts_of_year(periods, year):
        return parts
    known = sorted(map(Period.parse, periods), key=lambda one: (one.coarseness, one.start))
    last = max(known)
    if last.is_date and all(one.end <= last.end for one in known):
        return {str(last)}
    kept: list[Period] = []
    for one in known:
        if not one.is_date and not any(one.start <= other.end and other.start <= one.end for other in kept):
            kept.append(one)
    kept += [one for one in reversed(known) if one.is_date and all(one.end < other.start for other in kept)][:1]
    return {str(one) for one in kept}
