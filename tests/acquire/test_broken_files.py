"""Broken and odd files end in figures that are true or in a problem with a code, and in nothing else."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from fupin_analysis.acquire.inputs import read_file
from fupin_analysis.acquire.packages import parse_xml
from fupin_analysis.clean.tables import clean_cells
from fupin_analysis.errors import FupinError


def _benchmark() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "broken_files.py"
    spec = importlib.util.spec_from_file_location("broken_files", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BROKEN = _benchmark()
#: A part of what the benchmark reads: every sixth file, without the large ones.
SAMPLE = [one for one in BROKEN.make_files() if len(one.data) < 1_000_000][::6]


def figures_of(path: Path) -> dict[tuple[str, str], float]:
    cleaned = clean_cells(read_file(path).sheets)
    rows = cleaned.figures.to_dict("records")
    assert rows or len(cleaned.quarantine) or cleaned.problems
    return {(f"{row['topic']}/{row['item']}", row["measure"]): row["value"] for row in rows}


@pytest.mark.parametrize("one", SAMPLE, ids=lambda one: one.name)
def test_a_broken_file_gives_true_figures_or_a_problem(tmp_path: Path, one: object) -> None:
    path = tmp_path / one.name  # type: ignore[attr-defined]
    path.write_bytes(one.data)  # type: ignore[attr-defined]
    try:
        found = figures_of(path)
    except FupinError:
        return
    assert not one.is_sure or found.items() <= BROKEN.TRUE.items()  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods", "csv", "gbk.csv", "utf16.csv", "html", "xml", "mht", "encrypted.xlsx"])
def test_every_whole_form_gives_every_figure(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"a.{form}"
    path.write_bytes(BROKEN.whole_forms()[form][0])
    assert figures_of(path) == BROKEN.TRUE


def test_pages_of_blanks_are_one_blank_and_part_nothing() -> None:
    pieces = [b"<?xml version='1.0'?><a", b" " * 9, b"b='1'>", b"\n" * 9, b"\t" * 9, b"<c/>x", b" " * 9, b"y</a>"]
    found: list[object] = []
    parse_xml(iter(pieces), start=lambda tag, given: found.append((tag, given)), text=found.append)
    assert [one for one in found if not isinstance(one, str)] == [("a", {"b": "1"}), ("c", {})]
    assert "".join(one for one in found if isinstance(one, str)).split() == ["x", "y"]
