"""How many rows of each unit stand in which file: told from the addresses of all rows together."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from fupin_analysis.core.disk.slices import Slices
from fupin_analysis.core.source import file_of, split_sources

_STEP = " › "


def count_files(
    slices: Slices, *, rows: np.ndarray | None = None, is_first_only: bool = False
) -> dict[tuple[Any, ...], dict[str, int]]:
    """Return how many addresses of each unit's rows begin with which file.

    Parameters
    ----------
    slices
        A table with the column `source`.
    rows
        Which rows count, shape (rows,); by default all.
    is_first_only
        Count the first of several addresses of a row and no other.

    Examples
    --------
    >>> from fupin_analysis.synth.townships import make_townships
    >>> figures = make_townships(1, seed=1).head(3).assign(source=["a.csv › 第1行", "a.csv › 第2行; b.csv › 第1行", "a.csv"])
    >>> count_files(Slices("figures", figures, ["township", "year"]))
    {('模拟镇00001', 2018): {'a.csv': 3, 'b.csv': 1}}
    """
    sources, units = slices.table["source"], slices.unit_of_row
    if rows is not None:
        sources, units = sources.filter(pa.array(rows)), units[rows]
    is_told = pc.not_equal(sources, "").to_numpy()
    sources, units = sources.filter(pa.array(is_told)), units[is_told]
    found: dict[tuple[Any, ...], dict[str, int]] = {}
    if not len(sources):
        return found
    is_odd = pc.or_(pc.match_substring(sources, "; "), pc.match_substring(sources, "\\")).to_numpy()
    heads = pc.list_element(pc.split_pattern(sources.filter(pa.array(~is_odd)), _STEP, max_splits=1), 0)
    names = heads.combine_chunks().dictionary_encode()
    names = names.combine_chunks() if isinstance(names, pa.ChunkedArray) else names
    files = names.dictionary.to_pylist()
    pairs, counts = np.unique(units[~is_odd] * max(len(files), 1) + names.indices.to_numpy(), return_counts=True)
    for pair, count in zip(pairs.tolist(), counts.tolist(), strict=True):
        found.setdefault(slices.names[pair // len(files)], {})[files[pair % len(files)]] = count
    for unit, text in zip(units[is_odd].tolist(), sources.filter(pa.array(is_odd)).to_pylist(), strict=True):
        own = found.setdefault(slices.names[unit], {})
        for file in [file_of(text)] if is_first_only else map(file_of, split_sources(text)):
            own[file] = own.get(file, 0) + 1
    return found
