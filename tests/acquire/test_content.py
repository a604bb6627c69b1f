"""What a file is, told by its bytes: a heading is none of a picture, and what is held is let go again."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from fupin_analysis.acquire.content import held, kind_of, read_bytes

_HEADINGS = [
    "BM",
    "MZ",
    "II",
    "MM",
    "GIF8",
    "Rar!",
    "PAR1",
    "7z",
    "PK",
    "%PDF",
    "RIFF",
    "SQLite format 3",
    "SQLite format 3 列",
    "表",
]


@pytest.mark.parametrize("heading", _HEADINGS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("rest", [",脱贫户数\n1,3\n", "1ftypheic,3\n", "编号,WEBP,户数\n", "\n1\n"])
def test_a_table_may_begin_with_any_letters(heading: str, encoding: str, rest: str) -> None:
    assert kind_of(f"{heading}{rest}".encode(encoding)) == "text"


def _parquet() -> bytes:
    stream = io.BytesIO()
    parquet.write_table(pa.table({"户数": [1]}), stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"BM" + struct.pack("<IHHI", 70, 0, 0, 54) + b"(\0\0\0" * 14, "BMP"),
        (b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0" + b"\0" * 44 + b"\x80\0\0\0", "a program"),
        (b"GIF89a\1\0\1\0", "GIF"),
        (b"Rar!\x1a\7\1\0", "RAR"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "WebP"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"SQLite format 3\0\x10\0", "SQLite"),
        (b"%PDF-1.7\n", "PDF"),
        (_parquet(), "parquet"),
    ],
)
def test_a_file_of_another_kind_is_known_by_its_head(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_a_file_may_be_held_within_itself(tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_bytes(b"disk")
    with held(path, b"outer"):
        with held(path, b"inner"):
            assert read_bytes(path, where="") == b"inner"
        assert read_bytes(path, where="") == b"outer"
    assert read_bytes(path, where="") == b"disk"
