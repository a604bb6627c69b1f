"""What was done in a year, however it was told: for the year, as of its last day, or by parts that make it up."""

from __future__ import annotations

from collections.abc import Sequence

from fupin_analysis.core.metrics import Row, group
from fupin_analysis.core.rows import NAN, FigureIndex, is_known, spread_rows
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.texts.rough import summed
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.core.year import parts_of_year
from fupin_analysis.measure.periods import calendar_year


def exits_of_years(figures: FigureIndex) -> list[Row]:
    """Return the exits of each calendar year that returns tell in full; a half-year alone is no year.

    Parameters
    ----------
    figures
        Figures of any number of townships.

    Returns
    -------
    list of Row
        One row per township, year of the return and calendar year: township, year, period (the calendar year), households,
        persons (unknown where they are told for parts of the year only), source.

    Examples
    --------
    >>> from fupin_analysis.core.rows import Figure
    >>> half = Figure("甲山镇", 2018, "2018H1", "", "exit", "done", "households", 20.0, 1, "甲山镇.xlsx › 脱贫 › C4")
    >>> other = half._replace(period="2018H2", value=30.0)
    >>> [(row["period"], row["households"]) for row in exits_of_years(FigureIndex([half, other]))]
    [('2018', 50.0)]
    >>> exits_of_years(FigureIndex([half]))
    []
    """
    rows = spread_rows(figures.select("exit", items=("done",)), HEADS)
    units = group([{**row, "calendar": calendar_year(row["period"])} for row in rows], "township", "year", "calendar")
    found = [_of_year(township, year, calendar, own) for (township, year, calendar), own in units.items()]
    return [row for row in found if any(is_known(row[name]) for name in HEADS)]


def exits_of_own_year(figures: FigureIndex) -> list[Row]:
    """Return the exits of the year that each return is of; see :func:`exits_of_years`."""
    return [row for row in exits_of_years(figures) if row["period"] == str(row["year"])]


def _of_year(township: str, year: int, calendar: int, rows: Sequence[Row]) -> Row:
    row: Row = {"township": township, "year": year, "period": str(calendar)}
    used: list[Row] = []
    for name in HEADS:
        known = {one["period"]: one for one in rows if is_known(one[name])}
        parts = [known[period] for period in parts_of_year(known, calendar)]
        row[name] = summed([one[name] for one in parts]) if parts else NAN
        used += [one for one in parts if one not in used]
    return {**row, "source": join_sources(one["source"] for one in used)}
