"""What a word means beside others of its table: 监测户 beside 边缘户 are those who left poverty and may fall back."""

from __future__ import annotations

from collections.abc import Iterable

from fupin_analysis.core.facets import load_facets, narrow
from fupin_analysis.core.items import Item
from fupin_analysis.core.lexicon import cut, plain_phrase
from fupin_analysis.core.terms import fold, load_vocabulary

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
