"""A township or year of which there is nothing is a mistake of the command line, whichever command it is given to."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin_analysis.cli.commands import app


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("decisions", "--township", "没有镇"), "F301"),
        (("decisions", "--year", "1999"), "F329"),
        (("crosscheck", "--year", "1999"), "F329"),
        (("crosscheck", "--township", "没有镇"), "F301"),
        (("measure", "causes", "--year", "1999"), "F329"),
        (("measure", "causes", "--township", "没有镇"), "F301"),
        (("measure", "causes", "--township", "甲山镇", "--year", "1999"), "F302"),
        (("prefer", "甲.csv", "--township", "没有镇"), "F301"),
        (("prefer", "甲.csv", "--year", "1999"), "F329"),
    ],
)
def test_nothing_of_what_is_asked_for_is_said_with_exit_code_2(arguments: tuple[str, ...], code: str, tmp_path: Path) -> None:
    text = "township,year,period,place,topic,item,measure,value\n甲山镇,2018,2018,,registry,total,households,298\n"
    (tmp_path / "甲.csv").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, [*arguments, "--data", str(tmp_path)])
    assert (result.exit_code, code in result.stderr) == (2, True), result.stderr
    assert not list(tmp_path.rglob("SOURCES.toml"))
