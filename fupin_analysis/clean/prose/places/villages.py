"""Villages named beside numbers.

A name in running Chinese has no blank before it. Names are first collected where their beginning is certain (after punctuation,
at the head of a list), then found everywhere; what only looks like one (贫困村, 驻村, 各村) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from fupin_analysis.clean.places import clean_village
from fupin_analysis.clean.prose.lexicon import find_words
from fupin_analysis.clean.prose.places.addresses import after_township, groups_behind
from fupin_analysis.clean.prose.places.hamlets import hamlets_of, is_hamlet
from fupin_analysis.clean.prose.places.in_clauses import names_in_clauses
from fupin_analysis.clean.prose.places.parallel import LEADS, before_counts, parallel_names
from fupin_analysis.clean.prose.places.village_runs import bare_villages

_SUFFIX = r"(?:村民委员会|村委会|村委|居民委员会|居委会|社区|行政村|村|屯|寨|居委|庄|嘎查)"
_NOT_IN_NAME = r"[^一-鿿A-Za-z×*]|[的了在对为和与及将把被由从到给等有共含即其各每该本全我是按至]"
_CLEAN = re.compile(
    rf"(?:^|(?<=[,、。;:()和及与为])|(?<=[0-9]\.))((?:[一-鿿A-Za-z×*]{{1,5}}?){_SUFFIX})(?=$|[,、。;:()和及与等两三四五六七八九十0-9的建识共有投新脱修实种养发完全今现贫计已]"
    r"|第?[一二三四五六七八九十]{1,3}(?:[、和及与][一二三四五六七八九十]{1,3})*(?:村民)?小?组|(?!民)[一-鿿]{2,3}组(?![织长员成建])|组(?=[建织])|[0-9]{1,2}组(?=[一-鿿])|第[0-9一二三四五六七八九十]{1,3}网格|分别|[都均也还](?=[一-鿿])|是|位于|地处|在(?=[^,;。0-9]{2,12}[东西南北中](?:部|侧|面|端|缘|边))|坐落|座落|毗邻|紧邻|紧靠|距|东[临接邻至靠]|总(?=户|人口)|(?:基本|总体)?(?:情况|概况)|村情|情(?![况形])|简介|摘帽|出列|退出|顺利|如期|成功|于(?=20[0-9]{2}年|[今去]年)|隶属|属(?=于|我|全|[一-鿿]{2,4}[县市区镇乡])|为(?=贫困|深度|重点|省|非|市|脱贫|示范|两|[全我本][镇乡]|[0-9]+个[^,;。]{2,10}之一)|各(?=[0-9完新发种养硬达实脱有建改投修安培])|依托|引进|利用|流转|采取|创办|成立|探索|立足|率先|整合|争取|筹资|硬化|改造|把|将|则|还|也|由(?=[^;。]{2,40}(?:组成|构成|组建|合并|撤并|整合))|合计|总计|联合)"
)
#: What a village is said to be, of which another kind follows: 是典型的高山村和库区一线村.
_IS_OF_KINDS = re.compile("(?:是|属于?)[^,;。:()]{0,8}的[^,;。:()]{1,8}(?:村|社区)[和及与、]$")
#: At the head of a sentence what a village has may follow its name, as it may follow 村 alone: 上磨村党支部, 发挥村党支部.
_AT_HEAD = re.compile(
    r"(?:^|(?<=[。;]))(?:[一二三四五六七八九十]{1,2}[、是]|\([一二三四五六七八九十]{1,2}\)|[0-9]{1,2}[.、])?"
    r"([一-鿿]{2,3}(?:村|社区|嘎查))(?=党支部|党总支|党委|示范|集体|合作社|股份|经济|驻村|第一书记|光伏|扶贫|产业|易地|通过|组织)"
)
#: A village whose name is hidden, whatever kind it is: 某贫困村, **村, ○○社区.
_MASKED = re.compile(
    r"(?:某{1,3}|[A-Za-z×*○□〇△]{1,4})(?:深度|省定|重点|非)?(?:贫困|脱贫|示范|行政|边远)?(?:村|社区)(?![一-鿿]{0,2}级)"
)
#: What a village grows or does may follow its name, where it is a known word: 青山村柑橘1200亩, 白水村示范基地300亩.
_BEFORE_A_WORD = re.compile(rf"(?:^|(?<=[,、。;:(]))([一-鿿]{{1,4}}?{_SUFFIX})(?=[一-鿿]{{1,14}}[0-9])")
#: Where something is done: 利用到户项目在青山村实施了茶园改造.
_AT = re.compile(
    rf"(?<=在)([一-鿿]{{2,3}}{_SUFFIX})(?=(?:共|已|也|新|还|试点|重点|率先|联合)?(?:实施|建设|建成|建立|修建|开展|发展|种植|养殖|投资|投入|流转|成立|硬化|推广|试种|引进|改造|举办|落地))"
)
#: Whom somebody helps or visits: 重点帮扶松坪村, 进驻柳湾社区.
_TAKEN_UP = re.compile(
    r"(?:帮扶|联系|包保|挂联|派驻|进驻|入驻|驻点|来到|深入|前往|打造|选定|帮助|支持|扶持|覆盖|涉及|落户|[目程区点排局选落设建放施]在|(?<=[我本][镇乡]))(?:了)?([一-鿿]{2,3}(?:村|社区|嘎查))(?=[,。;、(]|$|等|[0-9]|[和与及])"
)
_OF_HELP = re.compile("对口|结对|后盾|共建|联建|挂联|挂包|联系|所在|定点|帮建")
#: A village called by its name behind what kind it is: 深度贫困村青岭摘帽退出; it must stand in a list of villages, too.
_APPOSED = re.compile(
    "(?:贫困|重点|薄弱|涣散|后进|示范|试点)村(?P<name>[一-鿿]{2,3}?)(?=(?:于20|于今年|已|也|顺利|如期|成功|率先|实现|通过|达到)*(?:摘帽|摘掉|退出|出列|脱贫|贫困发生率|20[0-9]{2}年|达标|验收))"
)
#: A village behind what kind it is, in a list or counted: 深度贫困村青岭村、白水村2个.
_OF_A_KIND = re.compile(
    "(?:(?:贫困|出列|退出|摘帽|脱贫|重点|示范|薄弱|后进)村|安置点|搬迁点)([一-鿿]{2,3}(?:村|社区|嘎查))(?=[、和及与][一-鿿]{2,4}(?:村|社区|嘎查)|[0-9一两二三四五六七八九十]+[个处])"
)
_BEGINS = re.compile("新增|新建|新栽|示范|基地|核心|连片|监测|脱贫|贫困|未脱贫|帮扶")
_KINDS = re.compile(
    "完成|修通|开通|贯通|硬化|维修|改善|小康|文明|特色|电商|淘宝|亿元|红旗|样板|标杆|精品|整治|创建|推进|集体|新农|农业|工业|城郊|老区|革命|民族|少数|边境|库区|山区|任务|有劳|无劳"
    "|产业|专业|光伏|旅游|一村|多村|联村|跨村|强村|弱村|富民|重点|一般|先进|后进|中间|达标|未达|相对|经济|收入|人均|户均|村均"
)
_DOES = re.compile(
    "^(?:依托|发挥|加强|强化|夯实|指导|督促|明确|要求|健全|完善|规范|选优|配[强齐]|建强|整顿|带领|发动|引导|鼓励|推动|实现|突出|聚焦|抓[好实]"
    "|用好|压实|筑牢|打造|创建|确保|由于|经过|召开|开展|落实|实行|推行|建立|成立|培养|储备|选派|选聘|聘请|调整|通报|约谈|走访|慰问|进驻"
    "|拓宽|增加|增强|壮大|培育|激励|严格|坚持|充分|充实|优化|提升|提高|改善|整治|清理|接受|针对|围绕|立足|结合|着眼|紧扣|紧贴|贴近|根据|按照|遵循|依据|对照|利用|借助|激活|盘活|融入|尊重|积极|大力|持续|不断|全面|切实|统筹|协调)"
)
_NONE = re.compile(
    r"村村|(?:这|那|今|去|当|每|近|一|全)[一二两三几]?年村|.*(?:国家级|自治区级|[一二三四五甲乙丙丁]类|贫困|自然|行政|深度|示范|出列|摘帽|先进|文明|美丽|和美|最美|秀美|脱贫|驻|入|到|农|乡|整|逐|各|每|该|本|我|两|三|几|多|个|重点|省定|薄弱|空壳|非|非贫困|挂钩|帮扶|结对|中心|移民|安置|集中|城乡|镇|这些|哪|出|访|驻点|帮|扶|试点|生态|旅游|传统|典型|个别|专业|软弱涣散|移交|平安|法治|合并|所有|相关|部分|返|走|空心|后进|退出|有|辖|易地|面上|通往|通[电水网路车邮]|周边|邻|附近)"
    r"(?:村民委员会|村委会|村委|村|社区|寨|庄|屯|居委会|居委|行政村|嘎查)"
)
#: Last signs of names (四通村, 石山村, 前进村, 三联村, 大石包村) that say what a village is like behind others.
_LIKE = (
    r"(?:(?:^|荒|深)山|(?:^|[创建全崭更]|打造|示范|移民|安置|搬迁|美丽|幸福|乡村|主义|入住|[搬住迁][入进上]|[农居牧]民|[农彝藏羌苗侗]家|村)新|(?:^|[不未路全畅直连沟网村户组车化已均改建开修接打])通"
    r"|(?:^|[致先共带小奔])富|(?:^|[加增做变最富济力业对较])强|(?:^|革命|[古拆])老|(?:^|[乡到送建组脱以之如沉留剩余其地落分线上旗])下"
    r"|(?:^|[挂包互户部导位门结牵县局])联|(?:^|[改引推送搬先走迁递入促跟车])进|(?:^|[承分部导位子挂县局联干])包|(?:^|[保安健完齐周顾])全|^回)"
)
_ONLY_LIKE = re.compile(rf".*?{_LIKE.replace('(?:^|', '(?:(?<![一-鿿])|')}{_SUFFIX}$")
#: Villages listed without 村: 石门坎、柏树湾两村, 苦水、高岭分别.
_LISTED = re.compile(
    r"(?P<names>[一-鿿]{2,9}(?:、[一-鿿]{2,4}?)+)(?:等)?(?:(?P<counted>(?:[0-9]{1,2}|[两二三四五六七八九十]{1,2})个?(?:贫困|行政|脱贫)?村)|分别|各(?=[0-9]))"
)
_BARE_ENDS = r"(?=[、和及与0-9]|各|分别|等?(?:[两二三四五六七八九十]{1,2}个?|[0-9]{1,2}个)(?:贫困|行政|脱贫)?村|$)"
#: Villages in order: in such a list a name is whole, but for what leads to the first.
_IN_ORDER = re.compile(
    r"(?:^|(?<=[,。;:]))(?P<names>[一-鿿]{1,5}?村(?:[、和及与][一-鿿]{1,5}?村)+)(?=(?:[两二三四五六七八九十]个?(?:贫困|行政)?村)?分别)"
)
#: What leads to the first name of a list: 明年将在庙前、庙后两村.
_LED_TO = re.compile("^.*[在向给](?=[一-鿿]{2,3}$)")
_BETWEEN_NAMES = re.compile("、|(?<=村)[和及与]")
_ITEM_OF_A_LIST = re.compile("^[一二三四五六七八九十]是")
#: A village joined to another: what stands behind it may be a word for villages again (村级, 村民).
_PAIR = re.compile("(?P<first>[一-鿿]{2,5}村)[和与及](?=(?P<name>[一-鿿]{2,3}?村))")
#: What ends a kind of villages (和美村) is a village only where another stands before: 高岭村和美村.
_IN_A_KIND = {"美村": "(?:(?<=[村寨屯]和)|(?<!和))美村"}
_OF_OFFICE = re.compile("[长员部委会]$|书记|主任|干部")
_SHORTEST, _LONGEST_BARE = 2, 4
_DIVISION = "行政村"
_KIND_BEFORE = re.compile(
    "^[一-鿿]{0,4}(?:(?:贫困|脱贫|出列|退出|重点|示范|薄弱|涣散)村|安置点|搬迁点)(?=[一-鿿]{2,3}(?:村|社区|嘎查)$)"
)
_SO_MANY = re.compile("[一二三四五六七八九十]{1,2}村")
_OF_WHERE = re.compile(
    "^(?:全部|其余|其他|其它|全体|辖区|境内|周围|邻近|沿线|沿途)|[偏边]远|山区|相应|有关|平均|所辖|下辖|[个所些辖为类型等]$"
)
#: Words that lead to names elsewhere (和东阁村, 向西阁村) and begin these.
BEGINS_A_NAME = re.compile(
    f"(?:和[平顺谐睦兴合气庆丰美乐悦安泰祥润善]|向[阳荣前日]|有[为余庆福]|对[门面河山]|同[心兴德乐福]|全[胜福安]|为民|与民)[一-鿿]?{_SUFFIX}"
)
_WHOLE = re.compile(
    r"(?:全镇|全乡|我镇|我乡|本镇|本乡|全街道|[全我]苏木|全办|该镇|该乡|镇域|乡域|全镇范围|镇里|全域)(?!(?:范围内?)?(?:率先|首[个家批创]|第一|前列|前茅|排名|推广|最|先进|唯一|名列|的?试点))"
)


@cache
def _strip() -> re.Pattern[str]:
    return re.compile(
        r"^(?:关于|对口(?:帮扶|支援)?|其中|另外|还有|以及|同时|今年|目前|如今|分别|涉及|覆盖|包括|包含|例如|如|即|在|对|为|是|和|与|及|由|从|到|给|向|将|把|于|的|有|全镇|全乡|我镇|我乡|本镇|投入|投资|实施|完成|新建|建设|建成|打造|修建|修复|维修|硬化|解决|识别|帮助|支持|扶持|带动|组织|安排|深入|位于|选取|选择|确定|推进|启动|争取|依托|通过|惠及|吸引|动员|走访|报名|用于|用在|投向|分配给|拨给|原驻|(?:让|使)(?=[一-鿿]{3})|以|等)+"
    )


def villages_of(texts: Iterable[str], *, township: str = "", is_of_village: bool = False) -> frozenset[str]:
    """Collect the villages a document names where their beginning is certain; a village's own paper lists groups.

    Examples
    --------
    >>> sorted(villages_of(["其中:东阁村12户31人,西阁村7户18人,贫困村2个"]))
    ['东阁村', '西阁村']
    """
    texts = [after_township(text, township) for text in texts]
    found = set()
    for text in texts:
        lists = [match.span() for match in _IN_ORDER.finditer(text)]
        for first, last in lists:
            found |= set(_names_in_order(text[first:last], township))
        for match in _CLEAN.finditer(text):
            if any(first <= match.start() and match.end() <= last for first, last in lists):
                continue
            if _IS_OF_KINDS.search(text, 0, match.start(1)):
                continue
            name = _without_lead(match[1])
            if is_village_name(name, township):
                found.add(name)
        for match in _BEFORE_A_WORD.finditer(text):
            if is_village_name(match[1], township) and _goes_before_a_word(text, match):
                found.add(_without_lead(match[1]))
        for match in _AT_HEAD.finditer(text):
            if is_village_name(match[1], township) and not _DOES.match(match[1]) and not find_words(match[1]):
                found.add(match[1])
        for match in _AT.finditer(text):
            if is_village_name(match[1], township) and not _DOES.match(match[1]) and not _KINDS.search(match[1]):
                found.add(match[1])
        for match in (*_TAKEN_UP.finditer(text), *_OF_A_KIND.finditer(text)):
            is_kind = _KINDS.search(match[1]) is not None or _OF_HELP.search(match[1]) is not None or bool(find_words(match[1]))
            if is_village_name(match[1], township) and not is_kind:
                found.add(match[1])
    found |= {
        name
        for name in map(_without_lead, names_in_clauses(texts))
        if is_village_name(name, township) and not _DOES.match(name) and not _KINDS.search(name)
    }
    found |= {match[0] for text in texts for match in _MASKED.finditer(text)}
    found |= _bare_names(texts, found).union(*(bare_villages(text) for text in texts))
    found |= _names_behind_their_kind(texts, found)
    found |= _joined_on(texts, found, township)
    found |= hamlets_of(texts)
    found = {name for name in found if not name.endswith("村庄")}  # 整治村庄3个: the common noun
    return frozenset(found).union(
        *(parallel_names(text, found, suffix=_SUFFIX, says=_says_anything, is_of_village=is_of_village) for text in texts)
    )


def _names_in_order(text: str, township: str) -> Iterator[str]:
    """Yield the names of a list: 对口村、在田村分别, where no village is called by one sign; but 青山村 of 对青山村、在田村."""
    for number, name in enumerate(_BETWEEN_NAMES.split(text)):
        bare = _without_lead(name) if number == 0 else name
        if is_village_name(bare, township) and len(bare) > _SHORTEST:
            yield bare
        elif (
            _SHORTEST < len(name) <= _LONGEST_BARE
            and not _NONE.fullmatch(name)
            and not _says(name[:-1], partly=True, signs=False)
        ):
            yield name


def _without_lead(name: str) -> str:
    """Take words off that lead to a name, but for those that begin one: 和平村, 向阳村."""
    return name if BEGINS_A_NAME.match(name) else _strip().sub("", _KIND_BEFORE.sub("", name))


def _goes_before_a_word(text: str, match: re.Match[str]) -> bool:
    """Whether what stands before a known word is a village, and says nothing itself: there is no 小康村 in 小康村养殖12户."""
    name = match[1]
    words = find_words(text[match.start() : match.end() + 10])
    if _DOES.match(name) or _KINDS.match(name) or any(hit.start < len(name) for hit in words):
        return False  # 修通村公路
    return _BEGINS.match(text, match.end()) is not None or any(hit.start == len(name) for hit in words)


def _bare_names(texts: Sequence[str], known: set[str]) -> set[str]:
    """Return villages that a list names without 村: where it counts them, or where they or others of the sentence are known."""
    found: set[str] = set()
    for text in texts:
        for match in _LISTED.finditer(text):
            sentence = text[text.rfind("。", 0, match.start()) + 1 : match.start()]
            names = match["names"].split("、")
            names[0] = _strip().sub("", _LED_TO.sub("", _ITEM_OF_A_LIST.sub("", names[0])))
            is_near = match["counted"] is not None or any(re.search(rf"{re.escape(name)}[0-9]", sentence) for name in known)
            for name in names:
                is_bare = _SHORTEST <= len(name) <= _LONGEST_BARE and not name.endswith(("村", "社区"))
                is_bare = is_bare and not _says(name, partly=match["counted"] is None)
                if is_bare and (is_near or any(other.startswith(name) for other in known)):
                    found.add(name)
    return found


def _joined_on(texts: Sequence[str], known: set[str], township: str) -> set[str]:
    """Return villages that are joined to one that is known, whatever stands behind them: 青石村和上坝村村集体收入."""
    pairs = (match for text in texts for match in _PAIR.finditer(text))
    return {
        match["name"]
        for match in pairs
        if any(match["first"].endswith(name) for name in known)
        and is_village_name(match["name"], township)
        and not _says_anything(match["name"])
        and not _DOES.match(match["name"])
        and not _KINDS.search(match["name"])
        and not _OF_WHERE.search(match["name"][:-1])
    }


def _names_behind_their_kind(texts: Sequence[str], known: set[str]) -> set[str]:
    """Return villages called by a name without 村 behind their kind, where a list or the name in full says so, too."""
    whole = "。".join(texts)
    names = {match["name"] for match in _APPOSED.finditer(whole)}
    return {
        name
        for name in names
        if f"{name}村" in known
        or (
            not _says_anything(name)
            and re.search(rf"(?:分别[是为:]|[、和及与]|村[是为:]){re.escape(name)}(?=[、,;。(和及与村]|$)", whole) is not None
        )
    }


def _says_anything(name: str) -> bool:
    return _says(name, partly=True)


def _says(name: str, *, partly: bool, signs: bool = True) -> bool:
    """Whether a name is a word that says something else, or with `partly` holds one: 小学、初中各10人; or `signs` no name has."""
    words = find_words(name)
    is_word = any(word.end - word.start == len(name) or partly for word in words)
    return is_word or _OF_OFFICE.search(name) is not None or (signs and re.search(_NOT_IN_NAME, name) is not None)


def is_village_name(name: str, township: str = "") -> bool:
    """Whether a word that ends like a village is one, and no kind of village: 下寨村, and no 贫困村."""
    if _ONLY_LIKE.fullmatch(name) or _SO_MANY.fullmatch(name) or _DOES.fullmatch(name[:-1]):  # 发挥村两委作用
        return False
    if name.endswith(_DIVISION):  # 松坪行政村, and no 贫困行政村, 偏远行政村
        stem = name.removesuffix(_DIVISION)
        return len(stem) >= _SHORTEST and not _OF_WHERE.search(stem) and not find_words(stem) and is_village_name(f"{stem}村")
    inner = name[1:-1] if BEGINS_A_NAME.match(name) else name[:-1]
    return 2 <= len(name) <= 9 and not _NONE.fullmatch(name) and name != township and re.search(_NOT_IN_NAME, inner) is None


def places_in(text: str, names: frozenset[str]) -> list[tuple[int, int, str]]:
    """Return the villages in a stretch of text and the places where the whole township is spoken of (an empty name), in order."""
    found = [(match.start(), match.end(), "") for match in _WHOLE.finditer(text)]
    for name in _longest_first(names):
        if name not in text:
            continue
        is_bare, written = _written(name)
        for match in written.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end, _ in found):
                is_stem = is_bare or f"{name}村" in names  # 西屯, where the paper speaks of 西屯村
                place = f"{name}村" if is_stem else clean_village(name)
                groups = groups_behind(text, match.end()) if place.endswith("村") else []
                found += [(first, last, f"{place}{group}") for first, last, group in groups]
                if groups:
                    found[-len(groups)] = (match.start(), groups[0][1], f"{place}{groups[0][2]}")
                else:
                    found.append((match.start(), match.end(), place))
    return sorted(found)


@lru_cache(maxsize=2**12)
def _written(name: str) -> tuple[bool, re.Pattern[str]]:
    """Return whether a name is a bare one, without 村, and the pattern of where it stands for its village."""
    plain = re.escape(name)
    if re.search(rf"(?:{_SUFFIX}|组)$", name) is not None or is_hamlet(name):
        return False, re.compile(_IN_A_KIND.get(name, plain))
    return True, re.compile(rf"{plain}{_BARE_ENDS}|{LEADS}{plain}{before_counts()}|(?<=[困点弱散进范]村){plain}")


@cache
def _longest_first(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (is_hamlet(name), -len(name), name)))
