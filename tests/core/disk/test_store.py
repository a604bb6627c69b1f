"""A damaged table is told, never read as other numbers."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from fupin_analysis.core.disk.store import (
    TABLES,
    empty_frame,
    from_columns,
    no_rows,
    read_table,
    read_unit_rows,
    to_arrow,
    to_frame,
    write_table,
)
from fupin_analysis.synth.townships import make_townships


def test_a_flipped_byte_of_a_page_raises_whoever_reads_it(tmp_path: Path) -> None:
    path = write_table("figures", to_arrow("figures", make_townships(1, seed=1)), tmp_path / "figures.parquet")
    township = read_table(path)["township"][0].as_py()
    assert len(read_unit_rows(path, township)) == len(read_table(path)) > 0
    values = pq.ParquetFile(path).metadata.row_group(0).column(read_table(path).schema.get_field_index("value"))
    whole, last = path.read_bytes(), values.data_page_offset + values.total_compressed_size
    last -= (values.data_page_offset - values.dictionary_page_offset) if values.dictionary_page_offset else 0
    damaged = bytearray(whole)
    damaged[last - 1] ^= 0x01  # of the last number of the page: all that a reader looks at but the checksum is as it was
    path.write_bytes(damaged)
    with pytest.raises(OSError, match=r"(?i)crc|checksum"):
        read_table(path)
    with pytest.raises(OSError, match=r"(?i)crc|checksum"):
        read_unit_rows(path, township)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_keeps_its_columns_and_dtypes_with_rows_and_without(name: str) -> None:
    fitting = {"str": "甲", "int64": 3, "float64": 0.5, "bool": True, "object": []}
    one = from_columns(name, {column: [fitting[dtype]] for column, dtype in TABLES[name].items()})
    for table in (one, no_rows(name)):
        frame = to_frame(name, table)
        assert len(frame) == len(table)
        assert {column: str(dtype) for column, dtype in frame.dtypes.items()} == TABLES[name]
    assert to_frame(name, one).iloc[0].tolist() == [fitting[dtype] for dtype in TABLES[name].values()]


def test_a_table_without_rows_is_nobody_elses() -> None:
    mine = empty_frame("figures")
    mine["note"] = "甲"
    assert list(empty_frame("figures")) == list(TABLES["figures"])
