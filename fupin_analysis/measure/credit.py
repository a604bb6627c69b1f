"""Micro-credit: who asked, who received, how much a household."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.bases import add_source, with_register
from fupin_analysis.measure.ratios import divide, exceeds


def measure_credit(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure credit by item.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: households, amount_yuan, amount_per_household_yuan, uptake_share [0-1, of
        the registered households], granted_share [0-1, loans: households with a loan ÷ households in need of one],
        exceeds (a share above 1), registered_period, source.
    """
    keys = ["township", "year", "period"]
    wide = spread(select(figures, "credit"), ["households", "amount_yuan"])
    needed = wide.loc[wide["item"].eq("needed"), [*keys, "households", "source"]]
    wide = wide.merge(needed, on=keys, how="left", suffixes=("", "_needed"), validate="many_to_one")
    wide = with_register(wide, figures)
    is_loan = wide["item"].eq("loans")
    wide = wide.assign(
        amount_per_household_yuan=divide(wide["amount_yuan"], wide["households"]),
        uptake_share=divide(wide["households"], wide["registered_households"]),
        granted_share=divide(wide["households"], wide["households_needed"]).where(is_loan),
        source_needed=wide["source_needed"].where(is_loan),
    )
    return wide.assign(
        exceeds=exceeds(wide["uptake_share"], wide["granted_share"]),
        source=add_source(wide, "registered_source", "source_needed"),
    )[
        [
            *keys,
            *("item", "households", "amount_yuan", "amount_per_household_yuan", "uptake_share", "granted_share", "exceeds"),
            *("registered_period", "source"),
        ]
    ]
