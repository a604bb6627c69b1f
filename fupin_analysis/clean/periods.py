"""Wordings of time in cells to the periods of figures; the grammar is that of :mod:`fupin_analysis.core.period`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.core.period import IN_LABEL as IN_LABEL  # where cleaning looks for them
from fupin_analysis.core.period import SCHOOL_YEAR as SCHOOL_YEAR
from fupin_analysis.core.period import YEAR as YEAR
from fupin_analysis.core.period import Period
from fupin_analysis.core.period import in_school_year as in_school_year
from fupin_analysis.core.period import years_in as years_in

#: What stands before a time that a number is only held against: 占去年比例, 比上年.
_AGAINST = re.compile("(?:占|比|较|相当于)(?:全年)?$")
#: Money that is handed on to the next year is this year's (结转下年); what came of the last (上年结转) stood at its end.
_HANDED_OVER = re.compile("(?:结转|滚存|转入)$")
_NEXT = ("下", "次", "明", "来")
#: The part of a year of which the table is, in another year.
SAME_PART = "同(?:期|季度?|月份?)"
_SAME = re.compile(SAME_PART)
#: All of a year that is already named: 2022年全年.
_ALL_OF = ("全年", "年度")


#: The years of the national censuses of population, from the first on, and how labels name one.
_CENSUSES = (1953, 1964, 1982, 1990, 2000, 2010, 2020)
_CENSUS = re.compile("第?([一二三四五六七])(?:次)?(?:全国)?人口普查|([一二三四五六七])普")


def census_year(text: str) -> int:
    """Return the year of the census of population that a label names; 0 where it names none.

    Examples
    --------
    >>> [census_year(text) for text in ("第六次人口普查", "第七次全国人口普查", "五普", "一普通话", "第四次经济普查")]
    [2010, 2020, 2000, 0, 0]
    """
    found = _CENSUS.fullmatch(text.strip().removesuffix("数据").removesuffix("人口数"))
    return _CENSUSES["一二三四五六七".index(found[1] or found[2])] if found else 0


@lru_cache(maxsize=2**12)
def times_in(text: str) -> tuple[str, ...]:
    """Return the wordings of time of a label that say when its numbers hold, each as written.

    A time that numbers are only held against says nothing of when they hold, nor does the year that money goes on to.

    Examples
    --------
    >>> [times_in(text) for text in ("2022年全年务工人数", "上年同期累计新增", "1月至3月", "2021年、2022年户数")]
    [('2022年全年',), ('上年同期',), ('1月至3月',), ('2021年', '2022年')]
    >>> [times_in(text) for text in ("占去年比例", "结转下年", "上年转入学生数", "下年计划")]
    [(), (), ('上年',), ('下年',)]
    """
    return tuple(text[start:end] for start, end in _times(text))


@lru_cache(maxsize=2**12)
def without_times(text: str) -> str:
    """Return a label without what :func:`times_in` finds in it.

    Examples
    --------
    >>> [without_times(text) for text in ("2022年全年务工人数", "上年同期累计新增", "占去年比例", "结转下年")]
    ['务工人数', '累计新增', '占去年比例', '结转下年']
    """
    for start, end in reversed(list(_times(text))):
        text = text[:start] + text[end:]
    return text


def _times(text: str) -> Iterator[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in IN_LABEL.finditer(text):
        start, end = match.span()
        if match[0] in _ALL_OF and found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
            continue
        is_carried = match[0].startswith(_NEXT) and _HANDED_OVER.search(text[:start])
        if not is_carried and not _AGAINST.search(text[:start]):
            same = _SAME.match(text, end)
            found.append((start, same.end() if same else end))
    yield from found


@lru_cache(maxsize=2**12)
def clean_period(text: str, *, year: int) -> str:
    """Read a wording of time.

    Parameters
    ----------
    text
        Such as ``"2018年上半年"``, ``"秋季"``, ``"第3季度"``, ``"3月"``, ``"第7周"``, ``"2018年12月31日"``, ``"次年"`` or
        ``"2018H1"``; the empty text is the whole of `year`.
    year
        Statistical year: what a wording without a year refers to.

    Returns
    -------
    str
        A period of figures.

    Raises
    ------
    CellProblem
        F208 where the wording is not understood.

    Examples
    --------
    >>> [clean_period(text, year=2018) for text in ("2018年上半年", "秋季", "第三季度", "2018年12月31日", "次年", "")]
    ['2018H1', '2018H2', '2018Q3', '2018-12-31', '2019', '2018']
    """
    try:
        return str(Period.read(text, year=year))
    except ValueError:
        raise CellProblem("F208", {"got": text}) from None
