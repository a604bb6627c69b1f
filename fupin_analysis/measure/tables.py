"""What makes a measure of a function: figures in, a metric table out, in the form in which the figures came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, overload

from fupin_analysis.core.metrics import Metrics, Row
from fupin_analysis.core.rows import FigureIndex, plain_figures

if TYPE_CHECKING:
    import pandas as pd

P = ParamSpec("P")


class Measure(Protocol[P]):
    """Measures a table of figures into a DataFrame, or an index of figures into rows."""

    @overload
    def __call__(self, figures: pd.DataFrame, *args: P.args, **kwargs: P.kwargs) -> pd.DataFrame: ...
    @overload
    def __call__(self, figures: FigureIndex, *args: P.args, **kwargs: P.kwargs) -> Metrics: ...


def measures(*columns: str) -> Callable[[Callable[Concatenate[FigureIndex, P], Iterable[Row]]], Measure[P]]:
    """Make a measure of a function that yields the rows of a metric table; of each row the named columns are kept."""

    def decorate(rows_of: Callable[Concatenate[FigureIndex, P], Iterable[Row]]) -> Measure[P]:
        @wraps(rows_of)
        def measure(figures: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
            is_index = isinstance(figures, FigureIndex)
            rows = rows_of(figures if is_index else FigureIndex(plain_figures(figures)), *args, **kwargs)
            metrics = Metrics(columns, [{name: row[name] for name in columns} for row in rows])
            return metrics if is_index else metrics.frame()

        return measure

    return decorate
