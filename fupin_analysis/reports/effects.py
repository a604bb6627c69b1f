"""Effects: which metrics change under each candidate repair of an open finding, and between what bounds.

Until somebody decides, a metric that rests on a doubtful figure is a band: from the lowest to the highest value it takes as
stated and under the candidates.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.core.source import split_sources
from fupin_analysis.measure import SUBJECTS, measure_of

if TYPE_CHECKING:
    import pandas as pd

#: Columns of a table of effects; `stated` and `changed` are values of the metric in its own unit.
EFFECT_COLUMNS = ["finding", "candidate", "subject", "place", "period", "name", "metric", "stated", "changed", "source"]

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

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> report = open_report("XX镇", 2018, data="data/raw")
    >>> measure_effects(report.figures, report.findings)[["subject", "metric", "stated", "changed"]].head(1).values.tolist()
    [['exits', 'planned_households', 7.0, 57.0]]
    """
    index = FigureIndex(plain_figures(figures))
    return find_effects(index, rows_of(findings), measured=lambda subject: measure_of(subject).rows(index)).frame()


def find_effects(figures: FigureIndex, findings: Iterable[Row], *, measured: Callable[[str], Metrics]) -> Metrics:
    """Measure effects on figures in plain rows; `measured` gives the table of a subject as stated."""
    rows: list[Row] = []
    stated: dict[str, tuple[Metrics, set[str]]] = {}
    for finding in findings:
        candidates = _candidates(finding) if finding["decision"] == "" else []
        if candidates and not stated:
            stated = {subject: _with_sources(measured(subject)) for subject in SUBJECTS}
        for number, changes in enumerate(candidates, start=1):
            changed, touched = _changed(figures, finding, changes)
            for subject, (before, sources) in stated.items():
                if not touched.isdisjoint(sources):
                    about = {"finding": finding["finding"], "candidate": number, "subject": subject}
                    rows += [about | difference for difference in _differences(before, measure_of(subject).rows(changed))]
    return Metrics(EFFECT_COLUMNS, rows)


def _with_sources(metrics: Metrics) -> tuple[Metrics, set[str]]:
    return metrics, {part for row in metrics for part in split_sources(row["source"])}


def bands_of(effects: Metrics) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the band of every metric that is in doubt, by the sources of its row and its column."""
    bands: dict[tuple[str, str], tuple[float, float]] = {}
    for row in rows_of(effects):
        key = row["source"], row["metric"]
        known = [value for value in (row["stated"], row["changed"]) if not math.isnan(value)]
        low, high = bands.get(key, (math.inf, -math.inf))
        bands[key] = min([low, *known]), max([high, *known])
    return {key: band for key, band in bands.items() if band[0] < band[1]}


def changed_figures(findings: Iterable[Row]) -> set[tuple[str, str, str]]:
    """Return period, topic and item of the township's own figures that a candidate of an open finding would change."""
    still = [finding for finding in findings if finding["decision"] == ""]
    changes = [change for finding in still for candidate in _candidates(finding) for change in candidate]
    return {(str(one["period"]), str(one["topic"]), str(one["item"])) for one in changes if not one["place"]}


def _candidates(finding: Row) -> list[list[dict[str, Any]]]:
    if finding["severity"] == "note":  # a query worth a look accuses nobody
        return []
    found = [candidate for candidate in finding["candidates"] if candidate["minimal"]]
    known = [candidate["changes"] for candidate in found if all(change["to"] is not None for change in candidate["changes"])]
    return known[:_MOST_CANDIDATES]


def _changed(figures: FigureIndex, finding: Row, changes: list[dict[str, Any]]) -> tuple[FigureIndex, set[str]]:
    """Figures with the changes made, and the sources of the changed ones."""
    values = {_key(finding, change): float(change["to"]) for change in changes}
    touched = {figure.source for key in values for figure in figures.select(key[4], place=None) if figure.key == key}
    return figures.with_values(values), touched


def _key(finding: Row, change: Mapping[str, Any]) -> tuple[str, int, str, str, str, str, str]:
    names = ("period", "place", "topic", "item", "measure")
    period, place, topic, item, measure = (str(change[name]) for name in names)
    return finding["township"], finding["year"], period, place, topic, item, measure


def _differences(before: Metrics, after: Metrics) -> Iterator[Row]:
    """Metrics of rows that rest on the same figures and differ."""
    later = {(row["source"], _name(row)): row for row in after}
    for row in before:
        match = later.get((row["source"], _name(row)))
        if match is None:
            continue
        about = {"place": row.get("place", ""), "period": row.get("period", ""), "name": _name(row), "source": row["source"]}
        for metric in before.numbers:
            old, new = row[metric], match[metric]
            if old != new and not (math.isnan(old) and math.isnan(new)):
                yield {**about, "metric": metric, "stated": old, "changed": new}


def _name(row: Row) -> str:
    return str(row.get("reading") or row.get("item") or "")
