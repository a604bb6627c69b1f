"""Where works are: 建设地点 and 实施地点 name the village, with more of it behind (石桥村一组至三组), several villages, or all.

A project is its village's; one in all villages (各村), in some that are not named (云岭村等3个村) or at a spot of which nobody
says in which village it is (黑石沟) is the township's. So is what was held in no village
(镇政府三楼会议室).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.places import Level, Place, clean_village, is_name_of_village, normalise_name
from fupin_analysis.core.words.terms import drop_brackets, fold

#: Headings of where works are; those of where a road begins and ends say no more than that.
_HEAD = re.compile(
    r"(?:项目|工程)?(?:拟)?(?:建设|实施|施工|所在|修建|坐落)(?:地点|地址|地|位置|村)|(?:项目|工程)(?:地点|地址|位置)"
)
#: All villages, or the township's own ground.
_ALL = re.compile(
    r"(?:全[镇乡]?|[镇乡](?:域|辖区)?(?:内)?|辖区内?|所辖|境内)?(?:各|所有|全部|相关|有关)(?:行政|自然|项目)?(?:村组?|村[(（]?[居社][)）]?(?:区)?|村、?社区|社区)"
    r"|(?:全[镇乡]|本[镇乡]|[镇乡](?:域|辖区|境)内?|镇直|乡直|镇区|集镇)(?:范围)?(?:内)?"
)
_VILLAGE = re.compile(r"(?P<name>[^、,，;；/／至到与和及（）()\s0-9]{1,8}?(?:村委会|居委会|村|社区|嘎查))(?P<rest>.*)", re.DOTALL)
#: Several villages of which one is named, and what parts names.
_SOME = re.compile(r"等.{0,6}(?:村|社区|个|地|处)|等$")
_BETWEEN = re.compile("(?:村|社区).{0,4}[至到](?!户).*(?:村|社区)")
_BOTH = re.compile("(?:村|社区)[、,，;；/／和与及].*(?:村|社区)$")
_BEYOND = re.compile("[省市县州旗镇乡]|街道|外")
_OTHERS = re.compile(
    r"(?<![本该全各自然])(?:村|社区)(?!委|民|口|头|部|内|小学|组|级|道|庄|史|史馆|文化|卫生|党|集体|活动|服务|东|西|南|北|前|后|边|旁|尾|中|里)"
)


#: Headings of where something was held, and where it is held that is no village: 镇政府, 乡文化站, 县党校, 线上.
_AT = re.compile(r"(?:培训|会议|举办|活动|开班|授课|宣讲|招聘|举行|演出|实施)?(?:地点|地址|场地|场所)$")
_VENUE = re.compile(
    r"[^村屯寨组]{0,8}(?:政府|党委|机关|办事处|会议室|会议厅|礼堂|广场|文化[站室]|[服培]务?[训]?中心|中心|[学党农职]校|学校|学院|教室|基地|公司|合作社|大厅|食堂|宾馆|酒店)(?:.{0,3}楼)?(?:.{0,4}室)?"
    r"|线[上下]|网络|网上|腾讯会议|钉钉|视频会议|[县市镇乡](?:城|里|上)|集镇|县城"
)


def names_site(path: Sequence[str]) -> bool:
    """Whether a heading is of where works are.

    Examples
    --------
    >>> [names_site([text]) for text in ("建设地点", "项目实施地点", "培训地点", "村名")]
    [True, True, False, False]
    """
    return bool(path) and _HEAD.fullmatch(fold(drop_brackets(path[-1]))) is not None


def is_between(name: str) -> bool:
    """Whether a name is two villages, and a way between them or works in both.

    Examples
    --------
    >>> [is_between(name) for name in ("云岭村至大坪村", "云岭村、大坪村", "云岭村和大坪村", "和平村", "云岭村小学")]
    [True, True, True, False, False]
    """
    return _BETWEEN.search(name) is not None or _BOTH.search(name) is not None


def site_of(text: str) -> Place:
    """Return the village, or the township (``WHOLE``), in which works are; unknown where they are beyond it.

    Examples
    --------
    >>> [site_of(text).name for text in ("石桥村一组至三组", "油坊店村油坊组至窑冲组", "云岭村村委会旁")]
    ['石桥村', '油坊店村', '云岭村']
    >>> [site_of(text).level.name for text in ("各村", "全镇", "云岭村等3个村", "云岭村至大坪村", "黑石沟", "县城")]
    ['WHOLE', 'WHOLE', 'WHOLE', 'WHOLE', 'WHOLE', 'UNKNOWN']
    """
    name = normalise_name(text)
    if _ALL.fullmatch(name):
        return Place(Level.WHOLE)
    found = _VILLAGE.match(name)
    if found is None or not is_name_of_village(found["name"]):
        return Place(Level.UNKNOWN if _BEYOND.search(name) else Level.WHOLE)
    if _SOME.match(found["rest"]) or _OTHERS.search(found["rest"]):
        return Place(Level.WHOLE)
    return Place(Level.VILLAGE, clean_village(found["name"]))


def is_venue(text: str, path: Sequence[str]) -> bool:
    """Whether a text says where something was held that is the township's, and in none of its villages.

    Examples
    --------
    >>> is_venue("镇政府三楼会议室", ["培训地点"]), is_venue("县职业技术学校", ["培训地点"]), is_venue("镇政府", ["单位"])
    (True, True, False)
    >>> is_venue("李家湾", ["建设地点"]), is_venue("石桥村文化广场", ["培训地点"])
    (False, False)
    """
    return bool(path) and _AT.search(path[-1]) is not None and _VENUE.fullmatch(text.strip()) is not None
