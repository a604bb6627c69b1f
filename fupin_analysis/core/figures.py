"""The waist: one tidy table of stated figures, through which everything read and everything computed passes.

One row is one stated number in base units (yuan, kilometres, shares 0-1, plain counts). A figure stated again with another
value is another row with a higher `statement`; nothing is ever overwritten. What was said of how exact a number is (约, 近, 余,
以上) stays beside it as its `qualifier`, one of :data:`~fupin_analysis.core.texts.qualifiers.QUALIFIERS`. `place` is empty for
the whole township and names the village (or other part of it) otherwise. `part_of` holds the addresses of the sums of the
same table or text that the figure is a part of, so that a sum can be held against its parts whatever they mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fupin_analysis.core.disk.runs import is_of_units
from fupin_analysis.core.metrics import Metrics
from fupin_analysis.core.period import PERIOD
from fupin_analysis.core.rows import DECIDED as DECIDED
from fupin_analysis.core.rows import Figure, plain_figures, spread_rows
from fupin_analysis.core.soundness import CODE, MOST, YEARS, are_known, are_stated_once, is_sound
from fupin_analysis.core.texts.privacy import mask_address, mask_identifiers
from fupin_analysis.core.texts.qualifiers import is_qualifier, qualifier_of
from fupin_analysis.errors import FupinError, Problem

if TYPE_CHECKING:
    import pandas as pd

#: Columns of the table of figures, in order, with their dtypes.
COLUMNS: dict[str, str] = {
    "township": "str",
    "township_code": "str",
    "year": "int64",
    "period": "str",
    "place": "str",
    "topic": "str",
    "item": "str",
    "measure": "str",
    "value": "float64",
    "qualifier": "str",
    "statement": "int64",
    "source": "str",
    "as_written": "str",
    "part_of": "str",
}

#: What one figure is about: two rows with the same key are statements of the same figure.
KEY: list[str] = ["township", "year", "period", "place", "topic", "item", "measure"]

_NEEDED = ("township", "period", "topic", "item", "measure")
_LACKING = ("township_code", "place", "source", "as_written", "part_of")
_MASKED = ("township", "place", "topic", "item", "as_written", "source", "part_of")

#: Columns of the rows set aside while cleaning; `topic` is what the heading says the cell is about, as far as it says so.
QUARANTINE_COLUMNS: list[str] = ["township", "source", "text", "code", "reason", "reason_en", "cure", "topic"]


def empty_figures() -> pd.DataFrame:
    """Return a table of figures without rows, with the right columns and dtypes.

    Returns
    -------
    pandas.DataFrame
        No rows, all columns.

    Examples
    --------
    >>> len(empty_figures()), list(empty_figures().columns)[:3]
    (0, ['township', 'township_code', 'year'])
    """
    import pandas as pd

    return pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in COLUMNS.items()})


def to_figures(rows: Iterable[Mapping[Any, object]] | pd.DataFrame) -> pd.DataFrame:
    """Make a table of figures from rows that may lack `place`, `township_code`, `qualifier`, `source`, `as_written` or `part_of`.

    A qualifier that is not given is told from `as_written`. Statements of the same figure are numbered in the order given. A row
    whose key and value repeat an earlier one exactly keeps its own row and number: whether a repetition matters is for the
    cross-checks to say. Identifiers are masked, so that none gets past this point.

    Parameters
    ----------
    rows
        Values by column; `place`, `township_code`, `qualifier`, `source`, `as_written` and `part_of` may be lacking. Or a table
        with such columns.

    Returns
    -------
    pandas.DataFrame
        Columns :data:`COLUMNS`.

    Raises
    ------
    FupinError
        F352 where a row lacks what every figure has.

    Examples
    --------
    >>> one = {"township": "甲镇", "year": 2018, "period": "2018", "topic": "cause", "item": "illness", "measure": "households"}
    >>> to_figures([{**one, "value": 94}, {**one, "value": 96}])[["value", "statement"]].values.tolist()
    [[94.0, 1.0], [96.0, 2.0]]
    """
    import pandas as pd

    told: list[Mapping[Any, object]] = list(rows.to_dict("records") if isinstance(rows, pd.DataFrame) else rows)
    try:
        columns = figure_columns(told)
    except KeyError as error:
        have = sorted({str(name) for row in told for name in row})
        raise FupinError(
            Problem("F352", where="to_figures", details={"expected": error.args[0], "got": ", ".join(have)})
        ) from error
    if not columns["value"]:
        return empty_figures()
    return pd.DataFrame(columns).astype(COLUMNS)


def figure_columns(rows: Iterable[Mapping[str, object]]) -> dict[str, list[Any]]:
    """Return the columns of the table of figures that :func:`to_figures` makes of rows."""
    every = list(rows)
    columns: dict[str, list[Any]] = {name: _texts([row[name] for row in every]) for name in _NEEDED}
    columns |= {name: _texts([row.get(name) for row in every]) for name in _LACKING}
    columns["qualifier"] = [
        qualifier_of(written) if (given := row.get("qualifier")) is None else str(given)
        for row, written in zip(every, columns["as_written"], strict=True)
    ]
    for name in _MASKED:
        mask = mask_address if name == "source" else mask_identifiers
        masked = {text: safe for text in set(columns[name]) if (safe := mask(text)) != text}
        columns[name] = [masked.get(text, text) for text in columns[name]] if masked else columns[name]
    columns["year"] = [row["year"] for row in every]
    columns["value"] = [float(row["value"]) for row in every]  # type: ignore[arg-type]  # a row is of any values
    columns["statement"] = _numbered(zip(*(columns[name] for name in KEY), strict=True))
    return {name: columns[name] for name in COLUMNS}


def _numbered(keys: Iterable[tuple[object, ...]]) -> list[int]:
    """Number the statements of each figure."""
    told = list(keys)
    if len(set(told)) == len(told):
        return [1] * len(told)
    count: Counter[tuple[object, ...]] = Counter()
    numbers = []
    for key in told:
        count[key] += 1
        numbers.append(count[key])
    return numbers


def _texts(values: list[Any]) -> list[str]:
    return values if set(map(type, values)) == {str} else [_text(value) for value in values]


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if value is None or value != value else str(value)


def number_statements(frame: pd.DataFrame) -> pd.DataFrame:
    """Return `frame` with `statement` counting 1, 2 … within each key, in the order of the rows."""
    numbered = frame.assign(statement=frame.groupby(KEY, sort=False).cumcount() + 1)
    return numbered[list(COLUMNS)].astype(COLUMNS).reset_index(drop=True)


def check_figures(figures: pd.DataFrame) -> pd.DataFrame:
    """Return `figures` if it is a table of figures; raise where a column, dtype, period, word or value is out of line.

    This is the guard at every stage door. It raises ``pandera.errors.SchemaErrors`` with all failures at once: a failure here is
    a fault of the program, since cleaning has set aside everything it could not place.
    """
    if is_sound(figures, COLUMNS, KEY):
        return figures
    checked: pd.DataFrame = _schema().validate(figures, lazy=True)
    return checked


@cache
def _schema() -> Any:
    import pandera.pandas as pa  # costs 0.3 s, which a table that is right need not pay

    from fupin_analysis.core.words.terms import load_vocabulary

    checks = {
        "township": pa.Check.str_length(min_value=1),
        "township_code": pa.Check.str_matches(rf"^{CODE}$"),
        "year": pa.Check.in_range(*YEARS),
        "period": pa.Check.str_matches(rf"^{PERIOD.pattern}$"),
        "measure": pa.Check.isin(list(load_vocabulary().measures)),
        "qualifier": pa.Check(lambda column: column.map(is_qualifier), error="what is said of how exact a number is"),
        "value": pa.Check.in_range(-MOST, MOST),
        "statement": pa.Check.ge(DECIDED),
    }
    return pa.DataFrameSchema(
        {name: pa.Column(dtype, checks.get(name)) for name, dtype in COLUMNS.items()},
        checks=[
            pa.Check(are_known, error="topic and item in the vocabulary, composed of its words, or in own words"),
            pa.Check(lambda frame: are_stated_once(frame, KEY), error="one row a statement"),
        ],
        strict=True,
        ordered=True,
    )


def in_force(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the figures that count: a decided record stands as the first statement, in place of everything stated.

    Rows keep their order; where nothing was decided the table is returned as it is.
    """
    is_decided = figures["statement"].eq(DECIDED)
    if not is_decided.any():
        return figures
    decided = set(figures.loc[is_decided, KEY].itertuples(index=False, name=None))
    is_near = is_of_units(figures, {(key[0], key[1]) for key in decided}).to_numpy()
    overruled = is_near.copy()
    overruled[is_near] = [key in decided for key in figures.loc[is_near, KEY].itertuples(index=False, name=None)]
    kept = figures[is_decided | ~overruled]
    return kept.assign(statement=kept["statement"].mask(kept["statement"].eq(DECIDED), 1)).reset_index(drop=True)


