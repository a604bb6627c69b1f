"""A sentence of a plan that describes the place plans nothing: 全村1128人,农户301户,硬化村道12公里,耕地980亩."""

from __future__ import annotations

import re

from fupin_analysis.clean.prose.aspects import aspect_of

_DESCRIBES = re.compile(
    "(?:全[镇乡村]|本[镇乡村]|我[镇乡村])(?:现有|共有|现|共|有|总户数|总人口|农业人口|耕地|土地|面积)*[0-9]"
    "|(?:辖|下辖|幅员|总面积|国土面积|总人口|总户数|户籍人口|常住人口|耕地面积)[^,;。0-9]{0,6}[0-9]|(?:位于|地处|坐落)[^。]*[0-9]"
)
#: Deeds, which in a plan are still to come.
_DEEDS = re.compile(
    "新[建增修打种植栽扩]|完成|实现|实施|开展|发放|培训|组织|选派|落实|安排|投入|投资|发展(?!中)|改造|搬迁|争取|带动|脱贫|退出|出列|摘帽|建设|推进|帮助|解决"
    "|力争|确保|计划|拟|将|要|达到|提高|增加|扩大|减少|下降"
)


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
