"""What a word means beside others of its table: 监测户 beside 边缘户 are those who left poverty and may fall back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fupin_analysis.clean.wording.labels import Label
from fupin_analysis.core.words.facets import ROLLS, load_facets, narrow
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.lexicon import cut, plain_phrase
from fupin_analysis.core.words.terms import drop_brackets, fold, load_vocabulary

#: How a heading ends or begins that counts all of a place; 总数 alone is of what stands above it.
_ALL = re.compile(r"总(?!数$).*|.+总数")
_EVERYBODY = "population"
#: Topics of what is given to some households, in a group of which 总户数 are those.
_GIVEN = frozenset({"living", "housing"})
#: A heading that only says that people are counted below, over one that says which and how: 人口情况 over 低保户数.
_OF_PEOPLE_BELOW = re.compile("(?:人口|人员|人户|户籍|户数)(?:基本)?(?:情况|概况|状况|信息|数据|统计)")
#: How a heading ends of which those below divide people: 搬迁户数 over 总户数.
_COUNTS = re.compile("[户人]数$|人口数?$")
#: Words for those who left poverty, of the year or in all.
_EXITED = frozenset({"脱贫户", "脱贫人口"})
#: What is told as a part stands within the word and not beside it; a sum is of all.
_PART, _SUMS = "其中", ("三类", "合计", "总数", "总计")


def groups_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the groups of the grammar that the labels of a table name; none where one is told as a part (其中：边缘户).

    Examples
    --------
    >>> sorted(groups_in(["监测户（户）", "边缘户（户）"])), sorted(groups_in(["监测户", "其中：边缘户"]))
    (['marginal', 'monitored'], ['monitored'])
    """
    told: set[str] = set()
    is_part = False
    for text in texts:
        is_part = is_part or _PART in text
        named = {sense.group for _, senses in cut(plain_phrase(text)) for sense in senses or () if sense.group}
        told |= named if not is_part else set()
    return frozenset(told)


def meant_of_exits(item: Item, wording: str, groups: frozenset[str], stated: Sequence[str]) -> Item:
    """Return which of those who leave poverty 脱贫户 and 脱贫人口 are: of the year under a title about that, else all who have.

    Beside 未脱贫户 they are all who have, whatever the title says.

    Examples
    --------
    >>> vocabulary = load_vocabulary()
    >>> exited, done = vocabulary.item("registry", "exited"), vocabulary.item("exit", "done")
    >>> [meant_of_exits(exited, "脱贫户", frozenset(), topics).name for topics in (["exit"], ["registry"])]
    ['done', 'exited']
    >>> [meant_of_exits(done, "脱贫人口", frozenset(), topics).name for topics in (["exit"], ["registry"])]
    ['done', 'exited']
    """
    plain = fold(drop_brackets(wording)).removeprefix(_PART).lstrip(":").removesuffix("数")
    if plain not in _EXITED or f"{item.topic}/{item.name}" not in ("registry/exited", "exit/done"):
        return item
    is_of_year = "exit" in stated and "not_exited" not in groups
    return load_vocabulary().item(*(("exit", "done") if is_of_year else ("registry", "exited")))


def heads_alone(heads: Sequence[Label]) -> Sequence[Label]:
    """Return the headings above a cell, the last alone where it counts all of a place and those above only group columns.

    Examples
    --------
    >>> from fupin_analysis.clean.wording.labels import read_label
    >>> [label.text for label in heads_alone([read_label("通信网络"), read_label("农户总数")])]
    ['农户总数']
    >>> [label.text for label in heads_alone([read_label("贫困村"), read_label("总人口")])]
    ['贫困村', '总人口']
    >>> [label.text for label in heads_alone([read_label("搬迁户数"), read_label("总户数")])]
    ['搬迁户数', '总户数']
    >>> [label.text for label in heads_alone([read_label("低保"), read_label("总户数")])]
    ['低保', '总户数']
    >>> [label.text for label in heads_alone([read_label("人口情况"), read_label("低保户数")])]
    ['低保户数']
    """
    if len(heads) > 1 and any(reading.wording for reading in heads[-1].readings):
        heads = [*(one for one in heads[:-1] if not _OF_PEOPLE_BELOW.fullmatch(fold(one.text))), heads[-1]]
    last = [item for reading in heads[-1].readings for item in reading.items] if heads else []
    if len(heads) < 2 or not _ALL.fullmatch(fold(drop_brackets(heads[-1].text))) or not any(i.topic == _EVERYBODY for i in last):
        return heads
    above = [sense for label in heads[:-1] for _, senses in cut(plain_phrase(label.text)) for sense in senses or ()]
    says_whose = (
        sense.group
        or sense.stage
        or any(item.topic in ROLLS or (item.topic in _GIVEN and item.spends) for item in sense.items or ())
        for sense in above
    )
    counts = any(_COUNTS.search(fold(drop_brackets(label.text))) for label in heads[:-1])
    return heads if counts or any(says_whose) else heads[-1:]


def meant_beside(item: Item, wording: str, groups: frozenset[str]) -> Item:
    """Return what words for `item` mean in a table whose labels name `groups`.

    Examples
    --------
    >>> watched = load_vocabulary().item("monitoring", "total")
    >>> meant_beside(watched, "监测户", frozenset({"monitored", "marginal"})).zh, meant_beside(watched, "监测户", frozenset()).zh
    ('脱贫不稳定户', '监测对象合计')
    """
    plain = fold(wording)
    for group, rule in load_facets().beside.items():
        is_beside = bool(groups & rule.others) and group not in groups
        if not is_beside or not any(word in plain for word in rule.words) or any(word in plain for word in _SUMS):
            continue
        if f"{item.topic}/{item.name}" == rule.item:
            return narrow(item, group=group, is_told=True) or item
        stem = item.name.removesuffix(f"_of_{rule.instead}")
        if stem != item.name and load_vocabulary().has_item(item.topic, f"{stem}_of_{group}"):
            return load_vocabulary().item(item.topic, f"{stem}_of_{group}")
    return item
