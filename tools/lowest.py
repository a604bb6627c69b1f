"""Print the lowest versions that pyproject.toml allows, as constraints."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path


def lowest(requirements: list[str]) -> list[str]:
    """Turn ``name>=1.2`` into ``name==1.2``; what has no lower bound is left out.

    Examples
    --------
    >>> lowest(["pandas>=3.0", "jinja2", "dask[array]>=2025.1"])
    ['pandas==3.0', 'dask==2025.1']
    """
    found = (re.fullmatch(r"([\w-]+)(?:\[[\w,]+\])?>=([\d.]+)", one) for one in requirements)
    return [f"{one[1]}=={one[2]}" for one in found if one]


if __name__ == "__main__":
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    print("\n".join(lowest([*project["dependencies"], *extras["distributed"]])))  # noqa: T201  # its output is its purpose
