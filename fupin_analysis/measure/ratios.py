"""Division and change that say "unknown" instead of inventing a number."""

from __future__ import annotations

import numpy as np
import pandas as pd


def divide(part: pd.Series, whole: pd.Series | float) -> pd.Series:
    """Return ``part / whole``; NaN where either is missing or the whole is zero.

    Examples
    --------
    >>> divide(pd.Series([94.0, 1.0]), pd.Series([298.0, 0.0])).round(3).tolist()
    [0.315, nan]
    """
    denominator = pd.Series(whole, index=part.index, dtype="float64").replace(0.0, np.nan)
    return part.astype("float64") / denominator


def change(new: pd.Series, old: pd.Series) -> pd.Series:
    """Return the relative change ``new / old − 1``; NaN where it cannot be known."""
    return divide(new, old) - 1.0


def total_of(parts: pd.Series) -> float:
    """Sum of the known parts; NaN where none is known."""
    return float(parts.sum(min_count=1))
