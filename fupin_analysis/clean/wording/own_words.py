"""What a cell is about where its labels are not all words of the vocabulary: an item composed by grammar, or its own words.

Nothing that is a number under a heading is thrown away for its words: it stays a figure under the topic that the headings tell.
What is never a quantity (telephone numbers, codes, ranks, dates) stays set aside, and so does what has no heading at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from fupin_analysis.clean.numbers import CellProblem
from fupin_analysis.clean.periods import without_times
from fupin_analysis.clean.wording.labels import Label, read_label, unit_among
from fupin_analysis.core.words.counting import SPENT_ON, are_related, implied
from fupin_analysis.core.words.facets import ROLLS, is_contested, load_facets, meant_under, narrow, part_named
from fupin_analysis.core.words.items import Item, Measure
from fupin_analysis.core.words.lexicon import plain_phrase
from fupin_analysis.core.words.people import names_group
from fupin_analysis.core.words.phrases import Match, match_phrase
from fupin_analysis.core.words.said import is_understood, read_phrase, says_no_object
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary
from fupin_analysis.core.words.topics import NEEDS_TOPIC, topics_of

#: Headings under which numbers are names, marks or moments.
_NO_QUANTITY = re.compile(
    r"电话|手机|传真|邮编|邮政编码|编码|编号|代码|序号|行次|栏次|排名|名次|位次|排序|经度|纬度|坐标|身份证|证号|账号|卡号|银行卡|学号|文号|车牌"
    r"|门牌|(?:建成|建设|建造|开工|竣工|投产|出生|入党|脱贫|识别|认定|成立)(?:年份|年度|时间|日期|年月)|^(?:年份|年度|日期|时间|年龄)$|姓名"
)
#: Those who are named, or, where a heading says in what, counted.
_NAMED = re.compile("责任人|负责人|联系人")
_UNIT_AT_END = re.compile(r"[（(](?:计量)?(?:单位[:：]?)?([^（()）]+)[)）]\s*$|[:：/,，]\s*([^:：/,，（）()]{1,4})\s*$")
#: How a heading ends that only says by what the headings below it are told apart.
_DIMENSION = re.compile(
    r"(?:按.{1,6}分|方式|类型|类别|类|种类|等级|级别|层级|来源|渠道|主体|结构|构成|组成|去向|流向|分布|地点|地域|区域|性质|程度|途径|形式|分类|属性|情况|状况)$"
)
#: Levels of government as a column of money names them: 到位资金 over 省, 市, 县.
_LEVELS = frozenset("省市县区州")
#: How a title ends that also tells what was paid: of 公益性岗位开发及补贴发放 people are those who hold posts.
_PAID = re.compile("[及和与、]?(?:补贴|补助|奖补|资金|工资|待遇)(?:资金)?(?:发放|兑付|拨付|支付)?$")
#: What holds of each one of something is no whole number: 户均就业人数1.84.
_OF_EACH = re.compile("(?:户|人|村|组|亩|次|生|队|平)均(?!收入|纯|可支配|增收|补助|工资)")
_EACH = re.compile("各[项类种级]")
#: What is checked of everybody whom a title names: 户数 under 脱贫户“三保障”情况 are all of them.
_OF_ALL = re.compile("[两二]不愁|三保障")
#: A heading over who is new and who leaves, whoever they are: 动态管理 over 当月新增.
_MANAGED = re.compile(r"^(?:动态(?:管理|调整|变化|变动|监管)|(?:增减|进出)(?:变化|变动|情况))")
_OF_MONTH = re.compile("^[当本]月")
#: How a title ends that says what was done with its subject.
_DONE_WITH = re.compile("(?:动态(?:管理|调整|变化|监管)?|分配|发放|下达|拨付)+$")
_EMPTY = re.compile(r"[（(【〔\[]\s*[)）】〕\]]")
#: Which group of the register a title limits a table to.
GROUPS = {
    "exited": "exited",
    "not_exited": "not_exited",
    "general": "ordinary",
    "low_income_allowance": "low_income_allowance",
    "extreme_poverty_support": "extreme_poverty",
    "with_labour": "with_labour",
    "total": "monitored",
    "marginal": "marginal",
    "unstable_exited": "unstable",
    "sudden_hardship": "sudden",
    "disabled": "disabled",
}


def open_subject(
    heads: Sequence[Label],
    rows: Sequence[Label],
    *,
    stated: Sequence[str],
    siblings: Sequence[str],
    limits: Sequence[Item],
    titles: Sequence[str],
    about: str,
    section: str,
    unit: str,
    is_ambiguous: bool = False,
    lines: Sequence[str] = (),
    is_of_groups: bool = False,
    counted: str = "",
    is_of_month: bool = False,
    are_works_beside: bool = False,
) -> tuple[Item, Measure, str]:
    """Return item, measure and wording of a cell of which not every label is known.

    Parameters
    ----------
    heads, rows
        Labels above and beside the cell.
    stated, siblings
        Topics that titles name, and that of the table's other labels.
    limits
        Parts of the register to which a title limits the table.
    titles
        Titles that may name the item where the labels do not.
    about
        Words of the title with which a figure is kept whose labels say only how it is counted: 农村公路建设 投资.
    section
        The text standing alone above the row.
    unit
        Unit written beside the cell, in a column of units or in the cell.
    is_ambiguous
        Whether the labels mean several known items, or one that is not counted so: then none is taken.

    lines
        Units of the table's line of units.
    is_of_groups
        Whether groups of people are those of what the title is about.
    counted
        What the title says is counted, where neither a label nor a unit does.
    is_of_month
        Whether the table is of a month, which 当月 then is.
    are_works_beside
        Whether works stand side by side, whose 合计 is none of them.

    Raises
    ------
    CellProblem
        F205 where there are no words, or words under which no quantity stands.
    """
    spoken = [(label, words_of(label)) for label in (*rows, *heads) if not says_only_how(label)]
    texts = [text for _label, text in spoken if text]
    wording = " ".join(dict.fromkeys(texts))
    said = next((reading.measure for label in (*reversed(heads), *rows) for reading in label.readings if reading.measure), "")
    are_alike = not unit and not lines and not any(label.unit or implied(fold(words)) for label, words in spoken)
    said = said or (counted if are_alike else "")
    if not wording and len(limits) == 1 and _OF_ALL.search(about) and said in limits[0].measures:
        return limits[0], load_vocabulary().measures[said], limits[0].zh
    if not wording:
        named = (label.text for label in (*heads, *rows) if label.text.strip() and not _says_only_when(label))
        wording, texts = next(named, ""), []  # a year says when, not what
        wording = f"{about} {words_of(read_label(wording))}" if about and wording else wording
    are_counted = any(label.unit for label in (*heads, *rows)) or wording.endswith("数")
    are_names = not are_counted and any(_NAMED.search(fold(text)) for text in (*texts, wording))
    if not wording or are_names or any(_NO_QUANTITY.search(fold(text)) for text in (*texts, wording)):
        raise CellProblem("F205", {"got": wording})
    unit = unit or next((own for label in (*heads, *rows) if (own := _unit(label.text))), "")
    money = {"funds"} if stated else set()  # one column of money makes no table of works one of funds
    beside = [topic for topic in siblings if topic not in money]
    topics = _nearest_first([*topics_of(section), *_topics_above(texts), *stated, *beside])
    meant = _without_dimensions([f"{text}级" if text in _LEVELS else text for text in texts])
    found = _match(meant, topics=topics, headings=[section, *titles, about], unit=unit, measure=said, lines=lines)
    if is_of_groups and not found.item.is_own and found.item.topic not in stated[:1] and names_group(found.item):
        is_of_task = about.endswith("任务")  # of 改造任务完成情况 the task or what was done: nobody says
        least = 1.1 if is_of_task else 1.0
        phrase = f"{_PAID.sub('', about)} {' '.join(meant)}"
        found = match_phrase(phrase, topics=topics, unit=unit, measure=said, is_contrasted=True, least=least)
        wording = f"{about} {wording}"
    if is_ambiguous:
        found = match_phrase(wording, topics=topics, unit=unit, measure=said, least=1.1)
    if not found.item.is_own and limits and found.item.topic not in {"registry", *(limit.topic for limit in limits)}:
        groups = list(dict.fromkeys(GROUPS.get(item.name, "") for item in limits))
        groups = ["exited_and_monitored"] if groups == ["exited", "monitored"] else groups
        is_so = f"_of_{groups[0]}_" in f"{found.item.name}_"
        narrower = found.item if is_so else narrow(found.item, group=groups[0], is_told=True) if groups[0] else None
        if len(groups) == 1 and narrower is not None:
            return narrower, found.measure, wording
        names = {name: group.zh for name, group in load_facets().groups.items()}
        wording = f"{'和'.join(dict.fromkeys(names.get(GROUPS.get(one.name, ''), one.zh) for one in limits))} {wording}"
        said = found.measure.name
        found = match_phrase(f"{wording}：", topics=[found.item.topic], unit=unit, measure=found.measure.name, least=1.1)
    if found.item.is_own:
        is_of_roll = about.endswith("动态")  # 年初在保, 新增 and 本年退出 under 低保动态管理 are of the roll
        is_open = _MANAGED.match(wording) is not None or says_no_object(wording)
        is_open |= is_of_roll and NEEDS_TOPIC.fullmatch(fold(wording)) is not None
        is_count = any(reading.is_total and reading.measure for reading in read_label(wording).readings)  # 总户数
        is_of_title = bool(about) and bool(texts) and (is_open or is_count)
        is_sum = any(reading.is_total for text in texts for reading in read_label(text).readings)
        is_managed = (
            any(map(_MANAGED.match, texts)) or is_count or is_sum or is_of_roll
        )  # 已改造 under 住房安全 is no state of it
        is_dated = is_of_month or not any(map(_OF_MONTH.match, texts))  # 当月 in a table of a year is of some month
        if is_of_title and is_managed and is_dated and not limits and not is_of_groups and not are_works_beside:
            whole = under_title(about, texts, topics=topics, unit=unit, measure=said)
            if whole is not None and whole.item.topic in stated:
                return whole.item, whole.measure, f"{about} {wording}"
        wording = f"{about} {wording}" if is_of_title else wording
        told = [topic for text in texts[-1:] for topic in reversed(topics_of(text))]
        topics = _nearest_first([*told, *topics] if topics[:1] == ["funds"] else [*topics, *told])  # whose money it is
        found = match_phrase(wording, topics=topics, unit=unit, measure=said, least=1.1)
    above = [*titles, about]
    item = meant_under(found.item, [*above, section], wording)
    if is_of_another(item, found.measure, stated, [*above, wording]):
        item = match_phrase(f"{wording}：", topics=list(stated), unit=unit, measure=found.measure.name, least=1.1).item
    is_mean = item.is_own and found.measure.kind == "count" and _OF_EACH.match(fold(texts[-1] if texts else wording)) is not None
    return item, load_vocabulary().measures["quantity"] if is_mean else found.measure, wording


def under_title(about: str, texts: Sequence[str], **known: Any) -> Match | None:
    """Return what a title and the headings mean as one phrase: 低保动态管理 over 当月新增户数; None where they mean nothing."""
    said = [_OF_MONTH.sub("", text) for text in texts if not _MANAGED.fullmatch(text)]
    subject = _DONE_WITH.sub("", about)
    measure = load_vocabulary().measures.get(str(known["measure"]))
    if measure is not None and measure.kind == "count":
        subject = _PAID.sub("", subject)  # who is paid for a post holds it
    found = match_phrase("".join([subject, *said]), **known)
    if found.item.is_own and subject != about:
        found = match_phrase("".join([about, *said]), **known)  # 财政资金下达 合计 is what was
    is_counted = any(are_related(found.measure.name, name) for name in found.item.measures)
    return found if not found.item.is_own and is_counted else None


def is_of_another(item: Item, measure: Measure, stated: Sequence[str], titles: Sequence[str] = (), wording: str = "") -> bool:
    """Whether an item is of no topic that titles state and is not counted so: persons trained in 种植 are no area."""
    if is_contested(item, titles, wording, stated):
        return True
    return bool(stated) and item.topic not in stated and not item.is_own and measure.name not in item.measures


def is_of_works(item: Item, stated: Sequence[str]) -> bool:
    """Whether an item of the funds is one of the works that titles state: 项目个数 of 产业项目 are not those of all funds."""
    topics = load_vocabulary().topics
    is_of_funds = item.topic == "funds" and "funds" not in stated
    return is_of_funds and any(topic in SPENT_ON and item.name in topics[topic].items for topic in stated)


def _match(texts: Sequence[str], **known: Any) -> Match:
    """Read headings one after the other, or, where that is no phrase, the lower before the upper: 各项报销 over 基本医保."""
    found = _part_below(texts, **known) or match_phrase("".join(texts), **known)
    if found.item.is_own and len(texts) > 1:
        turned = match_phrase(_EACH.sub("", "".join(reversed(texts))), **known)
        if not turned.item.is_own and turned.reason == "listed":
            return turned
        apart = match_phrase("、".join(texts), **known)  # 医疗救助 over 脱贫人口 is no 医疗救助脱贫
        return found if apart.item.is_own else apart
    return found


def _part_below(texts: Sequence[str], **known: Any) -> Match | None:
    """Return the part of what a heading names as which the one below it ends: 生活补贴 under 残疾人两项补贴人数."""
    below = read_phrase(plain_phrase(texts[-1])) if len(texts) > 1 else None
    if below is None or below.items or below.groups:
        return None  # it says itself what it is, and the heading above of what
    for text in texts[:-1]:
        above = read_phrase(plain_phrase(text))
        is_plain = len(above.items) == 1 and not (above.unknown or above.stages)
        part = part_named(above.items[0], plain_phrase(texts[-1])) if is_plain else None
        if part is not None:
            found = match_phrase(part.zh, **known)
            return None if found.item.is_own else found
    return None


def _topics_above(texts: Sequence[str]) -> list[str]:
    """Return the topics of the headings above the last that are words of the vocabulary: 住房安全 over 已整改户数."""
    return [topic for text in texts[:-1] if is_understood(text) for topic in topics_of(text)]


def _nearest_first(topics: Sequence[str]) -> list[str]:
    """Return topics without doubles, the rolls last: of poor villages (建档立卡) a table may count anything."""
    return list(dict.fromkeys([*(topic for topic in topics if topic not in ROLLS), *topics]))


def _without_dimensions(texts: Sequence[str]) -> list[str]:
    """Return headings without those that only name how the ones below are told apart: 改造方式, 房屋等级, 就业地点."""
    kept = []
    for place, text in enumerate(texts):
        stem = _DIMENSION.sub("", drop_brackets(text))
        if place == len(texts) - 1 or stem == text or is_understood(text):
            kept.append(text)
        elif is_understood(stem):
            kept.append(stem)
    return kept


def says_only_how(label: Label) -> bool:
    """Whether a label says only what is counted, or when: that is in the figure's own columns."""
    return bool(label.readings) and all(not (reading.topic or reading.wording) for reading in label.readings)


def _says_only_when(label: Label) -> bool:
    """Whether a label is a wording of time and nothing else: 2018年, and not 2018年户数."""
    return bool(label.period) and not label.unit and not any(reading.measure for reading in label.readings)


def words_of(label: Label) -> str:
    """Return a label without its period and its unit."""
    text = label.text
    unit = _UNIT_AT_END.search(text)
    if unit and fold(unit[1] or unit[2]) in load_vocabulary().units:
        text = text[: unit.start()]
    elif unit and unit[1] and (among := unit_among(unit[1]))[0]:
        text = text[: unit.start()] + among[1]
    text = text.rstrip("%％")
    return " ".join(_EMPTY.sub("", without_times(text)).split())


def _unit(text: str) -> str:
    found = _UNIT_AT_END.search(text)
    unit = (found[1] or found[2]).strip() if found else ""
    return unit if fold(unit) in load_vocabulary().units else ""
