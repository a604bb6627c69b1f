"""Questions about reading, answered with the command that each of them names: the file is read, and so is next month's."""

from __future__ import annotations

import csv
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from typer.testing import CliRunner

from fupin_analysis.cli import commands
from fupin_analysis.core.intake import Intake
from fupin_analysis.flow import take_in


@pytest.fixture
def fupin() -> Callable[..., Result]:
    runner = CliRunner()
    return lambda *arguments: runner.invoke(commands.app, [str(argument) for argument in arguments])


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


def _table(path: Path, *rows: list[object]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def _book(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def _asked(intake: Intake) -> list[str]:
    return [line for line in [*intake.messages(), *intake.remarks()] if "fupin teach" in line]


def _pasted(line: str, fupin: Callable[..., Result], *, known: dict[str, str] | None = None) -> Result:
    """Run the command a message ends with; `known` is what only a person knows, for 数值, 年度, 乡镇名称."""
    command = line[line.index("fupin teach") :]
    if known and "指标名称" in known:  # whether or not the message offers one
        command = re.sub(r"--means '[^']*'", f"--means {shlex.quote(known['指标名称'])}", command)
    for word, stands_for in (known or {}).items():
        command = re.sub(rf"'{word}'", shlex.quote(stands_for), command)
    return fupin(*shlex.split(command)[1:], "--by", "县扶贫办")


SITUATIONS = {
    "a heading of the bureau's own": (
        [["2018年各乡镇情况"], ["乡镇", "在册贫困家庭（户）"], ["甲山镇", 12], ["乙水乡", 7]],
        {"指标名称": "registry/total"},
        ("registry", "total", 12.0),
    ),
    "a label that may mean two things": (
        [["2018年甲山镇"], ["指标", "数量"], ["脱贫户数", 12]],
        {},
        ("registry", "exited", 12.0),
    ),
    "a township written short": (
        [["2018年各乡镇致贫原因"], ["乡镇", "因病户数"], ["一心办", 12], ["乙水乡", 7]],
        {"乡镇名称": "甲山镇"},
        ("cause", "illness", 12.0),
    ),
    "no year anywhere": ([["甲山镇致贫原因"], ["原因", "户数"], ["因病", 12]], {"年度": "2018"}, ("cause", "illness", 12.0)),
    "no township anywhere": (
        [["2018年致贫原因"], ["原因", "户数"], ["因病", 12]],
        {"乡镇名称": "甲山镇"},
        ("cause", "illness", 12.0),
    ),
    "words in the place of a number": (
        [["2018年甲山镇致贫原因"], ["原因", "户数"], ["因病", "十来户吧"], ["因残", 3]],
        {"数值": "12"},
        ("cause", "illness", 12.0),
    ),
    "a negative count": (
        [["2018年甲山镇致贫原因"], ["原因", "户数"], ["因病", -12], ["因残", 3]],
        {"数值": "12"},
        ("cause", "illness", 12.0),
    ),
    "a percentage of two readings": (
        [["2018年甲山镇"], ["指标", "比率（%）"], ["贫困发生率", "0.5"]],
        {"数值": "0.005"},
        ("registry", "headcount_ratio", 0.005),
    ),
    "a unit that does not fit": (
        [["2018年甲山镇致贫原因"], ["原因", "户数"], ["因病", "12人"], ["因残", 3]],
        {"数值": "12"},
        ("cause", "illness", 12.0),
    ),
    "half a household": (
        [["2018年甲山镇致贫原因"], ["原因", "户数"], ["因病", 12.5], ["因残", 3]],
        {"数值": "12"},
        ("cause", "illness", 12.0),
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_command_of_a_question_pasted_answers_it(situation: str, raw: Path, fupin: Callable[..., Result]) -> None:
    rows, known, (topic, item, value) = SITUATIONS[situation]
    _table(raw / "来表201803.csv", *rows)
    questions = _asked(take_in(raw))
    assert questions, "nothing was asked"
    done = _pasted(questions[0], fupin, known=known)
    assert done.exit_code == 0, done.stderr
    intake = take_in(raw)
    assert _asked(intake) == []
    figures = intake.figures[intake.figures["township"].eq("甲山镇")]
    assert (topic, item, value) in set(zip(figures["topic"], figures["item"], figures["value"], strict=True))
    assert intake.inputs["answered"].tolist() == ["县扶贫办 1"]
    assert fupin("teach", "--check", "--data", raw).exit_code == 0


@pytest.mark.parametrize(
    "situation", ["a heading of the bureau's own", "a township written short", "a label that may mean two things"]
)
def test_next_months_file_of_the_same_layout_is_read_without_a_question(
    situation: str, raw: Path, fupin: Callable[..., Result]
) -> None:
    rows, known, _ = SITUATIONS[situation]
    _table(raw / "来表201803.csv", *rows)
    _pasted(_asked(take_in(raw))[0], fupin, known=known)
    (raw / "来表201803.csv").rename(raw / "来表201804.csv")
    assert _asked(take_in(raw)) == []


def test_a_changed_layout_is_asked_again_and_the_answer_that_fits_nothing_is_told(
    raw: Path, fupin: Callable[..., Result]
) -> None:
    rows, known, _ = SITUATIONS["a heading of the bureau's own"]
    _table(raw / "来表201803.csv", *rows)
    _pasted(_asked(take_in(raw))[0], fupin, known=known)
    _table(raw / "来表201803.csv", rows[0], ["乡镇", "贫困家庭总数（户）"], *rows[2:])
    intake = take_in(raw)
    assert any("贫困家庭总数" in line for line in _asked(intake))
    assert any("F245" in line and "在册贫困家庭" in line for line in intake.remarks())


def test_rows_sheets_and_files_are_left_out_where_somebody_said_so(raw: Path, fupin: Callable[..., Result]) -> None:
    _table(raw / "a.csv", ["2018年甲山镇致贫原因"], ["原因", "户数"], ["因病", 12], ["上报数核对", 99])
    _book(raw / "b.xlsx", ["2018年甲山镇住房安全"], ["项目", "户数"], ["危房改造", 5])
    assert len(take_in(raw).figures) == 3
    assert fupin("teach", "--ignore", "--row", "上报数核对", "--data", raw).exit_code == 0
    assert fupin("teach", "--ignore", "--file", "b.xlsx", "--sheet", "Sheet", "--data", raw).exit_code == 0
    intake = take_in(raw)
    assert intake.figures["value"].tolist() == [12.0]
    assert intake.quarantine["code"].tolist() == ["F244"]
    assert intake.exit_code == 0
    assert fupin("teach", "--ignore", "--file", "a.csv", "--data", raw).exit_code == 0
    assert take_in(raw).figures.empty


def test_a_column_is_in_another_unit_than_it_says(raw: Path, fupin: Callable[..., Result]) -> None:
    _table(raw / "a.csv", ["2018年甲山镇教育补助"], ["学段", "拨款"], ["小学", 12])
    assert fupin("teach", "--heading", "拨款", "--measure", "金额", "--unit", "万元", "--data", raw).exit_code == 0
    figures = take_in(raw).figures
    assert figures[["topic", "item", "measure", "value"]].to_numpy().tolist() == [
        ["education", "primary", "amount_yuan", 120000.0]
    ]


def test_an_answer_that_fits_two_things_is_refused(raw: Path, fupin: Callable[..., Result]) -> None:
    refused = fupin("teach", "--heading", "在册", "--means", "合计", "--data", raw)
    assert (refused.exit_code, "F321" in refused.stderr) == (2, True)
    assert fupin("teach", "--data", raw).exit_code == 2
    assert not (raw.parent / "readings.toml").exists()


def test_a_wrong_file_of_answers_is_told_before_anything_is_read(raw: Path, fupin: Callable[..., Result]) -> None:
    _table(raw / "a.csv", ["2018年甲山镇致贫原因"], ["原因", "户数"], ["因病", 12])
    (raw.parent / "readings.toml").write_text('[[heading]]\ntext = "甲"\nmeans = "没有"\n', encoding="utf-8")
    for command in (("teach", "--check"), ("crosscheck",)):
        told = fupin(*command, "--data", raw)
        assert (told.exit_code, "F320" in told.stderr) == (2, True)


TEXT = "测溪镇2018年脱贫攻坚工作总结\n\n全镇易地扶贫搬迁120户，移交钥匙96户。\n"


def test_a_phrase_of_a_document_is_taught_with_the_command_its_question_names(fupin: Callable[..., Result], raw: Path) -> None:
    path = raw / "测溪镇总结.txt"
    path.write_text(TEXT, encoding="utf-8")
    asked = fupin("crosscheck", "--data", raw).stderr
    command = re.search(r"fupin (teach .*--heading '移交钥匙'.*)", asked)
    assert command is not None
    fupin(*[word.replace("指标名称", "易地扶贫搬迁已入住") for word in shlex.split(command[1])])
    told = fupin("crosscheck", "--data", raw).stderr
    assert ("F245" in told, "移交钥匙" in told) == (False, False)
    assert "housing,relocation_moved_in,households,96" in fupin("read", path, "--data", raw, "--csv", "-").stdout
    assert "housing,relocation_moved_in,households,96" not in fupin("read", path, "--data", raw / "x", "--csv", "-").stdout


def test_an_answer_for_a_folder_that_is_not_there_is_not_kept(fupin: Callable[..., Result], raw: Path) -> None:
    failed = fupin("teach", "--heading", "移交钥匙", "--means", "易地扶贫搬迁已入住", "--data", raw.parent / "rwa")
    assert (failed.exit_code, "F101" in failed.stderr, (raw.parent / "readings.toml").exists()) == (3, True, False)


def test_what_is_to_be_left_out_must_be_named(fupin: Callable[..., Result], raw: Path) -> None:
    assert "F323" in fupin("teach", "--ignore", "--data", raw).stderr


def test_a_document_is_looked_at_number_by_number_and_a_workbook_is_not_read_as_one(
    fupin: Callable[..., Result], raw: Path
) -> None:
    path, page = raw / "测溪镇总结.txt", raw.parent / "look.html"
    path.write_text(TEXT, encoding="utf-8")
    assert fupin("look", path, "--data", raw, "-o", page).exit_code == 0
    shown = page.read_text(encoding="utf-8")
    assert all(f">{number}<" in shown for number in ("120户", "96户"))
    book = _book(raw / "表.xlsx", ["项目", "户数"], ["危房改造", 3])
    assert "F139" in fupin("read", book).stderr
    assert fupin("look", book, "--data", raw, "-o", page).exit_code == 0


def test_a_year_that_is_none_is_refused(fupin: Callable[..., Result], raw: Path) -> None:
    assert fupin("read", raw / "x.txt", "--year", "18").exit_code == 2


UNFINISHED = [
    ["--cell", "甲.xlsx › 表 › C7", "--value", "3"],  # of a cell that says nobody knows what
    ["--cell", "甲.xlsx › 表 › C7", "--was", "若干"],
    ["--cell", "甲.xlsx › 表 › C7", "--was", "若干", "--value", "1e30"],
    ["--cell", "甲.xlsx › 表 › C7", "--was", "若干", "--value", "nan"],
    ["--heading", "帮扶户"],
    ["--text", "甲山"],
    ["--ignore"],
    ["--text", "甲山", "--township", "甲山镇", "--year", "2018"],  # of a township's name no answer keeps a year
    ["--heading", "帮扶户", "--means", "建档立卡合计", "--value", "3"],
]


@pytest.mark.parametrize("line", UNFINISHED, ids=lambda line: " ".join(line))
def test_an_answer_that_could_not_be_read_back_is_not_kept(line: list[str], fupin: Callable[..., Result], raw: Path) -> None:
    _table(raw / "甲.csv", ["2018年甲山镇"], ["原因", "户数"], ["因病", 12])
    refused = fupin("teach", *line, "--data", raw)
    assert refused.exit_code == 2
    assert not (raw.parent / "readings.toml").exists()
    assert fupin("crosscheck", "--data", raw).exit_code == 0, "whatever was answered, the returns are read as before"
