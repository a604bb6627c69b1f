"""No command writes over what it reads, whatever it is told to write."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from fupin_analysis.cli import commands as cli

TEXT = "甲山镇2018年工作总结\n全镇贫困户120户480人。\n"


@pytest.fixture
def fupin() -> Callable[..., Result]:
    runner = CliRunner()
    return lambda *arguments: runner.invoke(cli.app, [str(argument) for argument in arguments])


@pytest.mark.parametrize(
    "command",
    [
        "figures raw/总结.txt --csv raw/总结.txt",
        "figures raw --csv raw/总结.txt",
        "figures raw/总结.txt --account --csv raw/总结.txt",
        "measure registry --data raw --csv raw/总结.txt",
        "crosscheck --data raw --csv raw/总结.txt",
        "crosscheck --data raw --parquet raw/总结.txt",
        "read raw/总结.txt --data raw --csv raw/总结.txt",
        "read raw/总结.txt --data raw --review raw/总结.txt",
        "read raw/总结.txt --data raw --list raw/总结.txt --force",
        "look raw/总结.txt --data raw -o raw/总结.txt",
        "chart 甲山镇 registry --data raw -o raw/图.png",
        "write 甲山镇 --data raw -o raw/稿.docx --force",
        "decisions --data raw --csv raw/总结.txt",
        "diff 一.zip 二.zip -o 二.zip",
    ],
)
def test_what_is_read_is_not_written_over(
    command: str, fupin: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "raw").mkdir()
    for name in ("raw/总结.txt", "raw/图.png", "raw/稿.docx", "一.zip", "二.zip"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    result = fupin(*command.split())

    assert "F606" in result.output + result.stderr
    assert result.exit_code == 6
    assert (tmp_path / command.split()[-1 - ("--force" in command)]).read_text(encoding="utf-8") == TEXT


def test_another_file_of_the_same_folder_is_written(fupin: Callable[..., Result], tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "总结.txt").write_text(TEXT, encoding="utf-8")
    result = fupin("figures", str(tmp_path / "raw" / "总结.txt"), "--csv", str(tmp_path / "表.csv"))

    assert result.exit_code == 0
    assert (tmp_path / "表.csv").exists()
