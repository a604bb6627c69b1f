"""What came to a thing beside all there is of it: of 茶园4600亩,其中新增280亩 the second is the new part of the item."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fupin_analysis.clean.prose.items import Choice, own_choice, own_label
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.core.words.facets import base_of, narrow
from fupin_analysis.core.words.terms import own_words

_NEW = re.compile("新(?:增|建|植|栽|种|扩|发展|修|投放|开发|聘)|净增|扩(?:种|建|栽)")
_WORKED = re.compile("改造|低改|管护|提质|修剪|防治|更新|补植|嫁接|采摘|投产")
#: A list of the same thing by its size has its verb once: 新建水池200立方米3座、50立方米2座.
_BY_SIZE = re.compile("[0-9.]+(?:立方米?|方|吨|升|平方米|平米|千伏安|千瓦|毫米|厘米|米)")
#: Items of those who are watched or poor have new parts of their own.
_APART = frozenset({"registry", "monitoring", "exit", "plan", "population"})


def tell_new(text: str, reads: Sequence[Read], before: Sequence[Read]) -> None:
    """Narrow what is said to be new of an item that the sentence, or the one before, counts as a whole too.

    Parameters
    ----------
    text
        The folded paragraph.
    reads
        What was read in the sentence; their choices are changed.
    before
        What was read in the sentence before.
    """
    made = _made_new(text, reads)
    for read in made:
        if read.choice.item is None or read.choice.topic in _APART:
            continue
        beside = [one for one in (*before, *reads) if not any(one is new for new in made) and not _is_new(text, one)]
        others = [one for one in beside if _is_of_the_same(one, read)]
        if others:
            read.choice = _new_part(read.choice)
    for read in reads:
        if read.choice.item is None or read.choice.topic != "production" or not _is_worked(text, read):
            continue
        if any(one is not read and _is_of_the_same(one, read) and not _is_worked(text, one) for one in (*before, *reads)):
            name = own_words(own_label(_clause(text, read))) or label_of(read.choice)
            read.choice = Choice(read.choice.topic, name, None, 0.0, name, "own")  # 茶园5800亩,改造老茶园500亩


def _made_new(text: str, reads: Sequence[Read]) -> list[Read]:
    """Return what is said to be new, each of a list by sizes that begins with it."""
    made: list[Read] = []
    for place, read in enumerate(reads):
        goes_on = bool(made) and place > 0 and made[-1] is reads[place - 1] and _is_of_the_same(made[-1], read)
        if _is_new(text, read) or (goes_on and _BY_SIZE.match(_clause(text, read)) is not None):
            made.append(read)
    return made


def _is_new(text: str, read: Read) -> bool:
    return _NEW.search(_clause(text, read)) is not None


def _is_worked(text: str, read: Read) -> bool:
    """Whether a number is of what was worked on of a thing: 改造老茶园500亩."""
    return _WORKED.search(_clause(text, read)) is not None


def _clause(text: str, read: Read) -> str:
    return re.split("[,;:、。(]", text[slice(*read.chain.gap)])[-1] or read.chain.label


def _is_of_the_same(one: Read, other: Read) -> bool:
    """Whether both count the same thing of the same place and time, with another number; a year has what is new of its months."""
    is_alike = (one.choice.topic, one.choice.name) == (other.choice.topic, other.choice.name)
    is_alike = is_alike and (one.place, one.aspect) == (other.place, other.aspect)
    is_alike = is_alike and one.period in (other.period, other.period[:4])
    values = {numeral.family: numeral.value for numeral in one.chain.numerals}
    return is_alike and any(values.get(two.family, two.value) != two.value for two in other.chain.numerals)


def _new_part(choice: Choice) -> Choice:
    if choice.item is not None and choice.item.name != base_of(choice.item):
        return choice  # it is a part of the thing as it is
    new = narrow(choice.item, "new") if choice.item is not None else None
    if new is not None:
        return choice.of(new)
    return own_choice(choice.topic, f"新增{label_of(choice)}")
