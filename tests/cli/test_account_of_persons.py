"""The account of a file, its numbers of persons masked wherever they stand: in its name, its headings, its cells."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli
from tests.test_privacy import _FOUND, PLANTED


@pytest.mark.parametrize("number", PLANTED.values(), ids=PLANTED.keys())
@pytest.mark.parametrize("output", [(), ("--csv", "-")], ids=["terminal", "csv"])
def test_the_account_shows_no_number_of_a_person(tmp_path: Path, number: str, output: tuple[str, ...]) -> None:
    table = tmp_path / f"甲山镇2018_{number.replace('/', '')}.csv"
    table.write_text(f"甲山镇2018年致贫原因,,\n村名,因病户数,因病人数 {number}\n一心村,12,40\n", encoding="utf-8")
    result = CliRunner().invoke(cli.app, ["figures", str(table), "--account", *output])
    shown = "".join((result.stdout + result.stderr).split())  # a narrow column breaks its texts
    assert "一心村" in shown
    assert not _FOUND.search(shown)
