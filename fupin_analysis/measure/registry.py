"""The register by status and attribute, its share of the population, and the poverty headcount ratio."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.bases import add_source, registered, rural_population, with_base
from fupin_analysis.measure.periods import calendar_year, latest
from fupin_analysis.measure.ratios import divide, exceeds

#: Households that are no longer on the register, or an older register: not part of the total.
_NOT_OF_TOTAL = ("removed", "original_total")


def measure_registry(figures: pd.DataFrame, *, topic: str = "registry") -> pd.DataFrame:
    """Measure the register (or the monitoring roll) item by item.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.
    topic
        ``"registry"`` or ``"monitoring"``; shares are of the topic's own ``total`` in the same period.

    Returns
    -------
    pandas.DataFrame
        One row per township, year, period, place and item: households, persons, persons_per_household,
        households_share, persons_share [0-1, of the township's total of that period; unknown for what is not part of it],
        exceeds (a share above 1), source.
    """
    wide = spread(select(figures, topic, place=None), ["households", "persons"])
    totals = wide[wide["item"].eq("total") & wide["place"].eq("")]
    keys = ["township", "year", "period"]
    wide = wide.merge(
        totals[[*keys, "households", "persons"]], on=keys, how="left", suffixes=("", "_total"), validate="many_to_one"
    )
    is_part = ~wide["item"].isin(_NOT_OF_TOTAL)
    wide = wide.assign(
        persons_per_household=divide(wide["persons"], wide["households"]),
        households_share=divide(wide["households"], wide["households_total"]).where(is_part),
        persons_share=divide(wide["persons"], wide["persons_total"]).where(is_part),
    )
    return wide.assign(exceeds=exceeds(wide["households_share"], wide["persons_share"]))[
        [
            *keys,
            *("place", "item", "statement", "households", "persons", "persons_per_household"),
            *("households_share", "persons_share", "exceeds", "source"),
        ]
    ]


def measure_headcount(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure the share of registered and of still poor persons in the rural population.

    The poverty headcount ratio is *registered persons not yet exited ÷ rural registered population* [1]_. Where persons not yet
    exited are not stated for the report's year the ratio stays unknown: the whole register includes those who have exited.

    Returns
    -------
    pandas.DataFrame
        One row per township and year with a known rural population or a stated ratio: rural_persons, registered_persons,
        registered_period, population_share, poor_persons, headcount_ratio [0-1], stated_ratio [0-1], stated_period, source.

    References
    ----------
    .. [1] 关于建立贫困退出机制的意见（中办发〔2016〕16号）.
    """
    unit = ["township", "year"]
    stated = latest(spread(select(figures, "registry", items=["headcount_ratio"]), ["rate"]), by=unit)
    poor = spread(select(figures, "registry", items=["not_exited"]), ["persons"])
    # The poor change from year to year: an older count over this year's population would be no ratio of any date.
    poor = latest(poor[calendar_year(poor["period"]).eq(poor["year"].astype(str))], by=unit)
    stated = stated.rename(columns={"rate": "stated_ratio", "period": "stated_period", "source": "stated_source"})
    poor = poor.rename(columns={"persons": "poor_persons", "source": "poor_source"})
    table = rural_population(figures).merge(
        stated[[*unit, "stated_ratio", "stated_period", "stated_source"]], on=unit, how="outer", sort=True
    )
    table = with_base(with_base(table, poor[[*unit, "poor_persons", "poor_source"]]), registered(figures))
    table = table.assign(source=table["rural_source"].fillna(""))
    return table.assign(
        population_share=divide(table["registered_persons"], table["rural_persons"]),
        headcount_ratio=divide(table["poor_persons"], table["rural_persons"]),
        source=add_source(table, "registered_source", "poor_source", "stated_source"),
    )[
        [
            *unit,
            *("rural_persons", "registered_persons", "registered_period", "population_share"),
            *("poor_persons", "headcount_ratio", "stated_ratio", "stated_period", "source"),
        ]
    ]


def whole_township(registry: pd.DataFrame) -> pd.DataFrame:
    """Rows that speak of the whole township."""
    return registry[registry["place"].eq("")]


def by_place(registry: pd.DataFrame) -> pd.DataFrame:
    """Rows that speak of a village or another part of the township."""
    return registry[registry["place"].ne("")]
