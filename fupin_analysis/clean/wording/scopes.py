"""Whose figures all of a table are where its title says so: 残疾人就业情况统计表 tells of no others who work.

Parts of the register are limits of their own (:mod:`fupin_analysis.clean.wording.limits`). Here it is people with a trait (妇女,
退役军人), money of a source or a batch (省级财政衔接资金, 第二批), and for sums of places the villages that were listed (脱贫村).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.wording.chosen_places import of_chosen
from fupin_analysis.clean.wording.exclusions import is_left_out
from fupin_analysis.clean.wording.labels import read_label, words_in
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.clean.wording.title_rolls import of_poor, of_title_roll
from fupin_analysis.core.words.composing import OF, Facet, both_groups, load_grammar
from fupin_analysis.core.words.facets import base_of, load_facets, narrow
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import fold, load_vocabulary, own_words

#: All people of a place, of whom a title that limits a table leaves some out.
_EVERYBODY = "population/total"
#: Words for all of a place, whatever the title is about.
_ALL = re.compile("总人口|总户数|户籍|常住|[全本][镇乡村]|农户")
#: What makes an office or institution of those named before it, whose table it is: 残疾人联合会, 退役军人服务站, 老年大学.
_OFFICE = re.compile(
    r"(?:[^(),，;；。:：]{0,8}?(?:联合会|协会|委员会|基金会|事务局|管理局|办公室|服务局|(?<!电)站|中心(?![村小城镇])|服务[所处队社]|事务所|福利院|医院|学校|学院|大学)"
    r"|局|办(?![理证好学])|院校?)"
)
_SCHOOL = re.compile("(?:大学|学校|高校|院校)$")
_OWN_SCHOOL = re.compile("老年$|老龄$|开放$|电视$|干部$|党校$|师范$|农业$|科技$|医科$|工业$|理工$|财经$")
#: How far behind its source money is named.
_MONEY_BEHIND = re.compile(".{0,12}资金|.{0,4}投资")
#: What is said behind a batch of money, further off, and before one at the end: 衔接资金项目表（第三批）. Not of people.
_OF_BATCH = re.compile("(?:(?!工作队|队员|干部|人员|名单|搬迁|选派)[^,，;；。:：]){0,30}(?:资金|投资|经费)")
_BATCH_OF, _AT_END = re.compile("资金|投资|经费"), re.compile("[)）]|$|(?:项目)?(?:计划|安排|公示|统计|明细|情况)*表?$")
_MONEY, _BATCH, _COST_OF_ALL = "funds", "_batch", "projects_allocated"
#: Topics in which a table of resettlement counts those who were moved, whether or not its title says 搬迁群众.
_MOVED, _OF_MOVED = "relocated", frozenset({"employment", "training", "population", "living", "medical", "education"})
_OF_PEOPLE = frozenset({"households", "persons", "recipients", "participants"})
_VILLAGES = "poor_villages"
#: Rolls that are kept as that of the poor is, and are other people; and words for the poor and those who were.
_ROLLS_OF_POOR = frozenset({"registry", "exit"})
_OTHER_ROLL = re.compile(
    "(?:农村)?低收入(?:人口|家庭|户|群体|群众)|支出型困难(?:家庭|户|人口)|(?:低保|最低生活保障)边缘(?:家庭|户|人口)|刚性支出困难(?:家庭|户)"
    "|(?:事实无人抚养)?(?:儿童|孤儿)|高龄老人|残疾人|计生(?:特殊)?家庭|优抚对象|退役军人"
)
_NATURAL = frozenset({"natural_increase", "natural_increase_rate", "natural_decrease", "natural_decrease_rate"})
_MANAGED = re.compile("动态(?:管理|调整)|自然[增减]")
_POOR = re.compile("贫困(?!边缘)|脱贫|建档立卡|扶贫|返贫|致贫|摘帽|出列")


@cache
def scopes_in(title: str) -> tuple[str, ...]:
    """Return the groups of the grammar that a title limits all of a table to; none where it names two of a kind.

    Examples
    --------
    >>> [scopes_in(title) for title in ("2022年残疾人就业情况", "2022年省级财政衔接资金", "省级示范合作社", "妇女儿童工作")]
    [('disabled',), ('from_province',), (), ()]
    >>> [scopes_in(title) for title in ("非残疾人就业情况", "农户（不含残疾人）务工情况", "残疾人联合会就业情况")]
    [(), (), ()]
    """
    plain = fold(title)
    limiting = [group for group in load_grammar().groups.values() if group.limits]
    told = tuple(group.name for group in limiting if _names(group, plain))
    return told if len(told) == 1 else ()


def _names(group: Facet, plain: str) -> bool:
    found = (match for word in group.words for match in re.finditer(re.escape(fold(word)), plain))
    limiting = (match for match in found if _is_of_them(match, plain))
    return any(not group.is_of_money or _is_of_money(group, plain, match) for match in limiting)


def _is_of_money(group: Facet, plain: str, match: re.Match[str]) -> bool:
    before, behind = plain[: match.start()], plain[match.end() :]
    if not group.name.endswith(_BATCH):
        return _MONEY_BEHIND.match(plain[match.start() :]) is not None
    return bool(_OF_BATCH.match(behind) or (_BATCH_OF.search(before) and _AT_END.match(behind)))


def _is_of_them(match: re.Match[str], plain: str) -> bool:
    """Whether a word in a title is about those whom it names: neither left out, nor a part of an institution's name."""
    before, behind = plain[: match.start()], plain[match.end() :]
    if is_left_out(before, behind):
        return False
    return not (_OFFICE.match(behind) or (_SCHOOL.search(match[0]) and _OWN_SCHOOL.search(before)))


