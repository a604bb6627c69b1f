"""Production funds: allocated, paid, and what a household received."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row, group
from fupin_analysis.core.rows import NAN, FigureIndex, is_known, spread_rows
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.texts.rough import summed
from fupin_analysis.core.year import parts_of_year
from fupin_analysis.measure.periods import calendar_year
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
        One row per township, year and period with funds allocated or paid (parts that make up a year have a row of the year as
        well, without households, who may be paid in several parts): allocated_yuan, paid_yuan, unpaid_yuan,
        funds_share [0-1], paid_households, paid_per_household_yuan, excluded_households, exceeds (funds_share above 1), source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_production(report.figures)[["allocated_yuan", "paid_yuan", "funds_share"]].head(2).values.tolist()
    [[1303000.0, 1060000.0, 0.8135072908672295]]
    """
    funds = spread_rows(figures.select("production", items=_ITEMS), ("households", "amount_yuan"))
    for keys, rows in group(_with_years(funds), *_UNIT).items():
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


def _with_years(funds: Sequence[Row]) -> list[Row]:
    """Add amounts of years that are told by parts only, each before the parts it is made of."""
    found: list[Row] = []
    rows = [{**row, "calendar": calendar_year(row["period"])} for row in funds]
    for (township, year, calendar), own in group(rows, "township", "year", "calendar").items():
        for (item,), same in group(own, "item").items():
            known = {row["period"]: row for row in same if is_known(row["amount_yuan"])}
            parts = [known[period] for period in parts_of_year(known, calendar)]
            if len(parts) > 1:
                amount = summed([row["amount_yuan"] for row in parts])
                unit = {"township": township, "year": year, "period": str(calendar), "item": item}
                source = join_sources(row["source"] for row in parts)
                found.append({**unit, **_NOTHING, "amount_yuan": amount, "source": source})
        found += own
    return found
