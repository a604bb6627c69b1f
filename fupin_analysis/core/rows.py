"""Figures in plain rows, found by topic: what every measure starts from.

Reading a table of figures once and looking them up is linear in its rows, and for one township's hundred figures it costs a
hundredth of what as many masks over the DataFrame do.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from fupin_analysis.core.metrics import Row
from fupin_analysis.core.source import join_sources
from fupin_analysis.core.texts.rough import Rough

if TYPE_CHECKING:
    import pandas as pd

NAN = float("nan")

#: `statement` of a record added because somebody decided what the figure is; the stated ones stay beside it.
DECIDED = 0


def is_known(value: object) -> bool:
    """Return whether a value is there: not None, NaN or the empty text.

    Examples
    --------
    >>> [is_known(value) for value in (0.0, NAN, None, "", "—")]
    [True, False, False, False, True]
    """
    return value is not None and value != "" and not (isinstance(value, float) and math.isnan(value))


class Figure(NamedTuple):
    """One stated number: a row of the table of figures, what it is about first."""

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
    township_code: str = ""
    as_written: str = ""
    qualifier: str = ""
    part_of: str = ""

    @property
    def key(self) -> tuple[str, int, str, str, str, str, str]:
        """What the figure is about."""
        return self[:7]


class FigureIndex:
    """Figures by topic, in the order given.

    Parameters
    ----------
    figures
        Any number of townships and years; of those stated roughly the number says so
        (:class:`~fupin_analysis.core.texts.rough.Rough`).
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._by_topic: dict[str, list[Figure]] = {}
        self.has_rough = False
        for figure in figures:
            if figure.qualifier:
                self.has_rough = True
                figure = figure._replace(value=Rough(figure.value, figure.qualifier))
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
        changed._by_topic, changed.has_rough = dict(self._by_topic), self.has_rough
        for topic in {key[4] for key in values}:
            changed._by_topic[topic] = [
                figure._replace(value=values[figure.key]) if figure.statement == 1 and figure.key in values else figure
                for figure in self._by_topic.get(topic, ())
            ]
        return changed


def plain_figures(figures: pd.DataFrame) -> list[Figure]:
    """Take the rows out of a table of figures; what no measure looks at may be lacking."""
    columns = [
        [""] * len(figures) if name in Figure._field_defaults and name not in figures else figures[name].tolist()
        for name in Figure._fields
    ]
    return list(map(Figure._make, zip(*columns, strict=True)))


def in_force(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures that count: a decided record stands as the first statement, in place of everything stated."""
    every = list(figures)
    decided = {figure.key for figure in every if figure.statement == DECIDED}
    kept = [figure for figure in every if figure.statement == DECIDED or figure.key not in decided]
    return [figure._replace(statement=figure.statement or 1) for figure in kept] if decided else every


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
