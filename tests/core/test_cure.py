"""The command that answers a problem is one value: typed on a terminal, filled into a form, kept in a table."""

from __future__ import annotations

import shlex
import tomllib
from pathlib import Path

import pytest

from fupin_analysis.clean.quarantine import to_quarantine
from fupin_analysis.core.aside import as_shown, aside_row, told_aside
from fupin_analysis.core.cure import Cure
from fupin_analysis.core.words.terms import FOLDER
from fupin_analysis.errors import Problem

MESSAGES = tomllib.loads((FOLDER / "messages.toml").read_text(encoding="utf-8"))
CODES = [code for code, message in MESSAGES.items() if message.get("cure")]
WHERE = "甲 镇's.csv › 第2行第3列"


def _problem(code: str) -> Problem:
    names = ("first", "second", "got", "expected", "label", "rows", "topic", "count", "file", "was")
    return Problem(code, where=WHERE, details=dict.fromkeys(names, "若干 项"))


@pytest.mark.parametrize("code", CODES)
def test_a_table_keeps_the_command_whole(code: str) -> None:
    cure = _problem(code).cure
    assert cure is not None
    assert Cure.of_text(cure.to_text()) == cure
    row = aside_row(_problem(code), "若干 项")
    for language in ("zh", "en"):
        assert told_aside(row, language).line(language) == _problem(code).reason(language).line(language)
        assert cure.command(language) not in told_aside(row, language).text


@pytest.mark.parametrize("code", CODES)
def test_the_command_says_in_words_what_it_says_as_a_value(code: str) -> None:
    cure = _problem(code).cure
    assert cure is not None
    program, verb, *words = shlex.split(cure.command())
    assert (program, verb) == ("fupin", cure.verb)
    said = {name: text for name, text in cure.said().items() if text}
    assert set(said.values()) <= set(words)
    assert [word.removeprefix("--") for word in words if word.startswith("--")] == [name for name, _ in cure.options if name]


def test_an_address_is_told_in_the_readers_language_and_what_nobody_knows_as_well() -> None:
    cure = Cure("teach", (("cell", "a.csv › 第2行第3列"), ("was", "8"), ("value", None)))
    assert cure.command("en") == "fupin teach --cell 'a.csv › row 2, column 3' --was 8 --value VALUE"
    assert cure.said() == {"cell": "a.csv › 第2行第3列", "was": "8"}


def test_a_folder_is_named_where_it_is_not_the_usual_one() -> None:
    cure = Cure("prefer", (("", "乙 一.xlsx"),))
    assert cure.command(data=Path("data/raw")) == "fupin prefer '乙 一.xlsx'"
    assert cure.command(data=Path("in box")) == "fupin prefer --data 'in box' '乙 一.xlsx'"


def test_identifiers_stay_out_of_commands() -> None:
    number = "999901199001011239"
    cure = Problem("F230", where=f"{number}.xlsx › 表 › C7", details={"got": number}).cure
    assert cure is not None
    assert number not in cure.to_text() + cure.command()


def test_people_read_the_command_behind_the_reason() -> None:
    problem = Problem("F203", where="甲.xlsx › 表 › C7", details={"got": "若干"})
    (shown,) = as_shown(to_quarantine([aside_row(problem, "若干")])).to_dict("records")
    assert shown["reason"] == problem.reason().line()
    assert shown["reason_en"] == problem.reason("en").line("en")
    assert "cure" not in shown
