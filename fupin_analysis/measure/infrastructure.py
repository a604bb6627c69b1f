"""Roads and other works: cost per kilometre, paid against cost."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.bases import is_spent
from fupin_analysis.measure.ratios import divide


def measure_infrastructure(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure infrastructure by item.

    A stated amount is the cost of the works; where a paid share is stated, *paid = cost × paid share*. Funds handed down and
    roads still to be paved have an amount that nobody has spent: it is not a cost.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: projects, length_km, cost_yuan, cost_per_km_yuan, paid_share [0-1],
        paid_yuan, outstanding_yuan, source.
    """
    chosen = select(figures, "infrastructure")
    chosen = chosen[chosen["measure"].ne("amount_yuan") | is_spent(chosen)]
    wide = spread(chosen, ["projects", "count", "length_km", "amount_yuan", "paid_share"], by=("period", "item"))
    paid = wide["amount_yuan"] * wide["paid_share"]
    return wide.assign(
        projects=wide["projects"].fillna(wide["count"]),
        cost_yuan=wide["amount_yuan"],
        cost_per_km_yuan=divide(wide["amount_yuan"], wide["length_km"]),
        paid_yuan=paid,
        outstanding_yuan=wide["amount_yuan"] - paid,
    )[
        [
            *("township", "year", "period", "item", "projects", "length_km", "cost_yuan", "cost_per_km_yuan"),
            *("paid_share", "paid_yuan", "outstanding_yuan", "source"),
        ]
    ]
