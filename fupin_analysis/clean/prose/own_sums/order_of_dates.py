"""Works that a text says to be finished before they were begun: 2019年5月开工,2019年3月竣工."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fupin_analysis.core.prose import Mention, ProseReading

Found = tuple[Mention, str]

_DATE = r"(?P<{0}year>20[0-9]{{2}})年(?P<{0}month>[0-9]{{1,2}})月(?:(?P<{0}day>[0-9]{{1,2}})[日号]|[上中下]旬|[初底末])?"
_BEGUN = "(?:正式|全面)?(?:开工|动工|启动|开建|破土|开始|立项|成立|签订|入驻)"
_DONE = "(?:全面|全部|正式|顺利|建成)?(?:竣工|完工|建成|投入使用|投产|验收|交付|通车|入住)"
#: What may stand between the two dates of one work: no other work is named (上一批项目, 二期, 配套水渠).
_SAME_WORK = "(?:[，,、]|建设|施工|并|于|拟|将|又|计划|预计|现|已经?|目前|整个|该|此|本|项目|工程)*"
_SO = "(?:份|就|便|即|已经?|可|基本|如期|主体)*"
_WORK = re.compile(f"{_DATE.format('one')}[^，。；;0-9]{{0,4}}{_BEGUN}{_SAME_WORK}{_DATE.format('other')}{_SO}{_DONE}")


def check_order_of_dates(reading: ProseReading) -> Iterator[Found]:
    """Yield the dates at which works are said to be finished that lie before those at which they were begun.

    Parameters
    ----------
    reading
        What was read in a document.
    """
    for paragraph in reading.prose.paragraphs:
        for match in _WORK.finditer(paragraph.text):
            one, other = ((int(match[f"{name}year"]), int(match[f"{name}month"])) for name in ("one", "other"))
            dates = [
                date
                for date in reading.mentions
                if date.paragraph == paragraph.number and date.start <= match.start("otheryear") < date.end
            ]
            if other < one and dates:
                yield dates[0], f"≥{one[0]}年{one[1]}月"
