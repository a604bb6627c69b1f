"""The analyst's tutorial (docs/explore.md) is true: its commands, its code and its queries are run as they stand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner

from fupin_analysis.cli import commands
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "explore.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(console|python|sql)\n(.*?)```", TEXT, re.S)

#: What the three queries answer, worked out by hand from the table on the page and the decision.
ANSWERS = [
    [("illness", 40.0), ("lack_of_labour", 30.0), ("disability", 25.0), ("other", 5.0)],
    [("云溪镇", "other", 4.8)],
    [("云溪镇扶贫基本情况表.csv", 12, 0)],
]


def _run(block: str) -> None:
    for call in re.split(r"(?m)^\$ fupin ", block)[1:]:
        command, *lines = call.strip().splitlines()
        result = CliRunner().invoke(commands.app, shlex.split(command))
        told = re.sub(r"\s*\n\s*", "", result.stderr + result.stdout)
        for line in lines:
            assert line in told, (command, line, told)


def test_the_tutorial_leads_from_a_messy_table_to_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    ((name, table),) = re.findall(r"```\{code-block\} text\n:name: ([^\n]*)\n\n(.*?)```", TEXT, re.S)
    (tmp_path / "raw" / name).write_text(table, encoding="utf-8")
    space: dict[str, object] = {}
    answers = []
    for kind, block in BLOCKS:
        if kind == "console":
            _run(block)
        elif kind == "python":
            exec(block, space)
        else:
            answers.append(duckdb.sql(block).fetchall())
    assert answers == ANSWERS
    assert [kind for kind, _block in BLOCKS].count("console") == 5
