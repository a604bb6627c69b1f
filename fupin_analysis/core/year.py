"""What a period says of a year: whether it stands for all of it, and which parts of it together are the year."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache

from fupin_analysis.core.period import Period

_SINCE = re.compile("(?P<year>20[0-9]{2})年?(?:以来|至今|起|开始|(?:[至到—–-]|、[^累]*?)(?=20[0-9]{2}年))")


def first_year_summed(text: str) -> int | None:
    """Return since which year words say that several are summed up; None where they do not.

    Examples
    --------
    >>> first_year_summed("2016年以来累计脱贫"), first_year_summed("2016至2018年脱贫"), first_year_summed("累计脱贫")
    (2016, 2016, None)
    """
    since = _SINCE.search(text)
    return int(since["year"]) if since is not None else None


@lru_cache(maxsize=4096)
def is_whole_year(period: str, year: int) -> bool:
    """Whether a period is all of a year, or the day on which it ends: what is stated as of that day is the year's.

    Examples
    --------
    >>> [is_whole_year(text, 2019) for text in ("2019", "2019-12-31", "2019H2", "2019M12", "2018")]
    [True, True, False, False, False]
    """
    one = Period.parse(period)
    return (not one.grain and one.year == year) or (one.is_date and one.end == Period(year).end)


def in_year(period: str, year: int) -> bool:
    """Whether a period lies in a calendar year.

    Examples
    --------
    >>> [in_year(text, 2019) for text in ("2019", "2019H1", "2019-06-30", "2018H2")]
    [True, True, True, False]
    """
    return Period.parse(period).year == year


def parts_of_year(periods: Iterable[str], year: int) -> list[str]:
    """Return the periods that follow each other through all of a year and count no day twice, the longest first tried; else none.

    What is stated as of the last day is the year's; as of a day before, it is what there was from January on, to which parts that
    begin on the next day may follow.

    Examples
    --------
    >>> parts_of_year(["2019H1", "2019H2", "2019Q1"], 2019), parts_of_year(["2019H1", "2019Q3"], 2019)
    (['2019H1', '2019H2'], [])
    >>> parts_of_year(["2019Q1", "2019Q2", "2019H2"], 2019), parts_of_year(["2019-06-30"], 2019)
    (['2019Q1', '2019Q2', '2019H2'], [])
    >>> parts_of_year(["2019", "2019H1", "2019-12-31"], 2019), parts_of_year(["2019H1", "2019-12-31"], 2019)
    (['2019'], ['2019-12-31'])
    >>> parts_of_year(["2019-06-30", "2019H2"], 2019), parts_of_year(["2019-06-30", "2019Q4"], 2019)
    (['2019-06-30', '2019H2'], [])
    """
    known = sorted({Period.parse(text) for text in periods}, key=lambda one: (one.start, one.coarseness))
    whole = [one for one in known if is_whole_year(str(one), year)]
    if whole:
        return [str(min(whole, key=lambda one: one.coarseness))]
    days = [[one] for one in reversed(known) if one.is_date and one.year == year]
    for parts in ([], *days):  # an as-of day opens a year whose parts alone do not make it up
        reached = parts[0].end + timedelta(days=1) if parts else Period(year).start
        for one in known:
            if not one.is_date and one.start == reached and one.year == year:
                parts.append(one)
                reached = one.end + timedelta(days=1)
        if reached > Period(year).end:
            return [str(one) for one in parts]
    return []


def make_up_year(periods: Iterable[str], year: int) -> bool:
    """Whether periods are all of a year: the year, the day it ends, its halves, its quarters, its months.

    Examples
    --------
    >>> make_up_year(["2019H1", "2019H2"], 2019), make_up_year(["2019H1", "2019Q3"], 2019), make_up_year(["2019-06-30"], 2019)
    (True, False, False)
    """
    return bool(parts_of_year(periods, year))
