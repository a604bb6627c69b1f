"""Years written with two figures (14年脱贫32户,15年脱贫56户), which are no durations (连续14年, 15年免费教育)."""

from __future__ import annotations

import re
from itertools import pairwise

#: What is told of a year right behind it, and what leads from one year to the next.
_DEEDS = (
    "脱贫|减贫|退出|出列|摘帽|预脱贫|未脱贫|返贫|识别|新识别|纳入|新增|新建|建成|修建|硬化|改造|实施|完成|实现|发放|投入|搬迁|安置|培训|安排"
    "|争取|资助|救助|下达|到位|计划|预计|拟|有|共|贫困|人均|农民人均|分别|度(?![^,;。]{0,4}以)|的(?=[0-9.]+%)"
)
_SHORT = re.compile(
    rf"(?<![0-9.第近约满逾超达])(?P<year>1[2-9]|2[0-9])年(?=[底末初]|(?:{_DEEDS})|(?:至|到|-|、|和|及|与)(?:20)?[12][0-9]年|[0-9]+[户个])"
)
#: The same with four figures, among which short ones stand: 2016年脱贫80户,17年脱贫90户.
_LONG = re.compile("20(?P<year>1[2-9]|2[0-9])年")
_DURING = re.compile(
    "(?:连续|持续|历时|长达|任职|从业|工作|坚持|期限|租期|服役|党龄|工龄|寿命|运行|有效期|为期|经过|过去|最近)(?:了)?$"
)
_END = re.compile("[底末初]")
_MOST_APART = 4


def short_years(text: str) -> list[int]:
    """Return where the years begin that a folded text writes with two figures.

    One that only its end or beginning marks is a year (14年底); any other must stand in order with others of its sentence.

    Examples
    --------
    >>> short_years("14年脱贫3户,15年脱贫5户"), short_years("14年底有3户"), short_years("连续14年免费,15年免费教育")
    ([0, 8], [0], [])
    """
    found: list[int] = []
    for sentence in re.finditer("[^。]+", text):
        short = [one for one in _SHORT.finditer(text, *sentence.span()) if not _DURING.search(text, 0, one.start())]
        if not short:
            continue
        years = sorted([*short, *_LONG.finditer(text, *sentence.span())], key=lambda one: one.start("year"))
        near = {
            id(one)
            for before, behind in pairwise(years)
            if 0 < int(behind["year"]) - int(before["year"]) <= _MOST_APART
            for one in (before, behind)
        }
        found += [one.start() for one in short if id(one) in near or _END.match(text, one.end())]
    return found
