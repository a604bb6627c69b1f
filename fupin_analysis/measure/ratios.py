"""Division and change that say "unknown" instead of inventing a number."""

from __future__ import annotations

import numpy as np
import pandas as pd

#: Shares that are sums of shares may pass 1 by the last binary digit.
_ROUNDING = 1e-9


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


def exceeds(*shares: pd.Series) -> pd.Series:
    """Return whether any of the shares is above 1: a part larger than its whole, shown as it is and marked.

    Examples
    --------
    >>> exceeds(pd.Series([0.9, 1.0, 1.048, float("nan")])).tolist()
    [False, False, True, False]
    """
    return pd.concat(shares, axis=1).gt(1.0 + _ROUNDING).any(axis=1)
