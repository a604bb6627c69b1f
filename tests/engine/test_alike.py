"""A piece of ``make conformance`` that is quick enough for every change: these notebooks under both engines, field by field."""

from __future__ import annotations

import sys

import pytest

from tests.conformance.__main__ import compare

#: One or two of each kind, those that once told most.
PIECE = (
    "outputs: streams in turn",
    "ends: an error",
    "processes: settings of the process",
    "processes: threads",
    "processes: descriptors by kind",
    "states: modules",
    "states: streams",
    "between: a file before a library",
    "between: a folder of the path",
    "libraries: a chart, first the library",
    "late: threads of the system",
    "options: a kernelspec that cannot start",
)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux forks")
def test_a_piece_of_the_table_is_the_same_under_both_engines() -> None:
    assert compare(PIECE) == {}
