"""Parts of a year that are called after the paper's own: 本周, 本月, 上季度; which they are only its title or first lines say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fupin_analysis.clean.prose.numbers.times import TimeWord
from fupin_analysis.core.period import Period

_OWN = re.compile(
    "(?<![以向基根版日资成样课剧文标书话账])(?P<which>本|(?<![山坡岭台网线马早晚])(?<![大例谈度进场训坝署]会)(?<!动员会)(?<!会议)上)(?:个)?"
    "(?P<what>周(?![边期围转密岁年全折知长刊报村家])|月(?!子|球|季(?![度节])|刊|饼|嫂|[底末初中](?![,;。]?[^,;。]{0,12}[0-9]))|季度)"
)
_GRAINS = {"周": "W", "月": "M", "季度": "Q"}
_MONTHS_OF_A_QUARTER = 3


def own_parts(text: str, *, own: str, week: str, year: int) -> Iterator[TimeWord]:
    """Yield the wordings of a week, a month or a quarter of the paper's own, or the one before it.

    Parameters
    ----------
    text
        A folded paragraph.
    own
        Period of the paper.
    week
        The last day of the week that it names by its days; empty where it names none.
    year
        Year of the paper.

    Examples
    --------
    >>> [time.period for time in own_parts("本月就业60人,上月45人,上季度9人", own="2019M06", week="", year=2019)]
    ['2019M06', '2019M05', '2019Q1']
    >>> [(time.period, time.is_untold) for time in own_parts("本周走访3户", own="2019", week="", year=2019)]
    [('2019', True)]
    """
    for match in _OWN.finditer(text):
        is_this, grain = match["which"] == "本", _GRAINS[match["what"]]
        period = week if grain == "W" and week and is_this else _part(own, grain, back=0 if is_this else 1)
        yield TimeWord(*match.span(), period or str(year), is_part=True, is_untold=not period)


def _part(own: str, grain: str, *, back: int) -> str:
    """Return the part of that grain in which the paper's own period lies, or the one before; empty where it lies in none."""
    if not own[4:5] or own[4] not in ("WMQ" if grain == "W" else "MQ" if grain == "Q" else "M"):
        return ""
    period = Period.parse(own)
    number = period.number
    if grain == "W" and period.grain != "W":
        return ""
    if grain == "Q" and period.grain == "M":
        number = (number - 1) // _MONTHS_OF_A_QUARTER + 1
    if number > back:
        return str(Period(period.year, grain, number - back))
    return "" if grain == "W" else str(Period(period.year - 1, grain, {"M": 12, "Q": 4}[grain]))
