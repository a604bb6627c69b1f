"""The versions this engine was tested with: lowest, and the first that is beyond them, by major and minor number."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version

#: What the process that starts kernels works with.
HOST_VERSIONS = {
    "papermill": ((2, 6), (2, 8)),
    "nbclient": ((0, 10), (0, 12)),
    "jupyter_client": ((8, 6), (8, 11)),
}

#: What a forked kernel is made of.
KERNEL_VERSIONS = {
    "ipykernel": ((7, 0), (7, 5)),
    "IPython": ((9, 0), (9, 19)),
}


@cache  # which are loaded does not change in a process
def untested() -> str:
    """Say which package of this process has a version that this engine was not tested with; empty where all have.

    Examples
    --------
    >>> untested()
    ''
    """
    for name, (lowest, beyond) in HOST_VERSIONS.items():
        try:
            have = tuple(int(part) for part in version(name).split(".")[:2] if part.isdigit())
        except PackageNotFoundError:
            return f"{name} is not installed"
        if not lowest <= have < beyond:
            return f"{name} {version(name)} is not one of the versions this engine was tested with"
    return ""
