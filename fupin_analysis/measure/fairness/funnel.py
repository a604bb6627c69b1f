"""Funnel limits: what a place of a given size may show by chance alone if it were like all the others.

Places are first tested for over-dispersion: where they differ by more than chance from one common rate, limits for one common
rate would call nearly every place an outlier, and limits of the beta-binomial distribution take their place.

References
----------
.. [1] Spiegelhalter D. J. (2005) Funnel plots for comparing institutional performance. Statistics in Medicine 24, 1185-1202.
.. [2] Spiegelhalter D. J. (2005) Handling over-dispersion of performance indicators. QSHC 14, 347-351.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fupin_analysis.measure.fairness.intervals import check_level, exact_poisson
from fupin_analysis.measure.fairness.shrinkage import BetaBinomial

#: Limits come in pairs: outside the inner ones deserves a look, outside the outer ones an answer.
LEVELS = (0.95, 0.998)


@dataclass(frozen=True)
class Dispersion:
    """Whether places differ by more than chance from one common rate.

    Parameters
    ----------
    pooled
        The common rate [0-1]: all counts over all bases.
    chi_square, degrees
        Pearson's statistic about the common rate, and its degrees of freedom (places - 1).
    factor
        Statistic over degrees of freedom: 1 for chance alone.
    probability
        Of a statistic at least as large by chance alone [0-1].
    """

    pooled: float
    chi_square: float
    degrees: int
    factor: float
    probability: float

    @property
    def is_over(self) -> bool:
        """Whether chance alone is an unlikely reason (below 5 %)."""
        return self.probability < 0.05


def find_dispersion(counts: Sequence[float], bases: Sequence[float]) -> Dispersion:
    """Test counts of places for over-dispersion about their common rate.

    Parameters
    ----------
    counts, bases
        How many of how many, one pair a place; at least two places with a base above 0.

    Examples
    --------
    >>> found = find_dispersion([0, 18, 8], [47, 148, 119])
    >>> round(found.pooled, 3), found.degrees, found.is_over
    (0.083, 2, True)
    """
    from scipy.stats import chi2

    if len(counts) != len(bases) or len(counts) < 2:
        raise ValueError(f"at least two places with a count and a base each, got {len(counts)} and {len(bases)}")
    if not all(base > 0 for base in bases):
        raise ValueError(f"every base must be above 0, got {min(bases)}")
    pooled = sum(counts) / sum(bases)
    spread = pooled * (1 - pooled)
    misses = [(count - base * pooled) ** 2 / base for count, base in zip(counts, bases, strict=True)]
    statistic = sum(misses) / spread if spread else 0.0
    degrees = len(counts) - 1
    return Dispersion(pooled, statistic, degrees, statistic / degrees, float(chi2.sf(statistic, degrees)))


def proportion_limits(target: float, base: float, *, level: float = 0.95) -> tuple[float, float]:
    """Exact binomial limits about a target rate, interpolated between counts [1]_ [0-1].

    For the quantile *k* at the probability *q* the limit is ``(k - (F(k) - q) / f(k)) / base``.

    Examples
    --------
    >>> [round(limit, 4) for limit in proportion_limits(0.0739161336, 810)]
    [0.0558, 0.0918]
    """
    from scipy.stats import binom

    if not 0 <= target <= 1 or not base > 0:
        raise ValueError(f"a rate between 0 and 1 and a base above 0, got {target} and {base}")
    if target in {0, 1}:  # no count but one is possible, and nothing lies between counts
        check_level(level)
        return float(target), float(target)
    return _limits(binom(base, target), base, level)


def over_dispersed_limits(fitted: BetaBinomial, base: float, *, level: float = 0.95) -> tuple[float, float]:
    """Beta-binomial limits, interpolated between counts in the same way [0-1]: chance and the usual difference between places.

    Examples
    --------
    >>> [round(limit, 4) for limit in over_dispersed_limits(BetaBinomial(8.2535, 99.6369), 810)]
    [0.0311, 0.1364]
    """
    import numpy as np
    from scipy.special import betaln, gammaln

    # All probabilities at once: scipy's quantile of this distribution searches count by count, a hundred times as long.
    alpha, beta, size = fitted.alpha, fitted.beta, int(base)
    counts = np.arange(size + 1)
    ways = gammaln(size + 1) - gammaln(counts + 1) - gammaln(size - counts + 1)
    chances = np.exp(ways + betaln(counts + alpha, size - counts + beta) - betaln(alpha, beta))
    up_to = np.cumsum(chances)
    tail = (1 - check_level(level)) / 2
    found = []
    for probability in (tail, 1 - tail):
        quantile = min(int(np.searchsorted(up_to, probability)), size)
        excess = float((up_to[quantile] - probability) / chances[quantile])
        found.append(max((quantile - excess) / size, 0.0))
    return found[0], found[1]


def _limits(distribution: Any, base: float, level: float) -> tuple[float, float]:
    tail = (1 - check_level(level)) / 2
    found = []
    for probability in (tail, 1 - tail):
        quantile = float(distribution.ppf(probability))
        excess = (float(distribution.cdf(quantile)) - probability) / float(distribution.pmf(quantile))
        found.append(max((quantile - excess) / base, 0.0))
    return found[0], found[1]


def ratio_limits(expected: float, *, level: float = 0.95) -> tuple[float, float]:
    """Exact Poisson limits of observed ÷ expected about 1, at a number expected.

    Examples
    --------
    >>> [round(limit, 3) for limit in ratio_limits(20)]
    [0.611, 1.544]
    """
    if not expected > 0:
        raise ValueError(f"the number expected must be above 0, got {expected}")
    lower, upper = exact_poisson(expected, level=level)
    return lower / expected, upper / expected


def observed_limits(observed: float, *, level: float = 0.95) -> tuple[float, float]:
    """Limits of 100 x observed ÷ expected within which a place that observed so many does not differ from 100.

    Examples
    --------
    >>> [round(limit, 1) for limit in observed_limits(10)]
    [54.4, 208.5]
    """
    if not observed > 0:
        raise ValueError(f"the number observed must be above 0, got {observed}")
    lower, upper = exact_poisson(observed, level=level)
    return 100 * observed / upper, 100 * observed / lower
