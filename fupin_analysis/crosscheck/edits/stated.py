"""What one township stated for one year: exact numbers by what they are about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

import pandas as pd

from fupin_analysis.core.disk.store import by_unit
from fupin_analysis.core.figure_ref import FigureRef
from fupin_analysis.core.source import is_asked_sum, is_whole_sum, join_sources, split_sources, where_sum
from fupin_analysis.crosscheck.edits.linear import whole


class Key(NamedTuple):
    """What one figure of a township and year is about."""

    period: str
    place: str
    topic: str
    item: str
    measure: str


class Rival(NamedTuple):
    """A later statement of a figure with another value."""

    key: Key
    first: Fraction
    other: Fraction
    source: str


def path_of(key: Key) -> str:
    """Write a key as programs write figures."""
    return FigureRef(*key).code


#: As many digits as a float holds of a decimal number.
_DIGITS = ".15g"
#: Rows of a table turned into plain objects at a time.
_BLOCK = 50_000


@dataclass(frozen=True)
class Stated:
    """All figures of one township and year.

    Parameters
    ----------
    township, year
        Whose figures.
    values
        First statements, exact.
    rivals
        Later statements of the same figure with another value, with the sources of both.
    sources
        Address of each first statement.
    earlier
        How many of the values, the last ones, are those of the return of the year before.
    sums
        Sums typed in a table or told in a text: the figure of the sum, and those of its parts.
    lists
        The same of lists of which not all parts are figures: no sums, but it is known whose parts they are.
    asked
        Those of the sums whose parts may not be all there are.
    counted, counted_sources
        What the household register handed in beside the figures counts, and in which sheets; see :mod:`register`.
    """

    township: str
    year: int
    values: Mapping[Key, Fraction]
    rivals: tuple[Rival, ...]
    sources: Mapping[Key, str]
    earlier: int = 0
    sums: tuple[tuple[Key, tuple[Key, ...]], ...] = ()
    lists: tuple[tuple[Key, tuple[Key, ...]], ...] = ()
    asked: frozenset[tuple[Key, tuple[Key, ...]]] = frozenset()
    counted: Mapping[Key, Fraction] = field(default_factory=dict)
    counted_sources: Mapping[Key, str] = field(default_factory=dict)

    def after(self, before: Stated) -> Stated:
        """Return the figures with what the return of the year before states of its own year and this one does not."""
        own = {k: v for k, v in before.values.items() if k.period == str(before.year) and k not in self.values}
        sources = {**self.sources, **{key: before.sources[key] for key in own}}
        return replace(self, values={**self.values, **own}, sources=sources, earlier=len(own))

    def restated(self, before: Stated) -> Iterator[Rival]:
        """Yield what the return of the year before states otherwise, its value first."""
        for key, value in before.values.items():
            now = self.values.get(key, value)
            if now != value:
                yield Rival(key, value, now, join_sources([before.sources[key], self.sources[key]]))

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """What is stated, in order."""
        return tuple(self.values)

    @cached_property
    def rows(self) -> dict[tuple[str, ...], list[str]]:
        """The measures stated of each period, place, topic and item."""
        found: dict[tuple[str, ...], list[str]] = {}
        for key in self.values:
            found.setdefault(key[:4], []).append(key.measure)
        return found


def read_stated(figures: pd.DataFrame) -> Iterator[Stated]:
    """Yield the figures of each township and year, in order of name and year."""
    columns = ["township", "year", *Key._fields, "value", "statement", "source", "part_of"]
    ordered = by_unit(figures[columns])
    for _unit, rows in groupby(_rows(ordered), key=itemgetter(0, 1)):
        yield _stated(sorted(rows, key=itemgetter(columns.index("statement"))))


def _rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table, few of which are plain objects at any time."""
    for start in range(0, len(table), _BLOCK):
        block = table.iloc[start : start + _BLOCK]
        yield from zip(*(block[name].tolist() for name in table.columns), strict=True)


def _stated(rows: Sequence[tuple[Any, ...]]) -> Stated:
    values: dict[Key, Fraction] = {}
    sources: dict[Key, str] = {}
    rivals: list[Rival] = []
    parts: dict[str, list[tuple[Key, Fraction]]] = {}
    for _township, _year, *about, value, _statement, source, part_of in rows:
        key, exact = _key(*about), _exact(float(value))
        for address in split_sources(part_of) if part_of else ():
            parts.setdefault(address, []).append((key, exact))
        if key not in values:
            values[key], sources[key] = exact, source
        elif exact != values[key]:
            rivals.append(Rival(key, values[key], exact, join_sources([sources[key], source])))
    sums, lists, asked = _sums(parts, values, sources)
    return Stated(rows[0][0], int(rows[0][1]), values, tuple(rivals), sources, sums=sums, lists=lists, asked=asked)


_Sum: TypeAlias = tuple[Key, tuple[Key, ...]]
_Sums: TypeAlias = tuple[_Sum, ...]


def _sums(
    parts: Mapping[str, Sequence[tuple[Key, Fraction]]], values: Mapping[Key, Fraction], sources: Mapping[Key, str]
) -> tuple[_Sums, _Sums, frozenset[_Sum]]:
    """Return each sum with its parts, each a figure of its own of which nothing else was stated before; lists; what is asked."""
    if not parts:
        return (), (), frozenset()
    whole_at = {address: key for key, source in sources.items() for address in split_sources(source)}
    found: dict[bool, list[_Sum]] = {True: [], False: []}
    asked: set[_Sum] = set()
    for address, own in parts.items():
        whole, keys = whole_at.get(where_sum(address)), tuple(key for key, _value in own)
        if whole is not None and len({whole, *keys}) == len(keys) + 1 and all(values[key] == value for key, value in own):
            found[is_whole_sum(address)].append((whole, keys))
            asked |= {(whole, keys)} if is_asked_sum(address) else set()
    return tuple(found[True]), tuple(found[False]), frozenset(asked)


_key = lru_cache(maxsize=2**14)(Key)  # one for all townships that fill in the same form


@lru_cache(maxsize=2**14)
def _exact(value: float) -> Fraction:
    """Return a number exactly as it was printed: 11.9 % read as 11.9 / 100 is 0.119, not 0.11900000000000001.

    Examples
    --------
    >>> _exact(11.9 / 100)
    Fraction(119, 1000)
    """
    return whole(Fraction(int(value)) if value.is_integer() else Fraction(format(value, _DIGITS)))
