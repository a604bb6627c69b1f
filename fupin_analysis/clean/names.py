"""Townships named in a title, a sheet's or a file's name: found by knowledge, not by the letters around them.

A title is read from its beginning: dates, words of the office (填报单位) and the names of province, prefecture and county may
stand before a township (``2018年岳阳县月田镇贫困户统计表``). What is listed is believed before what has only the form of a
name, and what is listed in the county just named before what is listed elsewhere: 月田镇 is never 田镇 of some month. Where two
readings remain, both are returned, and a title that names two townships settles nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from fupin_analysis.clean.places import (
    LETTER,
    PAST,
    SUFFIX,
    clean_township,
    is_name_of_township,
    is_name_of_village,
    normalise_name,
)
from fupin_analysis.core.words.gazetteer import is_above, is_in, is_township, longest
from fupin_analysis.core.words.sheet_words import load_sheet_words

_CUT = re.compile(rf"(?:(?!{LETTER}|[0-9]).)+")
_TIME = re.compile(
    r"(?:截至|截止到?)?(?:[12][0-9]{3}年?|[一二][〇零九一二三四五六七八]{3}年)|年?[度底末]|[0-9]{1,2}月(?:[0-9]{1,2}日)?|份"
    r"|上半年|下半年|[春秋]季?(?:学期)?|第?[一二三四1-4]季度|第[0-9]{1,2}周|[0-9]+|全年|年[初中]"
)
_OFFICE = re.compile(
    r"关于(?:报送|上报|印发)?|(?:填报|报送|上报|填表|制表|编制)?单位|报送|上报|附[件表]?[一二三四五六七八九十]?|表[一二三四五六七八九十0-9]|中共|国家级?贫困县|贫困县|省级|市级|县级"
    r"|(?:县|市|区|旗)?(?:扶贫办|扶贫开发办公室|扶贫局|民政局|教育局|住建局|乡村振兴局|统计局|农业局|财政局)(?:关于)?|的"
)
_COUNTY_FORM = re.compile(rf"{LETTER}{{1,4}}?(?:自治县|县|区|旗|市)")
_ABOVE_FORM = re.compile(rf"{LETTER}{{1,8}}?(?:省|自治区|自治州|市|盟|自治县|县|区|旗)")
#: What may follow the bare name of a place above (文昌, 内蒙古).
_LEVELS = load_sheet_words().above
_ABOVE_SIGNS, _SHORTEST = frozenset("省市县区旗州盟"), 2
_PLAIN = re.compile(rf"{LETTER}+{SUFFIX}")
_ONE = "[A-Za-z×*甲乙丙丁戊己庚辛壬癸某]"
#: A name that no list has: two to four letters, or one that only stands for a name.
_FORM = re.compile(rf"(?:(?:(?![年月日县市区旗省]){LETTER}){{2,4}}?|{_ONE}){SUFFIX}(?:人民政府|政府|办事处)?")
_NO_BEGINNING = re.compile(
    r"扶贫|脱贫|贫困|攻坚|帮扶|建档|立卡|教育|医疗|健康|住房|危房|产业|就业|务工|金融|信贷|低保|五保|特困|残疾|基础|设施|饮水|道路|电力|搬迁|安置|资金|项目|统计|汇总|情况"
    r"|数据|报表|台账|名单|工作|总结|计划|完成|通知|附件|驻|镇|乡|各|本|全|该|每|其|我|第|截|关|春|夏季|秋|冬季|年|月|日|度|份|季|周|和|与|及|对|在|为|由|从|到|将|把|被|给|向|等|中|上半|下半|农村|城镇|城乡|县级|市级|省级|国家|公示|公告|调查|监测|返贫|乡村|振兴"
)
#: A listed name that titles mostly say of all townships, and what stands behind it where it is that township's own.
_EACH, _OWN = "分乡镇", re.compile(rf"(?:19|20)[0-9]{{2}}|人民政府|政府|党委|{LETTER}{{1,3}}?(?:村|社区)")
#: What goes on a word that only begins like a name: 高镇乡村公路 is not about 高镇乡.
_GOES_ON = {"乡": "村镇", "镇": "区", "街道": "办"}
#: Words that begin with 村 and so behind 乡 leave it to the name: 栗树岗乡村民小组, and not 乡村集体经济, 乡村级公路.
_OF_ITS_VILLAGES = re.compile("村(?:民(?:小组|组|委)|委(?![托派])|两委)")
_OF_VILLAGES = re.compile(rf"{_OF_ITS_VILLAGES.pattern}|村组(?![建织合成])")
#: What is said of 乡村 and of no township: 实施乡村组道路硬化.
_SAID_OF_VILLAGES = re.compile(
    "发展|壮大|建设|新型|美丽|和美|宜居|实施|推进|推动|推行|振兴|加强|改善|完善|提升|整治|开展|落实|强化|深化|健全|规范|选优|配强|选派|培育|扶持|巩固|支持|服务|修建|硬化|示范|特色|重点"
)
#: The one name of a township that also says that a table is told by townships: 1—9月分乡镇主要指标, a sheet called 分乡镇.
_BY_TOWN = re.compile(
    r"(?<=[年月期度季情况表])分乡镇|^分乡镇(?=$|主要|各项|指标|情况|统计|汇总|完成|数据|表|明细|一览|分布|排名|进度)"
)
#: What may end before a name in the middle of a part: 统计表月田镇.
_BEFORE = re.compile(r".*(?:表|台账|台帐|名单|情况|统计|汇总|报|清单|数据|年|月|日|号|的|办|局)")


#: A village in a title, and what goes on a word that only begins like one: 村级, 村民, 青石村等3个村, 青石村、大田村.
_VILLAGE = re.compile(
    rf"({LETTER}{{1,3}}?(?:村|社区))(?![级民组集干医道务庄内卫小外等片各和与及、,，]|公(?!益)|[\u4e00-\u9fff]{{1,4}}[村镇乡])"
)
_NO_VILLAGE = re.compile(
    "[各全本每该其]|所有|所?辖|有|无|[一二两三四五六七八九十0-9]+个|空心|城中|城乡|示范|试点|先进|后进|新建|改造"
)
_TIMES = re.compile(rf"(?:{_TIME.pattern})+")


@dataclass(frozen=True)
class Named:
    """A name found: where it begins and ends in its part, and whether a list or its county vouches for it."""

    name: str
    start: int
    end: int
    rank: int


def townships_in(text: str, *, known: Collection[str] = ()) -> list[str]:
    """Return the townships that a title or a file's name mentions, each once, in order; several where it cannot be told which.

    Examples
    --------
    >>> townships_in("文昌市清澜镇2018年教育补助统计表"), townships_in("各乡镇城乡居民情况")
    (['清澜镇'], [])
    >>> townships_in("岳阳县月田镇2018年3月贫困户"), townships_in("2018年3月甲山镇"), townships_in("北阳坪乡贫困户")
    (['月田镇'], ['甲山镇'], ['北阳坪乡'])
    >>> townships_in("青山县分乡镇主要指标；分乡镇"), townships_in("分乡镇人民政府")
    ([], ['分乡镇'])
    >>> townships_in("1—9月分乡镇主要指标"), townships_in("分乡镇2018年贫困户"), townships_in("夷陵区分乡镇情况")
    ([], ['分乡镇'], ['分乡镇'])
    """
    plain = _BY_TOWN.sub("", PAST.sub("", normalise_name(text)))
    return list(dict.fromkeys(named.name for part in _CUT.split(plain) for named in _names_in(part, frozenset(known))))


def village_in(text: str) -> str:
    """Return the village that a title says a table is about, behind its township or at the beginning; empty where it names none.

    Examples
    --------
    >>> [village_in(title) for title in ("甲山镇青石村2022年低保情况", "2022年青石村低保情况", "甲山镇各村低保情况")]
    ['青石村', '青石村', '']
    >>> [village_in(title) for title in ("甲山镇青石村等3个村低保情况", "甲山镇村级公益岗位", "甲山镇青石村、大田村情况")]
    ['', '', '']
    """
    plain = PAST.sub("", normalise_name(text))
    ends = [named.end for part in _CUT.split(plain)[:1] for named in _names_in(part, frozenset())]
    start = ends[0] if len(ends) == 1 else 0
    start += len(time[0]) if (time := _TIMES.match(plain[start:])) else 0
    found = _VILLAGE.match(plain, start)
    name = found[1] if found else ""
    is_name = is_name_of_village(name) and not _NO_VILLAGE.match(name) and not _NO_BEGINNING.search(name[:-1])
    return name if is_name else ""


def drop_places(title: str) -> str:
    """Return a title without the names of the places it begins with.

    Examples
    --------
    >>> drop_places("文昌市清澜镇致贫原因"), drop_places("文昌市致贫原因"), drop_places("石门槛村致贫原因")
    ('致贫原因', '致贫原因', '石门槛村致贫原因')
    """
    found = _names_in(_CUT.split(title)[0], frozenset())
    if len(found) == 1:
        return title[found[0].end :]
    position = max((place for place, is_place in _above(title) if is_place), default=0)
    village = village_in(title)
    start = title.find(village) if village else position
    return title[start if start < position < start + len(village) else position :]  # 石门槛村 is none of 石门县


@lru_cache(maxsize=2**12)
def _names_in(part: str, known: frozenset[str]) -> tuple[Named, ...]:
    """Return the names in a part without punctuation; two or more where it can be read in several ways or names several."""
    found: list[Named] = []
    start = 0
    while start < len(part):
        best = _best(part, start, known, is_first=start == 0)
        found += best
        if len(best) != 1:
            break
        start = best[0].end
        start += len(match[0]) if (match := re.match(r"人民政府|政府|办事处|办|[和与及]", part[start:])) else 0
    return tuple(found)


def _best(part: str, start: int, known: frozenset[str], *, is_first: bool) -> list[Named]:
    candidates = [named for place, county in _starts(part, start) for named in _at(part, place, county, known)]
    if not candidates and is_first:
        candidates = _at_end(part, known)
    candidates = [one for one in candidates if one.rank > 2 or one.name != _EACH or _OWN.match(part, one.end)]
    if not candidates:
        return []
    listed = [named for named in candidates if named.rank > 1]
    candidates = [named for named in candidates if not any(_is_within(named, other) for other in listed)]
    top = max(named.rank for named in candidates)
    chosen = [named for named in candidates if named.rank == top]
    longest_first = sorted(
        {(named.start, named.end): named for named in chosen}.values(), key=lambda named: (named.start, -named.end)
    )
    # Of names that begin at one place the longest is meant; of those that begin at several, nobody knows.
    return list({named.start: named for named in reversed(longest_first)}.values())[::-1]


def _is_within(named: Named, other: Named) -> bool:
    return (
        named is not other
        and other.start <= named.start < named.end <= other.end
        and other.end - other.start > named.end - named.start
    )


def _starts(part: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the places at which a name may begin, and the county named just before."""
    seen = {(start, "")}
    queue = [(start, "")]
    while queue:
        place, county = queue.pop(0)
        yield place, county
        ahead: list[tuple[int, str]] = []
        for pattern in (_TIME, _OFFICE, _COUNTY_FORM):
            if (match := pattern.match(part, place)) and match.end() > place:
                ahead.append((match.end(), county))
        _, most = longest()
        for end in range(min(len(part), place + most), place + 1, -1):
            name = part[place:end]
            if is_above(name) or (part[end : end + 1] not in _LEVELS and any(is_above(name + level) for level in _LEVELS)):
                ahead.append((end, name))
        for step in ahead:
            if step not in seen:
                seen.add(step)
                queue.append(step)


