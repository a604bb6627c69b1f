"""Wordings of time in cells to the periods of figures; the grammar is that of :mod:`fupin_analysis.core.period`."""

from __future__ import annotations

from functools import lru_cache

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
