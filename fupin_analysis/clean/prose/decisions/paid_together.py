"""Money told before several things is of all of them: 投资180万元,修建畜棚60栋、贮草棚60栋 paid for both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from fupin_analysis.clean.prose.items import own_choice, own_label, residue
from fupin_analysis.clean.prose.making import label_of
from fupin_analysis.clean.prose.memory import Read
from fupin_analysis.clean.prose.view import THINGS

#: What parts the things of one list, and what says of a thing which part of it was done.
_NEXT, _OTHERWISE = re.compile("[^,;。:、()0-9]{0,8}[,、和及与]"), re.compile("其中|[;。:(]|已|完成|开工|占地|面积")
_NAMED = 2


def pay_together(text: str, done: Sequence[Read]) -> None:
    """Give money that waited for the thing behind it the names of all things of that list; their choices are changed.

    Without a comma behind the money it is of the first thing, unless the next is joined to that by 、 or 和.

    Parameters
    ----------
    text
        The folded paragraph.
    done
        What was read in a sentence.
    """
    for at, money in enumerate(done):
        if money.choice.how != "ahead" or money.chain.families[0] != "money":
            continue
        things = list(takewhile(lambda one: one.chain.families[0] in THINGS and one.choice.how != "ahead", done[at + 1 :]))
        things = things[:1] + list(takewhile(lambda one: _goes_on(text, one), things[1:]))
        if len({(one.choice.topic, one.choice.name) for one in things}) < _NAMED:
            continue
        gap = text[slice(*things[1].chain.gap)]
        if text[money.chain.end : money.chain.end + 1] != "," and "," in gap:
            continue
        names = list(dict.fromkeys(_name(text, one) for one in things))
        more = "等" if len(names) > _NAMED else ""
        money.choice = own_choice(things[0].choice.topic, "、".join(names[:_NAMED]) + more)
        things[0].families.discard("money")


def _goes_on(text: str, read: Read) -> bool:
    """Whether a thing is the next one of a list, and no more is said of the one before."""
    gap = text[slice(*read.chain.gap)]
    return _NEXT.match(gap) is not None and _OTHERWISE.search(gap) is None


def _name(text: str, read: Read) -> str:
    said = own_label(text[slice(*read.chain.gap)])
    return said if residue(said) else label_of(read.choice)
