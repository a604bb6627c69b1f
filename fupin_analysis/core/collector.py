"""Python's collector while a folder is read: it would look through hundreds of thousands of cells, none of which it can free."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: New objects after which it looks: some megabytes.
_SELDOM = 20_000


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let the collector look seldom for as long as something is read, and then as often as before.

    Examples
    --------
    >>> before = gc.get_threshold()
    >>> with collecting_seldom():
    ...     gc.get_threshold()[0] >= 20_000
    True
    >>> gc.get_threshold() == before
    True
    """
    before = gc.get_threshold()
    if before[0]:  # 0 is for never
        gc.set_threshold(max(before[0], _SELDOM), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
