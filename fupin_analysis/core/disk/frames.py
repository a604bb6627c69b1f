"""The one adapter between the face and the inside: DataFrames in and out for whoever calls, rows for what a report is made of.

A public function is written once, on rows. What the decorators here make of it takes a DataFrame; its attribute `rows` is the
function as it was written, which reports call, since a township's tables are small and many.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from fupin_analysis.core.metrics import Metrics, Row, rows_of
from fupin_analysis.core.rows import FigureIndex, plain_figures
from fupin_analysis.core.soundness import MOST
from fupin_analysis.core.texts.rough import qualifiers_of
from fupin_analysis.errors import FupinError, Problem, speaking

if TYPE_CHECKING:
    import pandas as pd

#: Columns by which a table of figures is known, and how functions begin that take what measures make of one.
_FIGURES = frozenset({"topic", "item", "measure", "value", "statement"})
_OF_METRICS = ("tell_", "draw_")

P = ParamSpec("P")
R_co = TypeVar("R_co", covariant=True)

#: Languages that reports and messages are written in.
LANGUAGES = ("zh", "en")


class MeasureFunction(Protocol[P]):
    """Measures a table of figures; both tables are DataFrames."""

    @property
    def rows(self) -> Callable[Concatenate[FigureIndex, P], Metrics]:
        """The same on rows."""
        ...

    def __call__(self, figures: pd.DataFrame, /, *args: P.args, **kwargs: P.kwargs) -> pd.DataFrame:
        """Measure a table of figures."""
        ...


class OfTable(Protocol[P, R_co]):
    """Makes something of a metric table."""

    @property
    def rows(self) -> Callable[Concatenate[Metrics, P], R_co]:
        """The same on rows."""
        ...

    def __call__(self, table: pd.DataFrame, /, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """Make it of a DataFrame."""
        ...


class Filter(Protocol):
    """Chooses rows of a metric table."""

    @property
    def rows(self) -> Callable[[Metrics], Metrics]:
        """The same on rows."""
        ...

    def __call__(self, table: pd.DataFrame, /) -> pd.DataFrame:
        """Choose rows of a DataFrame."""
        ...


class OfTables(Protocol[P, R_co]):
    """Makes something of two metric tables."""

    @property
    def rows(self) -> Callable[Concatenate[Metrics, Metrics, P], R_co]:
        """The same on rows."""
        ...

    def __call__(self, table: pd.DataFrame, other: pd.DataFrame, /, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """Make it of two DataFrames."""
        ...


def as_rows(table: pd.DataFrame, *, where: str) -> Metrics:
    """Return a DataFrame as rows.

    Raises
    ------
    FupinError
        F351 where it is no DataFrame.
    """
    if not (hasattr(table, "columns") and hasattr(table, "items")):
        raise FupinError(Problem("F351", where=where, details={"expected": "DataFrame", "got": type(table).__name__}))
    return Metrics(tuple(map(str, table.columns)), rows_of(table))


def check_numbers(figures: pd.DataFrame, *, where: str) -> None:
    """Refuse a table of figures whose numbers are texts, as of a file read without types (F357), or have no end (F415)."""
    untyped = [name for name in ("year", "value") if name in figures and figures[name].dtype.kind not in "iuf"]
    for column in untyped:
        text = next((one for one in figures[column] if isinstance(one, str)), None)
        if text is not None:
            raise FupinError(Problem("F357", where=where, details={"expected": column, "got": text}))
    if "value" not in figures:
        return
    import pandas as pd

    too_large = pd.to_numeric(figures["value"]).abs().ge(MOST)  # NaN is not: nothing is known of it
    if too_large.any():
        raise FupinError(Problem("F415", where=where, details={"got": f"{figures['value'][too_large].iloc[0]:g}"}))


def check_language(language: object) -> None:
    """Refuse a language that nothing is written in (F353)."""
    if language not in LANGUAGES:
        raise FupinError(Problem("F353", where="language", details={"got": language, "expected": ", ".join(LANGUAGES)}))


def measures(*columns: str) -> Callable[[Callable[Concatenate[FigureIndex, P], Iterable[Row]]], MeasureFunction[P]]:
    """Make a measure of a function that yields the rows of a metric table; of each row the named columns are kept."""

    def decorate(yielding: Callable[Concatenate[FigureIndex, P], Iterable[Row]]) -> MeasureFunction[P]:
        def rows(figures: FigureIndex, *args: P.args, **kwargs: P.kwargs) -> Metrics:
            made = [{name: row[name] for name in columns} for row in yielding(figures, *args, **kwargs)]
            if not figures.has_rough:
                return Metrics(columns, made)
            return Metrics((*columns, "qualifiers"), [{**row, "qualifiers": qualifiers_of(row)} for row in made])

        @wraps(yielding)
        def measure(figures: pd.DataFrame, /, *args: P.args, **kwargs: P.kwargs) -> pd.DataFrame:
            name = yielding.__name__
            as_rows(figures[:0] if hasattr(figures, "columns") else figures, where=name)
            check_numbers(figures, where=name)
            with _Columns(name, figures):
                return rows(FigureIndex(plain_figures(figures)), *args, **kwargs).frame()

        return cast("MeasureFunction[P]", _dressed(measure, yielding, rows, returns="pd.DataFrame"))

    return decorate


def of_table(function: Callable[Concatenate[Metrics, P], R_co]) -> OfTable[P, R_co]:
    """Let a function of one metric table take a DataFrame."""
    return cast("OfTable[P, R_co]", _dressed(_taking_frames(function, 1), function, function))


def filters(function: Callable[[Metrics], Metrics]) -> Filter:
    """Let a function that chooses rows of a metric table take and return a DataFrame."""
    choose = _taking_frames(function, 1)

    @wraps(function)
    def public(table: pd.DataFrame) -> pd.DataFrame:
        return cast("Metrics", choose(table)).frame()

    return cast("Filter", _dressed(public, function, function))


def of_tables(function: Callable[Concatenate[Metrics, Metrics, P], R_co]) -> OfTables[P, R_co]:
    """Let a function of two metric tables take DataFrames."""
    return cast("OfTables[P, R_co]", _dressed(_taking_frames(function, 2), function, function))


def _taking_frames(function: Callable[..., Any], count: int) -> Callable[..., Any]:
    names = list(inspect.signature(function).parameters)[:count]

    @speaking
    @wraps(function)
    def public(*args: Any, **kwargs: Any) -> Any:
        check_language(kwargs.get("language", LANGUAGES[0]))
        frames = [*args[:count], *(kwargs.pop(name) for name in names[len(args) :] if name in kwargs)]
        rows = [as_rows(frame, where=function.__name__) for frame in frames]
        with _Columns(function.__name__, *frames):
            return function(*rows, *args[count:], **kwargs)

    return public


class _Columns:
    """Turns the lack of a column into words: another table was meant."""

    def __init__(self, where: str, *frames: pd.DataFrame) -> None:
        self._where, self._frames = where, frames

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not isinstance(error, KeyError) or not error.args:
            return
        column = error.args[0]
        if self._where.startswith(_OF_METRICS) and any(set(map(str, frame.columns)) >= _FIGURES for frame in self._frames):
            details = {"expected": f"measure_{self._where.partition('_')[2]}"}
            raise FupinError(Problem("F359", where=self._where, details=details)) from error
        lacking = next((frame for frame in self._frames if column not in map(str, frame.columns)), None)
        if lacking is not None:  # of two tables one may have it
            details = {"expected": column, "got": ", ".join(sorted(map(str, lacking.columns)))}
            raise FupinError(Problem("F352", where=self._where, details=details)) from error


def _dressed(public: Any, written: Any, rows: Any, *, returns: str = "") -> Any:
    """Show the signature that the public function really has, and keep the one on rows beside it."""
    signature = inspect.signature(written)
    shown = {"FigureIndex": "pd.DataFrame", "Metrics": "pd.DataFrame", "Metrics | None": "pd.DataFrame | None"}
    parameters = [one.replace(annotation=shown.get(one.annotation, one.annotation)) for one in signature.parameters.values()]
    public.__signature__ = signature.replace(
        parameters=parameters, return_annotation=returns or shown.get(signature.return_annotation, signature.return_annotation)
    )
    public.rows = rows
    return public
