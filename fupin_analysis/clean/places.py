"""Names of townships and villages in a cell: normalised, and told apart by knowledge first, by their form second.

A name is written in full width or half, with spaces to fill the cell (``清 澜 镇``), with its county (``岳阳县月田镇``), its
office (``东阁村委会``) or without. The canonical form is the place, not its office: the village committee of 东阁 is 东阁村. A
bare residents' committee (``文城居委会``) keeps its name: what its community is called cannot be known from it.

A township is what the gazetteer lists, what the caller knows, or what has the form of a name (…镇, …乡, …街道, …苏木) and is no
word of the trade (集镇, 返乡). Anything else is no township, whatever its heading says: it is for people to say what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from fupin_analysis.clean.languages import without_spelling
from fupin_analysis.core.texts.privacy import mask_identifiers
from fupin_analysis.core.words.gazetteer import is_above, is_township, longest
from fupin_analysis.core.words.sheet_words import load_sheet_words
from fupin_analysis.core.words.terms import fold, load_vocabulary


class Level(Enum):
    """What the label of a row or column of places stands for."""

    TOWNSHIP = auto()
    VILLAGE = auto()
    WHOLE = auto()  # 全镇: the township that the table is about
    TOTAL = auto()  # 合计: what the rows or columns of the table add up to
    SUBTOTAL = auto()  # 小计: what a group of rows adds up to
    ABOVE = auto()  # 某某市, 全县, 全县合计: what the table is a part of
    COMPARISON = auto()  # 上年数, 平均, 比上年增减, 其中：贫困村: no place at all
    UNKNOWN = auto()


#: What rows or columns of a table add up to; with the whole that the table is of; with all else that is no row of its own.
TYPED_SUMS = frozenset({Level.TOTAL, Level.SUBTOTAL})
SUMS = TYPED_SUMS | {Level.WHOLE}
NO_ROWS = SUMS | {Level.ABOVE, Level.COMPARISON}


@dataclass(frozen=True)
class Place:
    """A place as labelled; `name` is empty unless it is a township or a village, or lies `within` a township that it names."""

    level: Level
    name: str = ""
    within: str = ""


_FULL_WIDTH = str.maketrans("(),:;", "（），：；")
_UNSEEN = frozenset({"Cf", "Cc", "Mn"})
#: Letters of a name: Han of every plane, the circle of 八五〇, and what stands for a name made anonymous (XX镇, ××镇, *镇).
LETTER = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇A-Za-z×*]"
#: What a name that no list has must end with to be believed.
SUFFIX = r"(?:民族乡|镇|乡|街道|苏木)"
_FORM = re.compile(rf"{LETTER}{{1,12}}?{SUFFIX}")
_TRADE_TOWN = (
    r"乡镇|.*乡镇街道|镇街|(?:各|全).*|.*(?:特殊|直属|各|个|等|其他|其它)乡镇|(?:.*(?:规划|建设|搬迁|安置|中心|扶贫|易地))?集镇|.*(?:农民工?|创业|人员|返|务工)(?:返|下|回|还|离)乡"
    r"|(?:返|下|回|还|离|入|进|故|同|外|异|本|该|全|某|每|各|我)[镇乡]|(?:三下|城|家|老|故|水|梦|侨)乡|[城村建小古新大]镇|(?:特色)?小(?:城)?镇"
    r"|(?:.*(?:建制|重点|贫困|示范|特色|试点|先进|文明|卫生|一般|深度|摘帽|脱贫|出列|未摘帽|非贫困))(?:镇|乡|街道|苏木)"
    r"|[各我该每全本其两三几多]个?(?:镇|乡|街道)|.*(?:送.*|.*到|.*进)乡|街道|.*[一二三四五六七八九十]个(?:镇|乡|街道)"
)
#: Kinds of places that many counties have, without a name of their own: which one is meant, nobody can tell.
_KIND = (
    r"(?:县|市|区|国营|国有)?(?:(?:农|林|牧|渔|盐|马|牛|茶|果林|果树|园艺|奶牛|渔种|蚕种|葡萄|苗圃|畜牧|[原良]种|种[猪畜羊蜂马牛])场|苗圃)"
    r"|(?:农|棉|林|茶|蚕)科所|劳教所|(?:林业|林草|煤炭|煤管|地矿|畜牧|水利)[局站]|渔业社|社区办?|县?城区|老?城关?|科技城|数据园"
    r"|(?:[省市县区]级?)?(?:国家级?|经济|高新|工业|产业|科技|技术|综合|现代|农业|示范|集中|生态|旅游|保税)*(?:开发区|园区|产业园|工业园|高新区|保税区|工业区|新区|度假区)"
    r"(?:管委会|管理委员会|办事处)?|管委会|管理委员会|(?:街道)?办事处|管理[区处]"
)
_NO_TOWN = re.compile(rf"(?:{_TRADE_TOWN})")
_GENERIC = re.compile(_KIND)
#: A name that a township had before (原月田乡): whose it is now, only a list with successors could tell.
_FORMER = re.compile(rf"原.{{2,}}{SUFFIX}")
#: What brackets say of a township's past or parts: （原月田乡）, （2015年撤乡设镇）, （含原荻溪乡）, （3个村）.
PAST = re.compile(r"（(?:[^（）]*(?:原|曾用名|更名|撤|并入|含)[^（）]*|(?:共|辖)?[0-9一二三四五六七八九十]{1,3}个(?:行政)?村)）")
#: Signs of notes and codes around a name: *甲山镇, 甲山镇※, 01甲山镇.
_MARKED = re.compile(rf"[*※★☆▲●]*(?:[0-9]{{1,12}})?(?P<name>[\u3400-\u9fff]{{2,}}{SUFFIX})[*※★☆▲●]*")
_VILLAGE = re.compile(r".{1,14}(?:村民委员会|村委会|居民委员会|居委会|村民小组|村|社区|屯|嘎查)")
#: Where a township has its seat, listed among its villages.
_SEAT = re.compile("集镇|场镇|圩镇|墟镇")
_TRADE_VILLAGE = re.compile(
    r"(?:.*(?:贫困|出列|脱贫|重点|示范|行政|自然|建制|空壳|涣散|中心|摘帽|试点|先进|文明|一般|面上|达标|退出|搬迁|城中|整|全|各|本|该|其他|其它|受益|惠及|覆盖|涉及|薄弱|样板|插花|难点|联系|定点|蹲点|驻|(?<![前跃奋共同永勇])进|农|乡|入|到|未|非|个))村"
    r"|(?:按|分|逐|以|每|所在|原|同|联|兴|强|[包挂帮][联包钩扶]?)村|[一二三四五六七八九十两几0-9]+个村|[一二三四五六七八九十两几0-9]村|(?:其他|各|本|全|农村|城市|安置)社区|村|社区|.*(?:数|率|额|比例)"
)
_OFFICES = load_sheet_words().offices
#: What a township has one of, and what speaks for it in a bureau's table: 甲山镇中心卫生院, 甲山镇财政所, 甲山镇扶贫工作站.
_OF_TOWN = re.compile(
    rf"(?P<town>.{{1,}}?{SUFFIX})(?:党委政府|党委|(?:中心)?卫生院|社区卫生服务中心|中心(?:学)?校|学区|联校|教管办|"
    r"(?:财政|民政|国土|司法|供电|水利|水务|林业|人社|社保|农技|农经|畜牧|兽医|文化|水管|规划|建设|扶贫|扶贫开发|乡村振兴|卫生|教育|残联|医保|"
    r"民政和社会保障|社会事务|社会救助|农业(?:农村)?(?:综合)?(?:服务)?|便民服务)(?:办公室|工作站|办|站|所|中心))"
)
#: What is in a township and is not its office: schools, hospitals, homes, companies.
_BODY = re.compile(
    r".{2,}(?:学校|小学|中学|初中|高中|职高|幼儿园|教学点|中心校|学区|联校|卫生院|卫生室|(?:卫生)?服务中心|医院|敬老院|养老院|福利院|幸福院"
    r"|合作社|公司|企业|信用社|银行|支行|分社|车间|基地|电站)(?:[（(].*[)）])?"
)
#: Offices, groups, branches: 党政办, 县财政局, 产业扶贫组, 机关支部.
_WORKPLACE = re.compile(
    r".{1,12}(?:局|办|办公室|所|站|中心|委|委员会|部|科|股|支队|机关|支部|党支部|专班|协会|联合会|医院|卫生院|卫生室|厂|银行|支行|信用社|[工专小]作?组|扶贫组|保障组|安全组|[^村屯寨]{2,}组)"
    r"|党委|政府|党委政府|人大|政协|纪委|工会|妇联|团委|武装部|工商联|残联|红十字会"
)
#: What is a county's own among its townships.
_OF_COUNTY = re.compile(r"(?:[县市区旗州]|.{1,6}[县市区旗州])(?:本级|直|级)(?:部门|单位|机关|学校|企业|各?部门)?(?:合计|小计)?")
#: What is named after the township it lies in or before it in brackets: 幸福家园安置点（青溪镇）, 青溪镇幸福家园安置点.
_SITE_KIND = r"(?:集中)?安置(?:点|区|小区|社区)"
_WITHIN = re.compile(rf"(?P<name>[^（）]{{2,20}})（(?P<town>[^（）]{{1,12}}{SUFFIX})）")
_SITE_OF = re.compile(rf"(?P<town>.{{1,12}}?{SUFFIX})(?P<name>.{{2,14}}{_SITE_KIND})")
_SITE = re.compile(rf"(?P<own>.{{2,14}}?)(?:易地)?(?:扶贫)?(?:搬迁)?{_SITE_KIND}")
#: A name and what brackets say behind it: 清水村（300千瓦）, 清水村（一组）.
_TOLD = re.compile(r"(?P<name>[^（）]+)（(?P<told>[^（）]+)）")
#: Brackets that leave a part of the place out, or name one.
_LESS = re.compile("(?:不含|不包括|不计|除|剔除|扣除|其中|部分|未).*")
_TEAM = re.compile(r"第?[0-9一二三四五六七八九十]{1,3}(?:村民)?小?组")
_TEAM_BEHIND = re.compile(rf"(?<=[村区屯寨]){_TEAM.pattern}$")
#: Brackets that tell something of the place or its number, and not which place it is: 300千瓦, 深度贫困村, 已出列, 户.
_OF_PLACE = re.compile(
    r"(?:装机|规模|容量|面积|共|约)?[0-9][0-9.,]*(?![0-9.,期组社队号])[^0-9（）]{0,6}|.*(?:贫困|出列|脱贫|重点|示范|安置|试点|城中|先进|文明|一般|整治|托底)[村镇乡]"
    r"|(?:已|未|拟|非)?(?:深度)?(?:脱贫|出列|摘帽|贫困|退出)|[户人元亩%]|万元"
)
#: The kind of village before its name: 贫困村·清水村, 非贫困村：清水村.
_KIND_BEFORE = re.compile(r"(?P<kind>[^·•・:：]{1,8})[·•・:：](?P<name>.+)")
#: Words before 安置点 that say which kind, and name none; how words end that count and name nothing.
_NO_SITE = re.compile(
    r"(?:.*(?:计划|规划|拟|已|在|未|待|新|续|共|各|全|个|其他|其它|建成|建设|开工|竣工|完工|集中|分散|大型|中型|小型|特大型|万人|城镇|农村|县城|行政村|易地|扶贫|搬迁|入住|后续|配套))"
)
_COUNTING = re.compile(".*(?:[户人村个数率额量]|人口|人次|合计|总计|小计|情况|资金|面积|项目)")
_WHOLE = re.compile(r"(?:[全本我][镇乡]|[全本我]街道|全苏木)(?:合计|总计|共计|小计)?")
_TOTAL = re.compile(r"(?:各(?:乡镇|镇|乡|村)?|以上|全部)?(?:合计|总计|共计|总数|总和|汇总|累计|合计数)|计|总")
#: What a group of rows adds up to, with its number: 小计一, 小计（二）, 合计1.
_SUBTOTAL = re.compile(
    "小计$|^.{0,8}小计(?P<open>（)?[0-9A-Z一二三四五六七八九十]{1,3}(?(open)）)$|^合计（?[0-9一二三四五六七八九十]{1,2}）?$"
)
_ABOVE = re.compile(r"全[省市县区州旗盟](?:.{0,2}(?:合计|总计|平均))?|.{2,10}[省市县旗州盟](?:合计|总计)?|.+(?:合计|总计|共计)")
_COMPARISON = re.compile(
    r"其中|(?:各|每)?[村户人乡镇县月季年]均(?:数|值)?|.*(?:平均|均值|增减|增长|增幅|降幅|变化|差额|差异|占比|比重|比例|百分比|排名|排位|位次|名次|完成率).*|(?:比|较|与|同)(?:上|去|前|往|计划|目标).*"
    r"|同比.*|环比.*|[占]全.*|(?:上|去|前|本|今|当)(?:年|期|月|季度?)(?:度)?(?:同期|末|底|初)?(?:数|数量|数据|完成|实绩|实际)?|(?:去年|上年)?同期.*|.*(?:计划|目标|任务|核定|调整|实际|完成)数?"
    r"|其他|其它|备注|说明|剩余|结余|未分.*|不明|非贫困户?"
)
_INNER = re.compile(r"其中[:：]?|#|[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?[0-9]{1,3}[)）、.．]|[①-⑳]")
#: What stands before a name: numbering (一、, 1., ①) and 其中.
_CIRCLED = re.compile("[①-⑳㈠-㈩]")
_LEAD = re.compile(rf"^(?:{_INNER.pattern})+")


@lru_cache(maxsize=2**14)
def normalise_name(text: str) -> str:
    r"""Return a name without inner spaces and unseen marks, letters in half width and punctuation in full width.

    Examples
    --------
    >>> normalise_name("清　澜 镇"), normalise_name("ＸＸ镇(片区)"), normalise_name("甲山镇\u200b")
    ('清澜镇', 'XX镇（片区）', '甲山镇')
    """
    # Masked first: without the blank between them two numbers side by side look like one.
    plain = "".join(unicodedata.normalize("NFKC", mask_identifiers(text)).split())
    if not plain.isprintable():
        plain = "".join(sign for sign in plain if unicodedata.category(sign) not in _UNSEEN)
    return plain.translate(_FULL_WIDTH)


@lru_cache(maxsize=2**14)
def clean_township(text: str) -> str:
    """Return a township's name as it is used for figures: ``岳阳县月田镇人民政府`` → ``月田镇``.

    Examples
    --------
    >>> clean_township("月田镇中心卫生院"), clean_township("月田镇中心小学")
    ('月田镇', '月田镇中心小学')
    """
    name = normalise_name(text).strip("：")
    for office, place in (("街道办事处", "街道"), ("街道办", "街道"), ("人民政府", ""), ("政府", "")):
        name = name.removesuffix(office) + (place if name.endswith(office) else "")
    ofs = _OF_TOWN.fullmatch(name)
    return without_above(ofs["town"] if ofs else name)


def is_body(text: str) -> bool:
    """Whether a text names what a township has beside its own office: a school, a hospital, a home, a company.

    Examples
    --------
    >>> [is_body(text) for text in ("甲山镇中心卫生院", "甲山镇初级中学", "甲山镇人民政府", "甲山镇")]
    [True, True, False, False]
    """
    return _BODY.fullmatch(normalise_name(text)) is not None


def is_workplace(text: str) -> bool:
    """Whether a text names an office, a working group or the like, of a township or above it, and no place.

    Examples
    --------
    >>> [is_workplace(text) for text in ("党政办", "县财政局", "产业扶贫组", "镇直机关", "一组", "黑水林场", "甲山镇")]
    [True, True, True, True, False, False, False]
    """
    name = normalise_name(text)
    return _WORKPLACE.fullmatch(name) is not None and _TEAM.fullmatch(name) is None and not is_name_of_township(name)


def is_of_county(text: str) -> bool:
    """Whether a text is what a county spends or counts itself, beside its townships.

    Examples
    --------
    >>> [is_of_county(text) for text in ("县本级", "县直单位", "市级", "县直学校", "甲山镇")]
    [True, True, True, True, False]
    """
    return _OF_COUNTY.fullmatch(normalise_name(text)) is not None


def without_above(name: str) -> str:
    """Return a name without the province, prefecture and county it begins with.

    Examples
    --------
    >>> without_above("湖南省岳阳市岳阳县月田镇"), without_above("新市镇")
    ('月田镇', '新市镇')
    """
    if is_township(name):
        return name
    _, most = longest()
    for end in range(min(most, len(name) - 2), 1, -1):
        if is_above(name[:end]):
            rest = without_above(name[end:])
            if is_township(rest) or _FORM.fullmatch(rest):
                return rest
    return name


def clean_village(text: str, *, township: str = "") -> str:
    """Return a village's name as it is used for figures.

    Examples
    --------
    >>> [clean_village(name) for name in ("东阁村委会", "东阁村村委会", "新园社区居委会", "文城居委会")]
    ['东阁村', '东阁村', '新园社区', '文城居委会']
    """
    name = normalise_name(text)
    if township and name != township:
        name = name.removeprefix(township)
    for office, place in _OFFICES:
        if name.endswith(office) and name != office:
            stem = name.removesuffix(office)
            return stem if stem.endswith(place) else stem + place
    return name


def without_number(text: str) -> str:
    """Return a label without the numbering before it.

    Examples
    --------
    >>> [without_number(text) for text in ("（一）七里", "1.东阁", "①甲山镇", "八一村")]
    ['七里', '东阁', '甲山镇', '八一村']
    """
    return _LEAD.sub("", normalise_name(_CIRCLED.sub("", text)))


def clean_place(text: str, *, known: Collection[str] = ()) -> Place:
    """Tell what the label of a row or column stands for.

    Parameters
    ----------
    text
        The label.
    known
        Names of townships that the caller knows though no list has them.

    Examples
    --------
    >>> [clean_place(name).level.name for name in ("清 澜 镇", "古城乡", "东阁村", "合计", "文昌市", "上年数", "县城区")]
    ['TOWNSHIP', 'TOWNSHIP', 'VILLAGE', 'TOTAL', 'ABOVE', 'COMPARISON', 'UNKNOWN']
    """
    return _clean_place(normalise_name(without_spelling(_CIRCLED.sub("", text))).strip("：:"), frozenset(known))


@lru_cache(maxsize=2**14)
def _clean_place(name: str, known: frozenset[str]) -> Place:
    if _TOTAL.fullmatch(fold(name)):
        return Place(Level.TOTAL)
    if _WHOLE.fullmatch(name):
        return Place(Level.WHOLE)
    marked = _MARKED.fullmatch(past := PAST.sub("", name))
    town = clean_township(marked["name"] if marked else past)
    if town in known or is_name_of_township(town):
        return Place(Level.TOWNSHIP, town)
    inner = _LEAD.sub("", name)
    if inner and inner != name:
        place = _clean_place(inner, known)
        return Place(Level.COMPARISON) if name.startswith(("其中", "#")) and not place.name else place
    if _SUBTOTAL.search(name):
        return Place(Level.SUBTOTAL)
    if _ABOVE.fullmatch(name) or is_above(name):
        return Place(Level.ABOVE)
    within = _within(name, known) or _told(name, known)
    if within is not None:
        return within
    kind = _KIND_BEFORE.fullmatch(name)
    if kind and _TRADE_VILLAGE.fullmatch(kind["kind"]):
        return _clean_place(kind["name"], known)
    if is_name_of_village(name):
        return Place(Level.VILLAGE, clean_village(name))
    return Place(Level.COMPARISON if _COMPARISON.fullmatch(name) else Level.UNKNOWN)


def _within(name: str, known: Collection[str]) -> Place | None:
    """Return what is named with the township it lies in, or as a site of resettlement; None where a name is neither."""
    found = _WITHIN.fullmatch(name) or _SITE_OF.fullmatch(name)
    if found and (found["town"] in known or is_name_of_township(found["town"])):
        inner = _clean_place(found["name"], frozenset(known))
        is_thing = inner.level is Level.UNKNOWN and not is_body(found["name"]) and not _COUNTING.fullmatch(found["name"])
        is_place = inner.level is Level.VILLAGE or is_thing
        return Place(Level.VILLAGE, clean_village(found["name"]), found["town"]) if is_place else None
    site = _SITE.fullmatch(name)
    return Place(Level.VILLAGE, name) if site and not _NO_SITE.fullmatch(site["own"]) else None


def _told(name: str, known: Collection[str]) -> Place | None:
    """Return the place of which brackets behind its name tell something; None where they leave it no place, or none is named.

    What they say stays in a village's name where nobody can tell whether it is a part (清水村（一期）); whoever sees that no
    other part of it is beside it drops it (:func:`without_told`).
    """
    found = _TOLD.fullmatch(name)
    if found is None or (_LESS.fullmatch(found["told"]) and not _OF_PLACE.fullmatch(found["told"])):
        return None
    place = _clean_place(found["name"], frozenset(known))
    if place.level not in (Level.TOWNSHIP, Level.VILLAGE):
        return None
    if _OF_PLACE.fullmatch(found["told"]):
        return place
    if place.level is Level.TOWNSHIP or fold(found["told"]) in load_vocabulary().units:
        return None
    is_team = _TEAM.fullmatch(found["told"]) is not None
    return replace(place, name=f"{place.name}{found['told']}" if is_team else f"{place.name}（{found['told']}）")


def without_told(name: str) -> str:
    """Return a village's name without what brackets tell of it.

    Examples
    --------
    >>> without_told("清水村（一期）"), without_told("清水村")
    ('清水村', '清水村')
    """
    found = _TOLD.fullmatch(name)
    return found["name"] if found else name


def is_name_of_township(name: str) -> bool:
    """Whether a normalised name is a township's: listed, or of the form of a name and no word of the trade.

    Examples
    --------
    >>> [is_name_of_township(name) for name in ("甲山镇", "XX镇", "丙苏木", "返乡", "贫困镇", "开发区", "原甲山乡")]
    [True, True, True, False, False, False, False]
    """
    if _GENERIC.fullmatch(name) or (_FORMER.fullmatch(name) and not is_township(name)):
        return False
    if _NO_TOWN.fullmatch(name):
        return len(name) > 2 and is_township(name)
    return is_township(name) or _FORM.fullmatch(name) is not None


def is_name_of_village(name: str) -> bool:
    """Whether a normalised name has the form of a village's and is no word of the trade.

    Examples
    --------
    >>> [is_name_of_village(name) for name in ("东阁村", "东阁村一组", "新园社区", "集镇", "出列村", "贫困村", "12个村")]
    [True, True, True, True, False, False, False]
    """
    if _SEAT.fullmatch(name):
        return True
    name = _TEAM_BEHIND.sub("", name)
    return _VILLAGE.fullmatch(name) is not None and not _TRADE_VILLAGE.fullmatch(name)
