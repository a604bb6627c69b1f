"""The bases that shares are taken of: the register and the rural population."""

from __future__ import annotations

from collections.abc import Set

import pandas as pd

from fupin_analysis.figures import join_sources, select, spread
from fupin_analysis.measure.periods import calendar_year, latest
from fupin_analysis.terms import load_vocabulary

_UNIT = ["township", "year"]
_STATED = ("households", "persons", "period", "source")


def registered(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the register's total for each township and year.

    Where the register is stated for several periods, the latest of the report's year counts, else the latest before it, else
    the latest of all.

    Returns
    -------
    pandas.DataFrame
        One row per township and year: registered_households, registered_persons, registered_period, registered_source.
    """
    return _base(figures, "registry", "total", "registered")


def rural_population(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the rural registered population of each township and year, by the same rule.

    Returns
    -------
    pandas.DataFrame
        One row per township and year: rural_households, rural_persons, rural_period, rural_source.
    """
    return _base(figures, "population", "rural", "rural")


def _base(figures: pd.DataFrame, topic: str, item: str, prefix: str) -> pd.DataFrame:
    wide = spread(select(figures, topic, items=[item]), ["households", "persons"])
    distance = calendar_year(wide["period"]).astype("int64") - wide["year"]
    # 0 in the report's year, 1 before it, 2 after it: the nearest kind with any statement is looked at.
    wide = wide.assign(kind=distance.lt(0) + 2 * distance.gt(0))
    wide = wide[wide["kind"].eq(wide.groupby(_UNIT)["kind"].transform("min"))]
    return _named(latest(wide, by=_UNIT), prefix)[[*_UNIT, *(f"{prefix}_{name}" for name in _STATED)]].reset_index(drop=True)


def _named(table: pd.DataFrame, prefix: str) -> pd.DataFrame:
    return table.rename(columns={name: f"{prefix}_{name}" for name in _STATED})


def with_base(table: pd.DataFrame, base: pd.DataFrame) -> pd.DataFrame:
    """Put the columns of `base` beside each row of `table` of the same township and year."""
    return table.merge(base, on=_UNIT, how="left", validate="many_to_one")


def with_register(table: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Put beside each row the register of the calendar year of its period, or the report's where that year states none.

    A share should be of the register of its own date: a summary that tells causes of 2014 and of 2020 tells both registers.
    """
    wide = spread(select(figures, "registry", items=["total"]), ["households", "persons"])
    wide = wide.assign(calendar=calendar_year(wide["period"]))
    by_year = _named(latest(wide, by=[*_UNIT, "calendar"]), "registered").drop(columns=["place", "item", "statement"])
    keyed = table.assign(calendar=calendar_year(table["period"]))
    own = keyed.merge(by_year, on=[*_UNIT, "calendar"], how="left", validate="many_to_one").drop(columns="calendar")
    of_report = with_base(table, registered(figures))
    return own.where(own["registered_period"].notna(), of_report).astype(of_report.dtypes.to_dict())


def add_source(table: pd.DataFrame, *columns: str) -> pd.Series:
    """Return the `source` of each row with the addresses of the named base columns added."""
    parts = [table[column].fillna("") for column in ("source", *columns)]
    return pd.Series([join_sources(row) for row in zip(*parts, strict=True)], index=table.index, dtype="str")


def is_among(table: pd.DataFrame, items: Set[tuple[str, str]]) -> pd.Series:
    """Return whether topic and item of each row are among `items`."""
    pairs = zip(table["topic"], table["item"], strict=True)
    return pd.Series([pair in items for pair in pairs], index=table.index, dtype=bool)


def is_spent(table: pd.DataFrame) -> pd.Series:
    """Return whether the amount of each topic and item is money spent: no allocation, loan, income, ceiling or need."""
    return is_among(table, {(item.topic, item.name) for item in load_vocabulary().items() if item.spends})


def vocabulary_order(table: pd.DataFrame, *, topic: str = "") -> pd.Series:
    """Return the place of each row's item in the vocabulary, by which ties are settled whatever the order of the input."""
    place = {(item.topic, item.name): number for number, item in enumerate(load_vocabulary().items())}
    topics = [topic] * len(table) if topic else table["topic"]
    return pd.Series([place[pair] for pair in zip(topics, table["item"], strict=True)], index=table.index, dtype="int64")