def within_scopes(
    subject: CellSubject, titles: Sequence[str], text: str, *, is_sum: bool, is_all_beside: bool = False
) -> CellSubject:
    """Return what a cell is about, narrowed to those of whom its table is.

    Parameters
    ----------
    subject
        What the cell's labels and its table's topics tell.
    titles
        Titles of the table.
    text
        The labels around the cell.
    is_sum
        Whether it is a figure of the township and none of a place within it.
    is_all_beside
        Whether the table tells of everybody as well, so that people with a trait are on no roll of its title.
    """
    subject = _of_another_roll(subject, titles, text)
    subject = of_chosen(subject, tuple(titles)) if is_sum else subject
    subject = of_poor(subject if is_all_beside else of_title_roll(subject, titles, text), titles, text)
    groups = list(_scopes(titles))
    if not groups and not is_all_beside and subject.item.topic in _OF_MOVED and subject.measure.name in _OF_PEOPLE:
        groups = [_MOVED] if any(map(_is_of_moving, titles)) else []
    for group in groups:
        if subject.item.is_own and is_sum and group.endswith(_BATCH) and subject.item.topic == _MONEY:
            subject = replace(subject, item=_of_batch(subject.item, group), is_renamed=True)
        if subject.item.is_own or (group == _VILLAGES and not is_sum):
            continue
        if subject.item.name == _COST_OF_ALL and load_grammar().groups[group].is_of_money:
            continue  # what projects of a fund cost in all, others may pay for too
        item = _narrower(subject.item, group, text, subject.wording)
        if item is not subject.item:
            subject = replace(subject, item=item, is_renamed=True)
    return subject


@cache
def _is_of_moving(title: str) -> bool:
    """Whether resettlement is all that a title names: not beside other works, and not whom it is about.

    Examples
    --------
    >>> [_is_of_moving(one) for one in ("2019年易地扶贫搬迁情况统计表", "危房改造和易地搬迁进度表", "易地搬迁就业情况")]
    [True, False, True]
    """
    named = [reading for reading in words_in(title) if reading.items]
    is_work = any(_MOVED in load_facets().natural_of(item) for reading in named for item in reading.items)
    return is_work and all(
        item.topic in _OF_MOVED or _MOVED in load_facets().natural_of(item) for reading in named for item in reading.items
    )


def _of_another_roll(subject: CellSubject, titles: Sequence[str], text: str) -> CellSubject:
    """Return what a cell is about, in own words where its table is about a roll that is not that of the poor.

    Examples
    --------
    >>> new = load_vocabulary().item("registry", "newly_identified")
    >>> cell = CellSubject(new, load_vocabulary().measures["households"], True, "新增", "户")
    >>> [_of_another_roll(cell, [f"2023年{who}动态管理情况"], "新增户数").item.zh for who in ("低收入家庭", "贫困户")]
    ['低收入家庭 新增', '新识别']
    """
    if subject.item.topic not in _ROLLS_OF_POOR or subject.item.is_own:
        return subject
    roll = next((found for title in titles if (found := _OTHER_ROLL.search(fold(title)))), None)
    all_said = fold("".join([*titles, text]))
    if _POOR.search(all_said):
        return subject
    if subject.item.name in _NATURAL and not _MANAGED.search(all_said):  # whoever is born is on no roll
        item = load_vocabulary().item("population", own_words(words_of(read_label(subject.wording))))
        return replace(subject, item=item, is_renamed=True)
    if roll is None:
        return subject
    wording = words_of(read_label(subject.wording))
    words = own_words(wording if roll[0] in wording else f"{roll[0]} {wording}")
    return replace(subject, item=load_vocabulary().item("living", words), is_renamed=True)


def _of_batch(item: Item, group: str) -> Item:
    """Return an item in own words with its batch, where they do not say it: 受益户数 of all projects of 第一批."""
    facet = load_grammar().groups[group]
    is_said = any(word in item.name for word in facet.words)
    return item if is_said else load_vocabulary().item(item.topic, own_words(f"{facet.zh} {item.name}"))


def _scopes(titles: Sequence[str]) -> Iterator[str]:
    yield from dict.fromkeys(group for title in titles for group in scopes_in(title))


def _narrower(item: Item, group: str, text: str, wording: str) -> Item:
    facet = load_grammar().groups[group]
    if facet.is_of_money != (item.topic == _MONEY) or item.topic in facet.acts_in:
        return item
    base = load_vocabulary().topics[item.topic].items.get(base_of(item), item)
    words = {fold(word) for word in facet.words}
    is_its_own = bool(words & {fold(name) for name in base.names}) or any(word in fold(text) for word in words)
    natural = load_facets().natural.get(f"{base.topic}/{base.name}", frozenset())
    if is_its_own or group in natural or any(word in fold(base.zh) for word in words if len(word) > 1):
        return item
    if f"{base.topic}/{base.name}" == _EVERYBODY and group != _VILLAGES:
        return item if _ALL.search(text) else load_vocabulary().item(item.topic, own_words(wording))
    if _ALL.search(text) and group != _VILLAGES:
        return item
    rest, _, own = item.name.rpartition(OF) if OF in item.name else (item.name, "", "")
    if own:
        both = both_groups(own, group)
        return load_vocabulary().item(item.topic, f"{rest}{OF}{both}") if both else item
    return narrow(item, group=group, is_told=True) or item
