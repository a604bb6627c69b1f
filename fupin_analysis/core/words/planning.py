"""What is planned and not done: the planned item of the grammar for an item, and the words that say so of own words."""

from __future__ import annotations

import re
from functools import cache

from fupin_analysis.core.words.composing import load_grammar, made_of
from fupin_analysis.core.words.facets import load_facets, narrow
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.terms import OTHER, load_vocabulary, own_words

_PLANNED = "planned"
#: Topics of rolls: who stands on one does so today, whatever is planned for him.
ROLLS = frozenset({"registry", "population", "monitoring", "rectification", "cause", "staffing"})
#: Those who help are appointed, whatever they are to do.
APPOINTED = frozenset({"staff", "helping_officials", "helping_units"})
#: What happens to those on a roll, and may be planned.
CHANGES = frozenset({"risk_removed", "newly_identified", "newly_monitored", "removed", "corrected"})
#: Items that say by themselves that something is still to come.
_TO_COME = ("planned", "target", "needed", "lacking", "remaining", "allocated")
#: Stages of which a plan is a plan of the work itself.
_COMES_TRUE = frozenset({"new", "started", "moved_in", "accepted"})
#: Verbs that plan what they stand before: 拟投资 is 计划投资, and not 计划拟投资.
_PLANS = re.compile("^(?:拟(?!定)|确保)")
_SAYS_SO = re.compile("剩余|尚余|未|准备|将|下一步|明年|来年|力争|争取|打算")


def planned_item(item: Item) -> Item:
    """Return what is planned of an item: the item itself where it is of a plan already, or counts those on a roll.

    Examples
    --------
    >>> items = load_vocabulary().item
    >>> [planned_item(items(*path)).zh for path in (("infrastructure", "wells"), ("registry", "total"), ("housing", "rebuilt"))]
    ['计划机井', '建档立卡合计', '计划危房改造']
    """
    is_on_roll = item.topic in ROLLS and item.name.removesuffix("_rate") not in CHANGES
    if is_on_roll or item.name in APPOINTED or is_to_come(item):
        return item
    topic = load_vocabulary().topics[item.topic]
    made = None if item.name in topic.items else made_of(topic, item.name)
    if made is not None and made[1] in _COMES_TRUE:  # 下一步新增茶叶500亩, 明年搬迁入住58户
        return narrow(topic.items[made[0]], _PLANNED, made[2]) or item
    return item if made is not None and made[1] else narrow(item, _PLANNED) or item


def is_to_come(item: Item) -> bool:
    """Whether an item is of a plan, a need or a remainder by its own name.

    Examples
    --------
    >>> names = ("wells_planned", "wells", "明年续建", "观光栈道")
    >>> [is_to_come(load_vocabulary().item("infrastructure", name)) for name in names]
    [True, False, True, False]
    """
    if item.is_own:
        return planned_words(item.zh) == item.zh
    return item.topic == "plan" or any(sign in item.name for sign in _TO_COME)


@cache
def done_item(item: Item) -> Item | None:
    """Return what is done of a planned item; None where it is not of a plan.

    Examples
    --------
    >>> item = load_vocabulary().item
    >>> done_item(item("housing", "rebuilt_planned")).name, done_item(item("infrastructure", "wells_planned")).name
    ('rebuilt', 'wells')
    """
    topic = load_vocabulary().topics[item.topic]
    made = None if item.name in topic.items else made_of(topic, item.name)
    if made is not None and made[1] == _PLANNED:
        return narrow(topic.items[made[0]], group=made[2]) or None
    same = (path for path, name in load_facets().same.items() if name == f"{item.topic}/{item.name}")
    found = [path.partition("/") for path in same if path.endswith(f"_{_PLANNED}")]
    names = [(of, name.removesuffix(f"_{_PLANNED}")) for of, _, name in found]
    return load_vocabulary().item(*names[0]) if names else None


def planned_path(topic: str, name: str) -> tuple[str, str]:
    """Return topic and item of what is planned of an item, which may be in own words.

    Examples
    --------
    >>> planned_path("infrastructure", "wells"), planned_path("infrastructure", "观光栈道")
    (('infrastructure', 'wells_planned'), ('infrastructure', '计划观光栈道'))
    """
    item = load_vocabulary().item(topic, name)
    return (topic, planned_words(name)) if item.is_own else (planned_item(item).topic, planned_item(item).name)


def planned_words(name: str) -> str:
    """Return the name of an item in own words as planned, where it does not say so by itself.

    Examples
    --------
    >>> planned_words("观光栈道"), planned_words("明年续建"), planned_words("拟投资")
    ('计划观光栈道', '明年续建', '计划投资')
    """
    words = load_grammar().stages[_PLANNED].words
    name = _PLANS.sub("", name) or name
    says_nothing = name == load_vocabulary().topics[OTHER].zh
    if says_nothing or _SAYS_SO.search(name) or any(word in name for word in words if len(word) > 1):
        return name
    return own_words(f"计划{name}")
