"""Figures in plain rows, found by topic: what every measure starts from.

Reading a table of figures once and looking them up is linear in its rows, and for one township's hundred figures it costs a
hundredth of what as many masks over the DataFrame do.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from fupin_analysis.core.metrics import MetricTable, Row, rows_of
from fupin_analysis.core.source import join_sources

NAN = float("nan")


class Figure(NamedTuple):
    """One stated number; the columns of the table of figures that measures look at."""

    township: str
    year: int
    period: str
    place: str
    topic: str
    item: str
    measure: str
    value: float
    statement: int
    source: str

    @property
    def key(self) -> tuple[str, int, str, str, str, str, str]:
        """What the figure is about."""
        return self[:7]


class FigureIndex:
    """Figures by topic, in the order given.

    Parameters
    ----------
    figures
        Any number of townships and years.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_topic: dict[str, list[Figure]] = {}
        for figure in figures:
            self._by_topic.setdefault(figure.topic, []).append(figure)

    @property
    def topics(self) -> Collection[str]:
        """Topics that have any figure."""
        return self._by_topic.keys()

    def __iter__(self) -> Iterator[Figure]:
        for figures in self._by_topic.values():
            yield from figures

    def select(
        self,
        *topics: str,
        items: Collection[str] | None = None,
        place: str | None = "",
        statement: int | None = 1,
    ) -> list[Figure]:
        """Return figures of the named topics (all, where none is named), chosen as in ``select``."""
        return [
            figure
            for topic in topics or self._by_topic
            for figure in self._by_topic.get(topic, ())
            if (place is None or figure.place == place)
            and (statement is None or figure.statement == statement)
            and (items is None or figure.item in items)
        ]

    def with_values(self, values: Mapping[tuple[str, int, str, str, str, str, str], float]) -> FigureIndex:
        """Return an index in which the first statements of the given figures have other values."""
        changed = FigureIndex(())
        changed._by_topic = dict(self._by_topic)
        for topic in {key[4] for key in values}:
            changed._by_topic[topic] = [
                figure._replace(value=values[figure.key]) if figure.statement == 1 and figure.key in values else figure
                for figure in self._by_topic.get(topic, ())
            ]
        return changed


def plain_figures(figures: MetricTable) -> list[Figure]:
    """Take the rows out of a table of figures."""
    return list(map(Figure._make, map(itemgetter(*Figure._fields), rows_of(figures))))


def spread_rows(
    figures: Iterable[Figure], measures: Sequence[str], *, by: Sequence[str] = ("period", "place", "item", "statement")
) -> list[Row]:
    """Spread figures so that each row is one item and each measure one of its values; see ``core.figures.spread``.

    Where one measure of a row is given more than once the first counts.
    """
    index = ("township", "year", *by)
    rows: dict[tuple[object, ...], Row] = {}
    sources: dict[tuple[object, ...], list[str]] = {}
    for figure in figures:
        if figure.measure not in measures:
            continue
        key = tuple([getattr(figure, name) for name in index])
        row = rows.get(key)
        if row is None:
            row = rows[key] = dict(zip(index, key, strict=True)) | dict.fromkeys(measures, NAN)
            sources[key] = []
        if row[figure.measure] != row[figure.measure]:  # not known yet
            row[figure.measure] = figure.value
        sources[key].append(figure.source)
    for key, row in rows.items():
        row["source"] = join_sources(sources[key])
    return list(rows.values())
