"""Months typed as numbers: 2018.09 and 2018.11 are stored as such, while 2018.10 is stored as the number 2018.1.

What a person sees tells which month it is: a format of two decimals shows the nought (2018.10). Where it is not shown, January
and October are one number, and nobody can tell which of them was typed. So it is with days: 3.10 is stored as 3.1.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fupin_analysis.core.texts.number_formats import decimals, read_format

_MONTH = re.compile(r"((?:19|20)[0-9]{2})\.([0-9])")
_DAY = re.compile(r"(1[0-2]|[1-9])\.([1-3])")


@lru_cache(maxsize=2**12)
def number_as_time(text: str, code: str = "") -> str:
    """Return a typed number as the time that it shows; one that may be January or October with both, which is understood as none.

    Parameters
    ----------
    text
        The number, written the shortest way.
    code
        Its number format.

    Examples
    --------
    >>> [number_as_time("2018.1", code) for code in ("0.00", "0.00_ ", "", "0.0")]
    ['2018.10', '2018.10', '2018.1（1或10）', '2018.1（1或10）']
    >>> [number_as_time(text) for text in ("2018.09", "2018.2", "2018")]
    ['2018.09', '2018.2', '2018']
    """
    month = _MONTH.fullmatch(text)
    if month is None:
        return text
    if decimals(code) == 2 and read_format(code).is_plain:
        return f"{text}0"
    return f"{text}（1或10）" if month[2] == "1" else text


def days_of_number(text: str) -> tuple[tuple[int, int], ...]:
    """Return the months and days that a typed number may be, where it may be two.

    Examples
    --------
    >>> days_of_number("3.1"), days_of_number("3.15")
    (((3, 1), (3, 10)), ())
    """
    day = _DAY.fullmatch(text)
    return ((int(day[1]), int(day[2])), (int(day[1]), 10 * int(day[2]))) if day else ()
