"""Tables on disk and between processes: Arrow and Parquet with typed columns, nested where a cell holds several things.

Tables of figures and findings lie in order of township and year, so that one township is read without the others.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from fupin_analysis.core.disk.files import write_whole
from fupin_analysis.core.disk.runs import is_in_order
from fupin_analysis.core.figures import COLUMNS, QUARANTINE_COLUMNS
from fupin_analysis.core.finding import FINDING_COLUMNS
from fupin_analysis.core.records import RECORD_COLUMNS
from fupin_analysis.core.unit.review import REVIEW_COLUMNS

if TYPE_CHECKING:
    import pandas as pd

#: Columns of the table of inputs, one row a file read, with their dtypes; `units` counts the townships and years it speaks of,
#: `answered` says who answered questions about it.
INPUT_COLUMNS: dict[str, str] = {
    "file": "str",
    "sha256": "str",
    **dict.fromkeys(("bytes", "figures", "quarantined", "units"), "int64"),
    "answered": "str",
}

#: Every table that is kept, with its columns and their dtypes.
TABLES: dict[str, dict[str, str]] = {
    "figures": COLUMNS,
    "findings": FINDING_COLUMNS,
    "reviews": REVIEW_COLUMNS,
    "quarantine": dict.fromkeys(QUARANTINE_COLUMNS, "str"),
    "inputs": INPUT_COLUMNS,
    "register": COLUMNS,
    "records": RECORD_COLUMNS,
    "notes": dict.fromkeys(QUARANTINE_COLUMNS, "str"),
}

#: Rows that are read at a time where one township is looked for: some forty townships.
_ROW_GROUP = 5_000

_PLAIN = {"str": pa.string(), "int64": pa.int64(), "float64": pa.float64(), "bool": pa.bool_()}

_CHANGE = pa.struct(
    [
        *((name, pa.string()) for name in ("period", "place", "topic", "item", "measure")),
        ("from", pa.float64()),
        ("to", pa.float64()),
    ]
)
_REASON = pa.struct([("name", pa.string()), ("figure", pa.string()), ("value", pa.float64())])
_NESTED = {
    "edits": pa.list_(
        pa.struct(
            [
                *((name, pa.string()) for name in ("figure", "relation")),
                *((name, pa.float64()) for name in ("left", "right")),
                *((name, pa.string()) for name in ("rule", "zh", "en")),
                ("marks", pa.list_(pa.list_(pa.string()))),
                ("register", pa.string()),
                ("reported", pa.float64()),
            ]
        )
    ),
    "candidates": pa.list_(
        pa.struct(
            [
                ("changes", pa.list_(_CHANGE)),
                ("minimal", pa.bool_()),
                ("larger", pa.bool_()),
                ("score", pa.float64()),
                ("reasons", pa.list_(_REASON)),
            ]
        )
    ),
}


@cache
def schema_of(name: str) -> pa.Schema:
    """Return the Arrow schema of a table."""
    return pa.schema([(column, _NESTED.get(column) or _PLAIN[dtype]) for column, dtype in TABLES[name].items()])


@cache
def no_rows(name: str) -> pa.Table:
    """Return a table without rows as Arrow: most files set nothing aside, and making one costs a millisecond."""
    return schema_of(name).empty_table()


def to_arrow(name: str, frame: pd.DataFrame) -> pa.Table:
    """Return a table as Arrow, its columns in order."""
    return pa.Table.from_pandas(frame[list(TABLES[name])], schema=schema_of(name), preserve_index=False).replace_schema_metadata()


def from_columns(name: str, columns: Mapping[str, Sequence[Any]]) -> pa.Table:
    """Return a table as Arrow from its columns; those not given are empty."""
    if not any(columns.values()):
        return no_rows(name)
    return pa.table({field.name: pa.array(columns.get(field.name, []), field.type) for field in schema_of(name)})


def to_frame(name: str, table: pa.Table) -> pd.DataFrame:
    """Return a table as a DataFrame; cells that hold several things are lists."""
    import pandas as pd

    dtypes = TABLES[name]
    if not len(table):
        return empty_frame(name)
    frame: pd.DataFrame = table.select([column for column, dtype in dtypes.items() if dtype != "object"]).to_pandas()
    nested = [column for column in dtypes if column not in frame]
    held = {column: str(dtype) for column, dtype in frame.dtypes.items()}
    frame = frame.astype({column: dtype for column, dtype in dtypes.items() if held.get(column, dtype) != dtype})
    for column in nested:
        frame[column] = pd.Series(table[column].to_pylist(), dtype="object")
    return frame[list(dtypes)] if nested else frame


def empty_frame(name: str) -> pd.DataFrame:
    """Return a table without rows, with the right columns and dtypes."""
    return _no_rows_in_pandas(name).copy()


@cache
def _no_rows_in_pandas(name: str) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame({column: pd.Series([], dtype=dtype) for column, dtype in TABLES[name].items()})


def by_unit(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table in order of township and year; within a unit rows keep their order."""
    names = [name for name in ("township", "year") if name in frame]
    if len(names) == 2 and is_in_order(frame):  # as those are that were in order before; sorting many texts is slow
        return frame.reset_index(drop=True)
    return frame.sort_values(names, kind="stable", ignore_index=True)


