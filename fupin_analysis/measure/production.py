"""Production funds: allocated, paid, and what a household received."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import join_sources, select, spread
from fupin_analysis.measure.ratios import divide, exceeds

_UNIT = ["township", "year", "period"]
_ALLOCATED, _PAID, _EXCLUDED = _ITEMS = ("allocated", "paid", "excluded_low_income_allowance")


def measure_production(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure the payment of production funds.

    The share of funds paid is *paid ÷ allocated* (资金拨付率). Above 1 it breaks the chain paid ≤ allocated: it is shown as it
    is and marked.

    Returns
    -------
    pandas.DataFrame
        One row per township, year and period with funds allocated or paid: allocated_yuan, paid_yuan, unpaid_yuan,
        funds_share [0-1], paid_households, paid_per_household_yuan, excluded_households, exceeds (funds_share above 1), source.
    """
    wide = spread(select(figures, "production", items=_ITEMS), ["households", "amount_yuan"])
    parts = {name: wide[wide["item"].eq(name)].set_index(_UNIT) for name in _ITEMS}
    sources = wide.groupby(_UNIT, sort=False)["source"].agg(join_sources)
    table = pd.DataFrame(
        {
            "allocated_yuan": parts[_ALLOCATED]["amount_yuan"].reindex(sources.index),
            "paid_yuan": parts[_PAID]["amount_yuan"].reindex(sources.index),
            "paid_households": parts[_PAID]["households"].reindex(sources.index),
            "excluded_households": parts[_EXCLUDED]["households"].reindex(sources.index),
            "source": sources,
        }
    ).reset_index()
    funds_share = divide(table["paid_yuan"], table["allocated_yuan"])
    return table.assign(
        unpaid_yuan=table["allocated_yuan"] - table["paid_yuan"],
        funds_share=funds_share,
        paid_per_household_yuan=divide(table["paid_yuan"], table["paid_households"]),
        exceeds=exceeds(funds_share),
    )[
        [
            *_UNIT,
            *("allocated_yuan", "paid_yuan", "unpaid_yuan", "funds_share", "paid_households", "paid_per_household_yuan"),
            *("excluded_households", "exceeds", "source"),
        ]
    ]
