"""Parts of a year: what several come to is of all of them (春季63人,秋季71人,合计134人), and 1—5月 are not the year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import View
from fupin_analysis.core.period import Period
from fupin_analysis.core.words.planning import ROLLS

_SUM = re.compile("合计|共计|总计|总共|累计|共")
_STOPS = re.compile("[,;:。(]")
_A_DAY = timedelta(days=1)
_PART = re.compile("(?P<year>[0-9]{4})(?:H|Q|M|-)")
#: A paper on its year is closed in its last quarter: what it counts up to a day of that is as far as the year goes.
_LAST_QUARTER, _FIRST_QUARTER = 10, 3
#: Who is there on that day, and how it then stands: no sum of what came about up to it.
_STANDS = re.compile("现有|共有|存栏|在册|剩余|剩下|尚有|仍有|还有|未脱贫|余额|结余|发生率|覆盖率|在园|在校|现存|保有")


def up_to_a_day(view: View, read: Read) -> Read:
    """Give what came about within a part of the year up to a day (1—5月, 前三季度, 截至8月底) that day, and not the whole year.

    Who is on a roll on that day is the year's until a later count is told; so is what a paper of the year counts up to its last
    quarter, and of its own part what it counts up to the end of that.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    """
    sentence, own = view.sentence, view.memory.setting.period
    times = [time for time in sentence.times if sentence.start <= time.start < view.chain.start]
    until = times[-1].until if times else ""
    if not until or read.aspect != "done" or read.choice.topic in ROLLS or read.period not in (until[:4], own):
        return read
    last = Period.parse(until)
    is_first = last.number <= _FIRST_QUARTER  # 1—3月 in a paper of half a year dates the work of a season, and is of the half
    is_closing = is_first or last.number >= _LAST_QUARTER or (len(own) > len(until[:4]) and last.end == Period.parse(own).end)
    if is_closing or not own or _STANDS.search(sentence.text, times[-1].end, view.chain.start):
        return read
    is_a_part = Period.read(f"1-{last.number}月", year=last.year) if last.number > 1 else Period(last.year, "M", 1)
    return replace(read, period=str(is_a_part))


def says_so_far(view: View) -> bool:
    """Whether a number's clause sums up what came before its paper's part of the year as well: 本周新增3个,累计开工15个、竣工8个.

    Parameters
    ----------
    view
        The chain.
    """
    text, start = view.sentence.text, view.chain.start
    clause = max((match.end() for match in _STOPS.finditer(text, view.sentence.start, start)), default=view.sentence.start)
    said = text.rfind("累计", clause, start)
    return said >= 0 and not any(clause <= time.start < said and time.is_part for time in view.sentence.times)


def so_far(view: View, read: Read) -> Read:
    """Give what is summed up in a paper of a week or a month the year, where its own clause names no time.

    Parameters
    ----------
    view, read
        The chain and what was decided of it.
    """
    own, year = view.memory.setting.period, str(view.memory.year)
    is_part = read.period == view.memory.setting.week or (own[4:5] in ("W", "M") and read.period == own)
    if not read.period or not is_part or read.aspect == "plan" or not says_so_far(view):
        return read
    return replace(read, period=year)


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
