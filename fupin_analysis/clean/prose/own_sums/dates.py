"""Dates that cannot be: works finished before they were begun (2019年5月开工,2019年3月竣工), days no month has (2月30日)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from fupin_analysis.core.prose import Mention, ProseReading

Found = tuple[Mention, str]

_DATE = r"(?P<{0}year>20[0-9]{{2}})年(?P<{0}month>[0-9]{{1,2}})月(?:(?P<{0}day>[0-9]{{1,2}})[日号]|[上中下]旬|[初底末])?"
_BEGUN = "(?:正式|全面)?(?:开工|动工|启动|开建|破土|开始|立项|成立|签订|入驻)"
_DONE = "(?:全面|全部|正式|顺利|建成)?(?:竣工|完工|建成|投入使用|投产|验收|交付|通车|入住)"
#: What may stand between the two dates of one work: no other work is named (上一批项目, 二期, 配套水渠).
_SAME_WORK = "(?:[，,、]|建设|施工|并|于|拟|将|又|计划|预计|现|已经?|目前|整个|该|此|本|项目|工程)*"
#: 2018年9月开工以来进展顺利,
_SINCE = "(?:以来[^，。；;0-9]{0,8}[，,])?"
_SO = "(?:份|就|便|即|已经?|可|基本|如期|主体)*"
_WORK = re.compile(f"{_DATE.format('one')}[^，。；;0-9]{{0,4}}{_BEGUN}{_SINCE}{_SAME_WORK}{_DATE.format('other')}{_SO}{_DONE}")
_WORK_BACKWARDS = re.compile(f"{_DATE.format('other')}{_SO}{_DONE}[，,、]{_SAME_WORK}{_DATE.format('one')}{_SO}{_BEGUN}")
_DAY = re.compile("(?<![0-9.．])(?:(?P<year>20[0-9]{2})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})(?:日|号(?![文楼令线]))")
_MONTHS, _LEAP = 12, 2000


def check_dates(reading: ProseReading) -> Iterator[Found]:
    """Yield the dates of a paper that no calendar has, and those of ends that lie before their beginnings.

    Parameters
    ----------
    reading
        What was read in a document.
    """
    for paragraph in reading.prose.paragraphs:
        for match in _DAY.finditer(paragraph.text):
            month, day = int(match["month"]), int(match["day"])
            last = monthrange(int(match["year"] or _LEAP), month)[1] if 1 <= month <= _MONTHS else 0
            if day > last or not day:
                bound = f"≤{month}月{last}日" if last else f"≤{_MONTHS}月"
                yield from ((one, bound) for one in _at(reading, paragraph.number, match.start("month"), match.end()))
        for match in (*_WORK.finditer(paragraph.text), *_WORK_BACKWARDS.finditer(paragraph.text)):
            begun, done = ((int(match[f"{name}year"]), int(match[f"{name}month"])) for name in ("one", "other"))
            if done < begun:
                dates = _at(reading, paragraph.number, match.start("otheryear"), match.start("otheryear") + 1)
                yield from ((one, f"≥{begun[0]}年{begun[1]}月") for one in dates)


def _at(reading: ProseReading, paragraph: int, start: int, end: int) -> list[Mention]:
    """The first number that stands there."""
    return [one for one in reading.mentions if one.paragraph == paragraph and one.start < end and start < one.end][:1]
