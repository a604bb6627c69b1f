"""A message that says how to answer it is answered by doing so: on the folder, whatever command reads it afterwards."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli
from fupin_analysis.core.answers import read_readings, readings_file
from fupin_analysis.core.cure import Told
from fupin_analysis.core.disk.folder import list_inputs
from fupin_analysis.core.intake import Intake
from fupin_analysis.flow import read_files, read_text
from tests import registers

#: What only people know, as a message writes it, and what they would put there.
_SAID = {"乡镇名称": "甲山镇", "年度": "2018"}


@pytest.fixture
def fupin() -> Callable[..., Result]:
    runner = CliRunner()
    return lambda *arguments: runner.invoke(cli.app, [str(argument) for argument in arguments])


def _causes(folder: Path, title: str, *names: str, filled: str = "") -> None:
    lines = [title, *([filled] if filled else []), "致贫原因,户数,人数", "因病,5,12", "因残,6,13"]
    if names:
        lines = [title, "乡镇,因病户数,因残户数", *(f"{name},5,12" for name in names)]
    (folder / "原因.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _register(folder: Path, title: str, **facts: object) -> None:
    registers.write_csv(
        folder / "台账.csv", [*registers.household(1, 2, **facts), *registers.household(2, 3, **facts)], title=title
    )


def _text(folder: Path, *paragraphs: str) -> None:
    (folder / "总结.txt").write_text("\n".join(paragraphs), encoding="utf-8")


def _counties(folder: Path, title: str, *names: str) -> None:
    for county in ("丁县", "戊县"):
        (folder / county).mkdir()
        _causes(folder / county, f"{county}{title}", *names, *(f"{county[0]}水乡" for _ in names))


#: A folder for each code that is answered by a township or a year.
_FOLDERS: dict[str, Callable[[Path], None]] = {
    "F132": lambda folder: _text(
        folder,
        "白云县残联2018年工作总结",
        "全县建档立卡贫困户1662户。全县今年脱贫200户，我县投入扶贫资金300万元。",
        "举办技能培训班3期，培训120人次。",
    ),
    "F210": lambda folder: _causes(folder, "2018年致贫原因统计表"),
    "F211": lambda folder: _causes(folder, "甲山镇致贫原因统计表"),
    "F218": lambda folder: _text(folder, "脱贫攻坚工作总结", "今年我镇脱贫20户。"),
    "F226": lambda folder: _register(folder, "2018年建档立卡台账", **{"乡(镇)": ""}),
    "F227": lambda folder: _register(folder, "甲山镇建档立卡台账", **{"乡(镇)": "甲山镇"}),
    "F260": lambda folder: _counties(folder, "2018年甲山镇致贫原因统计表"),
    "F268": lambda folder: _causes(folder, "甲山镇致贫原因统计表", filled="填报时间：2018年12月20日"),
    "F270": lambda folder: _counties(folder, "2018年致贫原因统计表", "甲山镇"),
    "F251": lambda folder: _causes(folder, "2018年致贫原因统计表", "乙水乡", "高坎"),
}


def _read(folder: Path) -> Intake:
    return read_files(list_inputs(folder), root=folder, readings=read_readings(readings_file(folder)))


def _said(intake: Intake, code: str) -> list[Told]:
    noted = [problem.told() for problem in intake.problems if problem.kind == "note"]
    return [told for told in dict.fromkeys((*intake.told(), *noted)) if f"{code}：" in told.text or f"{code} · " in told.text]


@pytest.mark.parametrize("code", _FOLDERS)
def test_an_answer_given_as_the_message_says_is_taken(code: str, tmp_path: Path, fupin: Callable[..., Result]) -> None:
    folder = tmp_path / "raw"
    folder.mkdir()
    _FOLDERS[code](folder)
    (told, *_more) = _said(_read(folder), code)
    assert told.cure is not None
    command = shlex.split(told.cure.command())
    assert command[:2] == ["fupin", "teach"]
    done = fupin(*(_SAID.get(word, word) for word in command[1:]), "--data", folder)
    assert done.exit_code == 0, done.output
    after = _read(folder)
    table = after.register if code in {"F226", "F227"} else after.figures
    assert not _said(after, code)
    assert ("甲山镇", 2018) in set(zip(table["township"], table["year"], strict=True))


def test_a_text_of_a_county_is_a_townships_where_somebody_says_so_and_what_it_tells_of_all_is_not(tmp_path: Path) -> None:
    _text(
        tmp_path, "白云县2018年脱贫攻坚工作总结", "全县建档立卡贫困户1662户。", "培训3期120人次。全县脱贫200户，我县投入300万元。"
    )
    assert read_text(tmp_path / "总结.txt").problems[-1].code == "F132"
    told = read_text(tmp_path / "总结.txt", township="甲山镇")
    assert [problem.code for problem in told.problems] == []
    assert [one.value for one in told.mentions if one.kind == "figure"] == [3.0, 120.0]


def test_every_cure_that_asks_for_a_township_or_year_is_tried() -> None:
    from fupin_analysis.core.disk.toml import load_words

    asked = {
        code for code, entry in load_words("messages").items() if {"{township}", "{year}"} & set(entry.get("cure", "").split())
    }
    assert asked == set(_FOLDERS)


def test_figures_reads_a_folder_with_its_answers(tmp_path: Path, fupin: Callable[..., Result]) -> None:
    folder = tmp_path / "raw"
    folder.mkdir()
    _causes(folder, "2018年致贫原因统计表")
    assert fupin("figures", folder).exit_code == 4
    assert fupin("teach", "--file", "原因.csv", "--township", "甲山镇", "--data", folder).exit_code == 0
    done = fupin("figures", folder, "--csv", "-")
    assert done.exit_code == 0, done.output
    assert "甲山镇,,2018,2018,,cause,illness,households,5.0" in done.stdout


def test_two_names_that_may_be_one_township_are_told_with_what_cannot_be_used(tmp_path: Path) -> None:
    folder = tmp_path / "raw"
    folder.mkdir()
    _causes(folder, "2018年致贫原因统计表", "月田镇", "月田乡")
    intake = _read(folder)
    assert (len(_said(intake, "F264")), intake.exit_code) == (1, 0)
    assert not [remark for remark in intake.remarks() if "F264" in remark]
