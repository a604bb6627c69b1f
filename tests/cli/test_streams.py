"""What stands around a command: interruption at the keyboard, streams that know no Chinese, a language before the command."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from fupin_analysis import __main__ as start
from fupin_analysis.cli import commands
from fupin_analysis.cli.usage import Commands


@pytest.fixture
def fupin():
    runner = CliRunner()
    return lambda *arguments: runner.invoke(commands.app, [str(argument) for argument in arguments])


_SHOWN = [sys.executable, "-m", "fupin_analysis"]


@pytest.mark.parametrize("code", ["ascii", "latin-1", "cp1252"])
def test_a_stream_that_knows_no_chinese_is_written_in_utf_8(code):
    about = os.environ | {"PYTHONIOENCODING": code, "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run([*_SHOWN, "figurs"], env=about, capture_output=True, check=False)

    assert done.returncode == 2
    assert "没有命令" in done.stderr.decode("utf-8") or "figurs" in done.stderr.decode("utf-8")
    assert "F385" in done.stderr.decode("utf-8")
    assert "Traceback" not in done.stderr.decode("utf-8")


def test_a_stream_in_a_chinese_code_keeps_it():
    about = os.environ | {"PYTHONIOENCODING": "gb18030"}
    done = subprocess.run([*_SHOWN, "figurs"], env=about, capture_output=True, check=False)

    assert "figures" in done.stderr.decode("gb18030")
    assert "：" in done.stderr.decode("gb18030")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["--lang", "en", "decisions", "--nonsense"], "there is no option"),
        (["--lang=en", "decisions", "--nonsense"], "there is no option"),
        (["--lang", "zh", "decisions", "--nonsense"], "没有选项"),
        (["--lang", "en", "figurs"], "there is no command"),
        (["--lang", "fr", "decisions"], "--lang 不能是"),
    ],
)
def test_a_language_may_stand_before_the_command(fupin, line, said):
    assert said in fupin(*line).stderr


def test_a_language_before_a_command_reaches_it(fupin, returns):
    assert "contradiction" in fupin("--lang", "en", "crosscheck", "--data", returns).stderr


def test_an_interrupted_command_says_so_in_one_line(fupin, monkeypatch):
    def interrupted(*_args, **_extra):
        raise KeyboardInterrupt

    monkeypatch.setattr(Commands, "invoke", interrupted)
    result = fupin("decisions")

    assert (result.exit_code, result.stderr.strip()) == (130, "已中断。")


def test_a_program_interrupted_while_it_starts_says_so_in_one_line(monkeypatch, capsys):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr("fupin_analysis.cli.commands.main", interrupted)
    with pytest.raises(SystemExit) as left:
        start.start_here()

    assert left.value.code == 130
    assert capsys.readouterr().err == "fupin: 已中断 / interrupted\n"


def test_kernels_have_a_folder_where_the_home_cannot_be_written(monkeypatch, tmp_path):
    monkeypatch.delenv("IPYTHONDIR", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    done = subprocess.run(
        [*_SHOWN, "decisions", "--data", str(tmp_path)],
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        check=False,
    )

    assert b"IPython" not in done.stderr
    assert list(tmp_path.glob("fupin-*")) == []


def test_the_folder_of_kernels_is_told_to_them(monkeypatch, tmp_path):
    monkeypatch.setenv("IPYTHONDIR", "")
    monkeypatch.delenv("IPYTHONDIR")
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    monkeypatch.setattr(commands.tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(commands.atexit, "register", lambda *_: None)
    commands._give_ipython_a_folder()

    assert os.environ["IPYTHONDIR"].startswith(str(tmp_path / "fupin-"))
