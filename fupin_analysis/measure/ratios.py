"""Division and change that say "unknown" instead of inventing a number."""

from __future__ import annotations

import math
from collections.abc import Iterable

from fupin_analysis.core.texts.rough import summed

NAN = float("nan")

#: Shares that are sums of shares may pass 1 by the last binary digit.
_ROUNDING = 1e-9


def divide(part: float, whole: float) -> float:
    """Return ``part / whole``; NaN where either is missing or the whole is zero.

    Examples
    --------
    >>> round(divide(94, 298), 3), divide(1, 0)
    (0.315, nan)
    """
    return part / whole if whole else NAN


def change(new: float, old: float) -> float:
    """Return the relative change ``new / old − 1``; NaN where it cannot be known."""
    return divide(new, old) - 1.0


def exceeds(*shares: float) -> bool:
    """Return whether any of the shares is above 1: a part larger than its whole, shown as it is and marked.

    Examples
    --------
    >>> [exceeds(share) for share in (0.9, 1.0, 1.048, float("nan"))]
    [False, False, True, False]
    """
    return any(share > 1.0 + _ROUNDING for share in shares)


def add(values: Iterable[float]) -> float:
    """Return the sum of the known values, rounded once, whatever their order; NaN where none is known.

    Examples
    --------
    >>> add([0.1] * 10), add([1.0, float("nan")]), add([])
    (1.0, 1.0, nan)
    """
    known = [value for value in values if not math.isnan(value)]
    return summed(known) if known else NAN


def not_below_zero(value: float) -> float:
    """Return `value`, 0 where it is negative; NaN stays."""
    return 0.0 if value <= 0 else value
