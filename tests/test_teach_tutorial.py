"""The clerk's tutorial (docs/teach.md) is true: its file, its commands and their output are those of this program."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin_analysis.cli import commands
from fupin_analysis.core.answers import read_readings
from fupin_analysis.flow import take_in
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "teach.md").read_text(encoding="utf-8")


def test_the_tutorial_leads_from_a_table_that_is_not_understood_to_one_that_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    (name, table), *more = re.findall(r"```\{code-block\} text\n:name: ([^\n]*)\n\n(.*?)```", TEXT, re.S)
    assert not more
    (tmp_path / "raw" / name).write_text(table, encoding="utf-8")
    runner, seen = CliRunner(), 0
    for block in re.findall(r"```console\n(.*?)```", TEXT, re.S):
        command, *lines = block.strip().splitlines()
        result = runner.invoke(commands.app, shlex.split(command.removeprefix("$ fupin ")))
        told = result.stderr + result.stdout
        for line in lines:
            assert line in re.sub(r"\s*\n\s*", "", told) or line in told, (command, line, told)
        seen += 1
    assert seen == 8 - 1
    intake = take_in(Path("raw"))
    assert len(intake.figures) == 6
    assert intake.messages() == []
    march = intake.figures[["township", "topic", "item", "value"]].to_numpy().tolist()
    assert ["甲山镇", "registry", "total", 120.0] in march
    assert ["乙水乡", "housing", "rebuilt", 2.0] in march
    assert ["甲山镇", "living", "庭院整治", 5.0] in march
    (tmp_path / "raw" / name).write_text(table.replace("若干", "3"), encoding="utf-8")
    (tmp_path / "raw" / name).rename(tmp_path / "raw" / name.replace("201803", "201804"))
    april = take_in(Path("raw"))
    assert april.messages() == []
    assert any("F245" in remark and "若干" in remark for remark in april.remarks())


def test_the_answers_shown_in_the_tutorial_are_well_formed(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", TEXT, re.S)
    path = tmp_path / "readings.toml"
    path.write_text(example, encoding="utf-8")
    assert len(read_readings(path).entries) == 6
