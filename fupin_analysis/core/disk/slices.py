"""A table in order of its units, of which each is a slice, and a fingerprint of each slice without cutting it out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin_analysis.core.disk.store import to_arrow, to_bytes

if TYPE_CHECKING:
    import pandas as pd

_EMPTY = hashlib.sha256().hexdigest()[:16]


class Slices:
    """A table in order of its units; it is copied only where it lies in another order.

    Parameters
    ----------
    name
        Name of the table.
    table
        Its rows.
    by
        Columns that tell one unit from another.

    Examples
    --------
    >>> from fupin_analysis.synth.townships import make_townships
    >>> slices = Slices("figures", make_townships(2, seed=1), ["township", "year"])
    >>> slices.names, slices.count(("模拟镇00002", 2018)), len(slices.fingerprint(("模拟镇00002", 2018)))
    ([('模拟镇00001', 2018), ('模拟镇00002', 2018)], 132, 16)
    """

    def __init__(self, name: str, table: pd.DataFrame, by: Sequence[str]) -> None:
        self.table = to_arrow(name, table).combine_chunks()
        starts = _starts(self.table, by)
        self.names = _keys(self.table, by, starts)
        if any(one >= other for one, other in zip(self.names, self.names[1:], strict=False)):
            self.table = to_arrow(name, table.sort_values(list(by), kind="stable", ignore_index=True)).combine_chunks()
            starts = _starts(self.table, by)
            self.names = _keys(self.table, by, starts)
        self.bounds = np.append(starts, len(self.table))
        self._place = {key: at for at, key in enumerate(self.names)}
        self._fingerprints: list[str] | None = None

    def of(self, name: tuple[Any, ...]) -> pa.Table:
        """Return the rows of one unit."""
        at = self._place.get(name)
        first, last = (0, 0) if at is None else map(int, self.bounds[at : at + 2])
        return self.table.slice(first, last - first)

    def count(self, name: tuple[Any, ...]) -> int:
        """Return how many rows one unit has."""
        at = self._place.get(name)
        return 0 if at is None else int(self.bounds[at + 1] - self.bounds[at])

    def fingerprint(self, name: tuple[Any, ...]) -> str:
        """Return a short fingerprint of the rows of one unit; those of all units are worked out together."""
        if self._fingerprints is None:
            self._fingerprints = _fingerprints(self.table, self.bounds)
        at = self._place.get(name)
        return _EMPTY if at is None else self._fingerprints[at]

    @property
    def unit_of_row(self) -> np.ndarray:
        """Place of each row's unit among `names`, shape (rows,)."""
        return np.repeat(np.arange(len(self.names)), np.diff(self.bounds))


def _starts(table: pa.Table, by: Sequence[str]) -> np.ndarray:
    """Return the rows at which another unit begins, shape (units,)."""
    if not len(table):
        return np.zeros(0, dtype="int64")
    differs = np.zeros(len(table) - 1, dtype=bool)
    for name in by:
        column = table[name]
        differs |= pc.not_equal(column.slice(1), column.slice(0, len(table) - 1)).to_numpy()
    return np.concatenate([[0], np.flatnonzero(differs) + 1])


def _keys(table: pa.Table, by: Sequence[str], starts: np.ndarray) -> list[tuple[Any, ...]]:
    rows = table.select(list(by)).take(pa.array(starts))
    return list(zip(*(rows[name].to_pylist() for name in by), strict=True))


def _fingerprints(table: pa.Table, bounds: np.ndarray) -> list[str]:
    """Return a short fingerprint of the rows between each two bounds: of the bytes of each column, and the lengths of texts."""
    digests = [hashlib.sha256() for _ in bounds[1:]]
    edges = list(zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True))
    for name in table.column_names:
        for content, places in _contents(table[name]):
            cuts = edges if places is None else list(zip(places[bounds[:-1]].tolist(), places[bounds[1:]].tolist(), strict=True))
            for digest, (first, last) in zip(digests, cuts, strict=True):
                digest.update(content[first:last])
    for name in (one.name for one in table.schema if pa.types.is_nested(one.type)):
        for digest, (first, last) in zip(digests, edges, strict=True):
            digest.update(to_bytes(table.select([name]).slice(first, last - first)))
    return [digest.hexdigest()[:16] for digest in digests]


def _contents(column: pa.ChunkedArray) -> Iterator[tuple[Any, np.ndarray | None]]:
    """Yield what a column consists of: items one a row, or bytes with the place at which each row's begin."""
    if pa.types.is_nested(column.type):
        return
    if column.null_count:  # a blank is what no cell holds, and says nothing of the rows beside it
        column = column.fill_null("\0" if pa.types.is_string(column.type) else float("nan"))
    if not pa.types.is_string(column.type):
        yield np.ascontiguousarray((column.cast(pa.uint8()) if pa.types.is_boolean(column.type) else column).to_numpy()), None
        return
    array = column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)
    _valid, offsets, letters = array.buffers()
    if offsets is None:
        return
    places = np.frombuffer(offsets, dtype="int32")[array.offset : array.offset + len(array) + 1]
    yield np.ascontiguousarray(np.diff(places)), None
    yield memoryview(letters or b""), places
