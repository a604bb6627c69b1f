"""Answers given on the command line are kept as data and take effect."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from fupin_analysis.cli import commands
from fupin_analysis.forms.workbook import write_form
from tests.conftest import FIVE, unit


@pytest.fixture
def fupin() -> Callable[..., Result]:
    runner = CliRunner()
    return lambda *arguments: runner.invoke(commands.app, [str(argument) for argument in arguments])


def test_prefer_answers_which_version_counts(fupin: Callable[..., Result], tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, value in (("五数镇-2018.xlsx", FIVE[0]["value"]), ("五数镇-2018-修改.xlsx", 99)):
        rows = [{**FIVE[0], "value": value}, *FIVE[1:]]
        write_form(raw / name, township="五数镇", year=2018, figures=unit(rows, township="五数镇"))
    asked = fupin("crosscheck", "--data", raw)
    assert "F209" in asked.stderr
    wrong = fupin("prefer", "五数镇-2018-修该.xlsx", "--data", raw)
    assert (wrong.exit_code, "您是否指：五数镇-2018-修改.xlsx" in wrong.stderr) == (2, True)
    assert fupin("prefer", "五数镇-2018-修改.xlsx", "--data", raw, "--by", "县扶贫办").exit_code == 0
    assert "F209" not in fupin("crosscheck", "--data", raw).stderr
