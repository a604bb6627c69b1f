"""Roads and other works: cost per kilometre, paid against cost."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row
from fupin_analysis.core.rows import FigureIndex, is_known, spread_rows
from fupin_analysis.measure.denominators import is_spending
from fupin_analysis.measure.ratios import divide


@measures(
    *("township", "year", "period", "item", "projects", "length_km", "cost_yuan", "cost_per_km_yuan"),
    *("paid_share", "paid_yuan", "outstanding_yuan", "source"),
)
def measure_infrastructure(figures: FigureIndex) -> Iterator[Row]:
    """Measure infrastructure by item.

    A stated amount is the cost of the works; where a paid share is stated, *paid = cost × paid share*. Funds handed down and
    roads still to be paved have an amount that nobody has spent: it is not a cost.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: projects, length_km, cost_yuan, cost_per_km_yuan, paid_share [0-1],
        paid_yuan, outstanding_yuan, source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_infrastructure(report.figures)[["item", "length_km"]].head(2).values.tolist()
    [['village_roads', 1.71], ['old_revolutionary_area_roads', 4.2]]
    """
    chosen = [
        figure
        for figure in figures.select("infrastructure")
        if figure.measure != "amount_yuan" or is_spending(figure.topic, figure.item)
    ]
    for row in spread_rows(chosen, ("projects", "count", "length_km", "amount_yuan", "paid_share"), by=("period", "item")):
        cost = row["amount_yuan"]
        paid = cost * row["paid_share"]
        yield {
            **row,
            "projects": row["projects"] if is_known(row["projects"]) else row["count"],
            "cost_yuan": cost,
            "cost_per_km_yuan": divide(cost, row["length_km"]),
            "paid_yuan": paid,
            "outstanding_yuan": cost - paid,
        }
