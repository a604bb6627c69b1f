"""Figures that are stated only roughly: 近300户, 60余人, 降至1.3%以下. They are shown, and held against nothing."""

from __future__ import annotations

import pandas as pd


def exact(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that may be held against others: those stated exactly.

    Examples
    --------
    >>> exact(pd.DataFrame({"value": [300, 298], "qualifier": ["近", ""]}))["value"].tolist()
    [298]
    """
    is_exact = figures["qualifier"].eq("")
    return figures if is_exact.all() else figures[is_exact]
