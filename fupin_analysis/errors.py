"""The kinds of failure, how they are said, and their exit codes.

A :class:`Problem` is one thing that went wrong at one place. Stages collect problems and hand them on; a :class:`FupinError`
carries all problems of a stage, so that a user mends a workbook once and not cell by cell. Wording lives in
``vocabulary/messages.toml``, in Chinese and English, keyed by a stable code.

What a cell held may be shown (returns hold sums, not people), but anything that looks like an identifier is masked first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from fupin_analysis.core.cure import Cure, Told
from fupin_analysis.core.source import show_address
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.program_words import load_words

P = ParamSpec("P")
R = TypeVar("R")

#: Exit codes by kind; 1 is left to Python for what nobody foresaw.
EXIT_CODES: dict[str, int] = {"usage": 2, "input": 3, "data": 4, "report": 5, "output": 6}

_LONGEST_SHOWN = 60
#: Details that list what one may choose from, and how much of such a list is shown.
_LISTS, _LONGEST_LIST, _BETWEEN_ENTRIES = ("expected", "have"), 240, (",", "、", "，")
#: Codes of what is asked about files as a whole: their numbers are used, and a row of the quarantine only stamps the page.
OF_FILES = frozenset({"F209", "F260", "F270"})


@cache
def _messages() -> dict[str, dict[str, str]]:
    messages: dict[str, dict[str, str]] = load_words("messages")
    return messages


@dataclass(frozen=True)
class Problem:
    """One thing that went wrong, where, and what to do about it.

    Parameters
    ----------
    code
        Key of ``vocabulary/messages.toml``, such as ``"F203"``.
    where
        The address: file › sheet › cell, or the parameter's name.
    details
        Values the message's placeholders ask for; one said in words is a mapping of languages to texts.
    near
        Known words near the one given; shown as "did you mean".

    Raises
    ------
    KeyError
        Where the vocabulary has no message of that code.

    Examples
    --------
    >>> print(Problem("F203", where="清澜镇.xlsx › 致贫原因 › C7", details={"got": "-3"}).tell("zh"))
    数量不能为负。应为 0 或正数，读到“-3”。请改正后重新报送。（F203）
    """

    code: str
    where: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    near: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.code not in _messages():
            raise KeyError(f"no message for code {self.code!r} in vocabulary/messages.toml")

    @property
    def kind(self) -> str:
        """Kind of failure: a key of :data:`EXIT_CODES`, or ``"note"``."""
        return kind_of(self.code)

    @property
    def exit_code(self) -> int:
        """Exit code of the kind."""
        return EXIT_CODES[self.kind]

    def say(self, language: str = "zh") -> str:
        """Return the whole message on one line, with code and place, in Chinese (``"zh"``) or English (``"en"``)."""
        return self.told(language).line(language)

    def told(self, language: str = "zh") -> Told:
        """Return the message with its code and place, and apart from it the command that answers it."""
        place = f" · {mask_identifiers(show_address(self.where, language))}" if self.where else ""
        return Told(f"{self.code}{place}{'：' if language == 'zh' else ': '}{self._said(language)}", self.cure)

    def reason(self, language: str = "zh") -> Told:
        """Return the same without its place, which stands beside it."""
        return Told(f"{self.code}{'：' if language == 'zh' else ': '}{self._said(language)}", self.cure)

    def tell(self, language: str = "zh") -> str:
        """Return the message as a reader of reports is told it: what and why, and the code at the end."""
        return f"{self._said(language)}{f'（{self.code}）' if language == 'zh' else f' ({self.code})'}"

    @property
    def cure(self) -> Cure | None:
        """The command that answers the problem once and for all; None where none does.

        Examples
        --------
        >>> Problem("F211", where="甲山镇.xlsx › 表 › C7", details={"got": ""}).cure.command()
        "fupin teach --file '甲山镇.xlsx' --year '年度'"
        """
        command = _messages()[self.code].get("cure", "")
        if not command or ("{cell}" in command and " › " not in self.where):  # what is decided on is a figure, and no cell
            return None
        file, _, rest = self.where.partition(" › ")
        label = str(self.details.get("label", self.details.get("got", "")))
        year = self.details.get("year")
        near = self.near[0] if self.near else None
        known = {
            "file": file,
            "pattern": pattern_of(file),
            "sheet": rest.rpartition(" › ")[0],
            "cell": self.where,
            "label": " ".join(label.split()),
            "was": " ".join(str(self.details.get("was", self.details.get("got", ""))).split()),
            "got": " ".join(str(self.details.get("got", "")).split()),
            "answer": str(self.details.get("file", file)),
            "near": near,
            "township": near,
            "year": None if year is None else str(year),
            "value": None,
        }
        return Cure.fill(command, known)

    def _said(self, language: str) -> str:
        message = _messages()[self.code]
        template = message[language]
        if not self.details.get("got", True):  # nothing was found: a pair of empty quotes says nothing
            template = message.get(f"{language}_blank", template)
        said = {name: value[language] if isinstance(value, dict) else value for name, value in self.details.items()}
        shown = {name: _shown(name, value) for name, value in said.items()}
        text = template.format_map(shown)
        if self.near:
            known = ("、" if language == "zh" else ", ").join(self.near)
            text += f"您是否指：{known}？" if language == "zh" else f" Did you mean: {known}?"
        return text


def kind_of(code: str) -> str:
    """Kind of a code: a key of :data:`EXIT_CODES`, or ``"note"`` for what is no error."""
    return _messages()[code]["kind"]


def _shown(name: str, value: object) -> str:
    """A detail as a message shows it; a long list ends behind a whole entry."""
    text = mask_identifiers(" ".join(str(value).split()))
    longest = _LONGEST_LIST if name in _LISTS else _LONGEST_SHOWN
    if len(text) <= longest:
        return text
    text = text[:longest]
    end = max(text.rfind(sign) for sign in _BETWEEN_ENTRIES) if name in _LISTS else -1
    return (text[: end + 1] if end > 0 else text) + "…"


def pattern_of(file: str) -> str:
    """Return the pattern that next month's file of the same name fits: runs of digits may be others.

    Examples
    --------
    >>> pattern_of("民政-各乡镇低保2018年3月.xlsx")
    '民政-各乡镇低保*年*月.xlsx'
    """
    stem, dot, suffix = file.rpartition(".")
    return re.sub(r"\d+", "*", stem) + dot + suffix if dot else re.sub(r"\d+", "*", file)


class FupinError(Exception):
    """A stage could not do what it was asked; carries every problem found.

    Parameters
    ----------
    problems
        One problem or several; the first one gives the exit code.

    Examples
    --------
    >>> error = FupinError(Problem("F203", where="清澜镇.xlsx › 致贫原因 › C7", details={"got": "-3"}))
    >>> error.problems[0].code, error.exit_code == EXIT_CODES[error.problems[0].kind]
    ('F203', True)
    """

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        self.language = "en"
        super().__init__("\n".join(problem.say("en") for problem in self.problems))

    def __str__(self) -> str:
        return "\n".join(problem.say(self.language) for problem in self.problems)

    def __reduce__(self) -> tuple[type[FupinError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)

    @property
    def exit_code(self) -> int:
        """Exit code of the first problem."""
        return self.problems[0].exit_code


def speaking(function: Callable[P, R]) -> Callable[P, R]:
    """Let what a function raises be said in the language it was asked to work in, where it was told one."""

    @wraps(function)
    def public(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return function(*args, **kwargs)
        except FupinError as error:
            if kwargs.get("language") in {"zh", "en"}:
                error.language = str(kwargs["language"])
            raise

    return public
