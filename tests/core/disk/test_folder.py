"""Where what belongs to a folder of returns lies, and what in it is no data."""

from __future__ import annotations

from pathlib import Path

import pytest

from fupin_analysis.core.disk.files import write_text
from fupin_analysis.core.disk.folder import (
    LEDGER,
    decisions_folder,
    folder_of,
    list_inputs,
    made_by_us,
    made_with,
    outputs_within,
    processed_folder,
    readings_of,
    rules_file,
)
from fupin_analysis.errors import FupinError


@pytest.mark.parametrize(
    ("data", "decisions", "rules", "processed"),
    [
        ("raw", "decisions", "rules.toml", "processed"),
        ("returns", "returns/decisions", "returns/rules.toml", "returns/.processed"),
        ("returns/a.csv", "returns/decisions", "returns/rules.toml", "returns/.a.csv.processed"),
        ("raw/a.csv", "decisions", "rules.toml", "raw/.a.csv.processed"),
    ],
)
def test_settings_lie_beside_raw_or_within_any_other_folder(
    tmp_path: Path, data: str, decisions: str, rules: str, processed: str
) -> None:
    for name in ("raw/a.csv", "returns/a.csv"):
        write_text(tmp_path / name, "")
    assert decisions_folder(tmp_path / data) == tmp_path / decisions
    assert rules_file(tmp_path / data) == tmp_path / rules
    assert processed_folder(tmp_path / data) == tmp_path / processed
    assert folder_of(tmp_path / data) == (tmp_path / data if (tmp_path / data).is_dir() else (tmp_path / data).parent)


def test_the_output_of_a_batch_within_is_passed_over_and_said(tmp_path: Path) -> None:
    for name in ("甲镇.csv", f"output/{LEDGER}", "output/findings.csv", "decisions/2018.csv", ".hidden/a.csv", "readings.toml"):
        write_text(tmp_path / name, "")
    assert [path.name for path in list_inputs(tmp_path)] == ["甲镇.csv"]
    assert [(one.code, one.where) for one in outputs_within(tmp_path)] == [("F123", "output")]
    assert outputs_within(tmp_path / "甲镇.csv") == []
    assert outputs_within(tmp_path / "output") == []  # its own pages are asked for on purpose


def test_no_folder_and_no_data_are_two_problems(tmp_path: Path) -> None:
    with pytest.raises(FupinError, match="F101"):
        list_inputs(tmp_path / "none")
    write_text(tmp_path / "README.txt", "")
    with pytest.raises(FupinError, match="F307"):
        list_inputs(tmp_path)


def test_nothing_was_made_where_nothing_is_kept(tmp_path: Path) -> None:
    assert made_by_us(tmp_path) is None
    assert {*made_with()} == {"version", "program", "vocabulary"}
    assert all(made_with().values())
    assert not readings_of(tmp_path).entries
