"""XmR chart of a series: which points a steady process would hardly give.

References
----------
.. [1] Wheeler D. J. (2000) Understanding Variation: the Key to Managing Chaos, 2nd ed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Three standard deviations in units of the mean moving range: 3 / d2, d2 = 1.128 for ranges of two.
_LIMIT = 2.66
#: Upper limit of moving ranges in units of their mean (D4 for ranges of two).
_RANGE_LIMIT = 3.267


@dataclass(frozen=True)
class ControlLimits:
    """Centre and natural limits of a series, in its own unit.

    Parameters
    ----------
    mean
        Mean of the series.
    lower, upper
        Natural process limits; the lower one may be below zero and is then shown as zero where the series cannot be.
    outside
        Positions of the points beyond a limit, from 0.
    """

    mean: float
    lower: float
    upper: float
    outside: tuple[int, ...]


def find_limits(series: Sequence[float], *, is_screened: bool = True) -> ControlLimits:
    """Return the limits of a series of at least two points.

    Parameters
    ----------
    series
        Values in time order; none may be missing.
    is_screened
        Leave out moving ranges above 3.267 times their mean, so that one jump does not widen the limits that should show it.

    Examples
    --------
    >>> limits = find_limits([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
    >>> round(limits.mean, 4), round(limits.lower, 4), round(limits.upper, 4), limits.outside
    (1.9444, -0.7156, 4.6044, (4,))
    """
    if len(series) < 2:
        raise ValueError(f"a series has at least two points, got {len(series)}")
    if not all(math.isfinite(value) for value in series):
        raise ValueError("no point of a series may be missing")
    mean = math.fsum(series) / len(series)
    ranges = [abs(after - before) for before, after in pairwise(series)]
    typical = sum(ranges) / len(ranges)
    if is_screened:
        ranges = [size for size in ranges if size <= _RANGE_LIMIT * typical]
        typical = sum(ranges) / len(ranges)
    lower, upper = mean - _LIMIT * typical, mean + _LIMIT * typical
    slack = 1e-9 * max(map(abs, series))  # where nothing varies, the limits are the values but for rounding
    outside = tuple(at for at, value in enumerate(series) if not lower - slack <= value <= upper + slack)
    return ControlLimits(mean, lower, upper, outside)
