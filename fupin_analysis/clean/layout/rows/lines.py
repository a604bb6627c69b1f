"""One row of a table as it was laid out: its labels, its values, and what governs it."""

from __future__ import annotations

from dataclasses import dataclass

from fupin_analysis.clean.sheets import Cell


@dataclass(frozen=True)
class Line:
    """One row of a table, or of one part of a list that goes on at the right.

    Parameters
    ----------
    labels
        Texts of the label columns by column; those left blank since the row above says the same are filled in.
    filled
        The columns so filled.
    sections
        The rows above that had a label alone, from the top.
    values
        The cells typed as values, remarks included, with the column that each stands in.
    joint
        Addresses of those values that are merged over the places of other values.
    time
        The year that the name of the row, or that of the sum below it, holds.
    """

    labels: dict[int, str]
    filled: frozenset[int]
    sections: tuple[str, ...]
    values: tuple[tuple[int, Cell], ...]
    joint: frozenset[str]
    time: str = ""
