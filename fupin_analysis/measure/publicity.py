"""Publicity: what was put up and how often the loudspeaker vans went out."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.index import FigureIndex
from fupin_analysis.measure.tables import measures
from fupin_analysis.metrics import Row


@measures("township", "year", "period", "item", "count", "source")
def measure_publicity(figures: FigureIndex) -> Iterator[Row]:
    """List the counts of publicity work.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: count, source.
    """
    for figure in figures.select("publicity"):
        if figure.measure == "count":
            yield {**figure._asdict(), "count": figure.value}
