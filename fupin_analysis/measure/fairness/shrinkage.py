"""Shrunken rates and expected ranks: what small places are likely to be, rather than what they happened to show once.

Counts of places are taken as binomial about rates that come from one beta distribution (the beta-binomial model). Its two
parameters are fitted by maximum likelihood; a place's rate is then drawn towards the mean, the more the smaller its base. Where
chance alone explains the differences the rates of all places are drawn together, and no rank is told from another.

References
----------
.. [1] Spiegelhalter D. J., Abrams K. R., Myles J. P. (2004) Bayesian Approaches to Clinical Trials, ch. 3.
.. [2] Goldstein H., Spiegelhalter D. J. (1996) League tables and their limitations. JRSS A 159, 385-443.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

#: The largest sum of both parameters: beyond it places do not differ from one common rate for any purpose here.
_ALIKE = 1e7


@dataclass(frozen=True)
class BetaBinomial:
    """Distribution of the rates of places, ``Beta(alpha, beta)``.

    Parameters
    ----------
    alpha, beta
        Its parameters, above 0; their sum says how alike places are.
    """

    alpha: float
    beta: float

    @property
    def mean(self) -> float:
        """Mean rate [0-1]."""
        return self.alpha / (self.alpha + self.beta)

    def shrunken(self, count: float, base: float) -> float:
        """Rate a place is likely to have [0-1]: the mean of its posterior distribution."""
        return (count + self.alpha) / (base + self.alpha + self.beta)


def fit_beta_binomial(counts: Sequence[float], bases: Sequence[float]) -> BetaBinomial:
    """Fit the distribution of rates by maximum likelihood.

    Parameters
    ----------
    counts, bases
        How many of how many, one pair a place; at least two places, not all counts 0 or all full.

    Examples
    --------
    >>> deaths = [0, 18, 8, 46, 8, 13, 9, 31, 14, 8, 29, 24]
    >>> operations = [47, 148, 119, 810, 211, 196, 148, 215, 207, 97, 256, 360]
    >>> fitted = fit_beta_binomial(deaths, operations)
    >>> round(fitted.alpha, 2), round(fitted.mean, 4)
    (8.25, 0.0765)
    """
    import numpy as np
    from scipy.optimize import minimize
    from scipy.special import betaln

    events, sizes = np.asarray(counts, dtype=float), np.asarray(bases, dtype=float)
    if len(events) != len(sizes) or len(events) < 2:
        raise ValueError(f"at least two places with a count and a base each, got {len(events)} and {len(sizes)}")
    pooled = events.sum() / sizes.sum()
    if not 0 < pooled < 1:
        raise ValueError("rates of places cannot be told apart where all counts are 0 or all are full")

    def loss(parameters: np.ndarray) -> float:
        mean, size = 1 / (1 + math.exp(-parameters[0])), math.exp(parameters[1])
        alpha, beta = mean * size, (1 - mean) * size
        return -float(np.sum(betaln(events + alpha, sizes - events + beta) - betaln(alpha, beta)))

    bounds = [(-30.0, 30.0), (-10.0, math.log(_ALIKE))]
    starts = [np.array([math.log(pooled / (1 - pooled)), math.log(size)]) for size in (10.0, 100.0, 10_000.0, _ALIKE)]
    fits = [minimize(loss, start, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-14, "gtol": 1e-9}) for start in starts]
    best = min(fits, key=lambda fit: float(fit.fun))
    mean, size = 1 / (1 + math.exp(-best.x[0])), math.exp(best.x[1])
    return BetaBinomial(mean * size, (1 - mean) * size)


def expected_ranks(counts: Sequence[float], bases: Sequence[float], fitted: BetaBinomial) -> list[float]:
    """Return the rank each place is expected to have, 1 for the lowest rate.

    The expected rank of *i* is 1 plus the sum over all other places *j* of the probability that the rate of *j* is below that of
    *i* under their posterior distributions. Expected ranks always add up to ``n (n + 1) / 2``.

    Examples
    --------
    >>> [round(rank, 2) for rank in expected_ranks([0, 5], [47, 50], BetaBinomial(8.0, 100.0))]
    [1.13, 1.87]
    """
    import numpy as np
    from scipy.interpolate import PchipInterpolator
    from scipy.special import betainc, betaincinv

    events, sizes = np.asarray(counts, dtype=float), np.asarray(bases, dtype=float)
    first, second = events + fitted.alpha, sizes - events + fitted.beta
    if not len(events):
        return []
    # Gauss-Legendre on quantiles of each place's own distribution; with the curve below, ranks are exact to some 1e-4.
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    rates = betaincinv(first[:, None], second[:, None], (nodes + 1)[None, :] / 2)
    # How many places are expected to lie below a rate is one curve for all: reckoned once, it makes ranks of a thousand places
    # a matter of seconds, where every pair by itself takes minutes.
    grid = np.unique(rates)
    grid = grid[np.unique(np.linspace(0, len(grid) - 1, _MOST_POINTS).astype(int))]
    below = np.zeros(len(grid))
    for alpha, beta in zip(first, second, strict=True):
        below += betainc(alpha, beta, grid)
    lower = PchipInterpolator(grid, below)(rates) if len(grid) > 1 else np.full(rates.shape, below[0])
    return [float(value) for value in 0.5 + lower @ (weights / 2)]  # 1, less the half by which a place lies below itself


#: Nodes of each place's distribution, and points of the curve of all of them.
_NODES, _MOST_POINTS = 200, 4000


def find_tiers(counts: Sequence[float], bases: Sequence[float], fitted: BetaBinomial, *, certainty: float = 0.9) -> list[int]:
    """Return the tier of each place: -1 likely below the mean rate of all, 1 likely above it, 0 where that cannot be told.

    Parameters
    ----------
    counts, bases
        How many of how many, one pair a place.
    fitted
        Distribution of rates.
    certainty
        Probability that must be reached to leave the middle tier [0-1].

    Examples
    --------
    >>> find_tiers([0, 31, 8], [47, 215, 97], BetaBinomial(8.2535, 99.6369))
    [0, 1, 0]
    """
    from scipy.stats import beta

    tiers = []
    for count, base in zip(counts, bases, strict=True):
        below = float(beta.cdf(fitted.mean, count + fitted.alpha, base - count + fitted.beta))
        tiers.append(-1 if below >= certainty else 1 if 1 - below >= certainty else 0)
    return tiers
