"""Parameters of a notebook: typed, described and checked against a sidecar before any kernel starts.

Beside ``01_township.ipynb`` lies ``01_township.toml``, which names each parameter with its type, default and bounds. papermill
itself only warns of unknown names and turns what it cannot write into text, so everything is checked here first.
"""

from __future__ import annotations

import keyword
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from fupin_analysis.core.disk.files import stamp_of
from fupin_analysis.core.disk.toml import load_toml
from fupin_analysis.core.words.terms import nearest
from fupin_analysis.errors import FupinError, Problem

_TYPES: dict[str, tuple[type, ...]] = {"text": (str,), "integer": (int,), "number": (int, float)}
#: What a message in Chinese calls them.
_CALLED = {"text": "文字", "integer": "整数", "number": "数字"}


@dataclass(frozen=True)
class Parameter:
    """One parameter of a notebook."""

    name: str
    type: str
    zh: str
    en: str
    default: Any
    choices: tuple[Any, ...] = ()
    minimum: float | None = None
    maximum: float | None = None

    def expected(self) -> dict[str, str]:
        """What a value must be, in the words of each language."""
        if self.choices:
            return dict.fromkeys(("zh", "en"), "/".join(str(choice) for choice in self.choices))
        bounds = [
            f"≥ {self.minimum:g}" if self.minimum is not None else "",
            f"≤ {self.maximum:g}" if self.maximum is not None else "",
        ]
        kinds = {"zh": _CALLED[self.type], "en": self.type}
        return {language: " ".join([kind, *(bound for bound in bounds if bound)]) for language, kind in kinds.items()}

    def accepts(self, value: object) -> bool:
        """Return whether `value` has the type, is among the choices and within the bounds."""
        if not isinstance(value, _TYPES[self.type]) or isinstance(value, bool):
            return False
        if self.choices and value not in self.choices:
            return False
        if isinstance(value, (int, float)):
            return (self.minimum is None or value >= self.minimum) and (self.maximum is None or value <= self.maximum)
        return True


#: What one page of a notebook is of: a township and year, all townships of a year, or everything handed in.
SCOPES = ("township", "year", "all")


@dataclass(frozen=True)
class About:
    """What a notebook's pages are: one of :data:`SCOPES`, what a list of pages calls them, the table they need rows of."""

    scope: str = "township"
    zh: str = ""
    en: str = ""
    needs: str = ""


def read_about(notebook: Path) -> About:
    """Read what a notebook's pages are from its sidecar; one that says nothing is of a township."""
    sidecar = notebook.with_suffix(".toml")
    return _about_once(sidecar, stamp_of(sidecar))


@lru_cache(maxsize=64)
def _about_once(sidecar: Path, _stamp: tuple[int, int]) -> About:
    """Read a sidecar once, though each of thousands of rows of a list asks for it."""
    return About(**load_toml(sidecar).get("page", {}))


def read_parameters(notebook: Path) -> dict[str, Parameter]:
    """Read the sidecar of a notebook."""
    rows = load_toml(notebook.with_suffix(".toml"))["parameters"]
    return {
        name: Parameter(
            name=name,
            type=row["type"],
            zh=row["zh"],
            en=row["en"],
            default=row["default"],
            choices=tuple(row.get("choices", ())),
            minimum=row.get("minimum"),
            maximum=row.get("maximum"),
        )
        for name, row in rows.items()
        if name.isidentifier() and not keyword.iskeyword(name)
    }


def check_parameters(notebook: Path, values: Mapping[str, object]) -> dict[str, Any]:
    """Return the values a notebook will run with: those given, checked, over the defaults.

    Raises
    ------
    FupinError
        F303 for each unknown name (with the nearest known ones), F304 for each value of the wrong type or out of bounds.
    """
    known = read_parameters(notebook)
    problems = []
    for name, value in values.items():
        if name not in known:
            names = list(known)
            problems.append(
                Problem(
                    "F303", where=notebook.name, details={"got": name, "expected": ", ".join(names)}, near=nearest(name, names)
                )
            )
        elif not known[name].accepts(value):
            problems.append(Problem("F304", where=name, details={"expected": known[name].expected(), "got": value}))
    if problems:
        raise FupinError(problems)
    return {name: parameter.default for name, parameter in known.items()} | dict(values)


def parse_parameters(notebook: Path, assignments: Sequence[str]) -> dict[str, Any]:
    """Read ``name=value`` texts by the types of the sidecar: an integer stays text where text is asked for.

    Raises
    ------
    FupinError
        F303 for an unknown name, F304 for a text that is no value of its type.
    """
    known = read_parameters(notebook)
    values: dict[str, Any] = {}
    for assignment in assignments:
        name, _, text = assignment.partition("=")
        kind = known[name].type if name in known else "text"
        try:
            values[name] = {"text": str, "integer": int, "number": float}[kind](text)
        except ValueError:
            raise FupinError(Problem("F304", where=name, details={"expected": known[name].expected(), "got": text})) from None
    return values
