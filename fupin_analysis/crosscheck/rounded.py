"""Figures stated only roughly, 近300户, 60余人, 降至1.3%以下, or read with doubt. They are shown, and held against nothing."""

from __future__ import annotations

import pandas as pd

from fupin_analysis.core.source import join_sources, split_sources


def exact(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that may be held against others: those stated exactly and read for certain.

    Examples
    --------
    >>> exact(pd.DataFrame({"value": [300, 298], "qualifier": ["近", ""]}))["value"].tolist()
    [298]
    """
    is_exact = figures["qualifier"].eq("")
    return figures if is_exact.all() else _without_sums_of(figures[is_exact], figures.loc[~is_exact])


def _without_sums_of(figures: pd.DataFrame, rough: pd.DataFrame) -> pd.DataFrame:
    """Return figures that are no parts of what rough figures are parts of: a sum without one of its parts is none."""
    named = rough.get("part_of")
    open_sums = {address for text in named if text for address in split_sources(text)} if named is not None else set()
    if not open_sums:
        return figures
    kept = [
        join_sources(address for address in split_sources(text) if address not in open_sums) if text else text
        for text in figures["part_of"].tolist()
    ]
    return figures.assign(part_of=kept)
