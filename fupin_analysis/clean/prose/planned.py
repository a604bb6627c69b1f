"""What a text plans is not done: 下一步硬化道路10公里 is the planned item of the grammar, as in every paper that is a plan."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from fupin_analysis.clean.prose.items import own_label
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.core.words.items import Item
from fupin_analysis.core.words.planning import CHANGES, ROLLS, is_to_come, planned_item, planned_path, planned_words

#: To what a roll is to shrink or grow.
_TO_A_LEVEL = re.compile(
    "(?:控制|稳定|保持|压[缩减降]?|降低?|下降|减少?|缩[小减]|扩大|增加)(?:在|到|至)(?:了)?$|不(?:超过|高于)$|[低少]于$"
)
_HEADS = ("households", "persons")


#: What is said of an item at a stage, of which the grammar plans nothing further.
_OF_A_STAGE = ("_growth", "_rate", "_share")


def _is_of_a_deed(item: Item) -> bool:
    """Whether an item is a rate or a growth that is to be reached, and no state of a roll or plan already."""
    is_on_roll = item.topic in (*ROLLS, "plan") and item.name.removesuffix("_rate") not in CHANGES
    return item.name.endswith(_OF_A_STAGE) and not is_on_roll and not is_to_come(item)


def as_planned(read: Read, text: str = "") -> Read:
    """Give a number that is planned the planned item; what is on a roll stays on it, unless the roll is to come to that number.

    Parameters
    ----------
    read
        The chain with the item it counts, whether done or planned.
    text
        The folded paragraph.

    Examples
    --------
    >>> from fupin_analysis.clean.prose.numbers.chains import Chain
    >>> from fupin_analysis.clean.prose.items import Choice
    >>> from fupin_analysis.core.words.terms import load_vocabulary
    >>> choice = Choice("production", "tea", load_vocabulary().item("production", "tea"), 0.0, "茶叶", "label")
    >>> as_planned(Read(Chain([]), choice, "", "2023", "plan", {"area"})).choice.name
    'tea_planned'
    """
    choice = read.choice
    if read.aspect != "plan" or not choice.name:
        return read
    if choice.item is None:
        return replace(read, choice=replace(choice, name=planned_words(choice.name)))
    item = planned_item(choice.item)
    if (
        item.topic in (*ROLLS, "plan")
        and _TO_A_LEVEL.search(text, *read.chain.gap) is not None
        and read.chain.families[0] in _HEADS
    ):
        said = text[slice(*read.chain.gap)]  # 贫困人口控制在300人以内: who is there today, or is to leave, is not told
        words = planned_words(own_label(said) or label_of(choice))
        return replace(read, choice=replace(choice, name=words, item=None, how="own"))
    if item == choice.item and _is_of_a_deed(item):
        words = label_of(choice).replace("：比率", "率").replace("：", "")  # 力争人均纯收入增长10%: no fact of its year
        return replace(read, choice=replace(choice, name=planned_words(words), item=None, how="own"))
    return replace(read, choice=replace(choice, topic=item.topic, name=item.name, item=item))


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
        planned_path(topic, name) if to_come else (topic, name)
        for topic, name, to_come in zip(figures["topic"], figures["item"], is_to_come, strict=True)
    ]
    return figures.assign(topic=[topic for topic, _ in paths], item=[name for _, name in paths])
