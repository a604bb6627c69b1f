"""The register by status and attribute, its share of the population, and the poverty headcount ratio."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.disk.frames import filters, measures
from fupin_analysis.core.metrics import Metrics, Row, find_rows
from fupin_analysis.core.rows import NAN, FigureIndex, spread_rows
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.words.items import HEADS
from fupin_analysis.measure.denominators import registers, rural_populations
from fupin_analysis.measure.not_exited import not_exited
from fupin_analysis.measure.periods import calendar_year, latest
from fupin_analysis.measure.ratios import divide, exceeds

_KEYS = ("township", "year", "period")

#: Households that are no longer on the register, or an older register: not part of the total.
_NOT_OF_TOTAL = ("removed", "total_previous")


@measures(
    *_KEYS,
    *("place", "item", "statement", "households", "persons", "persons_per_household"),
    *("households_share", "persons_share", "exceeds", "source"),
)
def measure_registry(figures: FigureIndex, *, topic: str = "registry") -> Iterator[Row]:
    """Measure the register (or the monitoring roll) item by item.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.
    topic
        ``"registry"`` or ``"monitoring"``; shares are of the topic's own ``total`` in the same period.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period, place and item: households, persons, persons_per_household,
        households_share, persons_share [0-1, of the township's total of that period; unknown for what is not part of it],
        exceeds (a share above 1), source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_registry(report.figures)[["item", "households", "persons"]].head(2).values.tolist()
    [['total', 298.0, 1252.0], ['confirmed_poor', 124.0, 523.0]]
    """
    rows = spread_rows(figures.select(topic, place=None), HEADS)
    totals = find_rows(rows, _KEYS, item="total", place="")
    for row in rows:
        total = totals.get(tuple([row[key] for key in _KEYS])) if row["item"] not in _NOT_OF_TOTAL else None
        shares = {f"{unit}_share": divide(row[unit], total[unit]) if total else NAN for unit in HEADS}
        yield {
            **row,
            **shares,
            "persons_per_household": divide(row["persons"], row["households"]),
            "exceeds": exceeds(*shares.values()),
        }


@measures(
    *("township", "year", "rural_persons", "registered_persons", "registered_period", "population_share"),
    *("poor_persons", "headcount_ratio", "stated_ratio", "stated_period", "source"),
)
def measure_headcount(figures: FigureIndex) -> Iterator[Row]:
    """Measure the share of registered and of still poor persons in the rural population.

    The poverty headcount ratio is *registered persons not yet exited ÷ rural registered population* [1]_. Where persons not yet
    exited are not stated for the report's year the ratio stays unknown: the whole register includes those who have exited.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township and year with a known rural population or a stated ratio: rural_persons, registered_persons,
        registered_period, population_share, poor_persons, headcount_ratio [0-1], stated_ratio [0-1], stated_period, source.

    References
    ----------
    .. [1] 关于建立贫困退出机制的意见（中办发〔2016〕16号）.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_headcount(report.figures)[["rural_persons", "registered_persons"]].head(2).values.tolist()
    []
    """
    register, population = registers(figures), rural_populations(figures)
    stated = latest(spread_rows(figures.select("registry", items=("headcount_ratio",)), ("rate",)))
    # The poor change from year to year: an older count over this year's population would be no ratio of any date.
    poor = latest([row for row in not_exited(figures) if calendar_year(row["period"]) == row["year"]])
    for township, year in sorted({*population.units, *stated}):
        unit: Row = {"township": township, "year": year}
        registered, rural = register.of_report(unit), population.of_report(unit)
        ratio = stated.get((township, year), {"rate": NAN, "period": None, "source": ""})
        left = poor.get((township, year), {"persons": NAN, "source": ""})
        yield {
            **unit,
            "rural_persons": rural.persons,
            "registered_persons": registered.persons,
            "registered_period": registered.period,
            "population_share": divide(registered.persons, rural.persons),
            "poor_persons": left["persons"],
            "headcount_ratio": divide(left["persons"], rural.persons),
            "stated_ratio": ratio["rate"],
            "stated_period": ratio["period"],
            "source": join_sources((rural.source, registered.source, left["source"], ratio["source"])),
        }


@filters
def whole_township(registry: Metrics) -> Metrics:
    """Choose the rows that speak of the whole township.

    Parameters
    ----------
    registry
        Metric table of :func:`measure_registry`.

    Returns
    -------
    pandas.DataFrame
        The rows without a place.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> len(whole_township(open_report("XX镇", 2018, data="data/raw").measure("registry")))
    3
    """
    return registry.where(place="")


@filters
def by_place(registry: Metrics) -> Metrics:
    """Choose the rows that speak of a village or another part of the township.

    Parameters
    ----------
    registry
        Metric table of :func:`measure_registry`.

    Returns
    -------
    pandas.DataFrame
        The rows with a place.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> len(by_place(open_report("XX镇", 2018, data="data/raw").measure("registry")))
    0
    """
    return registry.where_not(place="")
