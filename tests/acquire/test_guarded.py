"""Readers of formats that trust their files run in a process with bounds; what ends it costs one file."""

from __future__ import annotations

import os
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
import xlwt

from fupin_analysis.acquire import guarded
from fupin_analysis.acquire.guarded import BoundedProcess, ExhaustedError
from fupin_analysis.acquire.workbook import read_sheets
from fupin_analysis.errors import FupinError


def turn_forever(_data: bytes) -> None:
    """What a chain of sectors that bites its tail does to a reader."""
    while True:
        pass


def take_everything(_data: bytes) -> int:
    """What a declared size does to a reader that believes it."""
    return len([bytearray(1 << 24) for _ in range(1 << 10)])


def break_down(_data: bytes) -> None:
    """What a library in C does on a fault of its own."""
    os.abort()


def stumble(_data: bytes) -> None:
    """What a library in Python does."""
    sys.stdout.write("noise that must not be taken for the answer")
    sys.stdout.flush()
    raise KeyError("no such sector")


def number_of_process(_data: bytes) -> int:
    """Where a reader runs."""
    return os.getpid()


@pytest.fixture
def guard(monkeypatch: pytest.MonkeyPatch) -> BoundedProcess:
    monkeypatch.setattr(guarded, "_limit", lambda _size: 1)
    return BoundedProcess()


@pytest.mark.skipif(sys.platform != "linux", reason="bounds of processes")
@pytest.mark.parametrize("reader", ["take_everything", "break_down"])
def test_what_ends_the_process_costs_one_file(guard: BoundedProcess, reader: str) -> None:
    first = guard.run(f"{__name__}:number_of_process", b"")
    assert first != os.getpid()
    assert guard.run(f"{__name__}:number_of_process", b"") == first  # kept warm
    with pytest.raises(ExhaustedError):
        guard.run(f"{__name__}:{reader}", b"")
    assert guard.run(f"{__name__}:number_of_process", b"") not in (first, os.getpid())
    guard.close()


def test_a_reader_that_never_ends_is_ended(guard: BoundedProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    guard.run(f"{__name__}:number_of_process", b"")
    monkeypatch.setattr(guarded, "_PATIENCE", 0.2)
    begun = time.monotonic()
    with pytest.raises(ExhaustedError):
        guard.run(f"{__name__}:turn_forever", b"")
    assert time.monotonic() - begun < guarded._START
    guard.close()


def test_what_a_reader_raises_is_raised_here(guard: BoundedProcess) -> None:
    with pytest.raises(KeyError, match="no such sector"):
        guard.run(f"{__name__}:stumble", b"")
    assert guard.run("builtins:len", b"abc") == 3
    guard.close()


def test_an_old_workbook_that_ends_its_reader_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, stream = xlwt.Workbook(), BytesIO()
    book.add_sheet("表一").write(0, 0, "甲山镇")
    book.save(stream)
    path = tmp_path / "甲山镇.xls"
    path.write_bytes(stream.getvalue())
    with monkeypatch.context() as patch:
        patch.setattr(guarded._WARM, "run", lambda _reader, data: BoundedProcess().run(f"{__name__}:break_down", data))
        with pytest.raises(FupinError, match="F103"):
            read_sheets(path)
    assert [cell.text for sheet in read_sheets(path) for cell in sheet.cells] == ["甲山镇"]
