"""The register by status and attribute, its share of the population, and the poverty headcount ratio."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import select, spread
from fupin_analysis.measure.bases import add_source, registered, rural_population, with_base
from fupin_analysis.measure.ratios import divide


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
        households_share, persons_share [0-1, of the total of that period], source.
    """
    wide = spread(select(figures, topic, place=None), ["households", "persons"])
    totals = wide[wide["item"].eq("total") & wide["place"].eq("") & wide["statement"].eq(1)]
    keys = ["township", "year", "period"]
    wide = wide.merge(
        totals[[*keys, "households", "persons"]], on=keys, how="left", suffixes=("", "_total"), validate="many_to_one"
    )
    return wide.assign(
        persons_per_household=divide(wide["persons"], wide["households"]),
        households_share=divide(wide["households"], wide["households_total"]),
        persons_share=divide(wide["persons"], wide["persons_total"]),
    )[
        [*keys, "place", "item", "statement", "households", "persons", "persons_per_household"]
        + ["households_share", "persons_share", "source"]
    ]


def measure_headcount(figures: pd.DataFrame) -> pd.DataFrame:
    """Measure the share of registered and of still poor persons in the rural population.

    The poverty headcount ratio is *registered persons not yet exited ÷ rural registered population* [1]_. Where persons not yet
    exited are not stated the ratio stays unknown: the whole register includes those who have exited.

    Returns
    -------
    pandas.DataFrame
        One row per township and year with a known rural population or a stated ratio: rural_persons, registered_persons,
        population_share, poor_persons, headcount_ratio [0-1], stated_ratio [0-1], stated_period, source.

    References
    ----------
    .. [1] 关于建立贫困退出机制的意见（中办发〔2016〕16号）.
    """
    unit = ["township", "year"]
    stated = spread(select(figures, "registry", items=["headcount_ratio"]), ["rate"])
    stated = stated.sort_values("period", kind="stable").drop_duplicates(unit, keep="last")
    poor = spread(select(figures, "registry", items=["not_exited"]), ["persons"])
    poor = poor.sort_values("period", kind="stable").drop_duplicates(unit, keep="last")
    table = rural_population(figures).merge(
        stated[[*unit, "rate", "period", "source"]].rename(
            columns={"rate": "stated_ratio", "period": "stated_period", "source": "stated_source"}
        ),
        on=unit,
        how="outer",
    )
    table = table.merge(
        poor[[*unit, "persons", "source"]].rename(columns={"persons": "poor_persons", "source": "poor_source"}), on=unit, how="left"
    )
    table = with_base(table, registered(figures))
    table = table.assign(source=table["rural_source"].fillna(""))
    return table.assign(
        population_share=divide(table["registered_persons"], table["rural_persons"]),
        headcount_ratio=divide(table["poor_persons"], table["rural_persons"]),
        source=add_source(table, "registered_source", "poor_source", "stated_source"),
    )[
        [*unit, "rural_persons", "registered_persons", "population_share", "poor_persons", "headcount_ratio"]
        + ["stated_ratio", "stated_period", "source"]
    ]


def whole_township(registry: pd.DataFrame) -> pd.DataFrame:
    """Rows that speak of the whole township."""
    return registry[registry["place"].eq("")]


def by_place(registry: pd.DataFrame) -> pd.DataFrame:
    """Rows that speak of a village or another part of the township."""
    return registry[registry["place"].ne("")]
