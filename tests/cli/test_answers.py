"""Answers given on the command line are kept as data and take effect."""

from __future__ import annotations

import shutil
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
    preferred = fupin("prefer", "五数镇-2018-修改.xlsx", "--data", raw, "--by", "县扶贫办")
    assert (preferred.exit_code, "暂不起作用" in preferred.stderr) == (0, False)
    assert "F209" not in fupin("crosscheck", "--data", raw).stderr


@pytest.mark.parametrize("other", ["", "五数镇-2018-副本.xlsx", "六数镇-2018.xlsx"], ids=["alone", "a copy", "another township"])
def test_a_preference_that_decides_nothing_says_so(other: str, fupin: Callable[..., Result], tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    write_form(raw / "五数镇-2018.xlsx", township="五数镇", year=2018, figures=unit(FIVE, township="五数镇"))
    if "副本" in other:
        shutil.copy(raw / "五数镇-2018.xlsx", raw / other)
    elif other:
        write_form(raw / other, township="六数镇", year=2018, figures=unit(FIVE, township="六数镇"))
    preferred = fupin("prefer", "五数镇-2018.xlsx", "--data", raw)
    assert (preferred.exit_code, "这条记录暂不起作用" in preferred.stderr) == (0, True)


def test_who_answers_is_known_from_the_surroundings(
    fupin: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FUPIN_BY", "县扶贫办")
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "甲山镇.csv").write_text("2018年甲山镇\n指标,户数\n因病,12\n", encoding="utf-8")
    assert fupin("prefer", "甲山镇.csv", "--data", raw).exit_code == 0
    assert fupin("teach", "--file", "甲山镇.csv", "--year", "2018", "--data", raw).exit_code == 0
    for kept in (raw / "SOURCES.toml", raw.parent / "readings.toml"):
        assert 'by = "县扶贫办"' in kept.read_text(encoding="utf-8")
    assert fupin("teach", "--file", "甲山镇.csv", "--township", "甲山镇", "--by", "乡政府", "--data", raw).exit_code == 0
    assert 'by = "乡政府"' in (raw.parent / "readings.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["总户数", "户数", "致贫原因", "万元", "因病", "建档立卡贫困户"])
def test_what_figures_are_about_is_no_township(name: str, fupin: Callable[..., Result], tmp_path: Path) -> None:
    refused = fupin("teach", "--text", "总户数", "--township", name, "--data", tmp_path)
    assert (refused.exit_code, "F326" in refused.stderr) == (2, True)
    assert not (tmp_path / "readings.toml").exists()


@pytest.mark.parametrize("name", ["甲山镇", "城关街道办事处", "国营红星农场", "XX镇", "巴彦苏木", "经开区管委会"])
def test_what_may_be_called_a_township_is_kept(name: str, fupin: Callable[..., Result], tmp_path: Path) -> None:
    assert fupin("teach", "--text", "一心办", "--township", name, "--data", tmp_path).exit_code == 0


@pytest.mark.parametrize("pattern", ["*", "*.csv", "甲*", "??镇.csv", "*-2018.csv"])
def test_nothing_leaves_out_every_file(pattern: str, fupin: Callable[..., Result], tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("甲山镇", "甲水镇"):
        (raw / f"{name}-2018.csv").write_text("2018年甲山镇\n指标,户数\n因病,12\n", encoding="utf-8")
    if pattern == "??镇.csv":
        for name in ("甲山镇", "甲水镇"):
            (raw / f"{name}-2018.csv").rename(raw / f"甲{name[1]}镇.csv")
    refused = fupin("teach", "--ignore", "--file", pattern, "--data", raw)
    assert (refused.exit_code, "F328" in refused.stderr) == (2, True), refused.stderr
    assert not (raw.parent / "readings.toml").exists()


@pytest.mark.parametrize(
    "scope",
    [("--file", "甲山镇-2018.csv"), ("--file", "甲山*"), ("--file", "*", "--row", "合计"), ("--file", "*", "--sheet", "封面")],
)
def test_one_file_or_a_row_or_sheet_of_all_may_be_left_out(
    scope: tuple[str, ...], fupin: Callable[..., Result], tmp_path: Path
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("甲山镇", "乙水镇"):
        (raw / f"{name}-2018.csv").write_text("2018年甲山镇\n指标,户数\n因病,12\n", encoding="utf-8")
    assert fupin("teach", "--ignore", *scope, "--data", raw).exit_code == 0


def test_answers_that_fit_nothing_are_told_where_they_are_checked(fupin: Callable[..., Result], tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "甲山镇.csv").write_text("2018年甲山镇\n指标,户数\n因病,12\n", encoding="utf-8")
    assert fupin("teach", "--text", "一心办", "--township", "甲山镇", "--data", raw).exit_code == 0
    checked = fupin("teach", "--check", "--data", raw)
    assert (checked.exit_code, "1条答复" in checked.stderr, "F245" in checked.stderr) == (0, True, True)
