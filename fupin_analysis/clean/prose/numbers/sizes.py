"""How large one thing is, where things are counted: 50立方米蓄水池2座, 1座日加工3吨的茶厂, 由3.5米加宽至5.5米.

A size is named as one and is no figure; what is counted beside it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fupin_analysis.clean.prose.numbers.numeral import Numeral

_NOUN = r"(?:的|级|型|规格|容量|容积)?(?P<noun>[一-鿿A-Za-z]{1,12}?)(?:各|共|约|计)?$"
#: Units of how much a thing holds, bears or weighs, and of how it is built.
_HOLDS = frozenset({"立方米", "立方", "方", "吨", "升", "公斤", "千克", "斤", "千伏安", "平方米", "平米"})
_VOLUMES = frozenset({"立方米", "立方", "方"})
_BUILT = frozenset({"千伏", "毫米", "厘米"})
_SECTIONS = frozenset({"米", "厘米", "毫米"})
_THINGS = frozenset("座口个处台套间栋辆盏条根株袋桶只块幢扇副家")
#: What is brought, sold or given by weight is counted so itself.
_AMOUNTS = re.compile(
    "户|人|次|批|期|年|月|建|购|设|修|栽|种|安装|发展|实施|完成|配|发放|销售|收购|采购|出售|涉及|惠及|覆盖|受益|带动|用于|清运|清理|分给"
)
#: What one thing takes up, holds or turns out, said before its size: 1座日加工鲜叶3吨的茶厂, 占地30亩的小区3个.
_TAKES_UP = re.compile(
    "(?:(?:年|日|可|能够?|单次|一次性?)(?:可|能够?)?(?:综合)?(?:加工|处理|生产|产|存储|储存|储藏|贮藏|冷藏|烘干|烘烤|容纳|出栏|存栏|屠宰|供水|育苗|繁育|饲养|孵化|分拣|消纳|养殖)"
    "|存栏|出栏|占地|容量|库容|产能|藏量|储量|规模|面积)[^,;。、:()0-9]{0,8}$"
)
_OF_WHICH = re.compile("(?:以上|左右)?的(?P<noun>[一-鿿]{2,14})")
_MUCH = frozenset({"weight", "floor", "area"})
_HEADS = frozenset("头只羽尾匹箱袋棒株")
_ACROSS = re.compile("(?:的)?(?:宽|高(?!标准)|深(?!度)|厚|粗|长(?=[、,]?(?:宽|高)))")
_FROM = re.compile("(?:由|从)(?:[^,;。0-9]{0,8})$")
_TO = re.compile(
    "(?:的)?(?:加宽|拓宽|扩宽|扩展|拓展|加厚|加高|加深|提高|升高|抬高|扩大|增加|增至|扩|加|增|提升|改|变更|变|调整)+(?:建)?(?:到|至|为|成)"
)
_ONLY_TO = re.compile("(?:加宽|拓宽|扩宽|加厚|加高|加深|抬高)(?:到|至|为|成)(?:了)?$")
_LONG = re.compile(r"长(?:度)?(?:约|为|达)?$")
_AND_WIDE = re.compile(
    r"[、,](?:均)?(?:宽|高|深|厚)(?:度)?(?:约|为|达)?[0-9.]+(?:厘|毫)?米(?:的)?[一-鿿]{1,8}[0-9]+(?:座|处|个|条|道|块)"
)
_BARE = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>千?伏(?!安)|升|kV|KV|kv|V)(?=[一-鿿])")
_LARGEST_SECTION = 0.1  # [km]


def as_sizes(text: str, numerals: Iterable[Numeral]) -> list[Numeral]:
    """Return the numbers of a folded paragraph, those that are sizes of a thing told as such.

    Parameters
    ----------
    text
        The folded paragraph.
    numerals
        What was found in it, in order.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.numbers.numerals import find_numerals
    >>> [(one.unit, one.kind) for one in find_numerals("修建50立方米蓄水池2座,路面由3.5米加宽至5.5米")]
    [('立方米', 'dimension'), ('座', 'number'), ('米', 'dimension'), ('米', 'dimension')]
    """
    found = list(numerals)
    return [
        replace(one, kind="dimension") if one.kind in ("number", "range") and _is_size(text, found, place) else one
        for place, one in enumerate(found)
    ]


def _is_size(text: str, numerals: Sequence[Numeral], place: int) -> bool:
    numeral = numerals[place]
    following = numerals[place + 1] if place + 1 < len(numerals) else None
    before = numerals[place - 1] if place else None
    behind = text[numeral.end : following.start] if following is not None else text[numeral.end :]
    ahead = text[before.end : numeral.start] if before is not None else text[: numeral.start]
    is_named = numeral.unit == "千伏" or re.match("[一-鿿]", behind) is not None
    if (numeral.unit in _BUILT and is_named) or _BARE.match(text, numeral.start):
        return True
    if numeral.unit in _SECTIONS and numeral.value <= _LARGEST_SECTION:
        if _ACROSS.match(behind) or (_LONG.search(ahead) and _AND_WIDE.match(text, numeral.end)):
            return True
        if _ONLY_TO.search(ahead) or (_FROM.search(ahead) and following is not None and _TO.fullmatch(behind)):
            return True
        if before is not None and before.unit in _SECTIONS and _TO.fullmatch(ahead) and _is_from(text, numerals, place - 1):
            return True
    if _is_capacity(text, numerals, place):
        return True
    if numeral.unit not in _HOLDS:
        return False
    return following is not None and following.unit[-1:] in _THINGS and _is_each(numeral.unit, behind, following)


def _is_capacity(text: str, numerals: Sequence[Numeral], place: int) -> bool:
    """Whether a number says how much a thing turns out or holds that is counted before or behind it: 1座日加工3吨的茶厂."""
    numeral = numerals[place]
    if numeral.family not in _MUCH and numeral.unit[-1:] not in _HEADS:
        return False
    noun = _OF_WHICH.match(text, numeral.end)
    before = numerals[place - 1] if place else None
    ahead = text[before.end if before is not None else 0 : numeral.start]
    if noun is None or not _TAKES_UP.search(ahead):
        return False
    following = numerals[place + 1] if place + 1 < len(numerals) else None
    is_behind = following is not None and following.start <= noun.end() and following.unit[-1:] in _THINGS
    is_before = before is not None and before.unit[-1:] in _THINGS and not re.search("[,;。、:]", ahead)
    return is_before or is_behind


def _is_from(text: str, numerals: Sequence[Numeral], place: int) -> bool:
    ahead = text[numerals[place - 1].end if place else 0 : numerals[place].start]
    return _FROM.search(ahead) is not None


def _is_each(unit: str, behind: str, following: Numeral) -> bool:
    """Whether what stands between a size and a count is the name of the things and nothing else."""
    if unit in _VOLUMES and following.kind == "number" and behind in ("", ")", "的"):
        return True  # 水池200立方米3座
    match = re.fullmatch(_NOUN, behind)
    return match is not None and not _AMOUNTS.search(match["noun"]) and following.kind == "number" and following.value >= 1
