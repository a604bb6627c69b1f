"""How often Python's collector looks for what nobody refers to: as Python starts, or seldom, while libraries are loaded.

At Python's own number a tenth of a short command goes into looking through modules that are being loaded, again and again.
"""

from __future__ import annotations

import gc

_OWN = gc.get_threshold()

#: New objects after which it looks, where it looks seldom: some megabytes.
_SELDOM = 20_000


def collect_seldom() -> None:
    """Let the collector look seldom in this process, and in those forked from it."""
    gc.set_threshold(_SELDOM)


def collect_as_ever() -> None:
    """Let the collector look as often as it did when this module was loaded."""
    gc.set_threshold(*_OWN)
