"""What is written with the sign of a number and counts nothing: 三个渠道, 分两批, 一亩三分地, 一般."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from fupin_analysis.clean.prose.numbers.chinese import CHINESE
from fupin_analysis.clean.prose.numbers.numeral import Numeral
from fupin_analysis.clean.prose.words import alternatives, prose_units, prose_words

#: Nouns in the place of a unit that end names as well.
DIVISIONS = ("村", "社区", "居委会", "嘎查", "组")


def has_number(written: str) -> bool:
    """Whether what was found has a number in it, and is no word that is merely written with the sign of one.

    Parameters
    ----------
    written
        What was found.

    Examples
    --------
    >>> has_number("三个渠道"), has_number("一般")
    (True, False)
    """
    if written in prose_words()["scan"]["no_numbers"]:
        return False
    return re.search(rf"[0-9①-⑳半]|清零|{CHINESE}", written) is not None


def touches(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a stretch shares a sign with one that is taken.

    Examples
    --------
    >>> touches(2, 4, [(0, 2)]), touches(2, 4, [(3, 9)])
    (False, True)
    """
    return any(first < end and start < last for first, last in taken)


def turns_of_phrase(text: str, taken: list[tuple[int, int]]) -> Iterator[Numeral]:
    """Yield what looks like a Chinese number before a unit and counts nothing.

    Parameters
    ----------
    text
        The folded paragraph.
    taken
        The stretches that are taken; those found are added.

    Examples
    --------
    >>> [(one.start, one.kind) for one in turns_of_phrase("通过三个渠道", [])]
    [(2, 'name')]
    """
    for match in _phrase().finditer(text):
        if not touches(match.start(), match.end(), taken):
            taken.append(match.span())
            yield Numeral(match.start(), match.end(), "name")


@cache
def _phrase() -> re.Pattern[str]:
    """Any Chinese number before a unit, but for names (三合村, 五组) and lengths of time."""
    units = [name for name, unit in prose_units().items() if name not in DIVISIONS and unit.family not in ("duration", "age")]
    return re.compile(rf"[一二三四五六七八九十百千万亿两零〇半]+(?:点[零一二三四五六七八九]+)?[余多来]?(?:{alternatives(units)})")
