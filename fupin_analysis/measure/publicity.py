"""Publicity: what was put up and how often the loudspeaker vans went out."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row
from fupin_analysis.core.rows import FigureIndex


@measures("township", "year", "period", "item", "count", "source")
def measure_publicity(figures: FigureIndex) -> Iterator[Row]:
    """List the counts of publicity work.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: count, source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_publicity(report.figures)[["item", "count"]].head(2).values.tolist()
    [['banners', 45.0], ['slogans', 80.0]]
    """
    for figure in figures.select("publicity"):
        if figure.measure == "count":
            yield {**figure._asdict(), "count": figure.value}
