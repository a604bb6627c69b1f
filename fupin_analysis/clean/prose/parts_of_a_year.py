"""What parts of a year come to is of all of them: 春季63人,秋季71人,合计134人."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.period import Period

_SUM = re.compile("合计|共计|总计|总共|累计|共")
_A_DAY = timedelta(days=1)
_PART = re.compile("(?P<year>[0-9]{4})(?:H|Q|M|-)")


def of_all_parts(view: View, read: Read) -> Read:
    """Give the sum of what a sentence told of several parts of a year the stretch that they make: two quarters a half-year.

    A sum that names a time of its own (秋季共资助71人) keeps it.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    """
    last = _PART.match(read.period)
    if last is None or not _SUM.search(view.gap) or _names_a_time(view):
        return read
    alike = [one for one in view.done if (one.choice.topic, one.choice.name) == (read.choice.topic, read.choice.name)]
    parts = {one.period for one in alike if one.aspect == read.aspect}
    years = {match["year"] if (match := _PART.match(period)) else "" for period in parts}
    return replace(read, period=_stretch(parts, int(last["year"]))) if len(parts) > 1 and years == {last["year"]} else read


def _stretch(parts: set[str], year: int) -> str:
    """Return the period that parts of a year make, one after the other; the year where they leave gaps.

    Examples
    --------
    >>> _stretch({"2018Q1", "2018Q2"}, 2018), _stretch({"2018H1", "2018H2"}, 2018), _stretch({"2018Q1", "2018Q4"}, 2018)
    ('2018H1', '2018', '2018')
    """
    periods = sorted((Period.parse(part) for part in parts), key=lambda period: period.start)
    if any(one.end + _A_DAY != other.start for one, other in pairwise(periods)):
        return str(year)
    return str(Period.read(f"{periods[0].start.month}-{periods[-1].end.month}月", year=year))


def _names_a_time(view: View) -> bool:
    begin, end = view.chain.gap
    return any(begin <= time.start < end for time in view.sentence.times)
