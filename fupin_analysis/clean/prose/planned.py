"""What a text plans is not done: 下一步硬化道路10公里 is the planned item of the grammar, as in every paper that is a plan."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.core.composing import load_grammar, made_of
from fupin_analysis.core.facets import narrow
from fupin_analysis.core.items import Item
from fupin_analysis.core.terms import OTHER, load_vocabulary, own_words

_PLANNED = "planned"
#: Topics of rolls: who stands on one does so today, whatever is planned for him.
ROLLS = frozenset({"registry", "population", "monitoring", "rectification", "cause", "staffing"})
#: Those who help are appointed, whatever they are to do.
APPOINTED = frozenset({"staff", "helping_officials", "helping_units"})
#: What happens to those on a roll, and may be planned.
CHANGES = frozenset({"risk_removed", "newly_identified", "removed", "corrected"})
#: Items that say by themselves that something is still to come.
_TO_COME = ("planned", "target", "needed", "lacking", "remaining", "allocated")
_SAYS_SO = re.compile("剩余|尚余|未|准备|将|下一步|明年|来年|力争|争取|打算")


def as_planned(read: Read) -> Read:
    """Give a number that is planned the planned item; what is on a roll stays on it.

    Parameters
    ----------
    read
        The chain with the item it counts, whether done or planned.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.chains import Chain
    >>> choice = Choice("production", "tea", load_vocabulary().item("production", "tea"), 0.0, "茶叶", "label")
    >>> as_planned(Read(Chain([]), choice, "", "2023", "plan", {"area"})).choice.name
    'tea_planned'
    """
    choice = read.choice
    if read.aspect != "plan" or not choice.name:
        return read
    if choice.item is None:
        return replace(read, choice=replace(choice, name=_planned_words(choice.name)))
    item = planned_item(choice.item)
    return replace(read, choice=replace(choice, topic=item.topic, name=item.name, item=item))


def planned_item(item: Item) -> Item:
    """Return what is planned of an item: the item itself where it is of a plan already, or counts those on a roll.

    Examples
    --------
    >>> items = load_vocabulary().item
    >>> [planned_item(items(*path)).zh for path in (("infrastructure", "wells"), ("registry", "total"), ("housing", "rebuilt"))]
    ['计划机井', '建档立卡合计', '计划危房改造']
    """
    is_on_roll = item.topic in ROLLS and item.name not in CHANGES
    if item.topic == "plan" or is_on_roll or item.name in APPOINTED or any(sign in item.name for sign in _TO_COME):
        return item
    topic = load_vocabulary().topics[item.topic]
    made = None if item.name in topic.items else made_of(topic, item.name)
    return item if made is not None and made[1] else narrow(item, _PLANNED) or item


def planned_figures(figures: pd.DataFrame, year: int) -> pd.DataFrame:
    """Return the figures of a table in a paper that is a plan: those of its year, or of one to come, are planned.

    Parameters
    ----------
    figures
        Rows of figures.
    year
        The year the paper plans.
    """
    is_to_come = figures["period"].str[:4].ge(str(year))
    paths = [
        _planned_path(topic, name) if to_come else (topic, name)
        for topic, name, to_come in zip(figures["topic"], figures["item"], is_to_come, strict=True)
    ]
    return figures.assign(topic=[topic for topic, _ in paths], item=[name for _, name in paths])


def _planned_path(topic: str, name: str) -> tuple[str, str]:
    item = load_vocabulary().item(topic, name)
    return (topic, _planned_words(name)) if item.is_own else (planned_item(item).topic, planned_item(item).name)


def _planned_words(name: str) -> str:
    words = load_grammar().stages[_PLANNED].words
    says_nothing = name == load_vocabulary().topics[OTHER].zh
    if says_nothing or _SAYS_SO.search(name) or any(word in name for word in words if len(word) > 1):
        return name
    return own_words(f"计划{name}")
