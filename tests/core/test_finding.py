"""Findings: one reader and one writer, and no text that has to be parsed in a cell."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from fupin_analysis.core.disk.store import from_bytes, read_table, to_arrow, to_bytes, to_frame, write_table
from fupin_analysis.core.finding import FINDING_COLUMNS, finding_of
from fupin_analysis.flow import take_in


def test_a_finding_is_written_and_read_back(returns: Path) -> None:
    rows = take_in(returns).findings.to_dict("records")
    assert rows
    for row in rows:
        assert list(row) == list(FINDING_COLUMNS)
        again = finding_of(row).to_row()
        assert pd.DataFrame([again]).equals(pd.DataFrame([row]))


def test_findings_lie_typed_on_disk(returns: Path, tmp_path: Path) -> None:
    findings = take_in(returns).findings
    table = to_arrow("findings", findings)
    assert str(table.schema.field("candidates").type).startswith("list<")
    path = write_table("findings", table, tmp_path / "findings.parquet")
    for read in (read_table(path), from_bytes(to_bytes(table))):
        pd.testing.assert_frame_equal(to_frame("findings", read), findings)


def test_a_finding_says_what_it_is_about_and_how_it_might_be_mended(returns: Path) -> None:
    deduced = next(finding_of(row) for row in take_in(returns).findings.to_dict("records") if row["verdict"] == "deduced")
    assert deduced.ref.code == "plan/exit_as_listed.households@2018"
    assert deduced.is_open
    best = deduced.candidates[0]
    assert [(change.ref.code, change.old, change.new) for change in best.changes] == [(deduced.ref.code, 7.0, 57.0)]
    assert best.is_known
    assert best.is_minimal
    assert deduced.edits[0].ref.topic == "registry"
