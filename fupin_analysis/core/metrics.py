"""Metric tables in plain rows: what measures make, and what sentences, charts and tables read.

A township's tables are small and many. A DataFrame is the right thing for whoever works with one; making it and taking it apart
again costs a hundred times what a report needs of it. So a table travels through a report as rows, and :meth:`Metrics.frame`
makes the DataFrame where somebody wants one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.texts.rough import with_qualifiers

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

#: Columns of metric tables that hold no measured numbers; all others are float64.
_DTYPES = {
    **dict.fromkeys(("township", "period", "place", "topic", "item", "reading", "counted_as", "base", "source"), "str"),
    **dict.fromkeys(("township_code", "measure", "as_written", "part_of", "qualifier", "qualifiers"), "str"),
    **dict.fromkeys(
        (
            "registered_period",
            "exited_period",
            "exited_years",
            "cumulative_period",
            "remaining_period",
            "paid_periods",
            "left_out",
            "stated_period",
            "finding",
            "subject",
        ),
        "str",
    ),
    **dict.fromkeys(("name", "metric", "standing", "cause", "lacking", "short", "worked_out"), "str"),
    **dict.fromkeys(("rule", "verdict", "severity", "confidence", "rule_zh", "rule_en", "decision"), "str"),
    **dict.fromkeys(("text", "code", "reason", "reason_en", "cure", "file", "sha256"), "str"),
    **dict.fromkeys(("edits", "candidates"), "object"),
    **dict.fromkeys(("bytes", "figures", "findings", "quarantined", "units", "held", "failing", "unverifiable"), "int64"),
    **dict.fromkeys(("year", "statement", "rank", "years_left", "candidate"), "int64"),
    **dict.fromkeys(
        ("exceeds", "is_sum", "adds_up", "is_cost", "is_stated_cumulative", "is_complete", "is_stated_remaining"), "bool"
    ),
}


@dataclass(frozen=True)
class Metrics:
    """A metric table in rows.

    Parameters
    ----------
    columns
        Names of its columns, in order; those that are not among the fixed ones hold numbers.
    rows
        Values by column; NaN or None where one is not known.
    """

    columns: Sequence[str]
    rows: Sequence[Row]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @property
    def numbers(self) -> list[str]:
        """Names of the columns that hold measured numbers."""
        return [name for name in self.columns if name not in _DTYPES]

    def where(self, **wanted: object) -> Metrics:
        """Rows that have the wanted values; a tuple means any of them."""
        return Metrics(self.columns, [row for row in self.rows if _has(row, wanted)])

    def where_not(self, **unwanted: object) -> Metrics:
        """Rows that do not have all of the values; a tuple means any of them."""
        return Metrics(self.columns, [row for row in self.rows if not _has(row, unwanted)])

    def frame(self) -> pd.DataFrame:
        """Return the table as a DataFrame with a dtype for each column, also where it has no rows."""
        import pandas as pd

        series = {name: pd.Series([row[name] for row in self.rows], dtype=_DTYPES.get(name, "float64")) for name in self.columns}
        return pd.DataFrame(series)

    def _repr_html_(self) -> str:
        html: str = self.frame().to_html()
        return html


def _has(row: Row, values: dict[str, object]) -> bool:
    return all(row[name] in value if isinstance(value, tuple) else row[name] == value for name, value in values.items())


def rows_of(table: pd.DataFrame | Metrics) -> Sequence[Row]:
    """Rows of a table by column, whichever form it comes in."""
    if isinstance(table, Metrics):
        return table.rows
    names = [str(name) for name in table.columns]
    columns = [column.tolist() for _name, column in table.items()]
    rows = [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
    return [with_qualifiers(row) for row in rows] if "qualifiers" in names else rows


def group(rows: Iterable[Row], *names: str) -> dict[tuple[Any, ...], list[Row]]:
    """Gather rows that agree in the named columns, in the order in which they first appear."""
    groups: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(tuple([row[name] for name in names]), []).append(row)
    return groups


def find_rows(rows: Iterable[Row], by: Sequence[str], **wanted: object) -> dict[tuple[Any, ...], Row]:
    """Rows that have the wanted values, to be looked up by the columns `by`."""
    return {tuple([row[name] for name in by]): row for row in rows if _has(row, wanted)}
