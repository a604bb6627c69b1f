"""Files that a unit came from, as rows of the table of inputs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter

import pyarrow as pa

from fupin_analysis.core.disk.store import from_columns
from fupin_analysis.core.metrics import Row


def own_inputs(
    inputs: Mapping[str, tuple[int, Row]], used: Mapping[str, int], aside: Mapping[str, int], counted: Collection[str]
) -> list[Row]:
    """Return the files of a unit; of a file shared with other units neither size nor fingerprint is the unit's affair.

    Parameters
    ----------
    inputs
        Place and row of every file, by name.
    used, aside
        How many of the unit's figures, and of its township's cells set aside, stand in which file.
    counted
        Files of registers that count the unit.
    """
    found = sorted((inputs[file] for file in {*used, *counted} if file in inputs), key=itemgetter(0))
    rows = [row if row["units"] <= 1 else {**row, "sha256": "", "bytes": 0} for _at, row in found]
    return [{**row, "figures": used.get(row["file"], 0), "quarantined": aside.get(row["file"], 0), "units": 1} for row in rows]


def inputs_table(rows: Sequence[Row]) -> pa.Table:
    """Return rows as a table of inputs."""
    return from_columns("inputs", {name: [row[name] for row in rows] for name in (rows[0] if rows else {})})
