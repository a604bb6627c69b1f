"""Effects: which metrics change under each candidate repair of an open finding, and between what bounds.

Until somebody decides, a metric that rests on a doubtful figure is a band: from the lowest to the highest value it takes as
stated and under the candidates.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from fupin_analysis.figures import KEY
from fupin_analysis.measure import SUBJECTS, find_measure

#: Columns of a table of effects; `stated` and `changed` are values of the metric in its own unit.
EFFECT_COLUMNS = ["finding", "candidate", "subject", "period", "name", "metric", "stated", "changed", "source"]

#: Smallest repairs looked at per finding, the best first.
_MOST_CANDIDATES = 4

#: Low and high value of a metric, by the sources of its row and its column.
Bands = Mapping[tuple[str, str], tuple[float, float]]


def measure_effects(figures: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Measure again under every candidate repair of every open finding.

    Parameters
    ----------
    figures
        Figures of one township and year, those in force.
    findings
        Its findings; those decided on are passed over.

    Returns
    -------
    pandas.DataFrame
        One row per metric that changes (:data:`EFFECT_COLUMNS`).
    """
    rows: list[tuple[Any, ...]] = []
    base = {subject: find_measure(subject)(figures) for subject in SUBJECTS} if len(findings) else {}
    for finding in findings[findings["decision"].eq("")].to_dict("records"):
        for number, changes in enumerate(_candidates(finding), start=1):
            changed, touched = _with(figures, finding, changes)
            for subject, before in base.items():
                if before["source"].map(lambda text, touched=touched: not touched.isdisjoint(text.split("; "))).any():
                    after = find_measure(subject)(changed)
                    rows += [(finding["finding"], number, subject, *row) for row in _differences(before, after)]
    return pd.DataFrame(rows, columns=EFFECT_COLUMNS)


def bands_of(effects: pd.DataFrame) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the band of every metric that is in doubt, by the sources of its row and its column."""
    bands: dict[tuple[str, str], tuple[float, float]] = {}
    for source, metric, *values in effects[["source", "metric", "stated", "changed"]].to_numpy().tolist():
        known = [float(value) for value in values if not math.isnan(value)]
        low, high = bands.get((source, metric), (math.inf, -math.inf))
        bands[source, metric] = min([low, *known]), max([high, *known])
    return {key: band for key, band in bands.items() if band[0] < band[1]}


def _candidates(finding: Mapping[Any, Any]) -> list[list[dict[str, Any]]]:
    if finding["severity"] == "note":  # a query worth a look accuses nobody
        return []
    found = [candidate for candidate in json.loads(finding["candidates"]) if candidate["minimal"]]
    known = [candidate["changes"] for candidate in found if all(change["to"] is not None for change in candidate["changes"])]
    return known[:_MOST_CANDIDATES]


def _with(figures: pd.DataFrame, finding: Mapping[Any, Any], changes: list[dict[str, Any]]) -> tuple[pd.DataFrame, set[str]]:
    """Figures with the changes made, and the sources of the changed ones."""
    values, touched = figures["value"].copy(), set()
    for change in changes:
        about = {
            "township": finding["township"],
            "year": finding["year"],
            **{name: change[name] for name in KEY if name in change},
        }
        is_it = figures["statement"].eq(1)
        for name in KEY:
            is_it &= figures[name].eq(about[name])
        values = values.mask(is_it, change["to"])
        touched |= set(figures.loc[is_it, "source"])
    return figures.assign(value=values), touched


def _differences(before: pd.DataFrame, after: pd.DataFrame) -> Iterator[tuple[str, str, str, float, float, str]]:
    """Metrics of rows that rest on the same figures and differ."""
    numeric = [name for name in before.columns if before[name].dtype.kind == "f"]
    later = {(row["source"], _name(row)): row for row in after.to_dict("records")}
    for row in before.to_dict("records"):
        match = later.get((row["source"], _name(row)))
        if match is None:
            continue
        for metric in numeric:
            old, new = float(row[metric]), float(match[metric])
            if old != new and not (math.isnan(old) and math.isnan(new)):
                yield str(row.get("period", "")), _name(row), str(metric), old, new, str(row["source"])


def _name(row: Mapping[Any, Any]) -> str:
    return str(row.get("reading") or row.get("item") or "")
