"""Dates that stand in several columns: 月 | 日, 年 | 月 | 日, often below a year that all of them are of.

The numbers below such headings say when, and count nothing: each becomes the wording of time that it stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.sheets import Cell
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Parts of a date: how their columns are headed, the numbers below, and the word that makes a number a wording of time.
_PARTS = (
    (re.compile("年[度份]?"), range(1949, 2100), "年"),
    (re.compile("月份?"), range(1, 13), "月"),
    (re.compile("日|日期|号"), range(1, 32), "日"),
)
_YEAR, _MONTH, _DAY = (heading for heading, *_ in _PARTS)
#: What may stand above a part of a date: the year, or that it is one.
_ABOVE = re.compile("(?:(?:19|20)[0-9]{2})?年?度?|(?:记账|凭证|发生|业务|收支|收付|登记|办理)?(?:日期|时间|年月日|月日)")


def places_of_date(heads: Sequence[str]) -> tuple[int, ...]:
    """Return the places of headings beside one another that make up a day; none where no month and day do.

    Examples
    --------
    >>> [places_of_date(heads) for heads in (["月", "日", "摘要"], ["序号", "年", "月份", "日期"], ["月份", "人数"])]
    [(0, 1), (1, 2, 3), ()]
    """
    plain = [fold(drop_brackets(text)) for text in heads]
    for place in range(len(plain) - 1):
        if _MONTH.fullmatch(plain[place]) and _DAY.fullmatch(plain[place + 1]):
            first = place - 1 if place and _YEAR.fullmatch(plain[place - 1]) else place
            return tuple(range(first, place + 2))
    return ()


def parts_date(row: Sequence[Cell], above: Sequence[Cell]) -> bool:
    """Whether a row begins with the parts of a date, below a heading of which they are: 2022年 or 日期 over 月 | 日."""
    return places_of_date([cell.text for cell in row])[:1] == (0,) and bool(above) and is_date_above(above[0].text)


def is_date_above(text: str) -> bool:
    """Whether a heading says no more of what stands below it than that it is a date, or of which year."""
    return _ABOVE.fullmatch(fold(drop_brackets(text))) is not None


def is_part_of_date(path: Sequence[str], body: Sequence[Cell]) -> bool:
    """Whether a column holds the months, the days or the years of dates.

    Parameters
    ----------
    path
        Headings above it, from top to bottom.
    body
        What stands in it.
    """
    part = next((part for part in _PARTS if path and part[0].fullmatch(fold(drop_brackets(path[-1])))), None)
    if part is None or not all(map(is_date_above, path[:-1])):
        return False
    texts = [text for cell in body if (text := cell.text.strip()) and not cell.merged_from]
    numbers = [int(text) for text in texts if text.isdecimal()]
    others = len(texts) - len(numbers)
    return bool(numbers) and all(number in part[1] for number in numbers) and others <= len(numbers)


def as_time(text: str, path: Sequence[str]) -> str:
    """Return a number below a heading of months, days or years as the time that it is; any other text as it is.

    Examples
    --------
    >>> as_time("3", ["2022年", "月"]), as_time("合计", ["月份"]), as_time("12", ["户数"])
    ('3月', '合计', '12')
    """
    part = next((part for part in _PARTS if path and part[0].fullmatch(fold(drop_brackets(path[-1])))), None)
    is_part = part is not None and text.strip().isdecimal() and int(text) in part[1]
    return f"{text.strip()}{part[2]}" if part is not None and is_part else text