def _at(part: str, place: int, county: str, known: frozenset[str]) -> list[Named]:
    """Return the names that may begin at a place: rank 3 in its county, 2 listed or known, 1 of the form of a name."""
    most, _ = longest()
    found: list[Named] = []
    for end in range(min(len(part), place + most), place + 1, -1):
        name = part[place:end]
        if name in known:
            found.append(Named(name, place, end, 3))
        elif is_township(name):
            is_here = bool(county) and is_in(name, county)
            is_whole = end == len(part) or part[end].isdigit()
            if len(name) == _SHORTEST and not is_here and county and county[-1] not in _ABOVE_SIGNS:
                continue  # 丰台铺镇 is no 铺镇 of 丰台
            if is_here or (_PLAIN.fullmatch(name) and is_name_of_township(name)) or len(name) > 3 or (is_whole and len(name) > 2):
                found.append(Named(name, place, end, 3 if is_here else 2))
    if found:
        first = found[0]
        goes_on = next((more for suffix, more in _GOES_ON.items() if first.name.endswith(suffix)), "")
        is_word = first.end < len(part) and part[first.end] in goes_on
        if is_word and first.rank < 3 and _SAID_OF_VILLAGES.search(first.name) and not _OF_ITS_VILLAGES.match(part, first.end):
            return []  # 发展乡村集体经济 is about no 发展乡, though there is one
        same = [named for named in found if named.rank == first.rank]
        return same[1:] if is_word and len(same) > 1 else same[:1]
    return _of_form(part, place)


