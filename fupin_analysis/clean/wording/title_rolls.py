"""People with a trait in a table about those on a roll: 老年人 and 残疾人 under 低保对象分类情况 are those of them who are on it.

Whose figure 老年人 is, the title says where it is about one roll and no other. All of a place (全村残疾人数) stay all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fupin_analysis.clean.cell_subject import CellSubject
from fupin_analysis.clean.wording.labels import read_label
from fupin_analysis.clean.wording.own_words import words_of
from fupin_analysis.core.words.composing import OF, load_grammar
from fupin_analysis.core.words.facets import narrow
from fupin_analysis.core.words.narrowing import group_named
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary, own_words

#: Rolls that titles are about, by the words for them; those at their margin, and what is done for them, are others.
_ROLLS = {
    "minimum_living_allowance": re.compile(
        "(?:城乡|农村|城市|城镇)?(?:低保|最低生活保障)(?!边缘|标准)(?:对象|人员|家庭|户|人口)?"
    ),
    "extreme_poverty_support": re.compile("(?:城乡|农村|城市)?(?:特困(?:供养|救助)?(?:人员|对象|户)?|五保(?:户|对象|供养))"),
}
#: A further roll or group in a title, so that it is about no one of them.
_FURTHER = re.compile(
    "脱贫|监测|贫困|低收入|困难(?:家庭|群众)|残疾人(?:两项)?补贴|优抚|孤儿(?:和|、)|高龄|社会救助|临时救助|养老|医疗?保"
)
#: A title of two subjects, the roll's and another; what is told of the one roll (低保户数和金额) is no other.
_OF_BOTH = re.compile(
    "[和与及、暨](?!其|(?:保障|补助|发放|救助)?(?:户数|人数|人口|金额|资金|标准|分类|类别|构成|结构|人员|对象|家庭|发放|补助))"
)
#: A column of everybody in a table: people with a trait beside them are theirs.
_EVERYBODY = re.compile(
    "(?:其中:)?(?:[全本][镇乡村])?(?:总人口|总人数|总户数|户籍总?人口|户籍总?户数|常住总?人口|常住总?户数|农业人口|农户|人口总数)(?:[人户]?数)?"
)
_TOPICS = frozenset({"living", "population"})
_COUNTED = frozenset({"persons", "households", "recipients", "count"})
_ALL = re.compile("总人口|总户数|户籍|常住|农业人口|[全本][镇乡村县]|农户")
#: People by a word that no group of the grammar has: 成年人, 男性, 16-59岁.
_PEOPLE = re.compile("(?:其中[:：]?)?.{0,6}(?:人员|人|员|者|性|[0-9]岁.{0,3})数?")

#: Some of a group: 重度残疾人, 高龄老人.
_DEGREE = re.compile("重度|中度|轻度|[一二三四]级|高龄|独居|留守|失能|空巢|困境")
#: The poor in a title of income, and words for that of others.
_OF_POOR = re.compile("(?<!非)(?:建档立卡|贫困)(?:贫困)?(?:户|人口|家庭|群众)(?=.{0,6}收入)")
_OF_OTHERS = re.compile(
    "农民|农村|居民|[全本][镇乡村县]|非(?:建档立卡|贫困)|[一普]般?农户"
    "|(?:户|人口|家庭|群众)[、和与及].{0,8}(?:户|人口|家庭|群众|对象)"  # 贫困户和农户收入 is that of both
)
#: People on the register with a trait, whom a title is about: 建档立卡残疾人.
_TRAIT_OF_POOR = re.compile("(?<!非)建档立卡(?:贫困)?(残疾人|老年人|老人|妇女|儿童|学生|劳动力|党员)")
_MEANS = frozenset({"income/net_per_capita", "income/disposable_per_capita"})


def names_everybody(labels: Sequence[str]) -> bool:
    """Whether any label of a table is of all people of a place.

    Examples
    --------
    >>> names_everybody(["村名", "总人口（人）", "残疾人"]), names_everybody(["村名", "低保总人数", "残疾人"])
    (True, False)
    """
    return any(_EVERYBODY.fullmatch(fold(drop_brackets(text))) for text in labels)


def of_title_roll(subject: CellSubject, titles: Sequence[str], text: str) -> CellSubject:
    """Return what a cell is about; people with a trait, of the one roll that the titles of the table are about.

    Parameters
    ----------
    subject
        What the cell's labels and its table's topics tell.
    titles
        Titles of the table.
    text
        The labels around the cell.

    Examples
    --------
    >>> elders, persons = load_vocabulary().item("living", "elders_60_plus"), load_vocabulary().measures["persons"]
    >>> cell = CellSubject(elders, persons, True, "老年人", "人")
    >>> [of_title_roll(cell, [title], "老年人").item.name for title in ("2023年低保对象分类情况", "2023年养老服务情况")]
    ['minimum_living_allowance_of_elderly', 'elders_60_plus']
    """
    if subject.item.topic not in _TOPICS or subject.measure.name not in _COUNTED or OF in subject.item.name:
        return subject
    roll, word = _roll_of(titles)
    if not roll or _ALL.search(text) or _ROLLS[roll].search(fold(text)):
        return subject
    wording = fold(drop_brackets(subject.wording)).removeprefix("其中:")
    group = load_grammar().groups.get(group_named(wording))
    if group is not None and group.is_trait and any(own in fold("".join(titles)) for own in map(fold, group.words)):
        return subject
    is_plain = group is not None and wording.removesuffix("数") in map(fold, group.words) and not _DEGREE.match(wording)
    if group is not None and group.is_trait and is_plain:
        narrower = narrow(load_vocabulary().item("living", roll), group=group.name, is_told=True)
        return replace(subject, item=narrower, is_renamed=True) if narrower is not None else subject
    is_open = subject.item.is_own and "其中" not in text and _PEOPLE.fullmatch(wording) is not None  # parts have their whole
    if not is_open and not (group is not None and group.is_trait):
        return subject
    return replace(
        subject,
        item=load_vocabulary().item("living", own_words(f"{word} {words_of(read_label(subject.wording))}")),
        is_renamed=True,
    )


def _roll_of(titles: Sequence[str]) -> tuple[str, str]:
    """Return the one roll that the nearest title naming any is about, and its words there; empty where it names several."""
    for title in map(fold, titles):
        found = {name: match[0] for name, pattern in _ROLLS.items() if (match := pattern.search(title))}
        if found:
            is_one = len(found) == 1 and not _FURTHER.search(title) and not _OF_BOTH.search(title)
            return next(iter(found.items())) if is_one else ("", "")
    return "", ""


def of_poor(subject: CellSubject, titles: Sequence[str], text: str) -> CellSubject:
    """Return what a cell is about; income per head and people with a trait, of the poor where the title is about theirs.

    Examples
    --------
    >>> net, yuan = load_vocabulary().item("income", "net_per_capita"), load_vocabulary().measures["amount_per_person_yuan"]
    >>> cell = CellSubject(net, yuan, False, "人均纯收入", "元")
    >>> [of_poor(cell, [f"2019年{whose}收入情况"], "人均纯收入").item.zh for whose in ("贫困户家庭", "村民")]
    ['脱贫人口人均纯收入', '农民人均纯收入']
    """
    if subject.item.is_own or OF in subject.item.name or _OF_OTHERS.search(fold("".join([*titles, text]))):
        return subject
    if f"{subject.item.topic}/{subject.item.name}" in _MEANS:
        is_theirs = any(_OF_POOR.search(fold(title)) for title in titles)
    else:
        who = next((match[1] for title in titles if (match := _TRAIT_OF_POOR.search(fold(title)))), "")
        is_theirs = bool(who) and who in fold(subject.wording) and subject.measure.name in _COUNTED
    item = narrow(subject.item, group="registered", is_told=True) if is_theirs else None
    return replace(subject, item=item, is_renamed=True) if item is not None else subject