def select(
    figures: pd.DataFrame,
    topic: str,
    *,
    items: Sequence[str] | None = None,
    place: str | None = "",
    statement: int | None = 1,
) -> pd.DataFrame:
    """Return the figures of one topic.

    Parameters
    ----------
    figures
        Table of figures.
    topic
        Word of the vocabulary.
    items
        Only these items; None for all.
    place
        Only this place; the empty text is the whole township, None is every place.
    statement
        Only this statement; None for all, rivals included.

    Returns
    -------
    pandas.DataFrame
        The rows chosen, their index kept.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> len(select(open_report("XX镇", 2018, data="data/raw").figures, "cause", items=["illness"]))
    2
    """
    keep = figures["topic"].eq(topic)
    if items is not None:
        keep &= figures["item"].isin(items)
    if place is not None:
        keep &= figures["place"].eq(place)
    if statement is not None:
        keep &= figures["statement"].eq(statement)
    return figures[keep]


def spread(
    figures: pd.DataFrame, measures: Sequence[str], *, by: Sequence[str] = ("period", "place", "item", "statement")
) -> pd.DataFrame:
    """Spread figures so that each measure is a column [base units] and each row one item.

    Parameters
    ----------
    figures
        Table of figures of any number of townships.
    measures
        Measures that become columns.
    by
        Columns that make a row, beside township and year.

    Returns
    -------
    pandas.DataFrame
        Columns township, year, *by*, one column per measure (NaN where not stated) and `source`, the addresses of the figures
        used, joined by ``"; "``. Rows keep the order in which the figures first appear.

    Examples
    --------
    >>> from fupin_analysis import open_report
    >>> causes = select(open_report("XX镇", 2018, data="data/raw").figures, "cause")
    >>> spread(causes, ["households", "persons"])[["item", "households", "persons"]].head(1).values.tolist()
    [['illness', 94.0, 381.0]]
    """
    columns = ("township", "year", *by, *measures, "source")
    return Metrics(columns, spread_rows(plain_figures(figures), measures, by=by)).frame()


