"""The pipeline: one bad input never costs the others; what was processed is read back until something changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from fupin_analysis import flow
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import processed_folder, read_files, reporting_units, take_in
from fupin_analysis.forms.workbook import write_form
from tests.conftest import FIVE, ROOT, unit


def test_the_shipped_data_is_read_without_a_problem(tmp_path: Path) -> None:
    intake = take_in(ROOT / "data" / "raw", processed=tmp_path)
    assert intake.messages() == []
    assert len(intake.figures) == 102 + 506
    assert len(intake.quarantine) == 0
    assert len(reporting_units(intake)) == 46
    assert {(document.township, document.year) for document in intake.documents} == set(reporting_units(intake))


def test_what_was_processed_is_read_back(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = take_in(returns)
    monkeypatch.setattr(flow, "read_files", lambda *_args, **_kwargs: pytest.fail("read again"))
    second = take_in(returns)
    for name in ("figures", "findings", "quarantine", "inputs"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


def test_a_changed_file_is_read_again(returns: Path) -> None:
    take_in(returns)
    rows = [{**row, "value": 41} if row["measure"] == "households" and row["topic"] == "registry" else row for row in FIVE]
    write_form(returns / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=unit(rows, township="五数镇"))
    figures = take_in(returns).figures
    assert figures.loc[figures["township"].eq("五数镇") & figures["topic"].eq("registry"), "value"].tolist() == [41.0, 163.0]


def test_half_written_tables_are_made_anew(returns: Path) -> None:
    first = take_in(returns)
    for table in processed_folder(returns).glob("figures-*.parquet"):
        table.unlink()
    pd.testing.assert_frame_equal(take_in(returns).figures, first.figures)


def test_tables_that_are_not_as_they_were_written_are_made_anew(returns: Path) -> None:
    first = take_in(returns)
    (table,) = processed_folder(returns).glob("figures-*.parquet")
    written = bytearray(table.read_bytes())
    written[len(written) // 2] ^= 1
    table.write_bytes(written)
    pd.testing.assert_frame_equal(take_in(returns).figures, first.figures)


def test_tables_of_another_program_are_not_read_back(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(returns)
    monkeypatch.setattr(flow, "_made_with", lambda: {"program": "another"})
    monkeypatch.setattr(flow, "read_files", lambda *_args, **_kwargs: pytest.fail("read again"))
    with pytest.raises(pytest.fail.Exception):
        take_in(returns)


def test_a_bad_file_does_not_cost_the_good_ones(returns: Path) -> None:
    (returns / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (returns / "empty.csv").write_bytes(b"")
    intake = take_in(returns)
    assert {problem.code for problem in intake.problems} == {"F102", "F103"}
    assert len(reporting_units(intake)) == 2
    assert intake.exit_code == 3


def test_the_same_file_twice_is_taken_once(returns: Path) -> None:
    shutil.copy(returns / "五数镇-2018.xlsx", returns / "五数镇-copy.xlsx")
    intake = take_in(returns)
    assert [problem.code for problem in intake.problems] == ["F110"]
    assert len(reporting_units(intake)) == 2


def test_a_file_that_cannot_be_opened_is_told(returns: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = flow.sha256

    def locked(path: Path) -> str:
        if path.name.startswith("五数镇"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(flow, "sha256", locked)
    intake = read_files(sorted(returns.glob("*.xlsx")), root=returns)
    assert [problem.say("en").split(":")[0] for problem in intake.problems] == ["F105 · 五数镇-2018.xlsx"]
    assert reporting_units(intake) == [("XX镇", 2018)]


def test_a_wrong_register_of_sources_is_told(returns: Path) -> None:
    (returns / "SOURCES.toml").write_text("[[documents]]\ntownship = 1\n", encoding="utf-8")
    with pytest.raises(FupinError, match="F309"):
        take_in(returns)


def test_a_folder_that_cannot_be_written_is_told(returns: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file", encoding="utf-8")
    with pytest.raises(FupinError, match="F601"):
        take_in(returns, processed=blocked / "processed")


def test_a_county_switches_an_edit_off(returns: Path) -> None:
    assert "D201" in take_in(returns).findings["rule"].tolist()
    (returns.parent / "rules.toml").write_text("D201 = false\n", encoding="utf-8")
    assert "D201" not in take_in(returns).findings["rule"].tolist()
