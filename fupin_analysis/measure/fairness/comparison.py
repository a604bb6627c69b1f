"""Townships of a year side by side: raw and shrunken rates, where chance ends, and tiers instead of places in a row."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from fupin_analysis.measure.fairness.funnel import LEVELS, Dispersion, find_dispersion, over_dispersed_limits, proportion_limits
from fupin_analysis.measure.fairness.intervals import wilson
from fupin_analysis.measure.fairness.shrinkage import BetaBinomial, expected_ranks, find_tiers, fit_beta_binomial

#: Smallest base a rate is shown for: below it one household more or less moves the rate by more than three points.
LEAST_BASE = 30

#: Fewest places that can be compared: with fewer, limits of "all the others" say nothing.
LEAST_PLACES = 5

#: Where a place stands, from far below to far above, and what is said where nothing can be.
CLASSES = ("far_below", "below", "within", "above", "far_above", "withheld")

COLUMNS = (
    *(
        "township",
        "year",
        "count",
        "base",
        "rate",
        "lower",
        "upper",
        "limit_low",
        "limit_high",
        "far_limit_low",
        "far_limit_high",
    ),
    *("position", "shrunken_rate", "expected_rank", "tier", "method", "source"),
)


def measure_comparison(places: pd.DataFrame, *, least_base: int = LEAST_BASE) -> pd.DataFrame:
    """Compare a share of townships, year by year.

    Parameters
    ----------
    places
        One row per township and year: township, year, count and base [of one thing everywhere: households of households; NaN
        where not reported], source. Places that report different things must not be in one table.
    least_base
        Smallest base that a rate is shown for.

    Returns
    -------
    pandas.DataFrame
        The same rows by year and township: count, base, rate [0-1], lower and upper [0-1, Wilson, 95 %], limit_low, limit_high,
        far_limit_low, far_limit_high [0-1: what a place of this size shows by chance, 95 and 99.8 %], position (one of
        :data:`CLASSES`), shrunken_rate [0-1], expected_rank [1 is lowest; of the places compared], tier (-1, 0, 1; 0 also where
        nothing is compared), method (``binomial``, ``beta-binomial`` where places differ by more than chance, empty where fewer
        than :data:`LEAST_PLACES` can be compared), source. Where a base is too thin, or the count is above its base, everything
        but count and base is unknown and the position is ``withheld``.

    Examples
    --------
    >>> places = pd.DataFrame({"township": list("甲乙丙丁戊"), "count": [10, 12, 9, 40, 0], "base": [100, 110, 95, 105, 8]})
    >>> table = measure_comparison(places.assign(year=2018, source=""))
    >>> table[["township", "position"]].values.tolist()
    [['丁', 'withheld'], ['丙', 'withheld'], ['乙', 'withheld'], ['戊', 'withheld'], ['甲', 'withheld']]
    """
    rows: list[dict[str, Any]] = []
    ordered = places.sort_values(["year", "township"], kind="stable")
    for _year, own in ordered.groupby("year", sort=True):
        records = [{str(name): value for name, value in row.items()} for row in own.to_dict("records")]
        usable = [row for row in records if _is_usable(row, least_base)]
        compared = _compare(usable) if len(usable) >= LEAST_PLACES else {}
        rows += [{**_withheld(row), **compared.get(row["township"], {})} for row in records]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _is_usable(row: Mapping[str, Any], least_base: int) -> bool:
    count, base = float(row["count"]), float(row["base"])
    return not math.isnan(count) and not math.isnan(base) and base >= least_base and 0 <= count <= base


def _withheld(row: Mapping[str, Any]) -> dict[str, Any]:
    unknown = dict.fromkeys(COLUMNS, math.nan)
    kept = {name: row[name] for name in ("township", "year", "count", "base", "source")}
    return {**unknown, **kept, "position": "withheld", "tier": 0, "method": ""}


def _compare(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    counts, bases = [float(row["count"]) for row in rows], [float(row["base"]) for row in rows]
    dispersion = find_dispersion(counts, bases)
    if not 0 < dispersion.pooled < 1:  # nobody or everybody: nothing tells places apart
        return {row["township"]: _alike(row, dispersion) for row in rows}
    fitted = fit_beta_binomial(counts, bases)
    ranks, tiers = expected_ranks(counts, bases, fitted), find_tiers(counts, bases, fitted)
    found = {}
    for row, rank, tier in zip(rows, ranks, tiers, strict=True):
        count, base = float(row["count"]), float(row["base"])
        limits = [_limits(dispersion, fitted, base, level) for level in LEVELS]
        found[row["township"]] = {
            **_rate(count, base),
            **dict(zip(("limit_low", "limit_high", "far_limit_low", "far_limit_high"), (*limits[0], *limits[1]), strict=True)),
            "position": _position(count / base, *limits),
            "shrunken_rate": fitted.shrunken(count, base),
            "expected_rank": rank,
            "tier": tier,
            "method": "beta-binomial" if dispersion.is_over else "binomial",
        }
    return found


def _limits(dispersion: Dispersion, fitted: BetaBinomial, base: float, level: float) -> tuple[float, float]:
    if dispersion.is_over:
        return over_dispersed_limits(fitted, base, level=level)
    return proportion_limits(dispersion.pooled, base, level=level)


def _alike(row: Mapping[str, Any], dispersion: Dispersion) -> dict[str, Any]:
    rate = _rate(float(row["count"]), float(row["base"]))
    return {**rate, "position": "within", "shrunken_rate": dispersion.pooled, "method": "binomial"}


def _rate(count: float, base: float) -> dict[str, float]:
    lower, upper = wilson(count, base)
    return {"rate": count / base, "lower": lower, "upper": upper}


def _position(rate: float, inner: tuple[float, float], outer: tuple[float, float]) -> str:
    if rate < outer[0]:
        return "far_below"
    if rate > outer[1]:
        return "far_above"
    if rate < inner[0]:
        return "below"
    return "above" if rate > inner[1] else "within"


def split_change(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Split the change of a municipality's count between two years into size and rate.

    The part of size is what the count would have changed by had every township kept its mean rate of the two years, the part of
    rate what it would have changed by had every township kept its mean base; together they are the whole change (the symmetric
    decomposition, in which no remainder is left over) [1]_.

    Parameters
    ----------
    before, after
        One row per township: township, count, base (above 0). Townships that are in one of them only are left out and counted.

    Returns
    -------
    pandas.DataFrame
        One row per township in both: township, change, by_size, by_rate [in the unit of the count].

    References
    ----------
    .. [1] Kitagawa E. M. (1955) Components of a difference between two rates. JASA 50, 1168-1194.

    Examples
    --------
    >>> before = pd.DataFrame({"township": ["甲山镇"], "count": [20.0], "base": [100.0]})
    >>> after = pd.DataFrame({"township": ["甲山镇"], "count": [30.0], "base": [120.0]})
    >>> split_change(before, after)[["change", "by_size", "by_rate"]].round(2).values.tolist()
    [[10.0, 4.5, 5.5]]
    """
    both = before.merge(after, on="township", suffixes=("_before", "_after"))
    both = both[both["base_before"].gt(0) & both["base_after"].gt(0)]
    rate_before, rate_after = both["count_before"] / both["base_before"], both["count_after"] / both["base_after"]
    table = pd.DataFrame(
        {
            "township": both["township"],
            "change": both["count_after"] - both["count_before"],
            "by_size": (both["base_after"] - both["base_before"]) * (rate_before + rate_after) / 2,
            "by_rate": (rate_after - rate_before) * (both["base_before"] + both["base_after"]) / 2,
        }
    )
    return table.reset_index(drop=True)
