"""Mistakes in a command line: told with a code, in the language asked for, with what may have been meant; nothing is done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli


@pytest.fixture
def fupin() -> Callable[..., Result]:
    runner = CliRunner()
    return lambda *arguments: runner.invoke(cli.app, [str(argument) for argument in arguments])


MISTAKES = [
    (["crosscheck", "--nonsense"], "F381 · fupin crosscheck：没有选项“--nonsense”。加 --help 查看可用的选项。"),
    (["crosscheck", "--dat", "x"], "F381 · fupin crosscheck：没有选项“--dat”。加 --help 查看可用的选项。您是否指：--data？"),
    (["report"], "F382 · fupin report：缺少 township（乡镇名称）。加 --help 查看用法。"),
    (
        ["decide"],
        "F382 · fupin decide：缺少 finding（待核实数据的编号，如 XX镇-2018-B201-244578SS，也可只写 B201）。加 --help 查看用法。",
    ),
    (["crosscheck", "--year", "1000"], "F383 · fupin crosscheck：--year 不能是“1000”。加 --help 查看可用的值。"),
    (["crosscheck", "--year", "今年"], "F383 · fupin crosscheck：--year 不能是“今年”。加 --help 查看可用的值。"),
    (["crosscheck", "--lang", "fr"], "F383 · fupin crosscheck：--lang 不能是“fr”。加 --help 查看可用的值。"),
    (["crosscheck", "--year"], "F384 · fupin：选项 --year 后面要写值。加 --help 查看用法。"),
    (["crosschek"], "F385 · fupin：没有命令“crosschek”。用 fupin --help 查看全部命令。您是否指：crosscheck？"),
    (["crosscheck", "a", "b"], "F386 · fupin crosscheck：命令行里多了“a b”。加 --help 查看用法。"),
]


@pytest.mark.parametrize(("line", "told"), MISTAKES, ids=[" ".join(line) for line, _told in MISTAKES])
def test_a_mistake_is_told_in_chinese(fupin: Callable[..., Result], line: list[str], told: str) -> None:
    result = fupin(*line)
    assert (result.exit_code, result.stderr.strip(), result.stdout) == (2, told, "")


def test_a_mistake_is_told_in_the_language_asked_for(fupin: Callable[..., Result]) -> None:
    for flag in (["--lang", "en"], ["--lang=en"]):
        told = fupin("crosscheck", "--nonsense", *flag).stderr
        assert told.strip() == 'F381 · fupin crosscheck: there is no option "--nonsense". See --help for those there are.'


def test_an_option_that_would_do_nothing_is_refused(fupin: Callable[..., Result], returns: Path, tmp_path: Path) -> None:
    for flag in ("--lists", "--csv", "--parquet"):
        result = fupin("crosscheck", "--data", returns, "--explain", "B201", flag, tmp_path / "out")
        assert result.exit_code == 2
        assert result.stderr.startswith(f"F380 · fupin crosscheck：--explain 与 {flag} 不能同时用")
    assert not (tmp_path / "out").exists()


def test_a_finding_is_explained_by_its_short_name(fupin: Callable[..., Result], returns: Path) -> None:
    result = fupin("crosscheck", "--data", returns, "--township", "XX镇", "--explain", "B201")
    assert result.exit_code == 0
    assert "建议将2018年计划脱贫（按名册）由7户改为57户" in result.stdout


def test_findings_are_listed_in_the_words_of_the_page(fupin: Callable[..., Result], returns: Path) -> None:
    shown = fupin("crosscheck", "--data", returns).stdout
    assert all(word in shown for word in ("编号", "判断", "原报", "可推定", "越出界限", "表述不一", "57户"))
    assert not any(word in shown for word in ("severity", "deduced", "plan/exit"))


def test_a_closed_stdout_is_told_and_not_passed_over(xx_return: Path) -> None:
    line = f"'{sys.executable}' -m fupin_analysis figures '{xx_return}' --csv - >&-"
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode == 6
    assert "F601 · stdout" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_table_lacks_is_told_once(fupin: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("指标,甲,乙\n贫困户,12,30\n贫困人口,40,90\n脱贫户,3,5\n", encoding="utf-8")
    told = [line for line in fupin("figures", path).stderr.splitlines() if "F210" in line]
    assert [line.partition(" · ")[0] for line in told] == ["表.csv › 第2行第2列 (+5)"]


@pytest.mark.parametrize("heading", ["年龄", "补助金额（吨）"])
def test_what_one_answer_cures_is_asked_once(fupin: Callable[..., Result], tmp_path: Path, heading: str) -> None:
    path = tmp_path / "甲山镇-2018.csv"
    path.write_text(f"村名,{heading},贫困户数\n一心村,41,30\n二龙村,52,31\n三河村,38,32\n", encoding="utf-8")
    told = fupin("figures", path, "--township", "甲山镇", "--year", "2018").stderr.splitlines()
    assert [line.partition(" · ")[0] for line in told if "F205" in line] == ["甲山镇-2018.csv › 第2行第2列 (+2)"]


def test_what_is_answered_cell_by_cell_is_asked_cell_by_cell(fupin: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "甲山镇-2018.csv"
    path.write_text("村名,贫困户数\n一心村,#REF!\n二龙村,#REF!\n三河村,32\n", encoding="utf-8")
    told = fupin("figures", path, "--township", "甲山镇", "--year", "2018").stderr.splitlines()
    assert [line.partition(" › ")[2][:6] for line in told if "#REF!" in line] == ["第2行第2列", "第3行第2列"]


def test_help_is_in_the_language_asked_for() -> None:
    """Help is worded while commands are declared, so that only a fresh process shows in which language."""
    line = [sys.executable, "-m", "fupin_analysis.cli.commands", "batch", "--help", "--lang"]
    for language, told in (("en", "Make every township's report"), ("zh", "为文件夹中的每个乡镇生成报告")):
        helped = subprocess.run([*line, language], capture_output=True, encoding="utf-8", check=True)
        assert told in helped.stdout


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (["vocabulary", "危房该造"], "F332：词汇表中没有“危房该造”。不写名称则列出全部指标。您是否指："),
        (["form", "--township", "甲/乙乡", "--year", "2018", "-o", "a.xlsx"], "F326 · --township：乡镇名称不能写作“甲/乙乡”。"),
        (["form", "--township", "总户数", "--year", "2018", "-o", "a.xlsx"], "F326 · --township：乡镇名称不能写作“总户数”。"),
        (["form", "--township", " ", "--year", "2018", "-o", "a.xlsx"], "F326 · --township：没有写明是哪个乡镇。"),
        (
            ["form", "--township", "甲镇", "--year", "2018", "-o", "a.xlsx", "--code", "12"],
            "F304 · --code：参数应为9位或12位数字，实际是“12”。",
        ),
        (["report", "甲镇", "-p", "target_year=soon"], "参数应为整数 ≥ "),
    ],
)
def test_a_value_is_told_in_words_of_the_office(
    line: list[str], told: str, fupin: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = fupin(*line)
    assert refused.exit_code == 2
    assert told in refused.stderr


def test_a_folder_in_the_place_of_a_file_is_called_one(fupin: Callable[..., Result], returns: Path) -> None:
    assert "可能是文件夹" in fupin("look", returns, "--data", returns).stderr


def test_a_file_that_people_work_in_is_not_written_over(fupin: Callable[..., Result], returns: Path, tmp_path: Path) -> None:
    summary = tmp_path / "总结.docx"
    commands = {
        summary: ["write", "XX镇", "--year", "2018", "-o", summary, "--data", returns],
        tmp_path / "核对.xlsx": ["read", summary, "--list", tmp_path / "核对.xlsx", "--data", returns],
        tmp_path / "XX镇-2018.docx": ["annex", "XX镇", "--year", "2018", "-o", tmp_path, "--data", returns],
        tmp_path / "报送表.xlsx": ["form", "--township", "XX镇", "--year", "2018", "-o", tmp_path / "报送表.xlsx"],
    }
    for path, command in commands.items():
        assert fupin(*command).exit_code in {0, 4}
        made = path.read_bytes()
        path.write_bytes(made + b"what somebody wrote")
        refused = fupin(*command)
        assert (refused.exit_code, "F604" in refused.stderr) == (6, True), command
        assert path.read_bytes() == made + b"what somebody wrote"
        assert fupin(*command, "--force").exit_code in {0, 4}
        assert path.read_bytes() == made


def test_either_annex_that_is_there_is_left_alone(fupin: Callable[..., Result], returns: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "XX镇-2018.xlsx"
    workbook.write_bytes(b"what somebody wrote")
    assert "F604" in fupin("annex", "XX镇", "--year", "2018", "-o", tmp_path, "--data", returns).stderr
    assert not workbook.with_suffix(".docx").exists()
    assert workbook.read_bytes() == b"what somebody wrote"
