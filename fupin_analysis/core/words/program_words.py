"""The package's own words, sums and sentences: data below ``vocabulary/``, held by its tests and not validated by every run."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

#: Where they are.
FOLDER = Path(__file__).parents[2] / "vocabulary"


@cache
def load_words(name: str) -> dict[str, Any]:
    """Load one of the package's own tables, once per process; nobody changes what is returned.

    Parameters
    ----------
    name
        Path below ``vocabulary/``, without its ending.

    Examples
    --------
    >>> load_words("measures")["households"]["unit_zh"]
    '户'
    """
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
