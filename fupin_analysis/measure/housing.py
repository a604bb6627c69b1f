"""Houses rebuilt or moved: by way of building, paid against due."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.bases import add_source
from fupin_analysis.measure.ratios import divide

#: What is done, and the plan it is held against.
_PLAN_OF = {
    "rebuilding_started": "rebuilding_planned",
    "rebuilt": "rebuilding_planned",
    "relocation": "relocation_planned",
    "relocation_moved_in": "relocation_planned",
}


def measure_housing(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure housing by item.

    A stated amount is what has been paid; where a paid share is stated too, what is due is *paid ÷ paid share* and the rest is
    outstanding. The amount per household is the stated one, else *paid ÷ households*. Houses rebuilt and households moved are
    held against the plan of the same period, where one is stated.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: households, persons, households_share [0-1, of the houses rebuilt],
        planned_households, completion_households_share [done ÷ planned], paid_yuan, paid_per_household_yuan, paid_share [0-1],
        due_yuan, outstanding_yuan, source.
    """
    measures = ["households", "persons", "amount_yuan", "amount_per_household_yuan", "paid_share"]
    wide = spread(select(figures, "housing"), measures, by=("period", "item"))
    keys = ["township", "year", "period"]
    rebuilt = wide.loc[wide["item"].eq("rebuilt"), [*keys, "households"]]
    wide = wide.merge(rebuilt, on=keys, how="left", suffixes=("", "_total"), validate="many_to_one")
    plans = wide.loc[wide["item"].isin(_PLAN_OF.values()), [*keys, "item", "households", "source"]].rename(
        columns={"item": "plan", "households": "planned_households", "source": "plan_source"}
    )
    wide = wide.assign(plan=wide["item"].map(_PLAN_OF).astype("str"))
    wide = wide.merge(plans, on=[*keys, "plan"], how="left", validate="many_to_one")
    is_part = wide["item"].isin(["rebuilt", "self_built", "government_built"])
    due = divide(wide["amount_yuan"], wide["paid_share"])
    return wide.assign(
        households_share=divide(wide["households"], wide["households_total"]).where(is_part),
        completion_households_share=divide(wide["households"], wide["planned_households"]),
        paid_yuan=wide["amount_yuan"],
        paid_per_household_yuan=wide["amount_per_household_yuan"].fillna(divide(wide["amount_yuan"], wide["households"])),
        due_yuan=due,
        outstanding_yuan=due - wide["amount_yuan"],
        source=add_source(wide, "plan_source"),
    )[
        [
            *keys,
            *("item", "households", "persons", "households_share", "planned_households", "completion_households_share"),
            *("paid_yuan", "paid_per_household_yuan", "paid_share", "due_yuan", "outstanding_yuan", "source"),
        ]
    ]
