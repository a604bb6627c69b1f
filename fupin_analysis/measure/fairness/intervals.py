"""Intervals of proportions, counts and rates: how far chance alone may have moved a number that was counted once.

References
----------
.. [1] Wilson E. B. (1927) Probable inference, the law of succession, and statistical inference. JASA 22, 209-212.
.. [2] Breslow N. E., Day N. E. (1987) Statistical Methods in Cancer Research, vol. II, p. 69 (Byar's approximation).
.. [3] Garwood F. (1936) Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.
"""

from __future__ import annotations

import math

#: Below this count Byar's approximation is replaced by the exact limits.
EXACT_BELOW = 10


def check_level(level: float) -> float:
    """Return `level` if it is a level of confidence between 0 and 1.

    Raises
    ------
    ValueError
        Where it is not; a level is given as a share, 0.95 and not 95.
    """
    if not 0 < level < 1:
        raise ValueError(f"level must be a share between 0 and 1, got {level!r}")
    return level


def wilson(count: float, base: float, *, level: float = 0.95) -> tuple[float, float]:
    """Score interval of a proportion [0-1] after Wilson [1]_.

    Parameters
    ----------
    count, base
        How many of how many, ``0 <= count <= base``, ``base > 0``.
    level
        Level of confidence [0-1].

    Returns
    -------
    tuple of float
        Lower and upper limit [0-1].

    Examples
    --------
    >>> [round(limit, 4) for limit in wilson(65, 100)]
    [0.5525, 0.7364]
    """
    from scipy.stats import norm

    if not 0 <= count <= base or not base > 0:
        raise ValueError(f"count must be between 0 and base, got {count} of {base}")
    z = float(norm.ppf(0.5 + check_level(level) / 2))
    share = count / base
    middle = share + z * z / (2 * base)
    half = z * math.sqrt(share * (1 - share) / base + z * z / (4 * base * base))
    return max(0.0, (middle - half) / (1 + z * z / base)), min(1.0, (middle + half) / (1 + z * z / base))


def exact_poisson(count: float, *, level: float = 0.95) -> tuple[float, float]:
    """Exact interval of a Poisson count [3]_; the lower limit of 0 is 0.

    Examples
    --------
    >>> [round(limit, 4) for limit in exact_poisson(5)]
    [1.6235, 11.6683]
    """
    from scipy.stats import chi2

    tail = (1 - check_level(level)) / 2
    if count < 0:
        raise ValueError(f"a count is not below 0, got {count}")
    lower = float(chi2.ppf(tail, 2 * count)) / 2 if count else 0.0
    return lower, float(chi2.ppf(1 - tail, 2 * count + 2)) / 2


def byar(count: float, *, level: float = 0.95) -> tuple[float, float]:
    """Interval of a count: Byar's approximation [2]_, exact below :data:`EXACT_BELOW`.

    Examples
    --------
    >>> [round(limit, 2) for limit in byar(65)]
    [50.16, 82.85]
    """
    from scipy.stats import norm

    if count < EXACT_BELOW:
        return exact_poisson(count, level=level)
    z = float(norm.ppf(0.5 + check_level(level) / 2))
    above = count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * math.sqrt(count))) ** 3
    return lower, above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3


def rate_interval(count: float, base: float, *, per: float = 1.0, level: float = 0.95) -> tuple[float, float, float]:
    """Rate of events and its interval; a rate may exceed one event a head and is never cut off at `per`.

    Parameters
    ----------
    count, base
        Events, and the population or amount they are counted over.
    per
        Unit of the base that the rate is stated for, such as 1000 persons.
    level
        Level of confidence [0-1].

    Returns
    -------
    tuple of float
        Rate, lower and upper limit [events per `per` of the base].

    Examples
    --------
    >>> [round(value, 1) for value in rate_interval(250, 220, per=100_000)]
    [113636.4, 99984.9, 128631.1]
    """
    if not base > 0:
        raise ValueError(f"base must be above 0, got {base}")
    lower, upper = byar(count, level=level)
    return count / base * per, lower / base * per, upper / base * per
