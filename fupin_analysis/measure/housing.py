"""Houses rebuilt or moved: by way of building, paid against due."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row
from fupin_analysis.core.rows import NAN, FigureIndex, is_known, spread_rows
from fupin_analysis.measure.denominators import add_source
from fupin_analysis.measure.ratios import divide

_KEYS = ("township", "year", "period")

#: What is done, and the plan it is held against.
_PLAN_OF = {
    "rebuilt_started": "rebuilt_planned",
    "rebuilt": "rebuilt_planned",
    "relocation": "relocation_planned",
    "relocation_moved_in": "relocation_planned",
}

#: The houses rebuilt, and the ways in which they were.
_REBUILT = ("rebuilt", "self_built", "government_built")


@measures(
    *_KEYS,
    *("item", "households", "persons", "households_share", "planned_households", "completion_households_share"),
    *("paid_yuan", "paid_per_household_yuan", "paid_share", "due_yuan", "outstanding_yuan", "planned_yuan", "source"),
)
def measure_housing(figures: FigureIndex) -> Iterator[Row]:
    """Measure housing by item.

    A stated amount is what has been paid, but for what is only planned; where a paid share is stated too, what is due is *paid ÷
    paid share* and the rest is outstanding. The amount per household is the stated one, else *paid ÷ households*. Houses rebuilt
    and households moved are held against the plan of the same period, where one is stated.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: households, persons, households_share [0-1, of the houses rebuilt],
        planned_households, completion_households_share [done ÷ planned], paid_yuan, paid_per_household_yuan, paid_share [0-1],
        due_yuan, outstanding_yuan, planned_yuan, source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_housing(report.figures)[["item", "households", "paid_yuan"]].head(2).values.tolist()
    [['rebuilt', 30.0, nan], ['self_built', 24.0, 720000.0]]
    """
    chosen = ("households", "persons", "amount_yuan", "amount_per_household_yuan", "paid_share")
    rows = spread_rows(figures.select("housing"), chosen, by=("period", "item"))
    by_item = {(*[row[key] for key in _KEYS], row["item"]): row for row in rows}
    for row in rows:
        keys = [row[key] for key in _KEYS]
        rebuilt = by_item.get((*keys, "rebuilt")) if row["item"] in _REBUILT else None
        plan = by_item.get((*keys, _PLAN_OF.get(row["item"])))
        is_plan = "planned" in str(row["item"])
        paid = NAN if is_plan else row["amount_yuan"]
        due, each = divide(paid, row["paid_share"]), row["amount_per_household_yuan"]
        yield {
            **row,
            "households_share": divide(row["households"], rebuilt["households"]) if rebuilt else NAN,
            "planned_households": plan["households"] if plan else NAN,
            "completion_households_share": divide(row["households"], plan["households"]) if plan else NAN,
            "paid_yuan": paid,
            "paid_per_household_yuan": each if is_known(each) and not is_plan else divide(paid, row["households"]),
            "due_yuan": due,
            "outstanding_yuan": due - paid,
            "planned_yuan": row["amount_yuan"] if is_plan else NAN,
            "source": add_source(row, plan["source"] if plan else ""),
        }