def _of_form(part: str, place: int) -> list[Named]:
    rest = part[place:]
    behind = 0
    if (above := _ABOVE_FORM.match(rest)) and _FORM.match(rest[above.end() :]):
        behind = above.end()
    match = _FORM.match(rest[behind:])
    if match is None:
        return []
    name = clean_township(match[0])
    if _NO_BEGINNING.match(name):
        return []
    goes_on = _GOES_ON["乡"] if name.endswith("乡") else _GOES_ON["镇"] if name.endswith("镇") else ""
    end = place + behind + match.end()
    is_own = _OF_VILLAGES.match(part, end) is not None and _SAID_OF_VILLAGES.search(name) is None
    is_word = end < len(part) and part[end] in goes_on and not is_own
    if not is_name_of_township(name) or is_word:
        return []
    # One syllable before a listed name makes another name (北阳坪乡 is not 阳坪乡); several may be a county's.
    inner = [Named(name[cut:], end - len(name) + cut, end, 1) for cut in range(2, len(name) - 2) if is_township(name[cut:])]
    return [Named(name, place + behind, end, 1), *inner]


def _at_end(part: str, known: frozenset[str]) -> list[Named]:
    """Return the listed name with which a part ends, if a word of the trade ends before it."""
    for start in range(1, len(part) - 1):
        name = part[start:]
        if (name in known or is_township(name)) and _PLAIN.fullmatch(name) and _BEFORE.fullmatch(part[:start]):
            return [Named(name, start, len(part), 2)]
    return []


def _above(title: str) -> Iterator[tuple[int, bool]]:
    for place, county in _starts(title, 0):
        yield place, bool(county)
    match = re.match(rf"(?:{_ABOVE_FORM.pattern})+", title)
    if match:
        yield match.end(), True
