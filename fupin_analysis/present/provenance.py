"""Versions a page was made with."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import version

from fupin_analysis import __version__

_NAMED = ("pandas", "matplotlib", "seaborn", "papermill", "nbconvert")


@cache
def versions_text() -> str:
    """Return the versions of the package, Python and the libraries that shape a page."""
    libraries = " · ".join(f"{name} {version(name)}" for name in _NAMED)
    return f"fupin_analysis {__version__} · Python {platform.python_version()} · {libraries}"
