"""Townships and years of a table by its runs: rows of one unit mostly lie together, so that each run is looked at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

_UNIT = ("township", "year")


def starts_of_runs(table: pd.DataFrame, names: Sequence[str] = _UNIT) -> np.ndarray:
    """Return the rows that differ from the row before in any of some columns, shape (runs,).

    Examples
    --------
    >>> import pandas as pd
    >>> starts_of_runs(pd.DataFrame({"township": ["甲镇", "甲镇", "乙镇"], "year": [2017, 2018, 2018]})).tolist()
    [0, 1, 2]
    """
    if not len(table):
        return np.zeros(0, dtype="int64")
    differs = np.zeros(len(table), dtype=bool)
    for name in names:
        differs |= table[name].ne(table[name].shift()).to_numpy(dtype=bool)
    differs[0] = True
    return np.flatnonzero(differs)


def first_of_runs(table: pd.DataFrame, names: Sequence[str] = _UNIT) -> pd.DataFrame:
    """Return the first row of each run of rows that are alike in some columns."""
    return table.iloc[starts_of_runs(table, names)]


def units_of(figures: pd.DataFrame) -> list[tuple[str, int]]:
    """Townships and years with figures, in order of name and year."""
    pairs = first_of_runs(figures[list(_UNIT)])
    return sorted({(str(township), int(year)) for township, year in pairs.itertuples(index=False, name=None)})


def is_of_units(table: pd.DataFrame, units: Collection[tuple[str, int]]) -> pd.Series[bool]:
    """Return which rows of a table are of the townships and years named."""
    import pandas as pd

    starts = starts_of_runs(table)
    heads = table[list(_UNIT)].iloc[starts].itertuples(index=False, name=None)
    is_named = np.fromiter((pair in units for pair in heads), dtype=bool, count=len(starts))
    return pd.Series(np.repeat(is_named, np.diff(np.append(starts, len(table)))), index=table.index, dtype=bool)


def of_units(table: pd.DataFrame, units: Collection[tuple[str, int]]) -> pd.DataFrame:
    """Return the rows of a table that are of the townships and years named."""
    return table[is_of_units(table, units)]


def is_in_order(table: pd.DataFrame) -> bool:
    """Whether the rows of a table lie in order of township and year."""
    heads = list(first_of_runs(table[list(_UNIT)]).itertuples(index=False, name=None))
    return all(one < other for one, other in pairwise(heads))
