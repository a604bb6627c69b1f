"""Two townships, or two years of one, side by side: figure by figure, each with where it stands."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from fupin_analysis.core.figure_ref import FigureRef

if TYPE_CHECKING:
    import pandas as pd

_SAME = ["topic", "item", "measure", "place", "when", "statement"]


def compare_figures(
    figures: pd.DataFrame,
    one: tuple[str, int],
    other: tuple[str, int],
    *,
    topics: Collection[str] = (),
    language: str = "zh",
) -> pd.DataFrame:
    """Put the figures of two townships or years side by side.

    Parameters
    ----------
    figures
        Table of figures that count.
    one, other
        Township and year.
    topics
        Topics compared; empty for all.
    language
        ``"zh"`` or ``"en"``: of the labels.

    Returns
    -------
    pandas.DataFrame
        label, one, other, difference (other less one), ratio (other to one; NaN where one is 0), source_one, source_other. A
        period counts from the year it is of, so that the plan for next year is held against the plan for next year. What one of
        them did not report is NaN and stays in the table; nothing is taken for 0.

    Examples
    --------
    >>> from fupin_analysis.synth.townships import make_townships
    >>> figures = make_townships(2, seed=1)
    >>> table = compare_figures(figures, ("模拟镇00001", 2018), ("模拟镇00002", 2018), topics=["registry"])
    >>> bool((table["difference"] == table["other"] - table["one"]).all()), len(table) > 3
    (True, True)
    """
    import numpy as np

    left, right = (_of(figures, unit, topics) for unit in (one, other))
    both = left.merge(right, on=_SAME, how="outer", suffixes=("_one", "_other"), sort=False)
    labels = [
        FigureRef(row["period_one"] if isinstance(row["period_one"], str) else row["period_other"], row["place"], row["topic"],
                  row["item"], row["measure"]).show(language)
        for row in both.to_dict("records")
    ]  # fmt: skip
    first, second = both["value_one"], both["value_other"]
    ratio = (second / first.where(first.ne(0))).astype(float)
    table = both.assign(label=labels, one=first, other=second, difference=second - first, ratio=ratio.replace(np.inf, np.nan))
    sources = table[["source_one", "source_other"]].fillna("")
    return table.assign(**sources)[["label", "one", "other", "difference", "ratio", "source_one", "source_other"]]


def _of(figures: pd.DataFrame, unit: tuple[str, int], topics: Collection[str]) -> pd.DataFrame:
    township, year = unit
    own = figures[figures["township"].eq(township) & figures["year"].eq(year)]
    if topics:
        own = own[own["topic"].isin(list(topics))]
    own = own.assign(when=[_relative(period, year) for period in own["period"]], statement=own["statement"].clip(lower=1))
    return own[[*_SAME, "period", "value", "source"]]


def _relative(period: str, year: int) -> str:
    """Return a period counted from a year: ``2019H1`` of 2018 is ``+1H1``.

    Examples
    --------
    >>> _relative("2018", 2018), _relative("2019H1", 2018), _relative("", 2018)
    ('+0', '+1H1', '')
    """
    head = period[:4]
    return f"{int(head) - year:+d}{period[4:]}" if head.isdigit() else period
