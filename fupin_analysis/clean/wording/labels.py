"""What the label of a row, a column or a table says: item, measure, unit, period, by a grammar of known words.

A label is understood only if every part of it is a word of the vocabulary, a unit, a wording of time or one of a few fillers:
``2018年上半年小学补助人数（人）`` is a period, an item, a measure and a unit. Nothing is matched by likeness. A label with one
unknown part is not understood, since that part may change its meaning (``因病户数（不含低保）``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from fupin_analysis.clean.languages import in_chinese
from fupin_analysis.clean.names import drop_places
from fupin_analysis.clean.periods import IN_LABEL, times_in, without_times
from fupin_analysis.clean.places import normalise_name
from fupin_analysis.core.texts.marks import without_marks
from fupin_analysis.core.texts.numbering import LINE_NUMBER
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.sheet_words import load_sheet_words
from fupin_analysis.core.words.terms import fold, load_vocabulary

#: Words for the sum of a topic's items; which item that is depends on the topic.
_TOTALS = load_sheet_words().totals
#: Words that say nothing by themselves.
_FILLERS = frozenset(load_sheet_words().fillers)
#: Words that say that something is counted, but not what.
_NEUTRAL = load_sheet_words().neutral
#: Aliases that name an item only where the topic is known: 其他 is one of the causes, but of many other things too.
_NEED_TOPIC = re.compile(
    r"其他|其它|拟?新增|申请|剩余|走访|就业|务工|已发放|有需求|符合条件|自建|统建|代建|贷款上限|任务完成|中央|省级|市级|县级|省外|县外省内|省内县外|县内|县外|签约|规范管理|代缴|[已未]消除|[一二三四]级"
)
#: Words at the end of a title that say it is a table.
_TABLE_WORDS = re.compile(
    r"各村|各乡镇|各镇|分村|分乡镇"
    r"|(?:基本|情况|数据|信息|统计|汇总|一览|登记|明细|发放|调查|报送|进度|进展|完成|落实|实施|开展|推进|摸底|排查|核查|使用|分析|基础"
    r"|工作|运行|运营|管理|对比|对照|比较|分年度?|分季度?|分月份?|逐年|逐月|按年度?|按月|任务分解|分解|及?收益分配|花?名册|公示|台账|日报|周报|旬报|月报|季报|年报|通报|报表|采集|采录|补录|录入"
    r"|(?<=信息|数据|资料)(?:更新|填报|核实|核对)|资料(?=采集|补录|录入|更新|核实|核对)|(?<!健康)(?:档案|资料)(?=[卡册])|(?<=信息|情况|登记|调查|采集|档案|资料)[卡册]|表)*(?:[(（].*[)）])?$"
)
_NUMBERING = re.compile(rf"^(?:{LINE_NUMBER}|#)+")
_BRACKET = re.compile(r"\(([^()]*)\)")
_SENTENCES = re.compile("[。；;！!]")
#: What stands before a title: 附件2：, 附表一, 另：.
_ANNEX = re.compile(
    r"^(?:(?:附件|附表|附|表)[0-9一二三四五六七八九十]{0,3}(?:[-—.][0-9]{1,2})?[:：、]|(?:另|其中|此外|同时)[:：])"
)
#: How a sentence ends that leads to a table.
_LEADS_TO = re.compile(r"(?:具体)?(?:情况)?(?:如下|(?:详?见|如)下表)?(?:所示)?[:：。\s]*$")
#: What titles say of those counted who are there, and no others: 公益性岗位在岗人数.
_ON_ROLL = re.compile("(?<=.{2})在[岗保册](?=[人户])")
#: Of what each row is, where a title says nothing else: 村民小组基本情况.
_EACH_TEAM = re.compile("^[各分]?(?:村民小组|村组|小组|自然村)$")
#: Years that nobody names: of those that headings name, 近五年 are no more than these.
_OF_YEARS = re.compile("近[两二三四五六七八九十0-9]{1,2}年来?|近年来?|历年来?")
#: Whether houses or water are safe is looked into: whoever was looked at is not thereby safe.
_LOOKED_INTO = re.compile("(?<=安全)(?:隐患)?大?(?:排查|核查|摸底|摸排|鉴定|评定|认定|检查|普查)")
#: Those who leave poverty in the year, and not all who have.
_THIS_YEAR = re.compile("(?:今年|本年度?|当年|年内)(?:新增|实现|预计)?脱贫(?:户|人口)")
_BRACKETS = str.maketrans("[]【】〔〕{}", "()()()()")
_EMPTY_BRACKETS = re.compile(r"\(\)|\[\]|【】")
_COUNTED = r"(?:户数?|人数?|人次数?|万?元|亩|公里|个数?|名)"
#: Two units for the two numbers of a cell.
_PAIR = re.compile(rf"\(?(?:单位[:：])?({_COUNTED})[/／、,，|和;；]({_COUNTED})\)?$")
#: Money per something, which is one number: 元/亩.
_RATE = re.compile("元[/／]")
#: Words of the vocabulary that one label may be made of.
_MOST_WORDS = 6
_PERCENT = re.compile(r"(?<![0-9])([%％])$")  # 占预算%, and not 增长10%
_BEHIND_SLASH = re.compile(r"[:/,]([^:/,]+(?:/[户人])?)$")


@dataclass(frozen=True)
class LabelReading:
    """One way to understand a label; an empty field is not spoken of.

    Parameters
    ----------
    topic
        Topic named outright.
    wording
        The words that name an item.
    items
        The items those words may mean.
    measure
        Measure named outright.
    is_total
        Whether the wording is one of a sum (合计), whose item depends on the topic.
    """

    topic: str = ""
    wording: str = ""
    items: tuple[Item, ...] = ()
    measure: str = ""
    is_total: bool = False

    @property
    def needs_topic(self) -> bool:
        """Whether the wording names its item only within a topic."""
        return self.is_total or _NEED_TOPIC.fullmatch(self.wording) is not None


@dataclass(frozen=True)
class Label:
    """What a label says; without `readings` it is not understood. `pair` are the units of two numbers in one cell (户/人)."""

    text: str
    period: str = ""
    unit: str = ""
    readings: tuple[LabelReading, ...] = ()
    pair: tuple[str, ...] = ()


@cache
def read_label(text: str) -> Label:
    """Read the label of a row or a column.

    Examples
    --------
    >>> label = read_label("2018年上半年小学补助人数（人）")
    >>> label.period, label.unit, label.readings[0].wording, label.readings[0].measure
    ('2018年上半年', '人', '小学', 'recipients')
    """
    label = _read(in_chinese(text))
    return replace(label, text=text)


def _read(text: str) -> Label:
    plain = _NUMBERING.sub("", re.sub(r"\s+", "", unicodedata.normalize("NFKC", without_marks(text))))
    plain, pair = _take_pair(plain.translate(_BRACKETS))
    if fold(plain) in load_vocabulary().units and len(plain) == 1 and not _segment(fold(plain)):
        return Label(text, unit=plain, readings=(LabelReading(),))  # a row of units below the headings: 处, 米, %
    whole = _segment(fold(plain))
    if whole:
        return Label(text, unit=_last_unit(plain), readings=whole, pair=pair)
    rest, unit = _take_unit(plain)
    periods = times_in(rest)
    readings = _segment(_EMPTY_BRACKETS.sub("", fold(without_times(rest)))) if len(periods) <= 1 else ()
    unit = unit or (_last_unit(rest) if readings else "")
    return Label(text, periods[0] if len(periods) == 1 else "", unit, readings, pair)


def _take_pair(plain: str) -> tuple[str, tuple[str, ...]]:
    """Take the units of two numbers out of a label: 因病（户/人）, 因病户数/人数, 户、人."""
    match = _PAIR.search(plain)
    if match is None:
        return plain, ()
    known, units = load_vocabulary().units, tuple(text.removesuffix("数") for text in (match[1], match[2]))
    if any(fold(unit) not in known for unit in (*units,)) or fold("/".join(units)) in known or units[0] == units[1]:
        return plain, ()
    if _RATE.search(match[0]):
        return plain, ()
    return plain[: match.start()] + plain[match.end() :], units


def read_title(text: str) -> Label:
    """Read a title as the label of the whole table: ``2018年清澜镇各村贫困户统计表`` speaks of 贫困户.

    Like any label it is understood as a whole or not at all: ``低保户医疗报销情况表`` is not about 低保户.
    """
    last = _SENTENCES.split(_LEADS_TO.sub("", normalise_name(text)))[-1]  # of a paragraph above a table of a document
    last = _ANNEX.sub("", last)
    plain = _TABLE_WORDS.sub("", IN_LABEL.sub("", without_this_year(_NUMBERING.sub("", last))))
    looked = _LOOKED_INTO.search(last)
    plain = f"{plain}{looked[0]}" if looked and not _LOOKED_INTO.search(plain) else plain
    plain = _OF_YEARS.sub("", _ON_ROLL.sub("", plain))
    return read_label(_EACH_TEAM.sub("", drop_places(plain).lstrip("—-－~至、")))  # 2016—2020年


def without_this_year(title: str) -> str:
    """Return a title in which those who leave poverty in the year are named by what they do.

    Examples
    --------
    >>> without_this_year("今年脱贫户分村情况"), without_this_year("脱贫户分村情况")
    ('脱贫分村情况', '脱贫户分村情况')
    """
    return _THIS_YEAR.sub("脱贫", title)


@cache
def words_in(text: str) -> tuple[LabelReading, ...]:
    """Return the topics and items that a title mentions, in order, the longest word at each place.

    Examples
    --------
    >>> [reading.topic or reading.wording for reading in words_in("清澜镇建档立卡贫困户致贫原因统计表")]
    ['建档立卡贫困户', 'cause']
    >>> words_in("2018年各乡镇情况统计表")
    ()
    """
    folded, found, start, words = fold(text).replace("镇情况", "镇 情况"), [], 0, _title_words()  # 各乡镇|情况 is no 镇情
    longest = max(map(len, words))
    while start < len(folded):
        furthest = min(len(folded), start + longest)
        ends = (end for end in range(furthest, start + 1, -1) if folded[start:end] in words)
        end = next(ends, start)
        named = [word for word in words.get(folded[start:end], ()) if word.topic or (word.wording and not word.needs_topic)]
        found += named[:1]
        start = max(end, start + 1)
    return tuple(found)


def _take_unit(plain: str) -> tuple[str, str]:
    """Take units out of brackets and from behind a slash; brackets that say anything else are read as words of the label."""
    unit = ""

    def replace(match: re.Match[str]) -> str:
        nonlocal unit
        inner = re.sub(r"^(?:计量)?单位[:：]?", "", match[1])
        own, rest = unit_among(inner)
        if own and not rest:
            unit = own
            return ""
        if own and _segment(fold(rest)):
            unit, inner = own, rest
        return inner if IN_LABEL.fullmatch(inner) or _segment(fold(inner)) else match[0]

    rest = _BRACKET.sub(replace, plain)
    tail = _BEHIND_SLASH.search(rest) or _PERCENT.search(rest)
    if not unit and tail and fold(tail[1]) in load_vocabulary().units:
        return rest[: tail.start()], tail[1]
    return rest, unit


def unit_among(inner: str) -> tuple[str, str]:
    """Return the unit among what brackets say, and the rest: （人，贫困人口）.

    Examples
    --------
    >>> unit_among("人，贫困人口"), unit_among("万元"), unit_among("含低保")
    (('人', '贫困人口'), ('万元', ''), ('', '含低保'))
    """
    units = load_vocabulary().units
    if fold(inner) in units:
        return inner, ""
    parts = re.split("[,，;；、]", inner)
    known = [part for part in parts if fold(part) in units]
    return (known[0], "".join(part for part in parts if part != known[0])) if len(known) == 1 and len(parts) > 1 else ("", inner)


def _last_unit(plain: str) -> str:
    """Return the unit with which a label ends as a word of its own: ``补助金额万元``. One sign alone may be part of a word."""
    units = sorted((unit.written for unit in load_vocabulary().units.values() if len(unit.written) > 1), key=len, reverse=True)
    return next((unit for unit in units if fold(plain).endswith(fold(unit))), "")


@cache
def _words() -> dict[str, tuple[LabelReading, ...]]:
    """Every word of the vocabulary, folded, with what it may say."""
    vocabulary = load_vocabulary()
    words: dict[str, list[LabelReading]] = {}
    for topic in vocabulary.topics.values():
        for name in (topic.zh, topic.en, topic.name):
            words.setdefault(fold(name), []).append(LabelReading(topic=topic.name))
    for item in vocabulary.named_items():
        for name in dict.fromkeys(fold(name) for name in item.names):
            if name not in _totals() and name not in ("total", "other"):
                words.setdefault(name, []).append(LabelReading(wording=name, items=tuple(vocabulary.find_items(name))))
    for name, measure in _totals().items():
        words.setdefault(name, []).append(LabelReading(wording=name, items=_total_items(), measure=measure, is_total=True))
    for kind in vocabulary.measures.values():
        for name in (kind.zh, kind.en, kind.name, *kind.aliases):
            words.setdefault(fold(name), []).append(LabelReading(measure=kind.name))
    words |= {name: [LabelReading()] for name in _NEUTRAL}
    for unit in vocabulary.units.values():
        if len(unit.written) > 1 and fold(unit.written) not in words:
            words[fold(unit.written)] = [LabelReading()]
    return {word: tuple(dict.fromkeys(readings)) for word, readings in words.items()}


@cache
def _title_words() -> dict[str, tuple[LabelReading, ...]]:
    """Every word of the vocabulary and the other names of its topics: 防返贫监测 is a topic, and no 返贫 within it an item."""
    names = ((fold(name), topic.name) for topic in load_vocabulary().topics.values() for name in topic.aliases)
    return {name: (LabelReading(topic=topic),) for name, topic in names if len(name) > 1} | _words()


@cache
def _longest_word() -> int:
    """Length of the longest word of the vocabulary: further no search has to look, so that a long note costs its length only."""
    return max(map(len, (*_words(), *_FILLERS)))


@cache
def _totals() -> dict[str, str]:
    """Words of a sum with the measure they imply. 总户数 is the population's only where no other topic is spoken of."""
    implied = {"户": "households", "人": "persons"}
    named = load_vocabulary().item("population", "total").names
    own = {fold(name): implied.get(name[1:2], "") for name in named if name.startswith("总")}
    return dict.fromkeys(_TOTALS, "") | own


