"""TOML and JSON: what people and programs wrote, made into nouns and complained about here.

Shapes are dataclasses or pydantic models; pydantic is loaded only where something is validated.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from numbers import Integral, Real
from pathlib import Path
from typing import Any, TypeVar, cast

from fupin_analysis.core.disk.system import said_by_system
from fupin_analysis.core.words.program_words import FOLDER as FOLDER
from fupin_analysis.core.words.program_words import load_words as load_words
from fupin_analysis.errors import FupinError, Problem

T = TypeVar("T")

#: Kinds of wrong entries that are said in the words of another kind.
_ALSO = {
    "tuple": "list",
    "set": "list",
    "frozenset": "list",
    "dataclass": "table",
    "model": "table",
    "dict": "table",
    "datetime": "date",
}


def load_toml(path: Path) -> dict[str, Any]:
    """Load a TOML file as it stands, for those who name what is wrong with it in their own words.

    Raises
    ------
    OSError, ValueError
        Where it cannot be read, or is no TOML in UTF-8.
    """
    return tomllib.loads(path.read_text(encoding="utf-8-sig"))


def read_toml(path: Path, shape: type[T], *, code: str, where: str = "") -> T:
    """Read a TOML file as `shape`.

    Parameters
    ----------
    path
        The file.
    shape
        What it holds; a dataclass, a pydantic model, or a type made of them.
    code
        Code of the problems raised; its message shows `got`.
    where
        How the file is called in problems, by default its name.

    Raises
    ------
    FupinError
        One problem for every entry that is missing, unknown or of the wrong kind, all at once.
    """
    name = where or path.name
    try:
        content = load_toml(path)
    except OSError as error:
        raise FupinError(Problem("F105", where=name, details={"got": said_by_system(error)})) from error
    except ValueError as error:  # no TOML, no UTF-8
        raise FupinError(Problem(code, where=name, details={"got": unreadable(error)})) from error
    return validate(content, shape, code=code, where=name)


def parse_toml(text: str, shape: type[T], *, code: str, where: str) -> T:
    """Read the text of a TOML file as `shape`; as :func:`read_toml`."""
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise FupinError(Problem(code, where=where, details={"got": unreadable(error)})) from error
    return validate(content, shape, code=code, where=where)


def toml_value(value: object) -> str:
    r"""Return a text, a number, a day or a list of these as TOML writes it.

    A half of a pair of signs, as damaged names of files have, cannot be written as UTF-8: whoever writes an entry looks with
    :func:`entry_in` whether it can be read back.

    Examples
    --------
    >>> toml_value('户\x7f"数"'), toml_value(["a", 3]), toml_value(0.5), toml_value(date(2018, 3, 5))
    ('"户\\u007f\\"数\\""', '["a", 3]', '0.5', '2018-03-05')
    """
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Real) and not isinstance(value, bool):  # of numpy as well
        return repr(int(value) if isinstance(value, Integral) else float(value))
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def entry_in(text: str, shape: type[T], *, code: str, where: str) -> T:
    """Read text that is about to be written: what nobody could read back is refused before it stands in a file.

    Raises
    ------
    FupinError
        `code` where it is no TOML, no UTF-8 or of another shape.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise FupinError(Problem(code, where=where, details={"got": ascii(error.object[error.start : error.end])})) from None
    return parse_toml(text, shape, code=code, where=where)


def validate(content: object, shape: type[T], *, code: str, where: str) -> T:
    """Return `content` as `shape`; raise a coded problem for every entry that does not fit.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass
    ... class Box:
    ...     width: int
    >>> validate({"width": 3}, Box, code="F401", where="box.toml")
    Box(width=3)
    >>> validate({"width": "wide"}, Box, code="F401", where="box.toml")
    Traceback (most recent call last):
        ...
    fupin_analysis.errors.FupinError: F401 · box.toml › width: the record of decisions is wrong: ...
    """
    from pydantic import ValidationError

    try:
        found: T = _adapter(cast("Any", shape)).validate_python(content)
    except ValidationError as error:
        raise FupinError([_problem(one, code, where) for one in error.errors(include_url=False)]) from None
    return found


@cache
def _adapter(shape: Any) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(shape)


def _problem(error: Mapping[str, Any], code: str, where: str) -> Problem:
    """One entry that does not fit: which one, and what was expected of it; entries of lists are counted from 1."""
    steps = [str(step + 1) if isinstance(step, int) else str(step) for step in error["loc"]]
    return Problem(code, where=" › ".join([where, *steps]), details={"got": _told(error)})


def _told(error: Mapping[str, Any]) -> dict[str, str]:
    """Say in words what is wrong with an entry, by the kind that pydantic names."""
    kind = str(error["type"])
    stem = kind if kind in _entries() else kind.partition("_")[0]
    words = _entries().get(_ALSO.get(stem, stem), _entries()["other"])
    expected = str(error.get("ctx", {}).get("expected", "")).replace(" or ", "、").replace(", ", "、")
    shown = {"input": repr(error["input"]), "expected": expected, "said": error["msg"]}
    return {language: text.format_map(shown) for language, text in words.items()}


def unreadable(error: Exception) -> dict[str, str]:
    """Say where a file stops being TOML, that it is no text, or that the system keeps it.

    Examples
    --------
    >>> try:
    ...     tomllib.loads("year = ")
    ... except ValueError as error:
    ...     unreadable(error)["zh"].split("，")[0]
    '写到文件末尾还没有写完'
    """
    if isinstance(error, tomllib.TOMLDecodeError):
        place = re.search(r"line (\d+), column (\d+)", str(error))
        words, (line, column) = _entries()["syntax" if place else "unended"], place.groups() if place else ("", "")
        return {language: text.format(line=line, column=column) for language, text in words.items()}
    if isinstance(error, OSError):
        return said_by_system(error)
    return _entries()["no_text"] if isinstance(error, UnicodeDecodeError) else dict.fromkeys(("zh", "en"), str(error))


def _entries() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = load_words("entries")
    return words
