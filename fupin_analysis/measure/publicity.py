"""Publicity: what was put up and how often the loudspeaker vans went out."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select


def measure_publicity(figures: pd.DataFrame) -> pd.DataFrame:
    """List the counts of publicity work.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: count, source.
    """
    chosen = select(figures, "publicity")
    chosen = chosen[chosen["measure"].eq("count")].rename(columns={"value": "count"})
    return chosen[["township", "year", "period", "item", "count", "source"]].reset_index(drop=True)
