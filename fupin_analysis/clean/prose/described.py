"""What a plan says of today plans nothing: 全村1128人,农户301户,硬化村道12公里,耕地980亩; 目前共有护林员62人."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.prose.aspects import aspect_of, is_taken, is_worked_on
from fupin_analysis.clean.prose.numbers.times import TimeWord

_DESCRIBES = re.compile(
    "(?:全[镇乡村]|本[镇乡村]|我[镇乡村])(?:现有|共有|现|共|有|总户数|总人口|农业人口|耕地|土地|面积)*[0-9]"
    "|(?:辖|下辖|幅员|总面积|国土面积|总人口|总户数|户籍人口|常住人口|耕地面积)[^,;。0-9]{0,6}[0-9]|(?:位于|地处|坐落)[^。]*[0-9]"
)
#: Deeds, which in a plan are still to come.
_DEEDS = re.compile(
    "新[建增修打种植栽扩]|扩|再|续建|完成|实现|实施|开展|发放|培训|组织|选派|落实|安排|投入|投资|发展(?!中)|改造|搬迁|争取|带动|脱贫|退出|出列|摘帽|建设|推进|帮助|解决"
    "|力争|确保|计划|拟|将|要|达到|提高|增加|扩大|减少|下降"
)
_SO_FAR = re.compile("已|未|没有|尚|仍")


def describes_the_place(sentence: str) -> bool:
    """Whether a sentence tells what a place is and has, and of nothing that is done there.

    Parameters
    ----------
    sentence
        Its folded text.

    Examples
    --------
    >>> [describes_the_place(text) for text in ("全村1128人,硬化村道12公里,耕地980亩", "全镇98户脱贫", "发放鸡苗980羽")]
    [True, False, False]
    """
    if aspect_of(sentence, 0, len(sentence), base="done") == "plan":
        return False
    return _DESCRIBES.search(sentence) is not None and _DEEDS.search(sentence) is None


def is_of_now(text: str, times: Sequence[TimeWord], part: int, end: int, behind: int, year: int) -> bool:
    """Whether a number at `end` counts what there is today, under a heading of plans: 目前全镇共有护林员62人,保洁员30人.

    Parameters
    ----------
    text, times
        The folded paragraph and its wordings of time.
    part, end, behind
        Where its part of the sentence begins, where the number does, and where the sentence ends.
    year
        Year of the document.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.numbers.times import find_times
    >>> text = "目前全镇共有护林员62人,保洁员30人,新增10人"
    >>> [is_of_now(text, find_times(text, year=2018), 0, text.index(one), len(text), 2018) for one in ("62", "30", "10")]
    [True, True, False]
    """
    last = next((time for time in reversed(times) if part <= time.start < end), None)
    if last is None or not (last.is_now or (last.is_asof and last.period[:4] <= str(year))):
        return False
    clause = re.split("[,;。:]", text[part:end])[-1]
    is_deed = _DEEDS.search(clause) is not None and _SO_FAR.search(clause) is None
    if is_deed or aspect_of(text, part, end, base="done") == "plan":
        return False
    return not is_taken(clause) and not is_worked_on(text, end, behind)
