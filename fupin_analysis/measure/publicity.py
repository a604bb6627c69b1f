"""Publicity: what was put up and how often the loudspeaker vans went out."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.rows import FigureIndex
from fupin_analysis.measure.tables import measures


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
