"""What the two readmes tell to type is typed, in their order, in a folder with the shipped return; and both tell the same."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fupin_analysis.cli.commands import app
from fupin_analysis.crosscheck.edits.rules import load_rules
from fupin_analysis.errors import EXIT_CODES

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")

#: Commands that wait for a browser; tests/desk hold them.
_WAITING = {"serve"}


def commands(name: str) -> list[str]:
    """The command in the second column of each row of the table of commands."""
    rows = re.findall(r"(?m)^\|[^|]*\| `(fupin [^`]+)`", (ROOT / name).read_text(encoding="utf-8"))
    return [row for row in rows if row.split()[1] not in _WAITING]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data" / "raw").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    shutil.copy(ROOT / "data" / "raw" / "XX镇-2018.xlsx", tmp_path / "data" / "raw")
    shutil.copy(ROOT / "docs" / "参数表.csv", tmp_path / "docs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FUPIN_LANG", raising=False)
    return tmp_path


@pytest.mark.parametrize("name", READMES)
def test_every_command_works_as_it_stands_and_in_this_order(name: str, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = commands(name)
    assert len(typed) >= 9
    runner = CliRunner()
    for line in typed:
        _fupin, *arguments = shlex.split(line)
        with monkeypatch.context() as patch:
            patch.setattr("fupin_analysis.cli.decisions._is_terminal", lambda: True)
            done = runner.invoke(app, arguments, input="y\n")
        assert done.exit_code == 0, f"{line}\n{done.output}\n{done.exception}"
    assert (here / "output" / "2018" / "XX镇" / "report.html").exists()


def test_both_readmes_tell_of_the_same_commands() -> None:
    spoken = [{tuple(shlex.split(line)[1:]) for line in commands(name)} for name in READMES]
    assert spoken[0] == spoken[1]


@pytest.mark.parametrize("name", READMES)
def test_the_files_they_name_are_there(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = [*re.findall(r"\]\((?!http)([^)#]+)\)", text), *re.findall(r"`(docs/[\w./\-]+|notebooks/|data/raw/?)`", text)]
    assert len(named) > 3
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_interpreter_here_is_one_that_they_allow() -> None:
    assert sys.version_info >= (3, 11)


@pytest.mark.parametrize(("name", "before"), [("README.md", r"(\d+) edits"), ("README.zh.md", r"(\d+) 条核对关系")])
def test_they_say_how_many_edits_there_are(name: str, before: str) -> None:
    assert re.findall(before, (ROOT / name).read_text(encoding="utf-8")) == [str(len(load_rules()))]


def test_they_say_what_every_exit_code_means() -> None:
    english, chinese = ((ROOT / name).read_text(encoding="utf-8") for name in READMES)
    codes = {0, *EXIT_CODES.values()}
    assert {int(code) for code in re.findall(r"(?m)^\| (\d) \| \w", english)} == codes
    (told,) = re.findall(r"退出码 ([^。]+)。", chinese)
    assert {int(code) for code in re.findall(r"\d", told)} == codes


def test_the_notebooks_they_list_are_those_there_are() -> None:
    listed = re.findall(
        r"`(\d\d_\w+\.ipynb)`", (ROOT / "README.md").read_text(encoding="utf-8").partition("## Where things are")[2]
    )
    assert listed == sorted(path.name for path in (ROOT / "notebooks").glob("*.ipynb"))


def test_the_summaries_that_ship_are_as_many_as_it_says() -> None:
    told = re.findall(r"(\d+) published summaries", (ROOT / "README.md").read_text(encoding="utf-8"))
    with (ROOT / "data" / "raw" / "SOURCES.toml").open("rb") as stream:
        entries = [one for one in tomllib.load(stream)["documents"] if one["file"] == "public_summaries.csv"]
    assert told == [str(len({one["id"] for one in entries}))]
