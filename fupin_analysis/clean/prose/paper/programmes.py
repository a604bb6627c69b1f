"""A plan of several years: 2016-2018年脱贫攻坚规划, "十三五"规划. What it tells of today stood so before the first of them."""

from __future__ import annotations

import re

_SPAN = re.compile("(?P<first>20[0-9]{2})年?度?(?:-|—|~|至|到)+(?P<last>20[0-9]{2})(?![0-9])")
_FIVE = re.compile("十(?P<which>[一二三四五])五")
#: The first year of 十一五; each plan takes five.
_FIRST_OF_ALL, _YEARS = 2006, 5
#: What was done over the years before, in a plan: 近五年来, 几年来, 2014年以来, "十二五"期间.
_OVER_YEARS = re.compile(
    '(?:[近过]?[两二三四五六七八九几多]|近)年(?:以)?来|(?<!今)(?<!本)年?以来|十(?P<which>[一二三四五])五"?(?:期间|以来|时期|末|[^,;。0-9]{0,6}期内)'
)
_TO_COME = re.compile(
    "计划|规划(?=[新建到])|力争|确保|拟|预计|争取|目标|要(?!求)|将(?!近)|下一?步|今后|到20[0-9]{2}年(?![底末]?,?(?:已|累计))"
)


def years_planned(title: str) -> tuple[int, int] | None:
    """Return the first and the last year of a plan of several, by its title; None for any other.

    Parameters
    ----------
    title
        The folded title.

    Examples
    --------
    >>> [years_planned(title) for title in ("2016-2018年脱贫攻坚规划", '"十三五"扶贫规划', "2018年工作计划")]
    [(2016, 2018), (2016, 2020), None]
    """
    span = _SPAN.search(title)
    if span is not None:
        first, last = int(span["first"]), int(span["last"])
        return (first, last) if first < last else None
    five = _FIVE.search(title)
    return _of_five(five["which"]) if five is not None else None


def tells_of_before(text: str, start: int, end: int, year: int) -> bool:
    """Whether a number of a plan counts what was done over the years before it: 近五年来,共减贫1120人.

    Parameters
    ----------
    text
        The folded paragraph.
    start, end
        Where its part of the sentence begins, and where the number does.
    year
        The first year of the plan.

    Examples
    --------
    >>> texts = ("几年来,修路41", '"十二五"期间,修路41', '"十三五"期间,修路41', "几年来,修路多,今年计划修路41")
    >>> [tells_of_before(text, 0, text.index("41"), 2016) for text in texts]
    [True, True, False, False]
    """
    said = next(reversed(list(_OVER_YEARS.finditer(text, start, end))), None)
    if said is None or (said["which"] and _of_five(said["which"])[1] >= year):
        return False
    return _TO_COME.search(text, said.end(), end) is None


def _of_five(which: str) -> tuple[int, int]:
    first = _FIRST_OF_ALL + _YEARS * "一二三四五".index(which)
    return first, first + _YEARS - 1
