"""Micro-credit: who asked, who received, how much a household."""

from __future__ import annotations

from collections.abc import Iterator

from fupin_analysis.core.disk.frames import measures
from fupin_analysis.core.metrics import Row, find_rows
from fupin_analysis.core.rows import NAN, FigureIndex, spread_rows
from fupin_analysis.measure.denominators import add_source, registers
from fupin_analysis.measure.ratios import divide, exceeds

_KEYS = ("township", "year", "period")


@measures(
    *_KEYS,
    *("item", "households", "amount_yuan", "amount_per_household_yuan", "uptake_share", "granted_share", "exceeds"),
    *("registered_period", "source"),
)
def measure_credit(figures: FigureIndex) -> Iterator[Row]:
    """Measure credit by item.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period and item: households, amount_yuan, amount_per_household_yuan, uptake_share [0-1, of
        the registered households], granted_share [0-1, loans: households with a loan ÷ households in need of one],
        exceeds (a share above 1), registered_period, source.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_credit(report.figures)[["item", "households", "amount_yuan"]].head(2).values.tolist()
    [['loan_ceiling', nan, 5000.0], ['applications', 1.0, nan]]
    """
    register = registers(figures)
    rows = spread_rows(figures.select("credit"), ("households", "amount_yuan"))
    needed = find_rows(rows, _KEYS, item="needed")
    for row in rows:
        registered = register.of_date(row)
        need = needed.get(tuple([row[key] for key in _KEYS])) if row["item"] == "loans" else None
        shares = {
            "uptake_share": divide(row["households"], registered.households),
            "granted_share": divide(row["households"], need["households"]) if need else NAN,
        }
        yield {
            **row,
            **shares,
            "amount_per_household_yuan": divide(row["amount_yuan"], row["households"]),
            "exceeds": exceeds(*shares.values()),
            "registered_period": registered.period,
            "source": add_source(row, registered.source, need["source"] if need else ""),
        }
