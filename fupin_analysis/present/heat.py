"""Tables whose cells are shaded by their number: the number stands in each cell, so that the shade is never alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from fupin_analysis.present import numbers
from fupin_analysis.present.blocks import unit_html
from fupin_analysis.present.tables import table_html

#: Shades from the lowest to the highest number; a class each, since the page allows no style of its own to a single cell.
SHADES = 8


@dataclass(frozen=True)
class HeatTable:
    """Places by things, every cell with its number.

    Parameters
    ----------
    caption
        Says what the numbers are and of what.
    corner
        Heading of the names.
    columns, rows
        Names of columns and rows.
    values
        Numbers row by row; NaN where not known.
    show
        How a number is written.
    note
        A line under the table: sources, and what the shades mean.
    by_column
        Whether shades run within each column, since the columns are of different things.
    marks_gaps
        Whether what is missing is marked in place of shades: where numbers are of unlike things, a gap is what counts.
    language
        ``"zh"`` or ``"en"``.
    year
        Year of the townships that the rows are; 0 where they are something else.
    """

    caption: str
    corner: str
    columns: Sequence[str]
    rows: Sequence[str]
    values: Sequence[Sequence[float]]
    show: Callable[[float], str]
    note: str = ""
    by_column: bool = False
    marks_gaps: bool = False
    language: str = "zh"
    year: int = 0

    def _repr_html_(self) -> str:
        ends = self._ends()
        body = "".join(self._row(number, ends) for number in range(len(self.rows)))
        heads = [(self.corner, ""), *((name, "num") for name in self.columns)]
        note = f'<p class="source">{escape(self.note)}</p>' if self.note else ""
        return f'<figure class="table heat">{table_html(self.caption, heads, body, language=self.language)}{note}</figure>'

    def _row(self, number: int, ends: Sequence[tuple[float, float]]) -> str:
        cells = []
        for value, (low, high) in zip(self.values[number], ends, strict=True):
            if self.marks_gaps:
                shade = "" if numbers.is_known(value) else " gap"
            else:
                shade = f" h{shade_of(value, low, high)}" if numbers.is_known(value) else ""
            cells.append(f'<td class="num{shade}">{escape(self.show_cell(value))}</td>')
        unit = f"{self.rows[number]}/{self.year}" if self.year else ""
        return f'<tr><th scope="row">{unit_html(self.rows[number], unit)}</th>{"".join(cells)}</tr>'

    def show_cell(self, value: float) -> str:
        """Return how a cell is written, known or not."""
        return self.show(value) if numbers.is_known(value) else numbers.UNKNOWN

    def _ends(self) -> list[tuple[float, float]]:
        columns = [[value for value in column if numbers.is_known(value)] for column in zip(*self.values, strict=True)]
        if not self.by_column:
            columns = [[value for column in columns for value in column]] * len(columns)
        return [(min(column), max(column)) if column else (0.0, 0.0) for column in columns]

    def __len__(self) -> int:
        return len(self.rows)


def shade_of(value: float, low: float, high: float) -> int:
    """Return the shade of a number: 0 for the lowest, ``SHADES - 1`` for the highest; 0 where all are the same.

    Examples
    --------
    >>> [shade_of(value, 0.0, 0.8) for value in (0.0, 0.39, 0.8)], shade_of(3, 3, 3)
    ([0, 3, 7], 0)
    """
    if high <= low:
        return 0
    return min(int((value - low) / (high - low) * SHADES), SHADES - 1)