def save_figures(figures: pd.DataFrame, path: str | Path) -> Path:
    """Write figures as Parquet, whole or not at all.

    Parameters
    ----------
    figures
        Table of figures.
    path
        Parquet file.

    Returns
    -------
    Path
        `path`.

    Raises
    ------
    FupinError
        F304 where the name is that of another kind of file.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     save_figures(empty_figures(), Path(folder) / "figures.parquet").name
    'figures.parquet'
    """
    from fupin_analysis.core.disk.files import write_whole

    file = Path(path)
    if file.suffix.lower() not in {"", ".parquet"}:
        raise FupinError(Problem("F304", where="path", details={"expected": "*.parquet", "got": file.name}))
    return write_whole(file, lambda target: check_figures(figures).to_parquet(target, index=False))


def load_figures(path: str | Path) -> pd.DataFrame:
    """Read figures written by :func:`save_figures`.

    Parameters
    ----------
    path
        Parquet file.

    Returns
    -------
    pandas.DataFrame
        The table of figures.

    Raises
    ------
    FupinError
        F101 where there is no such file, F358 where it is another one.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     len(load_figures(save_figures(empty_figures(), Path(folder) / "figures.parquet")))
    0
    """
    import pandas as pd

    file = Path(path)
    if not file.exists():
        raise FupinError(Problem("F101", where=str(path)))
    try:
        return check_figures(pd.read_parquet(file).astype(COLUMNS))
    except (OSError, ValueError, KeyError) as error:  # of a folder of returns, or another table
        raise FupinError(Problem("F358", where=str(path))) from error


def figure_rows(figures: Iterable[Figure]) -> Metrics:
    """Return figures as a table in rows."""
    return Metrics(tuple(COLUMNS), [figure._asdict() for figure in figures])