def write_table(name: str, table: pa.Table, path: Path) -> Path:
    """Write a table as Parquet, whole or not at all; every page carries a checksum."""

    def write(draft: Path) -> None:
        pq.write_table(
            table, draft, row_group_size=_ROW_GROUP, write_page_checksum=True, use_dictionary=_REPEATED.get(name, True)
        )

    return write_whole(path, write)


#: Columns worth a dictionary; addresses and findings' names are hardly ever said twice.
_TEXTS = [name for name, dtype in COLUMNS.items() if dtype == "str" and name not in {"source", "as_written", "part_of"}]
_REPEATED: dict[str, Any] = {"figures": _TEXTS, "read_figures": _TEXTS}


def read_table(path: Path, *, columns: list[str] | None = None) -> pa.Table:
    """Read a table, its checksums verified."""
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        return file.read(columns=columns)


def read_unit_rows(path: Path, township: str, year: int | None = None) -> pa.Table:
    """Read the rows of one township (and year), and of the rest of the file no more than its list of contents.

    Raises
    ------
    OSError
        Where the file is gone or damaged.
    """
    with pq.ParquetFile(path, page_checksum_verification=True) as file:
        place = file.schema_arrow.get_field_index("township")
        chosen = [
            number for number in range(file.num_row_groups) if _may_hold(file.metadata.row_group(number).column(place), township)
        ]
        found = file.read_row_groups(chosen)
    keep = pc.equal(found["township"], township)
    if year is not None:
        keep = pc.and_(keep, pc.equal(found["year"], year))
    return found.filter(keep)


def read_topic_rows(path: Path, topics: Sequence[str]) -> pa.Table:
    """Read the rows of some topics."""
    found = read_table(path)
    return found.filter(pc.is_in(found["topic"], pa.array(topics, pa.string())))


def _may_hold(column: Any, text: str) -> bool:
    bounds = column.statistics
    return bounds is None or not bounds.has_min_max or bounds.min <= text <= bounds.max


def to_bytes(table: pa.Table) -> bytes:
    """Return a table as an Arrow stream; the same rows give the same bytes, whatever they were cut out of."""
    return _stream(table) if len(table) else _empty_stream(table.schema)


@lru_cache(maxsize=64)
def _empty_stream(schema: pa.Schema) -> bytes:
    return _stream(schema.empty_table())


def _stream(table: pa.Table) -> bytes:
    sink = io.BytesIO()
    own = table.take(pa.array(range(len(table)), pa.int64()))  # a slice still shows where it was cut
    with pa.ipc.new_stream(sink, own.schema) as stream:
        stream.write_table(own.combine_chunks())
    return sink.getvalue()


def from_bytes(content: bytes) -> pa.Table:
    """Return the table of an Arrow stream; ValueError where it is none."""
    with pa.ipc.open_stream(content) as stream:
        return stream.read_all()
