"""What reading asks, as forms: a message that carries a command to answer it is a question with that command's options."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from fupin_analysis.core.intake import Intake
from fupin_analysis.core.source import file_of
from fupin_analysis.core.words.questions import ask_own_words
from fupin_analysis.errors import OF_FILES, Problem, is_placeholder, kind_of, split_cure


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
    for where, message, near in _messages(intake, language):
        question = read_question(where, message, near)
        if question is None:
            continue
        key = (question.command, question.asked, *(f"{name}={value}" for name, value in question.known.items()))
        same = found.get(key)
        found[key] = replace(same, count=same.count + 1) if same else question
    return list(found.values())


def _messages(intake: Intake, language: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    files = intake.inputs["file"].tolist()
    for problem in (*intake.problems, *ask_own_words(intake.figures)):
        yield problem.where, problem.reason(language), _near(problem, files)
    rows = intake.quarantine[intake.quarantine["code"].map(kind_of).ne("note") & ~intake.quarantine["code"].isin(OF_FILES)]
    for source, reason in zip(rows["source"], rows["reason" if language == "zh" else "reason_en"], strict=True):
        yield source, reason, ()


def _near(problem: Problem, files: list[str]) -> tuple[str, ...]:
    """Answers near a question: for one about versions, every version."""
    if not problem.cure().startswith("fupin prefer "):
        return problem.near
    named = str(problem.details.get("got", "")).split("、")
    return tuple(name for name in files if name in named)


def read_question(where: str, message: str, near: tuple[str, ...] = ()) -> Question | None:
    """Return the question that a message asks by the command in it; None where it asks nothing.

    Examples
    --------
    >>> from fupin_analysis.errors import Problem
    >>> question = read_question("甲.xlsx", Problem("F211", where="甲.xlsx", details={"got": ""}).reason())
    >>> question.command, dict(question.known), question.asked
    ('teach', {'file': '甲.xlsx'}, 'year')
    """
    text, command = split_cure(message)
    if not command:
        return None
    _program, name, *words = shlex.split(command)
    options = _options(words)
    if name == "prefer":
        return Question(where, text, name, {}, "file", near or (options["file"],))
    asked = next((one for one in ("means", "value", "township", "year") if one in options), "")
    suggested = () if not asked or is_placeholder(options[asked]) else (options[asked],)
    known = {key: value for key, value in options.items() if key != asked and not is_placeholder(value)}  # one thing at a time
    return Question(where, text, name, known, asked, tuple(dict.fromkeys((*suggested, *near))))


def _options(words: list[str]) -> dict[str, str]:
    """Options of a command by name; what stands by itself is the file."""
    options: dict[str, str] = {}
    name = "file"
    for word in words:
        if word.startswith("--"):
            name = word.removeprefix("--")
            options[name] = ""
        else:
            options[name] = word
    return options