@cache
def _total_items() -> tuple[Item, ...]:
    return tuple(item for item in load_vocabulary().items() if item.name == "total" or "合计" in item.aliases)


@cache
def _segment(folded: str) -> tuple[LabelReading, ...]:
    """Return the readings of `folded` as a chain of known words, those with the fewest words; none if it is no such chain."""
    if not folded:
        return (LabelReading(),)
    if len(folded) > _MOST_WORDS * _longest_word():
        return ()
    chains = list(_chains(folded, _MOST_WORDS))
    fewest = min((length for length, _ in chains), default=0)
    readings = dict.fromkeys(reading for length, reading in chains if length == fewest)
    return tuple(one for one in readings if not any(_goes_on(one, other) for other in readings))


def _goes_on(one: LabelReading, other: LabelReading) -> bool:
    """Whether another reading's name goes on with the noun of its topic: 创业培训 + 人数, and not 创业 + 培训人数."""
    if not one.wording or one.wording == other.wording or not other.wording.startswith(one.wording):
        return False
    topic = load_vocabulary().find_topic(other.wording.removeprefix(one.wording))
    return topic is not None and any(item.topic == topic.name for item in other.items)


def _chains(folded: str, most: int) -> Iterator[tuple[int, LabelReading]]:
    """Yield each chain's number of words and what it says in all."""
    if not folded:
        yield 0, LabelReading()
        return
    if most == 0:
        return
    for end in range(1, min(len(folded), _longest_word()) + 1):
        head, tail = folded[:end], folded[end:]
        if head in _FILLERS:
            yield from _chains(tail, most)
        for word in _words().get(head, ()):
            for length, rest in _chains(tail, most - 1):
                both = _join(word, rest)
                if both is not None:
                    yield length + 1, both


def _join(one: LabelReading, other: LabelReading) -> LabelReading | None:
    """Join what two words of one label say; None where both name an item, a topic or a measure."""
    if one.is_total and other.wording and one.measure:
        one = LabelReading(measure=one.measure)  # 已脱贫总户数 is 已脱贫户数
    elif other.is_total and one.wording and other.measure:
        other = LabelReading(measure=other.measure)
    if (one.topic and other.topic) or (one.wording and other.wording) or (one.measure and other.measure):
        return None
    named = one if one.wording else other
    return LabelReading(one.topic or other.topic, named.wording, named.items, one.measure or other.measure, named.is_total)
