"""Which sum of a topic 合计 and 总户数 are: that of the item a title names, and none other of its topic.

Of 危房改造 the 合计 are the houses rebuilt, of 教育补助 those who were paid. Under 易地扶贫搬迁 or 营养改善计划 it is the sum of
that, for which the vocabulary has no word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from fupin_analysis.clean.wording.labels import Label, words_in
from fupin_analysis.core.words.facets import load_facets
from fupin_analysis.core.words.items import Item

_TOTAL = "total"
_PAID = re.compile("资助|补助|补贴|助学|奖补")
#: Titles about those who are taught, of whom nothing says that they are paid.
_PUPILS, _AIDED = re.compile("学生|在校生|就读|生源|入学"), re.compile(f"{_PAID.pattern}|减免|救助|奖学|奖励|营养|资金")
#: What a topic's sum is called besides, and what is no part of a work that is done: houses looked at for whether they are safe.
_AID, _ASSESSED = {"education/total": "education/aid"}, "housing/assessed"
#: Works by which a household comes to a safe house; of both together the sum is none.
_REBUILT, _MOVED = ("housing", "rebuilt"), ("housing", "relocation")


@lru_cache(maxsize=2**12)
def is_sum_meant(item: Item, titles: tuple[str, ...]) -> bool:
    """Whether the sum of a topic, or of one work in it, is the sum in a table of those titles.

    Parameters
    ----------
    item
        What 合计 is within its topic.
    titles
        Titles above a table.

    Examples
    --------
    >>> from fupin_analysis.core.words.terms import load_vocabulary
    >>> rebuilt = load_vocabulary().item("housing", "rebuilt")
    >>> [is_sum_meant(rebuilt, (title,)) for title in ("农村危房改造", "易地扶贫搬迁安置", "住房安全", "住房安全鉴定")]
    [True, False, False, False]
    """
    if item.topic == "education" and are_only_pupils(titles):
        return False
    found = [other for title in titles for reading in words_in(title) for other in reading.items if other.topic == item.topic]
    if any(map(_PAID.search, titles)):
        found = [other for other in found if "amount_yuan" in other.measures]  # 贫困学生 are those whom a scheme is for
    path = f"{item.topic}/{item.name}"
    own = (load_facets().parts.get(path, frozenset()) - {_ASSESSED}) | {path, _AID.get(path, path)}
    if any(f"{other.topic}/{other.name}" in own for other in found):
        return True
    return not found and item.name == _TOTAL


def are_only_pupils(titles: Sequence[str]) -> bool:
    """Whether titles are about those who are taught and not about what they are paid: 贫困学生统计表.

    Examples
    --------
    >>> [are_only_pupils([title]) for title in ("贫困学生", "贫困学生资助", "教育扶贫")]
    [True, False, False]
    """
    return any(map(_PUPILS.search, titles)) and not any(map(_AIDED.search, titles))


def are_works_beside(labels: Iterable[Label]) -> bool:
    """Whether labels name houses rebuilt and households moved side by side, whose 合计 is neither.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [are_works_beside(map(read_label, texts)) for texts in (["危房改造", "易地搬迁"], ["C级", "D级"])]
    [True, False]
    """
    named = {(item.topic, item.name) for label in labels for reading in label.readings for item in reading.items}
    return {_REBUILT, _MOVED} <= named
