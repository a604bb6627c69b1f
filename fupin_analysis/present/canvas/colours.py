"""Colours as a picture's file names them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from matplotlib.colors import to_hex


def hex_of(colour: Any) -> str:
    """Return a colour as ``#rrggbb``.

    Examples
    --------
    >>> hex_of("white"), hex_of((0.0, 0.5, 1.0, 1.0))
    ('#ffffff', '#0080ff')
    """
    try:
        return _hex_of(colour)
    except TypeError:  # an array, which matplotlib takes as well
        return str(to_hex(colour))


@lru_cache(maxsize=1024)  # a report has a dozen colours and thousands of things painted in them
def _hex_of(colour: Any) -> str:
    return str(to_hex(colour))
