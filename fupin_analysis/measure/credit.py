"""Micro-credit: who asked, who received, how much a household."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.bases import add_source, registered, with_base
from fupin_analysis.measure.ratios import divide


def measure_credit(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure credit by item.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: households, amount_yuan, amount_per_household_yuan,
        uptake_share [0-1, of the registered households], source.
    """
    wide = with_base(spread(select(figures, "credit"), ["households", "amount_yuan"]), registered(figures))
    return wide.assign(
        amount_per_household_yuan=divide(wide["amount_yuan"], wide["households"]),
        uptake_share=divide(wide["households"], wide["registered_households"]),
        source=add_source(wide, "registered_source"),
    )[["township", "year", "period", "item", "households", "amount_yuan", "amount_per_household_yuan", "uptake_share", "source"]]
