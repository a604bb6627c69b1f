"""Parquet files: a table whose column names are its heading, read in batches, so that a register of millions of rows streams."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from fupin_analysis.acquire.books import MOST_CELLS, DamagedError, TooLargeError, number_text
from fupin_analysis.acquire.register import RegisterSheet, find_head, read_texts
from fupin_analysis.core.cells import Cell, CellKind, Sheet
from fupin_analysis.core.texts.marks import fold_marks


def read_parquet(data: bytes, *, where: str) -> Sheet | RegisterSheet:
    """Return a Parquet file as a register, where its columns are those of one, else as a sheet of cells.

    Raises
    ------
    DamagedError, TooLargeError
        It cannot be read, or holds more cells than a table of townships does.
    """
    try:
        file = pq.ParquetFile(BytesIO(data))
        names = [fold_marks(name) for name in file.schema_arrow.names]
        head = find_head([names])
        if head is not None:
            return read_texts([names], _rows(file), head, file=where)
        if file.metadata.num_rows * len(names) > MOST_CELLS:
            raise TooLargeError(MOST_CELLS)
        cells = [Cell(1, column, name) for column, name in enumerate(names, start=1) if name]
        for row, values in enumerate(_values(file), start=2):
            cells += [_cell(row, column, value) for column, value in enumerate(values, start=1) if _text(value)]
    except (pa.ArrowException, OSError, ValueError) as error:
        raise DamagedError(str(error)) from error
    return Sheet(where, "", cells)


def _values(file: pq.ParquetFile) -> Iterator[tuple[object, ...]]:
    for batch in file.iter_batches(batch_size=10_000):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _rows(file: pq.ParquetFile) -> Iterator[list[str]]:
    for values in _values(file):
        yield [_text(value) for value in values]


def _cell(row: int, column: int, value: object) -> Cell:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    kind: CellKind = "number" if is_number else "date" if isinstance(value, date | datetime) else "text"
    return Cell(row, column, _text(value), is_number, kind=kind)


def _text(value: object) -> str:
    """Return a value as a person reads it; whole numbers are exact, unlike a spreadsheet's."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return number_text(value) if abs(value) < float("inf") else ""
    if isinstance(value, date | datetime):
        return value.isoformat().removesuffix("T00:00:00")
    return fold_marks(str(value))
