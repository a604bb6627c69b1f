"""Whether a table of figures is right in every column, row and word: what the schema at the stages' doors asks, told at once.

A schema of pandera tells everything that is wrong with a table, and costs a quarter of a second before it has looked at the first
row. Nearly every table is right, and that is seen here; of one that may not be, the schema has the word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fupin_analysis.core.period import PERIOD
from fupin_analysis.core.rows import DECIDED
from fupin_analysis.core.texts.qualifiers import is_qualifier

if TYPE_CHECKING:
    import pandas as pd

#: First and last year that figures may be of.
YEARS = (1949, 2100)

#: No figure of a township is so large; a number without end would stop every check.
MOST = 1e18

#: A township's code in full or without its last three digits, where it is known.
CODE = r"(\d{9}|\d{12})?"


def is_sound(figures: pd.DataFrame, columns: dict[str, str], key: list[str]) -> bool:
    """Return whether nothing about a table of figures is out of line; False where that takes a closer look.

    Parameters
    ----------
    figures
        Table of figures.
    columns
        Columns that it should have, in order, with their dtypes.
    key
        Columns of what a figure is about.
    """
    from fupin_analysis.core.words.terms import load_vocabulary

    if [(str(name), str(dtype)) for name, dtype in figures.dtypes.items()] != list(columns.items()):
        return False
    if not len(figures):
        return True
    if figures.isna().any(axis=None):
        return False
    words = {name: set(figures[name].unique()) for name in ("township", "township_code", "period", "measure", "qualifier")}
    return (
        "" not in words["township"]
        and all(re.fullmatch(CODE, code) for code in words["township_code"])
        and all(PERIOD.fullmatch(period) for period in words["period"])
        and words["measure"] <= set(load_vocabulary().measures)
        and all(map(is_qualifier, words["qualifier"]))
        and bool(figures["year"].between(*YEARS).all())
        and bool(figures["value"].between(-MOST, MOST).all())
        and bool(figures["statement"].ge(DECIDED).all())
        and bool(are_known(figures).all())
        and bool(are_stated_once(figures, key).all())
    )


def are_known(figures: pd.DataFrame) -> pd.Series:
    """Say of each row whether its topic and item are in the vocabulary, composed of its words, or in own words."""
    import numpy as np
    import pandas as pd

    from fupin_analysis.core.words.terms import load_vocabulary

    pair = ["topic", "item"]  # a few hundred, of which one is said by each row
    heads = figures[pair].drop_duplicates().itertuples(index=False, name=None)
    known = np.array([load_vocabulary().has_item(*head) for head in heads], dtype=bool)
    return pd.Series(known[figures.groupby(pair, sort=False).ngroup()], index=figures.index)


def are_stated_once(figures: pd.DataFrame, key: list[str]) -> pd.Series:
    """Say of each row whether its statement is one row alone, or the first of several."""
    return ~figures.duplicated([*key, "statement"])
