"""The bases that shares are taken of: the register and the rural population."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.figures import join_sources, select, spread

_UNIT = ["township", "year"]


def registered(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the register's total for each township and year.

    Where the register is stated for several periods, the one of the report's year counts, else the latest.

    Returns
    -------
    pandas.DataFrame
        One row per township and year: registered_households, registered_persons, registered_period, registered_source.
    """
    return _base(figures, "registry", "total", "registered")


def rural_population(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the rural registered population of each township and year [persons], as `rural_households`, `rural_persons` …"""
    return _base(figures, "population", "rural", "rural")


def _base(figures: pd.DataFrame, topic: str, item: str, prefix: str) -> pd.DataFrame:
    wide = spread(select(figures, topic, items=[item]), ["households", "persons"])
    wide = wide.assign(is_other_year=wide["period"].str[:4] != wide["year"].astype(str))
    wide = wide.sort_values(["is_other_year", "period"], ascending=[True, False], kind="stable")
    first = wide.drop_duplicates(_UNIT)
    return first.rename(columns={name: f"{prefix}_{name}" for name in ("households", "persons", "period", "source")})[
        [*_UNIT, *(f"{prefix}_{name}" for name in ("households", "persons", "period", "source"))]
    ]


def with_base(table: pd.DataFrame, base: pd.DataFrame) -> pd.DataFrame:
    """Put the columns of `base` beside each row of `table` of the same township and year."""
    return table.merge(base, on=_UNIT, how="left", validate="many_to_one")


def add_source(table: pd.DataFrame, *columns: str) -> pd.Series:
    """Return the `source` of each row with the addresses of the named base columns added."""
    parts = [table[column].fillna("") for column in ("source", *columns)]
    return pd.Series([join_sources(row) for row in zip(*parts, strict=True)], index=table.index, dtype="str")
