"""What reading asks, as forms: a message that carries a command to answer it is a question with that command's options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fupin_analysis.core.aside import told_aside
from fupin_analysis.core.cure import OBJECT, Cure, Told
from fupin_analysis.core.intake import Intake
from fupin_analysis.core.metrics import rows_of
from fupin_analysis.core.source import file_of
from fupin_analysis.core.words.questions import ask_own_words
from fupin_analysis.errors import Problem

#: Options that are asked for, what to ask first in front.
_ASKED = ("means", "value", "township", "year")


@dataclass(frozen=True)
class Question:
    """One question.

    Parameters
    ----------
    where
        The address asked about.
    text
        What is asked, in words.
    command
        ``teach`` or ``prefer``.
    known
        Options that the question itself gives, by name; flags have no text.
    asked
        The option that is asked for; empty where the answer is a plain yes.
    suggestions
        Answers that are near.
    count
        How many places ask the same.
    """

    where: str
    text: str
    command: str
    known: Mapping[str, str]
    asked: str = ""
    suggestions: tuple[str, ...] = ()
    count: int = 1

    @property
    def files(self) -> tuple[str, ...]:
        """The files asked about: one, or every version of a return."""
        return self.suggestions if self.command == "prefer" else (file_of(self.where),)


def list_questions(intake: Intake, *, language: str = "zh") -> list[Question]:
    """Return what reading asks, files before cells; places that one answer settles are one question."""
    found: dict[tuple[str, ...], Question] = {}
    for where, told, near in _messages(intake, language):
        if told.cure is None:
            continue
        question = ask(where, told.text, told.cure, near, language=language)
        key = (question.command, question.asked, *(f"{name}={value}" for name, value in question.known.items()))
        same = found.get(key)
        found[key] = replace(same, count=same.count + 1) if same else question
    return list(found.values())


def _messages(intake: Intake, language: str) -> Iterator[tuple[str, Told, tuple[str, ...]]]:
    files = intake.inputs["file"].tolist()
    for problem in (*intake.problems, *ask_own_words(intake.figures)):
        yield problem.where, problem.reason(language), _near(problem, files)
    for row in rows_of(intake.open_cells()):
        yield row["source"], told_aside(row, language), ()


def _near(problem: Problem, files: list[str]) -> tuple[str, ...]:
    """Answers near a question: for one about versions, every version."""
    if problem.cure is None or problem.cure.verb != "prefer":
        return problem.near
    named = str(problem.details.get("got", "")).split("、")
    return tuple(name for name in files if name in named)


def ask(where: str, text: str, cure: Cure, near: tuple[str, ...] = (), *, language: str = "zh") -> Question:
    """Return the question that a command answers.

    Parameters
    ----------
    where, text
        The address asked about, and what is asked.
    cure
        The command.
    near
        Answers that are near.
    language
        ``"zh"`` or ``"en"``.

    Examples
    --------
    >>> question = ask("甲.xlsx", "没有写明年度。", Cure("teach", (("file", "甲.xlsx"), ("year", None))))
    >>> question.command, dict(question.known), question.asked
    ('teach', {'file': '甲.xlsx'}, 'year')
    """
    known = cure.said(language)
    if cure.verb == "prefer":
        return Question(where, text, cure.verb, {}, "file", near or (known[OBJECT],))
    asked = next((name for name in _ASKED if name in known or name in cure.asked), "")
    suggested = () if asked not in known else (known.pop(asked),)  # one thing at a time
    return Question(where, text, cure.verb, known, asked, tuple(dict.fromkeys((*suggested, *near))))
