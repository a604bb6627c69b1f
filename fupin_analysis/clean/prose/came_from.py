"""What a number came from: 由3.9%降到0.75% tells two, of which the first is of its own time."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.aspects import Moment, aspect_of
from fupin_analysis.clean.prose.memory import Memory
from fupin_analysis.clean.prose.numbers.chains import Chain
from fupin_analysis.clean.prose.view import Sentence

_FROM = re.compile(r"(?:从|由)[^,;]{0,14}$")
_YEAR = re.compile("20[0-9]{2}")
_FROM_YEAR = re.compile(r"(?:从|由)(20[0-9]{2})年(?:的|底的?|末的?)?[^,;。]{0,8}?[0-9.]+(?:万)?[一-鿿%]{1,2}")
_TO = re.compile(
    r"(?:的)?,?(?:扩大|扩展|扩|发展|恢复|壮大|攀升|回升|下降|降|跌|回落|压缩|缩短|延长|延伸|提升|提高|增加|增长|上升|减少|降低|缩减|增|升|提|减)(?:到|至|为)"
)
_AT_REGISTRATION = re.compile("(?:建档立卡|精准识别|脱贫攻坚)(?:工作)?(?:之初|初期|时|伊始|当初)")


def is_left(text: str, chain: Chain) -> bool:
    """Whether a number is what another came from (由2014年的10.1%下降到0.34%): its year is its own, and no other number's."""
    return _FROM.search(text[slice(*chain.gap)]) is not None and _TO.match(text, chain.end) is not None


def moment_before(sentence: Sentence, chain: Chain, part: int, base: Moment, memory: Memory) -> Moment:
    """Return the moment of the first value of 由3.9%降到0.75%: the time it names, else a year before the second."""
    leaves = _FROM.search(sentence.text[slice(*chain.gap)])
    start = chain.gap[0] + (leaves.start() if leaves else 0)
    first = next((time for time in reversed(sentence.times) if start <= time.start < chain.start), None)
    if first is not None:
        memory.spent.add(first.start)
        if first.is_since and (year := _YEAR.search(sentence.text, first.start, first.end)):
            return Moment("done", year[0], True)  # 2014年以来,由14.3%下降到1.5%
        if first.period and not first.is_start and not first.is_now:
            return Moment("done", first.period, True)
    if _AT_REGISTRATION.search(sentence.text, *chain.gap):
        return Moment("done", "2014", True)
    since = _FROM_YEAR.findall(sentence.text, part, chain.gap[0])
    if since:  # 贫困人口由2014年的3210人减少到74人,贫困发生率由17.3%下降到0.4%
        return Moment("done", since[-1], True)
    told = [time for time in sentence.times if time.start < start and time.period[:4].isdigit() and not time.is_now]
    if told and told[-1].is_since and (year := _YEAR.search(sentence.text, told[-1].start, told[-1].end)):
        return Moment("done", year[0], True)
    if told and int(told[-1].period[:4]) < memory.year:  # 截至2018年底,…由1.9%下降到1.5%, in the paper of 2019
        return Moment("done", str(int(told[-1].period[:4]) - 1), True)
    is_plan = aspect_of(sentence.text, part, chain.end, base=base.aspect) == "plan"
    is_now = is_plan and not memory.setting.is_plan  # of a whole plan the present is the year before
    return Moment("done", str(memory.year if is_now else memory.year - 1), True)
