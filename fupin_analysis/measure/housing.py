"""Houses rebuilt or moved: by way of building, paid against due."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.ratios import divide


def measure_housing(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure housing by item.

    A stated amount is what has been paid; where a paid share is stated too, what is due is *paid ÷ paid share* and the rest is
    outstanding. The amount per household is the stated one, else *paid ÷ households*.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: households, persons, households_share [0-1, of the houses rebuilt],
        paid_yuan, paid_per_household_yuan, paid_share [0-1], due_yuan, outstanding_yuan, source.
    """
    measures = ["households", "persons", "amount_yuan", "amount_per_household_yuan", "paid_share"]
    wide = spread(select(figures, "housing"), measures, by=("period", "item"))
    keys = ["township", "year", "period"]
    rebuilt = wide.loc[wide["item"].eq("rebuilt"), [*keys, "households"]]
    wide = wide.merge(rebuilt, on=keys, how="left", suffixes=("", "_total"), validate="many_to_one")
    is_part = wide["item"].isin(["rebuilt", "self_built", "government_built"])
    due = divide(wide["amount_yuan"], wide["paid_share"])
    return wide.assign(
        households_share=divide(wide["households"], wide["households_total"]).where(is_part),
        paid_yuan=wide["amount_yuan"],
        paid_per_household_yuan=wide["amount_per_household_yuan"].fillna(divide(wide["amount_yuan"], wide["households"])),
        due_yuan=due,
        outstanding_yuan=due - wide["amount_yuan"],
    )[
        [*keys, "item", "households", "persons", "households_share", "paid_yuan", "paid_per_household_yuan"]
        + ["paid_share", "due_yuan", "outstanding_yuan", "source"]
    ]
