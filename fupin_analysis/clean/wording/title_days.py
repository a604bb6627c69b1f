"""Days that titles and lines below them name: when a table was filled in, as of when it is, and over which years it runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.periods import clean_period
from fupin_analysis.clean.places import normalise_name
from fupin_analysis.clean.wording.explanations import is_note

#: When a table was filled in; the least certain of all that tell its year.
_FILLED = re.compile(
    r"(?:填报|填表|报送|制表|上报|统计|截止)(?:日期|时间)[:：](?P<year>20[0-9]{2})[年./-](?P<month>[0-9]{1,2})(?:[月./-][0-9]{0,2}日?)?"
)
#: The day as of which a table is; until when something may be handed in is none.
_AS_OF = re.compile(
    r"(?:截至|(?<![名报送示费请])截止)(?:时间|日期|时点)?[:：到]?(?:(?P<year>20[0-9]{2})[年./-])?(?P<month>[0-9]{1,2})[月./-](?P<day>[0-9]{1,2})(?![0-9])"
)
_LAST_DAY = "12-31"
#: What is gathered ahead of its year.
_AHEAD = re.compile("参保|参合|缴费|征缴|筹资|投保")
_FIRST_OF_ITS_YEAR = 4
#: The first and the last day of the week of a weekly report: 2022年6月6日—6月12日, 6.6-6.12.
_RUN_OF_DAYS = re.compile(
    r"(?<![0-9.])(?:(?P<year>20[0-9]{2})[年.])?(?P<month>[0-9]{1,2})[月.](?P<day>[0-9]{1,2})日?[-—–~～至到]+"
    r"(?:(?P<year2>20[0-9]{2})[年.])?(?:(?P<month2>[0-9]{1,2})[月.])?(?P<day2>[0-9]{1,2})(?:日|(?![0-9.月年%]))"
)
_DAYS_OF_WEEK = 7
#: Days that are of a notice or a meeting.
_NO_WEEK = re.compile("公示|公告|培训|会议|时限|期限")
_RUN_OF_YEARS = re.compile("(20[0-9]{2})年?[-—–~～至到](20[0-9]{2})年?(?![-0-9学])")


def filled_in(texts: Sequence[str]) -> str:
    """Return the month in which a table was filled in, if it was so late in a year that it is about that year.

    From January to March the year before is reported; what is filled in later and names no year is of the year itself.
    """
    found = {(match["year"], int(match["month"])) for text in texts for match in _FILLED.finditer(normalise_name(text))}
    if len(found) != 1:
        return ""
    [(year, month)] = found
    return f"{year}年{month}月" if _FIRST_OF_ITS_YEAR <= month <= 12 else ""


def days_in(titles: Sequence[str]) -> list[str]:
    """Return the days as of which titles and lines below them say that a table is."""
    found = (match for title in titles if not is_note(title) for match in _AS_OF.finditer(normalise_name(title)))
    return list(dict.fromkeys(f"{one['year'] or ''}年{int(one['month']):02d}-{int(one['day']):02d}" for one in found))


def as_of(days: Sequence[str], year: int | None, titles: Sequence[str]) -> str:
    """Return the only day as of which a table is, if it is of its year and does not end it: then it is all of the year.

    What titles say is gathered for a year that has not begun (2024年度参保缴费, 截至2023年11月17日) is as of that day as well.
    """
    if year is None or len(days) != 1:
        return ""
    own, _, day = days[0].partition("年")
    is_ahead = own == str(year - 1) and any(map(_AHEAD.search, titles))
    if not is_ahead and (own not in ("", str(year)) or day == _LAST_DAY):
        return ""
    try:
        return clean_period(f"{own or year}-{day}", year=year)
    except CellProblem:
        return ""


def week_in(titles: Sequence[str], year: int | None) -> str:
    """Return the last day of the only week that titles and lines below them name by its days; empty where they name none.

    Examples
    --------
    >>> week_in(["危房改造进度周报（第23期）", "2022年6月6日—6月12日"], 2022), week_in(["6月6日至12日"], 2022)
    ('2022-06-12', '2022-06-12')
    >>> week_in(["2022年6月6日—7月12日"], 2022), week_in(["公示期：2022年6月6日—6月12日"], 2022), week_in(["6月6日至12日"], None)
    ('', '', '')
    """
    named = (normalise_name(title) for title in titles if not is_note(title))
    runs = {_week(found, year) for title in named if not _NO_WEEK.search(title) for found in _RUN_OF_DAYS.finditer(title)}
    return runs.pop() if len(runs) == 1 else ""


def _week(found: re.Match[str], year: int | None) -> str:
    """Return the last day of a run of days that is a week, and lies in its year."""
    own = int(found["year"] or year or 0)
    try:
        first = date(own, int(found["month"]), int(found["day"]))
        last = date(int(found["year2"] or own), int(found["month2"] or found["month"]), int(found["day2"]))
    except ValueError:
        return ""
    return last.isoformat() if 0 < (last - first).days < _DAYS_OF_WEEK and last.year == year else ""


def last_of(titles: Sequence[str]) -> int:
    """Return the last of the years over which the nearest title that names any runs; 0 where it names no such run."""
    found = next((match for title in titles if (match := _RUN_OF_YEARS.search(normalise_name(title)))), None)
    return int(found[2]) if found is not None and int(found[1]) < int(found[2]) else 0
