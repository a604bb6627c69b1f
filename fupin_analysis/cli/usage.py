"""What is wrong with a command line, said in the language that was asked for."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Any

import typer
from typer.core import TyperGroup

from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.errors import Problem

#: What a program leaves with that was interrupted at the keyboard.
_INTERRUPTED = 130
_QUOTED = re.compile(r"['\"](.+?)['\"]")


class Commands(TyperGroup):
    """The group of all commands; mistakes in a command line are problems with a code like any other."""

    def main(self, args: Sequence[str] | None = None, *others: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command line, and leave with its exit code."""
        line = list(sys.argv[1:] if args is None else args)
        run = partial(super().main, _language_last(line, self.commands), *others, **extra)
        if not standalone_mode:
            return run(standalone_mode=False)
        try:
            code = run(standalone_mode=False)
        except KeyboardInterrupt:
            code = _INTERRUPTED
        except typer.Abort as error:
            code = _INTERRUPTED if isinstance(error.__cause__, KeyboardInterrupt) else 1
        except Exception as error:
            if not hasattr(error, "format_message"):
                raise
            typer.echo(problem_of(error, line, list(self.commands)).say(asked_language(line)), err=True)
            sys.exit(error.exit_code if hasattr(error, "exit_code") else 2)
        if code == _INTERRUPTED:
            typer.echo(load_words("narrative")["cli"]["interrupted"][asked_language(line)], err=True)
        sys.exit(code if isinstance(code, int) else 0)


def _language_last(line: list[str], commands: Container[str]) -> list[str]:
    """Return a command line with a language that stands before the command moved behind it: the language is a command's option.

    Examples
    --------
    >>> _language_last(["--lang", "en", "figures", "a.csv"], {"figures"}), _language_last(["--lang=en", "figures"], {"figures"})
    (['figures', '--lang', 'en', 'a.csv'], ['figures', '--lang=en'])
    """
    size = 1 if line and line[0].startswith("--lang=") else 2 if line[:1] == ["--lang"] else 0
    told, rest = line[:size], line[size:]
    if not told or not rest:
        return rest if told and len(told) == size else line
    return [rest[0], *told, *rest[1:]] if rest[0] in commands else [*rest, *told] if not rest[0].startswith("-") else rest


def asked_language(line: list[str]) -> str:
    """The language that a command line asks for, though it cannot be read as a whole.

    Examples
    --------
    >>> asked_language(["crosscheck", "--nonsense", "--lang", "en"]), asked_language(["--lang=zh"])
    ('en', 'zh')
    """
    joined = "\n".join(line)
    asked = re.search(r"^--lang[=\n](zh|en)$", joined, flags=re.MULTILINE)
    return asked[1] if asked else "en" if os.environ.get("FUPIN_LANG", "zh").startswith("en") else "zh"


def problem_of(error: Any, line: list[str], commands: list[str]) -> Problem:
    """Return a mistake in a command line as a problem: what, where, what to do, and what may have been meant."""
    kind, context = type(error).__name__, getattr(error, "ctx", None)
    where = context.command_path if context is not None else "fupin"
    said = str(getattr(error, "message", ""))
    quoted = _QUOTED.search(said)
    got = quoted[1] if quoted else said
    if kind == "NoSuchOption":
        return Problem("F381", where=where, details={"got": error.option_name}, near=tuple(error.possibilities or ()))
    if kind == "MissingParameter":
        return Problem("F382", where=where, details={"got": _named(error)})
    if kind == "BadParameter":
        return Problem("F383", where=where, details={"got": _value(_name(error), line) or got, "expected": _name(error)})
    if kind == "BadOptionUsage":
        return Problem("F384", where=where, details={"got": error.option_name})
    if said.startswith("No such command"):
        return Problem("F385", where=where, details={"got": got}, near=tuple(get_close_matches(got, commands, n=3)))
    return Problem("F386", where=where, details={"got": _extra(said)})


def _name(error: Any) -> str:
    """What a parameter is called: an option by its flag, an argument by its name."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        hint = error.param_hint or ""
        return " / ".join(hint) if not isinstance(hint, str) else hint
    flags = [flag for flag in parameter.opts if flag.startswith("--")]
    return flags[0] if flags else str(parameter.name)


def _named(error: Any) -> str:
    """What is missing, and what it is for: the name of an argument alone says little, and is English in every language."""
    meaning = getattr(getattr(error, "param", None), "help", None) or ""
    name = _name(error)
    if not meaning or name.startswith("--"):
        return name
    return f"{name} ({meaning})" if meaning.isascii() else f"{name}（{meaning}）"


def _value(flag: str, line: list[str]) -> str:
    """What stands behind a flag on the command line."""
    behind = [
        text.partition("=")[2] or after for text, after in zip(line, [*line[1:], ""], strict=True) if text.split("=")[0] == flag
    ]
    return behind[-1] if behind else ""


def _extra(message: str) -> str:
    """What is too much on a command line: it stands in brackets behind the message."""
    found = re.findall(r"\(([^()]*)\)", message)
    return found[-1] if found else message
