"""Lists whose parts are fewer than the whole before them: which of them are said to be all of it, and which may be.

A list that its own division closes (30岁以下…46岁以上; 2016年至2019年 told year by year; 分三个渠道) makes up its whole. One of
three parts and more that nearly does, and that nothing says to be of some only (主要, 等), is asked about: papers that list so
much list all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.prose.own_sums.rows import Numbers

_UP, _DOWN = re.compile("以上"), re.compile("以下|以内|文盲")
_SPAN = re.compile("(20[0-9]{2})年?(?:至|到|-|—|－|～)+(20[0-9]{2})年")
_YEAR = re.compile("(20[0-9]{2})年")
_SO_MANY = re.compile("(?:分为?|有|包括)([两二三四五六七八九])[^，,。；;:：]{1,6}[:：]")
_NUMERALS = "〇一二三四五六七八九"
_SOME = re.compile("主要|等|前[两三四五]|突出|部分|重点|典型|较[大多]|如|例如|另|此外|还有|其余")
#: What people do, get or have come to, which not everybody has, unless the whole is of those who have.
_DOINGS = re.compile(
    "务工|就业|务农|创业|种植|养殖|培训|发展|产业|帮扶|救助|贷款|享受|参加|参保|纳入|从事|实现|外出|在家|在校|脱贫|退出|搬迁|消除|落实|整改|完成"
)
_PEOPLE = frozenset({"households", "persons", "recipients", "person_times"})
_FEWEST, _NEARLY = 3, 0.9


def is_closed_by_its_kind(whole: Numbers, parts: Sequence[Numbers]) -> bool:
    """Return whether a list tells all classes of a division, all years of a span, or as many kinds as it says.

    Parameters
    ----------
    whole, parts
        What the list is of, and its parts.
    """
    if len(parts) < _FEWEST:
        return False
    counted = _SO_MANY.search(parts[0].gap)
    if counted is not None and _NUMERALS.index(counted[1].replace("两", "二")) == len(parts):
        return True
    if re.match("^[，,]由", parts[0].gap) and re.match("^[^，。；;]{0,4}(?:构成|组成)", parts[-1].behind):
        return True
    ends = parts[0].gap + parts[-1].gap
    if _UP.search(ends) and _DOWN.search(ends):
        return True
    years = _years_of(whole)
    return bool(years) and [match[1] for part in parts if (match := _YEAR.search(part.gap))] == years


def _years_of(whole: Numbers) -> list[str]:
    """The years from one to another that a number is of, as far as the words before it say so."""
    span = _SPAN.search(re.split("[。；;]", whole.gap)[-1])
    return [str(year) for year in range(int(span[1]), int(span[2]) + 1)] if span else []


def may_be_all(whole: Numbers, parts: Sequence[Numbers], unit: str) -> bool:
    """Return whether a list nearly makes up its whole, and nothing says that it is of some of it only.

    Parameters
    ----------
    whole, parts, unit
        What the list is of, its parts, and what both count.
    """
    words = "".join(part.gap for part in parts) + parts[-1].behind[:4]
    if len(parts) < _FEWEST or _SOME.search(words) or _years_of(whole):
        return False
    done = {word for part in parts for word in _DOINGS.findall(part.label)}
    if unit in _PEOPLE and not done <= set(_DOINGS.findall(whole.label)):
        return False
    return sum(part.numbers[unit].value for part in parts) >= _NEARLY * whole.numbers[unit].value
