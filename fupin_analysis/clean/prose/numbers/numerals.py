"""Every number of a folded paragraph, with its unit and qualifier, and what it cannot be: a date, a name, a section.

Numbers are found in one pass from left to right; at each place the kinds are tried in a fixed order, so that every digit belongs
to exactly one token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from fupin_analysis.clean.prose.numbers.broken import find_broken
from fupin_analysis.clean.prose.numbers.chinese import (
    CHINESE,
    DIGITS,
    MIXED,
    SCALES,
    approximate_end,
    chinese_value,
    ends_a_list,
    is_built_so,
    mixed_value,
)
from fupin_analysis.clean.prose.numbers.numeral import Numeral as Numeral
from fupin_analysis.clean.prose.numbers.numeral import without_noise
from fupin_analysis.clean.prose.numbers.phrases import DIVISIONS, has_number, touches, turns_of_phrase
from fupin_analysis.clean.prose.numbers.ranges import ARABIC, KINDS_OF_FAMILIES, find_ranges, is_geography
from fupin_analysis.clean.prose.numbers.shared_units import share_units
from fupin_analysis.clean.prose.numbers.sizes import as_sizes
from fupin_analysis.clean.prose.numbers.zeros import find_zeros
from fupin_analysis.clean.prose.paper.run_in import BEFORE_A_LIST
from fupin_analysis.clean.prose.words import ProseUnit, alternatives, prose_units, prose_words
from fupin_analysis.core.prose import Kind
from fupin_analysis.core.texts.qualifiers import up_to


@cache
def _units() -> str:
    return alternatives(prose_units())


#: Things called after how much they bring in: 5个亿元村 are five villages.
_RANKED = (
    "亿(?:元(?:以上)?的?(?:产业(?!资金|发展)|企业(?!资金|贷款|投资)|项目(?!资金|建设|投资|贷款)|集群|工程(?!款|资金|建设|投资)"
    "|大(?!力|额|部|多|约|概|病)|[强园户]|村(?![级内民])|镇(?![级内])|乡(?!村))|级)"
)


@cache
def _number() -> re.Pattern[str]:
    before = alternatives(prose_words()["scan"]["before"])
    return re.compile(
        rf"(?P<before>(?<![签合公条预节制就附邻临])(?:{before})(?:是|为|达)?)?"
        rf"(?:(?P<mixed>{MIXED})|(?P<arabic>{ARABIC})|(?P<chinese>{CHINESE}))"
        r"(?P<scale>万亿|百万|千万|百|千(?!瓦|米|克|伏|家|方|户)|万|亿)?"
        r"(?:(?<=[万亿])(?:(?P<below>[0-9]{1,4})(?P<below_scale>千万|百万|万|千(?!瓦|米|克|伏)|百)|(?P<rest>[1-9]|[0-9]{4})(?![0-9.]|,[0-9]{3}(?![0-9]))))?"
        rf"(?P<more>[余多几来]|余个|个[余多]?(?=亿)(?!{_RANKED}))?(?P<second>万|亿)?(?P<more2>[余多]|(?:以上|左右)(?=[户人名亩个元]))?"
        rf"(?P<unit>{_units()})?(?P<behind>左右|上下|以上|以下|以内|之多|余元|余|不等)?"
    )


#: 1万8 is 18,000: a digit without a scale is of the next lower one.
_BELOW = {"万": "千", "亿": "千万"}
_DOCUMENT = re.compile(r"\[[0-9]{4}\][0-9]+号|\([0-9]{4}\)[0-9]+号|[0-9]{4}年?第?[0-9]+号(?:文|令)?|第?[0-9]+号(?:文件|文|令)")
_PERSONAL = re.compile(
    r"(?<![0-9])(?:1[3-9][0-9]{9}|[0-9]{17}[0-9Xx]|[0-9]{15}|0[0-9]{2,3}-[0-9]{7,8}|[0-9]{1,8}\*{4,}[0-9Xx]{1,4}|[0-9]{5,8}\*+[0-9Xx]{1,4})(?![0-9])"
)
#: A telephone number in Chinese signs, hidden as those of a document are.
_SAID = re.compile(r"[零〇○一二三四五六七八九幺]{2,3}\*{4,}[零〇○一二三四五六七八九幺]{2,4}")
_PERCENT = re.compile(
    rf"(?P<before>约|近|超过|达到?|不低于|至少)?(?:(?P<arabic>[0-9]+(?:\.[0-9]+)?)(?P<sign>%|‰)|百分之(?P<chinese>{CHINESE}|百)|千分之(?P<mille>{CHINESE})"
    r"|(?P<tenths>[一二两三四五六七八九])成(?![立员果效功为本年份人交品型熟长就套都])"
    r"(?:(?P<half>半)|(?P<rest>[一二三四五六七八九])(?![保十百千万亿个户人成]))?)(?P<behind>以上|以下|左右|以内|多)?"
)
_FRACTION = re.compile(r"(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九])")
_HALF = re.compile(
    r"(?P<before>近|约|超过|逾|达到?)?(?:一半|半数)(?P<behind>以上|左右)?|(?P<over>过半)(?!的?任务)(?=[,。;、)]|$)"
)
_ORDINAL = re.compile(
    rf"(?:首|末|中间|最后)(?:[0-9]+|{CHINESE})位(?=数|号|[是为:])|(?:(?:排名|位列|位居|排位|得分|考核|综合)?(?:前|后|倒数)|排名|位列|位居)(?:[0-9]+|{CHINESE})(?:位|名)(?!学生|同学|干部|党员)|第(?:[0-9]+|{CHINESE})(?:(?:-|至|到|、)第?(?:[0-9]+|{CHINESE})(?=[批期轮届季组号类名项条章位]|村民))?(?:批次|批|期|轮|届|次|季度|名|位|个|条|项|章|步|方|产业|书记|类|组|号|村民小组|时间|一|线)?"
)
_LETTERS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]+[0-9]+[A-Za-z0-9]*|[0-9]+(?!(?:km|kw|KM|KW|kW|Km))[A-Za-z]+[0-9A-Za-z]*")
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?|(?:上午|下午|晚上)?[0-9]{1,2}时(?:[0-9]{1,2}分)?(?=许|至|,|。|左右)")
_SUM = re.compile(
    r"[0-9]+(?:\.[0-9]+)?(?:\+[0-9NnXx]+(?:\.[0-9]+)?)+|[0-9]\+[Xx]|[0-9]+[:/·][0-9]+(?![0-9.]*(?:%|万|亿|元|公里))"
)
_HOUSE_NUMBER = re.compile(
    r"(?<![0-9.])[0-9]+(?:-|至|到)[0-9]+(?:组|社|号|级|类|楼|队)|[0-9]+(?:号线|号楼|号(?!召)|级|类|楼|路|队|(?<!村[0-9])(?<!村[0-9]{2})(?<!村[0-9]{3})组(?=[,。、;及和的]|$))|(?<![^,、;:。村区])[0-9]{1,2}[组社](?=[0-9]+[户人])|(?<=[^个各全本该困政脱然每几数村]村)[0-9]{1,2}组(?=[一-鿿])(?![共有计合约分])|[一二三四五]级(?=[、,和及残伤]|以上)"
)
_SECTION = re.compile(
    r"^[0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{1,2})?(?=[一-鿿\"])(?!(?:万|亿|元|公里|米|亩|户|人|个|吨|倍|平方|名))|"
    r"(?:(?<=^)|(?<=[。;:!?\n]))(?:第[一二三四五六七八九十]{1,3}[,、是]|[一二三四五六七八九十]{1,3}[、.](?![0-9])|\([一二三四五六七八九十]{1,3}\)|\([0-9]{1,2}\)[、.]?|[0-9]{1,2}(?:[、)]|\.(?![0-9]))|[一二三四五六七八九十]{1,2}是|其[一二三四五六])"
    r"|[①-⑳]"
    rf"|{BEFORE_A_LIST}(?:\([一二三四五六七八九十]{{1,3}}\)|[0-9]{{1,2}}[.、]|一、)"
)
#: Units of what is built or bought.
_ONE_BUILT = ("间", "口", "台", "辆", "盏", "栋", "套", "眼")
#: Units behind which a Chinese numeral counts where nothing follows: 开展排查两次.
_AT_THE_END = ("个", "条", "座", "处", "所", "家", "次", "期", "场", "轮", *_ONE_BUILT)
#: A thing that was built or bought, before how many.
_BUILT = re.compile(
    "(?:(?:新建|新修|新打|新挖|修建|修筑|建成|建有|建设|改建|扩建|架设|开挖|购置|购买|安装|添置|配备|配置)(?:了)?[^,;。0-9一两二三四五六七八九十]{0,12}"
    "|(?:^|(?<=[,;。、:]))(?:[在于][一-鿿]{2,6})?(?:建|修|打|盖|架|装|购|买|挖)(?:了)?[^,;。0-9一两二三四五六七八九十]{2,12})$"
)
#: One household, with how many live in it or behind what became of it: 返贫一户4人, 清退一户.
_ONE_HOUSEHOLD = re.compile(
    "(?<![每逐户一])\0[,、(共计]?(?:[0-9]{1,2}|[二三四五六七八九])人"
    "|(?:返贫|识别|清退|纳入|新增|新纳入|脱贫|退出|剩余|搬迁|销户|死亡)(?:了)?\0(?:[,。;、)]|$)"
)
#: Villages right before 一个, unless it is one for each of them.
_NAMED_BEFORE = re.compile("(?<![每各一个到])(?:贫困村|脱贫村|出列村|行政村|示范村|社区|居委会)$")
#: So many tens or hundreds, unless 数 ends a noun: 户数十户, 贫困村数五个.
_SEVERAL = re.compile("(?:(?<![户人次个总口件亩])数(?=[十百千万亿])|几)")
#: 百万元 is a million, but 上百万元 and 百万元大户; 百十户 and 千二百人 nobody counted.
_ROUND = re.compile("(?<![上成])(?<!(?<!超)过)[百千][万亿](?!.{1,2}(?:以上)?(?:产业(?!资金|发展)|[级大强村镇乡户园]))")
_SEVERAL_TENS = re.compile("(?:(?:^|[,;。、:了有达超近约共好])数|几)$")
_AGE = re.compile(
    r"(?<![0-9.])[0-9]{1,3}(?:-|至|到)?(?:[0-9]{1,3})?(?:周岁|岁)(?:及?以上|及?以下)?|[一二三四五六七八九十]{1,3}(?:周岁|岁)"
)
_UNIT_BEFORE = re.compile(r"\(([一-鿿%]{1,4})\)[:为是]?$")
#: Degrees, and how much it rains: of no household and no work.
_CLIMATE = re.compile(
    r"(?<![0-9.])-?[0-9]+(?:\.[0-9]+)?(?:-[0-9]+(?:\.[0-9]+)?)?(?:°[CF]?(?:[0-9.]+['′])?|摄氏度)"
    r"|(?<=[雨水]量)(?P<led>(?:约|为|达|在|是)*)[0-9]+(?:\.[0-9]+)?(?:-[0-9]+(?:\.[0-9]+)?)?(?:mm|毫米)"
)
#: How wide, thick or deep works are: no length of them.
_DIMENSION = re.compile(
    "(?:(?<![拓加扩改变])宽|(?<![加])厚|(?<![提升拔加新])高|(?<![加纵])深|管径|口径|直径|胸径|孔径)(?:度)?(?:约|为|达|均|是|:)*$"
)
_OF_SECTIONS = ("米", "厘米", "毫米")
#: What is counted is whole, unless it is a mean.
_WHOLE = ("households", "persons", "person_times")
_MEAN = re.compile("(?:均|每|规模)[^,;。]{0,10}$")
#: Digits of the largest number that anything is counted in.
_LONGEST = 15
_LIMITED = re.compile(r"(?:以上|以下)?的(?:村|户|家庭|有|占|要求|[0-9]+个|[一-鿿]{1,2}企)")
_TITLE = re.compile(r"《[^》]*》")
_QUOTED = re.compile(r'"[^"]{1,14}"')
_STRONG = re.compile(r"[0-9](?:户|人|名|万元|元|亩|公里|%)")


def find_numerals(text: str) -> list[Numeral]:
    """Return every number of a folded paragraph, from left to right; dates are found elsewhere and are left to the caller.

    Examples
    --------
    >>> [(found.value, found.family, found.qualifier) for found in find_numerals("约三百二十户1.8万余人,投入30余万元")]
    [(320.0, 'households', '约'), (18000.0, 'persons', '余'), (300000.0, 'money', '余')]
    """
    taken = [
        (match.start(), match.end()) for match in _TITLE.finditer(text) if re.search("[0-9]|[一二三四五六七八九十]", match[0])
    ]
    taken += [
        match.span()
        for match in _QUOTED.finditer(text)
        if not _STRONG.search(match[0]) and re.search("[0-9一二三四五六七八九十两]", match[0])
    ]
    found: list[Numeral] = [Numeral(start, end, "name") for start, end in taken]
    said = [match.span() for match in _SAID.finditer(text)]
    taken += said
    found += [Numeral(start, end, "personal") for start, end in said]
    for kind, pattern in _others():
        for match in pattern.finditer(text):
            if match[0] == "一个" and _is_one(text[: match.start()], text[match.end() : match.end() + 6]):
                continue
            if match.end() > match.start() and not touches(match.start(), match.end(), taken):
                taken.append(match.span())
                found.append(Numeral(match.start(), match.end(), kind))
        if kind == "document":
            rest = [one for one in find_broken(text) if not touches(*one[:2], taken)]
            taken += [(start, end) for start, end, _kind in rest]
            found += [Numeral(*one) for one in rest]
    counted = [*_ranges(text, taken), *_shares(text, taken), *find_zeros(text, taken)]
    counted += [*_halves(text, taken), *_counts(text, taken)]
    found += share_units(text, sorted(counted, key=lambda one: one.start))
    found += turns_of_phrase(text, taken)
    told = (one for one in found if has_number(text[one.start : one.end]))
    return as_sizes(text, sorted(told, key=lambda one: one.start))


def _others() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return (
        ("personal", _PERSONAL),
        ("document", _DOCUMENT),
        ("geography", _CLIMATE),
        ("section", _SECTION),
        ("ordinal", _ORDINAL),
        ("name", _names()),
        ("date", _CLOCK),
        ("name", _SUM),
        ("name", _LETTERS),
        ("condition", _AGE),
        ("name", _HOUSE_NUMBER),
    )


@cache
def _names() -> re.Pattern[str]:
    listed = sorted(prose_words()["scan"]["names"].split("|"), key=len, reverse=True)
    return re.compile(r"(?<![0-9十百千万亿零〇一二三四五六七八九两第])(?:" + "|".join(listed) + r")(?![百千万亿十余])")


def _shares(text: str, taken: list[tuple[int, int]]) -> Iterator[Numeral]:
    for match in _PERCENT.finditer(text):
        if touches(match.start(), match.end(), taken):
            continue
        value = _share_value(match)
        if value is None:
            continue
        start = match.start("arabic") if match["arabic"] else match.start()
        taken.append((start, match.end()))
        qualifier = "".join(part for part in (match["before"], match["behind"]) if part and part not in ("达", "达到"))
        yield Numeral(
            start,
            match.end(),
            "number",
            without_noise(value),
            "share",
            "‰" if match["sign"] == "‰" or match["mille"] else "%",
            qualifier,
        )
    for match in _FRACTION.finditer(text):
        if not touches(match.start(), match.end(), taken):
            below, above = chinese_value(match["below"]), chinese_value(match["above"])
            if below and above:
                taken.append(match.span())
                yield Numeral(match.start(), match.end(), "number", above / below, "share", "分之")


def _halves(text: str, taken: list[tuple[int, int]]) -> Iterator[Numeral]:
    """Yield the halves that a share is said to be: 因病致贫占比超过一半."""
    for match in _HALF.finditer(text):
        is_share = re.search(r"占|比(?:重|例)?|达|为|有$", text[max(0, match.start() - 6) : match.start()]) is not None
        if is_share and not touches(match.start(), match.end(), taken):
            taken.append(match.span())
            qualifier = "".join(part for part in (match["before"], match["behind"]) if part and part not in ("达", "达到"))
            yield Numeral(
                match.start(), match.end(), "number", 0.5, "share", "半", qualifier or ("超过" if match["over"] else "")
            )


def _share_value(match: re.Match[str]) -> float | None:
    if match["arabic"]:
        return float(match["arabic"]) / (1000 if match["sign"] == "‰" else 100)
    if match["tenths"]:
        rest = 0.5 if match["half"] else DIGITS[match["rest"]] / 10 if match["rest"] else 0
        return (DIGITS[match["tenths"]] + rest) / 10
    if match["chinese"] == "百":
        return 1.0
    value = chinese_value(match["chinese"] or match["mille"])
    return None if value is None else value / (1000 if match["mille"] else 100)


def _ranges(text: str, taken: list[tuple[int, int]]) -> Iterator[Numeral]:
    for found in find_ranges(text):
        if not touches(found.start, found.end, taken):
            taken.append((found.start, found.end))
            yield found


def _counts(text: str, taken: list[tuple[int, int]]) -> Iterator[Numeral]:
    place = 0
    while True:
        match = _number().search(text, place)
        if match is None:
            return
        place = match.end()
        start = next(match.start(name) for name in ("mixed", "arabic", "chinese") if match[name])
        if touches(start, match.end(), taken):
            inner = [end for begin, end in taken if begin < match.end() and start < end]
            place = max(start + 1, min(max(inner), match.end())) if inner else start + 1
            continue
        if match["chinese"] is not None and not _is_counted(match, text):
            place = start + 1 if len(match["chinese"]) == 1 else match.end("chinese")
            continue
        taken.append((start, match.end()))
        yield _count(match, text, start)


def _is_counted(match: re.Match[str], text: str) -> bool:
    """Whether a Chinese numeral counts something: with a unit of its own, and neither an idiom nor a slogan."""
    numeral, unit = match["chinese"], match["unit"]
    if not unit or (chinese_value(numeral) is None and not match["more"]) or unit in DIVISIONS:
        return False  # 三合村, 五组: names
    is_of_hundreds = len(numeral) > 1 and numeral[0] in "百千" and not _ROUND.match(text, match.start("chinese"))
    if is_of_hundreds or _SEVERAL.match(text, max(0, match.start("chinese") - 1)):
        return False  # 数十人, 好几十户, 百十户: nobody counted them
    family = prose_units()[unit].family
    if family in ("duration", "score", "power", "points"):
        return False
    behind = text[match.end("unit") : match.end("unit") + 6]
    if numeral == "一" and unit in _AT_THE_END and ends_a_list(text[: match.start("chinese")], unit, behind):
        return True
    if numeral == "一" and unit == "个":
        return _is_one(text[: match.start("chinese")], behind)
    if numeral == "一" and unit in _AT_THE_END and _BUILT.search(text[: match.start("chinese")]):
        return re.match(r"[,。;、)]|$", behind) is not None  # 新建便民桥一座
    if numeral == "一" and unit == "户" and _ONE_HOUSEHOLD.search(f"{text[: match.start('chinese')]}\0{behind}"):
        return True
    if numeral[0] in "万亿" or (len(numeral) == 1 and numeral in "一百千"):
        return (bool(match["more"]) and numeral in "百千") or (bool(match["before"]) and numeral != "一")  # 百余人, 近百户
    if re.match(prose_words()["scan"]["small_counters"], unit) or family in ("count", "rounds", "score", "floor", "weight"):
        is_end = re.match(r"[,。;、()]|$", behind) is not None and numeral not in "一" and unit in _AT_THE_END
        is_built = is_built_so(text[: match.start("chinese")], behind)
        is_counted = re.match(prose_words()["scan"]["counted_nouns"], behind) is not None or is_built or bool(match["more"])
        is_work = (
            numeral != "一" and re.fullmatch(prose_words()["scan"]["counted_units"], unit) is not None and "山" not in behind[:2]
        )
        is_named = (
            numeral != "一" and re.search(prose_words()["scan"]["counted_before"], text[: match.start("chinese")]) is not None
        )
        return is_counted or len(numeral) > 1 or is_end or is_work or is_named
    return True


def _is_one(before: str, behind: str) -> bool:
    """Whether 一个 counts: one in a list of what a township is divided into, or one behind the noun (贫困村一个)."""
    scan = prose_words()["scan"]
    is_listed = re.search(f"(?:{scan['one_behind']})$", before) is not None and re.match(scan["one_of"], behind) is not None
    is_built = _BUILT.search(before) is not None and re.match(r"[,。;、)]|$", behind) is not None  # 建成文化广场一个
    return is_listed or is_built or (_NAMED_BEFORE.search(before) is not None and re.match(r"[,。;、()]|$", behind) is not None)


def _count(match: re.Match[str], text: str, start: int) -> Numeral:
    unit = prose_units().get(match["unit"] or "") or _unit_before(text[:start])
    if match["arabic"] and len(match["arabic"].partition(".")[0].replace(",", "")) > _LONGEST:
        return Numeral(start, match.end(), "name", 0.0, "", match["unit"] or "", "")  # a code, whatever stands behind it
    if match["arabic"] in ("10", "100", "1000") and _SEVERAL_TENS.search(text[:start]):
        return Numeral(start, match.end(), "name")  # 数10人
    if match["mixed"]:
        number = mixed_value(match["mixed"])
    else:
        number = float(match["arabic"].replace(",", "")) if match["arabic"] else chinese_value(match["chinese"]) or 0.0
    for scale in (match["scale"], match["second"]):
        number *= SCALES[scale] if scale else 1
    if match["below"]:  # 3万5千元, 挣了1万8
        number += float(match["below"]) * SCALES[match["below_scale"]]
    if match["rest"]:
        number += float(match["rest"]) * (SCALES[_BELOW[match["scale"]]] if len(match["rest"]) == 1 else 1)
    written = (match["scale"] or "") + (match["second"] or "") + (match["unit"] or "")
    qualifier = "".join(
        part.replace("个", "").replace("元", "")
        for part in (match["before"], match["more"], match["more2"], match["behind"])
        if part
    )
    if unit is None:
        is_large = match["arabic"] and ({match["scale"], match["second"]} & {"万", "亿", "千万", "百万"})
        family = _family_of_bare(text[:start]) if is_large else ""
        family = "money" if (match["more"] or "").startswith("个") else family  # 1个亿
        end = match.end()
        return Numeral(start, end, "number", without_noise(number), family, written, qualifier)
    kind = KINDS_OF_FAMILIES.get(unit.family, "number")
    if unit.family == "duration" and written == "年" and 1949 <= number <= 2100:
        kind = "date"  # 比2022年
    if unit.family in ("rounds", "sessions") and text[:start].endswith("分"):
        kind = "name"  # 分3次拨付
    if kind == "number" and re.search(r"(?:无|没有|未有)$", text[:start]):
        kind = "negated"
    if kind == "number" and unit.family in _WHOLE and without_noise(number) % 1 and not _MEAN.search(text[:start]):
        kind = "leftover"  # 1.203户: a comma or a scale is lost
    if kind == "number" and unit.family == "length" and is_geography(text, start):
        kind = "geography"
    if kind == "number" and unit.family == "length" and written in _OF_SECTIONS and _DIMENSION.search(text[:start]):
        kind = "dimension"
    high = approximate_end(match["chinese"]) if match["chinese"] else None
    if high is not None and not qualifier:  # 七八十户
        kind = "range" if kind == "number" else kind
        qualifier = up_to(without_noise(high * number / (chinese_value(match["chinese"]) or 1) * unit.factor))
    end = match.end()
    if kind == "number" and unit.family == "money" and match["behind"] in ("以下", "以内"):
        kind = "condition"
    if kind == "number" and unit.family == "money" and _LIMITED.match(text, end):
        kind = "condition"  # 收入不足10万元的有7个
    return Numeral(start, end, kind, without_noise(number * unit.factor), unit.family, written, qualifier)


def _unit_before(before: str) -> ProseUnit | None:
    """Return the unit that a form names before its number: 危房改造(户):36."""
    match = _UNIT_BEFORE.search(before)
    return prose_units().get(match[1]) or (_scaled(match[1]) if match else None) if match else None


def _scaled(written: str) -> ProseUnit | None:
    unit = prose_units().get(written[1:])
    return (
        ProseUnit(written, unit.family, unit.factor * SCALES[written[0]]) if unit is not None and written[0] in "万亿" else None
    )


def _family_of_bare(before: str) -> str:
    """Return what 3.4万 without a unit counts, by the words before it: 总人口3.4万, 投资30万."""
    for family, words in prose_words()["bare_numbers"].items():
        if re.search(rf"(?:{words})[^,;。:0-9]{{0,6}}$", before):
            return str(family)
    return ""
