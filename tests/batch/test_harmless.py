"""Nothing that lies among the returns stops the others: it is named with a code, and the rest is made."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli
from fupin_analysis.core.disk.folder import list_inputs
from fupin_analysis.errors import FupinError
from fupin_analysis.flow import take_in

_HEAD = "township,year,period,place,topic,item,measure,value"


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "good.csv").write_text(f"{_HEAD}\n甲镇,2018,2018,,registry,total,households,298\n", encoding="utf-8")
    return folder


def _codes(raw: Path) -> set[str]:
    intake = take_in(raw)
    assert "甲镇" in set(intake.figures["township"])
    return {problem.code for problem in intake.problems} | set(intake.quarantine["code"])


def test_a_pipe_a_device_and_a_link_to_nothing_are_named(raw: Path) -> None:
    os.mkfifo(raw / "pipe.csv")
    (raw / "zero.csv").symlink_to("/dev/zero")
    (raw / "gone.csv").symlink_to("nowhere")
    assert {"F119", "F101"} <= _codes(raw)
    assert len(list_inputs(raw)) == 4


def test_a_name_that_is_no_utf_8_is_read_and_printed(raw: Path) -> None:
    odd = os.fsdecode(b"\xff\xfe.csv")
    (raw / odd).write_text(f"{_HEAD}\n乙镇,2018,2018,,registry,total,households,7\n", encoding="utf-8")
    assert _codes(raw) == set()
    assert any(source.startswith("\\xff\\xfe.csv") for source in take_in(raw).figures["source"])


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("丙镇,2018,0000,,registry,total,households,1", "F208"),
        ("nan,2018,2018,,registry,total,households,2", "F210"),
        (".,2018,2018,,registry,total,households,3", "F210"),
        ("丁镇,1e400,2018,,registry,total,households,5", "F211"),
    ],
)
def test_a_row_that_names_no_period_or_place_is_set_aside(row: str, code: str, raw: Path) -> None:
    (raw / "odd.csv").write_text(f"{_HEAD}\n{row}\n", encoding="utf-8")
    assert code in _codes(raw)


@pytest.mark.parametrize("text", ["{broken", "[1,2]", '{"stamp": 5}', ""])
def test_broken_tables_are_made_anew(text: str, raw: Path) -> None:
    take_in(raw)
    (raw.parent / "processed" / "intake.json").write_text(text, encoding="utf-8")
    assert _codes(raw) == set()


@pytest.mark.parametrize(("text", "code"), [("decisions = 5", "F401"), ("[[decisions]]\nyear = 1e400", "F401")])
def test_a_broken_record_of_decisions_is_told(text: str, code: str, raw: Path) -> None:
    (raw.parent / "decisions").mkdir()
    (raw.parent / "decisions" / "2018.toml").write_text(text, encoding="utf-8")
    with pytest.raises(FupinError, match=code):
        take_in(raw)


def test_a_broken_register_of_sources_is_told(raw: Path) -> None:
    (raw / "SOURCES.toml").write_text('[[documents]]\ntownship="甲镇"\nyear = 1e400\n', encoding="utf-8")
    with pytest.raises(FupinError, match="F309"):
        take_in(raw)


@pytest.mark.parametrize("name", ["township=乙镇", "year=2017", "language=en"])
def test_a_parameter_does_not_gainsay_the_command(name: str, raw: Path) -> None:
    result = CliRunner().invoke(cli.app, ["report", "甲镇", "--data", str(raw), "-p", name])
    assert (result.exit_code, "F331" in result.stderr) == (2, True)
