"""Which sum of a topic 合计 and 总户数 are: that of the item a title names, and none other of its topic.

Of 危房改造 the 合计 are the houses rebuilt, of 教育补助 those who were paid. Under 易地扶贫搬迁 or 营养改善计划 it is the sum of
that, for which the vocabulary has no word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from fupin_analysis.clean.labels import words_in
from fupin_analysis.core.facets import load_facets
from fupin_analysis.core.items import Item

_TOTAL = "total"
_PAID = re.compile("资助|补助|补贴|助学|奖补")


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
    >>> from fupin_analysis.core.terms import load_vocabulary
    >>> rebuilt = load_vocabulary().item("housing", "rebuilt")
    >>> [is_sum_meant(rebuilt, (title,)) for title in ("农村危房改造", "易地扶贫搬迁安置", "住房安全")]
    [True, False, False]
    """
    found = [other for title in titles for reading in words_in(title) for other in reading.items if other.topic == item.topic]
    if any(map(_PAID.search, titles)):
        found = [other for other in found if "amount_yuan" in other.measures]  # 贫困学生 are those whom a scheme is for
    own = load_facets().parts.get(f"{item.topic}/{item.name}", frozenset()) | {f"{item.topic}/{item.name}"}
    if any(f"{other.topic}/{other.name}" in own for other in found):
        return True
    return not found and item.name == _TOTAL
