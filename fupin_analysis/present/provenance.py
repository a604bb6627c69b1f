"""Versions and parameters a page was made with."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version

from fupin_analysis import __version__
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.present.words import names, say

_NAMED = ("pandas", "matplotlib", "seaborn", "papermill", "nbconvert")


def parameter_text(name: str, value: object, *, language: str = "zh") -> str:
    """Return a parameter that a page was made with: what it is, its name as ``-p`` takes it, and its value.

    Examples
    --------
    >>> parameter_text("target_year", 2020), parameter_text("mine", 3)
    ('全部脱贫的目标年（target_year）＝2020', 'mine＝3')
    """
    label = say(f"parameters.{name}", language) if name in names("parameters") else ""
    shown = mask_identifiers(str(value))
    if language == "zh":
        return f"{label}（{name}）＝{shown}" if label else f"{name}＝{shown}"
    return f"{label} ({name}) = {shown}" if label else f"{name} = {shown}"


@cache
def versions_text() -> str:
    """Return the versions of the package, Python and the libraries that shape a page."""
    libraries = " · ".join(f"{name} {version(name)}" for name in _NAMED)
    return f"fupin_analysis {__version__} · Python {platform.python_version()} · {libraries}"
