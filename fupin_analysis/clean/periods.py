"""Wordings of time in cells to the periods of figures; the grammar is that of :mod:`fupin_analysis.core.period`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from itertools import pairwise

from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.core.period import IN_LABEL as IN_LABEL  # where cleaning looks for them
from fupin_analysis.core.period import YEAR as YEAR
from fupin_analysis.core.period import Period
from fupin_analysis.core.period import years_in as years_in


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


def period_of_sum(text: str, before: Sequence[str]) -> str:
    """Return the wording of time that a sum among periods stands for; the text itself where it is none or its periods make none.

    Parameters
    ----------
    text
        What stands in the column of periods: ``合计``, ``上半年小计``, or a period.
    before
        What stands above it.

    Examples
    --------
    >>> period_of_sum("合计", ["一季度", "二季度", "三季度", "四季度"]), period_of_sum("小计", ["1月", "2月", "3月"])
    ('全年', '第1季度')
    >>> period_of_sum("上半年小计", ["1月"]), period_of_sum("合计", ["一季度", "三季度"]), period_of_sum("二季度", ["一季度"])
    ('上半年', '合计', '二季度')
    """
    match = _SUM.fullmatch("".join(text.split()))
    if match is None:
        return text
    if match[1]:
        return str(match[1]) if _read(match[1]) is not None else text
    own: list[Period] = []
    for wording in reversed(before):
        period = _read(wording)
        if period is None:
            break
        own.insert(0, period)
    if len(own) < _LEAST_PERIODS or any(one.end + _A_DAY != other.start for one, other in pairwise(own)):
        return text
    spans = (own[0].start, own[-1].end)
    return next((name for name in _WHOLES if (whole := _read(name)) is not None and (whole.start, whole.end) == spans), text)


def _read(wording: str) -> Period | None:
    try:
        return Period.read("".join(wording.split()), year=_ANY_YEAR)
    except ValueError:
        return None


_SUM = re.compile("(.*?)(?:合计|总计|共计|小计|累计|总和)")
_WHOLES = ("全年", "上半年", "下半年", *(f"第{number}季度" for number in range(1, 5)))
_LEAST_PERIODS = 2
_A_DAY = timedelta(days=1)
_ANY_YEAR = 2018
