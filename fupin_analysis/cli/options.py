"""Options that several commands share, and how a command fails."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fupin_analysis.cli.terminal import list_lines
from fupin_analysis.cli.usage import asked_language
from fupin_analysis.core.disk.system import said_by_system
from fupin_analysis.core.disk.toml import load_words
from fupin_analysis.errors import FupinError, Problem


class Language(StrEnum):
    """Languages of messages and reports."""

    zh = "zh"
    en = "en"


#: Help is worded while the commands are declared: by then only the command line as it was typed says in which language.
_LANGUAGE = asked_language(sys.argv[1:])


def help_of(key: str) -> str:
    """Help text of a command or an option."""
    return str(load_words("help")[key][_LANGUAGE])


Lang = Annotated[Language, typer.Option("--lang", envvar="FUPIN_LANG", help=help_of("lang"))]
Data = Annotated[Path, typer.Option("--data", help=help_of("data"))]
Output = Annotated[Path, typer.Option("--output", "-o", help=help_of("output"))]
Processed = Annotated[Path | None, typer.Option("--processed", help=help_of("processed"))]
Year = Annotated[int | None, typer.Option("--year", min=1949, max=2100, help=help_of("year"))]
Force = Annotated[bool, typer.Option("--force", help=help_of("force"))]
Csv = Annotated[str, typer.Option("--csv", help=help_of("csv"))]

#: Where returns and pages are by default.
RAW, OUTPUT = Path("data/raw"), Path("output")


#: What the system says where nothing more can be written.
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EBADF})


def spare(path: Path, *, force: bool) -> None:
    """Refuse to write over a file that people work in, unless they say so.

    Raises
    ------
    FupinError
        F604 where it is there already.
    """
    if path.exists() and not force:
        raise FupinError(Problem("F604", where=str(path)))


def keep_inputs(*outputs: Path | str | None, inputs: Iterable[Path]) -> None:
    """Refuse to write over what a command reads, whatever it writes.

    Parameters
    ----------
    *outputs
        Where it writes; None, an empty text and ``-`` write no file.
    inputs
        Files that it reads, and folders of them.

    Raises
    ------
    FupinError
        F606 where one of them is read, or lies in a folder that is.
    """
    read = [one.resolve() for one in inputs]
    for output in outputs:
        path = Path(output or "-").resolve()
        if output in (None, "", "-") or not path.exists():
            continue
        if path in read or any(one in path.parents for one in read):
            raise FupinError(Problem("F606", where=str(output)))


@contextmanager
def failing(language: str) -> Iterator[None]:
    """Say every problem on stderr and leave with the first one's exit code."""
    try:
        yield
    except FupinError as error:
        list_lines([problem.say(language) for problem in error.problems])
        raise typer.Exit(error.exit_code) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        problem = Problem("F601", where="stdout", details={"got": said_by_system(error)})
        list_lines([problem.say(language)])
        raise typer.Exit(problem.exit_code) from None
