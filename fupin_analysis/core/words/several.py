"""Which of several things that are named is counted: what is beside it only says whose, what kind or out of what."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import TypeAlias

from fupin_analysis.core.words.facets import ROLLS, base_of, load_facets, narrow
from fupin_analysis.core.words.items import HEADS, Item
from fupin_analysis.core.words.narrowing import group_named
from fupin_analysis.core.words.people import are_everybody, are_of_group, pupils_of
from fupin_analysis.core.words.said import Said
from fupin_analysis.core.words.topics import NEEDS_TOPIC

_Names: TypeAlias = list[tuple[Item, ...]]
#: How items are named that count villages.
_VILLAGES = "villages"
#: What may stand between two of whom one as well as the other is meant.
_BEHIND = "(?:资金|金|补助|人员|对象)?(?:和|与|及|以及|、|/)(?:农村|城镇|城乡)?"


def items_named(said: Said, spoken: Set[str]) -> _Names:
    """Return the items that words name, without those that mean one only within a topic that is not spoken of."""
    names = []
    for items, word in zip(said.items, said.words, strict=True):
        if not NEEDS_TOPIC.fullmatch(word) or spoken & {item.topic for item in items}:
            names.append(items)
        elif not group_named(word):  # 县内 is a place of work among works, and of anything else a group
            return []
    return list(dict.fromkeys(names))


def counted_among(names: _Names, said: Said) -> _Names:
    """Return which of several things that are named is counted; where a rule would leave none, it says nothing."""
    names = [items for items in names if not are_everybody(items)] or names  # 总人口 beside another only says what is counted
    names = [items for items in names if not _is_village(items)] or names
    names = _people_of_villages(names)
    # groups say whose it is, but for the pupils of a school stage; of groups alone the last is counted
    names = pupils_of(names, said) or [items for items in names if not are_of_group(items)] or names[-1:]
    names = [items for items in names if not has_part(items, names)] or names
    return [items for items in names if not _has_rate(items, names)]


def _people_of_villages(names: _Names) -> _Names:
    """Return the people of several things that are named where the others are kinds of villages: 贫困村 of 贫困人口 says whose.

    Of villages that are no group of the grammar (非贫困村) none of what is named is counted.
    """
    kinds = [items for items in names if all(item.name.endswith(_VILLAGES) for item in items)]
    people = [items for items in names if all(item.topic in ROLLS and {*HEADS} & {*item.measures} for item in items)]
    if not (kinds and people) or len(kinds) + len(people) != len(names):
        return names
    return people if all(map(are_of_group, kinds)) else []


def are_joined(said: Said, plain: str) -> bool:
    """Whether words name two groups, one as well as the other: 农村低保和特困供养资金 is neither's, nor of those who are both."""
    named = list(zip(said.items, said.words, strict=True))
    return any(
        are_of_group(items) and are_of_group(others) and re.search(f"{re.escape(one)}{_BEHIND}{re.escape(other)}", plain)
        for (items, one), (others, other) in pairwise(named)
    )


def has_part(items: Sequence[Item], names: Sequence[Sequence[Item]]) -> bool:
    """Whether a part of what the words name is named beside it: 已就业 over 省外务工 is 省外务工."""
    parts = {path for item in items for path in load_facets().parts.get(f"{item.topic}/{item.name}", ())}
    return any(f"{item.topic}/{base_of(item)}" in parts for other in names for item in other)


def _has_rate(items: Sequence[Item], names: Sequence[Sequence[Item]]) -> bool:
    """Whether the words name what the rate named beside it is one of: 参加基本医疗保险 over 参保率 is the rate."""
    rates = {narrow(item, "rate") for item in items} - {None}
    return any(item in rates for other in names for item in other)


def _is_village(items: Sequence[Item]) -> bool:
    """Whether the words are 行政村, which behind what villages have (通硬化路行政村) are only counted."""
    return all((item.topic, item.name) == ("population", "administrative_villages") for item in items)
