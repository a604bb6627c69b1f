"""What a number came from: 由3.9%降到0.75% tells two, of which the first is of its own time."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.aspects import Moment, aspect_of
from fupin_analysis.clean.prose.memory import Memory
from fupin_analysis.clean.prose.numbers.chains import Chain
from fupin_analysis.clean.prose.view import Context, Sentence

_FROM = re.compile(r"(?:从|由)[^,;]{0,14}$")
_YEAR = re.compile("20[0-9]{2}")
_FROM_YEAR = re.compile(r"(?:从|由)(20[0-9]{2})年(?:的|底的?|末的?)?[^,;。]{0,8}?[0-9.]+(?:万)?[一-鿿%]{1,2}")
_TO = re.compile(
    r"(?:的)?,?(?:扩大|扩展|扩|发展|恢复|壮大|攀升|回升|下降|降|跌|回落|压缩|缩短|延长|延伸|提升|提高|增加|增长|上升|减少|降低|缩减|增|升|提|减)(?:到|至|为)"
)
_AT_REGISTRATION = re.compile("(?:建档立卡|精准识别|脱贫攻坚)(?:工作)?(?:之初|初期|时|伊始|当初)")

#: How it stood before works, told for the clauses behind it up to what there is now: 建设前,有效灌溉面积只有1210亩.
_BEFORE_WORKS = re.compile(
    "(?:^|[,;。:、是])(?:(?:该|本)?(?:项目|工程|易地搬迁)(?:建设|实施|启动|开工)?|建设|搬迁|改造|开发|治理|实施)(?:以前|之前|前)(?:,|的|(?=只有|仅有|共?有))"
)
_NOW = re.compile("现在|现|目前|如今|今年|建成后|实施后|完工后|搬迁后|改造后|治理后")
_HEADED_BEFORE = re.compile(
    "(?:建设|实施|搬迁|改造|治理|开发|项目)(?:以前|之前|前)(?!期|景|列|后|置|提)|(?:原来|原有|原先|过去)的?(?:底子|情况|状况|面貌|基础)"
)
#: When works began, as a paper says of its project.
_BEGUN = re.compile("(?:建设|实施|项目)(?:期限?|时间|工期|周期)(?:为|是|自|从|:|定为)*(?P<year>20[0-9]{2})年")


def year_begun(text: str) -> int:
    """Return the year in which a text says that works began, 0 where it does not.

    Examples
    --------
    >>> year_begun("建设期限自2013年9月到2014年9月。"), year_begun("项目总投资600万元。")
    (2013, 0)
    """
    match = _BEGUN.search(text)
    return int(match["year"]) if match is not None else 0


def before_works(sentence: Sentence, chain: Chain, context: Context, memory: Memory) -> Moment | None:
    """Return the moment of how it stood before works, in the sentence or below a heading that says so; None where none does.

    It is the year in which the paper says that they began, else the year before its own, as with what a number came from.
    """
    text = sentence.text
    led = next(reversed(list(_BEFORE_WORKS.finditer(text, sentence.start, chain.start))), None)
    is_headed = any(_HEADED_BEFORE.search(heading) for heading, _ in context.headings[:1])
    if led is None and not is_headed:
        return None
    begin = led.end() if led is not None else sentence.start
    is_over = _NOW.search(text, begin, chain.start) is not None
    dated = [time for time in sentence.times if begin <= time.start < chain.start]
    return None if is_over or dated else Moment("done", str(memory.begun or memory.year - 1), True)


def is_left(text: str, chain: Chain) -> bool:
    """Whether a number is what another came from (由2014年的10.1%下降到0.34%): its year is its own, and no other number's."""
    if _FROM.search(text[slice(*chain.gap)]) is None:
        return False
    return _TO.match(text, chain.end) is not None or _leads_to_its_like(text, chain)


def _leads_to_its_like(text: str, chain: Chain) -> bool:
    """Whether no verb stands before what it has become: 由120户到90户, but not 从业120人到3个基地."""
    unit = chain.numerals[-1].unit.lstrip("百千万亿")
    return bool(unit) and re.compile(f"[到至][0-9.,]+[百千万亿]*{re.escape(unit)}").match(text, chain.end) is not None


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
