"""Every message that carries a command is a form whose fields the command takes."""

from __future__ import annotations

import dataclasses
import tomllib

import pytest

from fupin_analysis.core.answers import check_answer
from fupin_analysis.core.intake import Intake
from fupin_analysis.desk.questions import ask, list_questions
from fupin_analysis.desk.said import FilledForm, said_about_reading
from fupin_analysis.errors import Problem
from fupin_analysis.reports.answers import Answered
from tests.conftest import ROOT

MESSAGES = tomllib.loads((ROOT / "fupin_analysis" / "vocabulary" / "messages.toml").read_text(encoding="utf-8"))
CODES = [code for code, message in MESSAGES.items() if message.get("cure")]
DETAILS = {
    "first": "1",
    "second": "2",
    "got": "若干 项",
    "expected": "户数",
    "label": "危改 完成",
    "rows": 3,
    "topic": "住房",
    "count": 2,
    "file": "乙.xlsx",
    "was": "若干 项",
}
ANSWERS = {"means": "危房改造", "value": "3", "township": "甲山镇", "year": "2018"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("code", CODES)
def test_a_question_asks_for_what_the_command_takes(code: str, language: str) -> None:
    problem = Problem(code, where="甲 镇's.xlsx › 表 › C7", details=DETAILS)
    told = problem.reason(language)
    assert told.cure is not None
    question = ask(problem.where, told.text, told.cure, language=language)
    assert "fupin teach -" not in question.text
    if question.command == "prefer":
        assert question.files == ("乙.xlsx",)
        return
    assert question.files == ("甲 镇's.xlsx",)
    form = FilledForm([*question.known.items(), *([(question.asked, ANSWERS[question.asked])] if question.asked else [])])
    assert set(question.known) - {"ignore"} <= {field.name for field in dataclasses.fields(Answered)}
    assert check_answer(said_about_reading(form).to_answer()) == []


def test_a_message_that_asks_nothing_is_no_question() -> None:
    assert list_questions(Intake(problems=(Problem("F101", where="甲.xlsx"),))) == []


def test_near_answers_are_offered_and_none_is_filled_in() -> None:
    problem = Problem("F204", where="甲.xlsx › C7", details={"got": "危改"}, near=("危房改造",))
    (question,) = list_questions(Intake(problems=(problem,)))
    assert question.suggestions == ("危房改造",)
    assert "means" not in question.known
