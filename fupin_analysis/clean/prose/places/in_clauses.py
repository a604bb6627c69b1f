"""Villages named where a clause begins or behind 的, whatever follows: 岭上村登记138户, 县财政局帮扶的凉水村.

What begins a clause and ends like a village is one, unless the word before 村 is none that a village is called by (修建村道,
个别村), or what follows makes another word of 村 (村级, 村民).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.words import alternatives, prose_words

_LEADS = (
    "(?:[一二三四五六七八九十]是|其中|就拿|拿|例如|比如|譬如|目前|当年|其余|另外|同时|今年|去年|全县|全省|全市|县里|镇里|乡里)"
)
#: What makes of 村 another word, or names what a verb before 村 is done to: 村级, 村民; 硬化村道路, 发展村产业.
_GOES_ON = (
    "[级民委两支干里内组部容史规务、和及与屯寨庄社小校企口头貌情风域落医水网通路道等间际办广文]|公路|道路|电(?!站)|集体|产业|经济|党|合作|贫困|脱贫|建档"
    "|卫生|群众|居民|收入|环境|基础|主干|便民|服务|活动|幸福|生活|污水|垃圾|学|教|老人|残疾|妇女|留守"
)

#: Where what was counted lies: 其中3.9公里在北关村.
AT_A_VILLAGE = re.compile("(?:都|均|全部|主要)?(?:分布)?(?:在|位于)(?P<name>[一-鿿]{2,4}?(?:村|社区|嘎查))(?=[,。;、)]|$)")

_COUNTED_AT = re.compile(f"(?<=[0-9])(?:余|多)?[一-鿿]{{1,3}}?{AT_A_VILLAGE.pattern}")


@cache
def _clause() -> re.Pattern[str]:
    none = alternatives(prose_words()["no_villages"]["stems"])
    return re.compile(
        rf"(?:^|(?<=[,。;:、()的]))(?:{_LEADS},?)?(?P<name>(?!{none})(?:[一-鿿]{{2,3}}村|[一-鿿]{{2,4}}(?:社区|嘎查)))(?!{_GOES_ON})(?=[一-鿿0-9,])"
    )


def names_in_clauses(texts: Iterable[str]) -> Iterator[str]:
    """Yield what stands in the place of a village's name at the head of a clause or behind 的; kinds of villages among them.

    Parameters
    ----------
    texts
        Folded paragraphs.

    Examples
    --------
    >>> list(names_in_clauses(["岭上村登记138户,帮扶的凉水村修通组级公路,修建村道3公里,个别村进度慢。"]))
    ['岭上村', '凉水村']
    """
    for text in texts:
        for match in (*_clause().finditer(text), *_COUNTED_AT.finditer(text)):
            if not find_words(re.sub("(?:村|社区|嘎查)$", "", match["name"])):
                yield match["name"]
