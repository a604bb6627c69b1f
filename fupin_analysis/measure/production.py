"""Production funds: allocated, paid, and what a household received."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row, group
from fupin_analysis.core.rows import NAN, FigureIndex, spread_rows
from fupin_analysis.core.source import join_sources
from fupin_analysis.measure.ratios import divide, exceeds

_UNIT = ("township", "year", "period")
_ITEMS = ("allocated", "paid", "excluded_low_income_allowance")
_NOTHING = {"households": NAN, "amount_yuan": NAN}


@measures(
    *_UNIT,
    *("allocated_yuan", "paid_yuan", "unpaid_yuan", "funds_share", "paid_households", "paid_per_household_yuan"),
    *("excluded_households", "exceeds", "source"),
)
def measure_production(figures: FigureIndex) -> Iterator[Row]:
    """Measure the payment of production funds.

    The share of funds paid is *paid ÷ allocated* (资金拨付率). Above 1 it breaks the chain paid ≤ allocated: it is shown as it
    is and marked.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year and period with funds allocated or paid: allocated_yuan, paid_yuan, unpaid_yuan,
        funds_share [0-1], paid_households, paid_per_household_yuan, excluded_households, exceeds (funds_share above 1), source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_production(report.figures)[["allocated_yuan", "paid_yuan", "funds_share"]].head(2).values.tolist()
    [[1303000.0, 1060000.0, 0.8135072908672295]]
    """
    funds = spread_rows(figures.select("production", items=_ITEMS), ("households", "amount_yuan"))
    for keys, rows in group(funds, *_UNIT).items():
        parts = {row["item"]: row for row in rows}
        allocated, paid, excluded = (parts.get(item, _NOTHING) for item in _ITEMS)
        funds_share = divide(paid["amount_yuan"], allocated["amount_yuan"])
        yield {
            **dict(zip(_UNIT, keys, strict=True)),
            "allocated_yuan": allocated["amount_yuan"],
            "paid_yuan": paid["amount_yuan"],
            "unpaid_yuan": allocated["amount_yuan"] - paid["amount_yuan"],
            "funds_share": funds_share,
            "paid_households": paid["households"],
            "paid_per_household_yuan": divide(paid["amount_yuan"], paid["households"]),
            "excluded_households": excluded["households"],
            "exceeds": exceeds(funds_share),
            "source": join_sources(row["source"] for row in rows),
        }
